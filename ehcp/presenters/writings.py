"""A writing as its pages show it: each part with what there is to look at, and beside it what the record holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ehcp.facts import facts_of_case, happened
from ehcp.models import Case, Writing
from ehcp.rules.writings.check import LONG_SENTENCE, Finding, check
from ehcp.rules.writings.kind import Part, WritingKind
from ehcp.rules.writings.request import REQUEST
from ehcp.rules.writings.table import is_called_for, kinds_of, went_out
from ehcp.writing_material import Material, material_of
from ehcp.writing_selectors import current, parts_of, writings_of
from pupils.contact_selectors import contacts_of
from senco.access.actor import Actor
from senco.access.roles import Role
from senco.access.rules.words import listed
from senco.documents.language import sentences


@dataclass(frozen=True)
class PartShown:
    """A part: its words, what there is to look at, and what stands there now where somebody else wrote meanwhile."""

    part: Part
    words: str
    findings: list[Finding]
    lines: list[tuple[Material, bool]]
    theirs: str = ""


@dataclass(frozen=True)
class WritingShown:
    """All parts of a writing."""

    parts: list[PartShown]

    @property
    def written(self) -> int:
        """In how many parts something is written."""
        return sum(bool(one.words.strip()) for one in self.parts)

    @property
    def findings(self) -> list[Finding]:
        """Everything to look at, in the order of the parts."""
        return [found for one in self.parts for found in one.findings]


@dataclass(frozen=True)
class PanelRow:
    """A kind of writing on the page of a case: the one that is called for now, or None where none was begun.

    ``went_out`` where it is recorded as sent, so that nothing is missing though it was written elsewhere.
    """

    kind: WritingKind
    writing: Writing | None
    went_out: bool


def as_read(writing: Writing) -> WritingShown:
    """A writing as it stands."""
    return _shown(writing, writing.texts, {}, {})


def as_written(
    actor: Actor, writing: Writing, texts: Mapping[str, str], *, on: date, theirs: Mapping[str, str] | None = None
) -> WritingShown:
    """A writing on its form, with the words that are in it now and what the record holds for each part.

    ``theirs`` are the texts that somebody else kept meanwhile.
    """
    beside = {key: text for key, text in (theirs or {}).items() if text.strip() and text != texts.get(key, "")}
    return _shown(writing, texts, material_of(actor, writing, on=on), beside)


def _shown(
    writing: Writing, texts: Mapping[str, str], material: Mapping[str, list[Material]], theirs: Mapping[str, str]
) -> WritingShown:
    parts = parts_of(writing)
    long = {part.key: [s.text for s in sentences(texts.get(part.key, "")) if s.words > LONG_SENTENCE] for part in parts}
    found = check(parts, texts, long)
    return WritingShown(
        [
            PartShown(
                part=part,
                words=part.in_words(texts.get(part.key, "")),
                findings=[one for one in found if one.part.key == part.key],
                lines=[(one, _is_in(one, texts.get(part.key, ""))) for one in material.get(part.key, [])],
                theirs=part.in_words(theirs.get(part.key, "")),
            )
            for part in parts
        ]
    )


def _is_in(one: Material, text: str) -> bool:
    """Do the words of a line stand in a text already, however its lines are broken?"""
    return one.taken(with_source=False).rstrip(".") in " ".join(text.split())


def writings_panel(actor: Actor, case: Case, *, on: date) -> dict[str, object]:
    """What the page of a case says of its writings: those called for now, and those of before."""
    rows = writings_of(actor, case)
    facts = facts_of_case(case, happened(list(case.events.all())), on=on)
    offered = [kind for kind in kinds_of(case.matter) if case.closed_on is None and is_called_for(kind, facts)]
    if case.requested_by != Case.By.SCHOOL:  # then there is no request of the school to write
        offered = [kind for kind in offered if kind.id != REQUEST.id]
    there = [PanelRow(kind, current(case, kind, rows, on=on), went_out(kind, facts)) for kind in kinds_of(case.matter)]
    shown = [row for row in there if row.writing is not None or row.kind in offered]
    now = {row.writing.pk for row in shown if row.writing is not None}
    return {"writings": shown, "earlier_writings": [row for row in rows if row.pk not in now]}


def first_by(actor: Actor, writing: Writing, *, on: date) -> str:
    """Who is put down as having written it, to be changed: the parents for what is the family's, else who issues it."""
    if writing.row.by_family:
        named = [one.name for one in contacts_of(actor, writing.pupil, on=on) if one.may_be_written_to]
        return f"{listed(named)}, parents or carers of {writing.pupil.called}" if named else ""
    return f"{actor.name}, {'SENCO, ' if Role.SENCO in actor.roles else ''}{actor.school_name}"


def file_name(writing: Writing, dated: date) -> str:
    """A name for folders of downloads: it names the case by its number where there is one, and no child."""
    return f"{writing.kind}-{writing.case.reference if writing.case else 'no-case'}-{dated.isoformat()}"
