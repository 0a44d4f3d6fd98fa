"""The review of many moved to one day, at once or by the worker, and put back where nobody has worked on since."""

import html
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from dashboards.services import acts
from provision.models import Cycle
from provision.services import cycles
from pupils.models import BulkAct
from senco.access.models import Heartbeat, Job
from senco.access.roles import Role
from senco.access.tasks import look_for_jobs
from tests import factories
from tests.dashboards.acts_school import DAY, ActsSchool, make_acts_school
from tests.house.posted import form_with


@pytest.fixture
def four(db: None) -> ActsSchool:
    """Ada and Bo are reviewed in ten days, Cy's cycle has no day yet, Di has no cycle."""
    made = make_acts_school("Ada", "Bo", "Cy", "Di")
    for name in ("Ada", "Bo"):
        made.cycle(name, review_on=made.today + 10 * DAY)
    made.cycle("Cy", review_on=None)
    return made


@pytest.fixture
def senco(four: ActsSchool) -> Client:
    return four.client()


def reviews(school: ActsSchool) -> dict[str, date | None]:
    with factories.inside(school.school):
        return dict(Cycle.objects.values_list("pupil__forename", "review_on"))


def moved(four: ActsSchool, senco: Client, on: date) -> BulkAct:
    act = four.choose(senco, "review", everyone="1")
    four.confirm(senco, act, review_on=on.isoformat())
    return act


def test_the_preview_names_the_old_day_and_the_new_and_who_has_no_cycle(four: ActsSchool, senco: Client) -> None:
    act = four.choose(senco, "review", everyone="1")
    on = (four.today + 100 * DAY).isoformat()
    page = senco.get(four.url(f"acts/{act.pk}/"), {"review_on": on})
    does = {one.name: one.does for one in page.context["plan"].happening}
    assert does["Ada Test"].startswith("From ") and does["Cy Test"].startswith("No day yet; now ")
    assert {one.name: one.why_not for one in page.context["plan"].left} == {
        "Di Test": "No cycle is under way. Start one on the pupil’s page."
    }
    assert all("18 weeks off" in one.remark for one in page.context["plan"].happening)


def test_a_day_on_which_there_is_no_school_is_remarked_on(four: ActsSchool, senco: Client) -> None:
    act = four.choose(senco, "review", "Ada")
    saturday = four.today + (12 - four.today.weekday()) * DAY
    text = senco.get(four.url(f"acts/{act.pk}/"), {"review_on": saturday.isoformat()}).content.decode()
    assert "There is no school on this day (weekend)" in text


def test_a_day_that_has_passed_is_refused(four: ActsSchool, senco: Client) -> None:
    act = four.choose(senco, "review", "Ada")
    page = senco.get(four.url(f"acts/{act.pk}/"), {"review_on": (four.today - DAY).isoformat()})
    assert "This day has passed" in page.content.decode() and page.context["plan"] is None


def test_reviews_move_each_with_the_event_of_a_single_one(four: ActsSchool, senco: Client) -> None:
    before = len(four.events("cycle_written"))
    on = four.today + 20 * DAY
    act = moved(four, senco, on)
    assert reviews(four) == {"Ada": on, "Bo": on, "Cy": on}
    told = four.events("cycle_written")[before:]
    assert {event.pupil_id for event in told} == {four.pupils[name].pk for name in ("Ada", "Bo", "Cy")}
    assert all(event.changes == {"parts": ["review_on"]} for event in told)
    assert four.names_in(act, "left") == ["Di"]
    assert "No cycle is under way" in html.unescape(four.page(senco, act))


def test_undoing_puts_back_each_ones_own_day_and_leaves_what_was_worked_on(four: ActsSchool, senco: Client) -> None:
    first = four.today + 10 * DAY
    act = moved(four, senco, four.today + 20 * DAY)
    with four.inside(Role.ASSISTANT) as colleague:
        mine = Cycle.objects.get(pupil=four.pupils["Bo"])
        cycles.write_cycle(actor=colleague, cycle=mine, version=mine.version, review_on=four.today + 30 * DAY)
        other = Cycle.objects.get(pupil=four.pupils["Ada"])
        cycles.write_cycle(actor=colleague, cycle=other, version=other.version, evidence="Reads alone.")
    four.send(senco, f"acts/{act.pk}/undo/")
    assert reviews(four) == {"Ada": first, "Bo": four.today + 30 * DAY, "Cy": None}
    text = html.unescape(four.page(senco, act))
    assert "A colleague has moved the review since, to" in text
    assert four.names_in(act, "back") == ["Ada", "Cy"]
    with factories.inside(four.school):
        assert Cycle.objects.get(pupil=four.pupils["Ada"]).evidence == "Reads alone."


def test_a_review_that_has_begun_since_keeps_its_day(four: ActsSchool, senco: Client) -> None:
    act = moved(four, senco, four.today + 20 * DAY)
    with factories.inside(four.school):
        Cycle.objects.filter(pupil=four.pupils["Ada"]).update(stage="review")
        Cycle.objects.filter(pupil=four.pupils["Bo"]).update(stage="closed", closed_on=four.today)
    four.send(senco, f"acts/{act.pk}/undo/")
    with factories.inside(four.school):
        said = dict(act.lines.exclude(why="").values_list("pupil__forename", "why"))
    assert said["Ada"] == "The review has begun since."
    assert said["Bo"] == "The review has been finished since, and the cycle is closed."


# More than is done at once


@pytest.fixture
def many(four: ActsSchool, monkeypatch: pytest.MonkeyPatch) -> ActsSchool:
    """Everything more than one is many."""
    monkeypatch.setattr(acts, "AT_ONCE", 1)
    Heartbeat.objects.create(pk="worker", at=timezone.now())
    return four


def test_many_are_moved_by_the_worker_while_the_page_tells_that_it_works(many: ActsSchool, senco: Client) -> None:
    on = many.today + 20 * DAY
    act = moved(many, senco, on)
    text = many.page(senco, act)
    assert "Moving their reviews" in text and "<progress" in text and 'hx-trigger="every' in text
    assert reviews(many)["Ada"] == many.today + 10 * DAY
    look_for_jobs()
    assert reviews(many)["Ada"] == on
    answer = senco.get(many.url(f"acts/{act.pk}/?seen=waiting-0"), HTTP_HX_REQUEST="true")
    assert answer["HX-Redirect"] == many.url(f"acts/{act.pk}/")
    many.send(senco, f"acts/{act.pk}/undo/")
    assert "Undoing it" in many.page(senco, act)
    look_for_jobs()
    assert reviews(many) == {"Ada": many.today + 10 * DAY, "Bo": many.today + 10 * DAY, "Cy": None}


def test_what_changed_before_the_worker_came_is_looked_at_anew(many: ActsSchool, senco: Client) -> None:
    act = moved(many, senco, many.today + 20 * DAY)
    with many.inside(Role.ASSISTANT) as colleague:
        mine = Cycle.objects.get(pupil=many.pupils["Bo"])
        cycles.write_cycle(actor=colleague, cycle=mine, version=mine.version, review_on=many.today + 30 * DAY)
    look_for_jobs()
    assert reviews(many)["Ada"] == many.today + 10 * DAY
    assert "Something has changed since this page was shown" in many.page(senco, act)
    assert len(many.events("bulk_stopped")) == 1
    many.confirm(senco, act, review_on=(many.today + 20 * DAY).isoformat())
    look_for_jobs()
    assert reviews(many)["Bo"] == many.today + 20 * DAY


def test_work_that_stopped_by_a_fault_is_taken_up_again_from_its_page(many: ActsSchool, senco: Client) -> None:
    act = moved(many, senco, many.today + 20 * DAY)
    assert many.send(senco, f"acts/{act.pk}/again/").status_code == 409
    Job.objects.update(state=Job.State.FAILED, problem="Something went wrong on our side. Nothing was changed.")
    page = senco.get(many.url(f"acts/{act.pk}/")).content.decode()
    assert "The work stopped, and nothing was changed. Something went wrong on our side." in page
    senco.post(many.url(f"acts/{act.pk}/again/"), form_with(page, "acting_as"))
    look_for_jobs()
    assert reviews(many)["Ada"] == many.today + 20 * DAY


def test_who_may_not_do_it_any_more_when_the_worker_comes_has_it_not_done(many: ActsSchool, senco: Client) -> None:
    act = moved(many, senco, many.today + 20 * DAY)
    many.people[Role.SENCO].memberships.update(ends_on=many.today)
    look_for_jobs()
    assert reviews(many)["Ada"] == many.today + 10 * DAY
    page = many.client(Role.ASSISTANT).get(many.url(f"acts/{act.pk}/")).content.decode()
    assert "any more. Somebody who may has to ask for it again" in page


def test_without_a_worker_the_page_says_that_nothing_is_lost(four: ActsSchool, senco: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acts, "AT_ONCE", 1)
    act = moved(four, senco, four.today + 20 * DAY)
    assert "It goes on by itself as soon as that runs again" in four.page(senco, act)
