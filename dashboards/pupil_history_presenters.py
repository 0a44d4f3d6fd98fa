"""A pupil's history as moments: status, needs, cycles, concerns, what was published, the EHC case, files, papers, attendance."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from django.urls import reverse
from django.utils import timezone

from dashboards.pupil_selectors import Record
from dashboards.rules.history import Kind, Moment, in_order
from ehcp.facts import happened
from ehcp.rules.stages import MOVE
from provision.rules.decided import decided_as
from pupils.models import StatusPeriod
from pupils.rules.attendance import by_term, missed_in_words, percent_in_words
from senco.access.rules.dates import long_date

EXCERPT = 160  # characters


def history(record: Record, *, school: str) -> list[Moment]:
    """Everything of a record that has a day, the latest first."""
    moments = in_order(
        _of(Kind.CONCERN, _concerns(record)),
        _of(Kind.CASE, _cases(record, school)),
        _of(Kind.CYCLE, _cycles(record, school)),
        _of(Kind.SUMMARY, _summaries(record)),
        _of(Kind.STATUS, _statuses(record)),
        _of(Kind.NEEDS, _needs(record)),
        _of(Kind.SCHOOL, _school(record)),
        _of(Kind.TALK, _talks(record)),
        _of(Kind.REFERRAL, _referrals(record, school)),
        _of(Kind.FILE, _files(record, school)),
        _of(Kind.PAPER, _papers(record, school)),
        _of(Kind.PROFILE, _profiles(record, school)),
        _of(Kind.ATTENDANCE, _attendance(record)),
    )
    return [moment for moment in moments if moment.on <= record.on]


def _of(kind: Kind, moments: Iterable[Moment]) -> Iterator[Moment]:
    return (replace(moment, kind=kind) for moment in moments)


def _statuses(record: Record) -> Iterator[Moment]:
    begun = {period.starts_on for period in record.periods}
    words = dict(StatusPeriod._meta.get_field("status").choices)
    for period in record.periods:
        note = ". ".join(part for part in (period.get_source_display(), _short(period.finding), period.remark) if part)
        yield Moment(period.starts_on, f"{words[period.status]} began", "list", note)
        if period.ends_on is not None and period.ends_on not in begun:
            yield Moment(period.ends_on, "Came off the register", "list", _short(period.ending))
        for day, what in ((period.told_on, "begins"), (period.ended_told_on, "has ended")):
            if day is not None:
                yield Moment(day, f"Parents told by letter that SEN support {what}", "mail")
        if period.confirmed_on is not None:
            yield Moment(period.confirmed_on, f"{words[period.status]} from elsewhere confirmed", "check")


def _needs(record: Record) -> Iterator[Moment]:
    for day, needs in groupby(record.needs, key=lambda need: need.starts_on):
        yield Moment(day, f"Needs recorded: {', '.join(need.code for need in needs)}", "target")
    ended = sorted((need for need in record.needs if need.ends_on), key=lambda need: need.ends_on)
    for day, needs in groupby(ended, key=lambda need: need.ends_on):
        yield Moment(day, f"No longer recorded as a need: {', '.join(need.code for need in needs)}", "target")


def _cycles(record: Record, school: str) -> Iterator[Moment]:
    for cycle in record.cycles:
        url = reverse("cycle_page", args=[school, cycle.pk])
        led_by = f"Led by {cycle.led_by.name}" if cycle.led_by else ""
        yield Moment(cycle.started_on, f"Cycle {cycle.number} started", "cycle", led_by, url)
        if cycle.closed_on is not None:
            decided = decided_as(cycle.decided)
            title = f"Cycle {cycle.number} reviewed"
            yield Moment(cycle.closed_on, title, "check", decided.title if decided else "", url)


def _concerns(record: Record) -> Iterator[Moment]:
    for concern in record.concerns:
        yield Moment(concern.raised_on, f"{concern.raised_by.name} raised a concern", "say", _short(concern.seen))
        if concern.answered_on is not None and concern.answered_by is not None:
            title = f"{concern.answered_by.name} answered a concern: {concern.get_answer_display().lower()}"
            yield Moment(concern.answered_on, title, "check", _short(concern.answer_text))


def _summaries(record: Record) -> Iterator[Moment]:
    for summary in record.summaries:
        by = f"By {summary.published_by.name}" if summary.published_by else ""
        yield Moment(timezone.localdate(summary.published_at), "Summary published to the parents", "family", by)


def _cases(record: Record, school: str) -> Iterator[Moment]:
    for case in record.cases:
        url = reverse("case_page", args=[school, case.pk])
        for one in happened(list(case.events.all())):
            yield Moment(one.on, MOVE[one.event].title, "case", f"EHC case {case.reference}", url)


def _talks(record: Record) -> Iterator[Moment]:
    for talk in record.talks:
        title = f"{talk.get_how_display()} with {talk.with_whom}"
        yield Moment(talk.spoken_on, title, "phone", _short(talk.agreed))
        if talk.action_done_on is not None:
            yield Moment(talk.action_done_on, f"Done as agreed: {talk.action}", "check")


def _referrals(record: Record, school: str) -> Iterator[Moment]:
    for one in record.referrals:
        url = reverse("referral_page", args=[school, one.pk])
        steps = (
            (one.sent_on, f"Referred to {one.service}", one.reason),
            (one.answered_on, f"{one.service}: {one.get_answer_display().lower()}", one.answer_text),
            (one.report_on, f"Report of {one.service} received", ""),
            (one.closed_on, f"Referral to {one.service} closed", ""),
        )
        yield from (Moment(day, title, "send", _short(words), url) for day, title, words in steps if day is not None)


def _files(record: Record, school: str) -> Iterator[Moment]:
    for one in record.files:
        words = ". ".join(part for part in (one.summary.rstrip("."), one.name) if part)
        yield Moment(
            one.dated_on, one.get_about_display(), "file", _short(words), reverse("file_open", args=[school, one.pk])
        )
    for one in record.released:
        yield Moment(one.dated_on, one.get_about_display(), "file", _short(one.summary))


def _papers(record: Record, school: str) -> Iterator[Moment]:
    for one in record.documents:
        url = reverse("document_open", args=[school, one.pk])
        yield Moment(timezone.localdate(one.made_at), f"Printed: {one.title}", "print", "", url)


def _profiles(record: Record, school: str) -> Iterator[Moment]:
    address = reverse("profile_versions", args=[school, record.pupil.pk])
    for one in record.profiles:
        by = f"By {one.made_by.name}" if one.made_by else ""
        told = ", ".join(part for part in (by, f"made with {one.made_with}" if one.made_with else "") if part)
        title = f"Version {one.version} of the one-page profile"
        yield Moment(one.made_on, title, "user", told[:1].upper() + told[1:], f"{address}?version={one.version}")


def _attendance(record: Record) -> Iterator[Moment]:
    """One figure a term, however often it was counted."""
    for one in by_term(record.attendance):
        title = f"Attendance {percent_in_words(one.count.share)} since {long_date(one.starts_on)}"
        yield Moment(one.ends_on, title, "cal", missed_in_words(one.count))


def _school(record: Record) -> Iterator[Moment]:
    if record.pupil.joined_on is not None:
        yield Moment(record.pupil.joined_on, "Joined the school", "home")
    if record.pupil.left_on is not None:
        yield Moment(record.pupil.left_on, "Left the school", "out")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= EXCERPT else f"{line[:EXCERPT].rsplit(' ', 1)[0]} …"
