"""The page of a cycle: who reads it, who writes in it, what the buttons do, and that no word is lost."""

import re
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ehcp import services as ehcp
from provision.forms.shared import marks
from provision.models import Cycle
from provision.rules.cycle import Stage
from provision.services import cycles
from senco.access.roles import Role
from senco.audit.models import Event
from tests import factories
from tests.provision.lane import DAY, Lane, cycle_at, make_lane


def at(lane: Lane, stage: Stage, **more: Any) -> Cycle:
    with lane.inside() as senco:
        return cycle_at(lane, senco, stage, **more)


def fresh(lane: Lane, cycle: Cycle) -> Cycle:
    with lane.inside():
        return Cycle.objects.get(pk=cycle.pk)


def page(lane: Lane, cycle: Cycle, role: Role = Role.SENCO, status: int = 200) -> str:
    answer = lane.client(role).get(lane.url("cycle_page", cycle=cycle.pk))
    assert answer.status_code == status
    return unescape(answer.content.decode())


def fields_of(html: str, part: str) -> dict[str, str]:
    """What the form of one part sends as it stands on a page, as a browser would."""
    form = next(f for f in re.findall(r"<form.*?</form>", html, re.DOTALL) if f'name="part" value="{part}"' in f)
    sent = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form))
    sent |= dict(re.findall(r'<textarea name="([^"]+)".*?>\n?(.*?)</textarea>', form, re.DOTALL))
    for tag in re.findall(r'<input type="(?:text|date|radio)"[^>]*>', form):
        name, value = re.search(r'name="([^"]+)"', tag)[1], re.search(r'value="([^"]*)"', tag)
        if 'type="radio"' not in tag or " checked" in tag:
            sent[name] = value[1] if value else ""
    for name, options in re.findall(r'<select name="([^"]+)".*?>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        sent[name] = chosen[1] if chosen else ""
    return {name: unescape(value) for name, value in sent.items()}


def write(lane: Lane, cycle: Cycle, part: str, shown: str, role: Role = Role.SENCO, **changed: str) -> Any:
    sent = fields_of(shown, part) | {name if name in ("then",) else f"{part}-{name}": v for name, v in changed.items()}
    return lane.client(role).post(lane.url("cycle_write", cycle=cycle.pk), sent)


def test_those_who_run_cycles_write_and_all_others_who_reach_the_pupil_read(lane: Lane) -> None:
    cycle = at(lane, Stage.DO)
    for role in (Role.SENCO, Role.ASSISTANT):
        assert 'name="part"' in page(lane, cycle, role)
    for role in (Role.HEAD, Role.TEACHER, Role.TA):
        html = page(lane, cycle, role)
        assert "Reads with a finger and stops." in html
        assert 'name="part"' not in html
        assert "What to do next" not in html


def test_nobody_else_writes(lane: Lane) -> None:
    cycle = at(lane, Stage.PLAN)
    outcome = {"cycle": cycle.pk, "outcome": fresh(lane, cycle).pk}
    posts = [lane.url(f"cycle_{verb}", cycle=cycle.pk) for verb in ("write", "move", "told")]
    posts += [lane.url("cycle_start", pupil=lane.ada.pk), lane.url("outcome_add", cycle=cycle.pk)]
    posts += [lane.url("outcome_change", **outcome), lane.url("allocation_add", pupil=lane.ada.pk)]
    for role in (Role.HEAD, Role.TEACHER, Role.TA):
        client = lane.client(role)
        assert [client.post(url, lane.form()).status_code for url in posts] == [403] * len(posts)


def test_a_cycle_of_a_pupil_out_of_reach_or_of_another_school_is_not_there(lane: Lane) -> None:
    theirs = make_lane()
    cycle, other = at(lane, Stage.DO, pupil=lane.zoe), at(theirs, Stage.DO)
    page(lane, cycle, Role.SENCO)
    page(lane, cycle, Role.TEACHER, status=404)
    page(lane, other, Role.SENCO, status=404)
    crossed = lane.client().post(lane.url("cycle_write", cycle=other.pk), lane.form(part="assess"))
    assert crossed.status_code == 404


def test_starting_a_cycle_leads_to_its_page_and_a_second_one_is_refused(lane: Lane) -> None:
    client, url = lane.client(), lane.url("cycle_start", pupil=lane.ada.pk)
    started = client.post(url, lane.form())
    assert (started.status_code, "/cycles/" in started.headers["Location"]) == (302, True)
    again = client.post(url, lane.form())
    assert again.status_code == 409
    assert "A cycle is under way for this pupil." in again.content.decode()


def test_the_reason_stands_beside_the_disabled_button(lane: Lane) -> None:
    cycle = at(lane, Stage.PLAN, outcomes=0)
    html = page(lane, cycle)
    assert re.search(r"<button[^>]*disabled>Start the work</button><span>(.*?)</span>", html)[1] == reason(lane, cycle)


def reason(lane: Lane, cycle: Cycle) -> str | None:
    with lane.inside():
        return cycles.why_not_move(fresh(lane, cycle))


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


def test_a_request_that_is_under_way_is_not_offered_again_and_its_existence_is_not_told_to_teachers(lane: Lane) -> None:
    cycle = at(lane, Stage.REVIEW)
    with lane.inside() as senco:
        facts = {
            "council": "Meadowshire",
            "requested_by": "school",
            "received_on": lane.today - DAY,
            "today": lane.today,
        }
        ehcp.open_request(actor=senco, pupil=lane.ada, **facts)
    html = page(lane, cycle)
    assert "Not offered: A request is already under way." in html
    sent = fields_of(html, "review") | {"review-decision": "ask_ehc"}
    answer = lane.client().post(lane.url("cycle_write", cycle=cycle.pk), sent)
    assert "A request is already under way." in answer.content.decode()
    assert fresh(lane, cycle).decision == ""
    assert "request" not in page(lane, cycle, Role.TEACHER).partition("<main")[2]


def test_the_day_on_which_parents_were_told_is_recorded_by_itself(lane: Lane) -> None:
    cycle = at(lane, Stage.PLAN)
    client, url = lane.client(), lane.url("cycle_told", cycle=cycle.pk)
    client.post(url, lane.form(told_on=(lane.today + DAY).isoformat()))
    assert fresh(lane, cycle).parents_told_on is None
    client.post(url, lane.form(told_on=lane.today.isoformat()))
    assert fresh(lane, cycle).parents_told_on == lane.today


def test_what_teachers_recorded_stands_under_do(lane: Lane) -> None:
    from provision.services import adaptations

    cycle = at(lane, Stage.DO)
    with lane.inside() as senco:
        card = adaptations.add_adaptation(actor=senco, name="Now-and-next card")
        chosen = adaptations.choose_adaptation(actor=senco, pupil=lane.ada, adaptation=card, starts_on=lane.today - DAY)
    with lane.inside(Role.TEACHER) as teacher:
        adaptations.record_use(actor=teacher, chosen=chosen, result="worked", on=lane.today)
    row = re.search(r'<th scope="row">Now-and-next card</th>(.*?)</tr>', page(lane, cycle), re.DOTALL)[1]
    assert re.findall(r">(\d+)<", row) == ["1", "1", "0", "0"]


def test_opening_the_page_is_in_the_log(lane: Lane) -> None:
    cycle = at(lane, Stage.DO)
    page(lane, cycle, Role.TEACHER)
    with lane.inside():
        assert Event.objects.filter(
            verb="pupil_read", pupil_id=lane.ada.pk, actor_name="class teacher of the lane"
        ).exists()


def queries(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as found:
        assert client.get(url).status_code == 200
    return len(found)


@pytest.mark.parametrize("stage", [Stage.PLAN, Stage.DO, Stage.REVIEW])
@pytest.mark.parametrize("role", [Role.SENCO, Role.TEACHER])
def test_a_page_with_twelve_outcomes_asks_no_more_than_one_with_one(lane: Lane, stage: Stage, role: Role) -> None:
    with lane.inside() as senco:
        lane.zoe.group = lane.group
        lane.zoe.save()
        few = cycle_at(lane, senco, stage, outcomes=1)
        many = cycle_at(lane, senco, stage, outcomes=12, pupil=lane.zoe)
    client = lane.client(role)
    asked = [queries(client, lane.url("cycle_page", cycle=cycle.pk)) for cycle in (few, many)]
    assert asked[0] == asked[1] < 40


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
