"""The summary as paper: made once for each version and edition, with no name on the file."""

import re
import subprocess
from dataclasses import replace

import pytest

from senco.access.roles import Role
from senco.audit.models import Event
from senco.documents.models import Document
from tests import factories
from tests.documents import samples
from tests.documents.paper_text import lost, pages_of, text_of
from tests.documents.pdfua import problems
from tests.provision.families import WORDS, another_parent, publish, url


def test_the_paper_holds_the_name_and_the_words_of_the_summary(parent, world, summary):
    answer = parent.get(url("child_pdf", world.a, world.a.own))
    assert answer.headers["Content-Type"] == "application/pdf"
    assert lost(answer.content, samples.NAMES["usual"], *WORDS) == []
    assert problems(answer.content) == []
    images = subprocess.run(["pdfimages", "-list", "-"], input=answer.content, capture_output=True, check=True)
    assert len(images.stdout.decode().splitlines()) == 2, "the two lines of the heading, and no picture"


@pytest.mark.parametrize("edition", ["", "?edition=large"])
def test_the_file_names_no_child_and_is_not_kept_by_the_browser(parent, world, summary, edition):
    answer = parent.get(url("child_pdf", world.a, world.a.own) + edition)
    header = answer.headers["Content-Disposition"]
    assert header.startswith("attachment; filename=")
    name = header.partition("=")[2].strip('"')
    assert re.fullmatch(r"how-we-help-\d{4}-\d\d-\d\d(-large-print)?\.pdf", name)
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_same_version_is_issued_once_and_is_the_same_bytes_for_every_parent(client, world, summary):
    cast, where = world.a, url("child_pdf", world.a, world.a.own)
    users = [cast.people[Role.PARENT], another_parent(cast, cast.own)]
    found = []
    for user in users * 2:
        client.force_login(user)
        found.append(client.get(where).content)
    assert len(set(found)) == 1
    with factories.inside(cast.school):
        assert Document.objects.get(audience="family").pupil_id == cast.own.pk
        assert Event.objects.filter(verb="document_issued", changes__kind=f"summary_{summary.version}").count() == 1
        assert Event.objects.filter(verb="document_read").count() == 4


def test_what_was_issued_is_never_made_anew(parent, world, summary, monkeypatch):
    where = url("child_pdf", world.a, world.a.own)
    first = parent.get(where).content
    monkeypatch.setattr("provision.services.family.set_summary", lambda *_, **__: pytest.fail("made anew"))
    assert parent.get(where).content == first


def test_each_edition_and_each_version_has_a_paper_of_its_own(parent, world, summary):
    where = url("child_pdf", world.a, world.a.own)
    usual, large = parent.get(where).content, parent.get(f"{where}?edition=large").content
    assert pages_of(large) > pages_of(usual)
    assert lost(large, *WORDS) == []
    publish(world.a, world.a.own, replace(samples.summary(), about=("Something new.",)))
    later = parent.get(where).content
    assert "Something new." in text_of(later)
    with factories.inside(world.a.school):
        kinds = set(Document.objects.filter(audience="family").values_list("kind", flat=True))
    assert len(kinds) == 3


def test_an_edition_that_does_not_exist_is_not_found(parent, world, summary):
    assert parent.get(url("child_pdf", world.a, world.a.own) + "?edition=huge").status_code == 404


def test_a_summary_that_no_paper_can_hold_can_still_be_read(parent, world):
    publish(world.a, world.a.own, replace(samples.summary(), about=("word " * 30_000,)))
    answer = parent.get(url("child_pdf", world.a, world.a.own))
    assert answer.status_code == 409
    assert "You can read all of it on the page" in answer.content.decode()
    assert parent.get(url("child_page", world.a, world.a.own)).status_code == 200
