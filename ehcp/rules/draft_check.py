"""Reads a draft against itself: every need has provision, every recommendation is taken up, every line says how much."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ehcp.rules.quantity import Quantity, missing, vague_words
from senco.access.rules.words import listed


class Gap(StrEnum):
    """What a draft can lack."""

    NEED_WITHOUT_PROVISION = "need without provision"
    OUTCOME_WITHOUT_PROVISION = "outcome without provision"
    RECOMMENDATION_LEFT_OUT = "recommendation left out"
    NOT_QUANTIFIED = "not quantified"
    VAGUE = "vague"


@dataclass(frozen=True)
class Statement:
    """A need, an outcome or a recommendation, by an id of its own. ``source`` is who recommended it."""

    id: Hashable
    text: str
    source: str = ""


@dataclass(frozen=True)
class Line:
    """A line of section F: its words, its quantity, and the ids of what it is for."""

    id: Hashable
    text: str
    quantity: Quantity
    need: Hashable = None
    outcome: Hashable = None
    takes_up: Hashable = None


@dataclass(frozen=True)
class Draft:
    """What was typed in of a draft or a plan."""

    needs: Sequence[Statement] = ()
    outcomes: Sequence[Statement] = ()
    recommendations: Sequence[Statement] = ()
    lines: Sequence[Line] = field(default=())


@dataclass(frozen=True)
class Finding:
    """One thing that the draft lacks: what it is about, and what to ask the council for."""

    gap: Gap
    about: str
    ask: str


def check(draft: Draft) -> list[Finding]:
    """Every gap of a draft, needs first. Nothing is found where nothing was typed in."""
    met, served, taken = ({getattr(line, name) for line in draft.lines} for name in ("need", "outcome", "takes_up"))
    found = [
        Finding(Gap.NEED_WITHOUT_PROVISION, need.text, "Ask for provision in section F for this need of section B.")
        for need in draft.needs
        if need.id not in met
    ]
    found += [
        Finding(Gap.RECOMMENDATION_LEFT_OUT, _by(one), "Ask that section F takes it up, or why it does not.")
        for one in draft.recommendations
        if one.id not in taken
    ]
    for line in draft.lines:
        if lacks := missing(line.quantity):
            found.append(Finding(Gap.NOT_QUANTIFIED, line.text, f"It does not say {listed(lacks)}. Ask for it in figures."))
        if vague := vague_words(line.text):
            words = listed([f"“{one}”" for one in vague])
            found.append(Finding(Gap.VAGUE, line.text, f"{words} cannot be counted. Ask for what is given, and how much."))
    found += [
        Finding(Gap.OUTCOME_WITHOUT_PROVISION, one.text, "Ask which provision is to lead to this outcome.")
        for one in draft.outcomes
        if one.id not in served
    ]
    return found


def _by(one: Statement) -> str:
    return f"{one.text} ({one.source})" if one.source else one.text
