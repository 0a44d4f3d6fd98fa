"""How it stands with a parent's access, and whom one may invite."""

from datetime import date, timedelta

import pytest

from pupils.rules import access as rules
from pupils.rules.access import Access, AccessFacts, AccessState

TODAY = date(2026, 11, 25)
DAY = timedelta(days=1)
LINKED = AccessFacts(linked=True, holds_role=True, starts_on=TODAY - 30 * DAY, address="a@example.org")
INVITED = AccessFacts(invited_on=TODAY - DAY, invited_until=TODAY + 13 * DAY)


def facts(**changes: object) -> AccessFacts:
    """Somebody with access, save for what is given."""
    values = {name: getattr(LINKED, name) for name in AccessFacts.__dataclass_fields__}
    return AccessFacts(**{**values, **changes})


@pytest.mark.parametrize(
    ("known", "state"),
    [
        (AccessFacts(), AccessState.NONE),
        (INVITED, AccessState.INVITED),
        (AccessFacts(invited_on=TODAY - 14 * DAY, invited_until=TODAY), AccessState.INVITED),
        (AccessFacts(invited_on=TODAY - 15 * DAY, invited_until=TODAY - DAY), AccessState.RAN_OUT),
        (LINKED, AccessState.HERE),
        (facts(ends_on=TODAY + DAY), AccessState.HERE),
        (facts(ends_on=TODAY), AccessState.ENDED),
        (facts(holds_role=False), AccessState.ENDED),
        (facts(ends_on=TODAY - DAY, invited_on=TODAY, invited_until=TODAY + 14 * DAY), AccessState.INVITED),
        (facts(invited_on=TODAY, invited_until=TODAY + 14 * DAY), AccessState.HERE),
        (facts(restricted=True), AccessState.RESTRICTED),
    ],
)
def test_where_somebody_stands_follows_from_what_happened(known: AccessFacts, state: AccessState) -> None:
    assert rules.access_on(known, TODAY).state is state


def test_only_somebody_with_access_reads() -> None:
    assert {state for state in AccessState if Access(state).reads} == {AccessState.HERE}


@pytest.mark.parametrize("state", [AccessState.NONE, AccessState.INVITED, AccessState.RAN_OUT, AccessState.ENDED])
def test_somebody_without_access_can_be_invited_or_invited_again(state: AccessState) -> None:
    assert rules.why_not_invite(Access(state), email="a@example.org", has_left=False) is None


@pytest.mark.parametrize(
    ("state", "changes", "words"),
    [
        (AccessState.RESTRICTED, {}, "restriction"),
        (AccessState.HERE, {}, "has access already"),
        (AccessState.NONE, {"email": ""}, "Add it first"),
        (AccessState.NONE, {"has_left": True}, "has left the school"),
        (AccessState.NONE, {"shared_with": "Kept Away"}, "Kept Away, for whom there is a restriction"),
    ],
)
def test_who_cannot_be_invited_is_told_why(state: AccessState, changes: dict[str, object], words: str) -> None:
    given = {"email": "a@example.org", "has_left": False, **changes}
    assert words in (rules.why_not_invite(Access(state), **given) or "")


@pytest.mark.parametrize("state", list(AccessState))
def test_access_is_ended_where_it_is_and_a_contact_removed_where_it_is_not(state: AccessState) -> None:
    reads = Access(state).reads
    assert (rules.why_not_end(Access(state)) is None) is reads
    assert (rules.why_not_remove(Access(state)) is None) is not reads


@pytest.mark.parametrize(("before", "after"), [(False, True), (True, False)])
def test_a_restriction_is_neither_set_nor_lifted_without_a_reason(before: bool, after: bool) -> None:
    assert rules.why_not_restrict(before=before, after=after, reason="  ")
    assert rules.why_not_restrict(before=before, after=after, reason="Order of 3 November 2026") is None
    assert rules.why_not_restrict(before=before, after=before, reason="") is None
