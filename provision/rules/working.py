"""A pupil's normal way of working: what was used in class, how often, and how it went, as colleagues recorded it on the day.

For the end of key stage 2 and for examinations a school shows that help in a test is what a pupil is used to. Who decides on an
arrangement, and on which form, is said by those who set the test; this paper is the school's own record and no such form.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from provision.rules.papers import ChildPaper
from senco.access.rules.dates import long_date
from senco.access.rules.words import plural


@dataclass(frozen=True)
class UsedLine:
    """One thing that helps: what it is, since and until when, and what was recorded of it in the time of the paper."""

    name: str
    words: str
    starts_on: date
    ends_on: date | None
    times: int
    days: int
    adults: int
    worked: int
    partly: int
    did_not: int
    last_on: date | None

    @property
    def span(self) -> str:
        """Since when it helps, and until when."""
        until = f" to {long_date(self.ends_on)}" if self.ends_on else ""
        return f"{'From' if self.ends_on else 'Since'} {long_date(self.starts_on)}{until}"

    @property
    def recorded(self) -> str:
        """What was recorded, as counts. Nothing recorded says nothing of how often it was used."""
        if not self.times or self.last_on is None:
            return "Nothing was recorded"
        by = plural(self.adults, "adult")
        return f"{plural(self.times, 'record')} on {plural(self.days, 'day')} by {by}, the last on {long_date(self.last_on)}"

    @property
    def went(self) -> str:
        """How it went, where that was recorded."""
        said = [(self.worked, "worked"), (self.partly, "partly"), (self.did_not, "did not")]
        return ", ".join(f"{word} {count}" for count, word in said if count)


@dataclass(frozen=True, kw_only=True)
class WorkingPaper(ChildPaper):
    """What stands on the paper: from which day it looks, and when it was made."""

    since: date
    made_on: date
    lines: Sequence[UsedLine]

    @property
    def now(self) -> list[UsedLine]:
        """What is used now."""
        return [line for line in self.lines if line.ends_on is None or line.ends_on > self.made_on]

    @property
    def before(self) -> list[UsedLine]:
        """What was used, and is no more."""
        return [line for line in self.lines if line not in self.now]
