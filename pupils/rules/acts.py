"""Doing one thing for many pupils: what would happen to each, whether that still holds, and how long it can be undone."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from senco.access.rules.dates import long_date

UNDO_WITHIN = timedelta(days=7)  # schools plan week by week; after that other work rests on it. The house's own mark
KEEP_DRAFT = timedelta(days=1)  # a choice that was only looked at says nothing that is worth keeping
KEEP_PAPER = timedelta(days=3)  # what is made on a Friday afternoon is printed on Monday
AT_ONCE = 100  # pupils; this many are done within a second or so (measured), more are done by the worker
CHANGED = "Something has changed since this page was shown, so nothing was done. Look at what would happen now."


class Kind(StrEnum):
    """What can be done for many pupils at once."""

    CONFIRM = "confirm"
    JOIN = "join"
    REVIEW = "review"
    SHEETS = "sheets"


TITLES = {
    Kind.CONFIRM: "Statuses confirmed",
    Kind.JOIN: "Put into a teaching group",
    Kind.REVIEW: "Review day moved",
    Kind.SHEETS: "Sheets to print",
}


@dataclass(frozen=True, slots=True)
class Planned:
    """What would happen to one pupil, or why nothing would and what would make it possible.

    ``held`` is what there is now, for the mark; ``remark`` is worth a look and stands in nobody's way.
    """

    pupil: str
    name: str
    does: str = ""
    why_not: str = ""
    remark: str = ""
    held: str = ""

    @property
    def happens(self) -> bool:
        """Would anything be done for this pupil?"""
        return not self.why_not


def mark_of(planned: Iterable[Planned], choices: Mapping[str, str]) -> str:
    """A fingerprint of all that a preview showed: it is another one as soon as something else would happen to anybody."""
    told = [[one.pupil, one.does, one.why_not, one.held] for one in planned]
    return hashlib.sha256(json.dumps([told, sorted(choices.items())]).encode()).hexdigest()


def undo_until(done_on: date) -> date:
    """The last day on which something that was done for many can be undone."""
    return done_on + UNDO_WITHIN


def why_not_undo(*, done_on: date, today: date) -> str | None:
    """Why what was done for many can no longer be undone as one, or None."""
    last = undo_until(done_on)
    if today > last:
        return f"It could be undone until {long_date(last)}. Other work rests on it now: change it pupil by pupil."
    return None


def gone_on(made_on: date) -> date:
    """The first day without a paper that was made to be printed at once."""
    return paper_until(made_on) + timedelta(days=1)


def paper_until(made_on: date) -> date:
    """The last day on which such a paper can be downloaded."""
    return made_on + KEEP_PAPER
