"""A concern: how long it may wait, what is asked of whoever raises it, and which answer it can have.

Progress that is slower than expected, English as an additional language and behaviour are each no sign of a special
educational need by themselves: first it is asked what else may explain them (SEND code of practice 2015, 6.16 to 6.25).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from senco.access.rules.words import plural

# No law sets this: two weeks are the house's own promise to the colleague who raised it, and a school may set another. The
# code of practice asks only that what a teacher notices is acted on early (SEND code of practice 2015, 6.16 to 6.19).
ANSWER_WITHIN_DAYS = 14
FEWEST_DAYS, MOST_DAYS = 1, 60
LATEST_LOOK = timedelta(days=366)


class Cause(StrEnum):
    """What may keep a child from the progress that is expected, in the order in which it is asked."""

    SENSES = "senses"
    ATTENDANCE = "attendance"
    ENGLISH = "english"
    HOME = "home"
    LANGUAGE = "language"
    LEARNING = "learning"
    SENSORY = "sensory"
    BEHAVIOUR = "behaviour"


class Looked(StrEnum):
    """What a colleague knows of a cause."""

    MAY_BE = "yes"
    IS_NOT = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Question:
    """A cause as it is asked: the question, and the words for each answer that is shown afterwards."""

    asks: str
    short: str


QUESTIONS: Mapping[Cause, Question] = MappingProxyType(
    {
        Cause.SENSES: Question("Hearing or sight: have they been checked, and could they be part of it?", "Hearing or sight"),
        Cause.ATTENDANCE: Question("Has the child missed much school, or changed schools?", "Attendance"),
        Cause.ENGLISH: Question("Is the child still learning English as an additional language?", "Learning English"),
        Cause.HOME: Question("Has something changed or happened at home?", "Something at home"),
        Cause.LANGUAGE: Question("Is it hard to understand what is said, or to say things?", "Speech and language"),
        Cause.LEARNING: Question("Is it hard to learn or remember: reading, writing, number?", "Learning"),
        Cause.SENSORY: Question("Is the child upset by noise, light or touch, or always on the move?", "Noise, light, touch"),
        Cause.BEHAVIOUR: Question("Is it mostly how the child behaves?", "Behaviour"),
    }
)
ANSWERS: Mapping[Looked, str] = MappingProxyType(
    {Looked.MAY_BE: "Maybe", Looked.IS_NOT: "No", Looked.UNKNOWN: "Don’t know yet"}
)


class Next(StrEnum):
    """What becomes of a concern."""

    ADAPT = "adapt"
    WATCH = "watch"
    ASSESS = "assess"
    NOT_SEN = "nothing"


LOOKS_AGAIN = frozenset({Next.ADAPT, Next.WATCH})


def answer_by(raised_on: date, within_days: int = ANSWER_WITHIN_DAYS) -> date:
    """The day by which a concern should have its answer."""
    return raised_on + timedelta(days=within_days)


def waiting_in_words(raised_on: date, on: date) -> str:
    """How long a concern has waited, in calendar days: "since today", "1 day", "12 days"."""
    days = (on - raised_on).days
    return "since today" if days < 1 else plural(days, "day")


def why_not_within(days: int) -> str | None:
    """Say why a school cannot promise an answer within so many days, or None."""
    if FEWEST_DAYS <= days <= MOST_DAYS:
        return None
    return f"Give a number of days from {FEWEST_DAYS} to {MOST_DAYS}: a colleague who noticed something should not wait longer."


def causes_read(given: Mapping[str, str]) -> dict[Cause, Looked]:
    """The answers to the questions, each as it was given; a cause about which nothing is known is unknown."""
    return {cause: Looked(given.get(cause, Looked.UNKNOWN)) for cause in Cause}


def why_not_answer(answer: Next, causes: Mapping[Cause, Looked], look_again_on: date | None, on: date) -> str | None:
    """Say why a concern cannot have an answer on a day, or None.

    To go on adapting or to watch has a day on which somebody looks again. "Not SEN" says what else it is: behaviour alone
    explains nothing, and neither does what nobody has looked at.
    """
    if answer in LOOKS_AGAIN:
        return _why_not_day(look_again_on, on)
    if answer is not Next.NOT_SEN:
        return None
    others = {cause: looked for cause, looked in causes.items() if cause is not Cause.BEHAVIOUR}
    if Looked.MAY_BE in others.values():
        return None
    unknown = [QUESTIONS[cause].short.lower() for cause, looked in others.items() if looked is Looked.UNKNOWN]
    if unknown:
        return (
            f"Nobody has looked yet at: {', '.join(unknown)}. Look at these first, or say which of them it may be; "
            "until then, watch and look again."
        )
    if causes.get(Cause.BEHAVIOUR) is Looked.MAY_BE:
        return "Behaviour says what is seen and not why. Choose to watch or to assess, or say which other cause it may be."
    return None


def _why_not_day(look_again_on: date | None, on: date) -> str | None:
    if look_again_on is None:
        return "Give the day on which you look again."
    if not on < look_again_on <= on + LATEST_LOOK:
        return "The day to look again lies after today, and within a year."
    return None


def asks_again(answer: str, look_again_on: date | None, on: date) -> bool:
    """Does an answered concern wait for somebody to look again?"""
    return answer in LOOKS_AGAIN and look_again_on is not None and look_again_on <= on
