"""The demo school as it is made: everybody can sign in, and what is loaded could have come about."""

import json
from collections import Counter
from dataclasses import fields, replace
from datetime import timedelta

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dashboards import figures_selectors
from dashboards.demo import plan_figures
from dashboards.demo.build import FIRST_SLUG, SECOND_SLUG
from dashboards.demo.cast import FIRST, SECOND
from dashboards.demo.days import ends_of_terms_before
from dashboards.demo.plan import history_of
from dashboards.models import Snapshot
from dashboards.rules.figures import Counts
from dashboards.services.reminders import remind_of_what_is_due
from ehcp.facts import happened
from ehcp.models import Case, CaseEvent
from ehcp.rules.moves.table import Stage
from ehcp.rules.stages import stage_of
from ehcp.services.events import refresh_case
from provision.facts import cycle_facts
from provision.models import Cycle, Summary
from provision.rules.cycle import Stage as Part
from provision.rules.cycle import why_not_close, why_not_do, why_not_plan
from provision.selectors import unclear_answers
from pupils import selectors as pupils
from pupils.models import Contact, Pupil, Referral
from pupils.rules import referral
from pupils.story_selectors import facts_of, open_actions
from senco.access import selectors as access
from senco.access.models import Membership, School
from senco.access.roles import Role
from senco.accounts.models import Notice, User
from senco.audit.models import Event
from senco.calendar.selectors import calendar
from tests import factories
from tests.dashboards.demo_school import WEDNESDAY, made, planned


@pytest.fixture
def trial(settings: object) -> None:
    settings.TRIAL = True


@pytest.fixture
def two_schools(db: None, trial: None) -> tuple[School, School]:
    made("--pupils", "60", "--seed", "7")
    return access.school_named(FIRST_SLUG), access.school_named(SECOND_SLUG)


def test_the_command_makes_two_schools_and_each_role_signs_in(two_schools: tuple[School, School]) -> None:
    printed = made("--show-sign-ins")
    lines = [line.split() for line in printed.splitlines() if "@" in line]
    password = lines[0][-1]
    assert len(password) >= 12
    assert {line[-1] for line in lines} == {password}
    roles = set()
    for line in lines:
        person = authenticate(email=line[-2], password=password)
        assert person is not None, line
        roles |= {Role(held.role) for held in Membership.objects.filter(user=person)}
    assert roles == set(Role)


def test_the_second_school_cannot_be_seen_from_the_first(two_schools: tuple[School, School]) -> None:
    first, second = two_schools
    with factories.inside(first):
        here = set(Pupil.objects.values_list("pk", flat=True))
    with factories.inside(second) as actor:
        there = set(pupils.visible(actor).values_list("pk", flat=True))
        assert len(there) >= 50
        assert not here & there
    senco = User.objects.get(email=f"senco@{FIRST_SLUG}.example.org")
    assert {actor.school_slug for actor in access.actors_of(senco, on=WEDNESDAY)} == {FIRST_SLUG}


def test_some_people_can_switch(two_schools: tuple[School, School]) -> None:
    def actors(key: str) -> list[tuple[str, str]]:
        person = User.objects.get(email=f"{key}@{FIRST_SLUG}.example.org")
        return [(actor.school_slug, actor.capacity.value) for actor in access.actors_of(person, on=WEDNESDAY)]

    assert actors("trust") == [(FIRST_SLUG, "trust"), (SECOND_SLUG, "trust")]
    assert actors("assistant") == [(FIRST_SLUG, "staff"), (SECOND_SLUG, "staff")]
    assert actors("parent.governor") == [(FIRST_SLUG, "governor"), (FIRST_SLUG, "parent")]


def test_what_is_loaded_could_have_come_about_step_by_step(two_schools: tuple[School, School]) -> None:
    for school in two_schools:
        with factories.inside(school):
            for cycle in Cycle.objects.prefetch_related("outcomes", "allocations"):
                facts = cycle_facts(cycle)
                if facts.stage in (Part.DO, Part.REVIEW, Part.CLOSED):
                    assert why_not_plan(replace(facts, stage=Part.ASSESS)) is None
                    assert why_not_do(replace(facts, stage=Part.PLAN)) is None
                if facts.stage is Part.CLOSED:
                    assert why_not_close(replace(facts, stage=Part.REVIEW)) is None


def test_five_requests_stand_at_five_places(db: None, trial: None) -> None:
    made("--slug", "cases", "--pupils", "100")
    with factories.inside(access.school_named("cases")):
        stages = Counter(
            stage_of(happened(list(CaseEvent.objects.filter(case=request))))
            for request in Case.objects.filter(matter=Case.Matter.ASSESSMENT)
        )
        assert stages == {Stage.REQUESTED: 1, Stage.REFUSED: 1, Stage.ASSESSING: 1, Stage.DRAFT_ISSUED: 2}
        plans = Counter(
            stage_of(happened(list(plan.events.all()))) for plan in Case.objects.filter(matter=Case.Matter.PLAN)
        )
        assert plans.total() > 2


def test_a_school_of_usual_size_has_a_dozen_cases_at_every_stage(db: None, trial: None) -> None:
    made("--slug", "dozen", "--pupils", "420")
    with factories.inside(access.school_named("dozen")) as actor:
        requests = Case.objects.prefetch_related("events")
        stages = Counter(stage_of(happened(list(request.events.all()))) for request in requests)
        never = {Stage.DECISION_STANDS, Stage.CEASING, Stage.CEASED}
        assert set(stages) == set(Stage) - never
        assert stages.total() == 28
        assert sorted(request.reference[3:] for request in requests if request.reference.startswith("26-")) == [
            f"{number:03d}" for number in range(1, 1 + sum(one.reference.startswith("26-") for one in requests))
        ]
        for request in requests:
            assert not refresh_case(case=request, today=factories.today()), "the index is what the rules say"
        asked = Counter(referral.stage_of(facts_of(one)) for one in Referral.objects.all())
        assert {referral.Stage.TO_SEND, referral.Stage.WAITING, referral.Stage.ACCEPTED, referral.Stage.CLOSED} <= set(
            asked
        )
        assert len(list(open_actions(actor, on=factories.today()))) == 3
        assert len(calendar().terms) == 9


def test_governors_have_figures_of_last_term_and_this_term_can_still_be_published(
    two_schools: tuple[School, School],
) -> None:
    for school in two_schools:
        with factories.inside(school) as actor:
            published = list(Snapshot.objects.order_by("as_at"))
            assert [one.as_at for one in published] == ends_of_terms_before(factories.today(), 6)
            assert all(one.published_at is not None for one in published)
            said = json.dumps([one.figures for one in published], ensure_ascii=False)
            assert not [pupil.surname for pupil in Pupil.objects.exclude(surname="") if pupil.surname in said]
            later = factories.today() + timedelta(days=40)
            assert figures_selectors.why_not_publish_now(actor, on=later) is None


def test_what_was_published_is_counted_as_the_product_counts(db: None, trial: None) -> None:
    today = factories.today()
    plan = planned(slug="counted", pupils=120, today=today)
    made("--slug", "counted", "--pupils", "120")
    with factories.inside(access.school_named("counted")) as actor:
        found, ours = figures_selectors.counts(actor, on=today), plan_figures.counts(history_of(plan), today, today)
        for one in fields(Counts):
            there, planned_ = getattr(found, one.name), getattr(ours, one.name)
            if one.name in ("register", "outcomes", "dates", "answers"):
                there, planned_ = (sorted(map(repr, map(_plain, rows))) for rows in (there, planned_))
            assert there == planned_, one.name


def _plain(row: object) -> object:
    return sorted(row.items()) if isinstance(row, dict) else row


def test_many_schools_share_the_pupils_in_trusts_of_ten(db: None, trial: None) -> None:
    made("--pupils", "1000", "--schools", "11", "--json")
    schools = list(School.objects.order_by("pk"))
    assert len(schools) == 11
    assert [school.trust.slug for school in schools] == ["fernshire-trust-1"] * 10 + ["fernshire-trust-2"]
    here = 0
    for school in schools:
        with factories.inside(school):
            here += Pupil.objects.filter(left_on=None).count()
    assert here == 1000
    lead = User.objects.get(email=f"trust@{schools[0].slug}.example.org")
    assert len(access.actors_of(lead, on=factories.today())) == 10


def test_the_senco_was_told_of_what_is_due_and_of_the_parent_who_asks_to_be_rung(
    two_schools: tuple[School, School],
) -> None:
    with factories.inside(two_schools[0]) as actor:
        senco = User.objects.get(email=f"senco@{FIRST_SLUG}.example.org")
        assert Notice.objects.filter(recipient=senco, channel="app").exists()
        assert remind_of_what_is_due(actor=actor, today=factories.today()) == 0
        assert [answer.answered_by.name for answer in unclear_answers(actor)] == ["Ewelina Dąbrowiecka"]


def test_the_log_tells_how_many_rows_were_loaded_and_by_what(two_schools: tuple[School, School]) -> None:
    with factories.inside(two_schools[0]):
        loads = Event.objects.filter(verb="history_loaded")
        assert set(loads.values_list("actor_name", flat=True)) == {"command demo_school"}
        counts = {name: number for event in loads for name, number in event.changes.items()}
        assert counts["pupils"] == Pupil.objects.count()
        assert Pupil.objects.filter(left_on=None).count() == 60
        assert counts["case_events"] == CaseEvent.objects.count()
        assert counts["summaries"] == Summary.objects.count()


def test_search_finds_a_child_whatever_accents_are_typed(two_schools: tuple[School, School]) -> None:
    with factories.inside(two_schools[0]) as actor:
        assert pupils.named(pupils.visible(actor), "siobhan oshaughnessy").count() == 1


def test_a_contact_under_a_restriction_has_no_account(two_schools: tuple[School, School]) -> None:
    for school in two_schools:
        with factories.inside(school):
            assert not Contact.objects.filter(restricted=True, user__isnull=False).exists()


def test_if_empty_twice_changes_nothing_the_second_time(two_schools: tuple[School, School]) -> None:
    assert made("--if-empty") == ""
    assert School.objects.count() == 2


def test_a_short_name_that_is_taken_is_refused_and_nothing_is_left_half_made(
    two_schools: tuple[School, School],
) -> None:
    people = User.objects.count()
    with pytest.raises(CommandError, match="There is a school 'meadowbank' already"):
        made("--slug", FIRST_SLUG, "--pupils", "60")
    assert (School.objects.count(), User.objects.count()) == (2, people)


def test_without_the_mark_of_a_trial_nothing_is_made_and_nothing_shown(db: None, settings: object) -> None:
    settings.TRIAL = False
    with pytest.raises(CommandError, match="TRIAL=1"):
        made("--slug", "real", "--pupils", "60")
    assert made("--show-sign-ins") == ""
    assert not School.objects.exists()


def test_a_program_gets_the_people_and_the_password_as_json(db: None, trial: None) -> None:
    told = json.loads(made("--slug", "j1", "--pupils", "60", "--json"))
    assert told["school"] == "j1"
    assert set(told["people"]) == {role.value for role in Role}
    assert told["people"]["senco"] == "senco@j1.example.org"
    assert authenticate(email="head@j1.example.org", password=told["password"]) is not None


def test_a_password_that_was_changed_is_not_told(two_schools: tuple[School, School]) -> None:
    head = User.objects.get(email=f"head@{FIRST_SLUG}.example.org")
    head.set_password("another one altogether")
    head.save()
    line = next(line for line in made("--show-sign-ins").splitlines() if head.email in line)
    assert line.endswith("(was changed)")


def test_the_number_of_queries_does_not_grow_with_the_school(db: None, trial: None) -> None:
    counts = []
    for slug, size in (("small", "60"), ("large", "240")):
        with CaptureQueriesContext(connection) as queries:
            made("--slug", slug, "--pupils", size, "--json")
        counts.append(len(queries))
    assert counts[1] - counts[0] < 30
    assert counts[1] < 340  # two consultations are recorded one by one, as a school does


def test_the_second_cast_is_another_one() -> None:
    names = {person.name for person in (*FIRST.people(2, 8), *SECOND.people(1, 4))}
    assert len(names) == len(FIRST.people(2, 8)) + len(SECOND.people(1, 4))
