"""What a family is told, as the tests publish and open it."""

import re

from django.test import Client
from django.urls import reverse

from provision.models import Summary
from provision.papers.published import summary_to_json
from provision.rules.papers import SummaryPaper
from provision.services import summaries
from pupils.models import Pupil
from senco.access.roles import Role
from senco.accounts.models import User
from tests import factories
from tests.documents import samples
from tests.world import Cast

WORDS = ("Shiv tells a story in four parts.", "Talking help", "teachers draw it first", "A bedtime story in Spanish")


def url(name: str, cast: Cast, pupil: Pupil | None = None) -> str:
    values = {"school": cast.school.slug, **({"pupil": pupil.pk} if pupil is not None else {})}
    return reverse(name, kwargs=values)


def publish(cast: Cast, pupil: Pupil, paper: SummaryPaper | None = None) -> Summary:
    senco = factories.actor_of(cast.people[Role.SENCO], cast.school)
    with factories.inside(cast.school):
        content = summary_to_json(paper or samples.summary())
        return summaries.publish_summary(actor=senco, pupil=pupil, content=content)


def answer(client: Client, cast: Cast, pupil: Pupil, summary: Summary | None = None, **given: str):
    data = {"acting_as": f"{cast.school.slug}:parent", **given}
    if summary is not None:
        data["summary"] = str(summary.pk)
    return client.post(url("child_clear", cast, pupil), data)


def another_parent(cast: Cast, pupil: Pupil, **fields: object) -> User:
    with factories.inside(cast.school) as actor:
        return factories.make_parent(actor, cast.school, pupil, **fields)[0]


def without_tokens(page: bytes) -> bytes:
    return re.sub(rb'name="csrfmiddlewaretoken" value="[^"]+"', b"", page)
