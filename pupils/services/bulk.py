"""Many rows about pupils at once, for whole schools and for years of history, as ``audit.services.load_rows`` takes them."""

from dataclasses import fields
from datetime import date

from pupils.models import (
    Attendance,
    Concern,
    Contact,
    ContactNote,
    GroupPlace,
    Need,
    Pupil,
    Referral,
    StatusPeriod,
    TeachingGroup,
    TeachingLink,
)
from pupils.rules.attendance import Count, Period, why_not_count, why_not_within
from pupils.rules.need import why_not_need
from pupils.rules.referral import Facts
from pupils.rules.referral import why_not as why_not_referral
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Can
from senco.audit.services import Rows, load_rows


def load_groups(*, actor: Actor, rows: Rows) -> int:
    """Classes."""
    return load_rows(actor=actor, model=TeachingGroup, rows=rows, counted="classes")


def load_pupils(*, actor: Actor, rows: Rows) -> int:
    """Pupils, whose keys for searching and ordering are worked out here."""
    return load_rows(actor=actor, model=Pupil, rows=rows, counted="pupils", ready=Pupil.make_keys)


def load_contacts(*, actor: Actor, rows: Rows) -> int:
    """Parents and carers, with their accounts where they have one. Raises Refused for an account under a restriction."""
    actor.must(Can.KEEP_CONTACTS)
    held = list(rows)
    if any(row.get("restricted") and row.get("user_id") for row in held):
        raise Refused("There is a restriction on one of these contacts, so no account is linked to it.")
    return load_rows(actor=actor, model=Contact, rows=held, counted="contacts")


def load_status_periods(*, actor: Actor, rows: Rows) -> int:
    """Times on SEN support or with a plan."""
    return load_rows(actor=actor, model=StatusPeriod, rows=rows, counted="status_periods")


def load_needs(*, actor: Actor, rows: Rows) -> int:
    """Types of need. Raises Refused for a code that was not in use when it was recorded."""
    held = list(rows)
    for row in held:
        why_not = why_not_need(row["code"], status=None, on=row["starts_on"])
        if why_not:
            raise Refused(why_not)
    return load_rows(actor=actor, model=Need, rows=held, counted="needs")


def load_links(*, actor: Actor, rows: Rows) -> int:
    """Who teaches or supports whom."""
    actor.must(Can.LINK_STAFF)
    return load_rows(actor=actor, model=TeachingLink, rows=rows, counted="links")


def load_concerns(*, actor: Actor, rows: Rows) -> int:
    """Concerns, with their answers where they have one."""
    return load_rows(actor=actor, model=Concern, rows=rows, counted="concerns")


def load_places(*, actor: Actor, rows: Rows) -> int:
    """Places of pupils in teaching groups."""
    actor.must(Can.LINK_STAFF)
    return load_rows(actor=actor, model=GroupPlace, rows=rows, counted="places")


def load_contact_notes(*, actor: Actor, rows: Rows) -> int:
    """Talks with parents and others; ``made_at`` is kept where a row has it."""
    actor.must(Can.KEEP_STORY)
    return load_rows(actor=actor, model=ContactNote, rows=rows, counted="contact_notes", keep="made_at")


def load_referrals(*, actor: Actor, rows: Rows, today: date) -> int:
    """Referrals to services, at whatever stage they stand. Raises Refused for days that cannot be right."""
    actor.must(Can.KEEP_STORY)
    held = list(rows)
    for row in held:
        if refusal := why_not_referral(Facts(**{day.name: row.get(day.name) or day.default for day in fields(Facts)}), today):
            raise Refused(refusal)
    return load_rows(actor=actor, model=Referral, rows=held, counted="referrals")


def load_attendance(*, actor: Actor, rows: Rows) -> int:
    """Counts of attendance. Raises Refused for figures that cannot be right."""
    actor.must(Can.KEEP_ATTENDANCE)
    held = list(rows)
    for row in held:
        count = Count(**{one.name: row.get(one.name) for one in fields(Count)})
        if why_not := why_not_count(count) or why_not_within(count, Period(row["starts_on"], row["ends_on"])):
            raise Refused(why_not)
    return load_rows(actor=actor, model=Attendance, rows=held, counted="attendance")
