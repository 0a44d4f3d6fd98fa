"""Cycles of everybody on the register, with outcomes and the provision for them, back to the first."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from dashboards.demo.days import term_day_by, term_day_from
from dashboards.demo.dice import Dice
from dashboards.demo.kinds import fitted
from dashboards.demo.plan_aims import Outcomes
from dashboards.demo.plan_children import Child
from dashboards.demo.plan_people import Staffroom
from dashboards.demo.plan_standing import Standing, standings
from dashboards.demo.words_cycles import (
    IN_CLASS,
    PARENT_VIEWS,
    PUPIL_VIEWS,
    REVIEW_PARENT,
    REVIEW_PUPIL,
    REVIEW_WORDS,
    evidence_for,
)

Row = dict[str, Any]
LENGTH = timedelta(weeks=14)
CAME_OFF = timedelta(days=45)
_LATE = 0.1  # of the reviews were held some days after the day that was agreed
_LAST_MONTH = 7  # of the school year; nothing is begun in it


@dataclass
class Work:
    """Rows of cycles, outcomes and allocations; when each child's first cycle began, and about which side of the need."""

    cycles: list[Row] = field(default_factory=list)
    outcomes: list[Row] = field(default_factory=list)
    allocations: list[Row] = field(default_factory=list)
    began: dict[str, date] = field(default_factory=dict)
    strands: dict[str, str] = field(default_factory=dict)


def work_of(dice: Dice, staff: Staffroom, children: list[Child], today: date) -> Work:
    """All cycles of a school: the current ones, those before them, and those of children who came off or left."""
    work = Work()
    standing = standings(dice, children, today)
    turns: Counter[str] = Counter()
    for child in children:
        past = child.back_on_track or child.was
        if child.key not in standing and not past:
            continue
        need = child.needs[0] if child.needs else "SLCN"
        writer = _Writer(dice, staff, work, child, today, need, turns[need])
        turns[need] += child.story is None
        if past:
            writer.write_past(child.left_on or came_off_on(dice, child, today))
        else:
            writer.write(standing[child.key])
    return work


def came_off_on(dice: Dice, child: Child, today: date) -> date:
    """The day on which a child who works in class again with what all get came off the register."""
    return term_day_by(today - CAME_OFF - timedelta(days=dice.stream("came-off", child.key).randrange(500)))


class _Writer:
    """Writes the cycles of one child, from the first to the current one."""

    def __init__(
        self, dice: Dice, staff: Staffroom, work: Work, child: Child, today: date, need: str, turn: int
    ) -> None:
        self.dice, self.staff, self.work, self.child, self.today, self.need = dice, staff, work, child, today, need
        self.chance = dice.stream("cycle", child.key)
        self.story = child.story
        evidence = evidence_for(need, child.words_year)
        # In turn, so that every side of a need is met with.
        strand = (child.story.strand if child.story else "") or evidence[turn % len(evidence)].strand
        work.strands[child.key] = strand
        self.evidence = self._shuffled([one.text for one in evidence if one.strand == strand] or [evidence[0].text])
        self.words = {kind: self._shuffled(texts) for kind, texts in REVIEW_WORDS.items()}
        self.pupil_says, self.parents_say = self._shuffled(REVIEW_PUPIL), self._shuffled(REVIEW_PARENT)
        self.in_class, self.learned = self._shuffled(IN_CLASS), ""
        self.outcomes = Outcomes(dice, staff, child, self.chance, need, strand)

    def write(self, standing: Standing) -> None:
        """The current cycle and those before it."""
        started = self._start_of(standing)
        spans = self._spans_before(started, standing.number - 1)
        self.work.began[self.child.key] = spans[0][0] if spans else started
        asks = bool(self.story and self.story.case and self.story.case != "requested")
        for number, (start, end) in enumerate(spans, start=1):
            self._closed(number, start, end, "ask_ehc" if asks and number == len(spans) else "")
        self._current(standing, started)

    def write_past(self, ended: date) -> None:
        """The two cycles of a child who then came off the register, or left."""
        last = term_day_by(ended - LENGTH)
        before = self._spans_before(last, 1)[0]
        self.work.began[self.child.key] = before[0]
        self._closed(1, *before, "")
        self._closed(2, last, ended, "" if self.child.left_on else "come_off")

    def _start_of(self, standing: Standing) -> date:
        if standing.stage == "assess":
            new = self.story.joined_days_ago if self.story else 0
            ago = self.chance.randrange(3, 14)
            return term_day_by(self.today - timedelta(days=min(ago, new - 1) if new else ago))
        if standing.stage == "plan":
            return term_day_by(self.today - timedelta(days=self.chance.randrange(12, 24)))
        started = standing.review_on - LENGTH
        if started.month == _LAST_MONTH:
            started += timedelta(days=31)
        return min(term_day_from(started), term_day_by(self.today - timedelta(days=7)))

    def _spans_before(self, start: date, count: int) -> list[tuple[date, date]]:
        """First and last days of so many cycles one after another, the last of which ends shortly before a day."""
        spans: list[tuple[date, date]] = []
        for _ in range(count):
            end = term_day_by(start - timedelta(days=self.chance.randrange(1, 6)))
            begun = end - timedelta(days=self.chance.randrange(80, 100))
            start = term_day_from(begun if begun.month != _LAST_MONTH else begun.replace(month=6, day=begun.day % 28 + 1))
            spans.insert(0, (start, end))
        return spans

    def _cycle(self, number: int, stage: str, started: date, review_on: date | None) -> Row:
        base = self.evidence[(number - 1) % len(self.evidence)]
        if number > len(self.evidence):
            base = base.partition(". ")[0].removesuffix(".") + "."
        return {
            "id": self.dice.id("cycle", self.child.key, number),
            "pupil_id": self.child.id,
            "number": number,
            "stage": stage,
            "started_on": started,
            "led_by_id": self.staff.id(self.staff.senco),
            "review_on": review_on,
            "evidence": self._said(f"{self.learned} {base}".strip()),
            "pupil_view": self.chance.choice(PUPIL_VIEWS[self.need]),
            "parent_view": self._said(self.chance.choice(PARENT_VIEWS[self.need])),
            "adaptations_note": self._said(self.in_class[number % len(self.in_class)]),
            "parents_told_on": term_day_by(min(started + timedelta(days=8), self.today)),
        }

    def _current(self, standing: Standing, started: date) -> None:
        assessing = standing.stage == "assess"
        row = self._cycle(standing.number, standing.stage, started, None if assessing else standing.review_on)
        if assessing:
            row |= {"adaptations_note": "", "pupil_view": "", "parent_view": "", "parents_told_on": None}
        if standing.stage == "plan":
            row |= {"parents_told_on": None}
        if self.story:
            said = self.story
            row |= {"evidence": said.evidence, "pupil_view": said.pupil_view, "parent_view": said.parent_view}
        soon = (standing.review_on - self.today).days <= 10 and standing.stage in ("do", "review")
        if soon:
            row |= self._views(standing)
        self.work.cycles.append(row)
        if not assessing:
            self._keep(row, self.outcomes.current(row, standing.review_on, first_judged=soon))

    def _views(self, standing: Standing) -> Row:
        """What child and parents say ahead of a review; some have not been asked yet."""
        if self.story:
            return {
                "review_pupil_view": self.story.review_pupil_view,
                "review_parent_view": self.story.review_parent_view,
            }
        asked = standing.stage == "review" or self.chance.random() < 0.5
        return {"review_pupil_view": self.pupil_says[0] if asked else ""}

    def _closed(self, number: int, started: date, ended: date, decision: str) -> None:
        """A cycle that is over, and what came of it."""
        kind = "met" if decision == "come_off" else self.chance.choice(("partly", "partly", "partly", "met", "no_change"))
        late = self.chance.randrange(6, 15) if self.chance.random() < _LATE else 0
        row = self._cycle(number, "closed", started, term_day_by(ended - timedelta(days=late)))
        text, self.learned = self.words[kind][number % len(self.words[kind])]
        row |= {
            "review_text": self._said(text),
            "review_pupil_view": self.pupil_says[number % len(self.pupil_says)],
            "review_parent_view": self._said(self.parents_say[number % len(self.parents_say)]),
            "decision": decision or ("continue" if kind == "partly" and self.chance.random() < 0.4 else "change"),
            "reviewed_on": ended,
            "closed_on": ended,
        }
        self.work.cycles.append(row)
        self._keep(row, self.outcomes.closed(row, ended, kind))

    def _keep(self, cycle: Row, outcomes: list[Row]) -> None:
        self.work.allocations += self.outcomes.allocations(cycle, outcomes, self.today)
        self.work.outcomes += [{name: value for name, value in row.items() if name != "aim"} for row in outcomes]

    def _said(self, text: str) -> str:
        return fitted(text, name=self.child.called, sex=self.child.sex)

    def _shuffled(self, items: Any) -> list[Any]:
        return self.chance.sample(list(items), len(items))
