"""Who to ask about a pupil, as papers name them."""

from datetime import date

from provision.rules.papers import Contact
from pupils.models import Pupil, TeachingLink
from senco.access import selectors as access
from senco.access.actor import Actor
from senco.access.roles import Role
from senco.access.spans import holding
from senco.accounts import selectors as accounts


def who_to_ask(actor: Actor, pupil: Pupil, *, on: date, senco_is: str = "SENCO") -> tuple[Contact, ...]:
    """The class teachers of a pupil and the SENCO with the school's telephone. ``senco_is``: what the SENCO is called."""
    staff = list(accounts.holders(actor, Role.SENCO, Role.TEACHER, on=on))
    links = TeachingLink.objects.filter(holding(on), waits=False)
    teaching = set(links.filter(group=pupil.group_id).values_list("user_id", flat=True)) if pupil.group_id else set()
    telephone = access.school_named(actor.school_slug).telephone
    teachers = [m.user.name for m in staff if m.role == Role.TEACHER and m.user_id in teaching]
    sencos = [m.user.name for m in staff if m.role == Role.SENCO]
    return (
        *(Contact(name, "class teacher") for name in teachers),
        *(Contact(name, senco_is, telephone) for name in sencos),
    )
