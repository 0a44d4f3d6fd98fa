"""A cycle from start to close by its verbs: what each refuses and in which words, and what it leaves in the log."""

import pytest

from provision.models import Cycle, Outcome
from provision.rules.cycle import Stage
from provision.services import cycles, sheets
from provision.services.overtaken import Overtaken
from provision.services.parts import Reviewed, write_part
from senco.access.errors import Refused
from senco.access.roles import Role
from senco.audit.models import Event
from tests.provision.lane import DAY, Lane, add_outcome, close, cycle_at, promise


def refusal(call, **kwargs) -> str:
    with pytest.raises(Refused) as refused:
        call(**kwargs)
    return refused.value.reason


def verbs() -> list[str]:
    return list(Event.objects.order_by("at").values_list("verb", flat=True))


def test_a_cycle_goes_from_the_question_to_the_decision_and_every_step_is_in_the_log(lane: Lane) -> None:
    with lane.inside() as senco:
        cycle = cycle_at(lane, senco, Stage.CLOSED)
        assert (cycle.stage, cycle.closed_on, cycle.reviewed_on) == ("closed", lane.today, lane.today)
        steps = ["cycle_started", "cycle_written", "cycle_moved", "outcome_set", "provision_added", "allocation_made"]
        steps += ["cycle_written", "parents_told", "cycle_moved", "cycle_moved"]
        steps += ["cycle_written", "outcome_reviewed", "cycle_moved"]
        assert verbs()[-len(steps) :] == steps
        assert set(Event.objects.filter(verb__startswith="cycle").values_list("pupil_id", flat=True)) == {lane.ada.pk}


def test_a_second_cycle_is_not_started_while_one_is_under_way(lane: Lane) -> None:
    with lane.inside() as senco:
        cycles.start_cycle(actor=senco, pupil=lane.ada, on=lane.today)
        words = refusal(cycles.start_cycle, actor=senco, pupil=lane.ada, on=lane.today)
        assert words == "A cycle is under way for this pupil. Review it before the next one starts."
        assert Cycle.objects.filter(pupil=lane.ada).count() == 1


def test_planning_waits_for_the_answer_to_the_question(lane: Lane) -> None:
    with lane.inside() as senco:
        cycle = cycles.start_cycle(actor=senco, pupil=lane.ada, on=lane.today)
        words = refusal(cycles.move_on, actor=senco, cycle=cycle, on=lane.today)
        assert words == "Write why this pupil is not making expected progress, and what shows it."
        cycle.refresh_from_db()
        assert cycle.stage == "assess"


def test_the_work_waits_for_outcomes_help_a_date_and_the_parents(lane: Lane) -> None:
    with lane.inside() as senco:
        cycle = cycle_at(lane, senco, Stage.PLAN, outcomes=0)
        words = refusal(cycles.move_on, actor=senco, cycle=cycle, on=lane.today)
        for part in (
            "at least one outcome",
            "at least one provision or adaptation",
            "date for the review",
            "Tell the parents",
        ):
            assert part in words
        promise(lane, senco, cycle, add_outcome(lane, senco, cycle))
        write_part(actor=senco, cycle=cycle, version=cycle.version, review_on=lane.today + 30 * DAY)
        words = refusal(cycles.move_on, actor=senco, cycle=cycle, on=lane.today)
        assert words == "Tell the parents that SEN support starts, and record the day."
        cycles.tell_parents(actor=senco, cycle=cycle, on=lane.today)
        assert cycles.move_on(actor=senco, cycle=cycle, on=lane.today).stage == "do"


def test_a_review_is_not_finished_without_progress_views_and_a_decision(lane: Lane) -> None:
    with lane.inside() as senco:
        cycle = cycle_at(lane, senco, Stage.REVIEW)
        words = refusal(cycles.move_on, actor=senco, cycle=cycle, on=lane.today)
        for part in ("“Reads 1 pages aloud”", "parents' view", "pupil's view", "Choose what happens next"):
            assert part in words


def test_a_second_request_to_the_council_is_not_offered(lane: Lane) -> None:
    with lane.inside() as senco:
        cycle = cycle_at(lane, senco, Stage.REVIEW)
        write_part(
            actor=senco,
            cycle=cycle,
            version=cycle.version,
            reviewed={cycle.outcomes.get().pk: Reviewed("2 pages", "partly")},
            decision="ask_ehc",
            review_pupil_view="Fine.",
            review_parent_view="Fine.",
        )
        words = refusal(cycles.move_on, actor=senco, cycle=cycle, on=lane.today, request_open=True)
        assert "A request is already under way" in words
        assert cycles.move_on(actor=senco, cycle=cycle, on=lane.today, request_open=False).stage == "closed"


@pytest.mark.parametrize("decision", ["change", "continue", "ask_ehc"])
def test_what_was_not_reached_goes_on_in_the_next_cycle_from_where_the_pupil_is_now(lane: Lane, decision: str) -> None:
    with lane.inside() as senco:
        close(lane, senco, cycle_at(lane, senco, Stage.REVIEW, outcomes=2), decision=decision)
        following = cycles.start_cycle(actor=senco, pupil=lane.ada, on=lane.today)
        carried = following.outcomes.order_by("order")
        assert [outcome.baseline for outcome in carried] == ["2 pages", "2 pages"]
        assert [outcome.carried_from.cycle.number for outcome in carried] == [1, 1]


def test_what_was_reached_and_what_ended_is_not_carried_over(lane: Lane) -> None:
    with lane.inside() as senco:
        close(lane, senco, cycle_at(lane, senco, Stage.REVIEW), judged="met")
        assert cycles.start_cycle(actor=senco, pupil=lane.ada, on=lane.today).outcomes.count() == 0
        close(lane, senco, cycle_at(lane, senco, Stage.REVIEW, pupil=lane.zoe), decision="come_off")
        assert cycles.start_cycle(actor=senco, pupil=lane.zoe, on=lane.today).outcomes.count() == 0


def test_a_closed_cycle_stays_as_it_was(lane: Lane) -> None:
    with lane.inside() as senco:
        cycle = cycle_at(lane, senco, Stage.CLOSED)
        outcome = cycle.outcomes.get()
        closed = "This cycle is closed and stays as it was. Start the next one to go on."
        assert refusal(cycles.write_cycle, actor=senco, cycle=cycle, version=cycle.version, evidence="New") == closed
        assert refusal(cycles.tell_parents, actor=senco, cycle=cycle, on=lane.today) == closed
        assert refusal(cycles.review_outcome, actor=senco, outcome=outcome, now="9", judged="met") == closed
        assert refusal(promise, lane=lane, actor=senco, cycle=cycle, outcome=None) == closed
        assert refusal(add_outcome, lane=lane, actor=senco, cycle=cycle) == closed


def test_outcomes_are_set_before_the_work_and_progress_is_recorded_after_it_has_started(lane: Lane) -> None:
    with lane.inside() as senco:
        planned = cycle_at(lane, senco, Stage.PLAN)
        words = refusal(cycles.review_outcome, actor=senco, outcome=planned.outcomes.get(), now="2", judged="partly")
        assert words == "Progress is recorded once the work has started."
        started = cycle_at(lane, senco, Stage.DO, pupil=lane.zoe)
        assert refusal(add_outcome, lane=lane, actor=senco, cycle=started).startswith(
            "Outcomes are set before the work"
        )


def test_the_slower_of_two_who_write_the_same_is_refused_and_nothing_is_overwritten(lane: Lane) -> None:
    with lane.inside() as senco:
        cycle = cycle_at(lane, senco, Stage.PLAN)
        mine, theirs = Cycle.objects.get(pk=cycle.pk), Cycle.objects.get(pk=cycle.pk)
        cycles.write_cycle(actor=senco, cycle=theirs, version=theirs.version, evidence="Theirs")
        with pytest.raises(Overtaken):
            cycles.write_cycle(actor=senco, cycle=mine, version=mine.version, evidence="Mine")
        assert Cycle.objects.get(pk=cycle.pk).evidence == "Theirs"


def test_the_slower_of_two_who_change_one_outcome_is_refused(lane: Lane) -> None:
    from provision.selectors import mark_of

    with lane.inside() as senco:
        cycle = cycle_at(lane, senco, Stage.PLAN)
        mine = Outcome.objects.get(cycle=cycle)
        seen = mark_of(mine)
        Outcome.objects.filter(pk=mine.pk).update(text="Theirs")
        said = {"baseline": "1", "criterion": "3", "by_on": lane.today + DAY}
        with pytest.raises(Overtaken):
            cycles.set_outcome(actor=senco, cycle=cycle, outcome=mine, text="Mine", mark=seen, **said)
        assert Outcome.objects.get(pk=mine.pk).text == "Theirs"


def test_a_part_is_written_whole_or_not_at_all(lane: Lane) -> None:
    with lane.inside() as senco:
        cycle = cycle_at(lane, senco, Stage.PLAN)
        progress = {cycle.outcomes.get().pk: Reviewed("2 pages", "partly")}
        before = Event.objects.count()
        with pytest.raises(Refused):
            write_part(actor=senco, cycle=cycle, version=cycle.version, reviewed=progress, adaptations_note="Half")
        assert Cycle.objects.get(pk=cycle.pk).adaptations_note == ""
        assert Event.objects.count() == before


def test_writing_what_stands_there_already_changes_nothing_and_says_nothing(lane: Lane) -> None:
    with lane.inside() as senco:
        cycle = cycle_at(lane, senco, Stage.DO)
        before = Event.objects.count()
        write_part(
            actor=senco,
            cycle=cycle,
            version=0,
            evidence=cycle.evidence,
            told_on=cycle.parents_told_on,
            reviewed={o.pk: Reviewed(o.now, o.judged) for o in cycle.outcomes.all()},
        )
        assert Event.objects.count() == before


def test_a_promise_has_its_days_in_order(lane: Lane) -> None:
    with lane.inside() as senco:
        provision = sheets.add_provision(actor=senco, name="Group", tier="targeted")
        words = refusal(
            sheets.allocate,
            actor=senco,
            pupil=lane.ada,
            provision=provision,
            given_by="TA",
            times_a_week=1,
            minutes=10,
            starts_on=lane.today,
            ends_on=lane.today - DAY,
        )
        assert words == "The last day lies before the first. Check both dates."


def test_a_field_that_is_not_a_part_of_a_cycle_is_a_mistake_of_the_programmer(lane: Lane) -> None:
    with lane.inside(Role.ASSISTANT) as assistant:
        cycle = cycle_at(lane, assistant, Stage.ASSESS)
        with pytest.raises(TypeError, match="closed_on"):
            cycles.write_cycle(actor=assistant, cycle=cycle, version=0, closed_on=lane.today)
