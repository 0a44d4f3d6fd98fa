"""What helps each child in class, and one-page profiles."""

from datetime import date, timedelta
from typing import Any

from dashboards.demo.days import term_day_by, term_days_before
from dashboards.demo.dice import Dice
from dashboards.demo.kinds import ProfileWords
from dashboards.demo.plan_children import Child
from dashboards.demo.plan_people import Staffroom
from dashboards.demo.words_profiles import (
    AIMS,
    AT_HOME,
    COMMUNICATE,
    FIRST_FIVE,
    HARD,
    INTERESTS,
    SAFETY,
    SUPPORT,
)
from dashboards.demo.words_provision import ADAPTATIONS, PROVISIONS

Row = dict[str, Any]
_EARLIER_VERSION = 0.6  # of the profiles have one of the year before, some one more
_A_YEAR_BEFORE = timedelta(days=350)
_SHARE_WITH_PROFILE = 0.5


def adaptation_rows(dice: Dice) -> list[Row]:
    """The school's list of adaptations."""
    return [
        {
            "id": dice.id("adaptation", one.key),
            "name": one.entry.name,
            "how": one.entry.what_you_do,
            "when_it_helps": one.entry.when_it_helps,
            "how_you_see": one.entry.how_you_see,
            "need_codes": list(one.needs),
            "barrier": one.entry.barrier.value,
            "bank_key": one.key,
        }
        for one in ADAPTATIONS
    ]


def provision_rows(dice: Dice) -> list[Row]:
    """The school's list of provisions."""
    return [
        {"id": dice.id("provision", one.name), "name": one.name, "tier": one.tier, "plain_name": one.plain_name}
        for one in PROVISIONS
    ]


def chosen_rows(dice: Dice, children: list[Child], began: dict[str, date]) -> list[Row]:
    """Two to four adaptations for each child on the register, those of a story with what is special about them."""
    rows = []
    for child in children:
        if not child.on_register:
            continue
        chance = dice.stream("chosen", child.key)
        if child.story:
            chosen = list(child.story.adaptations)
        else:
            suited = [one.key for one in ADAPTATIONS if child.needs[0] in one.needs]
            chosen = [(key, "") for key in chance.sample(suited, min(len(suited), chance.choice((2, 3, 3, 4))))]
        rows += [_chosen(dice, child, key, note, began[child.key]) for key, note in chosen]
    return rows


def _chosen(dice: Dice, child: Child, key: str, note: str, since: date) -> Row:
    return {
        "id": dice.id("chosen", child.key, key),
        "pupil_id": child.id,
        "adaptation_id": dice.id("adaptation", key),
        "note": note,
        "starts_on": since,
    }


def profile_rows(dice: Dice, staff: Staffroom, children: list[Child], today: date) -> list[Row]:
    """Profiles of all whose story has one, and of others until about half of the register has one."""
    on_list = [child for child in children if child.on_register]
    told = [child for child in on_list if child.story and child.story.profile]
    others = [child for child in on_list if not child.story]
    more = max(0, round(len(on_list) * _SHARE_WITH_PROFILE) - len(told))
    chance = dice.stream("profiles")
    writers = chance.sample(others, min(more, len(others)))
    interests = chance.sample(INTERESTS, len(INTERESTS))
    rows = []
    for place, child in enumerate([*told, *writers]):
        words = child.story.profile if child.story else None
        if words is None:
            # Three neighbours of the shuffled list: nobody says quite the same as somebody else.
            three = [interests[(place * 5 + step) % len(interests)] for step in range(3)]
            words = _put_together(dice, child, three)
        rows += _versions(dice, staff, child, words, today)
    return rows


def _versions(dice: Dice, staff: Staffroom, child: Child, words: ProfileWords, today: date) -> list[Row]:
    """A profile as it is now, and for many as it was a year before: shorter, and without what was found out since."""
    now = _profile(dice, staff, child, words, today)
    chance = dice.stream("profile-before", child.key)
    made_on = term_day_by(now["made_on"] - _A_YEAR_BEFORE)
    new_here = child.joined_on is None or child.joined_on > made_on - timedelta(days=30)
    if new_here or chance.random() > _EARLIER_VERSION:
        return [now]
    lines = {name: now[name].splitlines() for name in ("liked", "support", "hard")}
    earlier = {
        **now,
        "id": dice.id("profile", child.key, 1),
        **{name: "\n".join(text[: max(1, len(text) - 1)]) for name, text in lines.items()},
        "first_five": "",
        "aims": "",
        "made_on": made_on,
        "review_on": made_on + timedelta(weeks=26),
        "made_with": f"{child.called} with {staff.senco.said}",
        "made_by_id": staff.id(staff.senco),
    }
    return [earlier, {**now, "version": 2}]


def _put_together(dice: Dice, child: Child, interests: list[tuple[str, str]]) -> ProfileWords:
    chance = dice.stream("profile", child.key)
    need = child.needs[0]
    young = child.words_year in "R1"

    def some(bank: dict[str, tuple[str, ...]], few: int) -> str:
        lines = bank.get(need, ())
        return "\n".join(chance.sample(lines, min(len(lines), few)))

    return ProfileWords(
        liked="\n".join(liked for liked, _ in interests[: 2 if young else 3]),
        matters="\n".join(matters for _, matters in interests[: 2 if young else 3]),
        support=some(SUPPORT, 3 if young else 4),
        hard=some(HARD, 2 if young else 3),
        first_five=FIRST_FIVE.get(need, "") if chance.random() < 0.7 else "",
        communicate=COMMUNICATE.get(need, ""),
        aims=some(AIMS, 1),
        safety=SAFETY.get(need, ""),
        at_home=chance.choice(AT_HOME) if chance.random() < 0.6 else "",
    )


def _profile(dice: Dice, staff: Staffroom, child: Child, words: ProfileWords, today: date) -> Row:
    chance = dice.stream("profile-made", child.key)
    made_on = term_days_before(today, 60)[chance.randrange(8, 55)]
    adult = chance.choice((staff.helper_of[child.group], staff.teacher_of[child.group])).said
    family = child.family[0].relationship.lower() if child.family else ""
    home = f" and {'his' if child.sex == 'M' else 'her'} {family}" if family in ("mother", "father", "foster carer") else ""
    return {
        "id": dice.id("profile", child.key, "now"),
        "pupil_id": child.id,
        "version": 1,
        "liked": words.liked,
        "matters": words.matters,
        "support": words.support,
        "hard": words.hard,
        "first_five": words.first_five,
        "communicate": words.communicate,
        "aims": words.aims,
        "safety": words.safety,
        "at_home": words.at_home,
        "made_with": f"{child.called} with {adult}{home}",
        "made_on": made_on,
        "made_by_id": staff.id(staff.teacher_of[child.group]),
        "review_on": made_on + timedelta(weeks=26),
    }
