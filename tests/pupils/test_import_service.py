"""Bringing a file of pupils in: what is previewed is what is written, all of it or nothing, and once."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from pupils import import_selectors, tasks
from pupils.imports.decide import Decision
from pupils.imports.decoding import Unreadable
from pupils.models import Contact, ImportBatch, Need, Pupil, StatusPeriod, TeachingGroup
from pupils.services import imports, needs, people
from pupils.services.import_rows import PlanWriter
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.models import Job, Membership, School
from senco.access.roles import Role
from senco.access.tasks import look_for_jobs
from senco.audit.models import Event
from senco.audit.verbs import Verb
from tests import factories

VECTORS = Path(__file__).parents[1] / "vectors" / "imports"
ON = date(2026, 9, 4)
V08, V09, V11, V12 = (
    "v08_sims_cp1252.csv", "v09_utf8_bom.csv", "v11_sep_line_semicolon_title_rows.csv",
    "v12_one_row_per_contact_duplicates.csv",
)  # fmt: skip
HEADINGS = (
    "UPN,Surname,Forename,DOB,Year,Reg,SEN Status,SEN Need,Former UPN,Contact name,Contact relationship,Contact email"
)


@pytest.fixture
def school(db: None) -> School:
    return factories.make_school()


@pytest.fixture
def actor(school: School) -> Iterator[Actor]:
    """The SENCO, inside the school."""
    person = factories.make_person(school, Role.SENCO, name="Sen Coordinator")
    with factories.inside(school):
        yield factories.actor_of(person, school)


def rows(*lines: str) -> bytes:
    return "\n".join([HEADINGS, *lines]).encode()


def preview(actor: Actor, data: bytes | str, on: date = ON) -> ImportBatch:
    content = (VECTORS / data).read_bytes() if isinstance(data, str) else data
    return imports.preview_import(actor=actor, data=content, file_name="pupils.csv", on=on)


def bring_in(
    actor: Actor, data: bytes | str, on: date = ON, decisions: dict[int, Decision] | None = None
) -> ImportBatch:
    batch = preview(actor, data, on)
    digest = import_selectors.plan_in(batch).digest
    imports.confirm_import(actor=actor, batch_id=batch.pk, digest=digest, decisions=decisions or {})
    return imports.apply_import(actor=actor, batch_id=batch.pk)


def counts(batch: ImportBatch) -> dict[str, int]:
    return {kind: number for kind, number in import_selectors.plan_in(batch).counts.items() if number}


def status_of(pupil: Pupil) -> list[tuple[str, date, date | None]]:
    return list(
        StatusPeriod.objects.filter(pupil=pupil).order_by("starts_on").values_list("status", "starts_on", "ends_on")
    )


def needs_of(pupil: Pupil) -> list[str]:
    return list(Need.objects.filter(pupil=pupil, ends_on__isnull=True).order_by("rank").values_list("code", flat=True))


def test_a_preview_writes_no_pupil(actor: Actor) -> None:
    batch = preview(actor, V09)
    assert counts(batch) == {"added": 4}
    assert (batch.state, Pupil.objects.count(), TeachingGroup.objects.count()) == ("preview", 0, 0)


@pytest.mark.parametrize("name", [V08, V09, V11])
def test_a_real_file_becomes_pupils_classes_statuses_and_needs(actor: Actor, name: str) -> None:
    bring_in(actor, name)
    siobhan = Pupil.objects.get(surname="O\u2019Shaughnessy-N\u00fa\u00f1ez")
    assert siobhan.upn == "P935999920001"
    assert (siobhan.forename, siobhan.born_on, siobhan.sex, siobhan.year) == (
        "Siobh\u00e1n",
        date(2015, 2, 28),
        "F",
        "6",
    )
    assert siobhan.group is not None
    assert (siobhan.group.name, siobhan.group.year) == ("6W", "6")
    assert status_of(siobhan) == [("E", ON, None)]
    assert needs_of(siobhan) == ["ASD", "SLCN"]
    assert {p.source for p in StatusPeriod.objects.all()} == {"import"}
    jack = Pupil.objects.get(surname="Smith")
    assert (jack.watched, jack.upn, status_of(jack)) == (True, "", [])
    assert needs_of(Pupil.objects.get(upn="A940999925001")) == ["SPLD", "ASD"]


def test_rows_of_one_pupil_become_one_pupil_with_all_contacts(actor: Actor) -> None:
    batch = bring_in(actor, V12)
    assert counts(batch) == {"added": 2, "refused": 1}
    amina = Pupil.objects.get(upn="P935999920001")
    assert list(amina.contacts.order_by("order").values_list("name", "relationship")) == [
        ("Mrs F Ali", "Mother"), ("Mr K Ali", "Father"),
    ]  # fmt: skip
    assert Pupil.objects.count() == 2


@pytest.mark.parametrize("name", [V08, V09, V11, V12])
def test_a_second_identical_upload_changes_nothing(actor: Actor, name: str) -> None:
    bring_in(actor, name)
    again = preview(actor, name, ON + timedelta(days=3))
    assert set(counts(again)) <= {"unchanged", "refused"}
    with pytest.raises(Refused, match="nothing to bring in"):
        imports.confirm_import(
            actor=actor, batch_id=again.pk, digest=import_selectors.plan_in(again).digest, decisions={}
        )


def test_one_event_tells_who_was_added_and_changed(actor: Actor) -> None:
    bring_in(actor, rows("P935999920001,Ali,Amina,2015-03-02,6"))
    bring_in(actor, rows("P935999920001,Ali,Amina,2015-03-02,7", "D935999920002,Ali,Aamina,2015-03-02,7"))
    event = Event.objects.filter(verb=Verb.IMPORT_APPLIED.value).order_by("at").last()
    assert event is not None
    amina, aamina = Pupil.objects.get(upn="P935999920001"), Pupil.objects.get(upn="D935999920002")
    assert event.changes == {
        "counts": {"added": 1, "changed": 1, "unchanged": 0, "suggested": 0, "refused": 0, "not_in_file": 0},
        "added": [str(aamina.pk)],
        "changed": [str(amina.pk)],
    }
    assert event.actor_name == "Sen Coordinator"
    assert not Event.objects.filter(verb__in=[Verb.PUPIL_ADDED.value, Verb.PUPIL_CHANGED.value]).exists()
    assert amina.version == 1


def test_a_status_that_changes_ends_the_one_before_on_that_day(actor: Actor) -> None:
    bring_in(actor, rows("P935999920001,Ali,Amina,2015-03-02,6,6A,K,SLCN"))
    bring_in(actor, rows("P935999920001,Ali,Amina,2015-03-02,6,6A,E,ASD"), ON + timedelta(days=30))
    amina = Pupil.objects.get()
    assert status_of(amina) == [("K", ON, ON + timedelta(days=30)), ("E", ON + timedelta(days=30), None)]
    assert needs_of(amina) == ["ASD"]
    ended = Need.objects.get(code="SLCN")
    assert ended.ends_on == ON + timedelta(days=29)
    bring_in(actor, rows("P935999920001,Ali,Amina,2015-03-02,6,6A,N"), ON + timedelta(days=60))
    assert status_of(amina)[-1] == ("E", ON + timedelta(days=30), ON + timedelta(days=60))
    assert needs_of(amina) == ["ASD"]


def test_a_file_puts_right_what_a_file_said_on_the_same_day(actor: Actor) -> None:
    bring_in(
        actor, rows("P935999920001,Ali,Amina,2015-03-02,6,6A,K,SLCN", "D935999920002,Ali,Bo,2015-03-02,6,6A,K,MLD")
    )
    bring_in(actor, rows("P935999920001,Ali,Amina,2015-03-02,6,6A,E,ASD", "D935999920002,Ali,Bo,2015-03-02,6,6A,N"))
    assert status_of(Pupil.objects.get(forename="Amina")) == [("E", ON, None)]
    assert status_of(Pupil.objects.get(forename="Bo")) == []
    assert not Need.objects.filter(code="SLCN").exists()


def test_a_file_does_not_undo_what_was_decided_on_its_day_or_later(actor: Actor) -> None:
    bring_in(actor, rows("P935999920001,Ali,Amina,2015-03-02,6", "D935999920002,Ali,Bo,2015-03-02,6"))
    amina, bo = Pupil.objects.get(forename="Amina"), Pupil.objects.get(forename="Bo")
    later = ON + timedelta(days=5)
    needs.set_status(actor=actor, pupil=amina, status="K", starts_on=ON, source="assessment")
    needs.set_status(actor=actor, pupil=bo, status="K", starts_on=later, source="assessment")
    needs.record_needs(actor=actor, pupil=bo, codes=["MLD"], status="K", on=later)
    batch = preview(actor, rows("P935999920001,Ali,Amina,2015-03-02,6,,N", "D935999920002,Ali,Bo,2015-03-02,7,,E,ASD"))
    first, second = import_selectors.plan_in(batch).rows
    assert first.kind == "unchanged"
    assert "decided here on that very day" in first.warnings[-1]
    assert [change.field for change in second.changes] == ["nc_year"]
    assert "from 9 September 2026" in " ".join(second.warnings)


def test_a_status_decided_here_after_the_preview_stands(actor: Actor) -> None:
    bring_in(actor, rows("P935999920001,Ali,Amina,2015-03-02,6"))
    batch = preview(actor, rows("P935999920001,Ali,Amina,2015-03-02,6,,E"))
    needs.set_status(
        actor=actor, pupil=Pupil.objects.get(), status="K", starts_on=ON + timedelta(days=1), source="assessment"
    )
    with pytest.raises(Refused, match="K is recorded here from 5 September 2026"):
        imports.confirm_import(
            actor=actor, batch_id=batch.pk, digest=import_selectors.plan_in(batch).digest, decisions={}
        )


def test_a_pupil_changed_since_the_preview_stops_it(actor: Actor) -> None:
    bring_in(actor, rows("P935999920001,Ali,Amina,2015-03-02,6"))
    batch = preview(actor, rows("P935999920001,Ali,Amina,2015-03-02,7"))
    digest = import_selectors.plan_in(batch).digest
    imports.confirm_import(actor=actor, batch_id=batch.pk, digest=digest, decisions={})
    people.change_pupil(actor=actor, pupil=Pupil.objects.get(), year="8")
    with pytest.raises(Refused, match="Ali, Amina has been changed here"):
        imports.apply_import(actor=actor, batch_id=batch.pk)
    assert Pupil.objects.get().year == "8"


def test_a_page_that_showed_another_plan_is_refused(actor: Actor) -> None:
    batch = preview(actor, V09)
    with pytest.raises(Refused, match="another state of the file"):
        imports.confirm_import(actor=actor, batch_id=batch.pk, digest="0" * 64, decisions={})


def test_a_suggestion_is_settled_as_the_person_said(actor: Actor) -> None:
    bring_in(actor, rows(",Smith,Jack,2016-02-29,5", ",Smith,Jill,2016-02-29,5", ",Smith,Joe,2016-02-29,5"))
    file = rows(",Smith,Jack,2016-02-29,6", ",Smith,Jill,2016-02-29,6", ",Smith,Joe,2016-02-29,6")
    assert counts(preview(actor, file)) == {"suggested": 3}
    batch = bring_in(actor, file, decisions={2: Decision.SAME, 3: Decision.OTHER})
    assert counts(batch) == {"changed": 1, "added": 1, "suggested": 1}
    assert sorted(Pupil.objects.values_list("forename", "year")) == [
        ("Jack", "6"), ("Jill", "5"), ("Jill", "6"), ("Joe", "5"),
    ]  # fmt: skip


def test_nothing_is_left_of_an_import_that_fails_in_the_middle(actor: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    bring_in(actor, rows("P935999920001,Ali,Amina,2015-03-02,6,6A,K"))
    batch = preview(
        actor, rows("P935999920001,Ali,Amina,2015-03-02,7,7B,E,ASD", "D935999920002,Ali,Bo,2015-03-02,7,7B,K")
    )
    before = (Pupil.objects.count(), StatusPeriod.objects.count(), TeachingGroup.objects.count(), Event.objects.count())
    honest = PlanWriter._add_pupils

    def fails(self: PlanWriter) -> Any:
        honest(self)
        raise IntegrityError("in the middle")

    monkeypatch.setattr(PlanWriter, "_add_pupils", fails)
    with pytest.raises(Refused, match="at the same moment"):
        imports.apply_import(actor=actor, batch_id=batch.pk)
    assert before == (
        Pupil.objects.count(), StatusPeriod.objects.count(), TeachingGroup.objects.count(), Event.objects.count(),
    )  # fmt: skip
    assert (Pupil.objects.get().year, status_of(Pupil.objects.get())) == ("6", [("K", ON, None)])


def many(number: int, year: int) -> bytes:
    lines = [
        f",Pupil{n:03},Given{n},2016-02-{n % 28 + 1:02},{year},{year}{'ABC'[n % 3]},{'NKE'[n % 3]},{'ASD' if n % 3 else ''},,"
        f"Carer {n},Mother,carer{n}@example.org"
        for n in range(number)
    ]
    return rows(*(f"{upn(n)}{line}" for n, line in enumerate(lines)))


def upn(number: int) -> str:
    from pupils.rules.upn import check_letter

    digits = f"9359999{number:05}"
    return f"{check_letter(digits)}{digits}"


def queries_to_bring_in(actor: Actor, data: bytes) -> int:
    batch = preview(actor, data)
    with CaptureQueriesContext(connection) as captured:
        imports.apply_import(actor=actor, batch_id=batch.pk)
    return len(captured)


def test_four_hundred_pupils_take_no_more_queries_than_twenty(actor: Actor, school: School) -> None:
    other = factories.make_school()
    with factories.inside(other) as elsewhere:
        few = (
            queries_to_bring_in(elsewhere, many(20, 5)),
            queries_to_bring_in(elsewhere, many(20, 6).replace(b"SLCN", b"HI")),
        )
    many_ = queries_to_bring_in(actor, many(400, 5)), queries_to_bring_in(actor, many(400, 6))
    assert many_ == few
    assert max(many_) <= 40
    assert Pupil.objects.filter(year="6").count() == 400


def test_a_class_is_made_once_and_spelled_as_it_is_here(actor: Actor) -> None:
    people.make_group(actor=actor, name="6 Willow", year="6")
    bring_in(actor, rows("P935999920001,Ali,Amina,2015-03-02,6,6willow", "D935999920002,Ali,Bo,2015-03-02,6,6 WILLOW",
                         "T935999920003,Ali,Cy,2015-03-02,6,Mixed", "A940999925001,Ali,Di,2016-03-02,5,Mixed"))  # fmt: skip
    assert list(TeachingGroup.objects.order_by("name").values_list("name", "year")) == [
        ("6 Willow", "6"),
        ("Mixed", ""),
    ]
    assert Pupil.objects.filter(group__name="6 Willow").count() == 2


def test_a_pupil_with_one_name_has_it_as_forename_and_stays_unchanged(actor: Actor) -> None:
    file = rows("P935999920001,Suharto,,2015-03-02,6", ",Pele,,2015-03-03,6")
    bring_in(actor, file)
    assert sorted(Pupil.objects.values_list("surname", "forename")) == [("", "Pele"), ("", "Suharto")]
    assert counts(preview(actor, file)) == {"unchanged": 2}


def test_a_file_without_a_forename_does_not_take_one_away(actor: Actor) -> None:
    bring_in(actor, rows("P935999920001,Ali,Amina,2015-03-02,6"))
    assert counts(preview(actor, rows("P935999920001,Ali,,2015-03-02,6"))) == {"unchanged": 1}


def test_a_pupil_without_a_year_gets_that_of_their_age_with_a_word_on_it(actor: Actor) -> None:
    batch = bring_in(actor, rows("P935999920001,Ali,Amina,2015-03-02"))
    assert Pupil.objects.get().year == "7"
    assert "Year 7 was taken from the date of birth" in import_selectors.plan_in(batch).rows[0].warnings[-1]
    assert counts(preview(actor, rows("P935999920001,Ali,Amina,2015-03-02"))) == {"unchanged": 1}


def test_a_replaced_upn_is_kept_as_the_former_one_whatever_the_file_calls_former(actor: Actor) -> None:
    bring_in(actor, rows("T93599992501A,Ali,Amina,2015-03-02,6"))
    file = rows("P935999920001,Ali,Amina,2015-03-02,6,,,,B801200005001")
    with pytest.raises(Refused, match="nothing"):  # names and birthday alone only suggest
        bring_in(actor, file)
    bring_in(actor, file, decisions={2: Decision.SAME})
    amina = Pupil.objects.get()
    assert (amina.upn, amina.former_upn) == ("P935999920001", "T93599992501A")
    assert counts(preview(actor, file)) == {"unchanged": 1}


def test_contacts_are_filled_in_and_added_and_never_taken_away(actor: Actor) -> None:
    bring_in(actor, rows("P935999920001,Ali,Amina,2015-03-02,6,,,,,Mrs F Ali,Mother,not an address"))
    amina = Pupil.objects.get()
    people.add_contact(actor=actor, pupil=amina, name="Gran Ali", relationship="Grandmother", order=2)
    bring_in(actor, rows("P935999920001,Ali,Amina,2015-03-02,6,,,,,MRS F ALI,Mother,f@example.org",
                         "P935999920001,Ali,Amina,2015-03-02,6,,,,,Mr K Ali,Father,k@example.org"))  # fmt: skip
    assert list(Contact.objects.order_by("order").values_list("name", "relationship", "email")) == [
        ("Mrs F Ali", "Mother", "f@example.org"), ("Gran Ali", "Grandmother", ""), ("Mr K Ali", "Father", "k@example.org"),
    ]  # fmt: skip


def test_a_need_that_may_not_be_recorded_is_left_out_with_a_word_on_it(actor: Actor) -> None:
    batch = bring_in(actor, rows('P935999920001,Ali,Amina,2015-03-02,6,,E,"NSA; ASD"'))
    assert needs_of(Pupil.objects.get()) == ["ASD"]
    assert any("NSA is for SEN support only" in words for words in import_selectors.plan_in(batch).rows[0].warnings)


def test_a_name_too_long_to_keep_is_refused_with_a_word_on_it(actor: Actor) -> None:
    data = f'Name,DOB\n"{"A" * 150}, Bo",2015-03-02\n'.encode()
    (row,) = import_selectors.plan_in(preview(actor, data)).rows
    assert (row.kind, row.why) == ("refused", "The surname is 150 characters long: shorten it")


def test_leavers_are_matched_but_not_missed(actor: Actor) -> None:
    bring_in(actor, rows("P935999920001,Ali,Amina,2015-03-02,6", "D935999920002,Ali,Bo,2015-03-02,6"))
    for pupil in Pupil.objects.all():
        people.change_pupil(actor=actor, pupil=pupil, left_on=ON - timedelta(days=1))
    plan = import_selectors.plan_in(preview(actor, rows("P935999920001,Ali,Amina,2015-03-02,7")))
    assert plan.not_in_file == ()
    assert "having left on 3 September 2026" in plan.rows[0].warnings[-1]


def test_a_file_that_cannot_be_read_is_refused_as_a_whole(actor: Actor) -> None:
    with pytest.raises(Unreadable):
        preview(actor, b"PK\x03\x04")
    assert ImportBatch.objects.count() == 0


def test_only_those_who_may_bring_pupils_in(school: School) -> None:
    teacher = factories.make_person(school, Role.TEACHER)
    with factories.inside(school) as system:
        batch = preview(system, V09)
        actor = factories.actor_of(teacher, school)
        for verb, more in (
            (imports.preview_import, {"data": b"", "file_name": "", "on": ON}),
            (imports.apply_import, {"batch_id": batch.pk}),
            (imports.drop_import, {"batch_id": batch.pk}),
            (imports.confirm_import, {"batch_id": batch.pk, "digest": "", "decisions": {}}),
        ):
            with pytest.raises(Refused, match="brought in by the SENCO"):
                verb(actor=actor, **more)
        assert not import_selectors.batches(actor).exists()


def test_a_dropped_file_keeps_nothing_about_children_and_cannot_be_brought_in(actor: Actor) -> None:
    batch = imports.drop_import(actor=actor, batch_id=preview(actor, V09).pk)
    assert (batch.state, batch.plan) == ("dropped", {})
    for verb in (imports.apply_import, imports.drop_import):
        with pytest.raises(Refused, match="was dropped"):
            verb(actor=actor, batch_id=batch.pk)
    assert Pupil.objects.count() == 0


def confirmed(actor: Actor, data: bytes | str) -> tuple[ImportBatch, Job]:
    batch = preview(actor, data)
    digest = import_selectors.plan_in(batch).digest
    return batch, imports.confirm_import(actor=actor, batch_id=batch.pk, digest=digest, decisions={})


def test_the_worker_brings_a_confirmed_file_in_as_the_person_who_confirmed_it(actor: Actor) -> None:
    batch, job = confirmed(actor, V09)
    assert look_for_jobs() == 1
    batch.refresh_from_db()
    job.refresh_from_db()
    assert (batch.state, job.state, Pupil.objects.count()) == ("applied", "done", 4)
    event = Event.objects.get(verb=Verb.IMPORT_APPLIED.value)
    assert (event.actor_name, event.actor_role, event.target_id) == ("Sen Coordinator", "SENCO", str(batch.pk))


def test_work_that_is_handed_out_twice_is_done_once(actor: Actor, school: School) -> None:
    batch, job = confirmed(actor, V09)
    for _ in range(2):
        tasks.apply_import(school.pk, batch.pk, job_id=job.pk)
    assert Pupil.objects.count() == 4
    assert Event.objects.filter(verb=Verb.IMPORT_APPLIED.value).count() == 1


def test_a_refusal_in_the_worker_is_said_on_the_file(actor: Actor) -> None:
    bring_in(actor, rows("P935999920001,Ali,Amina,2015-03-02,6"))
    batch, _ = confirmed(actor, rows("P935999920001,Ali,Amina,2015-03-02,7"))
    people.change_pupil(actor=actor, pupil=Pupil.objects.get(), year="8")
    look_for_jobs()
    batch.refresh_from_db()
    assert batch.state == "failed"
    assert "Ali, Amina has been changed here" in batch.problem
    assert Event.objects.filter(verb=Verb.IMPORT_FAILED.value).count() == 1
    with pytest.raises(Refused, match="Choose the file again"):
        imports.confirm_import(actor=actor, batch_id=batch.pk, digest="", decisions={})


def test_a_fault_in_the_worker_leaves_the_file_to_be_tried_again(actor: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    batch, job = confirmed(actor, V09)

    def fails(self: PlanWriter) -> Any:
        raise ZeroDivisionError

    with monkeypatch.context() as broken:
        broken.setattr(PlanWriter, "write", fails)
        look_for_jobs()
    job.refresh_from_db()
    assert (job.state, Pupil.objects.count()) == ("failed", 0)
    digest = import_selectors.plan_in(batch).digest
    imports.confirm_import(actor=actor, batch_id=batch.pk, digest=digest, decisions={})
    look_for_jobs()
    assert Pupil.objects.count() == 4


def test_nobody_is_brought_in_for_a_person_who_may_not_any_more(actor: Actor) -> None:
    _, job = confirmed(actor, V09)
    Membership.objects.filter(user_id=actor.user_id).update(ends_on=factories.today())
    look_for_jobs()
    job.refresh_from_db()
    assert "may not bring pupils in any more" in job.problem
    assert Pupil.objects.count() == 0


def test_a_file_of_another_school_does_not_exist(actor: Actor) -> None:
    other = factories.make_school()
    with factories.inside(other) as elsewhere:
        batch = preview(elsewhere, V09)
    for pk in (batch.pk, uuid4()):
        with pytest.raises(ImportBatch.DoesNotExist):
            imports.apply_import(actor=actor, batch_id=pk)
