"""Test data, made by the verbs that the product uses. The one place outside the doors that opens a school's scope."""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from dashboards.models import Snapshot
from dashboards.rules.figures import figures_of, term_title
from dashboards.services.figures import load_figures
from pupils import rollover_selectors
from pupils.models import Contact, Pupil, TeachingGroup
from pupils.rules.rollover import last_year_of
from pupils.services import contacts, parents, people
from pupils.services.register import LETTER_ON, send_letter
from senco.access.actor import Actor, actor_for, system_actor
from senco.access.models import Membership, School, Trust
from senco.access.roles import Role
from senco.access.rules.dates import school_year_start
from senco.access.tenancy import school_scope
from senco.accounts.models import User
from senco.accounts.services import people as accounts
from senco.calendar import services as calendars
from senco.calendar.models import DaysOff
from senco.calendar.rules.drawing_up import usual
from tests.dashboards.rules.small_school import small_school

PASSWORD = "correct horse battery staple"
_numbers = itertools.count(1)


@contextmanager
def inside(school: School) -> Iterator[Actor]:
    """In a school's scope, as the system."""
    with school_scope(school.pk):
        yield system(school)


def system(school: School) -> Actor:
    """The system acting at a school."""
    return system_actor(school_id=school.pk, school_slug=school.slug, school_name=school.name, name="tests")


def make_school(slug: str = "", *, trust: Trust | None = None) -> School:
    """A school."""
    slug = slug or f"school-{next(_numbers)}"
    return School.objects.create(name=f"{slug.capitalize()} Primary", slug=slug, trust=trust)


def make_person(
    school: School, *roles: Role, name: str = "", on: date | None = None, password: str | None = None
) -> User:
    """A person with these roles at a school. Without a password they sign in by ``client.force_login`` only."""
    number = next(_numbers)
    actor = system(school)
    user = accounts.add_person(
        actor=actor, email=f"person{number}@example.org", name=name or f"Person {number}", password=password
    )
    with school_scope(school.pk):
        for role in roles:
            accounts.give_role(actor=actor, user=user, role=role, starts_on=on or date(2020, 9, 1))
    return user


def actor_of(user: User, school: School) -> Actor:
    """A person acting at a school in all roles they hold there (of one capacity)."""
    roles = [Role(m.role) for m in Membership.objects.filter(user=user, school=school)]
    return actor_for(
        user_id=user.pk,
        name=user.name,
        school_id=school.pk,
        school_slug=school.slug,
        school_name=school.name,
        roles=roles,
    )


def make_pupil(actor: Actor, *, group: TeachingGroup | None = None, **fields: Any) -> Pupil:
    """A pupil of the active school."""
    number = next(_numbers)
    values: dict[str, Any] = {
        "surname": f"Surname{number}",
        "forename": f"Forename{number}",
        "born_on": date(2017, 5, 1),
        "year": "4",
        "group": group,
        **fields,
    }
    return people.add_pupil(actor=actor, **values)


ASSESSED: dict[str, Any] = {"found": "Follows one step of three.", "assessed_on": date(2020, 9, 1)}
REVIEWED: dict[str, Any] = {"reviewed": "Both outcomes, with the parents.", "reason": "Reads as others do."}


def tell_parents(actor: Actor, pupil: Pupil, *, on: date) -> None:
    """The parents of a pupil have had the letter about the time on SEN support that runs."""
    period = pupil.status_periods.get(ends_on__isnull=True)
    send_letter(actor=actor, period=period, kind=LETTER_ON, pdf=b"%PDF-1.4", pages=1, on=on, today=timezone.localdate())


def make_parent(actor: Actor, school: School, pupil: Pupil, **fields: Any) -> tuple[User, Contact]:
    """A parent with an account, linked to a pupil."""
    user = make_person(school, Role.PARENT)
    contact = contacts.add_contact(
        actor=actor, pupil=pupil, name=user.name, parental_responsibility=True, email=user.email, **fields
    )
    link_parent(contact, user)
    return user, contact


def link_parent(contact: Contact, user: User) -> None:
    """Somebody accepts the invitation of this contact, as far as the child's record is concerned."""
    actor = system(School.objects.get(pk=contact.school_id))
    parents.link_invited(actor=actor, contact_id=contact.pk, user_id=user.pk, email=contact.email)
    contact.refresh_from_db()


def today() -> date:
    """The day on which tests happen."""
    return timezone.localdate()


def make_calendar(actor: Actor, *, begins: int | None = None, reason: str = "") -> DaysOff | None:
    """The usual dates of a school year (this one, unless told), and with a reason a closure in its second week."""
    year = usual(school_year_start(timezone.localdate()).year if begins is None else begins)
    assert year is not None, "the bank holidays of this year are not in the list yet"
    calendars.set_year(actor=actor, year=year)
    if not reason:
        return None
    day = year.terms[0].days.first + timedelta(days=7)
    return calendars.close_school(actor=actor, first_on=day, last_on=day, reason=reason)


def usual_turn(today: date, **changed: Any) -> dict[str, Any]:
    """The decisions of a roll-over as the page offers them."""
    last_year = changed.get("last_year", last_year_of(rollover_selectors.pupils_now(on=today)))
    usual = rollover_selectors.usual_choices(on=today, last_year=last_year)
    adults = rollover_selectors.adults_now(on=today)
    return {
        "last_year": last_year,
        "classes": [[group, year, target] for (group, year), target in usual.items()],
        "adults": adults,
        "adults_before": adults,
        "groups_end": True,
        "stays": [],
        "leavers": [],
        "waits": False,
        **changed,
    }


def make_snapshot(actor: Actor) -> Snapshot:
    """Figures of a term that is over, as a school of 210 would have published them: of one answer, which is set in no time."""
    on = today() - timedelta(days=200)
    figures = figures_of(small_school(), on=on, checked_by="the SENCO")
    figures["answers"] = [one for one in figures["answers"] if one["key"] == "which_years"]
    row = {"title": term_title(on), "as_at": on, "figures": figures, "published_at": timezone.now()}
    load_figures(actor=actor, rows=[row])
    return Snapshot.objects.get(title=row["title"])
