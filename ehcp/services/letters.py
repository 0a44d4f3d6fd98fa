"""Making a letter of a case: the words become a PDF and a Word file, once and for ever."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from ehcp.letter_papers import paper_of, set_letter
from ehcp.models import Case, CaseLetter
from ehcp.rules.letters.kind import LetterKind
from ehcp.rules.letters.ready import unready
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Can
from senco.audit.services import change
from senco.audit.verbs import Verb
from senco.documents.docx import letter_docx
from senco.documents.rules.letter_text import tidy
from senco.documents.services import issue

FURTHEST = timedelta(days=31)
"""How far the date of a letter may lie from today; further away it is a slip."""
AUDIENCE = "case"
PDF, WORD = "case-letter", "case-letter-word"


def make_letter(
    *,
    actor: Actor,
    case: Case,
    kind: LetterKind,
    dated: date,
    addressee: str,
    subject: str,
    text: str,
    today: date,
    rule_id: str = "",
) -> CaseLetter:
    """Make a letter: issue its PDF and its Word file and keep what it said. The same letter made twice is one.

    Raises Refused for a letter with a gap or a placeholder in it, with a date that is far off, or that cannot be set.
    """
    actor.must(Can.RUN_CASES)
    if reason := why_not_dated(dated, today):
        raise Refused(reason)
    words = {"addressee": tidy(addressee), "subject": " ".join(tidy(subject).split()), "text": tidy(text)}
    if open_ends := unready(**words):
        raise Refused(" ".join(open_ends.values()))
    with transaction.atomic():
        # The row is locked first, so that a button pressed twice makes one letter.
        Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
        same = CaseLetter.objects.filter(case=case, kind=kind.id, dated=dated, **words).first()
        return same or _made(actor, case, kind, rule_id, dated, words)


def _made(actor: Actor, case: Case, kind: LetterKind, rule_id: str, dated: date, words: dict[str, str]) -> CaseLetter:
    told = {"kind": kind.id, "about": rule_id, "dated": dated}
    with change(actor=actor, verb=Verb.LETTER_MADE, pupil_id=case.pupil_id, changes=told) as entry:
        paper = paper_of(actor, case, dated=dated, **words)
        pdf, pages = set_letter(paper)
        common: Any = {"actor": actor, "title": kind.title, "audience": AUDIENCE, "pupil_id": case.pupil_id, "pages": pages}
        entry.target = made = CaseLetter.objects.create(
            case=case,
            kind=kind.id,
            rule_id=rule_id,
            dated=dated,
            pdf=issue(kind=PDF, content=pdf, **common),
            word=issue(kind=WORD, content=letter_docx(paper), **common),
            made_by_id=actor.user_id,
            **words,
        )
    return made


def why_not_dated(dated: date, today: date, what: str = "a letter") -> str | None:
    """Why a letter, or another paper, cannot bear this date; or None."""
    if abs(dated - today) > FURTHEST:
        return f"The date of {what} lies within a month of today. Check the day, the month and the year."
    return None
