"""Who is invited to the review of a plan and asked for advice, what they are asked, and where their answer stands.

Sources: SEND Regulations 2014, reg 20(2) (whom the meeting must be made known to), reg 20(4) (advice from each of them, sent
round two weeks before), reg 20(6) (preparing for adulthood, from year 9 on); SEND Code of Practice 9.176 (others who are
relevant). A young person over compulsory school age is invited in the parents' place.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from senco.access.rules.dates import distance

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
TO_COLLECT = 3 * WEEK  # before the meeting: a week before the papers have to go out
TO_SEND_ROUND = 2 * WEEK
FURTHEST = 26 * WEEK  # a day beyond is a slip of the year
TO_WRITE = WEEK  # the least time that anybody is given
ADULTHOOD_FROM = 9  # national curriculum year


class Seat(StrEnum):
    """In what part somebody comes to the meeting."""

    PARENT = "parent"
    CHILD = "child"
    HEAD = "head"
    COUNCIL = "council"
    HEALTH = "health"
    SOCIAL_CARE = "social_care"
    TEACHER = "teacher"
    PSYCHOLOGIST = "psychologist"
    THERAPIST = "therapist"
    VIRTUAL_SCHOOL = "virtual_school"
    NEXT_SETTING = "next_setting"
    OTHER = "other"


@dataclass(frozen=True)
class SeatRow:
    """A part: its name, a hint for whoever fills it, and what is asked. ``by_law`` are those who must be invited."""

    seat: Seat
    title: str
    hint: str
    questions: tuple[str, ...]
    by_law: bool = False
    adulthood: str = "What would help them to get ready for adult life: work, living on their own, friends and community, health?"


_PROGRESS = "What progress do you see towards the outcomes of the plan that you work on?"
_RIGHT = "Are the needs and the provision in the plan still right? What should change, and how much of what is needed?"
_NEXT = "What should happen next, by whom and by when?"
_CAN = "What can the child do now that they could not do a year ago?"
_EXPERT = (_CAN, _PROGRESS, _RIGHT, _NEXT)

SEATS: tuple[SeatRow, ...] = (
    SeatRow(
        Seat.PARENT, "Parent or carer", "Everyone with parental responsibility.",
        (
            "What is going well, at school and at home? What can your child do now that they could not do last year?",
            "What is hard, or worries you?",
            "What would you like for the next year, and later on?",
            "Is the help in the plan the right help? What should change?",
            "Who else helps: family, friends, clubs, neighbours?",
        ),
        by_law=True, adulthood="What would you like for your child as an adult: work, home, friends, health?",
    ),
    SeatRow(
        Seat.CHILD, "Child or young person", "Over school-leaving age, the young person is invited in the parents’ place.",
        (
            "What do you like, and what are you good at?",
            "What helps you? What gets in your way?",
            "What would you like to do or to learn next?",
        ),
        adulthood="What would you like to do when you are grown up? Where and with whom would you like to live?",
    ),
    SeatRow(Seat.HEAD, "Head teacher, or who speaks for the school", "", _EXPERT, by_law=True),
    SeatRow(Seat.COUNCIL, "Council: the SEN officer", "", (_RIGHT, _NEXT), by_law=True),
    SeatRow(
        Seat.HEALTH, "Health", "The person whom the NHS body named. Ask its designated clinical officer who that is.", _EXPERT, by_law=True
    ),
    SeatRow(
        Seat.SOCIAL_CARE, "Social care", "The council’s officer, also where no social worker is involved: they may have nothing to add.",
        (
            "Are you, or were you in the last year, in touch with the family? Is a plan or a review of yours running?",
            "What support does the family get, and is it still right?",
            _NEXT,
        ),
        by_law=True,
    ),
    SeatRow(Seat.TEACHER, "Class or subject teacher", "", _EXPERT),
    SeatRow(Seat.PSYCHOLOGIST, "Educational psychologist", "Where one works with the child.", _EXPERT),
    SeatRow(Seat.THERAPIST, "Therapist", "Speech and language, occupational or another therapy.", _EXPERT),
    SeatRow(
        Seat.VIRTUAL_SCHOOL, "Virtual school", "For a child who is looked after.",
        ("What does the personal education plan say, and when is it reviewed?", _PROGRESS, _RIGHT),
    ),
    SeatRow(
        Seat.NEXT_SETTING, "Next school or college", "In the last two years before a move.",
        ("What do you need to know to be ready for this pupil?", "What can you offer, and what would have to be added?"),
    ),
    SeatRow(Seat.OTHER, "Somebody else", "", _EXPERT),
)  # fmt: skip
SEAT: Mapping[Seat, SeatRow] = MappingProxyType({row.seat: row for row in SEATS})
ORDER: Mapping[Seat, int] = MappingProxyType({row.seat: place for place, row in enumerate(SEATS)})


def prepares_for_adulthood(year: str) -> bool:
    """Is this a national curriculum year in which every review looks to adult life? By the year, not by the age."""
    return year.isdigit() and int(year) >= ADULTHOOD_FROM


def questions(seat: Seat, year: str) -> tuple[str, ...]:
    """What somebody is asked, for a child in a national curriculum year."""
    row = SEAT[seat]
    return (*row.questions, row.adulthood) if prepares_for_adulthood(year) else row.questions


def lacking(seats: Iterable[Seat], *, young_person: bool) -> list[Seat]:
    """Who must be invited by law and is not on a list. A young person counts for the parents; a child does not."""
    there = set(seats)
    if young_person and Seat.CHILD in there:
        there.add(Seat.PARENT)
    return [row.seat for row in SEATS if row.by_law and row.seat not in there]


def reply_by(meeting_on: date | None, on: date) -> date:
    """The day by which an answer is asked for: three weeks before the meeting, or what is left of the time.

    Asked late, the day before the papers have to go out, then the day before the meeting, at last its own day; after it,
    or where no day is known, a week from now.
    """
    if meeting_on is None or meeting_on < on:
        return on + TO_WRITE
    for day, least in ((meeting_on - TO_COLLECT, TO_WRITE), (meeting_on - TO_SEND_ROUND - DAY, DAY), (meeting_on - DAY, DAY)):
        if day >= on + least:
            return min(day, on + FURTHEST)
    return meeting_on


def why_not_reply_by(day: date, meeting_on: date | None, on: date) -> str | None:
    """Why an answer cannot be asked for by this day, or None."""
    if day < on:
        return "This day has gone by. Choose today or a later day."
    if meeting_on is not None and meeting_on >= on and day > meeting_on:
        return "This is after the meeting. Choose a day before it, so that everyone can read the answer."
    if day > on + FURTHEST:
        return "This is more than half a year ahead. Check the year."
    return None


class Standing(StrEnum):
    """Where an answer stands."""

    NOT_ASKED = "Not asked yet"
    TO_TELL = "To be told of the new day"
    WAITING = "Asked"
    LATE = "Late"
    ANSWERED = "Answered"
    NOTHING_TO_ADD = "Nothing to add"
    SILENT = "Did not answer"


@dataclass(frozen=True)
class Asking:
    """What is known of one request for advice. ``invited_for_on`` is the day of the meeting of which they were told."""

    asked_on: date | None
    reply_by_on: date | None
    invited_for_on: date | None
    answered_on: date | None
    nothing_to_add: bool = False


def standing(asking: Asking, meeting_on: date | None, is_held: bool, on: date) -> Standing:
    """Where an answer stands on a day. Once the meeting was held, who has not answered did not."""
    if asking.answered_on is not None:
        moved = not is_held and asking.invited_for_on is not None and asking.invited_for_on != meeting_on
        told = Standing.NOTHING_TO_ADD if asking.nothing_to_add else Standing.ANSWERED
        return Standing.TO_TELL if moved else told
    if asking.asked_on is None:
        return Standing.NOT_ASKED
    if is_held:
        return Standing.SILENT
    if asking.invited_for_on != meeting_on:
        return Standing.TO_TELL
    return Standing.LATE if asking.reply_by_on is not None and asking.reply_by_on < on else Standing.WAITING


def in_words(found: Standing, asking: Asking, on: date) -> str:
    """Where an answer stands, with how late it is: ``4 days late``."""
    late = found is Standing.LATE and asking.reply_by_on is not None
    return distance(asking.reply_by_on, on) if late and asking.reply_by_on else found.value
