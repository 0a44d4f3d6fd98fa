"""What a table of steps for families is made of, and what is said of a date in plain words."""

from dataclasses import dataclass
from enum import StrEnum

from ehcp.rules.facts import Fact
from ehcp.rules.moves.table import Stage


class Standing(StrEnum):
    """Where a step stands for one child on a day."""

    DONE = "Done"
    HERE = "You are here"
    TO_COME = "To come"
    NOT_NOW = "Does not apply now"


@dataclass(frozen=True)
class DueWords:
    """What is said of one deadline: while it runs, and once its day has gone by. ``{day}`` is its day.

    ``passed`` is empty where nothing helpful can be said after the day.
    """

    rule_id: str
    running: str
    passed: str = ""


@dataclass(frozen=True)
class FactWords:
    """What is said of something that happened. ``{day}`` is its day; ``ahead`` is said of a day that lies ahead."""

    fact: Fact
    words: str
    ahead: str = ""


@dataclass(frozen=True)
class Step:
    """One step, as a family reads it.

    ``stages`` are those in which a case can stand at it, ``done_by`` the facts each of which shows that it is over,
    ``within`` how long the law or the usual course gives, for a reader without a case.
    """

    key: str
    title: str
    words: tuple[str, ...]
    you_can: tuple[str, ...]
    who: str
    within: str
    stages: frozenset[Stage]
    done_by: tuple[Fact, ...] = ()
    happened: tuple[FactWords, ...] = ()
    due: tuple[DueWords, ...] = ()


@dataclass(frozen=True)
class Turn:
    """Something other than the usual course, said kindly: what it means, what can be done, and by when."""

    title: str
    words: tuple[str, ...]
    you_can: tuple[str, ...] = ()
    due: tuple[DueWords, ...] = ()
    happened: tuple[FactWords, ...] = ()
    rest: str = ""  # why the steps that are left do not apply
