"""A class on a phone, as the tests open it and tap in it."""

from uuid import UUID

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from provision.models import AdaptationUse, PupilAdaptation
from provision.services import adaptations, sheets
from pupils.services import needs
from tests import factories
from tests.world import Cast

LONG_AGO = factories.date(2020, 9, 1)


def url(name: str, cast: Cast, **values: object) -> str:
    return reverse(name, kwargs={"school": cast.school.slug, **values})


def token(cast: Cast) -> dict[str, str]:
    return {"acting_as": f"{cast.school.slug}:staff"}


def chosen_of(cast: Cast, kind: str = "own") -> PupilAdaptation:
    return cast.rows[kind]["chosen"]


def results(cast: Cast) -> dict[UUID, str]:
    with factories.inside(cast.school):
        return dict(AdaptationUse.objects.values_list("chosen_id", "result"))


def tap(client: Client, cast: Cast, *chosen: PupilAdaptation, result: str = "worked", **more: str):
    data = {"chosen": [one.pk for one in chosen], "result": result, **token(cast), **more}
    return client.post(url("adaptation_tap", cast, group=cast.group.pk), data)


def second_pupil(cast: Cast, **fields: object) -> PupilAdaptation:
    """A second pupil of the class, whom the same adaptation helps."""
    with factories.inside(cast.school) as actor:
        pupil = factories.make_pupil(actor, group=cast.group, **fields)
        return adaptations.choose_adaptation(
            actor=actor, pupil=pupil, adaptation=chosen_of(cast).adaptation, starts_on=LONG_AGO
        )


def grow(cast: Cast, count: int) -> None:
    with factories.inside(cast.school) as actor:
        for number in range(count):
            pupil = factories.make_pupil(actor, group=cast.group)
            needs.record_needs(actor=actor, pupil=pupil, codes=["SLCN"], status="N", on=LONG_AGO)
            chosen = chosen_of(cast).adaptation
            if number % 3 == 0:
                chosen = adaptations.add_adaptation(actor=actor, name=f"Move {number % 7}")
            adaptations.choose_adaptation(actor=actor, pupil=pupil, adaptation=chosen, starts_on=LONG_AGO)
            if number % 10 == 0:
                sheets.write_profile(actor=actor, pupil=pupil, on=factories.today(), safety="Inhaler")


def queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(path).status_code == 200
    return len(seen)
