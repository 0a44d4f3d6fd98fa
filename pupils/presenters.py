"""Rows about pupils as a page shows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pupils.models import Concern
from pupils.rules.concern import answer_by, is_late, waiting_in_words

SOON_DAYS = 3


@dataclass(frozen=True)
class Waiting:
    """A concern that nobody has answered, how long it has waited in words, and its mark (is-late, is-soon or none)."""

    concern: Concern
    waits: str
    mark: str


def waiting(concerns: Iterable[Concern], *, on: date) -> list[Waiting]:
    """Unanswered concerns with how long each has waited."""
    return [Waiting(one, waiting_in_words(one.raised_on, on), _mark(one, on)) for one in concerns]


def _mark(concern: Concern, on: date) -> str:
    if is_late(concern.raised_on, on):
        return "is-late"
    return "is-soon" if (answer_by(concern.raised_on) - on).days <= SOON_DAYS else ""
