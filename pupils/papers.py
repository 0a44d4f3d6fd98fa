"""Letters of the register to parents: that SEN support begins, and that it ends."""

from dataclasses import dataclass
from datetime import date

from django.template.loader import render_to_string

from pupils.models import Pupil, StatusPeriod
from senco.access import selectors as access
from senco.access.actor import Actor
from senco.access.roles import Role
from senco.accounts import selectors as accounts
from senco.documents.fit import FLOOR_PT, SMALL_PT, START_PT
from senco.documents.pdf import Paper, write


@dataclass(frozen=True, kw_only=True)
class RegisterLetter:
    """What stands in a letter; texts are as people wrote them, a line for each paragraph."""

    school: str
    telephone: str
    senco: str
    name: str
    called: str
    class_name: str
    dated: date
    ends: bool
    day: date
    assessed_on: date | None
    found: tuple[str, ...]
    reviewed: tuple[str, ...]
    next_steps: tuple[str, ...]
    language: str = "en-GB"
    direction: str = "ltr"


def register_letter(
    actor: Actor, pupil: Pupil, period: StatusPeriod, *, dated: date, next_steps: str
) -> RegisterLetter:
    """The letter about a time on SEN support: that it begins, or that it has ended."""
    ends = period.ends_on is not None
    sencos = accounts.holders(actor, Role.SENCO, on=dated)
    return RegisterLetter(
        school=actor.school_name,
        telephone=access.school_named(actor.school_slug).telephone,
        senco=next((one.user.name for one in sencos), ""),
        name=pupil.full_name,
        called=pupil.called,
        class_name=pupil.group.name if pupil.group else "",
        dated=dated,
        ends=ends,
        day=period.ends_on or period.starts_on,
        assessed_on=period.assessed_on,
        found=_lines(period.ended_why if ends else period.found),
        reviewed=_lines(period.reviewed),
        next_steps=_lines(next_steps),
    )


def usual_next_steps(pupil: Pupil, *, ends: bool) -> str:
    """What usually happens next, for the SENCO to put right."""
    if ends:
        return (
            f"The class teacher goes on adapting lessons for {pupil.called}, as for every child.\n"
            "We still look at how things go. If they change, we meet you again.\n"
            "If you do not agree, please tell us: we will talk it over with you."
        )
    return (
        f"We meet you and {pupil.called} to agree what we aim at, what will be done, and when we look at it again.\n"
        "We then meet you at least three times a year.\n"
        "If you do not agree, please tell us: we will talk it over with you."
    )


def letter_pdf(letter: RegisterLetter) -> tuple[bytes, int]:
    """The PDF and its pages: one page in the largest print that fits on it; a very long one takes two in clear print."""
    html = Paper(render_to_string("papers/register_letter.html", {"paper": letter}))
    sizes = (START_PT, SMALL_PT, FLOOR_PT)
    layout = next((one for size in sizes if (one := html.lay_out(size)).page_count == 1), html.lay_out(START_PT))
    return write([layout], made_on=letter.dated), layout.page_count


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
