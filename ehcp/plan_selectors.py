"""What was typed in of a plan or its draft."""

from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from ehcp.models import Case, PlanProvision, PlanSection, PlanStatement
from ehcp.rules.draft_check import Draft, Line, Statement
from ehcp.rules.quantity import Quantity
from senco.access.actor import Actor
from senco.access.roles import Part

Kind = PlanStatement.Kind
Typed = TypeVar("Typed", PlanStatement, PlanProvision)


@dataclass(frozen=True)
class PlanText:
    """The lines of one case, each kind in its order, and the sections that were kept as text."""

    needs: list[PlanStatement]
    outcomes: list[PlanStatement]
    recommendations: list[PlanStatement]
    provisions: list[PlanProvision]
    sections: dict[str, PlanSection]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed in."""
        return not (self.needs or self.outcomes or self.recommendations or self.provisions or self.sections)

    def as_draft(self) -> Draft:
        """The lines as the check of a draft knows them."""
        lines = [
            Line(one.pk, one.text, quantity_of(one), one.need_id, one.outcome_id, one.takes_up_id) for one in self.provisions
        ]
        return Draft(_said(self.needs), _said(self.outcomes), _said(self.recommendations), lines)


def _said(rows: list[PlanStatement]) -> list[Statement]:
    return [Statement(one.pk, one.text, one.source) for one in rows]


def quantity_of(line: PlanProvision) -> Quantity:
    """How much a line of section F promises."""
    return Quantity(line.minutes, line.times, line.per, line.given_by, line.group_size)


def plan_text(actor: Actor, case: Case) -> PlanText:
    """What was typed in of a plan; three queries. Nothing for those who do not see cases."""
    if not actor.sees(Part.CASE):
        return PlanText([], [], [], [], {})
    statements = list(PlanStatement.objects.filter(case=case).order_by("position"))
    provisions = PlanProvision.objects.filter(case=case).select_related("need", "outcome", "takes_up").order_by("position")
    by_kind = {kind: [one for one in statements if one.kind == kind] for kind in Kind}
    sections = {one.letter: one for one in PlanSection.objects.filter(case=case)}
    return PlanText(by_kind[Kind.NEED], by_kind[Kind.OUTCOME], by_kind[Kind.RECOMMENDATION], list(provisions), sections)


def one_line(actor: Actor, case: Case, model: type[Typed], line_id: UUID) -> Typed | None:
    """A line of a case (``PlanStatement`` or ``PlanProvision``), or None."""
    if not actor.sees(Part.CASE):
        return None
    return model._default_manager.filter(case=case, pk=line_id).select_related("case").first()
