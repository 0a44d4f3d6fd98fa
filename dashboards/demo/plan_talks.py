"""Talks with families, and referrals to services, over the two years of a school's history."""

from datetime import date, datetime, time, timedelta
from typing import Any

from dashboards.demo.days import term_day_by, term_day_from
from dashboards.demo.dice import Dice
from dashboards.demo.kinds import fitted
from dashboards.demo.plan_cases import LONDON
from dashboards.demo.plan_children import Child
from dashboards.demo.plan_cycles import Work
from dashboards.demo.plan_people import Staffroom
from dashboards.demo.words_talks import ACCEPTED, DECLINED, SERVICES, TALKS

Row = dict[str, Any]
_AT_REVIEW = 0.55  # of the reviews have a talk beside them
_OPEN_ACTIONS = ((6, -3), (5, 2), (9, 8))  # days since the talk, days until it should be done
_REFERRED = 0.3  # of the register
# How referrals stand: (agreed, sent, answered, report, closed) in days ago, and what the service said. The first four are
# what still asks for something; all others are over.
_OPEN = (
    ((80, 74, None, None, None), ""),
    ((60, 55, 12, None, None), "accepted"),
    ((25, 20, None, None, None), ""),
    ((6, None, None, None, None), ""),
)
_OVER = (
    ((190, 183, 150, 95, 88), "accepted"),
    ((330, 322, 297, None, 270), "declined"),
    ((520, 511, 470, 401, 395), "accepted"),
)


def note_rows(dice: Dice, staff: Staffroom, children: list[Child], work: Work, today: date) -> list[Row]:
    """Talks beside the reviews of past cycles, and a few of these days of which something is still to be done."""
    of_id = {child.id: child for child in children}
    rows = []
    for cycle in work.cycles:
        child = of_id[cycle["pupil_id"]]
        chance = dice.stream("talk", child.key, cycle["number"])
        if cycle.get("reviewed_on") and chance.random() < _AT_REVIEW:
            on = term_day_by(cycle["reviewed_on"] - timedelta(days=chance.randrange(0, 30)))
            done = min(term_day_from(on + timedelta(days=chance.randrange(1, 9))), today)
            rows.append(_note(dice, staff, child, on, chance.choice(TALKS), done, done))
    listed = [child for child in children if child.on_register and not child.story and child.family]
    chance = dice.stream("open-talks")
    to_do = [words for words in TALKS if words[2]]
    for child, (ago, due_in), words in zip(
        chance.sample(listed, min(len(listed), len(_OPEN_ACTIONS))), _OPEN_ACTIONS, to_do, strict=False
    ):
        due_on = term_day_from(today + timedelta(days=due_in))
        rows.append(_note(dice, staff, child, term_day_by(today - timedelta(days=ago)), words, due_on, None))
    return rows


def _note(
    dice: Dice,
    staff: Staffroom,
    child: Child,
    on: date,
    words: tuple[str, str, str],
    due_on: date,
    done_on: date | None,
) -> Row:
    how, agreed, action = words
    relative = child.family[0] if child.family else None
    return {
        "id": dice.id("note", child.key, on),
        "pupil_id": child.id,
        "spoken_on": on,
        "with_whom": f"{relative.name}, {relative.relationship.lower()}" if relative else "Social worker",
        "how": how,
        "agreed": fitted(agreed, name=child.called, sex=child.sex),
        "action": action,
        "action_by_id": staff.id(staff.senco) if action else None,
        "action_on": due_on if action else None,
        "action_done_on": done_on if action else None,
        "made_by_id": staff.id(staff.senco),
        "made_at": datetime.combine(on, time(15, 50), LONDON),
    }


def referral_rows(dice: Dice, staff: Staffroom, children: list[Child], today: date) -> list[Row]:
    """A service is asked about some of the register; four referrals are under way, the others are over."""
    listed = [child for child in children if child.on_register and child.family]
    chance = dice.stream("referrals")
    asked = chance.sample(listed, round(len(listed) * _REFERRED))
    rows = []
    for place, child in enumerate(asked):
        days, answer = _OPEN[place] if place < len(_OPEN) else _OVER[place % len(_OVER)]
        shift = 0 if place < len(_OPEN) else chance.randrange(0, 120)
        rows.append(_referral(dice, staff, child, [day and day + shift for day in days], answer, today))
    return rows


def _referral(dice: Dice, staff: Staffroom, child: Child, ago: list[int | None], answer: str, today: date) -> Row:
    agreed, sent, answered, report, closed = (day and term_day_by(today - timedelta(days=day)) for day in ago)
    service, reason = SERVICES[child.needs[0] if child.needs else "SLCN"]
    said = {"accepted": ACCEPTED, "declined": DECLINED}.get(answer, "")

    def words(text: str) -> str:
        return fitted(text, name=child.called, sex=child.sex)

    return {
        "id": dice.id("referral", child.key),
        "pupil_id": child.id,
        "service": service,
        "reason": words(reason),
        "agreed_on": agreed,
        "sent_on": sent,
        "answer": answer,
        "answered_on": answered,
        "answer_text": words(said),
        "report_on": report,
        "closed_on": closed,
        "made_by_id": staff.id(staff.senco),
        "made_on": agreed,
    }
