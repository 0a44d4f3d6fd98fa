"""What differs is told in sentences, and what only reads differently is not."""

from copy import deepcopy
from typing import Any

import pytest

from senco.backups.rules.differences import MOST, differences, plain

NOTED: dict[str, Any] = {
    "tables": {"public.pupils_pupil": {"rows": 2, "sha256": "aa"}, "public.empty": {"rows": 0, "sha256": "00"}},
    "sequences": {"public.one_id_seq": 7, "public.new_id_seq": None},
    "schema": {"policies": ["public.pupils_pupil same_school"], "triggers": ["CREATE TRIGGER stands"]},
    "migrations": [["pupils", "0001_initial"], ["pupils", "0002_more"]],
}


def changed(*path: Any, to: Any = None) -> dict[str, Any]:
    """The noted facts with one thing changed, or taken out."""
    facts = deepcopy(NOTED)
    place: Any = facts
    for step in path[:-1]:
        place = place[step]
    if to is None:
        del place[path[-1]]
    else:
        place[path[-1]] = to
    return facts


def test_equal_facts_differ_in_nothing() -> None:
    assert differences(NOTED, deepcopy(NOTED)) == []


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (changed("tables", "public.empty"), "Table public.empty is missing."),
        (
            changed("tables", "public.x", to={"rows": 1, "sha256": "b"}),
            "Table public.x was not there when the backup was made.",
        ),
        (changed("tables", "public.pupils_pupil", "rows", to=1), "Table public.pupils_pupil has 1 rows; 2 were noted."),
        (
            changed("tables", "public.pupils_pupil", "sha256", to="ab"),
            "Table public.pupils_pupil has the noted number of rows, 2, and other content.",
        ),
        (changed("sequences", "public.one_id_seq", to=6), "Counter public.one_id_seq stands at 6; 7 was noted."),
        (changed("schema", "policies", 0), "Missing among the policies: public.pupils_pupil same_school"),
        (changed("schema", "triggers", 0, to="other"), "Missing among the triggers: CREATE TRIGGER stands"),
        (changed("migrations", 1), "The record of migrations differs at pupils.0002_more."),
    ],
)
def test_each_difference_is_a_sentence(found: dict[str, Any], told: str) -> None:
    assert differences(NOTED, found)[0] == told


def test_a_counter_that_went_on_after_the_note_is_no_fault() -> None:
    assert differences(NOTED, changed("sequences", "public.one_id_seq", to=9)) == []


def test_a_hundred_differences_of_one_kind_do_not_hide_the_others() -> None:
    many = {f"public.t{number}": {"rows": 0, "sha256": "0"} for number in range(100)}
    told = differences({**NOTED, "tables": many}, {**NOTED, "tables": {}, "migrations": []})
    assert len(told) == MOST + 2
    assert told[MOST - 1] == "And 89 more of this kind."
    assert "migrations" in told[-1]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (
            "((type)::text = ANY ((ARRAY['totp'::character varying, 'codes'::character varying])::text[]))",
            "((type)::text = ANY (ARRAY[('totp'::character varying)::text, ('codes'::character varying)::text]))",
        ),
        ("(state)::text = 'queued'::character varying(10)", "(state)::text = ('queued'::text)"),
    ],
)
def test_a_rule_that_the_server_only_writes_down_otherwise_is_the_same(written: str, read: str) -> None:
    assert plain(written) == plain(read)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("CHECK ((a OR b) AND c)", "CHECK (a OR (b AND c))"),
        ("CHECK (status = 'E')", "CHECK (status = 'K')"),
        ("USING (school_id = 1)", "USING (true)"),
        ("CHECK (ends_on >= starts_on)", "CHECK (ends_on > starts_on)"),
    ],
)
def test_a_rule_of_another_meaning_is_another(one: str, other: str) -> None:
    assert plain(one) != plain(other)
