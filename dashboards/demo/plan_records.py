"""Children as rows: the pupil, those who care for them, times on the register, needs and concerns."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from dashboards.demo.cast import address
from dashboards.demo.days import term_day_by, term_day_from
from dashboards.demo.dice import Dice
from dashboards.demo.kinds import SeenWords, fitted
from dashboards.demo.plan_children import Child
from dashboards.demo.plan_cycles import Work
from dashboards.demo.plan_people import Staffroom
from dashboards.demo.words_concerns import ANSWERED, ASSESSED, OPEN

Row = dict[str, Any]
_LONG_ON_LIST = 0.5  # of the older children on SEN support


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
            "year": child.year,
            "group_id": dice.id("group", child.group),
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
            ended = child.left_on or term_day_by(today - timedelta(days=45))
            why = "Left the school" if child.left_on else "Back on track: works in class with what all get"
            rows.append(_period(dice, child, "K", began[child.key], ended, "assessment", why))
        elif child.status == "K":
            rows.append(_support_period(dice, child, began[child.key], today))
        elif child.status == "E":
            rows += _plan_periods(dice, child, began[child.key], today)
    return rows


def _support_period(dice: Dice, child: Child, began: date, today: date) -> Row:
    """Since the first cycle; for new arrivals since they came; for some older children since before the school used senco."""
    chance = dice.stream("support", child.key)
    joined = child.joined_on or began
    if (today - joined).days < 30:
        return _period(dice, child, "K", joined, None, "previous_school", "")
    long_ago = term_day_by(began - timedelta(days=chance.randrange(120, 900)))
    if child.year in "3456" and chance.random() < _LONG_ON_LIST and long_ago > joined:
        return _period(dice, child, "K", long_ago, None, "import", "")
    return _period(dice, child, "K", began, None, "assessment", "")


def _plan_periods(dice: Dice, child: Child, began: date, today: date) -> list[Row]:
    """The youngest, and those who came later, came with their plan; the others had SEN support first."""
    chance = dice.stream("plan", child.key)
    joined = child.joined_on or began
    came_later = bool(child.story and child.story.joined_days_ago)
    if child.year in "R1" or came_later:
        return [_period(dice, child, "E", min(began, joined), None, "plan", "Came to school with a plan")]
    issued = term_day_by(began - timedelta(days=chance.randrange(10, 160)))
    support = term_day_by(max(issued - timedelta(days=chance.randrange(250, 500)), joined))
    note = "Final plan issued by Fernshire Council"
    if support >= issued:
        return [_period(dice, child, "E", joined, None, "plan", note)]
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
    }


def need_rows(dice: Dice, children: list[Child], statuses: list[Row]) -> list[Row]:
    """Types of need since the child came onto the register; those of a child who came off have ended."""
    first = {row["pupil_id"]: row for row in reversed(statuses)}
    last = {row["pupil_id"]: row for row in statuses}
    return [
        {
            "id": dice.id("need", child.key, code),
            "pupil_id": child.id,
            "code": code,
            "rank": rank,
            "starts_on": first[child.id]["starts_on"],
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
    """For each side of a need that has words: the concern with which the first cycle of one child began."""
    first = {row["pupil_id"] for row in work.cycles} - {row["pupil_id"] for row in work.cycles if row["number"] > 1}
    rows = []
    for strand, words in ASSESSED.items():
        of_strand = (c for c in children if c.id in first and not c.story and work.strands[c.key] == strand)
        child = next(of_strand, None)
        if child is not None:
            raised = min(work.began[child.key] - timedelta(days=17), today - timedelta(days=9))
            if raised.month in (7, 8):
                raised = raised.replace(month=7, day=10)  # early enough for an answer before the holidays
            rows.append(_concern(dice, staff, child, words, raised, answered=True))
    return rows


def _concern(dice: Dice, staff: Staffroom, child: Child, words: SeenWords, raised: date, *, answered: bool) -> Row:
    def said(text: str) -> str:
        return fitted(text, name=child.called, sex=child.sex)

    raised_on = term_day_by(raised)
    return {
        "id": dice.id("concern", child.key),
        "pupil_id": child.id,
        "raised_by_id": staff.id(staff.teacher_of[child.group]),
        "raised_on": raised_on,
        "seen": said(words.seen),
        "why": said(words.why),
        "tried": said(words.tried),
        "answer": words.answer if answered else "",
        "answer_text": said(words.answer_text) if answered else "",
        "answered_on": term_day_from(raised_on + timedelta(days=2)) if answered else None,
        "answered_by_id": staff.id(staff.senco) if answered else None,
    }
