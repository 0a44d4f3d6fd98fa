"""One small school for the tests of this app: a pupil whom the teacher teaches, one whom she does not, and a cycle."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.test import Client
from django.urls import reverse

from provision.models import Cycle, Outcome, Provision
from provision.rules.cycle import Stage
from provision.services import cycles, sheets
from provision.services.parts import Reviewed, write_part
from pupils.models import Pupil, TeachingGroup
from pupils.services import needs, people, staffing
from senco.access.actor import Actor
from senco.access.models import School
from senco.access.roles import Role
from senco.accounts.models import User
from tests import factories

DAY = timedelta(days=1)
STAFF = (Role.SENCO, Role.ASSISTANT, Role.HEAD, Role.TEACHER, Role.TA)


@dataclass
class Lane:
    """The school, its people, and two pupils: ``ada`` in the teacher's class, ``zoe`` in nobody's."""

    school: School
    today: date
    people: dict[Role, User] = field(default_factory=dict)
    group: TeachingGroup | None = None
    ada: Pupil | None = None
    zoe: Pupil | None = None

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

    def url(self, name: str, **kwargs: Any) -> str:
        """An address of the school."""
        return reverse(name, kwargs={"school": self.school.slug, **kwargs})

    def form(self, **fields: Any) -> dict[str, Any]:
        """What a form of staff sends."""
        return {"acting_as": f"{self.school.slug}:staff", **fields}


def make_lane() -> Lane:
    """Make the school."""
    school = factories.make_school()
    School.objects.filter(pk=school.pk).update(telephone="01632 960144")
    lane = Lane(school, factories.today())
    for role in STAFF:
        lane.people[role] = factories.make_person(school, role, name=f"{role.label} of the lane")
    with lane.inside() as actor:
        since = lane.today - 90 * DAY
        lane.group = staffing.add_group(actor=actor, name="4W", year="4")
        lane.ada = factories.make_pupil(actor, group=lane.group, forename="Ada", surname="Ní Bhriain-O’Neil")
        lane.zoe = factories.make_pupil(actor, forename="Zoe", surname="Elsewhere")
        needs.set_status(actor=actor, pupil=lane.ada, status="K", starts_on=since, source="assessment", **factories.ASSESSED)
        factories.tell_parents(actor, lane.ada, on=since)
        needs.record_needs(actor=actor, pupil=lane.ada, codes=["SLCN"], status="K", on=since)
        people.link_staff(actor=factories.system(lane.school), user_id=lane.people[Role.TEACHER].pk, group=lane.group, starts_on=since)
        people.link_staff(actor=factories.system(lane.school), user_id=lane.people[Role.TA].pk, pupil=lane.ada, starts_on=since)
    return lane


def cycle_at(lane: Lane, actor: Actor, stage: Stage, *, pupil: Pupil | None = None, outcomes: int = 1) -> Cycle:
    """A cycle that was taken to a stage by the verbs of the product, with outcomes and one provision."""
    started = lane.today - 60 * DAY
    cycle = cycles.start_cycle(actor=actor, pupil=pupil or lane.ada, on=started)
    if stage is Stage.ASSESS:
        return cycle
    write_part(actor=actor, cycle=cycle, version=cycle.version, evidence="Reads with a finger and stops.")
    cycle = cycles.move_on(actor=actor, cycle=cycle, on=started + DAY)
    aims = [add_outcome(lane, actor, cycle, number) for number in range(1, outcomes + 1)]
    if stage is Stage.PLAN:
        return cycle
    promise(lane, actor, cycle, aims[0] if aims else None)
    plan = {"review_on": lane.today + 10 * DAY, "told_on": started + DAY}
    write_part(actor=actor, cycle=cycle, version=cycle.version, **plan)
    for _ in range({Stage.DO: 1, Stage.REVIEW: 2, Stage.CLOSED: 2}[stage]):
        cycle = cycles.move_on(actor=actor, cycle=Cycle.objects.get(pk=cycle.pk), on=lane.today - 30 * DAY)
    return close(lane, actor, cycle) if stage is Stage.CLOSED else cycle


def add_outcome(lane: Lane, actor: Actor, cycle: Cycle, number: int = 1) -> Outcome:
    """One outcome, in ten days."""
    return cycles.set_outcome(
        actor=actor,
        cycle=cycle,
        text=f"Reads {number} pages aloud",
        baseline="1 page",
        criterion=f"{number + 3} pages",
        by_on=lane.today + 10 * DAY,
    )


def promise(lane: Lane, actor: Actor, cycle: Cycle, outcome: Outcome | None) -> Provision:
    """Paired reading, twice a week."""
    provision = sheets.add_provision(
        actor=actor, name="Paired reading", tier="targeted", plain_name="Reading with a partner"
    )
    sheets.allocate(
        actor=actor,
        pupil=cycle.pupil,
        cycle=cycle,
        outcome=outcome,
        provision=provision,
        given_by="Mrs Kowalczyk-Adeyemi",
        group_size=2,
        times_a_week=2,
        minutes=15,
        starts_on=lane.today - 50 * DAY,
        ends_on=lane.today + 10 * DAY,
    )
    return provision


def close(lane: Lane, actor: Actor, cycle: Cycle, *, decision: str = "change", judged: str = "partly") -> Cycle:
    """Write the whole review and finish it."""
    said = {o.pk: Reviewed("2 pages", judged) for o in cycle.outcomes.all()}
    views = {"review_pupil_view": "I like it.", "review_parent_view": "She reads at home."}
    text = "Short books work."
    write_part(
        actor=actor, cycle=cycle, version=cycle.version, reviewed=said, decision=decision, review_text=text, **views
    )
    return cycles.move_on(actor=actor, cycle=cycle, on=lane.today)
