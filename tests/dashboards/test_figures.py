"""Figures are published once a term, read by governors without a look at any pupil, and stay as they were published."""

import json
import re
import subprocess
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from dashboards import figures_selectors as selectors
from dashboards.models import Snapshot
from dashboards.rules.figures import figures_of, lowered, mark_of, term_title
from dashboards.services.figures import prepare_figures, publish_figures
from ehcp import services as ehcp
from ehcp.rules.stages import Event
from provision.services import bulk as provision_bulk
from pupils.models import Pupil
from pupils.services import bulk, needs, people
from senco.access.errors import Refused
from senco.access.models import School, Trust
from senco.access.roles import Role
from senco.audit.models import Event as LogEvent
from tests import factories

LIVE = re.compile(r'"(pupils|provision|ehcp|documents)_')
CODES = ["SLCN"] * 14 + ["MLD"] * 7 + ["SEMH"] * 6 + ["HI", "PD", "OTH"]


@contextmanager
def reading_no_pupil() -> Iterator[list[str]]:
    """Fails at the first SQL that names a table about pupils."""
    seen: list[str] = []

    def wrapper(execute: Any, sql: str, *rest: Any) -> Any:
        assert not LIVE.search(sql), f"a governor's request reads {sql}"
        seen.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(wrapper):
        yield seen


def fill(actor: Any, *, pupils: int = 60, listed: int = 30) -> list[uuid.UUID]:
    """Pupils of a school with needs, reviewed cycles and outcomes; every text of theirs is a canary. Returns those listed."""
    today, since = timezone.localdate(), timezone.localdate() - timedelta(days=200)
    group = people.make_group(actor=actor, name="CANARY-class", year="3")
    rows = [
        {
            "id": uuid.uuid4(), "surname": f"CANARY-s{n}", "forename": f"CANARY-f{n}", "born_on": date(2018, 5, 1),
            "year": str(1 + n % 6), "group": group,
        }
        for n in range(pupils)
    ]  # fmt: skip
    bulk.load_pupils(actor=actor, rows=rows)
    ids = [row["id"] for row in rows[:listed]]
    status = [
        {"pupil_id": one, "status": "E" if n < 8 else "K", "starts_on": since, "source": "import", "note": "CANARY-note"}
        for n, one in enumerate(ids)
    ]
    bulk.load_status_periods(actor=actor, rows=status)
    bulk.load_needs(
        actor=actor,
        rows=[{"pupil_id": one, "code": CODES[n % 30], "rank": 1, "starts_on": since} for n, one in enumerate(ids)],
    )
    cycles = [
        {
            "id": uuid.uuid4(), "pupil_id": one, "number": 1, "stage": "closed", "started_on": since, "evidence": "CANARY-e",
            "review_on": today - timedelta(days=30), "closed_on": today - timedelta(days=30 if n > 7 else 20),
            "reviewed_on": today - timedelta(days=30 if n > 7 else 20), "decision": "continue",
        }
        for n, one in enumerate(ids)
    ]  # fmt: skip
    provision_bulk.load_cycles(actor=actor, rows=cycles)
    provision_bulk.load_outcomes(
        actor=actor,
        rows=[
            {
                "id": uuid.uuid4(), "cycle_id": cycle["id"], "order": order, "text": "CANARY-text", "baseline": "CANARY-b",
                "criterion": "CANARY-c", "by_on": today, "now": "CANARY-now",
                "judged": ("met", "partly", "no_change")[(n + order) % 3],
            }
            for n, cycle in enumerate(cycles)
            for order in (1, 2)
        ],
    )  # fmt: skip
    return ids


@pytest.fixture
def school(db: None) -> School:
    made = factories.make_school("cedar", trust=Trust.objects.create(name="Trust", slug="trust"))
    with factories.inside(made) as actor:
        fill(actor)
    return made


def sign_in(client: Client, school: School, role: Role) -> Any:
    user = factories.make_person(school, role)
    client.force_login(user)
    return factories.actor_of(user, school)


def published(school: School, *, on: date | None = None) -> Snapshot:
    with factories.inside(school) as actor:
        return publish_figures(actor=actor, on=on or timezone.localdate())


def page(client: Client, school: School, name: str = "figures") -> Any:
    return client.get(reverse(name, args=[school.slug]))


def words_of(pdf: bytes) -> str:
    return subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()


# What governors and the trust see


@pytest.mark.parametrize("role", [Role.GOVERNOR, Role.TRUST_LEAD])
def test_a_governors_request_reads_no_table_about_pupils(client: Client, school: School, role: Role) -> None:
    published(school)
    sign_in(client, school, role)
    with reading_no_pupil() as seen:
        assert page(client, school).status_code == 200
        assert page(client, school, "figures_pdf").status_code == 200
    assert any("dashboards_snapshot" in sql for sql in seen)


def test_the_check_above_notices_a_page_that_reads_pupils(client: Client, school: School) -> None:
    sign_in(client, school, Role.SENCO)
    with pytest.raises(AssertionError, match="pupils_"), reading_no_pupil():
        page(client, school, "figures_prepare")


@pytest.mark.parametrize("role", [Role.GOVERNOR, Role.TRUST_LEAD])
def test_before_anything_is_published_no_pupil_is_read_either(client: Client, school: School, role: Role) -> None:
    sign_in(client, school, role)
    with reading_no_pupil():
        answer = page(client, school)
        assert page(client, school, "figures_pdf").status_code == 302
    assert "No figures have been published yet" in answer.content.decode()
    assert "The SENCO or a senior leader of the school publishes them" in answer.content.decode()


def test_no_name_class_or_id_is_in_page_paper_or_record(client: Client, school: School) -> None:
    snapshot = published(school)
    sign_in(client, school, Role.GOVERNOR)
    with factories.inside(school):
        ids = {str(pk) for pk in Pupil.objects.values_list("pk", flat=True)}
    texts = [
        json.dumps(snapshot.figures),
        page(client, school).content.decode(),
        words_of(page(client, school, "figures_pdf").content),
    ]
    for text in texts:
        assert "CANARY" not in text
        assert not any(one in text for one in ids)


def test_a_governor_reads_findings_tables_and_what_to_ask(client: Client, school: School) -> None:
    published(school)
    sign_in(client, school, Role.GOVERNOR)
    html = page(client, school).content.decode()
    assert "30 of 60 pupils" in html
    assert "20 of 60 outcomes reached, 20 more on the way" in html
    assert html.count("<caption") >= 4
    assert html.count("Ask:") == 6
    assert "style=" not in html
    assert "Prepare" not in html


def test_the_paper_is_one_tagged_page_and_the_same_each_time(client: Client, school: School) -> None:
    published(school)
    sign_in(client, school, Role.GOVERNOR)
    first, second = page(client, school, "figures_pdf"), page(client, school, "figures_pdf")
    assert first.headers["Content-Type"] == "application/pdf"
    assert f"cedar-{timezone.localdate().isoformat()}.pdf" in first.headers["Content-Disposition"]
    assert first.content == second.content
    assert "30 of 60 pupils" in words_of(first.content)


def test_governors_and_the_trust_cannot_prepare_and_teachers_see_nothing(client: Client, school: School) -> None:
    for role in (Role.GOVERNOR, Role.TRUST_LEAD):
        sign_in(client, school, role)
        assert page(client, school, "figures_prepare").status_code == 403
    for role in (Role.TEACHER, Role.TA, Role.PARENT, Role.ADMIN, Role.ASSISTANT):
        sign_in(client, school, role)
        assert page(client, school).status_code == 403


def test_a_trust_lead_goes_from_school_to_school(client: Client, school: School) -> None:
    other = factories.make_school("dogwood", trust=school.trust)
    published(school)
    actor = sign_in(client, school, Role.TRUST_LEAD)
    assert "Your other schools" not in page(client, school).content.decode()
    with factories.inside(other) as system:
        factories.accounts.give_role(
            actor=system, user=factories.User.objects.get(pk=actor.user_id), role=Role.TRUST_LEAD, starts_on=date(2020, 9, 1)
        )
    assert reverse("figures", args=["dogwood"]) in page(client, school).content.decode()
    assert "No figures have been published yet" in page(client, other).content.decode()


def test_what_was_published_does_not_change_with_a_record(client: Client, school: School) -> None:
    published(school)
    sign_in(client, school, Role.GOVERNOR)
    before = page(client, school).content
    with factories.inside(school) as actor:
        needs.set_status(
            actor=actor, pupil=Pupil.objects.exclude(status_periods__isnull=False).first(), status="K",
            starts_on=timezone.localdate(), source="assessment",
        )  # fmt: skip
        selectors.figures_now(actor, on=timezone.localdate())
    after = page(client, school).content
    assert re.sub(rb'value="[\w-]{20,}"', b"", before) == re.sub(rb'value="[\w-]{20,}"', b"", after)


# Preparing and publishing


@pytest.mark.parametrize("role", [Role.SENCO, Role.HEAD])
def test_what_is_published_is_what_the_preview_showed(client: Client, school: School, role: Role) -> None:
    actor = sign_in(client, school, role)
    preview = page(client, school, "figures_prepare")
    with factories.inside(school):
        shown = selectors.figures_now(actor, on=timezone.localdate())
        assert not Snapshot.objects.exists()
    assert preview.context["figures"] == shown
    url = reverse("figures_prepare", args=[school.slug])
    answer = client.post(url, {"seen": mark_of(shown), "acting_as": f"{school.slug}:staff"})
    assert answer.status_code == 302
    html = page(client, school).content.decode()
    with factories.inside(school):
        snapshot = Snapshot.objects.get()
    assert snapshot.figures == shown
    assert snapshot.published_at is not None
    assert f"checked by {'the SENCO' if role is Role.SENCO else 'a senior leader'}" in html


def test_figures_that_have_changed_since_the_preview_are_shown_again_before_they_go_out(
    client: Client, school: School
) -> None:
    actor, today = sign_in(client, school, Role.SENCO), timezone.localdate()
    with factories.inside(school) as system:
        seen = mark_of(selectors.figures_now(actor, on=today))
        newly = Pupil.objects.exclude(status_periods__isnull=False).first()
        needs.set_status(actor=system, pupil=newly, status="K", starts_on=today, source="assessment")
    url = reverse("figures_prepare", args=[school.slug])
    answer = client.post(url, {"seen": seen, "acting_as": f"{school.slug}:staff"})
    assert answer.status_code == 409
    assert "Records have changed since the preview was shown" in answer.content.decode()
    with factories.inside(school):
        assert not Snapshot.objects.exists()


def test_an_unpublished_draft_is_replaced_and_a_published_set_is_not(school: School) -> None:
    today = date(2026, 11, 25)
    with factories.inside(school) as actor:
        draft = prepare_figures(actor=actor, on=date(2026, 11, 24))
        again = prepare_figures(actor=actor, on=today)
        assert (again.pk, again.as_at, again.published_at) == (draft.pk, today, None)
        assert selectors.latest_published() is None
        snapshot = publish_figures(actor=actor, on=today)
        assert snapshot.pk == draft.pk
        for verb in (prepare_figures, publish_figures):
            with pytest.raises(Refused, match="stay as they are"):
                verb(actor=actor, on=today)
        assert Snapshot.objects.get().published_at == snapshot.published_at


def test_the_preview_of_a_term_that_is_published_gives_the_reason(client: Client, school: School) -> None:
    published(school)
    sign_in(client, school, Role.SENCO)
    html = page(client, school, "figures_prepare").content.decode()
    assert f"The figures of the {lowered(term_title(timezone.localdate()))} were published" in html
    assert "disabled" in html


def test_publishing_is_in_the_log(school: School) -> None:
    snapshot = published(school)
    with factories.inside(school):
        event = LogEvent.objects.get(verb="snapshot_published")
    assert event.target_id == str(snapshot.pk)
    assert event.changes["title"] == snapshot.title
    assert event.changes["mark"] == mark_of(snapshot.figures)


@pytest.mark.parametrize("role", [Role.ASSISTANT, Role.TEACHER, Role.GOVERNOR])
def test_only_the_senco_and_senior_leaders_publish(school: School, role: Role) -> None:
    actor = factories.actor_of(factories.make_person(school, role), school)
    with factories.inside(school), pytest.raises(Refused, match="by the SENCO or a senior leader"):
        publish_figures(actor=actor, on=timezone.localdate())


def test_an_empty_school_is_told_to_bring_pupils_in_first(client: Client, db: None) -> None:
    empty = factories.make_school("elm")
    sign_in(client, empty, Role.SENCO)
    assert "Prepare the figures" in page(client, empty).content.decode()
    assert "Bring the pupils in first" in page(client, empty, "figures_prepare").content.decode()


def test_the_next_term_is_laid_beside_the_last_one(school: School) -> None:
    earlier = timezone.localdate() - timedelta(days=160)
    published(school, on=earlier)
    with factories.inside(school) as actor:
        figures = selectors.figures_now(actor, on=timezone.localdate())
    assert figures["answers"][0]["note"].startswith("As many as in the ")
    assert term_title(earlier).replace(" term", "") in figures["answers"][0]["columns"]


def test_preparing_takes_the_same_number_of_queries_at_any_size(db: None) -> None:
    counted = []
    for size in (20, 200):
        made = factories.make_school(f"size-{size}")
        with factories.inside(made) as actor:
            fill(actor, pupils=size, listed=size // 2)
            with CaptureQueriesContext(connection) as queries:
                selectors.figures_now(actor, on=timezone.localdate())
        counted.append(len(queries))
    assert counted[0] == counted[1] <= 12


# What is counted


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
        case = ehcp.open_request(
            actor=actor, pupil=pupil, council="Fernshire", requested_by="school", received_on=received, today=today
        )
        on = received + timedelta(weeks=5)
        ehcp.record_event(actor=actor, request=case, event=Event.AGREED, happened_on=on, today=today)
        ehcp.record_event(actor=actor, request=case, event=Event.ADVICE_ASKED, happened_on=on, today=today)
        dates = selectors.counts(actor, on=today).dates
        assert {"council_on_time": 1} in dates
        assert {"council_on_time": 1, "case_late": 1} in selectors.counts(actor, on=on + timedelta(weeks=6, days=1)).dates


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
        assert figures_of(counts, on=timezone.localdate(), before=None, checked_by="")["totals"]["register"] == 0
