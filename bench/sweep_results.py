"""What the sweep took, as a section of the page of results; and putting a section into the page without the others."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

TITLE = "## The nightly sweep"
WORDS = """{title}

{when}, on {machine}. Written by `python -m bench sweep`, {rounds} rounds each, the least of which counts.

Each size is a school of its own with so many open cases and their events. The *floor* reads these cases and events in the
same portions and asks the rules nothing. *First* is a sweep that gives every notice, *again* one that finds everything told.
Both are given as a ratio to the floor **from the same run**, and as what one case takes, the smallest school's being 1: it
stays about 1 where the sweep grows with the number of cases and no faster.
"""


def as_section(found: Sequence[dict[str, Any]], machine: str, rounds: int) -> str:
    """The section."""
    when = f"{datetime.now(UTC):%-d %B %Y}"
    small = found[0]
    lines = [WORDS.format(title=TITLE, when=when, machine=machine, rounds=rounds)]
    lines += ["| open cases | floor, ms | floor: a case | first: ratio, a case, queries | again: ratio, a case, queries |", "|---|---|---|---|---|"]
    for one in found:
        cells = [f"{one['cases']:,}", f"{one['floor']:.0f}", f"{_each(one, small, 'floor'):.2f}"]
        cells += [
            f"{one[what] / one['floor']:.1f}, {_each(one, small, what):.2f}, {one[f'{what}_queries']}" for what in ("first", "again")
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _each(one: dict[str, Any], small: dict[str, Any], what: str) -> float:
    """What one case takes, as a ratio to what one takes in the smallest school."""
    ratio: float = (one[what] / one["cases"]) / (small[what] / small["cases"])
    return ratio


def put(page: str, section: str) -> str:
    """The page with this section in the place of the one of the same title, or at its end."""
    title = re.escape(section.splitlines()[0])
    rest = re.sub(rf"\n*^{title}$.*?(?=^## |\Z)", "\n\n", page, flags=re.DOTALL | re.MULTILINE).rstrip()
    return f"{rest}\n\n{section}"


def section_of(page: str, title: str) -> str:
    """The section of a title, with it; empty where the page has none."""
    found = re.search(rf"^{re.escape(title)}$.*?(?=^## |\Z)", page, flags=re.DOTALL | re.MULTILINE)
    return f"{found[0].rstrip()}\n" if found else ""
