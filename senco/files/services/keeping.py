"""Keeping a file: looked at, written to the disk under its id, noted with its event; handed out whole or not at all."""

import hashlib
import os
from contextlib import suppress
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from senco.access.actor import Actor
from senco.access.at_once import refused_where_taken
from senco.access.errors import Refused
from senco.access.roles import Can
from senco.audit.services import change, record
from senco.audit.verbs import Verb
from senco.files.models import StoredFile
from senco.files.rules.looks import Kind, look_at
from senco.files.rules.naming import shown_name, size_words
from senco.files.selectors import place_of, stored_bytes
from senco.files.services.pictures import Redrawn

TWICE = "This file is here already, among the files of this child. Open that one, or remove it first."
LOST = (
    "The bytes of this file are not those that were kept. Nothing is handed out. "
    "Tell whoever runs this installation: the file is in the last backup."
)
NO_SUMMARY = "Write the line that those who teach the child may read, or do not release it."
CONFIDENTIAL_LINE = "A confidential paper is not released. Take one of the two marks away."
NO_PICTURE = "This is no picture. Take a photograph of the work: JPEG, PNG or WebP."
REMOVED = "This file has been removed already. Nothing was changed."


def keep_file(
    *,
    actor: Actor,
    pupil_id: UUID,
    data: bytes,
    name: str,
    about: str,
    dated_on: date,
    summary: str = "",
    released: bool = False,
    confidential: bool = False,
    referral_id: UUID | None = None,
) -> StoredFile:
    """Keep a file about a pupil whom the caller has found to be the actor's. Raises Refused for what is not kept."""
    actor.must(Can.KEEP_FILES)
    _must_agree(summary, released, confidential)
    content, kind = _looked_at(data)
    said = {"about": about, "summary": summary, "released": released, "confidential": confidential}
    return _kept(actor, content, kind, pupil_id=pupil_id, name=name, dated_on=dated_on, referral_id=referral_id, **said)


def keep_picture(*, actor: Actor, pupil_id: UUID, concern_id: UUID, data: bytes, dated_on: date) -> StoredFile:
    """Keep a picture of a child's work that came with a concern; the caller has found both to be the actor's.

    Who raises a concern keeps nothing else. The same picture twice is kept once. Raises Refused for what is no picture.
    """
    actor.must(Can.RAISE_CONCERN)
    content, kind = _looked_at(data)
    if not Kind(kind).is_picture:
        raise Refused(NO_PICTURE)
    said = {"about": StoredFile.About.WORK, "name": f"Work seen on {dated_on.isoformat()}"}
    return _same(pupil_id, content) or _kept(
        actor, content, kind, pupil_id=pupil_id, dated_on=dated_on, concern_id=concern_id, **said
    )


def keep_or_find(*, actor: Actor, pupil_id: UUID, data: bytes, name: str, about: str, dated_on: date) -> StoredFile:
    """Keep a file, or find the same one where it is kept already: whoever sends it does not learn which of the two it was."""
    actor.must(Can.KEEP_FILES)
    content, kind = _looked_at(data)
    return _same(pupil_id, content) or _kept(
        actor, content, kind, pupil_id=pupil_id, name=name, about=about, dated_on=dated_on
    )


def describe_file(
    *, actor: Actor, stored: StoredFile, about: str, dated_on: date, summary: str, released: bool, confidential: bool
) -> StoredFile:
    """Change what is said of a file; its bytes and its name stay. Raises Refused for one that was removed."""
    actor.must(Can.KEEP_FILES)
    _must_agree(summary, released, confidential)
    given = {
        "about": about,
        "dated_on": dated_on,
        "summary": summary,
        "released": released,
        "confidential": confidential,
    }
    changed = {name: value for name, value in given.items() if getattr(stored, name) != value}
    if changed:
        told = {name: value for name, value in changed.items() if name != "summary"} | {"summary": "summary" in changed}
        with change(actor=actor, verb=Verb.FILE_DESCRIBED, target=stored, pupil_id=stored.pupil_id, changes=told):
            if not StoredFile.objects.filter(pk=stored.pk, removed_at__isnull=True).update(**changed):
                raise Refused(REMOVED)
        for name, value in changed.items():
            setattr(stored, name, value)
    return stored


def remove_file(*, actor: Actor, stored: StoredFile, why: str) -> None:
    """Take a file off a child's page. It stays on the disk, with who took it away and why."""
    actor.must(Can.KEEP_FILES)
    if not why.strip():
        raise Refused("Write why it is removed, in a few words.")
    with change(actor=actor, verb=Verb.FILE_REMOVED, target=stored, pupil_id=stored.pupil_id, changes={"why": why}):
        still_here = StoredFile.objects.filter(pk=stored.pk, removed_at__isnull=True)
        if not still_here.update(removed_at=timezone.now(), removed_by_id=actor.user_id, removed_why=why):
            raise Refused(REMOVED)


def hand_out_file(*, actor: Actor, stored: StoredFile) -> bytes:
    """The bytes of a file, the same that were kept; that they were read is an event. Raises Refused where they are not."""
    actor.must(Can.OPEN_FILES)
    try:
        content = place_of(stored).read_bytes()
    except OSError as fault:
        raise Refused(LOST) from fault
    if hashlib.sha256(content).hexdigest() != stored.sha256:
        raise Refused(LOST)
    record(actor=actor, verb=Verb.DOCUMENT_READ, target=stored, pupil_id=stored.pupil_id)
    return content


def _same(pupil_id: UUID, content: bytes) -> StoredFile | None:
    """The file of these bytes, where it is kept for this child already."""
    sha256 = hashlib.sha256(content).hexdigest()
    return StoredFile.objects.filter(pupil_id=pupil_id, sha256=sha256, removed_at__isnull=True).first()


def _kept(actor: Actor, content: bytes, kind: str, *, name: str, **said: Any) -> StoredFile:
    """Keep bytes that were looked at, with their event. ``said`` is what the row says of them."""
    stored = StoredFile(
        school_id=actor.school_id,
        name=shown_name(name),
        kind=kind,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        made_by_id=actor.user_id,
        **said,
    )
    _must_have_room(stored.size)
    told = {"about": stored.about, "kind": kind, "sha256": stored.sha256}
    with (
        refused_where_taken(TWICE),
        change(actor=actor, verb=Verb.FILE_KEPT, target=stored, pupil_id=stored.pupil_id, changes=told),
    ):
        stored.save(force_insert=True)
        _write(stored, content)
    return stored


def _must_agree(summary: str, released: bool, confidential: bool) -> None:
    if released and not summary.strip():
        raise Refused(NO_SUMMARY)
    if released and confidential:
        raise Refused(CONFIDENTIAL_LINE)


def _looked_at(data: bytes) -> tuple[bytes, str]:
    look = look_at(data)
    if look.kind is None:
        raise Refused(look.why_not)
    return (Redrawn(data, look.kind).content if look.kind.is_picture else data), look.kind.value


def _must_have_room(size: int) -> None:
    most, used = settings.FILES_QUOTA, stored_bytes()
    if used + size > most:
        raise Refused(
            f"The school's files take {size_words(used)} of {size_words(most)}, and this one has {size_words(size)}. "
            "Keep a smaller copy, or ask whoever runs this installation for more room (FILES_GB)."
        )


def _write(stored: StoredFile, content: bytes) -> None:
    """Write the bytes for nobody else to read, down to the disk. What was begun and failed does not stay."""
    place = place_of(stored)
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
    except OSError as fault:
        with suppress(OSError):
            place.unlink(missing_ok=True)
        raise Refused(
            "There is no room on the disk for this file, so it was not kept. Tell whoever runs this installation."
        ) from fault
