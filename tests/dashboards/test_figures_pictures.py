"""The pictures of published figures: their addresses, who may open them, and that screen and paper show the same."""

import base64
import html
import re
import subprocess
import uuid
from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dashboards.papers import figures_paper
from dashboards.rules.charts import chart_of
from dashboards.rules.figures import Before, figures_of, paper_of
from dashboards.services.figures import prepare_figures
from senco.access.models import School
from senco.access.roles import Role
from senco.accounts.models import User
from tests import factories
from tests.dashboards.figures_school import page, published, reading_no_pupil, sign_in, words_of
from tests.dashboards.rules.pictures import read
from tests.dashboards.rules.small_school import BEFORE, ON, small_school

IMG = re.compile(r'<source media="[^"]+" srcset="([^"]+)"><img class="chart" src="([^"]+)" alt="([^"]+)">')
KEYS = ["how_many", "which_needs", "which_years", "progress", "in_time"]


def pictures(page_html: str) -> list[tuple[str, str, str]]:
    """Wide address, narrow address and words of every picture of a page."""
    return [tuple(html.unescape(part) for part in found) for found in IMG.findall(page_html)]


def address(school: School, snapshot: object, chart: str = "which_years") -> str:
    return reverse("figures_chart", args=[school.slug, snapshot, chart])


def test_every_answer_that_shows_a_figure_has_its_picture_with_words(client: Client, school: School) -> None:
    snapshot = published(school)
    sign_in(client, school, Role.GOVERNOR)
    found = pictures(page(client, school).content.decode())
    assert [one for _, one, _ in found] == [address(school, snapshot.pk, key) for key in KEYS]
    assert [one for one, _, _ in found] == [f"{address(school, snapshot.pk, key)}?wide" for key in KEYS]
    for wide, narrow, words in found:
        for url in (wide, narrow):
            answer = client.get(url)
            assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/svg+xml")
            assert answer.headers["Cache-Control"] == "no-store"
            assert "style-src 'self'" in answer.headers["Content-Security-Policy"]
            assert read(answer.content.decode()).title == words
            assert "CANARY" not in answer.content.decode()


@pytest.mark.parametrize("role", [Role.GOVERNOR, Role.TRUST_LEAD])
def test_a_picture_is_drawn_without_a_look_at_any_pupil(client: Client, school: School, role: Role) -> None:
    snapshot = published(school)
    sign_in(client, school, role)
    with reading_no_pupil() as seen:
        assert client.get(address(school, snapshot.pk)).status_code == 200
    assert any("dashboards_snapshot" in sql for sql in seen)


def test_what_is_not_published_or_not_drawn_or_another_schools_is_not_found(client: Client, school: School) -> None:
    other = factories.make_school("dogwood")
    with factories.inside(other) as system:
        theirs = factories.make_snapshot(system)
    with factories.inside(school) as actor:
        draft = prepare_figures(actor=actor, on=timezone.localdate())
    sign_in(client, school, Role.HEAD)
    assert client.get(address(school, draft.pk)).status_code == 404
    snapshot = published(school)
    assert snapshot.pk == draft.pk
    assert client.get(address(school, draft.pk)).status_code == 200
    for missing in (theirs.pk, uuid.uuid4()):
        assert client.get(address(school, missing)).status_code == 404
    for chart in ("understood", "nothing"):  # no parent has answered; no such question
        assert client.get(address(school, snapshot.pk, chart)).status_code == 404


def test_the_preview_shows_the_pictures_that_will_be_published(client: Client, school: School) -> None:
    sign_in(client, school, Role.SENCO)
    shown = pictures(page(client, school, "figures_prepare").content.decode())
    drawn = [base64.b64decode(narrow.removeprefix("data:image/svg+xml;base64,")) for _, narrow, _ in shown]
    published(school)
    kept = pictures(page(client, school).content.decode())
    assert [client.get(narrow).content for _, narrow, _ in kept] == drawn
    assert [words for *_, words in kept] == [words for *_, words in shown]


def test_a_dark_page_has_light_words_in_its_pictures(client: Client, school: School) -> None:
    snapshot = published(school)
    actor = sign_in(client, school, Role.GOVERNOR)
    light = client.get(address(school, snapshot.pk)).content
    User.objects.filter(pk=actor.user_id).update(theme="dark")
    dark = client.get(address(school, snapshot.pk)).content
    assert b'fill="#1f2423"' in light and b'fill="#ece9e4"' in dark


def test_terms_make_a_line_and_the_table_says_the_same(client: Client, school: School) -> None:
    today = timezone.localdate()
    for days in (300, 180):
        published(school, on=today - timedelta(days=days))
    snapshot = published(school)
    sign_in(client, school, Role.GOVERNOR)
    first = snapshot.figures["answers"][0]
    assert len(first["trend"]) == 3 and len(first["columns"]) == 4
    picture = read(client.get(address(school, snapshot.pk, "how_many")).content.decode())
    assert picture.title == chart_of(first).alt
    assert picture.words[-1] == first["trend"][-1]["words"] == first["rows"][4]["cells"][0] or "England" in picture.words


def test_the_paper_has_the_same_pictures_with_the_same_words(client: Client, school: School) -> None:
    snapshot = published(school)
    sign_in(client, school, Role.GOVERNOR)
    on_screen = [words for *_, words in pictures(page(client, school).content.decode())]
    content = page(client, school, "figures_pdf").content
    with pikepdf.open(BytesIO(content)) as pdf:
        said = [str(one.Alt) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]
    assert said == on_screen
    words = words_of(content)
    for answer in snapshot.figures["answers"]:
        assert " ".join(answer["finding"].split()) in " ".join(words.split())
        for row in answer["rows"]:
            assert words.count(row["cells"][0]) >= 1
    images = subprocess.run(["pdfimages", "-list", "-"], input=content, capture_output=True, check=True).stdout
    assert len(images.splitlines()) == 2, "drawn as lines and letters, not as dots"


def test_four_terms_stand_whole_at_the_head_of_the_table_on_paper_and_no_sheet_is_needed_beside_the_first() -> None:
    terms = ("Summer term 2026", "Spring term 2026", "Summer term 2025")
    earlier = [Before(BEFORE.as_at, BEFORE.totals | {"term": term}) for term in terms]
    figures = figures_of(small_school(), on=ON, earlier=earlier, checked_by="the SENCO")
    content = figures_paper(paper_of(figures, "Meadowbank Primary School"))
    words = words_of(content).split()
    assert words.count("Summer") == 2
    with pikepdf.open(BytesIO(content)) as pdf:
        assert len(pdf.pages) <= 2
