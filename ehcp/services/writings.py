"""Writing a paper of an EHC case: begun, written in as many sittings as it takes, issued and kept, taken back."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from ehcp.letter_papers import set_letter
from ehcp.models import Case, Writing, WritingIssue
from ehcp.rules.writings.check import why_not_issue, why_too_long
from ehcp.rules.writings.kind import WritingKind
from ehcp.rules.writings.request import REQUEST
from ehcp.selectors import has_open_case
from ehcp.services.letters import AUDIENCE, why_not_dated
from ehcp.writing_papers import writing_paper
from ehcp.writing_selectors import as_begun, current, parts_of, request_of, writings_of
from pupils.models import Pupil
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Can
from senco.audit.services import change
from senco.audit.verbs import Verb
from senco.documents.docx import letter_docx
from senco.documents.rules.letter_text import tidy
from senco.documents.services import issue

PDF, WORD = "case-writing", "case-writing-word"
ISSUED = "This was issued. Take it back into writing first; what was issued stays as it is."
MOVED_ON = (
    "Somebody has written in this paper since you opened it. Your words are below, and beside each part what stands there now. "
    "Put them together, then save again."
)


def begin_writing(*, actor: Actor, kind: WritingKind, case: Case, today: date) -> Writing:
    """The writing of this kind that the case calls for now: the one under way, else a new one. Pressed twice, one.

    Raises Refused for a kind that belongs to the other matter, and in a case that is closed.
    """
    actor.must(Can.RUN_CASES)
    if case.matter not in kind.matters:
        raise Refused(f"{kind.title} does not belong to this case.")
    with transaction.atomic():
        Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
        there = current(case, kind, writings_of(actor, case), on=today)
        if there is None and case.closed_on is not None:
            raise Refused("This case is closed, so nothing new is written in it.")
        return there or _begun(actor, kind, case.pupil, case, today)


def begin_request(*, actor: Actor, pupil: Pupil, today: date) -> Writing:
    """The school's request for a pupil before there is a case: the one under way, else a new one.

    At any SEN status, with any number of cycles or none: nothing has to come first (s.36(8)). Raises Refused where a request
    is under way: then it is written in its case.
    """
    actor.must(Can.RUN_CASES)
    with transaction.atomic():
        Pupil.objects.select_for_update(of=("self",)).get(pk=pupil.pk)
        if has_open_case(pupil):
            raise Refused("A request is under way for this pupil. What the school writes for it is on the page of the case.")
        return request_of(actor, pupil) or _begun(actor, REQUEST, pupil, None, today)


def _begun(actor: Actor, kind: WritingKind, pupil: Pupil, case: Case | None, today: date) -> Writing:
    with change(actor=actor, verb=Verb.WRITING_BEGUN, pupil_id=pupil.pk, changes={"kind": kind.id}) as entry:
        entry.target = row = Writing.objects.create(
            pupil=pupil, case=case, kind=kind.id, texts=as_begun(case, kind), begun_on=today, begun_by_id=actor.user_id
        )
    return row


def link_request(*, actor: Actor, case: Case) -> None:
    """Put the request that was written for a pupil into the case of the assessment that it asked for."""
    actor.must(Can.RUN_CASES)
    row = request_of(actor, case.pupil)
    if row is None or case.matter not in REQUEST.matters:
        return
    with change(actor=actor, verb=Verb.WRITING_LINKED, target=row, pupil_id=case.pupil_id, changes={"reference": case.reference}):
        Writing.objects.filter(pk=row.pk).update(case=case)


def write_writing(*, actor: Actor, writing: Writing, version: int, texts: Mapping[str, str]) -> Writing:
    """Keep what is written in some of its parts, as far as it goes. Where nothing changed, nothing is recorded.

    ``version`` is the one that was on the page. Raises Refused where somebody else wrote first, where it is issued, and for
    a part that is too long.
    """
    actor.must(Can.RUN_CASES)
    parts = {part.key: part for part in writing.row.parts}
    given = {key: tidy(text) for key, text in texts.items() if key in parts}
    if too_long := [why for key, text in given.items() if (why := why_too_long(parts[key].heading, text))]:
        raise Refused(" ".join(too_long))
    for key, text in given.items():
        if text and parts[key].choices and text not in dict(parts[key].choices):
            raise Refused(f"Choose one of the answers to “{parts[key].heading}”.")
    now = Writing.objects.get(pk=writing.pk)
    _must_be_open(now)
    if now.version != version:
        raise Refused(MOVED_ON)
    changed = [key for key, text in given.items() if text != now.texts.get(key, "")]
    if not changed:
        return now
    told = {"kind": now.kind, "parts": [parts[key].heading for key in changed]}
    with change(actor=actor, verb=Verb.WRITING_WRITTEN, target=now, pupil_id=now.pupil_id, changes=told):
        fields: dict[str, Any] = {"version": version + 1, "written_at": timezone.now(), "written_by_id": actor.user_id}
        if not _open(now, version).update(texts={**now.texts, **given}, **fields):
            raise Refused(MOVED_ON)
    return Writing.objects.get(pk=now.pk)


def issue_writing(*, actor: Actor, writing: Writing, version: int, dated: date, by: str, today: date) -> WritingIssue:
    """Issue the paper as it is written: its PDF and its Word file are kept, with the words as they were.

    Raises Refused where nothing is written, where somebody wrote since it was looked at, for a date that is far off, and
    for what cannot be set.
    """
    actor.must(Can.RUN_CASES)
    _must_be_open(writing)
    if refusal := why_not_dated(dated, today, "this paper"):
        raise Refused(refusal)
    by = " ".join(tidy(by).split())
    if not by:
        raise Refused("Say who wrote this: the council and the family want to know whom to ask.")
    texts = {part.key: writing.texts.get(part.key, "") for part in parts_of(writing)}
    if refusal := why_not_issue(texts, begun_with=as_begun(writing.case, writing.row)):
        raise Refused(refusal)
    paper = writing_paper(actor, writing, texts, dated=dated, by=by)
    pdf, pages = set_letter(paper)
    told = {"kind": writing.kind, "dated": dated, "recommends": texts.get("recommendation", "")}
    common: Any = {"actor": actor, "title": writing.row.paper, "audience": AUDIENCE, "pupil_id": writing.pupil_id, "pages": pages}
    with change(actor=actor, verb=Verb.WRITING_ISSUED, target=writing, pupil_id=writing.pupil_id, changes=told):
        if writing.version != version or not _open(writing, version).update(finished_at=timezone.now()):
            raise Refused("Somebody has written in this paper since you opened it. Look at it again before it is issued.")
        return WritingIssue.objects.create(
            writing=writing,
            number=WritingIssue.objects.filter(writing=writing).count() + 1,
            dated=dated,
            by=by,
            texts=texts,
            pdf=issue(kind=PDF, content=pdf, **common),
            word=issue(kind=WORD, content=letter_docx(paper), **common),
            made_by_id=actor.user_id,
        )


def take_writing_back(*, actor: Actor, writing: Writing) -> None:
    """Write on after it was issued. What was issued stays, and the next issue stands beside it."""
    actor.must(Can.RUN_CASES)
    with change(actor=actor, verb=Verb.WRITING_TAKEN_BACK, target=writing, pupil_id=writing.pupil_id, changes={"kind": writing.kind}):
        if not Writing.objects.filter(pk=writing.pk, finished_at__isnull=False).update(finished_at=None):
            raise Refused("This is in writing already. Nothing was changed.")


def _must_be_open(writing: Writing) -> None:
    if writing.finished_at is not None:
        raise Refused(ISSUED)


def _open(writing: Writing, version: int) -> Any:
    return Writing.objects.filter(pk=writing.pk, version=version, finished_at__isnull=True)
