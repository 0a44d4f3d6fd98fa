"""What puts a pupil on the SEN register, takes them off, and must be done beside it.

Sources: SEND code of practice 2015, 6.44 to 6.56 (the school's own assessment; parents are formally notified before
support is planned; support ends when a review shows that it is no longer needed) and 6.62 (advice of specialists is
recorded, it does not decide). A plan gives the status E for as long as the council maintains it (Children and Families
Act 2014, ss. 37 and 45); a school cannot end it. A time is ``starts_on <= day < ends_on``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from pupils.rules.status_dates import Span
from senco.access.rules.dates import long_date

ADOPTED = frozenset({"import", "previous_school"})
CONFIRM_WITHIN = timedelta(weeks=17)  # a third of the year, so a term whenever it begins; the house's own mark
TELL_WITHIN = timedelta(days=7)  # from the decision to the letter; the code says "formally", not by when

_ASSESS_FIRST = (
    "Assess first: the class teacher and the SENCO, with the pupil and the parents. Then record what was found."
)
NOT_ALONE = {
    "intervention": f"An intervention puts nobody on the register. {_ASSESS_FIRST}",
    "diagnosis": f"A diagnosis alone puts nobody on the register. {_ASSESS_FIRST}",
    "agency": f"The involvement of an outside agency alone puts nobody on the register. {_ASSESS_FIRST}",
}


@dataclass(frozen=True)
class Decision:
    """What somebody decides about a pupil: a status (K, E, or N to come off) from a day on, and what it rests on."""

    status: str
    starts_on: date
    source: str = ""
    assessed_on: date | None = None
    found: str = ""
    reviewed: str = ""
    reason: str = ""
    ceased: bool = False
    """For a time with a plan that ends: the council has ceased the plan, on the day of the decision."""


@dataclass(frozen=True)
class Refusal:
    """Why something cannot be decided, and which part of the decision it is about."""

    part: str
    words: str


@dataclass(frozen=True)
class Step:
    """What a decision does to the times of a pupil: end the open one on a day, begin a new one, or neither."""

    ends_on: date | None = None
    begins: bool = False


def open_span(spans: Iterable[Span]) -> Span | None:
    """The time that runs without an end."""
    return next((span for span in spans if span.ends_on is None), None)


def step(spans: Iterable[Span], wish: Decision) -> Step:
    """What a decision that was not refused does. A time closes on the day the next begins: its last day is the day before."""
    running = open_span(spans)
    if (running.status if running else "N") == wish.status:
        return Step()
    return Step(ends_on=wish.starts_on if running else None, begins=wish.status != "N")


def after(spans: Iterable[Span], wish: Decision) -> tuple[Span, ...]:
    """The times of a pupil once a decision has been carried out."""
    held = list(spans)
    done = step(held, wish)
    if done.ends_on is not None:
        held = [Span(s.status, s.starts_on, done.ends_on, s.from_file) if s.ends_on is None else s for s in held]
    return (*held, *([Span(wish.status, wish.starts_on)] if done.begins else []))


def why_not_source(status: str, source: str) -> str | None:
    """Why this may not give a pupil this SEN status, or None."""
    if source in NOT_ALONE:
        return NOT_ALONE[source]
    if status == "K" and source == "plan":
        return "An EHC plan gives the status E. For SEN support choose the school's assessment, or the school before."
    if status == "E" and source == "assessment":
        return "A school's assessment gives the status K. The status E comes with an EHC plan that a council maintains."
    return None


def why_not_day(spans: Iterable[Span], wish: Decision) -> str | None:
    """Why a status may not change from this day on, or None: times never overlap, and what was decided is not shortened."""
    held = list(spans)
    running = open_span(held)
    if running is not None:
        if running.status != wish.status and wish.starts_on <= running.starts_on:
            return f"The status {running.status} began on {long_date(running.starts_on)}. Choose a later day for the change."
        return None
    last = max((s.ends_on for s in held if s.ends_on), default=None)
    if wish.status != "N" and last is not None and wish.starts_on < last:
        return f"This pupil was on the register until {long_date(last)}. Choose that day or a later one."
    return None


def why_not_decide(spans: Iterable[Span], wish: Decision) -> list[Refusal]:
    """Everything that stands against a decision, each with the part it is about; empty where it can be carried out."""
    held = list(spans)
    running = open_span(held)
    now = running.status if running else "N"
    asked = [("starts_on", why_not_day(held, wish))]
    if wish.status != now:
        asked += _against_coming_on(wish) if wish.status != "N" else []
        asked += _against_leaving(now, wish)
    return [Refusal(part, words) for part, words in asked if words]


def _against_coming_on(wish: Decision) -> list[tuple[str, str | None]]:
    if not wish.source:
        return [("source", "Choose what gives this status.")]
    asked = [("source", why_not_source(wish.status, wish.source))]
    if wish.source == "assessment" and wish.status == "K":
        asked += [("found", _why_not_found(wish.found)), ("assessed_on", _why_not_assessed(wish))]
    return asked


def _why_not_found(found: str) -> str | None:
    return (
        None
        if found.strip()
        else "Write what the assessment found: two sentences that the parents will read are enough."
    )


def _why_not_assessed(wish: Decision) -> str | None:
    if wish.assessed_on is None:
        return "Enter the day of the assessment."
    if wish.assessed_on > wish.starts_on:
        return (
            f"The assessment comes before the status: it cannot be later than {long_date(wish.starts_on)}, "
            "the day from which the status holds."
        )
    return None


def _against_leaving(now: str, wish: Decision) -> list[tuple[str, str | None]]:
    """A time on SEN support ends with a review or with a plan; a time with a plan only when the council ceases it."""
    if now == "E":
        ceased = None if wish.ceased else (
            "A school cannot end an EHC plan. Tick this once the council has ceased it, and give that day."
        )  # fmt: skip
        return [("ceased", ceased)]
    if now == "K" and wish.status == "N":
        return [
            ("reason", None if wish.reason.strip() else "Write why SEN support ends. The parents will read it."),
            (
                "reviewed",
                None if wish.reviewed.strip() else "Write what was reviewed: which outcomes, with whom, how it stands.",
            ),
        ]
    return []


def needs_confirming(source: str, confirmed_on: date | None) -> bool:
    """Does a status that the child came with still wait for the SENCO to look at it?"""
    return source in ADOPTED and confirmed_on is None


def tell_by(starts_on: date, ends_on: date | None) -> date:
    """The day by which the parents are to have the letter: that a time begins, or once it has ended, that it ended."""
    return (ends_on or starts_on) + TELL_WITHIN


def confirm_by(adopted_on: date) -> date:
    """The day by which an adopted status is to be confirmed, or put right."""
    return adopted_on + CONFIRM_WITHIN


def why_not_confirm(source: str, confirmed_on: date | None) -> str | None:
    """Why there is nothing to confirm about a status, or None; ``source`` is empty where no status holds."""
    if needs_confirming(source, confirmed_on):
        return None
    if not source:
        return "Not on the register any more."
    return f"Confirmed on {long_date(confirmed_on)} already." if confirmed_on else "Decided here, so there is nothing to confirm."


def why_not_unconfirm(*, ended_on: date | None, by_this_act: bool, rests: str) -> str | None:
    """Why it cannot be taken back that a status was looked at and found right, or None.

    ``rests`` says in words what was done since on the strength of it, empty where nothing was.
    """
    if ended_on is not None:
        return f"The status was changed on {long_date(ended_on)}, and that decision rests on this one."
    if not by_this_act:
        return "A colleague has settled this status since, and that stays."
    return rests or None


def must_tell(status: str, source: str) -> bool:
    """Are the parents told by a letter of the school that this time began? Of a plan the council tells them."""
    return status == "K" and source == "assessment"


def why_not_first_cycle(*, status: str, source: str, told_on: date | None, cycles_before: int) -> str | None:
    """Why the first cycle of a time on the register cannot start, or None. ``cycles_before``: started in that time."""
    if must_tell(status, source) and told_on is None and not cycles_before:
        return "Tell the parents first: make the letter that says what the assessment found and what happens next."
    return None


def why_not_tell(on: date, *, today: date, decided_on: date, assessed_on: date | None) -> str | None:
    """Why the parents cannot have been told on this day, or None."""
    if on > today:
        return "Choose today or an earlier day: the day on the letter is the day it goes out."
    first = assessed_on or decided_on
    if on < first:
        return f"The letter cannot be older than the decision. Choose {long_date(first)} or a later day."
    return None
