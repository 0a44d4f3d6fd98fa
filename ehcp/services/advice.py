"""Advice for a review: who is on the list, asked with a link of their own, reminded, and their answers kept."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from ehcp.models import AdviceRequest, AnnualReview, Case
from ehcp.review_selectors import beginning_of_round, events_of, may_not_be_told, meeting_of
from ehcp.rules.advice import Seat, lacking, why_not_reply_by
from ehcp.rules.facts import Fact
from ehcp.rules.moves.table import Event
from ehcp.rules.stages import facts_of
from ehcp.rules.young_people import is_young_person
from ehcp.services.advice_mail import end_links, new_link, write_mail
from ehcp.services.events import record_event
from pupils.contact_selectors import is_restricted
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Can
from senco.access.selectors import people_who_can
from senco.accounts.reminders import Outside, Reminder
from senco.accounts.services.notices import remind
from senco.audit.services import change
from senco.audit.verbs import Verb
from senco.documents.rules.letter_text import one_line, tidy
from senco.files.services.keeping import keep_or_find

Upload = tuple[str, bytes]  # the name that a file was given, and its bytes
ASKED_ALREADY = "They were asked already, so they stay on the list: the report says who did not answer."
ASKED_NOW = "They have been asked already, perhaps by a colleague a moment ago. Look at the list again."
NOT_ASKED: dict[str, Any] = {"asked_on": None, "reply_by_on": None, "invited_for_on": None, "chased_on": None, "chased": 0}
NOBODY = "Choose at least one person to ask."


def add_to_list(*, actor: Actor, review: AnnualReview, seat: str, who: str, email: str) -> AdviceRequest:
    """Put somebody on the list of a review. Nothing is sent."""
    actor.must(Can.RUN_CASES)
    who = one_line(who)
    _must_be_allowed(review, AdviceRequest(seat=seat, who=who, email=email))
    AnnualReview.objects.select_for_update(of=("self",)).get(pk=review.pk)  # pressed twice, one
    if (who or email) and AdviceRequest.objects.filter(review=review, seat=seat, who=who, email=email).exists():
        raise Refused("They are on the list already, in this part and with this address.")
    with change(actor=actor, verb=Verb.ADVICE_ADDED, pupil_id=review.case.pupil_id, changes={"seat": seat}) as entry:
        entry.target = row = AdviceRequest.objects.create(review=review, seat=seat, who=who, email=email)
    return row


def change_on_list(*, actor: Actor, advice: AdviceRequest, seat: str, who: str, email: str, seen: str | None = None) -> bool:
    """Name somebody on the list, or put right how they are reached. A link that went to another address ends, and what was
    asked there was asked of nobody at the new one: True where they have to be asked anew.

    ``seen`` is the mark of the answer that was on the page. Raises Refused where one has come since: it would bear another name.
    """
    actor.must(Can.RUN_CASES)
    now, who = _held(advice), one_line(who)
    if seen is not None and seen != now.mark:
        raise Refused("They have answered since you opened this page. Look at the answer first: it will bear the name that you give here.")
    _must_be_allowed(advice.review, AdviceRequest(seat=seat, who=who, email=email))
    moved = email != now.email
    anew = bool(moved and email and now.email and now.asked_on and now.answered_on is None)
    told = {"seat": seat, "other_address": moved}
    with change(actor=actor, verb=Verb.ADVICE_CHANGED, target=advice, pupil_id=advice.review.case.pupil_id, changes=told):
        if moved:
            end_links(actor=actor, row=advice)
        fields: dict[str, Any] = NOT_ASKED if anew else {}
        AdviceRequest.objects.filter(pk=advice.pk).update(seat=seat, who=who, email=email, **fields)
    return anew


def hand_over_seat(*, actor: Actor, case: Case, was: tuple[str, str], now: tuple[str, str]) -> None:
    """Another council keeps the plan: where that of before was to be asked and has not answered, the new one is, and no link
    of the other opens anything. Each is the officer and the address."""
    actor.must(Can.RUN_CASES)
    rows = AdviceRequest.objects.filter(review__case=case, review__began__struck_at__isnull=True, seat=Seat.COUNCIL.value)
    for row in rows.filter(answered_on__isnull=True, who=was[0], email=was[1]).select_for_update(of=("self",)):
        with change(actor=actor, verb=Verb.ADVICE_CHANGED, target=row, pupil_id=case.pupil_id, changes={"other_address": True}):
            end_links(actor=actor, row=row)
            AdviceRequest.objects.filter(pk=row.pk).update(who=now[0], email=now[1], **NOT_ASKED)


def take_off_list(*, actor: Actor, advice: AdviceRequest) -> None:
    """Take somebody off the list who was not asked yet. Raises Refused for one who was."""
    actor.must(Can.RUN_CASES)
    with change(actor=actor, verb=Verb.ADVICE_REMOVED, target=advice, pupil_id=advice.review.case.pupil_id, changes={"seat": advice.seat}):
        if not AdviceRequest.objects.filter(pk=advice.pk, asked_on__isnull=True, answered_on__isnull=True).delete()[0]:
            raise Refused(ASKED_ALREADY)


def ask_for_advice(
    *, actor: Actor, review: AnnualReview, whom: Iterable[AdviceRequest], reply_by_on: date, today: date
) -> tuple[int, bool]:
    """Invite people to the meeting and ask for their advice by a day; those with an address get a link of their own.

    Who has answered is told of the new day only; who was asked in another tab a moment ago is not asked twice. Returns how
    many mails are on their way, and whether by this everyone whom the law names has been invited, which is recorded as an
    event then. Raises Refused for a day that cannot be.
    """
    actor.must(Can.RUN_CASES)
    _must_go_on(review)
    meeting_on, is_held = meeting_of(review)
    chosen = [row.pk for row in whom]
    held = list(AdviceRequest.objects.select_for_update(of=("self",)).filter(pk__in=chosen, review=review).order_by("made_at"))
    _must_be_allowed(review, *held)  # a restriction may be newer than the list
    rows = [row for row in held if row.asked_on is None or (not is_held and row.invited_for_on != meeting_on)]
    if not rows:
        raise Refused(ASKED_NOW if chosen else NOBODY)
    if refusal := why_not_reply_by(reply_by_on, None if is_held else meeting_on, today):
        raise Refused(refusal)
    told = {"people": len(rows), "reply_by": reply_by_on}
    mails = 0
    with change(actor=actor, verb=Verb.ADVICE_ASKED, target=review, pupil_id=review.case.pupil_id, changes=told):
        for row in rows:
            row.review = review
            row.asked_on, row.reply_by_on = row.asked_on or today, reply_by_on
            row.invited_for_on = None if is_held else meeting_on
            row.save(update_fields=["asked_on", "reply_by_on", "invited_for_on"])
            kind = "advice_asked" if row.answered_on is None else "advice_moved"
            mails += write_mail(actor=actor, row=row, kind=kind, meeting_on=meeting_on, today=today)
    return mails, not is_held and _note_invited(actor, review, today)


def chase_advice(*, actor: Actor, advice: AdviceRequest, today: date) -> bool:
    """Remind somebody who has not answered. True where a mail is on its way; without an address it was by telephone.

    Their old link ends with the new one. Raises Refused where they have answered, or were never asked.
    """
    actor.must(Can.RUN_CASES)
    if advice.answered_on is not None or advice.asked_on is None:
        raise Refused("There is nothing to remind them of: they have answered, or were not asked yet.")
    if advice.chased_on == today:
        raise Refused("They were reminded today already. Give them until tomorrow, or ring them.")
    _must_go_on(advice.review)
    _must_be_allowed(advice.review, advice)
    meeting_on, _ = meeting_of(advice.review)
    with change(actor=actor, verb=Verb.ADVICE_CHASED, target=advice, pupil_id=advice.review.case.pupil_id, changes={"seat": advice.seat}):
        waiting = AdviceRequest.objects.filter(pk=advice.pk, answered_on__isnull=True).exclude(chased_on=today)
        if not waiting.update(chased_on=today, chased=advice.chased + 1):  # in another tab, or by their link, a moment ago
            raise Refused("They have answered, or were reminded, a moment ago. Look at the list again.")
        return bool(write_mail(actor=actor, row=advice, kind="advice_chased", meeting_on=meeting_on, today=today))


def make_link(*, actor: Actor, advice: AdviceRequest, today: date) -> str:
    """A link to hand over in another way than by our mail. It is shown here and never again; older ones end.

    Raises Refused where they have answered, or were not asked yet.
    """
    actor.must(Can.RUN_CASES)
    if advice.answered_on is not None:
        raise Refused("They have answered. A link is not needed any more.")
    if advice.asked_on is None:
        raise Refused("Ask them first: then it is known by when, and for which meeting.")
    _must_go_on(advice.review)
    _must_be_allowed(advice.review, advice)
    meeting_on, _ = meeting_of(advice.review)
    with change(actor=actor, verb=Verb.ADVICE_LINKED, target=advice, pupil_id=advice.review.case.pupil_id, changes={"seat": advice.seat}):
        return new_link(actor=actor, row=advice, meeting_on=meeting_on, today=today)


def file_answer(
    *,
    actor: Actor,
    advice: AdviceRequest,
    answered_on: date,
    today: date,
    text: str = "",
    nothing_to_add: bool = False,
    upload: Upload | None = None,
    seen: str | None = None,
) -> None:
    """Keep what came by letter, by telephone or in person, or put it right. Without a new file the one that is there stays,
    unless there is nothing to add.

    ``seen`` is the mark of the answer that was on the page. Raises Refused where another has come since, for a day to come,
    for a file that is not kept, and for an answer with nothing in it.
    """
    actor.must(Can.RUN_CASES)
    now = _held(advice)
    if seen is not None and seen != now.mark:
        raise Refused("An answer has come since you opened this page. Open it again in another window, then put the two together.")
    if answered_on > today:
        raise Refused("This day is still to come. Put the day on which the answer came.")
    file_id = _stored(actor, advice, upload, answered_on) or (None if nothing_to_add else now.file_id)
    _keep_answer(actor, advice, answered_on, AdviceRequest.By.SCHOOL, text, nothing_to_add, file_id)
    end_links(actor=actor, row=advice)


def receive_advice(
    *, actor: Actor, advice: AdviceRequest, today: date, text: str = "", nothing_to_add: bool = False, upload: Upload | None = None
) -> None:
    """Keep what somebody sent by their link, which has done its work then, and tell those who run the case.

    Raises Refused where it had done so before, and for a file that is not kept.
    """
    if _held(advice).answered_on is not None:
        raise Refused("An answer has been sent by this link already. If there is more to say, ring the school.")
    file_id = _stored(actor, advice, upload, today)
    _keep_answer(actor, advice, today, AdviceRequest.By.LINK, text, nothing_to_add, file_id)
    _tell_who_runs(actor, advice, today)


def _held(advice: AdviceRequest) -> AdviceRequest:
    """A request as it stands now, held until the end of the transaction, so that of two answers at once one is the first."""
    row: AdviceRequest = AdviceRequest.objects.select_for_update(of=("self",)).get(pk=advice.pk)
    return row


def _stored(actor: Actor, advice: AdviceRequest, upload: Upload | None, dated_on: date) -> UUID | None:
    """Keep the file of an answer among those of the pupil; one that is there already is that one."""
    if upload is None:
        return None
    name, data = upload
    pupil_id = advice.review.case.pupil_id
    return keep_or_find(actor=actor, pupil_id=pupil_id, data=data, name=name, about="report", dated_on=dated_on).pk


def _tell_who_runs(actor: Actor, advice: AdviceRequest, today: date) -> None:
    case = advice.review.case
    part = advice.get_seat_display()
    came = Reminder(
        case_kind="advice",
        case_id=advice.pk,
        milestone="advice",
        kind="due",
        due_on=today,
        recipient_ids=tuple(people_who_can(actor.school_id, Can.RUN_CASES, on=today)),
        title=f"Advice has come for the review of {case.pupil.full_name}’s plan: {part}"[:200],
        link=reverse("review_page", args=[actor.school_slug, advice.review_id]),
        outside=Outside("Advice has come for the review of a plan", reference=case.reference, who="The school", stage=part),
    )
    remind(actor=actor, reminders=[came])


def _must_be_allowed(review: AnnualReview, *rows: AdviceRequest) -> None:
    """Nothing goes to somebody among the child's contacts with whom nothing may be shared, by address or by name."""
    if any(is_restricted(review.case.pupil, row.email) for row in rows):
        raise Refused("A restriction is recorded for somebody with this address: nothing may be sent to it. Use another address.")
    if any(may_not_be_told(review.case.pupil, row) for row in rows):
        raise Refused("A restriction is recorded for a parent or carer of this name: nothing may be sent to them. Look at the contacts.")


def _must_go_on(review: AnnualReview) -> None:
    """Nobody is asked for a review that is over: by a later one, by the end of the case, or since the child has left."""
    case = Case.objects.select_related("pupil").prefetch_related("events").get(pk=review.case_id)
    if case.closed_on is not None:
        raise Refused("This case is closed, so nobody is asked for advice in it any more.")
    if case.pupil.left_on is not None:
        raise Refused("The child has left the school, so nobody is asked for advice from here any more.")
    began = beginning_of_round(case)
    if began is None or began.pk != review.began_id:
        raise Refused("This review is over: something else has begun in the case since. Nobody is asked for advice to it any more.")


def _keep_answer(actor: Actor, advice: AdviceRequest, on: date, by: str, text: str, nothing: bool, file_id: UUID | None) -> None:
    if not (text.strip() or nothing or file_id):
        raise Refused("There is no answer yet. Write it, choose a file, or say that there is nothing to add.")
    if nothing and (text.strip() or file_id):
        raise Refused("Either there is an answer, or there is nothing to add. Take one of the two away.")
    answer: dict[str, Any] = {"answered_on": on, "came_by": by, "text": tidy(text), "nothing_to_add": nothing, "file_id": file_id}
    told = {"seat": advice.seat, "by": by, "file": file_id, "nothing": nothing}
    with change(actor=actor, verb=Verb.ADVICE_ANSWERED, target=advice, pupil_id=advice.review.case.pupil_id, changes=told):
        AdviceRequest.objects.filter(pk=advice.pk).update(**answer)


def _note_invited(actor: Actor, review: AnnualReview, today: date) -> bool:
    """Record that everyone was invited, once everyone was whom the law names; False while somebody was not."""
    meeting_on, is_held = meeting_of(review)
    rows = list(AdviceRequest.objects.filter(review=review))
    told = [row for row in rows if row.invited_for_on == meeting_on]
    already = Fact.INVITED_ON in facts_of(events_of(review))
    is_young = is_young_person(review.case.pupil.born_on, meeting_on or today)
    if already or is_held or lacking((Seat(row.seat) for row in told), young_person=is_young):
        return False
    record_event(actor=actor, case=review.case, event=Event.INVITED, happened_on=today, today=today)
    return True
