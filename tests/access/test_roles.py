"""The tables of roles: who may, in words, and what the services lean on."""

import pytest

from senco.access.actor import actor_for
from senco.access.errors import Refused
from senco.access.roles import PERMISSIONS, REACH, Can, Reach, Role, who_can

# May be done by roles that do not reach every pupil: the services of these ask for the reach as well.
ASKED_FOR_REACH = {
    Can.SEE_PUPILS,
    Can.SEE_CLASSES,
    Can.OPEN_SUPPLY,
    Can.RECORD_ADAPTATION,
    Can.RAISE_CONCERN,
    Can.PRINT_SHEET,
    Can.SEE_OWN_CHILDREN,
    Can.SEE_DATES,
}
# About the school and not about one pupil's record.
OF_THE_SCHOOL = {
    Can.SEE_FIGURES,
    Can.IMPORT_PUPILS,
    Can.MANAGE_PEOPLE,
    Can.APPROVE_ROLES,
    Can.SEE_LOG,
    Can.SEE_CALENDAR,
    Can.EDIT_CALENDAR,
    Can.KEEP_CLASSES,
    Can.TURN_YEAR,
}


def _acting(role: Role):  # type: ignore[no-untyped-def]
    return actor_for(user_id=None, name="A", school_id=1, school_slug="a", school_name="A", roles=[role])


@pytest.mark.parametrize("permission", sorted(set(Can) - ASKED_FOR_REACH - OF_THE_SCHOOL))
def test_what_is_done_about_any_pupil_is_done_only_by_those_who_reach_every_pupil(permission: Can) -> None:
    for role in Role:
        if permission in PERMISSIONS[role]:
            assert Reach.WHOLE_SCHOOL in REACH[role], f"{role} may {permission} but does not reach every pupil"


@pytest.mark.parametrize("permission", list(Can))
@pytest.mark.parametrize("role", list(Role))
def test_a_refusal_names_every_role_that_may_and_no_other(role: Role, permission: Can) -> None:
    actor = _acting(role)
    if permission in PERMISSIONS[role]:
        assert actor.why_not(permission) is None
        actor.must(permission)
        return
    reason = actor.why_not(permission)
    assert reason and permission.value in reason
    for other in Role:
        assert (other.label in who_can(permission)) == (permission in PERMISSIONS[other])
    with pytest.raises(Refused, match="Only the"):
        actor.must(permission)


def test_the_roles_of_a_refusal_read_as_a_sentence() -> None:
    assert _acting(Role.TEACHER).why_not(Can.EDIT_NEEDS) == "Only the SENCO or SEN assistant can change needs and SEN status."
    assert _acting(Role.PARENT).why_not(Can.MANAGE_PEOPLE) == (
        "Only the school administrator can invite people and give them roles."
    )
