"""What fills the placeholders of a letter: the facts of the case and its dates, in words. What is not known is left out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from ehcp.rules.advice import reply_by
from ehcp.rules.clock import Deadline, State
from ehcp.rules.facts import Fact, Facts
from ehcp.rules.working_days import next_working_day
from senco.access.rules.dates import day_in_full, long_date
from senco.access.rules.words import plural

ANSWER_IN = timedelta(days=7)

DAYS: Mapping[str, Fact] = MappingProxyType(
    {
        "received": Fact.REQUEST_RECEIVED_ON,
        "refused": Fact.REFUSED_ON,
        "advice_asked": Fact.ADVICE_REQUESTED_ON,
        "draft_sent": Fact.DRAFT_SERVED_ON,
        "consulted": Fact.CONSULTATION_RECEIVED_ON,
        "no_plan": Fact.NO_PLAN_ON,
        "final_sent": Fact.FINAL_PLAN_ON,
        "review_decided": Fact.REVIEW_DECIDED_ON,
        "notice_sent": Fact.AMENDMENT_NOTICE_ON,
        "amended_sent": Fact.AMENDED_PLAN_ON,
        "reassessment_asked": Fact.REASSESSMENT_REQUESTED_ON,
    }
)
AGREED = (Fact.AGREED_ON, Fact.REFUSAL_REVERSED_ON, Fact.CONCEDED_ON)
DUE_DAYS: Mapping[str, str] = MappingProxyType(
    {
        "decide_by": "EHC-DECIDE",
        "advice_by": "EHC-ADVICE",
        "comments_by": "EHC-REPS",
        "consultation_by": "EHC-CONSULT",
        "final_by": "EHC-FINAL",
        "review_by": "AR-CYCLE",
        "papers_by": "AR-PAPERS",
        "report_by": "AR-REPORT",
        "review_decision_by": "AR-DECIDE",
        "notice_comments_by": "AR-REPS",
        "amended_by": "AR-FINAL",
    }
)


@dataclass(frozen=True)
class About:
    """Who and what a letter is about, apart from its dates; what is not known is empty."""

    child: str = ""
    called: str = ""
    born: date | None = None
    class_name: str = ""
    parents: tuple[str, ...] = ()
    school: str = ""
    senco: str = ""
    telephone: str = ""
    sendiass: str = ""
    council: str = ""
    reference: str = ""


def values_of(
    about: About, facts: Facts, deadlines: Iterable[Deadline], deadline: Deadline | None, on: date
) -> dict[str, str]:
    """The text for each placeholder that has one on a day. ``deadline`` is the date that the letter is about, if any."""
    # Of two dates of one rule the one that runs counts.
    by_id = {one.rule_id: one.due for one in sorted(deadlines, key=lambda one: one.is_open) if one.due is not None}
    by_id |= {"EHC-FINAL": by_id["ORD-FINAL"]} if "ORD-FINAL" in by_id else {}
    meeting = facts.get(Fact.MEETING_ON)
    found = {
        "child": about.child,
        "called": about.called,
        "born": _said(about.born),
        "class": about.class_name,
        "parents": parents_in_words(about.parents),
        "school": about.school,
        "senco": about.senco,
        "telephone": about.telephone,
        "sendiass": about.sendiass,
        "council": about.council,
        "reference": about.reference,
        "today": long_date(on),
        "answer_by": long_date(answer_by(on)),
        "agreed": _said(max((facts[fact] for fact in AGREED if fact in facts), default=None)),
        "meeting": "" if meeting is None else day_in_full(meeting),
        "review_advice_by": "" if meeting is None else long_date(reply_by(meeting, on)),
        **{name: _said(facts.get(fact)) for name, fact in DAYS.items()},
        **{name: _said(by_id.get(rule_id)) for name, rule_id in DUE_DAYS.items()},
        **_of_the_date(deadline),
    }
    return {name: text for name, text in found.items() if text}


def answer_by(on: date) -> date:
    """The day by which an answer is asked for: a week on, or the working day after it."""
    return next_working_day(on + ANSWER_IN - timedelta(days=1))


def parents_in_words(names: tuple[str, ...]) -> str:
    """``Jo Lee``, ``Jo Lee and Sam Lee``."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _of_the_date(deadline: Deadline | None) -> dict[str, str]:
    if deadline is None:
        return {}
    late = deadline.days if deadline.state in (State.OVERDUE, State.PASSED, State.MET_LATE) else 0
    title = deadline.rule.title
    return {
        "duty": title[:1].lower() + title[1:],
        "due": _said(deadline.due),
        "days_late": plural(late, "day") if late else "",
        "sum": deadline.sum_in_words,
        "law": deadline.citation,
    }


def _said(day: date | None) -> str:
    return "" if day is None else long_date(day)
