"""What governors and the trust read: published figures, no name, and no live row."""

import json
import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dashboards import figures_selectors as selectors
from pupils.models import Pupil
from pupils.services import needs
from senco.access.models import School
from senco.access.roles import Role
from tests import factories
from tests.dashboards.figures_school import page, published, reading_no_pupil, sign_in, words_of


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
            actor=system,
            user=factories.User.objects.get(pk=actor.user_id),
            role=Role.TRUST_LEAD,
            starts_on=date(2020, 9, 1),
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
