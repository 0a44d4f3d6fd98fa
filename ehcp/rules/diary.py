"""What a SENCO puts into the diary beside the law: the latest day for a meeting, the day to ask for advice. All practice."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from ehcp.rules.clock import Deadline, State, as_it_stands
from ehcp.rules.counting import Counting
from ehcp.rules.facts import WORDS, Fact, Facts
from ehcp.rules.law.endings import CEASED
from ehcp.rules.periods import Checked, Ending, Party, Rule
from ehcp.rules.working_days import is_working_day
from provision.rules.timing import Force
from senco.access.rules.dates import short_day
from senco.access.rules.words import plural
from senco.calendar.rules.school_days import SchoolCalendar

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
IsSchoolDay = Callable[[date], bool]
SUMMER_TERM = (4, 15)  # month and day
FARTHEST_BACK = 120  # days; longer than any time without a school day
_ENDS = frozenset({State.MET, State.MET_LATE, State.NO_LONGER_APPLIES})


@dataclass(frozen=True)
class Practice:
    """A day that hangs on other dates. ``of`` is the clocks it looks to, ``counted`` how it comes about, in words."""

    rule: Rule
    of: tuple[str, ...]
    counted: str


def _rule(id: str, title: str, short: str, triggers: tuple[Fact, ...], weeks: int, met_by: tuple[Fact, ...], why: str, if_passed: str,
          counting: Counting = Counting.WEEKS_OF, endings: tuple[Ending, ...] = ()) -> Rule:
    """A row of practice. Counted forwards it is met only by what happened since it began, whatever its day looks to."""
    return Rule(
        id=id, title=title, short=short, triggers=triggers, length=weeks, counting=counting, bound=Party.SCHOOL,
        force=Force.PRACTICE, citation=why, checked=Checked.READ, met_by=met_by, endings=endings, if_passed=if_passed,
    )  # fmt: skip


_LAST = (Fact.LAST_REVIEW_ON, Fact.PLAN_MADE_ON, Fact.FINAL_PLAN_ON)
_ARRANGED = (Fact.REVIEW_ARRANGED_ON, Fact.MEETING_ON)
_NOT_YET = "the council's time to decide will be short; arrange the meeting now, and tell the council"

MEET_BY = Practice(
    _rule(
        "AR-MEET-BY", "Hold the review meeting", "Meet by", _LAST, 4, _ARRANGED,
        "Practice: the council's four weeks to decide have to end within the twelve months", _NOT_YET,
    ),
    ("AR-CYCLE",), "28 days before the review has to be complete, back to a school day",
)  # fmt: skip
TRANSFER_MEET_BY = Practice(
    _rule(
        "PT-MEET-BY", "Hold the review meeting for the next phase", "Meet for transfer by",
        (Fact.MAIN_TRANSFER_IN, Fact.POST_16_TRANSFER_IN, Fact.POST_16_MOVE_ON), 12, _ARRANGED,
        "Practice: the twelve weeks from the meeting to the amended plan have to end in time", _NOT_YET,
    ),
    ("PT-MAIN", "PT-POST16", "PT-P16-P16"), "12 weeks before the plan has to name the next setting, back to a school day",
)  # fmt: skip
TRANSFER_REVIEW = Practice(
    _rule(
        "PT-SUMMER", "Hold a review that looks to the next phase, in the summer term before", "Plan the transfer by",
        (Fact.MAIN_TRANSFER_IN, Fact.POST_16_TRANSFER_IN), 0, _ARRANGED,
        "Practice: the summer term leaves the autumn for the family's choice and the council's weeks",
        "the summer term has gone by; the latest meeting stands beside this date",
    ),
    ("PT-MAIN", "PT-POST16"), "15 July of the year before the move, back to a school day",
)  # fmt: skip
ASK = Practice(
    _rule(
        "AR-ASK", "Ask for advice for the review", "Ask for advice by", (Fact.MEETING_ON,), 4, (Fact.INVITED_ON,),
        "Practice: two weeks to write it, and the two weeks before the meeting in which it is with everyone",
        "advice asked for now will be late; ask by telephone, and say who did not answer in the report",
        Counting.WEEKS_BEFORE,
    ),
    ("AR-PAPERS",), "four school weeks before the meeting, back to a school day",
)  # fmt: skip
MEETING = Practice(
    _rule(
        "AR-MEETING", "Hold the review meeting as arranged", "Review meeting", (Fact.REVIEW_ARRANGED_ON,), 0,
        (Fact.REVIEW_HELD_ON,), "Practice: the day was set by the school. It can be moved, and everyone is then invited anew",
        "record that the meeting was held, or the day to which it was moved",
        endings=(Ending(Fact.REASSESSED_PLAN_ON, "the plan was made anew", undone_by=Fact.REVIEW_ARRANGED_ON), CEASED),
    ),
    (), "the day that was arranged",
)  # fmt: skip
PRACTICES = (MEET_BY, TRANSFER_MEET_BY, TRANSFER_REVIEW, ASK, MEETING)


def diary(facts: Facts, found: Sequence[Deadline], on: date, is_school_day: IsSchoolDay) -> list[Deadline]:
    """The practice dates that hang on the deadlines of a case, with their states on a day.

    Where no meeting is arranged, advice is asked for four school weeks before its latest day. A date ends with the clock
    that it looks to: of a plan that has ceased, or that was amended in time, nothing is diarised any more.
    """
    by_id = {one.rule_id: one for one in found if one.due is not None}
    said = []
    meet_by = _weeks_before(MEET_BY, by_id, is_school_day)
    transfer = _weeks_before(TRANSFER_MEET_BY, by_id, is_school_day)
    for practice, due in ((MEET_BY, meet_by), (TRANSFER_MEET_BY, transfer)):
        if due is not None:
            said.append(_ended_with(_looked_to(practice, by_id), _deadline(practice, facts, on, *due)))
    if summer := _looked_to(TRANSFER_REVIEW, by_id):
        said.append(_ended_with(summer, _in_summer(facts, on, is_school_day)))
    meeting = _meeting_of_this_round(facts)
    if meeting is None:
        facts = {fact: day for fact, day in facts.items() if fact is not Fact.INVITED_ON}
    latest = min((due for due, _ in (one for one in (meet_by, transfer) if one)), default=None)
    if meeting is not None or latest is not None:
        papers = _looked_to(ASK, by_id) if meeting is not None else _all_over((MEET_BY, TRANSFER_MEET_BY), by_id)
        said.append(_ended_with(papers, _ask(facts, meeting or latest or on, meeting is None, on, is_school_day)))
    arranged_on = facts.get(Fact.REVIEW_ARRANGED_ON)
    if meeting is not None and arranged_on is not None:
        words = f"arranged for {short_day(meeting)}"
        said.append(as_it_stands(MEETING.rule, facts, meeting, on, arranged_on, words))
    return said


def _looked_to(practice: Practice, by_id: Mapping[str, Deadline]) -> Deadline | None:
    """The first of the clocks that a practice date looks to: the one whose day it hangs on."""
    looked_to = [by_id[rule_id] for rule_id in practice.of if rule_id in by_id]
    return min(looked_to, key=lambda one: one.due or date.max, default=None)


def _all_over(practices: Sequence[Practice], by_id: Mapping[str, Deadline]) -> Deadline | None:
    """A clock that says why there is no review to ask for advice for, where none of those that call for one still runs."""
    looked_to = [found for practice in practices if (found := _looked_to(practice, by_id))]
    return looked_to[0] if looked_to and all(one.state in _ENDS for one in looked_to) else None


def _ended_with(looked_to: Deadline | None, one: Deadline) -> Deadline:
    """A practice date that still asks: over where the clock that it looks to is met or no longer applies, and in other words
    where that one is overdue, since there is no time left that could be short."""
    if looked_to is None or not (one.is_open or one.state is State.PASSED):
        return one
    if looked_to.state is State.OVERDUE and one.state is State.PASSED:
        return replace(one, reason=f"“{looked_to.rule.short}” is overdue now; arrange the meeting, and tell the council the day")
    if looked_to.state not in _ENDS:
        return one
    why = looked_to.reason or f"“{looked_to.rule.short}” is met"
    return replace(one, state=State.NO_LONGER_APPLIES, days=0, reason=why)


def _meeting_of_this_round(facts: Facts) -> date | None:
    """The day of the meeting, unless it belongs to a review that is complete."""
    meeting, reviewed = facts.get(Fact.MEETING_ON), facts.get(Fact.LAST_REVIEW_ON)
    return None if meeting is None or (reviewed is not None and meeting <= reviewed) else meeting


def _weeks_before(practice: Practice, by_id: dict[str, Deadline], is_school_day: IsSchoolDay) -> tuple[date, str] | None:
    first = _looked_to(practice, by_id)
    if first is None:
        return None
    weeks = practice.rule.length
    day = (first.due or date.max) - weeks * WEEK
    due, back = _back_to_school(day, is_school_day)
    return due, f"{first.rule.short.lower()} {short_day(first.due or day)} − {plural(weeks, 'week')} = {short_day(day)}{back}"


def _in_summer(facts: Facts, on: date, is_school_day: IsSchoolDay) -> Deadline:
    move = next(facts[fact] for fact in TRANSFER_REVIEW.rule.triggers if fact in facts)
    day = date(move.year - 1, 7, 15)
    due, back = _back_to_school(day, is_school_day)
    return _deadline(TRANSFER_REVIEW, facts, on, due, f"move in {move.year}: {short_day(day)} of the summer before{back}")


def _ask(facts: Facts, meeting: date, is_latest: bool, on: date, is_school_day: IsSchoolDay) -> Deadline:
    day, counted = meeting, 0
    for _ in range(FARTHEST_BACK // 7):
        if counted == ASK.rule.length:
            break
        day -= WEEK
        monday = day - timedelta(days=day.weekday())
        counted += any(is_school_day(monday + place * DAY) for place in range(5))
    due, back = _back_to_school(day, is_school_day)
    start = "latest meeting" if is_latest else WORDS[Fact.MEETING_ON]
    return _deadline(ASK, facts, on, due, f"{start} {short_day(meeting)} − 4 school weeks = {short_day(day)}{back}")


def _back_to_school(day: date, is_school_day: IsSchoolDay) -> tuple[date, str]:
    """The last school day on or before a day, and the words for having gone back; the day itself where none is near."""
    due = next((day - n * DAY for n in range(FARTHEST_BACK) if is_school_day(day - n * DAY)), day)
    return due, "" if due == day else f"; that is no school day, so {short_day(due)}"


def _deadline(practice: Practice, facts: Facts, on: date, due: date, words: str) -> Deadline:
    """A practice date with its state: met only by what happened since the clock it looks to began."""
    triggered_on = next((facts[fact] for fact in practice.rule.triggers if fact in facts), due)
    if triggered_on > due:
        triggered_on = date(triggered_on.year - 1, *SUMMER_TERM)  # of a move: the review for it counts from that term
    one = as_it_stands(practice.rule, facts, due, on, triggered_on, words)
    arranged_on, meeting = facts.get(Fact.REVIEW_ARRANGED_ON), facts.get(Fact.MEETING_ON)
    if Fact.REVIEW_ARRANGED_ON not in practice.rule.met_by or arranged_on is None or meeting is None:
        return one
    if one.is_open and arranged_on <= on and triggered_on <= meeting <= due:  # arranged before, for a day that counts
        return replace(one, state=State.MET, days=0, met_on=arranged_on)
    return one


def in_order_of_dates(found: Iterable[Deadline]) -> list[Deadline]:
    """Deadlines by their due dates, those without one last."""
    return sorted(found, key=lambda one: one.due or date.max)


def school_days_of(calendar: SchoolCalendar) -> IsSchoolDay:
    """Whether a day is a school day, by the school's calendar, or by working days in a year it has not set up.

    Each day is worked out once: a sweep asks for the same ones in thousands of cases.
    """

    @cache
    def is_school_day(on: date) -> bool:
        return calendar.is_school_day(on) if calendar.knows(on) else is_working_day(on)

    return is_school_day
