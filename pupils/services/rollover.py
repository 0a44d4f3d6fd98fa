"""Turning the school year: prepared, confirmed, carried out on its day, and undone where it was wrong."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.module_loading import import_string

from pupils import rollover_selectors as selectors
from pupils.models import GroupPlace, Pupil, RollOver, TeachingGroup, TeachingLink
from pupils.rules.rollover import Step, tally, why_not_take_effect
from senco.access.actor import Actor
from senco.access.at_once import held_in
from senco.access.errors import Refused
from senco.access.models import Job
from senco.access.roles import Can
from senco.access.services import queue_job
from senco.audit.services import change
from senco.audit.verbs import Verb

State = RollOver.State
BATCH = 500
MOVED_ON = "This roll-over was {state} meanwhile. Open the page again to see how it stands."
OPEN_LINK = Q(ends_on__isnull=True)


def prepare_roll_over(*, actor: Actor, begins: int, takes_effect_on: date, choices: dict[str, Any], on: date) -> RollOver:
    """Keep what the school decides for the turn to a year; what was prepared before is replaced.

    ``choices`` holds ``last_year``, ``classes`` (class, year, next class), ``stays``, ``leavers``, ``adults`` (class to
    people) and ``groups_end``, ids as text. Raises Refused for a day that cannot be, or where it was confirmed already.
    """
    actor.must(Can.TURN_YEAR)
    if why_not := why_not_take_effect(chosen=takes_effect_on, today=on, begins=begins):
        raise Refused(why_not)
    with change(actor=actor, verb=Verb.YEAR_PREPARED, changes={"begins": begins, "on": takes_effect_on}) as entry:
        roll_over = selectors.live(begins) or RollOver(begins=begins, made_by_id=actor.user_id)
        if roll_over.state != State.DRAFT:
            raise Refused(MOVED_ON.format(state=roll_over.get_state_display().lower()))
        roll_over.takes_effect_on, roll_over.choices = takes_effect_on, choices
        roll_over.save()
        entry.target = roll_over
    return roll_over


def confirm_roll_over(*, actor: Actor, roll_over: RollOver, on: date) -> RollOver:
    """Let it happen on its day; until then the next teachers read up on their pupils. Raises Refused unless it is a draft."""
    actor.must(Can.TURN_YEAR)
    held = _held(roll_over, State.DRAFT)
    steps = selectors.steps_now(held, on=on)
    with change(actor=actor, verb=Verb.YEAR_CONFIRMED, target=held, changes={"on": held.takes_effect_on}) as entry:
        held.state = State.CONFIRMED
        # Kept, since it is carried out at night by nobody: links wait where who confirms it does not see the children.
        held.choices["waits"] = not actor.can(Can.LINK_STAFF)
        held.save(update_fields=["state", "choices"])
        entry.note(handed_over=_hand_over(actor, held, steps, on))
    return held


def confirm_adults(*, actor: Actor, roll_over: RollOver) -> RollOver:
    """Say yes to who teaches which class in the new year: the next teachers read up, and have their classes on its day.

    For a roll-over that was confirmed by somebody who does not see the children. Raises Refused unless it waits for its day.
    """
    actor.must(Can.LINK_STAFF)
    held = _held(roll_over, State.CONFIRMED)
    with change(actor=actor, verb=Verb.TEACHING_CONFIRMED, target=held) as entry:
        held.choices["waits"] = False
        held.save(update_fields=["choices"])
        opened = TeachingLink.objects.filter(handover=True, ends_on=held.takes_effect_on, waits=True).update(waits=False)
        entry.note(links=opened)
    return held


def have_it_done(*, actor: Actor, roll_over: RollOver) -> Job:
    """Queue the work of a confirmed roll-over whose day has come; somebody waits for it. Asked twice it is one job."""
    actor.must(Can.TURN_YEAR)
    held = _held(roll_over, State.CONFIRMED)
    waiting = selectors.job_of(held)
    if waiting is not None and waiting.state in (Job.State.QUEUED, Job.State.RUNNING):
        return waiting
    with change(actor=actor, verb=Verb.YEAR_CONFIRMED, target=held, changes={"asked": "now"}):
        return queue_job(actor=actor, kind=selectors.JOB_KIND, subject_id=held.pk)


def drop_roll_over(*, actor: Actor, roll_over: RollOver, on: date) -> None:
    """Put a roll-over away that has not taken effect; what the next teachers could read ahead is shut again."""
    actor.must(Can.TURN_YEAR)
    held = _held(roll_over, State.DRAFT, State.CONFIRMED)
    with change(actor=actor, verb=Verb.YEAR_DROPPED, target=held):
        held.state = State.DROPPED
        held.save(update_fields=["state"])
        for link in TeachingLink.objects.filter(handover=True, ends_on=held.takes_effect_on):
            link.ends_on = max(on, link.starts_on)
            link.save(update_fields=["ends_on"])


def roll_over_if_due(*, actor: Actor, today: date) -> int:
    """Carry out what was confirmed for this day or an earlier one: called every night. How many there were. Idempotent."""
    due = list(selectors.due(today))
    for roll_over in due:
        carry_out_roll_over(actor=actor, roll_over=roll_over)
    return len(due)


def carry_out_roll_over(*, actor: Actor, roll_over: RollOver) -> RollOver:
    """Turn the year: pupils move or leave, links of adults end and begin, open cycles go on with the next teacher.

    One transaction; what was there is kept for undoing. Raises Refused unless it waits for its day.
    """
    actor.must(Can.TURN_YEAR)
    held = _held(roll_over, State.CONFIRMED)
    on = held.takes_effect_on
    with change(actor=actor, verb=Verb.YEAR_TURNED, target=held) as entry:
        steps = selectors.steps_now(held, on=on)
        before = {"pupils": _move(steps, on), **_turn_links(held, on)}
        before["cycles"] = import_string(settings.YEAR_TURNED)(actor=actor, heirs=_heirs(held, steps))
        counted = tally(steps)
        held.before = before
        held.counts = {"moves": counted.moves, "leaves": counted.leaves, "stays": counted.stays}
        held.state, held.done_at = State.DONE, timezone.now()
        held.save()
        entry.note(**held.counts)
    return held


def undo_roll_over(*, actor: Actor, roll_over: RollOver, on: date) -> list[str]:
    """Put back what a roll-over changed. Returns the names of pupils who were changed since and stay as they are now.

    Raises Refused where it is not done, was followed by another, or took effect too long ago.
    """
    actor.must(Can.TURN_YEAR)
    held = _held(roll_over, State.DONE)
    if why_not := selectors.why_not_undone(held, on=on):
        raise Refused(why_not)
    with change(actor=actor, verb=Verb.YEAR_TURNED_BACK, target=held) as entry:
        left = _move_back(held.before["pupils"])
        _turn_links_back(held.before)
        import_string(settings.YEAR_TURNED_BACK)(actor=actor, before=held.before["cycles"])
        held.state = State.UNDONE
        held.save(update_fields=["state"])
        entry.note(left=len(left))
    return left


def _held(roll_over: RollOver, *states: State) -> RollOver:
    """The row, held until the transaction ends; refused in another state."""
    return held_in(RollOver.objects.filter(pk=roll_over.pk), *states, moved_on=MOVED_ON)


def _hand_over(actor: Actor, roll_over: RollOver, steps: Iterable[Step], on: date) -> int:
    """Links by which each next teacher reads about each pupil who comes to them, until the day the class is theirs."""
    if on >= roll_over.takes_effect_on:
        return 0
    adults = roll_over.choices["adults"]
    pairs = {
        (UUID(user), UUID(step.pupil.id))
        for step in steps
        if not step.leaves and step.group != step.pupil.group
        for user in adults.get(step.group, [])
    }
    known = TeachingLink.objects.filter(OPEN_LINK, pupil__isnull=False).values_list("user", "pupil")
    fresh = [
        TeachingLink(
            user_id=user,
            pupil_id=pupil,
            starts_on=on,
            ends_on=roll_over.takes_effect_on,
            waits=not actor.can(Can.LINK_STAFF),
            handover=True,
        )
        for user, pupil in sorted(pairs - set(known))
    ]
    TeachingLink.objects.bulk_create(fresh, batch_size=BATCH)
    return len(fresh)


def _move(steps: Iterable[Step], on: date) -> list[list[Any]]:
    """Write year, class and leaving; returns (id, year, class, left on, version after) of each as it was."""
    todo = {UUID(step.pupil.id): step for step in steps if not step.stays}
    rows = list(Pupil.objects.select_for_update(of=("self",)).filter(pk__in=todo))
    before = []
    for row in rows:
        step = todo[row.pk]
        was = [str(row.pk), row.year, str(row.group_id or ""), row.left_on and row.left_on.isoformat()]
        row.version += 1
        before.append([*was, row.version])
        if step.leaves:
            row.left_on = on
        else:
            row.year, row.group_id = step.year, UUID(step.group) if step.group else None
    Pupil.objects.bulk_update(rows, ["year", "group", "left_on", "version"], batch_size=BATCH)
    return before


def _turn_links(roll_over: RollOver, on: date) -> dict[str, Any]:
    """End the links and places of the old year, begin those of the new; what was, for undoing."""
    groups = TeachingGroup.objects.all() if roll_over.choices["groups_end"] else TeachingGroup.objects.filter(kind="class")
    # Whoever left with this roll-over is taught by nobody any more; links to a child who stays go on.
    ending = list(TeachingLink.objects.filter(OPEN_LINK).filter(Q(group__in=groups) | Q(pupil__left_on=on)))
    waiting = {(link.user_id, link.group_id) for link in ending if link.waits}
    places = list(GroupPlace.objects.filter(OPEN_LINK).filter(Q(group__in=groups) | Q(pupil__left_on=on)))
    TeachingLink.objects.filter(pk__in=[link.pk for link in ending], starts_on__lte=on).update(ends_on=on)
    GroupPlace.objects.filter(pk__in=[place.pk for place in places], starts_on__lte=on).update(ends_on=on)
    # Somebody who was linked for a day after this one is linked already.
    ahead = set(TeachingLink.objects.filter(OPEN_LINK, group__isnull=False).values_list("user", "group"))
    made = [
        TeachingLink(
            user_id=UUID(user),
            group_id=UUID(group),
            starts_on=on,
            waits=roll_over.choices["waits"] or (UUID(user), UUID(group)) in waiting,
        )
        for group, users in roll_over.choices["adults"].items()
        for user in users
        if (UUID(user), UUID(group)) not in ahead
    ]
    TeachingLink.objects.bulk_create(made, batch_size=BATCH)
    return {
        "links": [str(link.pk) for link in ending if link.starts_on <= on],
        "places": [str(place.pk) for place in places if place.starts_on <= on],
        "made": [str(link.pk) for link in made],
    }


def _heirs(roll_over: RollOver, steps: Iterable[Step]) -> dict[str, tuple[list[str], str]]:
    """For each pupil who comes to other adults: the adults of the class they leave, and the first of the one they join."""
    old, new = roll_over.choices["adults_before"], roll_over.choices["adults"]
    return {
        step.pupil.id: (old.get(step.pupil.group, []), new[step.group][0])
        for step in steps
        if not step.leaves and new.get(step.group)
    }


def _move_back(before: list[list[Any]]) -> list[str]:
    kept = {UUID(row[0]): row for row in before}
    rows = list(Pupil.objects.select_for_update(of=("self",)).filter(pk__in=kept))
    back, left = [], []
    for row in rows:
        _, year, group, left_on, version = kept[row.pk]
        if row.version != version:
            left.append(row.full_name)
            continue
        row.year, row.group_id = year, UUID(group) if group else None
        row.left_on = date.fromisoformat(left_on) if left_on else None
        row.version += 1
        back.append(row)
    Pupil.objects.bulk_update(back, ["year", "group", "left_on", "version"], batch_size=BATCH)
    return sorted(left)


def _turn_links_back(before: dict[str, Any]) -> None:
    TeachingLink.objects.filter(pk__in=before["made"]).delete()
    # Somebody who was linked anew since has their link, and one is enough.
    again = set(TeachingLink.objects.filter(OPEN_LINK).values_list("user", "group", "pupil"))
    old = TeachingLink.objects.filter(pk__in=before["links"])
    open_again = [link.pk for link in old if (link.user_id, link.group_id, link.pupil_id) not in again]
    TeachingLink.objects.filter(pk__in=open_again).update(ends_on=None)
    back = set(GroupPlace.objects.filter(OPEN_LINK).values_list("pupil", "group"))
    places = [row.pk for row in GroupPlace.objects.filter(pk__in=before["places"]) if (row.pupil_id, row.group_id) not in back]
    GroupPlace.objects.filter(pk__in=places).update(ends_on=None)
