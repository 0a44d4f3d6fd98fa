"""The reply to a consultation as a letter to the council."""

from dataclasses import dataclass
from datetime import date

from django.template.loader import render_to_string

from ehcp.models import Candidate, CandidateReply
from ehcp.rules.candidates import Answer, Objection
from senco.access import selectors as access
from senco.access.actor import Actor
from senco.access.roles import Role
from senco.accounts import selectors as accounts
from senco.documents.pdf import Paper, write


@dataclass(frozen=True)
class Ground:
    """A ground that the reply names: its words, where they are written, and what shows it, a line for each paragraph."""

    words: str
    citation: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ReplyLetter:
    """What stands in the letter."""

    school: str
    telephone: str
    senco: str
    dated: date
    is_draft: bool
    council: str
    address: tuple[str, ...]
    officer: str
    reference: str
    name: str
    born_on: date
    received_on: date
    can_meet: bool
    says_nothing: bool
    grounds: tuple[Ground, ...]
    adjustments: tuple[str, ...]
    staffing: tuple[str, ...]
    money: tuple[str, ...]
    language: str = "en-GB"
    direction: str = "ltr"

    @property
    def needed(self) -> bool:
        """Whether anything is said about what would be needed."""
        return bool(self.adjustments or self.staffing or self.money)


def reply_letter(actor: Actor, candidate: Candidate, reply: CandidateReply, *, dated: date, is_draft: bool) -> ReplyLetter:
    """The letter of a reply as it is written now. Only grounds that are named stand in it, and only in a refusal."""
    sencos = accounts.holders(actor, Role.SENCO, on=dated)
    named = [ground for ground in Objection if reply.answer == Answer.CANNOT and getattr(reply, ground.value)]
    return ReplyLetter(
        school=actor.school_name,
        telephone=access.school_named(actor.school_slug).telephone,
        senco=next((one.user.name for one in sencos), ""),
        dated=dated,
        is_draft=is_draft,
        council=candidate.council.name,
        address=_lines(candidate.council.address),
        officer=candidate.officer,
        reference=candidate.reference,
        name=candidate.full_name,
        born_on=candidate.born_on,
        received_on=candidate.received_on,
        can_meet=reply.answer == Answer.MEET,
        says_nothing=not reply.answer,
        grounds=tuple(Ground(one.words, one.citation, _lines(getattr(reply, f"{one.value}_why"))) for one in named),
        adjustments=_lines(reply.adjustments),
        staffing=_lines(reply.staffing),
        money=_lines(reply.money),
    )


def reply_pdf(letter: ReplyLetter) -> tuple[bytes, int]:
    """The PDF and its pages."""
    layout = Paper(render_to_string("papers/consultation_reply.html", {"paper": letter})).lay_out()
    return write([layout], made_on=letter.dated), layout.page_count


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
