"""What one kind of writing is: its parts, the question that prompts for each, and what of the record can be taken over.

The questions follow the principles of a good plan (SEND Code of Practice 9.61, from memory): written with the child and the
family, what the child can do and has achieved, clear and short, outcomes, looking ahead, and how family and community help.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

MOST_IN_PART = 8_000
"""Characters of one part: about three pages."""


class Source(StrEnum):
    """What the school has on record that a part can take over."""

    STRENGTHS = "strengths"
    NEEDS = "needs"
    CHILD_SAYS = "child says"
    PARENTS_SAY = "parents say"
    HOME = "home"
    RESULTS = "results"
    TRIED = "tried"
    ADAPTED = "adapted"
    ATTENDANCE = "attendance"
    SERVICES = "services"
    PLAN_NEEDS = "plan needs"
    PLAN_OUTCOMES = "plan outcomes"
    PLAN_PROVISION = "plan provision"
    DRAFT_CHECK = "draft check"
    INVITED = "invited"
    WHO_ANSWERED = "who answered"
    ADVICE_OF_CHILD = "advice of child"
    ADVICE_OF_PARENTS = "advice of parents"
    ADVICE_OF_HEALTH = "advice of health"
    ADVICE_OF_SCHOOL = "advice of school"
    OTHER_REVIEWS = "other reviews"


@dataclass(frozen=True)
class Part:
    """One part of a writing.

    ``good`` and ``vague`` say the same thing twice, as an example. ``must`` is what a reader will miss; ``promises`` is a
    part in which words are to be counted, and with ``by_line`` every line of it. ``adulthood`` parts are there from year 9 on.
    ``choices`` make it one of several answers in place of a text; ``group`` is the heading over several parts.
    """

    key: str
    title: str
    question: str
    hint: str = ""
    good: str = ""
    vague: str = ""
    must: bool = False
    promises: bool = False
    by_line: bool = False
    adulthood: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    takes: tuple[Source, ...] = ()
    group: str = ""

    @property
    def heading(self) -> str:
        """Its title, behind that of its group: ``Proposed amendments: section F``."""
        return f"{self.group}: {self.title[:1].lower()}{self.title[1:]}" if self.group else self.title

    def in_words(self, text: str) -> str:
        """What was written, as it is read: the words of a choice, else the text itself."""
        return dict(self.choices).get(text, "") if self.choices else text


@dataclass(frozen=True)
class WritingKind:
    """One kind of writing. ``use`` says what it is for, ``law`` where it comes from.

    ``rules`` are the clocks it answers, ``letter`` the letter that goes with it, ``sent`` the event to record when it went,
    ``answers`` the facts by which a new one is called for. ``often`` kinds are written again with each of them.
    """

    id: str
    title: str
    paper: str
    use: str
    law: str
    matters: frozenset[str]
    parts: tuple[Part, ...]
    rules: tuple[str, ...] = ()
    letter: str = ""
    sent: Mapping[str, str] | None = None
    often: bool = False
    by_family: bool = False

    def parts_for(self, *, prepares: bool) -> tuple[Part, ...]:
        """The parts for a child: those about adult life only where the national curriculum year asks for them."""
        return tuple(part for part in self.parts if prepares or not part.adulthood)
