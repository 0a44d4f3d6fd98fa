"""A move as a card: whom it helps, its four buttons for all and for one child, and what was recorded today."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from provision.models import AdaptationUse
from provision.rules.moves import Chosen, Move

ICONS = {"used": "half", "worked": "check", "partly": "minus", "did_not": "x"}
WORDS = [(str(value), str(label)) for value, label in AdaptationUse.Result.choices]


@dataclass(frozen=True)
class Tap:
    """One button: ``pressed`` is ``true``, ``false`` or, where only some pupils have this result, ``mixed``."""

    result: str
    word: str
    icon: str
    pressed: str


@dataclass(frozen=True)
class Taps:
    """Four buttons that record for these ``ids`` at once. ``key`` makes their own ids unique on the page."""

    key: str
    name: str
    ids: tuple[UUID, ...]
    buttons: tuple[Tap, ...]
    recorded: bool
    token: str


@dataclass(frozen=True)
class OneChild:
    """The four buttons of a move for one of several pupils."""

    chosen: Chosen
    taps: Taps


@dataclass(frozen=True)
class Card:
    """A move with its buttons. ``singles`` is empty where it helps one pupil only."""

    anchor: str
    move: Move
    taps: Taps
    told: str
    singles: tuple[OneChild, ...]


Seal = Callable[[Sequence[UUID]], str]


def card(move: Move, seal: Seal) -> Card:
    """The card of one move. ``seal`` makes the token by which a tap is sent later (``provision/tap_tokens.py``)."""
    singles = tuple(_one_child(move, one, seal) for one in move.chosen) if len(move.chosen) > 1 else ()
    taps = _taps(move, str(move.adaptation), move.name, seal)
    return Card(f"move-{move.adaptation}", move, taps, "; ".join(move.recorded(WORDS)), singles)


def _one_child(move: Move, one: Chosen, seal: Seal) -> OneChild:
    alone = replace(move, chosen=(one,))
    return OneChild(one, _taps(alone, str(one.id), f"{move.name} for {one.called}", seal))


def _taps(move: Move, key: str, name: str, seal: Seal) -> Taps:
    buttons = tuple(Tap(result, word, ICONS[result], move.pressed(result)) for result, word in WORDS)
    ids = tuple(one.id for one in move.chosen)
    return Taps(key, name, ids, buttons, move.is_recorded, seal(ids))
