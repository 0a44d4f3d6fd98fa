"""The forms of what happens in a case: pressed twice, with days that cannot be, with too much; put right; excused."""

import html
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from ehcp.models import Case, CaseEvent, ClaimedException
from ehcp.rules.exceptions import Ground
from ehcp.rules.facts import Fact
from ehcp.rules.moves.table import Event
from ehcp.services import cases, claims, events, moves
from pupils.models import Pupil
from pupils.models.councils import Council
from senco.access.actor import Actor
from senco.access.errors import Refused
from tests import factories
from tests.ehcp.papers import TODAY, browser_of, url
from tests.world import World


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def refused(two: World, senco: Actor, case: Case) -> Case:
    """A case in which the council has refused to assess."""
    with factories.inside(two.a.school):
        events.record_event(
            actor=senco, case=case, event=Event.REFUSED, happened_on=ago(10), today=TODAY, more={Fact.DECISION_LETTER_ON: ago(10)}
        )
    return case


def post(two: World, name: str, *args: Any, follow: bool = True, **given: Any) -> str:
    """What a form answers, as words."""
    client: Client = browser_of(two)
    sent = {key: str(value) for key, value in given.items()} | {"acting_as": f"{two.a.school.slug}:staff"}
    return html.unescape(client.post(url(two, name, *args), sent, follow=follow).content.decode())


def standing(two: World, case: Case, event: Event) -> list[CaseEvent]:
    with factories.inside(two.a.school):
        return list(CaseEvent.objects.filter(case=case, kind=event.value, struck_at__isnull=True))


def test_what_is_recorded_twice_for_one_day_is_recorded_once(two: World, refused: Case) -> None:
    asked = Event.MEDIATION_ASKED
    for words in ("Recorded: the family asked for mediation", "is recorded for"):
        assert words in post(two, "case_event", refused.pk, asked.value, happened_on=ago(3))
    assert len(standing(two, refused, asked)) == 1
    assert "Recorded:" in post(two, "case_event", refused.pk, asked.value, happened_on=ago(2))


def test_a_meeting_is_moved_twice_in_a_day_where_it_goes_to_another_day(two: World, senco: Actor, reviewed: Case) -> None:
    with factories.inside(two.a.school):
        for days in (50, 60):
            more = {Fact.MEETING_ON: TODAY + timedelta(days=days)}
            events.record_event(actor=senco, case=reviewed, event=Event.REVIEW_MOVED, happened_on=TODAY, today=TODAY, more=more)
        with pytest.raises(Refused, match="is recorded for"):
            events.record_event(actor=senco, case=reviewed, event=Event.REVIEW_MOVED, happened_on=TODAY, today=TODAY, more=more)


def test_a_day_that_is_still_to_come_is_said_at_its_field(two: World, refused: Case) -> None:
    page = post(two, "case_event", refused.pk, Event.APPEALED.value, happened_on=TODAY + timedelta(days=3))
    assert 'href="#id_happened_on"' in page
    assert "is still to come. Record it when it has happened." in page


def test_a_note_that_is_too_long_is_shown_whole_with_by_how_much(two: World, refused: Case) -> None:
    client = browser_of(two)
    assert "maxlength" not in client.get(url(two, "case_event", refused.pk, Event.APPEALED.value)).content.decode().split("<form")[-1]
    page = post(two, "case_event", refused.pk, Event.APPEALED.value, happened_on=TODAY, note="word " * 1200)
    assert "Note: this has 5,999 characters, and 500 fit. Shorten it by 5,499." in page
    assert page.count("word ") >= 1199


def test_a_correction_that_corrects_nothing_is_refused(two: World, refused: Case) -> None:
    [row] = standing(two, refused, Event.REFUSED)
    same = {"happened_on": row.happened_on, "decision_letter_on": ago(10), "reason": "A slip"}
    assert "Nothing is different from what is recorded" in post(two, "case_correct", refused.pk, row.pk, **same)
    assert standing(two, refused, Event.REFUSED) == [row]
    assert "Put right." in post(two, "case_correct", refused.pk, row.pk, **{**same, "note": "By letter"})


def test_a_correction_does_not_repeat_what_another_event_says(two: World, senco: Actor, refused: Case) -> None:
    with factories.inside(two.a.school):
        for day in (5, 4):
            events.record_event(actor=senco, case=refused, event=Event.MEDIATION_ASKED, happened_on=ago(day), today=TODAY)
    later = standing(two, refused, Event.MEDIATION_ASKED)[-1]
    with factories.inside(two.a.school), pytest.raises(Refused, match="is recorded for"):
        events.correct_event(actor=senco, row=later, reason="A slip", today=TODAY, happened_on=ago(5))


def test_a_correction_cannot_come_after_the_day_by_which_its_letter_asks_for_a_reply(two: World, senco: Actor, case: Case) -> None:
    with factories.inside(two.a.school):
        row = events.record_event(
            actor=senco, case=case, event=Event.ADVICE_ASKED, happened_on=ago(40), today=TODAY, reply_by_on=ago(20)
        )
        with pytest.raises(Refused, match="asks for a reply by"):
            events.correct_event(actor=senco, row=row, reason="A slip", today=TODAY, happened_on=ago(10))


@pytest.mark.parametrize(
    ("given", "field", "words"),
    [
        ({"from_on": TODAY + timedelta(days=2)}, "from_on", "Record it when it has begun"),
        ({"from_on": ago(3), "to_on": ago(9)}, "to_on", "before it began"),
        ({"from_on": ago(3), "family_told_on": TODAY + timedelta(days=1)}, "family_told_on", "until the family is told"),
        ({}, "from_on", "Enter the first day of it"),
    ],
)
def test_each_day_of_an_excuse_is_said_at_its_field(two: World, case: Case, given: dict[str, date], field: str, words: str) -> None:
    page = post(two, "claim_add", case.pk, "EHC-FINAL", ground=Ground.CIRCUMSTANCES.value, evidence="Its letter", **given)
    assert f'href="#id_{field}"' in page
    assert words in page


def test_an_excuse_is_recorded_once_and_again_when_it_was_taken_back(two: World, senco: Actor, case: Case) -> None:
    given = {"ground": Ground.CIRCUMSTANCES.value, "evidence": "Its letter", "from_on": ago(3)}
    assert "Recorded beside the date" in post(two, "claim_add", case.pk, "EHC-FINAL", **given)
    assert "This is recorded beside the date already" in post(two, "claim_add", case.pk, "EHC-FINAL", **given)
    with factories.inside(two.a.school):
        [row] = ClaimedException.objects.filter(case=case)
        claims.strike_claim(actor=senco, claim=row, reason="A slip")
    assert "Recorded beside the date" in post(two, "claim_add", case.pk, "EHC-FINAL", **given)


def test_a_case_is_not_handed_to_the_council_that_keeps_it(two: World, senco: Actor, case: Case) -> None:
    assert "keeps this case already" in post(two, "case_council", case.pk, council="fernshire ")
    assert "Westmere keeps this case now" in post(two, "case_council", case.pk, council="Westmere")
    with factories.inside(two.a.school):
        assert set(Council.objects.values_list("name", flat=True)) >= {"Fernshire", "Westmere"}


def test_a_council_that_learned_of_a_move_after_it_is_recorded(two: World, senco: Actor, reviewed: Case) -> None:
    with factories.inside(two.a.school):
        row = events.record_event(
            actor=senco, case=reviewed, event=Event.OLD_COUNCIL_AWARE, happened_on=ago(5), today=TODAY, more={Fact.MOVED_ON: ago(30)}
        )
        assert row.more == {Fact.MOVED_ON.value: ago(30).isoformat()}
        with pytest.raises(Refused, match="years away"):
            events.record_event(
                actor=senco, case=reviewed, event=Event.OLD_COUNCIL_AWARE, happened_on=ago(4), today=TODAY, more={Fact.MOVED_ON: ago(4000)}
            )


def test_a_meeting_less_than_two_weeks_away_is_warned_of_when_it_is_arranged(two: World, senco: Actor, pupil: Pupil) -> None:
    def arrange(days: int, event: Event = Event.REVIEW_ARRANGED) -> str:
        more = {Fact.MEETING_ON: TODAY + timedelta(days=days)}
        row = events.record_event(actor=senco, case=plan, event=event, happened_on=TODAY, today=TODAY, more=more)
        return moves.follow_up(actor=senco, row=row, today=TODAY)

    with factories.inside(two.a.school):
        plan = cases.open_plan(actor=senco, pupil=pupil, council="Fernshire", made_on=ago(200), today=TODAY)
        assert "less than two weeks away" in arrange(4)
        assert "two weeks" not in arrange(40, Event.REVIEW_MOVED)
