"""Two versions of a profile, compared point by point: nothing is lost and nothing is made up."""

from hypothesis import given, settings
from hypothesis import strategies as st

from provision.rules.profile_parts import compared

LINES = st.lists(st.text("abc ", min_size=1).filter(str.strip), max_size=6).map("\n".join)


@settings(deadline=None)
@given(LINES, LINES)
def test_what_is_kept_and_new_is_the_later_version_and_what_is_kept_and_gone_the_earlier(old: str, new: str) -> None:
    lines = [line for part in compared({"liked": old}, {"liked": new}) for line in part.lines]
    assert [line.text for line in lines if line.state != "gone"] == [one.strip() for one in new.splitlines()]
    assert [line.text for line in lines if line.state != "new"] == [one.strip() for one in old.splitlines()]
