"""A school with a few pupils on its register, for doing one thing for many of them as somebody at the page would."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.test import Client

from provision.models import Cycle
from provision.services import cycles
from pupils.models import BulkAct, Pupil, TeachingGroup
from pupils.services import needs, staffing
from senco.access.actor import Actor
from senco.access.models import School
from senco.access.roles import Role
from senco.accounts.models import User
from senco.audit.models import Event
from tests import factories
from tests.house.posted import form_with

DAY = timedelta(days=1)


@dataclass
class ActsSchool:
    """The school, its pupils by forename in the order of the register, and a teaching group."""

    school: School
    today: date
    people: dict[Role, User] = field(default_factory=dict)
    pupils: dict[str, Pupil] = field(default_factory=dict)
    group: TeachingGroup | None = None

    @contextmanager
    def inside(self, role: Role = Role.SENCO) -> Iterator[Actor]:
        """In the school, as one of its people."""
        with factories.inside(self.school):
            yield factories.actor_of(self.people[role], self.school)

    def client(self, role: Role = Role.SENCO) -> Client:
        """A browser in which one of its people is signed in."""
        client = Client()
        client.force_login(self.people[role])
        return client

    def url(self, path: str = "") -> str:
        """An address below the register."""
        return f"/s/{self.school.slug}/register/{path}"

    def add(self, forename: str, *, source: str = "assessment", **fields: Any) -> Pupil:
        """A pupil on SEN support whose parents know of it."""
        since = self.today - 90 * DAY
        with self.inside():
            system = factories.system(self.school)
            pupil = factories.make_pupil(system, forename=forename, surname="Test", **fields)
            needs.set_status(actor=system, pupil=pupil, status="K", starts_on=since, source=source)
            if source == "assessment":
                factories.tell_parents(system, pupil, on=since)
        self.pupils[forename] = pupil
        return pupil

    def cycle(self, forename: str, *, review_on: date | None) -> Cycle:
        """An open cycle of a pupil, begun thirty days ago."""
        with self.inside() as senco:
            cycle = cycles.start_cycle(actor=senco, pupil=self.pupils[forename], on=self.today - 30 * DAY)
            return cycles.write_cycle(actor=senco, cycle=cycle, version=0, review_on=review_on)

    def send(self, client: Client, path: str, **fields: Any) -> HttpResponse:
        """A form of the register, sent."""
        return client.post(self.url(path), {"acting_as": f"{self.school.slug}:staff", **fields})

    def choose(self, client: Client, do: str, *names: str, query: str = "", **fields: Any) -> BulkAct:
        """Pupils ticked on the register, and what to do with them; the choice that is kept."""
        sent = {"do": do, "pupil": [str(self.pupils[name].pk) for name in names], **fields}
        answer = self.send(client, f"choose/{query}", **sent)
        assert answer.status_code == 302, answer.content
        with factories.inside(self.school):
            return BulkAct.objects.latest("made_at")

    def confirm(self, client: Client, act: BulkAct, **choices: str) -> HttpResponse:
        """The preview looked at, and its button pressed."""
        page = client.get(self.url(f"acts/{act.pk}/"), choices)
        return client.post(self.url(f"acts/{act.pk}/apply/"), form_with(page.content.decode(), "mark") | choices)

    def page(self, client: Client, act: BulkAct) -> str:
        """The page of an act."""
        return client.get(self.url(f"acts/{act.pk}/")).content.decode()

    def names_in(self, act: BulkAct, state: str) -> list[str]:
        """The forenames of the pupils of an act who are in a state, in its order."""
        with factories.inside(self.school):
            lines = act.lines.filter(state=state).order_by("order").select_related("pupil")
            return [line.pupil.forename for line in lines]

    def events(self, verb: str) -> list[Event]:
        """What the log says, oldest first."""
        with factories.inside(self.school):
            return list(Event.objects.filter(verb=verb).order_by("at"))


def make_acts_school(*names: str) -> ActsSchool:
    """Make the school with these pupils."""
    made = ActsSchool(factories.make_school(), factories.today())
    for role in (Role.SENCO, Role.ASSISTANT, Role.HEAD, Role.TEACHER):
        made.people[role] = factories.make_person(made.school, role, name=f"{role.label} of the acts")
    with factories.inside(made.school) as system:
        made.group = staffing.add_group(actor=system, name="Maths set 2", kind="group")
    for name in names:
        made.add(name)
    return made
