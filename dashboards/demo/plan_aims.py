"""Outcomes of one child from cycle to cycle, and the provision promised for each."""

import random
from datetime import date, timedelta
from typing import Any

from dashboards.demo.days import term_day_from
from dashboards.demo.dice import Dice
from dashboards.demo.kinds import AimWords
from dashboards.demo.plan_children import Child
from dashboards.demo.plan_people import Staffroom
from dashboards.demo.words_aims import aims_for
from dashboards.demo.words_provision import PROVISION

Row = dict[str, Any]
_HOW_MANY = (1, 2, 2, 3)


class Outcomes:
    """The outcomes of one child: what was met never comes again, what was not may go on in the next cycle."""

    def __init__(
        self, dice: Dice, staff: Staffroom, child: Child, chance: random.Random, need: str, strand: str
    ) -> None:
        self.dice, self.staff, self.child, self.chance = dice, staff, child, chance
        self.bank = bank = aims_for(need, strand, child.words_year)
        own = [aim for aim in bank if strand in aim.strands]
        others = [aim for aim in bank if strand not in aim.strands]
        kept = {aim.text for aim in child.story.aims} if child.story else set()
        self.fresh = [aim for aim in (*chance.sample(own, len(own)), *chance.sample(others, len(others))) if aim.text not in kept]
        self.unmet: list[Row] = []

    def closed(self, cycle: Row, ended: date, kind: str) -> list[Row]:
        """The outcomes of a cycle that is over, each with where the pupil was and what was made of it."""
        made = self._made(cycle, ended)
        for place, row in enumerate(made):
            judged = kind if place == 0 else self.chance.choice((kind, "partly", "partly" if kind == "no_change" else "met"))
            if row["carried_from_id"] and judged == "partly":
                judged = self.chance.choice(("met", "met", "no_change"))
            row |= {"judged": judged, "now": _now(row, judged)}
        self.unmet = [row for row in made if row["judged"] != "met"]
        return made

    def current(self, cycle: Row, by_on: date, *, first_judged: bool) -> list[Row]:
        """The outcomes of the cycle that is under way; near its review all but the last may be judged already."""
        told = self.child.story.aims if self.child.story else ()
        made = [self._row(cycle, n, aim, by_on, None) for n, aim in enumerate(told, start=1)] if told else self._made(cycle, by_on)
        judged = 0
        if first_judged:
            judged = max(1, len(made) - 1) if told else self.chance.choice((0, 1))
        for row in made[:judged]:
            word = "met" if cycle["stage"] == "review" and told else "partly"
            if row["carried_from_id"]:
                word = "no_change"
            row |= {"judged": word, "now": _now(row, word)}
        return made

    def allocations(self, cycle: Row, outcomes: list[Row], today: date) -> list[Row]:
        """What is promised for the outcomes of a cycle, each programme once."""
        ends_on = max((row["by_on"] for row in outcomes), default=today)
        starts_on = term_day_from(cycle["started_on"] + timedelta(days=10))
        if cycle["stage"] == "plan":
            starts_on = term_day_from(today + timedelta(days=5))
        rows: dict[str, Row] = {}
        for row in outcomes:
            words = PROVISION[row["aim"].provision]
            if words.name not in rows and starts_on < ends_on:
                rows[words.name] = {
                    "id": self.dice.id("allocation", self.child.key, cycle["number"], words.name),
                    "pupil_id": self.child.id,
                    "cycle_id": cycle["id"],
                    "outcome_id": row["id"],
                    "provision_id": self.dice.id("provision", words.name),
                    "given_by": self._giver(words.giver),
                    "group_size": words.group,
                    "times_a_week": words.times,
                    "minutes": words.minutes,
                    "starts_on": starts_on,
                    "ends_on": ends_on,
                }
        return list(rows.values())

    def _made(self, cycle: Row, by_on: date) -> list[Row]:
        likely = {"partly": 0.6, "no_change": 0.35}
        carried = [row for row in self.unmet if self.chance.random() < likely[row["judged"]]][:1]
        wanted = (1 if self.child.story else self.chance.choice(_HOW_MANY)) - len(carried)
        if not self.fresh and not carried:
            carried = self.unmet[:1]
        taken, self.fresh = self.fresh[: max(wanted, 0 if carried else 1)], self.fresh[max(wanted, 0 if carried else 1) :]
        if not carried and not taken:
            taken = [self.chance.choice(self.bank)]
        made = [self._row(cycle, n, row["aim"], by_on, row) for n, row in enumerate(carried, start=1)]
        return made + [self._row(cycle, n, aim, by_on, None) for n, aim in enumerate(taken, start=len(made) + 1)]

    def _row(self, cycle: Row, order: int, aim: AimWords, by_on: date, before: Row | None) -> Row:
        return {
            "id": self.dice.id("outcome", self.child.key, cycle["number"], order),
            "cycle_id": cycle["id"],
            "order": order,
            "text": aim.text,
            "baseline": aim.partly if before and before["judged"] == "partly" else aim.baseline,
            "criterion": aim.criterion,
            "by_on": by_on,
            "now": "",
            "judged": "",
            "carried_from_id": before["id"] if before else None,
            "aim": aim,
        }

    def _giver(self, giver: str) -> str:
        group = self.child.group
        if giver == "ta":
            return self.staff.helper_of[group].said
        return self.staff.teacher_of[group].said if giver == "teacher" else giver


def _now(row: Row, judged: str) -> str:
    aim: AimWords = row["aim"]
    if judged == "no_change":
        return str(row["baseline"])
    return aim.criterion if judged == "met" else aim.partly
