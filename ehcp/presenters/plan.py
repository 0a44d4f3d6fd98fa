"""What a plan says as its page shows it, with what the check finds."""

from dataclasses import dataclass
from itertools import groupby

from ehcp.models import PlanProvision, PlanSection, PlanStatement
from ehcp.plan_selectors import PlanText, quantity_of
from ehcp.rules.draft_check import Finding, Gap, check
from ehcp.rules.quantity import missing
from ehcp.rules.sections import SECTIONS
from senco.access.rules.words import listed, plural

HEADS = {
    Gap.NEED_WITHOUT_PROVISION: "Needs with nothing in section F",
    Gap.RECOMMENDATION_LEFT_OUT: "Recommendations left out",
    Gap.NOT_QUANTIFIED: "Provision without its quantity",
    Gap.VAGUE: "Words that cannot be counted",
    Gap.OUTCOME_WITHOUT_PROVISION: "Outcomes with nothing that leads to them",
}
_OFTEN = {1: "once", 2: "twice"}
_PER = dict(PlanProvision.Per.choices)


@dataclass(frozen=True)
class LineShown:
    """A line of section F with its quantity in words, and what it does not say."""

    line: PlanProvision
    quantity: str
    lacks: str
    hours: str


@dataclass(frozen=True)
class PlanPage:
    """The page: the lines of each kind, the sections with their words, and what the check finds, by head."""

    lines: list[LineShown]
    statements: list[tuple[str, list[PlanStatement]]]
    sections: list[tuple[str, str, PlanSection | None]]
    findings: list[tuple[str, list[Finding]]]
    found: int
    is_empty: bool


def plan_page_of(text: PlanText) -> PlanPage:
    """Everything that was typed in, as the page shows it."""
    found = sorted(check(text.as_draft()), key=_place)
    heads = [(HEADS[gap], list(rows)) for gap, rows in groupby(found, key=lambda one: one.gap)]
    kinds = (("Outcomes (section E)", text.outcomes), ("Needs (section B)", text.needs), ("Recommended by specialists", text.recommendations))
    return PlanPage(
        lines=[_shown(line) for line in text.provisions],
        statements=[(title, rows) for title, rows in kinds if rows],
        sections=[(letter, title, text.sections.get(letter)) for letter, title in SECTIONS.items()],
        findings=heads,
        found=len(found),
        is_empty=text.is_empty,
    )


def _place(finding: Finding) -> int:
    return list(HEADS).index(finding.gap)


def quantity_in_words(line: PlanProvision) -> str:
    """How much a line of section F promises, as far as it says: ``30 minutes, twice a week, one to one, a therapist``."""
    said = [f"{line.minutes} minutes" if line.minutes else ""]
    said.append(f"{_OFTEN.get(line.times) or plural(line.times, 'time')} {_PER[line.per]}" if line.times else "")
    said.append(_group(line.group_size))
    said.append(line.given_by)
    return ", ".join(part for part in said if part)


def _shown(line: PlanProvision) -> LineShown:
    quantity = quantity_of(line)
    year = quantity.minutes_a_year
    hours = "" if year is None else f"{year // 60} hours a year" if year >= 60 else f"{year} minutes a year"
    return LineShown(line, quantity_in_words(line), listed(missing(quantity)), hours)


def _group(size: int | None) -> str:
    if size is None:
        return ""
    return "one to one" if size == 1 else f"in a group of {size}"
