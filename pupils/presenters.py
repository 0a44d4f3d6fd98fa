"""Rows about pupils as a page shows them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from pupils.models import Concern
from pupils.rules.concern import QUESTIONS, Looked, answer_by, causes_read, waiting_in_words


@dataclass(frozen=True)
class Waiting:
    """A concern that nobody has answered, how long it has waited in words, and by which day it should have its answer."""

    concern: Concern
    waits: str
    due_on: date


def waiting(concerns: Iterable[Concern], *, on: date) -> list[Waiting]:
    """Unanswered concerns with how long each has waited."""
    return [Waiting(one, waiting_in_words(one.raised_on, on), answer_by(one.raised_on, one.school.concern_days)) for one in concerns]


@dataclass(frozen=True)
class LookedAt:
    """What is known of the causes of a concern, as lists of their names."""

    may_be: list[str]
    is_not: list[str]
    unknown: list[str]


def causes_in_words(kept: Mapping[str, str]) -> LookedAt:
    """The causes by what is known of each; ``kept`` as the concern has them."""
    known = causes_read(kept)
    names = {looked: [QUESTIONS[cause].short for cause, is_so in known.items() if is_so is looked] for looked in Looked}
    return LookedAt(names[Looked.MAY_BE], names[Looked.IS_NOT], names[Looked.UNKNOWN])
