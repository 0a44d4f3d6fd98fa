"""The letters of a case: those that were made, those that fit it now, and what a new one starts with."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from ehcp.facts import known
from ehcp.models import Case, CaseLetter
from ehcp.rules.clock import Deadline
from ehcp.rules.facts import Fact, Facts
from ehcp.rules.letters.kind import Audience, LetterKind
from ehcp.rules.letters.placeholders import MEANS
from ehcp.rules.letters.table import KINDS, Fit, date_for, letters_that_fit, others
from ehcp.rules.letters.values import About, values_of
from ehcp.rules.writings.report import IN_A_LETTER
from ehcp.selectors import cases
from ehcp.writing_selectors import latest_report
from pupils.contact_selectors import contacts_of
from pupils.models import Contact, Council
from senco.access.actor import Actor
from senco.access.roles import Role
from senco.access.selectors import school_named
from senco.accounts.selectors import holders
from senco.documents import selectors as documents
from senco.documents.rules.placeholders import filled, gap

IN_COUNCIL = "SEN team"


@dataclass(frozen=True)
class Wording:
    """The wording of a kind of letter at a school: its own, or the one that ships with the product.

    ``version`` is that of the school's last change, 0 where there was none.
    """

    subject: str
    body: str
    version: int
    is_own: bool


@dataclass(frozen=True)
class Draft:
    """What a new letter starts with. ``left_out`` are parents who are not named, with the reason for each."""

    addressee: str
    subject: str
    text: str
    deadline: Deadline | None
    left_out: tuple[str, ...]


@dataclass(frozen=True)
class Choice:
    """What can be written in a case: what fits now, and everything else."""

    fits: list[Fit]
    others: list[LetterKind]


def letters(actor: Actor) -> QuerySet[CaseLetter]:
    """Letters of the actor's cases, the latest first, without the bytes of their documents."""
    found = CaseLetter.objects.filter(case__in=cases(actor).order_by())
    found = found.select_related("case", "case__pupil", "made_by", "pdf", "word")
    return found.defer("pdf__content", "word__content").order_by("-made_at")


def letters_of(actor: Actor, case: Case) -> list[CaseLetter]:
    """The letters that were made in one case, the latest first."""
    return list(letters(actor).filter(case=case))


def letter(actor: Actor, letter_id: UUID) -> CaseLetter | None:
    """One letter of the actor's cases, or None."""
    return letters(actor).filter(pk=letter_id).first()


def choice(case: Case, *, on: date) -> Choice:
    """Which letters fit a case on a day, those about a date that has passed first, and which are left."""
    found = known(case, on=on)
    fits = letters_that_fit(case.matter, found.facts, found.deadlines, on)
    return Choice(fits, others(case.matter, fits))


def wording_of(kind: LetterKind) -> Wording:
    """The wording that holds for a kind of letter."""
    own = documents.own_wording(kind.id)
    if own is None or own.is_default:
        return Wording(kind.subject, kind.body, own.version if own else 0, is_own=False)
    return Wording(own.subject, own.body, own.version, is_own=True)


def draft_of(actor: Actor, case: Case, kind: LetterKind, *, rule_id: str = "", on: date) -> Draft:
    """A letter of this kind with the values of the case; what is missing stands in it as a gap."""
    found = known(case, on=on)
    deadline = date_for(kind, found.deadlines, rule_id)
    contacts = contacts_of(actor, case.pupil, on=on)
    about = _about(actor, case, _to_write_to(contacts), on)
    values = values_of(about, found.facts, found.deadlines, deadline, on) | _of_report(actor, case, found.facts)
    wording = wording_of(kind)
    return Draft(
        addressee=_addressee(case, kind, about),
        subject=filled(wording.subject, values, MEANS),
        text=filled(wording.body, values, MEANS),
        deadline=deadline,
        left_out=_left_out(contacts) if kind.to is Audience.PARENTS else (),
    )


def _of_report(actor: Actor, case: Case, facts: Facts) -> dict[str, str]:
    """What the report of the meeting says, once it was issued; that of an earlier meeting says nothing of this one."""
    report, meeting_on = latest_report(actor, case), facts.get(Fact.MEETING_ON)
    if report is None or meeting_on is None or report.dated < meeting_on:
        return {}
    said = {"recommends": IN_A_LETTER[report.recommendation] if report.recommendation else "", "differences": report.texts.get("differences", "")}
    return {name: words for name, words in said.items() if words}


def _about(actor: Actor, case: Case, parents: tuple[str, ...], on: date) -> About:
    school, head, pupil = school_named(actor.school_slug), documents.letterhead(), case.pupil
    senco = next((one.user.name for one in holders(actor, Role.SENCO, on=on)), "")
    return About(
        child=pupil.full_name,
        called=pupil.called,
        born=pupil.born_on,
        class_name=pupil.group.name if pupil.group else "",
        parents=parents,
        school=school.name,
        senco=actor.name if Role.SENCO in actor.roles else senco,
        telephone=head.telephone or school.telephone,
        sendiass=head.sendiass,
        council=case.council.name,
        reference=case.reference,
    )


def _to_write_to(contacts: Iterable[Contact]) -> tuple[str, ...]:
    """Those with parental responsibility to whom nothing forbids to write."""
    return tuple(one.name for one in contacts if one.may_be_written_to)


def _left_out(contacts: Iterable[Contact]) -> tuple[str, ...]:
    return tuple(
        f"{one.name}: nothing may be shared, a restriction is recorded"
        if one.restricted
        else f"{one.name}: no parental responsibility is recorded"
        for one in contacts
        if one.restricted or not one.parental_responsibility
    )


def _addressee(case: Case, kind: LetterKind, about: About) -> str:
    """To whom a letter goes: as in the last such letter, else what is known."""
    match kind.to:
        case Audience.COUNCIL if kind.other_council:
            return gap("the council that the child leaves, and its address")
        case Audience.COUNCIL:
            ids = [one.id for one in KINDS if one.to is Audience.COUNCIL and not one.other_council]
            before = CaseLetter.objects.filter(kind__in=ids, case__council=case.council).order_by("-made_at").first()
            return before.addressee if before else _at_the_council(case.council)
        case Audience.PARENTS:
            return " and ".join(about.parents) or gap("the parents or carers, and their address")
        case _:
            return gap("name and address")


def _at_the_council(council: Council) -> str:
    """Who answers there and where, as far as it was written down."""
    return "\n".join(part for part in (council.officer or IN_COUNCIL, council.name, council.address) if part)
