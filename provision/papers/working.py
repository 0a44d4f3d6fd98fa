"""The paper on a pupil's normal way of working, from what colleagues recorded in two school years."""

from datetime import date

from django.template.loader import render_to_string

from provision import selectors
from provision.models import PupilAdaptation
from provision.rules.working import UsedLine, WorkingPaper
from pupils.models import Pupil
from senco.access.actor import Actor
from senco.access.rules.dates import school_year_start
from senco.documents.pdf import render


def working_paper(actor: Actor, pupil: Pupil, *, on: date) -> WorkingPaper:
    """What stands on the paper of a pupil whom the caller has found to be the actor's; from the start of the last school year."""
    year = school_year_start(on)
    since = year.replace(year=year.year - 1)
    return WorkingPaper(
        school=actor.school_name,
        name=pupil.full_name,
        known_as=pupil.called if pupil.called != pupil.full_name else "",
        class_name=pupil.group.name if pupil.group else "",
        since=since,
        made_on=on,
        lines=[_line(row) for row in selectors.helped_since(pupil, since)],
    )


def working_pdf(paper: WorkingPaper) -> bytes:
    """The paper as a PDF."""
    return render(render_to_string("papers/working.html", {"paper": paper}), made_on=paper.made_on)


def _line(row: PupilAdaptation) -> UsedLine:
    counted = ("times", "days", "adults", "worked", "partly", "did_not", "last_on")
    return UsedLine(
        name=row.adaptation.name,
        words=row.note or row.adaptation.how,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        **{name: getattr(row, name) for name in counted},
    )
