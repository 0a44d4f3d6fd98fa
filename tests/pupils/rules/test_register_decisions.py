"""What puts a pupil on the register and takes them off, whatever is decided in whatever order."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pupils.rules import register_rules as rules
from pupils.rules.register_rules import (
    Decision,
    Refusal,
    after,
    step,
    why_not_decide,
    why_not_first_cycle,
    why_not_tell,
)
from pupils.rules.status_dates import Span, span_on

DAY = timedelta(days=1)
FIRST = date(2026, 9, 1)
ASSESSED = {"source": "assessment", "assessed_on": date(2026, 8, 1), "found": "Follows one step of three."}
REVIEWED = {"reviewed": "Both outcomes.", "reason": "Reads as others do."}


def parts(refusals: list[Refusal]) -> list[str]:
    return [one.part for one in refusals]


_days = st.integers(0, 60).map(lambda n: FIRST + n * DAY)
_decisions = st.builds(
    Decision,
    status=st.sampled_from("NKE"),
    starts_on=_days,
    source=st.sampled_from(
        ["", "assessment", "plan", "previous_school", "import", "intervention", "diagnosis", "agency"]
    ),
    assessed_on=st.none() | st.just(FIRST - DAY),
    found=st.sampled_from(["", "Follows one step of three."]),
    reviewed=st.sampled_from(["", "Both outcomes."]),
    reason=st.sampled_from(["", "Back on track."]),
    ceased=st.booleans(),
)


@given(st.lists(_decisions, max_size=25))
def test_whatever_is_decided_no_times_overlap_no_gap_is_undecided_and_the_past_stays(wishes: list[Decision]) -> None:
    spans: tuple[Span, ...] = ()
    meant = dict.fromkeys((FIRST + n * DAY for n in range(70)), "N")
    for wish in wishes:
        if why_not_decide(spans, wish):
            continue
        before, spans = spans, after(spans, wish)
        running = rules.open_span(before)
        if (running.status if running else "N") != wish.status:
            meant |= {on: wish.status for on in meant if on >= wish.starts_on}
        for on, status in meant.items():
            held = [s for s in spans if s.starts_on <= on and (s.ends_on is None or on < s.ends_on)]
            assert len(held) <= 1
            assert (held[0].status if held else "N") == status
        assert sum(s.ends_on is None for s in spans) <= 1
        assert len(spans) >= len(before)
        assert [(s.status, s.starts_on) for s in spans[: len(before)]] == [(s.status, s.starts_on) for s in before]
        assert all(was.ends_on in (None, now.ends_on) for was, now in zip(before, spans, strict=False))


@given(st.lists(_decisions, max_size=25))
def test_every_time_on_the_register_was_given_by_what_may_give_it(wishes: list[Decision]) -> None:
    spans: tuple[Span, ...] = ()
    for wish in wishes:
        if why_not_decide(spans, wish) or not step(spans, wish).begins:
            continue
        spans = after(spans, wish)
        assert (
            wish.source
            in {"K": {"assessment", "previous_school", "import"}, "E": {"plan", "previous_school", "import"}}[
                wish.status
            ]
        )
        if wish.source == "assessment":
            assert wish.found
            assert wish.assessed_on is not None


@pytest.mark.parametrize("source", ["intervention", "diagnosis", "agency"])
def test_an_intervention_a_diagnosis_or_an_agency_alone_puts_nobody_on_and_the_way_is_named(source: str) -> None:
    (refusal,) = why_not_decide([], Decision("K", FIRST, source, found="Dyslexia", assessed_on=FIRST))
    assert refusal.part == "source"
    assert "Assess first" in refusal.words


def test_support_needs_what_the_assessment_found_and_when() -> None:
    assert parts(why_not_decide([], Decision("K", FIRST, "assessment"))) == ["found", "assessed_on"]
    late = Decision("K", FIRST, "assessment", assessed_on=FIRST + DAY, found="x")
    assert parts(why_not_decide([], late)) == ["assessed_on"]
    assert why_not_decide([], Decision("K", FIRST, **ASSESSED)) == []


def test_a_plan_waits_for_no_assessment_and_closes_support_the_day_before() -> None:
    held = after([], Decision("K", FIRST, **ASSESSED))
    plan = Decision("E", date(2027, 3, 3), "plan")
    assert why_not_decide(held, plan) == []
    support, now = after(held, plan)
    assert (support.ends_on, now) == (date(2027, 3, 3), Span("E", date(2027, 3, 3)))
    assert span_on([support, now], date(2027, 3, 2)) == support


def test_what_a_child_arrives_with_is_adopted_without_an_assessment_here_and_confirmed_within_a_term() -> None:
    for status in "KE":
        for source in ("import", "previous_school"):
            assert why_not_decide([], Decision(status, FIRST, source)) == []
            assert rules.needs_confirming(source, None)
            assert not rules.needs_confirming(source, FIRST)
    assert not rules.needs_confirming("assessment", None)
    assert not rules.needs_confirming("plan", None)
    assert rules.confirm_by(date(2026, 9, 7)) == date(2027, 1, 4)


def test_support_ends_by_a_review_with_a_reason_and_a_plan_only_when_the_council_ceases_it() -> None:
    support, plan = [Span("K", FIRST)], [Span("E", FIRST)]
    later = FIRST + 30 * DAY
    assert parts(why_not_decide(support, Decision("N", later))) == ["reason", "reviewed"]
    assert why_not_decide(support, Decision("N", later, **REVIEWED)) == []
    assert parts(why_not_decide(plan, Decision("N", later, **REVIEWED))) == ["ceased"]
    assert why_not_decide(plan, Decision("N", later, ceased=True)) == []
    assert parts(why_not_decide(plan, Decision("K", later, **ASSESSED))) == ["ceased"]


def test_the_first_cycle_of_a_time_by_assessment_waits_until_the_parents_are_told() -> None:
    facts = {"status": "K", "source": "assessment", "told_on": None, "cycles_before": 0}
    assert "Tell the parents first" in (why_not_first_cycle(**facts) or "")
    for known in ({"told_on": FIRST}, {"cycles_before": 1}, {"source": "import"}, {"source": "previous_school"},
                  {"status": "E", "source": "plan"}):  # fmt: skip
        assert why_not_first_cycle(**facts | known) is None, known


def test_a_letter_is_neither_of_a_day_to_come_nor_older_than_what_it_tells() -> None:
    known = {"today": FIRST, "decided_on": FIRST - 5 * DAY, "assessed_on": FIRST - 9 * DAY}
    assert "today or an earlier day" in (why_not_tell(FIRST + DAY, **known) or "")
    assert "23 August 2026" in (why_not_tell(FIRST - 10 * DAY, **known) or "")
    assert why_not_tell(FIRST, **known) is None
