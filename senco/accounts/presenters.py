"""The administrator's list of people: who is shown under which heading, and what needs a look."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from senco.access.roles import Capacity, Role, opens_every_record
from senco.access.rules.words import plural


class Show(StrEnum):
    """A view of the list; the value stands in its address."""

    STAFF = "staff"
    PARENTS = "parents"
    OTHERS = "others"
    NO_SECOND_STEP = "no-second-step"
    NEVER = "never"

    @property
    def label(self) -> str:
        """As it stands on its button."""
        return LABELS[self]


LABELS = {
    Show.STAFF: "Staff",
    Show.PARENTS: "Parents and carers",
    Show.OTHERS: "Governors and trust",
    Show.NO_SECOND_STEP: "Staff without a second step",
    Show.NEVER: "Never signed in",
}


@dataclass(frozen=True)
class Person:
    """One role of one person: what it opens, whether a second step guards it, when they last signed in."""

    membership_id: int
    name: str
    email: str
    role: Role
    starts_on: date
    ends_on: date | None
    sees: str
    second_step: bool
    last_login: datetime | None

    def belongs(self, show: Show) -> bool:
        """Does this row stand in a view?"""
        match show:
            case Show.STAFF:
                return self.role.capacity is Capacity.STAFF
            case Show.PARENTS:
                return self.role.capacity is Capacity.PARENT
            case Show.OTHERS:
                return self.role.capacity in (Capacity.GOVERNOR, Capacity.TRUST)
            case Show.NO_SECOND_STEP:
                return self.role.capacity is Capacity.STAFF and not self.second_step
            case Show.NEVER:
                return self.last_login is None


def sees_in_words(role: Role, *, linked: Sequence[str], children: int) -> str:
    """What a role opens: every child, classes by name, a number of own children, figures, names alone."""
    if opens_every_record(role):
        return "Every child’s record"
    match role.capacity:
        case Capacity.PARENT:
            return f"What is published about {plural(children, 'child', 'children')}"
        case Capacity.GOVERNOR | Capacity.TRUST:
            return "Published figures"
    if role is Role.ADMIN:
        return "Names, classes, accounts"
    return ", ".join(linked) if linked else "Nobody yet"


def view_of(text: str) -> Show:
    """The view that an address asks for; the staff where it asks for none that is known."""
    return next((show for show in Show if show.value == text), Show.STAFF)
