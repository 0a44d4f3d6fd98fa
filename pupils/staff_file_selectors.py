"""What a file of staff would do at a school, row by row, compared with who is there."""

from dataclasses import dataclass
from datetime import date

from pupils.imports.staff import StaffFile, StaffRow
from pupils.models import ExpectedLink, TeachingGroup
from pupils.rules.words import folded
from pupils.staffing_selectors import links_from
from senco.access.actor import Actor
from senco.access.roles import Can, Capacity, Role
from senco.accounts.models import User
from senco.accounts.selectors import can_be_withdrawn, staff_and_others


@dataclass(frozen=True)
class StaffPlanRow:
    """A row with what it would do: ``user`` is the colleague who is here already; ``problem`` stands in the way of all."""

    row: StaffRow
    user: User | None = None
    invites: bool = False
    links: tuple[TeachingGroup, ...] = ()
    problem: str = ""

    @property
    def does(self) -> str:
        """What it would do, in words."""
        linked = ", ".join(group.name for group in self.links)
        if self.invites:
            return f"Invite as {Role(self.row.role).label}" + (f", then link with {linked}" if linked else "")
        return f"Link with {linked}" if linked else "Nothing new"


def staff_plan(actor: Actor, file: StaffFile, *, on: date) -> list[StaffPlanRow]:
    """What every row would do, in the order of the file. A constant number of queries."""
    groups = {folded(group.name): group for group in TeachingGroup.objects.all()}
    here: dict[str, User] = {}
    for membership in staff_and_others(actor, on=on):
        if Role(membership.role).capacity is Capacity.STAFF:
            here[membership.user.email.lower()] = membership.user
    invited = set(can_be_withdrawn(actor).values_list("email", flat=True))
    linked = {(link.user.email.lower(), link.group_id) for link in links_from(on) if link.ends_on is None}
    linked |= set(ExpectedLink.objects.values_list("email", "group"))
    plan, seen = [], set(invited)
    for row in file.rows:
        one = _planned(actor, row, groups, here.get(row.email), row.email in seen)
        fresh = tuple(group for group in one.links if (row.email, group.pk) not in linked)
        linked |= {(row.email, group.pk) for group in fresh}
        seen |= {row.email} if one.invites else set()
        plan.append(StaffPlanRow(row, one.user, one.invites, fresh, one.problem))
    return plan


def _planned(
    actor: Actor, row: StaffRow, groups: dict[str, TeachingGroup], user: User | None, is_invited: bool
) -> StaffPlanRow:
    if row.problem:
        return StaffPlanRow(row, problem=row.problem)
    unknown = [name for name in row.groups if folded(name) not in groups]
    if unknown:
        return StaffPlanRow(
            row, problem=f"There is no class or group called {', '.join(unknown)}. Make it first, or correct the name."
        )
    links = tuple(groups[folded(name)] for name in row.groups)
    if user is None and not is_invited and not actor.can(Can.MANAGE_PEOPLE):
        return StaffPlanRow(row, problem=f"{row.email} is not on the staff here yet. The administrator invites people.")
    return StaffPlanRow(row, user=user, invites=user is None and not is_invited, links=links)
