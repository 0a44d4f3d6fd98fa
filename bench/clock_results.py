"""What deriving the deadlines of many cases took, as a section of the page of results."""

from datetime import UTC, datetime
from typing import Any

TITLE = "## The clocks of a million cases"
WORDS = """{title}

{when}, on {machine}. Written by `python -m bench clocks`, one process, no database.

Every clock of each case is derived from its facts: due date, sum in words, state and what stands beside it, for cases at eight
stages begun on 2,500 days. A *row* is a deadline with a date. The *floor*, taken in the same run after each batch, is one plain
sum of days for each such row.

| cases | rows | seconds | rows a second | ratio to the floor |
|---|---|---|---|---|
| {cases:,} | {rows:,} | {seconds:.0f} | {rate:,.0f} | {ratio:.0f} |
"""


def as_section(found: dict[str, Any], machine: str) -> str:
    """The section."""
    when = f"{datetime.now(UTC):%-d %B %Y}"
    rate, ratio = found["rows"] / found["seconds"], found["seconds"] / found["floor"]
    return WORDS.format(title=TITLE, when=when, machine=machine, rate=rate, ratio=ratio, **found)
