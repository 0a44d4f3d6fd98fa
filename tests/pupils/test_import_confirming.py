"""Confirming a file and bringing it in: what was previewed, all of it or nothing, once, by those who may."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pupils import import_selectors, tasks
from pupils.imports.decide import Decision
from pupils.imports.decoding import Unreadable
from pupils.models import ImportBatch, Pupil, StatusPeriod, TeachingGroup
from pupils.services import imports, needs, people
from pupils.services.import_rows import PlanWriter
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.models import Membership, School
from senco.access.roles import Role
from senco.access.tasks import look_for_jobs
from senco.audit.models import Event
from senco.audit.verbs import Verb
from tests import factories
from tests.pupils.import_builders import (
    ON,
    V08,
    V09,
    V11,
    V12,
    bring_in,
    confirmed,
    counts,
    many,
    preview,
    rows,
    status_of,
)


def test_a_preview_writes_no_pupil(actor: Actor) -> None:
    batch = preview(actor, V09)
    assert counts(batch) == {"added": 4}
    assert (batch.state, Pupil.objects.count(), TeachingGroup.objects.count()) == ("preview", 0, 0)


@pytest.mark.parametrize("name", [V08, V09, V11, V12])
def test_a_second_identical_upload_changes_nothing(actor: Actor, name: str) -> None:
    bring_in(actor, name)
    again = preview(actor, name, ON + timedelta(days=3))
    assert set(counts(again)) <= {"unchanged", "refused"}
    with pytest.raises(Refused, match="nothing to bring in"):
        imports.confirm_import(
            actor=actor, batch_id=again.pk, digest=import_selectors.page_mark(again), decisions={}
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


def test_a_status_decided_here_after_the_preview_stands(actor: Actor) -> None:
    bring_in(actor, rows("P935999920001,Ali,Amina,2015-03-02,6"))
    batch = preview(actor, rows("P935999920001,Ali,Amina,2015-03-02,6,,E"))
    needs.set_status(
        actor=actor, pupil=Pupil.objects.get(), status="K", starts_on=ON + timedelta(days=1), source="assessment",
        **factories.ASSESSED,
    )  # fmt: skip
    with pytest.raises(Refused, match="K is recorded here from 5 September 2026"):
        imports.confirm_import(
            actor=actor, batch_id=batch.pk, digest=import_selectors.page_mark(batch), decisions={}
        )


def test_a_pupil_changed_since_the_preview_stops_it(actor: Actor) -> None:
    bring_in(actor, rows("P935999920001,Ali,Amina,2015-03-02,6"))
    batch = preview(actor, rows("P935999920001,Ali,Amina,2015-03-02,7"))
    digest = import_selectors.page_mark(batch)
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
        Pupil.objects.create(surname="Ali", forename="Twin", born_on=ON, upn="D935999920002")

    monkeypatch.setattr(PlanWriter, "_add_pupils", fails)
    with pytest.raises(Refused, match="at the same moment"):
        imports.apply_import(actor=actor, batch_id=batch.pk)
    assert before == (
        Pupil.objects.count(), StatusPeriod.objects.count(), TeachingGroup.objects.count(), Event.objects.count(),
    )  # fmt: skip
    assert (Pupil.objects.get().year, status_of(Pupil.objects.get())) == ("6", [("K", ON, None)])


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
            with pytest.raises(Refused, match="Only the SENCO, SEN assistant or school administrator"):
                verb(actor=actor, **more)
        assert not import_selectors.batches(actor).exists()


def test_a_dropped_file_keeps_nothing_about_children_and_cannot_be_brought_in(actor: Actor) -> None:
    batch = imports.drop_import(actor=actor, batch_id=preview(actor, V09).pk)
    assert (batch.state, batch.plan) == ("dropped", {})
    for verb in (imports.apply_import, imports.drop_import):
        with pytest.raises(Refused, match="was dropped"):
            verb(actor=actor, batch_id=batch.pk)
    assert Pupil.objects.count() == 0


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
    digest = import_selectors.page_mark(batch)
    imports.confirm_import(actor=actor, batch_id=batch.pk, digest=digest, decisions={})
    look_for_jobs()
    assert Pupil.objects.count() == 4


def test_nobody_is_brought_in_for_a_person_who_may_not_any_more(actor: Actor) -> None:
    _, job = confirmed(actor, V09)
    Membership.objects.filter(user_id=actor.user_id).update(ends_on=factories.today())
    look_for_jobs()
    job.refresh_from_db()
    assert "may not bring pupils in from a file any more" in job.problem
    assert Pupil.objects.count() == 0


def test_a_file_of_another_school_does_not_exist(actor: Actor) -> None:
    other = factories.make_school()
    with factories.inside(other) as elsewhere:
        batch = preview(elsewhere, V09)
    for pk in (batch.pk, uuid4()):
        with pytest.raises(ImportBatch.DoesNotExist):
            imports.apply_import(actor=actor, batch_id=pk)
