"""What helps in class, as it is offered: the school's own list first, then what of the bank is not on it yet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from provision.models import Adaptation
from provision.rules.bank import BANK, BY_KEY, Barrier, Entry

_LABELS = {barrier.value: barrier.label for barrier in Barrier}
NO_BARRIER = "Not sorted by what gets in the way"


@dataclass(frozen=True)
class Offer:
    """One move. ``field`` and ``key`` are what a form sends to choose it: a row of the school, or an entry of the bank."""

    field: str
    key: str
    name: str
    what: str
    when: str
    see: str
    needs: tuple[str, ...]
    barrier: str
    ages: str = ""
    retired_on: date | None = None
    children: int = 0

    @property
    def barrier_label(self) -> str:
        return _LABELS.get(self.barrier, "")

    @property
    def text(self) -> str:
        """All of its words, to look for one in."""
        return " ".join((self.name, self.what, self.when, self.see, self.barrier_label))


def of_school(rows: Iterable[Adaptation], children: Mapping[UUID, int] | None = None) -> list[Offer]:
    """The school's list, each with how many children have it."""
    return [
        Offer(
            field="adaptation",
            key=str(row.pk),
            name=row.name,
            what=row.how,
            when=row.when_it_helps,
            see=row.how_you_see,
            needs=tuple(row.need_codes),
            barrier=row.barrier,
            retired_on=row.retired_on,
            children=(children or {}).get(row.pk, 0),
        )
        for row in rows
    ]


def of_bank(rows: Iterable[Adaptation]) -> list[Offer]:
    """What of the bank stands in none of these rows."""
    taken = {row.bank_key for row in rows}
    return [_of_entry(one) for one in BANK if one.key not in taken]


def _of_entry(one: Entry) -> Offer:
    return Offer(
        field="entry",
        key=one.key,
        name=one.name,
        what=one.what_you_do,
        when=one.when_it_helps,
        see=one.how_you_see,
        needs=one.needs,
        barrier=one.barrier.value,
        ages=one.ages_said,
    )


def words_of_bank(row: Adaptation) -> Offer | None:
    """What the bank says of one that was taken from it, where the bank has it still."""
    one = BY_KEY.get(row.bank_key)
    return _of_entry(one) if one else None


def by_barrier(offers: Iterable[Offer]) -> list[tuple[str, list[Offer]]]:
    """Offers under what gets in the way, in the order of the barriers; those without one last."""
    held = list(offers)
    groups = [(label, [one for one in held if one.barrier == value]) for value, label in _LABELS.items()]
    rest = [one for one in held if one.barrier not in _LABELS]
    return [(label, ones) for label, ones in [*groups, (NO_BARRIER, rest)] if ones]
