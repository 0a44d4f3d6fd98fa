"""Children as rows: the pupil, those who care for them, times on the register, needs and concerns."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from dashboards.demo.cast import address
from dashboards.demo.days import term_day_by, term_day_from
from dashboards.demo.dice import Dice
from dashboards.demo.kinds import SeenWords, fitted
from dashboards.demo.plan_children import Child
from dashboards.demo.plan_cycles import Work, came_off_on
from dashboards.demo.plan_people import Staffroom
from dashboards.demo.plan_standing import long_listed
from dashboards.demo.words_concerns import ANSWERED, ASSESSED, OPEN
from pupils.rules.concern import LOOKS_AGAIN
from pupils.rules.need import BY_CODE

Row = dict[str, Any]
_LISTED_FOR_A_CONCERN = 25  # pupils on the register for each time that the same words are met with
_PLAN_ISSUED_AGO = (40, 900)  # days
_FIRST_MONTHS = timedelta(days=120)  # in which nobody was put on the register yet


def pupil_rows(dice: Dice, children: list[Child]) -> list[Row]:
    """Pupils."""
    return [
        {
            "id": child.id,
            "surname": child.surname,
            "forename": child.forename,
            "preferred_name": child.preferred,
            "born_on": child.born_on,
            "sex": child.sex,
            "upn": child.upn,
            "admission_no": child.admission_no,
            "year": child.code,
            "group_id": dice.id("group", child.group) if child.left_on is None else None,
            "watched": child.watched,
            "eal": child.eal,
            "fsm": child.fsm,
            "looked_after": child.looked_after,
            "joined_on": child.joined_on,
            "left_on": child.left_on,
        }
        for child in children
    ]


def contact_rows(dice: Dice, children: list[Child], since: date) -> list[Row]:
    """Parents and carers. A relative of two children is a contact of each, with one telephone and one account."""
    chance = dice.stream("telephones")
    phones: dict[str, str] = {}
    rows = []
    for child in children:
        for order, relative in enumerate(child.family, start=1):
            phone = phones.setdefault(relative.name, f"07700 900{chance.randrange(1000):03d}")
            mail = "".join(letter for letter in relative.name.lower() if letter.isascii() and letter.isalpha())
            rows.append(
                {
                    "id": dice.id("contact", child.key, order),
                    "pupil_id": child.id,
                    "name": relative.name,
                    "relationship": relative.relationship,
                    "parental_responsibility": relative.responsible,
                    "email": address(relative.account, dice.slug) if relative.account else f"{mail}@example.org",
                    "phone": phone,
                    "language": relative.language,
                    "restricted": relative.restricted,
                    "order": order,
                    "user_id": dice.id("person", relative.account) if relative.account else None,
                    "access_starts_on": since if relative.account else None,
                }
            )
    return rows


def status_rows(dice: Dice, children: list[Child], began: Mapping[str, date], today: date) -> list[Row]:
    """Times on the register: from the day the first cycle began, with a plan after a time on SEN support."""
    rows = []
    for child in children:
        if child.status == "N" and child.key in began:
            ended = child.left_on or came_off_on(dice, child, today)
            why = "Left the school" if child.left_on else "Back on track: works in class with what all get"
            rows.append(_past_period(dice, child, began[child.key], ended, why))
        elif child.status == "K":
            rows.append(_support_period(dice, child, began[child.key], today))
        elif child.status == "E":
            rows += _plan_periods(dice, child, began[child.key], today)
    return rows


def _past_period(dice: Dice, child: Child, began: date, ended: date, why: str) -> Row:
    """A time on the register that is over; those who left at the end of the school had been on it for long."""
    chance = dice.stream("past", child.key)
    if child.was and child.story is None and child.joined_on:
        began = term_day_by(max(began - timedelta(days=chance.randrange(150, 1200)), child.joined_on))
    source = "plan" if child.was == "E" else "assessment"
    return _period(dice, child, child.was or "K", began, ended, source, why)


def _support_period(dice: Dice, child: Child, began: date, today: date) -> Row:
    """Since the first cycle; for new arrivals since they came; for some older children since before the school used senco."""
    chance = dice.stream("support", child.key)
    joined = child.joined_on or began
    if (today - joined).days < 30:
        return _period(dice, child, "K", joined, None, "previous_school", "")
    long_ago = term_day_by(began - timedelta(days=chance.randrange(200, 1200)))
    if long_listed(dice, child):
        return _period(dice, child, "K", max(long_ago, joined + _FIRST_MONTHS), None, "import", "")
    return _period(dice, child, "K", began, None, "assessment", "")


def _plan_periods(dice: Dice, child: Child, began: date, today: date) -> list[Row]:
    """The youngest, and those who came later, came with their plan; the others had SEN support first."""
    chance = dice.stream("plan", child.key)
    joined = child.joined_on or began
    came_later = bool(child.story and child.story.joined_days_ago)
    if child.year in "R1" or came_later:
        return [_period(dice, child, "E", min(began, joined), None, "plan", "Came to school with a plan")]
    issued = term_day_by(today - timedelta(days=chance.randrange(*_PLAN_ISSUED_AGO)))
    support = term_day_by(max(min(began, issued - timedelta(days=chance.randrange(250, 500))), joined))
    note = "Final plan issued by Fernshire Council"
    if support >= issued:
        return [_period(dice, child, "E", min(began, joined), None, "plan", note)]
    return [
        _period(dice, child, "K", support, issued, "assessment", ""),
        _period(dice, child, "E", issued, None, "plan", note),
    ]


def _period(
    dice: Dice, child: Child, status: str, starts_on: date, ends_on: date | None, source: str, note: str
) -> Row:
    return {
        "id": dice.id("status", child.key, status),
        "pupil_id": child.id,
        "status": status,
        "starts_on": starts_on,
        "ends_on": ends_on,
        "source": source,
        "note": note,
        **_decided(child, status, starts_on, ends_on, source, note),
    }


def _decided(
    child: Child, status: str, starts_on: date, ends_on: date | None, source: str, note: str
) -> dict[str, Any]:
    """What a decision rests on: the assessment and the letters; what came along is confirmed, save of the newest."""
    need = BY_CODE[(child.needs or ("SLCN",))[0]].plain_name
    row: dict[str, Any] = {"assessed_on": None, "found": "", "told_on": None, "adopted_on": None, "confirmed_on": None}
    row |= {"reviewed": "", "ended_why": "", "ended_told_on": None}
    if source == "assessment" and status == "K":
        found = f"Work, lessons and progress were looked at with the class teacher. What is hard: {need}."
        row |= {"assessed_on": starts_on, "found": found, "told_on": starts_on}
    if source == "import":
        row |= {"adopted_on": starts_on, "confirmed_on": starts_on + timedelta(days=14)}
    if source == "previous_school":
        row["adopted_on"] = starts_on
    if ends_on is not None and note.startswith("Back on track"):
        row |= {
            "reviewed": "The outcomes of the last cycle, with pupil and parents.",
            "ended_why": note,
            "ended_told_on": ends_on,
        }
    return row


def need_rows(dice: Dice, children: list[Child], statuses: list[Row]) -> list[Row]:
    """Types of need since the child came onto the register, or since the type is in use; those of a child who came off have ended."""
    first = {row["pupil_id"]: row for row in reversed(statuses)}
    last = {row["pupil_id"]: row for row in statuses}
    return [
        {
            "id": dice.id("need", child.key, code),
            "pupil_id": child.id,
            "code": code,
            "rank": rank,
            "starts_on": max(first[child.id]["starts_on"], BY_CODE[code].valid_from or date.min),
            "ends_on": last[child.id]["ends_on"],
        }
        for child in children
        if child.id in first
        for rank, code in enumerate(child.needs or ("SLCN",), start=1)
    ]


def concern_rows(dice: Dice, staff: Staffroom, children: list[Child], work: Work, today: date) -> list[Row]:
    """Concerns of class teachers: three that wait for an answer, some that were answered, some that led to a cycle."""
    chance = dice.stream("concerns")
    told = [(child, child.story.concern) for child in children if child.story and child.story.concern]
    plain = [child for child in children if child.status == "N" and not child.left_on and not child.back_on_track]
    seen_by_teacher = [child for child in plain if staff.teacher_of[child.group].signs_in and not child.watched]
    young = [child for child in plain if child.year in "123" and child.watched]
    picked = [seen_by_teacher[0], (young or plain)[0], chance.choice([child for child in plain if child.year in "R12"])]
    waiting = [*told, *zip(picked, OPEN, strict=True)][:3]
    rows = [
        _concern(dice, staff, child, words, today - timedelta(days=3 + 4 * place), answered=False)
        for place, (child, words) in enumerate(waiting)
    ]
    others = chance.sample([child for child in plain if child not in picked], len(ANSWERED))
    for place, (child, words) in enumerate(zip(others, ANSWERED, strict=True)):
        rows.append(_concern(dice, staff, child, words, today - timedelta(days=24 + 11 * place), answered=True))
    return rows + _first_concerns(dice, staff, children, work, today)


def _first_concerns(dice: Dice, staff: Staffroom, children: list[Child], work: Work, today: date) -> list[Row]:
    """For each side of a need that has words: the concern with which the cycles of some children began, the newest ones
    first."""
    listed = [child for child in children if child.on_register and not child.story]
    each = max(1, round(len(listed) / _LISTED_FOR_A_CONCERN))
    rows = []
    for strand, words in ASSESSED.items():
        of_strand = [child for child in listed if work.strands[child.key] == strand and not long_listed(dice, child)]
        for child in sorted(of_strand, key=lambda one: work.began[one.key], reverse=True)[:each]:
            raised = min(work.began[child.key] - timedelta(days=17), today - timedelta(days=9))
            if raised.month in (7, 8):
                raised = raised.replace(month=7, day=10)  # early enough for an answer before the holidays
            if child.joined_on is None or child.joined_on < raised:
                rows.append(_concern(dice, staff, child, words, raised, answered=True))
    return rows


def _concern(dice: Dice, staff: Staffroom, child: Child, words: SeenWords, raised: date, *, answered: bool) -> Row:
    def said(text: str) -> str:
        return fitted(text, name=child.called, sex=child.sex)

    raised_on = term_day_by(raised)
    answered_on = term_day_from(raised_on + timedelta(days=2)) if answered else None
    looks_again = answered_on is not None and words.answer in LOOKS_AGAIN
    return {
        "id": dice.id("concern", child.key),
        "pupil_id": child.id,
        "raised_by_id": staff.id(staff.teacher_of[child.group]),
        "raised_on": raised_on,
        "seen": said(words.seen),
        "since": "weeks",
        "causes": {**dict.fromkeys(words.may_be, "yes"), **dict.fromkeys(words.is_not, "no")},
        "why": said(words.why),
        "tried": said(words.tried),
        "tried_for": "weeks" if words.tried else "not-yet",
        "answer": words.answer if answered else "",
        "answer_text": said(words.answer_text) if answered else "",
        "answered_on": answered_on,
        "look_again_on": term_day_from(answered_on + timedelta(weeks=6)) if answered_on and looks_again else None,
        "answered_by_id": staff.id(staff.senco) if answered else None,
    }
