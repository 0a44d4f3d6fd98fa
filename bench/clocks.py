"""Derives the deadlines of ever so many cases, from facts alone and without a database, beside a floor of plain sums."""

import json
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from ehcp.rules.clock import deadlines
from ehcp.rules.facts import Fact
from ehcp.rules.law.table import OF_ASSESSMENT, OF_PLAN
from ehcp.rules.periods import Rule

TODAY = date(2026, 11, 25)
FIRST = date(2019, 9, 2)
BATCH = 10_000
# The days after the first fact on which the others of a case lie: requests, drafts, refusals, plans, reviews.
ASSESSMENTS: tuple[dict[Fact, int], ...] = (
    {Fact.REQUEST_RECEIVED_ON: 0},
    {Fact.REQUEST_RECEIVED_ON: 0, Fact.DECISION_NOTIFIED_ON: 40, Fact.AGREED_ON: 40, Fact.ADVICE_REQUESTED_ON: 42},
    {Fact.REQUEST_RECEIVED_ON: 0, Fact.AGREED_ON: 41, Fact.ADVICE_REQUESTED_ON: 43, Fact.ADVICE_SENT_ON: 80,
     Fact.FIRST_DRAFT_SERVED_ON: 112, Fact.DRAFT_SERVED_ON: 112, Fact.CONSULTATION_RECEIVED_ON: 114},
    {Fact.REQUEST_RECEIVED_ON: 0, Fact.REFUSED_ON: 42, Fact.DECISION_LETTER_ON: 42, Fact.MEDIATION_ASKED_ON: 60},
    {Fact.REQUEST_RECEIVED_ON: 0, Fact.AGREED_ON: 30, Fact.DRAFT_SERVED_ON: 100, Fact.FINAL_PLAN_ON: 151},
)
PLANS: tuple[dict[Fact, int], ...] = (
    {Fact.PLAN_MADE_ON: 0},
    {Fact.PLAN_MADE_ON: 0, Fact.LAST_REVIEW_ON: 350, Fact.MEETING_ON: 690, Fact.INVITED_ON: 670},
    {Fact.PLAN_MADE_ON: 0, Fact.LAST_REVIEW_ON: 365, Fact.MEETING_ON: 330, Fact.AMENDMENT_NOTICE_ON: 357},
)  # fmt: skip
Case = tuple[dict[Fact, date], tuple[Rule, ...]]


def cases(count: int) -> Iterator[Case]:
    """So many cases at every stage, begun on every day of seven years."""
    kinds = [(one, OF_ASSESSMENT) for one in ASSESSMENTS] + [(one, OF_PLAN) for one in PLANS]
    for number in range(count):
        days, law = kinds[number % len(kinds)]
        start = FIRST + timedelta(days=number % 2500)
        yield {fact: start + timedelta(days=after) for fact, after in days.items()}, law


def main(count: int) -> dict[str, Any]:
    """Derive them in batches, each beside its floor: a plain sum for every date that comes out of it."""
    taken, floor, rows = 0.0, 0.0, 0
    made = cases(count)
    for _ in range(0, count, BATCH):
        batch = [one for _, one in zip(range(BATCH), made, strict=False)]
        began = time.perf_counter()
        dated = 0
        for facts, law in batch:
            dated += sum(one.due is not None for one in deadlines(facts, TODAY, law))
        taken += time.perf_counter() - began
        rows += dated
        began = time.perf_counter()
        for number in range(dated):
            FIRST + timedelta(days=number % 2500) + timedelta(weeks=20)
        floor += time.perf_counter() - began
    return {"cases": count, "rows": rows, "seconds": taken, "floor": floor}


if __name__ == "__main__":
    json.dump(main(int(sys.argv[1])), sys.stdout)
