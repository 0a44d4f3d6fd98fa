"""What must be done, gathered from every app, for *today*. How many there are is counted in ``count_selectors``: what is
added here is added there."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Count, Min
from django.utils import timezone

from dashboards.case_selectors import case_duties
from dashboards.consultation_selectors import consultation_duties
from dashboards.rules.due import Duty, DutyKind, Link, Sections, sections
from ehcp import selectors as ehcp_selectors
from ehcp.rules.diary import school_days_of
from provision import selectors as provision_selectors
from provision.models import Cycle, SummaryAnswer
from provision.rules.cycle import STAGE, Stage
from pupils import selectors as pupil_selectors
from pupils import story_selectors
from pupils.models import Concern
from pupils.rollover_selectors import adults_to_confirm
from pupils.rules.register_rules import confirm_by, tell_by
from pupils.staffing_selectors import waiting_links
from pupils.standing_selectors import still_to_do
from senco.access.actor import Actor
from senco.access.roles import Can, Role
from senco.access.rules.dates import long_date
from senco.access.rules.words import plural
from senco.accounts.models import Invitation
from senco.accounts.selectors import waiting_for_approval
from senco.calendar.rules.drawing_up import title_of
from senco.calendar.selectors import calendar


def today_sections(actor: Actor, *, on: date) -> Sections:
    """Everything the actor must do or wait for, cut into overdue, this week, later, waiting and asleep."""
    return sections(duties(actor, on=on), on)


def duties(actor: Actor, *, on: date) -> Iterator[Duty]:
    """Every duty of the actor's school that the actor can act on."""
    if actor.can(Can.SEE_CASES):
        is_school_day = school_days_of(calendar())
        for case in ehcp_selectors.open_cases(actor):
            yield from case_duties(case, on=on, is_school_day=is_school_day)
        yield from consultation_duties(actor, on=on)
    if actor.can(Can.RUN_CYCLES):
        for cycle in provision_selectors.open_cycles(actor).prefetch_related(None):
            yield cycle_duty(cycle)
        for answer in provision_selectors.unclear_answers(actor):
            yield answer_duty(answer)
    if actor.can(Can.KEEP_STORY):
        yield from story_duties(actor, on=on)
    if actor.can(Can.EDIT_NEEDS):
        yield from status_duties(actor, on=on)
    if actor.can(Can.APPROVE_ROLES):
        for invitation in waiting_for_approval(actor):
            yield approval_duty(invitation)
    if actor.can(Can.LINK_STAFF):
        yield from link_duties(actor, on=on)


def cycle_duty(cycle: Cycle) -> Duty:
    """What a cycle asks for next: its review on the agreed date, or the part that is still to be written."""
    name = cycle.pupil.full_name
    link = Link("cycle_page", (("cycle", str(cycle.pk)),))
    stage = Stage(cycle.stage)
    if stage in (Stage.DO, Stage.REVIEW):
        views = [bool(cycle.review_pupil_view), bool(cycle.review_parent_view)]
        missing = " and ".join(
            w for w, there in zip(("the pupil’s view", "the parents’ view"), views, strict=True) if not there
        )
        reason = f"Cycle {cycle.number}, review agreed for this day." + (
            f" Still missing: {missing}." if missing else ""
        )
        return Duty(f"Review the cycle of {name}", reason, link, DutyKind.REVIEW, "Open the review", cycle.review_on,
                    record=str(cycle.pk))  # fmt: skip
    verb = "Write the assessment of" if stage is Stage.ASSESS else "Finish the plan of"
    return Duty(f"{verb} {name}", f"Cycle {cycle.number}: {STAGE[stage].question}", link, DutyKind.CYCLE, "Go on",
                record=str(cycle.pk))  # fmt: skip


def answer_duty(answer: SummaryAnswer) -> Duty:
    """A parent found a summary unclear, or asked to be rung."""
    pupil = answer.summary.pupil
    what = "asks to be rung" if answer.call_me else "found parts of the summary unclear"
    return Duty(
        title=f"Speak with {answer.answered_by.name} about {pupil.full_name}",
        reason=f"{answer.answered_by.name} {what}" + (f": “{answer.words}”" if answer.words else "."),
        link=Link("pupil_page", (("pupil", str(pupil.pk)),)),
        kind=DutyKind.QUESTION,
        action="Open the page",
        due_on=timezone.localdate(answer.answered_at),
        record=str(answer.pk),
    )


def approval_duty(invitation: Invitation) -> Duty:
    """A role that opens the record of every child waits for a second person's word."""
    by = invitation.invited_by.name if invitation.invited_by else "Whoever runs senco"
    return Duty(
        title=f"Approve or refuse {invitation.name} as {Role(invitation.role).label}",
        reason=f"{by} has asked for it. The role opens the record of every child.",
        link=Link("approval_list"),
        kind=DutyKind.APPROVAL,
        action="Decide",
        due_on=timezone.localdate(invitation.made_at),
        record=str(invitation.pk),
    )


def link_duties(actor: Actor, *, on: date) -> Iterator[Duty]:
    """Who teaches whom, put down by somebody who does not see the children: it opens nothing until it is confirmed."""
    waiting = waiting_links(on).aggregate(number=Count("pk"), first=Min("starts_on"))
    if waiting["number"]:
        yield Duty(
            title=f"Confirm who teaches or supports whom: {plural(waiting['number'], 'link')}",
            reason="Put down by somebody who does not see the children. It opens nothing yet.",
            link=Link("staffing_page"),
            kind=DutyKind.APPROVAL,
            action="Look",
            due_on=waiting["first"],
        )
    if actor.can(Can.TURN_YEAR) and (turn := adults_to_confirm()):
        yield Duty(
            title=f"Confirm who teaches which class in {title_of(turn.begins)}",
            reason="The next teachers read nothing about their pupils, and have no class on the first day, until it is done.",
            link=Link("rollover_page", (("rollover", str(turn.pk)),)),
            kind=DutyKind.APPROVAL,
            action="Look",
            due_on=timezone.localdate(turn.made_at),
        )


def story_duties(actor: Actor, *, on: date) -> Iterator[Duty]:
    """What was agreed in talks, and referrals to send or to chase."""
    for note in story_selectors.open_actions(actor, on=on):
        other = note.action_by.name if note.action_by_id != actor.user_id and note.action_by else ""
        yield Duty(
            title=f"{note.action}: {note.pupil.full_name}",
            reason=f"Agreed with {note.with_whom} on {long_date(note.spoken_on)}."
            + (f" {other} does it." if other else ""),
            link=Link("pupil_page", (("pupil", str(note.pupil_id)),)),
            kind=DutyKind.TALK,
            action="Open the page",
            due_on=note.action_on,
            record=str(note.pk),
        )
    waiting, to_send = story_selectors.open_referrals(actor, on=on)
    for referral, day in waiting:
        since = referral.answered_on or referral.sent_on
        yield Duty(
            title=f"Chase {referral.service}: {referral.pupil.full_name}",
            reason=f"{story_selectors.stage_label(referral)} since {long_date(since)}." if since else "",
            link=Link("referral_page", (("referral", str(referral.pk)),)),
            kind=DutyKind.REFERRAL,
            action="Open the referral",
            due_on=day,
            record=str(referral.pk),
        )
    for referral in to_send:
        agreed = (
            f"The parents agreed on {long_date(referral.agreed_on)}."
            if referral.agreed_on
            else "Ask the parents first."
        )
        link = Link("referral_page", (("referral", str(referral.pk)),))
        yield Duty(
            f"Refer {referral.pupil.full_name} to {referral.service}",
            agreed,
            link,
            DutyKind.REFERRAL,
            "Open the referral",
            record=str(referral.pk),
        )


def status_duties(actor: Actor, *, on: date) -> Iterator[Duty]:
    """Parents to be told by a letter, and statuses that children came with: several of those are one duty."""
    telling, waiting = still_to_do(actor, on=on)
    for period in telling:
        name = period.pupil.full_name
        what = "has ended" if period.ends_on else "begins"
        yield Duty(
            title=f"Tell the parents of {name} that SEN support {what}",
            reason="A letter with its date. The first cycle waits for it."
            if not period.ends_on
            else "A letter with its date.",
            link=Link("register_letter", (("pupil", str(period.pupil_id)),)),
            kind=DutyKind.STATUS,
            action="Make the letter",
            due_on=tell_by(period.starts_on, period.ends_on),
            record=str(period.pk),
        )
    if waiting:
        first = min(confirm_by(one.adopted_on or one.starts_on) for one in waiting)
        whose = waiting[0].pupil.full_name if len(waiting) == 1 else f"{len(waiting)} pupils"
        yield Duty(
            title=f"Confirm the SEN status that {whose} came with",
            reason="A file or the school before gave it. Look at it within a term.",
            link=Link("status_confirm"),
            kind=DutyKind.STATUS,
            action="Look",
            due_on=first,
        )


def waiting_concerns(actor: Actor) -> list[Concern]:
    """Concerns that wait for an answer, oldest first; then those at which somebody is to look again."""
    if not actor.can(Can.SEE_CONCERNS):
        return []
    again = pupil_selectors.concerns_to_look_at(actor, on=timezone.localdate())
    return [*pupil_selectors.open_concerns(actor)[:10], *again[:10]]
