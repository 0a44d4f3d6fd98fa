"""Writing in a cycle: every button saves the words first, and nobody loses any."""

import re
from html import unescape
from typing import Any

import pytest

from provision.forms.shared import marks
from provision.models import Cycle
from provision.rules.cycle import Stage
from senco.access.roles import Role
from tests import factories
from tests.provision.cycle_pages import at, fields_of, fresh, page, write
from tests.provision.lane import DAY, Lane


def test_saving_one_part_keeps_all_of_it_and_comes_back_to_it(lane: Lane) -> None:
    cycle = at(lane, Stage.ASSESS)
    answer = write(
        lane, cycle, "assess", page(lane, cycle), evidence="Stops at “th”.\r\nGuesses.", pupil_view="It is hard."
    )
    assert answer.headers["Location"].endswith(f"{cycle.pk}/#assess")
    saved = fresh(lane, cycle)
    assert (saved.evidence, saved.pupil_view) == ("Stops at “th”.\nGuesses.", "It is hard.")


@pytest.mark.parametrize(
    ("then", "leads_to"),
    [("outcome", "/outcomes/"), ("provision", "/provision/?cycle="), ("adaptation", "/adaptations/"), ("", "#plan")],
)
def test_every_button_of_the_plan_saves_the_words_first(lane: Lane, then: str, leads_to: str) -> None:
    cycle = at(lane, Stage.PLAN)
    answer = write(lane, cycle, "plan", page(lane, cycle), adaptations_note="Draw first.", then=then)
    assert leads_to in answer.headers["Location"]
    assert fresh(lane, cycle).adaptations_note == "Draw first."


def test_a_move_that_is_refused_keeps_the_words_and_says_the_reason(lane: Lane) -> None:
    cycle = at(lane, Stage.PLAN, outcomes=0)
    client = lane.client()
    sent = fields_of(page(lane, cycle), "plan") | {"plan-adaptations_note": "Draw first.", "then": "move"}
    answer = client.post(lane.url("cycle_write", cycle=cycle.pk), sent, follow=True)
    assert "Add at least one outcome" in answer.content.decode()
    assert (fresh(lane, cycle).stage, fresh(lane, cycle).adaptations_note) == ("plan", "Draw first.")


def test_pressing_a_move_twice_moves_once(lane: Lane) -> None:
    cycle = at(lane, Stage.DO)
    client, url = lane.client(), lane.url("cycle_move", cycle=cycle.pk)
    sent = lane.form(stage="do")
    assert [client.post(url, sent).status_code for _ in range(2)] == [302, 409]
    assert fresh(lane, cycle).stage == "review"


def test_a_wrong_day_loses_nothing_and_says_what_to_do(lane: Lane) -> None:
    cycle = at(lane, Stage.PLAN)
    tomorrow = (lane.today + DAY).isoformat()
    answer = write(lane, cycle, "plan", page(lane, cycle), told_on=tomorrow, adaptations_note="Not to be lost")
    html = unescape(answer.content.decode())
    assert "<title>Error: Cycle 1" in html
    assert "Not to be lost" in html
    [(target, words)] = re.findall(
        r'<li><a href="#([^"]+)">(.*?)</a></li>', html.partition("err-sum")[2].partition("</div>")[0]
    )
    assert words == "The parents have not been told yet on a day to come. Enter the day on which they were."
    assert f'id="{target}"' in html
    assert fresh(lane, cycle).parents_told_on is None


def test_two_people_who_wrote_one_answer_see_both_texts_and_lose_neither(lane: Lane) -> None:
    cycle = at(lane, Stage.ASSESS)
    shown = page(lane, cycle)
    write(lane, cycle, "assess", shown, Role.ASSISTANT, evidence="Theirs: the test says 78.")
    answer = write(lane, cycle, "assess", shown, evidence="Mine: she stops.", pupil_view="I like maps.")
    html = unescape(answer.content.decode())
    assert answer.status_code == 409
    assert "Theirs: the test says 78." in html
    assert "Mine: she stops." in html
    assert "SEN assistant of the lane saved at" in html
    assert fresh(lane, cycle).evidence == "Theirs: the test says 78."

    both = fields_of(html, "assess") | {"assess-evidence": "Both: 78, and she stops."}
    lane.client().post(lane.url("cycle_write", cycle=cycle.pk), both)
    saved = fresh(lane, cycle)
    assert (saved.evidence, saved.pupil_view) == ("Both: 78, and she stops.", "I like maps.")


def test_two_people_who_wrote_different_answers_are_not_asked(lane: Lane) -> None:
    cycle = at(lane, Stage.ASSESS)
    shown = page(lane, cycle)
    write(lane, cycle, "assess", shown, Role.ASSISTANT, parent_view="Theirs.")
    assert write(lane, cycle, "assess", shown, evidence="Mine.").status_code == 302
    saved = fresh(lane, cycle)
    assert (saved.evidence, saved.parent_view) == ("Mine.", "Theirs.")


def test_words_for_a_cycle_that_was_closed_meanwhile_are_shown_to_be_copied(lane: Lane) -> None:
    cycle = at(lane, Stage.REVIEW)
    sent = lane.form(**{"part": "assess", "assess-seen": marks({}), "assess-evidence": "An hour's work"})
    with lane.inside():
        Cycle.objects.filter(pk=cycle.pk).update(closed_on=lane.today, stage="closed", evidence="")
    answer = lane.client().post(lane.url("cycle_write", cycle=cycle.pk), sent)
    html = unescape(answer.content.decode())
    assert answer.status_code == 409
    assert "An hour's work" in html
    assert "This cycle is closed and stays as it was." in html


def test_a_whole_review_is_written_and_finished_with_one_button(lane: Lane) -> None:
    cycle = at(lane, Stage.REVIEW)
    outcome = f"{_outcome_of(lane, cycle).hex}"
    said = {
        "review_pupil_view": "Good.",
        "review_parent_view": "Fine.",
        "decision": "change",
        f"now_{outcome}": "3 pages",
    }
    shown = page(lane, cycle)
    answer = write(lane, cycle, "review", shown, **said, **{f"judged_{outcome}": "partly"}, then="move")
    assert answer.status_code == 302
    html = page(lane, cycle)
    assert "Decided: Go on, with changes" in html
    assert "Start the next cycle" in html
    assert "now 3 pages" in html


def _outcome_of(lane: Lane, cycle: Cycle) -> Any:
    with lane.inside():
        return cycle.outcomes.get().pk


def test_a_half_written_review_can_be_saved(lane: Lane) -> None:
    cycle = at(lane, Stage.REVIEW)
    assert write(lane, cycle, "review", page(lane, cycle), review_text="So far.").status_code == 302
    assert fresh(lane, cycle).review_text == "So far."


def test_the_day_on_which_parents_were_told_is_recorded_by_itself(lane: Lane) -> None:
    cycle = at(lane, Stage.PLAN)
    client, url = lane.client(), lane.url("cycle_told", cycle=cycle.pk)
    client.post(url, lane.form(told_on=(lane.today + DAY).isoformat()))
    assert fresh(lane, cycle).parents_told_on is None
    client.post(url, lane.form(told_on=lane.today.isoformat()))
    assert fresh(lane, cycle).parents_told_on == lane.today


def test_an_outcome_is_added_changed_and_its_progress_recorded(lane: Lane) -> None:
    cycle = at(lane, Stage.PLAN, outcomes=0)
    client, url = lane.client(), lane.url("outcome_add", cycle=cycle.pk)
    by = (lane.today + 9 * DAY).isoformat()
    wrong = client.post(url, lane.form(text="Reads", baseline="1", criterion="4", by_on="2020-01-01"))
    assert "when the cycle started" in wrong.content.decode()
    assert client.post(url, lane.form(text="Reads", baseline="1", criterion="4", by_on=by)).status_code == 302
    outcome = _outcome_of(lane, cycle)
    change = lane.url("outcome_change", cycle=cycle.pk, outcome=outcome)
    shown = client.get(change).content.decode()
    seen = re.search(r'name="seen" value="([^"]+)"', shown)[1]
    said = {"text": "Reads aloud", "baseline": "1", "criterion": "4", "by_on": by}
    assert client.post(change, lane.form(seen=seen, **said)).status_code == 302
    assert client.post(change, lane.form(seen=seen, **said | {"text": "Mine"})).status_code == 409
    review = lane.url("outcome_review", cycle=cycle.pk, outcome=outcome)
    assert client.post(review, lane.form(now="2", judged="partly")).status_code == 409
    with lane.inside():
        Cycle.objects.filter(pk=cycle.pk).update(stage="do")
    assert client.post(review, lane.form(now="2", judged="partly")).status_code == 302
    with lane.inside():
        saved = fresh(lane, cycle).outcomes.get()
        assert (saved.text, saved.now, saved.judged) == ("Reads aloud", "2", "partly")


def test_an_outcome_that_comes_too_late_keeps_its_words(lane: Lane) -> None:
    cycle = at(lane, Stage.DO)
    by = (lane.today + 9 * DAY).isoformat()
    sent = lane.form(text="An aim I thought about", baseline="1", criterion="4", by_on=by)
    answer = lane.client().post(lane.url("outcome_add", cycle=cycle.pk), sent)
    assert answer.status_code == 409
    assert "An aim I thought about" in answer.content.decode()
    assert factories.today() == lane.today
