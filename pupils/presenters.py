"""Rows about pupils as a page shows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pupils.models import Concern
from pupils.rules.concern import answer_by, waiting_in_words


@dataclass(frozen=True)
class Waiting:
    """A concern that nobody has answered, how long it has waited in words, and by which day it should have its answer."""

    concern: Concern
    waits: str
    due_on: date


def waiting(concerns: Iterable[Concern], *, on: date) -> list[Waiting]:
    """Unanswered concerns with how long each has waited."""
    return [Waiting(one, waiting_in_words(one.raised_on, on), answer_by(one.raised_on)) for one in concerns]
