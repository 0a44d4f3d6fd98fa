"""Preparing and publishing the figures of a term: what the preview showed, once, by those who may."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from dashboards import figures_selectors as selectors
from dashboards.models import Snapshot
from dashboards.rules.figures import lowered, mark_of, term_title
from dashboards.services.figures import prepare_figures, publish_figures
from pupils.models import Pupil
from pupils.services import needs
from senco.access.errors import Refused
from senco.access.models import School
from senco.access.roles import Role
from senco.audit.models import Event as LogEvent
from tests import factories
from tests.dashboards.figures_school import fill, page, published, sign_in


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
    with factories.inside(school), pytest.raises(Refused, match="Only the SENCO or senior leader"):
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
