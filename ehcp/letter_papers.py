"""A letter of a case as it is set on the school's letterhead."""

from datetime import date

from ehcp.models import Case
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.documents.letters import LetterPaper, head_of, letter_paper, letter_pdf
from senco.documents.pdf import PaperTooLarge
from senco.documents.rules.letter_text import tidy


def paper_of(actor: Actor, case: Case, *, dated: date, addressee: str, subject: str, text: str) -> LetterPaper:
    """The letter as it would be made."""
    return letter_paper(
        head_of(actor),
        addressee=tidy(addressee),
        dated=dated,
        reference=case.reference,
        subject=tidy(subject),
        text=tidy(text),
        signed_by=actor.name,
    )


def sample_paper(actor: Actor, *, subject: str, text: str, on: date) -> LetterPaper:
    """A letter about nobody, to see how a wording or the letterhead looks."""
    to = "SEN team\nFernshire County Council\nCounty Hall"
    return letter_paper(head_of(actor), addressee=to, dated=on, reference="26-007", subject=subject, text=tidy(text))


def set_letter(paper: LetterPaper) -> tuple[bytes, int]:
    """The PDF of a letter and its pages. Raises Refused, in words, for what cannot be set."""
    try:
        return letter_pdf(paper)
    except PaperTooLarge as fault:
        raise Refused(str(fault)) from fault
