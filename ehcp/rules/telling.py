"""Which dates a school is told of: those that still ask for something, and of one act only one date at a time.

What a school diarises comes before what the law asks for, so a child whose review comes near would be told of twice or
three times: ask for advice (practice), invite (law), hold the meeting (practice). A SENCO does these in one go. So dates of
one act have one voice: the nearest that is still to come speaks, and those behind it wait until it is met or has gone by.
Each date stays on the page of the case and in the calendar; only notices, mail and Today keep to the one, and Today names
the next beside it. Two dates of the law never silence each other, one that is overdue is never silent, and what is asleep speaks for nobody.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from ehcp.rules.clock import Deadline, State
from ehcp.rules.periods import Party
from provision.rules.timing import Force

# Dates of one act. Whoever asks for advice invites with the same letter; and while no meeting is arranged, asking for advice
# hangs on its latest day, so that all of these say one thing: set the review going. (With a meeting arranged those that ask
# for one are met.)
ACTS = (
    frozenset({"AR-ASK", "AR-NOTICE"}),
    frozenset({"AR-ASK", "AR-MEET-BY", "PT-MEET-BY", "PT-SUMMER"}),
    frozenset({"AR-MEETING", "AR-REPORT"}),  # a report is asked for once it is said that the meeting was held
)
# Practice dates that no later date of the school's own follows: gone by, they ask until the meeting is arranged. After
# AR-ASK comes the invitation or the latest meeting, after PT-SUMMER the latest meeting, and these speak in their place.
LASTING = frozenset({"AR-MEET-BY", "PT-MEET-BY", "AR-MEETING"})


@dataclass(frozen=True)
class Told:
    """One date that a school is told of. ``quiet`` is the dates of the same act for which it speaks."""

    deadline: Deadline
    quiet: tuple[Deadline, ...] = ()


def is_practice(deadline: Deadline) -> bool:
    """Is it a date that the school itself diarises, and no law or guidance?"""
    return deadline.bound is Party.SCHOOL and deadline.force is Force.PRACTICE


def has_gone_by(deadline: Deadline) -> bool:
    """Is it a practice date that has gone by and still asks? It is late for nobody: no law sets the day."""
    return deadline.state is State.PASSED and deadline.rule_id in LASTING


def still_asks(deadline: Deadline) -> bool:
    """Does a date still ask somebody to act: while it runs, and some practice dates also when they have gone by?"""
    return deadline.due is not None and (deadline.is_open or has_gone_by(deadline))


def told_of(found: Iterable[Deadline], sleeps: Callable[[Deadline], bool] = lambda _: False) -> list[Told]:
    """The dates of one case that are told of, the earliest first; ``sleeps`` says whether the notices of one sleep.

    What sleeps is left out. ``found`` is all dates of the case as they stand on a day.
    """
    awake = [one for one in found if (still_asks(one) or _is_behind(one)) and not sleeps(one)]
    spoken: list[tuple[Deadline, list[Deadline]]] = []
    for one in sorted(awake, key=_turn):
        overdue = one.state is State.OVERDUE  # which only a date of the law can be
        voice = None if overdue else next((quiet for speaker, quiet in spoken if _one_act(speaker, one)), None)
        if voice is not None:
            voice.append(one)
        elif still_asks(one):
            spoken.append((one, []))
    return sorted((Told(one, tuple(quiet)) for one, quiet in spoken), key=lambda told: told.deadline.due or date.max)


def _is_behind(deadline: Deadline) -> bool:
    """A practice date that has gone by, and is only named beside the date that came after it."""
    return deadline.state is State.PASSED and is_practice(deadline)


def _turn(deadline: Deadline) -> tuple[bool, date]:
    """By their days, those that are only named beside another last."""
    return not still_asks(deadline), deadline.due or date.max


def _one_act(first: Deadline, second: Deadline) -> bool:
    ids = {first.rule_id, second.rule_id}
    return any(ids <= act for act in ACTS) and (is_practice(first) or is_practice(second))
