"""The whole table of the law, in the order of a case: to add a rule, add a row to a chapter; to end one, give it a last day."""

from collections.abc import Mapping
from types import MappingProxyType

from ehcp.rules.law.disputes import APPEALS, REASSESSMENT, REFUSALS
from ehcp.rules.law.moves import MOVES
from ehcp.rules.law.orders import ORDERS
from ehcp.rules.law.review import REVIEW
from ehcp.rules.law.school import SCHOOL
from ehcp.rules.periods import PERIODS, Rule

CHAPTERS: tuple[tuple[str, tuple[Rule, ...]], ...] = (
    ("The needs assessment and the plan", PERIODS),
    ("A refusal that is given up", REFUSALS),
    ("The annual review", REVIEW),
    ("Moves", MOVES),
    ("Reassessment", REASSESSMENT),
    ("Mediation and appeal", APPEALS),
    ("The tribunal's orders", ORDERS),
    ("The school's own", SCHOOL),
)

LAW: tuple[Rule, ...] = tuple(rule for _, rules in CHAPTERS for rule in rules)

# The rows that a case is judged by, by what it is about.
OF_ASSESSMENT: tuple[Rule, ...] = (*PERIODS, *REFUSALS, *APPEALS, *ORDERS)
OF_PLAN: tuple[Rule, ...] = (*REVIEW, *MOVES, *REASSESSMENT, *APPEALS, *ORDERS)
BY_ID: Mapping[str, Rule] = MappingProxyType({rule.id: rule for rule in LAW})
