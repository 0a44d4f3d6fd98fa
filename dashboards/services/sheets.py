"""Printing the sheets of many pupils as one paper: a few in each unit of work, one that fails is named, the others print."""

import logging
import time
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from celery.exceptions import SoftTimeLimitExceeded
from django.db import transaction
from django.utils import timezone

from provision.papers.ipm import ipm_sheet, set_on_pages
from provision.services.sheets import issue_sheet
from pupils.act_selectors import lines_of
from pupils.models import BulkAct, BulkLine
from pupils.rules.acts import gone_on
from pupils.selectors import must_reach, pupil_page
from pupils.services.acts import settle_lines
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Can
from senco.access.rules.dates import long_date
from senco.access.rules.words import plural
from senco.audit.services import change
from senco.audit.verbs import Verb
from senco.documents.joining import joined
from senco.documents.selectors import contents_of, made_paper
from senco.documents.services import hand_out_made, keep_to_print

logger = logging.getLogger(__name__)

UNIT_LASTS = 4  # seconds; then what was made is kept and shown, and the work goes on with the next unit
FAULT = "Something went wrong on our side with this sheet. Open the child’s sheet to see it; if it fails there too, tell support."
TOO_SLOW = "This sheet took too long to be made. Shorten its longest texts, then print it from the child’s page."
GONE = "This paper was kept for a few days only and has been removed. Choose the pupils again to print it anew."
State, Line = BulkAct.State, BulkLine.State


def make_sheets(*, actor: Actor, act: BulkAct, today: date) -> bool:
    """Make sheets for a few seconds; once all are made, join them into one paper. Whether the work is done.

    Each sheet is issued and leaves its events as the one that is printed alone. Raises Refused where the actor may not.
    """
    actor.must(Can.PRINT_SHEET)
    begin, made = time.monotonic(), []
    waiting = list(lines_of(actor, act).filter(state=Line.WAITS))
    for line in waiting:
        made.append(_made(actor, line, today, anyway=bool(act.choices.get("anyway"))))
        if time.monotonic() - begin > UNIT_LASTS:
            break
    settle_lines(actor=actor, lines=made)
    if len(made) < len(waiting):
        return False
    _join(actor, act, today)
    return True


def hand_out_sheets(*, actor: Actor, act: BulkAct, today: date) -> bytes:
    """The paper with all sheets, to be printed; that it was opened is an event. Raises Refused where it is gone."""
    actor.must(Can.PRINT_SHEET)
    done = list(act.lines.filter(state=Line.DONE).values_list("pupil", flat=True))
    must_reach(actor, done)
    paper = made_paper(act.paper, on=today) if act.paper else None
    if paper is None:
        raise Refused(GONE)
    return hand_out_made(actor=actor, paper=paper, papers=len(done))


def _made(actor: Actor, line: BulkLine, today: date, *, anyway: bool) -> BulkLine:
    """The line with its issued sheet, or with why there is none. A fault in one stops none of the others."""
    line.state = Line.LEFT
    try:
        with transaction.atomic():
            line.before, line.state = {"document": str(_issued(actor, line.pupil_id, today, anyway=anyway))}, Line.DONE
    except Refused as refusal:
        line.why = refusal.reason[:500]
    except SoftTimeLimitExceeded:
        line.why = TOO_SLOW
    except Exception:
        logger.exception("a sheet of several failed", extra={"act": str(line.act_id)})
        line.why = FAULT
    return line


def _issued(actor: Actor, pupil_id: UUID, today: date, *, anyway: bool) -> UUID:
    pupil = pupil_page(actor, pupil_id, on=today)
    sheet = set_on_pages(ipm_sheet(actor, pupil, on=today), made_on=today)
    if not sheet.fits and not anyway:
        raise Refused(f"Does not fit on two sides. {' '.join(sheet.advice)}")
    document = issue_sheet(actor=actor, pupil=pupil, pdf=sheet.pdf, pages=sheet.pages, on=today)
    found: UUID = document.pk
    return found


def _join(actor: Actor, act: BulkAct, today: date) -> None:
    lines = list(lines_of(actor, act).filter(state=Line.DONE))
    told = {"kind": act.kind, "pupils": len(lines)}
    with change(actor=actor, verb=Verb.BULK_DONE, target=act, changes=told):
        if lines:
            act.paper = _paper(actor, lines, today)
        act.state, act.done_at = State.DONE, timezone.now()
        act.save(update_fields=["paper", "state", "done_at"])


def _paper(actor: Actor, lines: Sequence[BulkLine], today: date) -> UUID:
    ids = {line.pk: UUID(line.before["document"]) for line in lines}
    contents = contents_of(ids.values())
    title = f"Individual provision maps of {plural(len(lines), 'pupil')}, {long_date(today)}"
    whole = joined([(line.pupil.full_name, contents[ids[line.pk]]) for line in lines], title=title)
    paper = keep_to_print(
        actor=actor, title=title, content=whole.pdf, pages=whole.pages, papers=len(lines), gone_on=gone_on(today)
    )
    found: UUID = paper.pk
    return found
