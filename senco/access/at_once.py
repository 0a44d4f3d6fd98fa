"""Two people who do the same at the same moment: the database lets one of them through, and the other gets the row that is
there, or a refusal in words; never an error page."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from django.db import IntegrityError, models, transaction
from psycopg2.errors import ExclusionViolation, UniqueViolation

from senco.access.errors import Refused

Row = TypeVar("Row", bound=models.Model)


def found_or_made(rows: "models.QuerySet[Row]", make: Callable[[], Row]) -> Row:
    """The row that is there, else the one that ``make`` writes; where somebody was quicker in between, theirs.

    What ``make`` had written beside it (its event) is undone then: nothing was made.
    """
    if there := rows.first():
        return there
    try:
        with transaction.atomic():
            return make()
    except IntegrityError as clash:
        theirs = rows.all().first() if _is_taken(clash) else None
        if theirs is None:
            raise
        return theirs


def held_in(rows: "models.QuerySet[Row]", *states: str, moved_on: str) -> Row:
    """The one row of ``rows``, held until the transaction ends.

    Raises Refused where it is in none of these states by now: ``moved_on`` says so, with ``{state}`` for the one it is in.
    """
    held: Any = rows.select_for_update(of=("self",)).get()
    if held.state not in states:
        raise Refused(moved_on.format(state=held.get_state_display().lower()))
    row: Row = held
    return row


@contextmanager
def refused_where_taken(refusal: str | Refused) -> Iterator[None]:
    """Write what only one may write. Raises Refused, in these words, where somebody else has done it in between."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as clash:
        if not _is_taken(clash):
            raise
        raise (refusal if isinstance(refusal, Refused) else Refused(refusal)) from clash


def _is_taken(clash: IntegrityError) -> bool:
    """Whether a row that may be there once is there already. Every other broken rule of the database is a fault of ours."""
    return isinstance(clash.__cause__, UniqueViolation | ExclusionViolation)
