"""Which child a record is about: by number, by names as a question, and never by a name alone."""

from dataclasses import replace
from datetime import date

from pupils.imports.match import Known, Match, MatchKind, match
from tests.pupils.imports.plans import AMY, BORN, KNOWN_AMY, OTHER, PERMANENT, TEMPORARY


def one(record, *known):
    (answer,) = match([record], known)
    return answer


def test_the_same_upn_and_birth_date_is_the_same_child_under_another_surname():
    assert one(replace(AMY, surname="Jones"), KNOWN_AMY) == Match(MatchKind.KNOWN, "a")


def test_the_same_upn_and_surname_is_the_same_child_with_another_birth_date():
    assert one(replace(AMY, born_on=date(2015, 3, 1)), KNOWN_AMY) == Match(MatchKind.KNOWN, "a")


def test_the_same_upn_on_another_child_is_a_conflict():
    answer = one(replace(AMY, surname="Jones", born_on=date(2015, 3, 1)), KNOWN_AMY)
    assert answer.kind is MatchKind.CONFLICT
    assert "Smith, Amy" in answer.why


def test_a_former_upn_finds_the_child_on_either_side():
    known = Known("a", PERMANENT, (TEMPORARY,), "Smith", "Amy", BORN)
    assert one(replace(AMY, upn=TEMPORARY), known).pupil_id == "a"
    known = Known("a", TEMPORARY, (), "Smith", "Amy", BORN)
    assert one(replace(AMY, former_upns=(TEMPORARY,)), known).pupil_id == "a"


def test_names_and_birth_date_only_suggest():
    known = Known("a", TEMPORARY, (), "SMITH", "Amy", BORN)
    answer = one(AMY, known)
    assert (answer.kind, answer.pupil_id) == (MatchKind.SUGGESTED, "a")
    assert "another UPN" in answer.why
    assert "no UPN here" in one(AMY, replace(known, upn=None)).why
    assert "no UPN in the file" in one(replace(AMY, upn=None), known).why


def test_a_name_alone_never_matches_and_two_blank_upns_never_match():
    known = Known("a", None, (), "Smith", "Amy", date(2014, 1, 1))
    assert one(replace(AMY, upn=None), known) == Match(MatchKind.NEW)
    assert one(replace(AMY, upn=None, born_on=None), known) == Match(MatchKind.NEW)


def test_two_namesakes_here_are_left_to_a_person():
    twins = [Known(pupil_id, None, (), "Smith", "Amy", BORN) for pupil_id in "ab"]
    assert one(AMY, *twins).kind is MatchKind.CONFLICT


def test_two_records_about_one_child_are_a_conflict():
    former = Known("a", PERMANENT, (TEMPORARY,), "Smith", "Amy", BORN)
    first, second = match([AMY, replace(AMY, upn=TEMPORARY)], [former])
    assert first.kind is second.kind is MatchKind.CONFLICT


def test_a_new_upn_that_another_child_here_has_is_a_conflict():
    record = replace(AMY, upn=OTHER, former_upns=(PERMANENT,))
    assert one(record, KNOWN_AMY, Known("b", OTHER, (), "Jones", "Bo", None)).kind is MatchKind.CONFLICT


def test_two_new_children_with_one_upn_are_a_conflict():
    first, second = match([AMY, replace(AMY, surname="Jones", upn=OTHER, former_upns=(PERMANENT,))], [])
    assert first.kind is second.kind is MatchKind.CONFLICT


def test_a_suggestion_yields_to_a_record_with_the_number():
    first, second = match([AMY, replace(AMY, upn=OTHER)], [KNOWN_AMY])
    assert (first.kind, second.kind) == (MatchKind.KNOWN, MatchKind.CONFLICT)
