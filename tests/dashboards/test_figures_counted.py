"""What is counted in the figures of a term, and what not."""

import uuid
from datetime import date, datetime, timedelta

from django.utils import timezone

from dashboards import figures_selectors as selectors
from dashboards.rules.figures import figures_of
from ehcp.rules.moves.table import Event
from ehcp.services import cases as ehcp_cases
from ehcp.services import events as ehcp_events
from provision.services import bulk as provision_bulk
from pupils.models import Pupil
from pupils.services import needs, people
from senco.access.models import School
from senco.access.roles import Role
from tests import factories


def test_a_pupil_who_left_or_came_off_the_register_is_no_longer_counted_on_it(school: School) -> None:
    today = timezone.localdate()
    with factories.inside(school) as actor:
        listed = list(Pupil.objects.filter(status_periods__isnull=False)[:2])
        people.change_pupil(actor=actor, pupil=listed[0], left_on=today)
        needs.set_status(actor=actor, pupil=listed[1], status="N", starts_on=today, source="assessment")
        counts = selectors.counts(actor, on=today)
        before = selectors.counts(actor, on=today - timedelta(days=1))
    assert (counts.pupils, len(counts.register)) == (59, 28)
    assert (before.pupils, len(before.register)) == (60, 30)


def test_reviews_count_by_the_day_that_was_agreed(school: School) -> None:
    today = timezone.localdate()
    with factories.inside(school) as actor:
        overdue, later = Pupil.objects.filter(status_periods__isnull=True)[:2]
        waiting = {"number": 1, "stage": "do", "started_on": today - timedelta(days=90)}
        provision_bulk.load_cycles(
            actor=actor,
            rows=[
                {**waiting, "id": uuid.uuid4(), "pupil": overdue, "review_on": today - timedelta(days=1)},
                {**waiting, "id": uuid.uuid4(), "pupil": later, "review_on": today},
            ],
        )
        dates = selectors.counts(actor, on=today).dates
    assert sum(one.get("review_on_time", 0) for one in dates) == 22
    assert sum(one.get("review_late", 0) for one in dates) == 8 + 1


def test_dates_of_cases_count_for_whom_they_bind(school: School) -> None:
    today = timezone.localdate()
    with factories.inside(school) as actor:
        pupil = Pupil.objects.filter(status_periods__isnull=True).first()
        received = today - timedelta(weeks=10)
        case = ehcp_cases.open_request(
            actor=actor, pupil=pupil, council="Fernshire", requested_by="school", received_on=received, today=today
        )
        on = received + timedelta(weeks=5)
        ehcp_events.record_event(actor=actor, case=case, event=Event.AGREED, happened_on=on, today=today)
        ehcp_events.record_event(actor=actor, case=case, event=Event.ADVICE_ASKED, happened_on=on, today=today)
        dates = selectors.counts(actor, on=today).dates
        assert {"council_on_time": 1} in dates
        assert {"council_on_time": 1, "case_late": 1} in selectors.counts(
            actor, on=on + timedelta(weeks=6, days=1)
        ).dates


def test_answers_of_parents_count_from_the_september_on(school: School) -> None:
    today = timezone.localdate()
    with factories.inside(school) as actor:
        parent, pupil = factories.make_person(school, Role.PARENT), Pupil.objects.first()
        days = (today, date(today.year - 3, 1, 1))
        summaries = [{"id": uuid.uuid4(), "pupil": pupil, "version": n, "content": {}} for n in (1, 2)]
        provision_bulk.load_summaries(actor=actor, rows=summaries)
        answers = [
            {
                "id": uuid.uuid4(), "summary_id": one["id"], "answered_by": parent, "clear": "partly",
                "answered_at": timezone.make_aware(datetime(day.year, day.month, day.day, 9)),
            }
            for one, day in zip(summaries, days, strict=True)
        ]  # fmt: skip
        provision_bulk.load_summary_answers(actor=actor, rows=answers)
        assert selectors.counts(actor, on=today).answers == ({"partly": 1},)


def test_the_figures_of_a_school_are_its_own(school: School) -> None:
    other = factories.make_school("fir", trust=school.trust)
    with factories.inside(other) as actor:
        counts = selectors.counts(actor, on=timezone.localdate())
        assert counts.pupils == len(counts.register) == len(counts.outcomes) == 0
        assert figures_of(counts, on=timezone.localdate(), checked_by="")["totals"]["register"] == 0
