"""The plan of a file as a person reads it: counts in words, each row with what changes, and only parts they may see."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from pupils.import_selectors import counted_in, hidden_from, plan_seen
from pupils.imports.diff import Change
from pupils.imports.plan import Plan, PlanRow, RowKind
from pupils.imports.records import AttendanceRecord
from pupils.models import ImportBatch, Pupil
from pupils.rules import years
from pupils.rules.attendance import missed_in_words, percent_in_words, period_in_words
from pupils.rules.status import SenStatus
from senco.access.actor import Actor
from senco.access.models import Job
from senco.access.rules.dates import long_date, short_date
from senco.access.rules.waiting import still_looking, worker_is_silent

SHOWN_AT_FIRST = 300  # rows of a kind; more of them on request

LABELS = {
    "surname": "Surname",
    "forename": "Forename",
    "preferred_forename": "Likes to be called",
    "born_on": "Date of birth",
    "sex": "Sex",
    "upn": "UPN",
    "former_upns": "Former UPN",
    "admission_no": "Admission number",
    "nc_year": "Year",
    "registration_group": "Class",
    "sen_status": "SEN status",
    "local_status": "On the school's watch list",
    "needs": "Needs, primary first",
    "contacts": "Parents and carers",
    "attendance": "Attendance",
}
STATUS_WORDS = {SenStatus.NONE: "no SEN", SenStatus.SUPPORT: "SEN support", SenStatus.PLAN: "EHC plan"}


@dataclass(frozen=True)
class Shown:
    """A field that changes: its name, and what stands there before and after, line by line."""

    label: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """One row of a plan. ``key`` is its first line in the file; ``said`` what the file says, in words, by field."""

    key: int
    lines: str
    name: str
    upn: str
    why: str
    remarks: tuple[str, ...]
    said: Mapping[str, Any]
    changes: tuple[Shown, ...]


@dataclass(frozen=True)
class Section:
    """The rows of one kind; ``total`` counts all of them."""

    lines: list[Line]
    total: int

    @property
    def more(self) -> int:
        """How many rows are not shown yet."""
        return self.total - len(self.lines)


@dataclass(frozen=True)
class Preview:
    """A whole plan for a page. ``hidden`` names, in words, what is brought in without being shown to this reader:
    such changes are counted nowhere, so that nobody tries out by the counts what stands in a record. ``counted`` is the
    time of the attendance in the file, "" where it holds none."""

    words: str
    moves: str
    hidden: str
    sees_sen: bool
    sections: dict[str, Section]
    not_in_file: list[str]
    notes: tuple[str, ...] = field(default=())
    counted: str = ""


def preview(batch: ImportBatch, actor: Actor, *, show_all: str = "", done: bool = False) -> Preview:
    """The plan of a file as this person may see it; ``show_all`` names the kind of row of which all are shown."""
    plan, hidden = plan_seen(batch, actor), hidden_from(actor)
    hides_attendance = "attendance" in hidden and "attendance" in plan.says
    return Preview(
        words=counts_in_words(plan.counts, done=done),
        moves=moves_in_words(plan),
        hidden=_hidden_in_words(hidden, done=done, attendance=hides_attendance),
        sees_sen="sen_status" not in hidden,
        sections={kind.value: _section(plan.of_kind(kind), show_all) for kind in RowKind},
        not_in_file=[absent.name for absent in plan.not_in_file],
        notes=tuple(sentence(note) for note in plan.notes),
        counted=period_in_words(counted_in(batch)) if "attendance" in plan.says else "",
    )


def counts_in_words(counts: Mapping[str, int], *, done: bool = False) -> str:
    """What a plan would do, or did: "4 pupils would be added and 12 changed. 400 stay as they are"."""
    added, changed, suggested, refused = (counts[kind] for kind in ("added", "changed", "suggested", "refused"))
    would = ("was" if added == 1 else "were") if done else "would be"
    parts = [f"{_pupils(added)} {would} added and {changed or 'none'} changed."]
    if suggested:
        are = ("was" if suggested == 1 else "were") if done else ("is" if suggested == 1 else "are")
        parts.append(f"{suggested:,} {are} {'left as they were' if done else 'for you to decide'}.")
    if counts["unchanged"]:
        parts.append(f"{counts['unchanged']:,} {'stays' if counts['unchanged'] == 1 else 'stay'} as before.")
    if refused:
        rows = "1 row" if refused == 1 else f"{refused:,} rows"
        parts.append(f"{rows} {'could not' if done else 'cannot'} be brought in.")
    return " ".join(parts)


def moves_in_words(plan: Plan) -> str:
    """Who comes onto the SEN register and who comes off it, as one sentence; "" where nobody does."""
    on = off = 0
    for row in plan.rows:
        before, after = _status_before_and_after(row)
        on += before == "N" and after in ("K", "E")
        off += before in ("K", "E") and after == "N"
    found = [(on, "onto"), (off, "off")]
    parts = [f"{_pupils(number)} {'comes' if number == 1 else 'come'} {where}" for number, where in found if number]
    return f"{' and '.join(parts)} the SEN register." if parts else ""


def sentence(text: str) -> str:
    """A text that begins with a capital and ends with a full stop."""
    whole = text if text.endswith((".", "?", "!")) else f"{text}."
    return whole[:1].upper() + whole[1:]


def lines_in_words(rows: Iterable[int]) -> str:
    """Lines of the file: "2" or "5, 6"."""
    return ", ".join(str(line) for line in rows)


def _pupils(number: int) -> str:
    return "1 pupil" if number == 1 else f"{number:,} pupils" if number else "No pupils"


def _status_before_and_after(row: PlanRow) -> tuple[str, str]:
    if row.kind is RowKind.ADDED:
        return "N", str((row.values or {}).get("sen_status") or "N")
    change = next((one for one in row.changes if one.field == "sen_status"), None)
    if row.kind is not RowKind.CHANGED or change is None:
        return "", ""
    return str(change.before), str(change.after)


def _hidden_in_words(hidden: frozenset[str], *, done: bool, attendance: bool) -> str:
    parts = [("SEN status and needs", "needs" in hidden), ("parents and carers", "contacts" in hidden), ("attendance", attendance)]
    found = [words for words, is_hidden in parts if is_hidden]
    if not found:
        return ""
    named = ", and ".join(filter(None, (", ".join(found[:-1]), found[-1])))
    is_brought = "was" if done else "is"
    asked = (
        ""
        if done
        else " Where a pupil is found by name alone, it is brought in only if you say below that it is the same child."
    )
    return (
        f"What the file says about {named} {is_brought} brought in, but neither shown to you nor counted here: "
        f"a pupil for whom nothing else changes stands among those who stay as before.{asked}"
    )


def _section(rows: tuple[PlanRow, ...], show_all: str) -> Section:
    most = len(rows) if rows and rows[0].kind.value in (show_all, RowKind.SUGGESTED.value) else SHOWN_AT_FIRST
    return Section([_line(row) for row in rows[:most]], len(rows))


def _line(row: PlanRow) -> Line:
    said = row.values or {}
    return Line(
        key=row.rows[0],
        lines=lines_in_words(row.rows),
        name=row.name,
        upn=row.upn or "",
        why=sentence(row.why) if row.why else "",
        remarks=tuple(sentence(words) for words in row.warnings),
        said={name: in_plain_words(name, value) for name, value in said.items()}
        | {"status": said.get("sen_status"), "born": _short(said.get("born_on"))},
        changes=tuple(_shown(change) for change in row.changes),
    )


def _short(born_on: Any) -> str:
    return short_date(date.fromisoformat(born_on)) if born_on else ""


def _shown(change: Change) -> Shown:
    before, after = in_plain_words(change.field, change.before), in_plain_words(change.field, change.after)
    if change.field == "contacts":  # only those who differ
        before, after = (
            tuple(one for one in before if one not in after),
            tuple(one for one in after if one not in before),
        )
    return Shown(LABELS[change.field], before, after)


def in_plain_words(name: str, value: Any) -> tuple[str, ...]:
    """A value of a plan as lines for a page; no line where there is nothing."""
    match name:
        case "local_status":
            return ("Yes" if value else "No",)
        case _ if not value:
            return ()
        case "born_on":
            return (long_date(date.fromisoformat(value)),)
        case "nc_year":
            return (years.label(value),)
        case "sex":
            return (Pupil.Sex(value).label,)
        case "sen_status":
            return (f"{value}, {STATUS_WORDS[value]}",)
        case "needs":
            return (", ".join(value),)
        case "former_upns":
            return tuple(value)
        case "attendance":
            return (_attendance(AttendanceRecord.from_json(value)),)
        case "contacts":
            return tuple(_contact(contact) for contact in value)
    return (str(value),)


def _attendance(record: AttendanceRecord) -> str:
    missed = missed_in_words(record.count)
    said = f"{percent_in_words(record.count.share)} attended, {missed[:1].lower()}{missed[1:]}"
    return f"{said}; {period_in_words(record.period)}" if record.period else said


def _contact(contact: Mapping[str, str | None]) -> str:
    named = f"{contact['name']} ({contact['relationship']})" if contact["relationship"] else str(contact["name"])
    return ", ".join([named, *(part for part in (contact["phone"], contact["email"]) if part)])


@dataclass(frozen=True)
class Progress:
    """How far the work on a file is. ``state`` is waiting, stopped, working or failed; ``looking``: the page asks again."""

    state: str
    words: str
    problem: str = ""
    looking: bool = False
    again: bool = False


OVERTAKEN = (
    "What stands here has changed since the file was read. Choose the file again to see what it would change now."
)


def progress(
    batch: ImportBatch, job: Job | None, actor: Actor, *, worker_at: datetime | None, now: datetime
) -> Progress:
    """The work on a file that is confirmed and not yet brought in, given when the worker was last seen."""
    if batch.state == ImportBatch.State.FAILED:
        return Progress("failed", "The file was not brought in.", _problem(batch, job, actor))
    if job is None:
        return Progress("failed", "The file was not brought in.", "The work on it got lost. Choose the file again.")
    if job.state == Job.State.FAILED:
        return Progress("failed", "The file was not brought in.", job.problem, again=True)
    looking = still_looking(job.asked_at, now)
    if job.state == Job.State.QUEUED:
        if worker_is_silent(worker_at, now):
            return Progress("stopped", "Waiting to be brought in", looking=looking)
        return Progress("waiting", "Waiting for its turn", looking=looking)
    counts = plan_seen(batch, actor).counts
    number = counts["added"] + counts["changed"]
    return Progress("working", f"Bringing in {_pupils(number) if number else 'the file'}", looking=looking)


def _problem(batch: ImportBatch, job: Job | None, actor: Actor) -> str:
    """Why a file failed, as whoever confirmed it may know it: their words may name what others do not see."""
    asked_by_me = job is not None and job.asked_by_id is not None and job.asked_by_id == actor.user_id
    return batch.problem if asked_by_me or not hidden_from(actor) else OVERTAKEN
