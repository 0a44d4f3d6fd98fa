"""Doing one thing for many pupils as its preview showed it, all or nothing, and undoing it child by child."""

from collections.abc import Callable, Mapping
from datetime import date
from uuid import UUID

from django.utils import timezone

from dashboards.act_selectors import Plan, group_in, plan_of
from dashboards.services.sheets import make_sheets
from provision.bulk_selectors import cycles_by_id, open_cycles_of
from provision.facts import review_now
from provision.services.reviews import move_review, move_review_back
from pupils.act_selectors import JOB_KIND, can_of, job_of, lines_of
from pupils.models import BulkAct, BulkLine, GroupPlace
from pupils.rules.acts import AT_ONCE, CHANGED, Kind, why_not_undo
from pupils.rules.places import why_not_place_back
from pupils.services.acts import settle_lines
from pupils.services.register import unconfirm_status
from pupils.services.staffing import join_group, leave_group
from senco.access.actor import Actor
from senco.access.at_once import held_in
from senco.access.errors import Refused
from senco.access.models import Job
from senco.access.services import queue_job
from senco.audit.selectors import pupils_with
from senco.audit.services import change
from senco.audit.verbs import Verb

State, Line = BulkAct.State, BulkLine.State
MOVED_ON = "This is not as its page showed it any more: it is {state} by now. Open it again to see how it stands."
NOBODY = "Nothing would be done for any of these pupils. Beside each stands why, and what would make it possible."
PRINTED = "Paper that was printed cannot be taken back. The sheets stay in the record of each child."
RESTS_ON_IT = "A cycle has been started since, and it rests on this status."


class PlanChanged(Refused):
    """The preview that was confirmed is not what would happen now; the new one is shown."""

    def __init__(self) -> None:
        super().__init__(CHANGED)


def confirm_act(*, actor: Actor, act: BulkAct, choices: Mapping[str, str], mark: str, today: date) -> BulkAct:
    """Do what a preview showed (``mark`` is its fingerprint): at once, or by the worker where it takes longer.

    Raises PlanChanged where something else would happen by now, Refused where it was dealt with or nothing would be done.
    """
    actor.must(can_of(act))
    held = _held(act, State.DRAFT)
    plan = plan_of(actor, held, choices, today=today)
    if plan.mark != mark:
        raise PlanChanged
    if not plan.happening:
        raise Refused(NOBODY)
    held.choices, held.mark, held.problem = dict(choices), mark, ""
    if held.kind == Kind.SHEETS or len(plan.happening) > AT_ONCE:
        with change(actor=actor, verb=Verb.BULK_CONFIRMED, target=held, changes=_told(held, plan)):
            held.state = State.QUEUED
            held.save()
            queue_job(actor=actor, kind=JOB_KIND, subject_id=held.pk)
        return held
    return _done(actor, held, plan, today)


def undo_act(*, actor: Actor, act: BulkAct, today: date) -> BulkAct:
    """Put back what an act did, child by child; where somebody has worked on since it stays, and the line says why.

    Raises Refused where it cannot be undone any more.
    """
    actor.must(can_of(act))
    held = _held(act, State.DONE)
    if why_not := why_not_undone(held, today=today):
        raise Refused(why_not)
    if held.lines.filter(state=Line.DONE).count() > AT_ONCE:
        with change(actor=actor, verb=Verb.BULK_CONFIRMED, target=held, changes={"kind": held.kind, "undo": True}):
            held.state = State.TAKING_BACK
            held.save(update_fields=["state"])
            queue_job(actor=actor, kind=JOB_KIND, subject_id=held.pk)
        return held
    return _taken_back(actor, held)


def carry_on(*, actor: Actor, act: BulkAct, today: date) -> None:
    """What the worker does with an act: all of it in one go, or of sheets as many as one unit of work takes.

    An act that is done already is left: it was handed out twice. One whose preview holds no more waits to be looked at.
    """
    actor.must(can_of(act))
    held: BulkAct = BulkAct.objects.select_for_update(of=("self",)).get(pk=act.pk)
    if held.state == State.TAKING_BACK:
        _taken_back(actor, held)
    elif held.state == State.QUEUED and held.kind == Kind.SHEETS:
        if not make_sheets(actor=actor, act=held, today=today):
            queue_job(actor=actor, kind=JOB_KIND, subject_id=held.pk)
    elif held.state == State.QUEUED:
        plan = plan_of(actor, held, held.choices, today=today)
        if plan.mark == held.mark:
            _done(actor, held, plan, today)
        else:
            with change(actor=actor, verb=Verb.BULK_STOPPED, target=held, changes={"kind": held.kind}):
                held.state, held.problem = State.DRAFT, CHANGED
                held.save(update_fields=["state", "problem"])


def try_again(*, actor: Actor, act: BulkAct) -> BulkAct:
    """Take up work again that stopped by a fault, where it stopped. Raises Refused where it did not."""
    actor.must(can_of(act))
    held = _held(act, State.QUEUED, State.TAKING_BACK)
    job = job_of(held)
    if job is None or job.state != Job.State.FAILED:
        raise Refused("The work is under way. Its page shows how far it is.")
    with change(actor=actor, verb=Verb.BULK_CONFIRMED, target=held, changes={"kind": held.kind, "again": True}):
        queue_job(actor=actor, kind=JOB_KIND, subject_id=held.pk)
    return held


def why_not_undone(act: BulkAct, *, today: date) -> str | None:
    """Why what was done cannot be undone as one, or None."""
    if act.kind == Kind.SHEETS:
        return PRINTED
    return why_not_undo(done_on=timezone.localdate(act.done_at), today=today) if act.done_at else None


def _held(act: BulkAct, *states: BulkAct.State) -> BulkAct:
    """The row, held until the transaction ends; refused in another state."""
    return held_in(BulkAct.objects.filter(pk=act.pk), *states, moved_on=MOVED_ON)


def _told(act: BulkAct, plan: Plan) -> dict[str, object]:
    return {"kind": act.kind, "pupils": len(plan.happening), "left": len(plan.left), **plan.choices}


def _done(actor: Actor, act: BulkAct, plan: Plan, today: date) -> BulkAct:
    with change(actor=actor, verb=Verb.BULK_DONE, target=act, changes=_told(act, plan)):
        lines = {str(line.pupil_id): line for line in lines_of(actor, act)}
        todo = [lines[one.pupil] for one in plan.happening]
        _DO[Kind(act.kind)](actor, todo, act.choices)
        for line in todo:
            line.state = Line.DONE
        for one in plan.left:
            lines[one.pupil].state, lines[one.pupil].why = Line.LEFT, one.why_not
        settle_lines(actor=actor, lines=lines.values())
        act.state, act.done_at = State.DONE, timezone.now()
        act.save()
    return act


def _join(actor: Actor, lines: list[BulkLine], choices: Mapping[str, str]) -> None:
    group, on = group_in(choices), date.fromisoformat(choices["starts_on"])
    join_group(actor=actor, group=group, pupils=[line.pupil for line in lines], on=on)
    open_places = GroupPlace.objects.filter(group=group, ends_on__isnull=True, pupil__in=[line.pupil_id for line in lines])
    places = dict(open_places.values_list("pupil", "pk"))
    for line in lines:
        line.before = {"place": str(places[line.pupil_id])}


def _review(actor: Actor, lines: list[BulkLine], choices: Mapping[str, str]) -> None:
    on = date.fromisoformat(choices["review_on"])
    cycles = open_cycles_of(actor, [line.pupil_id for line in lines])
    for line in lines:
        cycle = cycles[line.pupil_id]
        was = cycle.review_on.isoformat() if cycle.review_on else ""
        line.before = {"cycle": str(cycle.pk), "was": was, "to": on.isoformat(), "begun": review_now(cycle).begun}
        move_review(actor=actor, cycle=cycle, on=on)


_DO: dict[Kind, Callable[[Actor, list[BulkLine], Mapping[str, str]], None]] = {Kind.JOIN: _join, Kind.REVIEW: _review}


def _taken_back(actor: Actor, act: BulkAct) -> BulkAct:
    with change(actor=actor, verb=Verb.BULK_UNDONE, target=act, changes={"kind": act.kind}) as entry:
        lines = list(lines_of(actor, act).filter(state=Line.DONE))
        for line, why_not in zip(lines, _BACK[Kind(act.kind)](actor, act, lines), strict=True):
            line.state, line.why = (Line.DONE, why_not) if why_not else (Line.BACK, "")
        settle_lines(actor=actor, lines=lines)
        act.state = State.UNDONE
        act.save(update_fields=["state"])
        back = sum(line.state == Line.BACK for line in lines)
        entry.note(back=back, left=len(lines) - back)
    return act


def _join_back(actor: Actor, act: BulkAct, lines: list[BulkLine]) -> list[str | None]:
    ids = [UUID(line.before["place"]) for line in lines]
    places = GroupPlace.objects.select_for_update(of=("self",)).select_related("group").in_bulk(ids)
    answers: list[str | None] = []
    for pk in ids:
        place = places[pk]
        why_not = why_not_place_back(place.group.name, ended_on=place.ends_on)
        if why_not is None:
            leave_group(actor=actor, place=place, on=place.starts_on)
        answers.append(why_not)
    return answers


def _review_back(actor: Actor, act: BulkAct, lines: list[BulkLine]) -> list[str | None]:
    cycles = cycles_by_id(actor, [UUID(line.before["cycle"]) for line in lines])
    return [
        move_review_back(
            actor=actor,
            cycle=cycles[UUID(line.before["cycle"])],
            moved_to=date.fromisoformat(line.before["to"]),
            was=date.fromisoformat(line.before["was"]) if line.before["was"] else None,
            began_before=line.before["begun"],
        )
        for line in lines
    ]


def _confirm_back(actor: Actor, act: BulkAct, lines: list[BulkLine]) -> list[str | None]:
    assert act.done_at is not None
    built_on = pupils_with(Verb.CYCLE_STARTED, [line.pupil_id for line in lines], after=act.done_at)
    return [
        unconfirm_status(
            actor=actor,
            period_id=UUID(line.before["period"]),
            act=act,
            rests=RESTS_ON_IT if line.pupil_id in built_on else "",
        )
        for line in lines
    ]


_BACK: dict[Kind, Callable[[Actor, BulkAct, list[BulkLine]], list[str | None]]] = {
    Kind.CONFIRM: _confirm_back,
    Kind.JOIN: _join_back,
    Kind.REVIEW: _review_back,
}
