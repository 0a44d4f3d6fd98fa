"""Many rows at once: what a row says is kept, and one event tells how many there were."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from provision.models import Cycle, Outcome, Summary
from provision.services import bulk as provision
from pupils.models import Pupil
from pupils.services import bulk as pupils
from senco.access.errors import Refused
from senco.access.models import School
from senco.access.roles import Role
from senco.audit.models import Event
from tests import factories

BORN = date(2017, 5, 1)


@pytest.fixture
def school(db: None) -> School:
    return factories.make_school()


def test_pupils_are_found_by_the_keys_that_were_worked_out_for_them(school: School) -> None:
    rows = [{"surname": "Ní Bhriain", "forename": name, "born_on": BORN, "year": "4"} for name in ("Caoimhe", "Bo")]
    with factories.inside(school) as actor:
        assert pupils.load_pupils(actor=actor, rows=iter(rows)) == 2
        assert Pupil.objects.get(search_key__contains="caoimhe").sort_key.startswith("ni bhriain")
        assert [event.changes for event in Event.objects.filter(verb="history_loaded")] == [{"pupils": 2}]


def test_a_time_that_is_now_for_others_is_kept_where_a_row_has_one(school: School) -> None:
    then = datetime(2024, 2, 29, 12, tzinfo=UTC)
    with factories.inside(school) as actor:
        child = factories.make_pupil(actor)
        rows = [{"pupil_id": child.pk, "version": 1, "content": {}, "published_at": then},
                {"pupil_id": child.pk, "version": 2, "content": {}}]  # fmt: skip
        provision.load_summaries(actor=actor, rows=rows)
        first, second = Summary.objects.order_by("version")
        assert first.published_at == then
        assert second.published_at > then + timedelta(days=365)


def test_outcomes_that_were_carried_over_may_come_in_any_order(school: School) -> None:
    ids = [uuid4() for _ in range(5)]
    with factories.inside(school) as actor:
        child = factories.make_pupil(actor)
        cycle = uuid4()
        row = {"id": cycle, "pupil_id": child.pk, "number": 1, "stage": "do", "started_on": BORN}
        provision.load_cycles(actor=actor, rows=[row])
        chain = [
            {"id": id_, "cycle_id": cycle, "order": 1, "text": "t", "baseline": "b", "criterion": "c", "by_on": BORN,
             "carried_from_id": before}
            for id_, before in zip(ids, [None, *ids], strict=False)
        ]  # fmt: skip
        provision.load_outcomes(actor=actor, rows=reversed(chain))
        assert Cycle.objects.get().outcomes.count() == len(ids)
        assert Outcome.objects.get(pk=ids[-1]).carried_from_id == ids[-2]


def test_those_who_bring_nobody_in_load_nothing(school: School) -> None:
    teacher = factories.make_person(school, Role.TEACHER)
    with factories.inside(school):
        with pytest.raises(Refused, match="bring pupils in"):
            pupils.load_groups(actor=factories.actor_of(teacher, school), rows=[{"name": "4W"}])
        assert not Event.objects.filter(verb="history_loaded").exists()
