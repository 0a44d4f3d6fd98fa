"""The shape of an entry of the bank of adaptations: one move in class, in three sentences, for needs and a barrier."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Barrier(StrEnum):
    """What gets in the way of learning, as a teacher would say it."""

    UNDERSTANDING = "understanding"
    SPEAKING = "speaking"
    READING = "reading"
    WRITING = "writing"
    SPELLING = "spelling"
    NUMBER = "number"
    MEMORY = "memory"
    ATTENTION = "attention"
    STARTING = "starting"
    ORGANISATION = "organisation"
    FEELINGS = "feelings"
    FRIENDSHIPS = "friendships"
    CHANGE = "change"
    SENSES = "senses"
    MOVEMENT = "movement"
    SEEING = "seeing"
    HEARING = "hearing"
    TIREDNESS = "tiredness"

    @property
    def label(self) -> str:
        """The barrier in words, as a heading."""
        return _LABELS[self]


_LABELS = {
    Barrier.UNDERSTANDING: "Understanding what is said",
    Barrier.SPEAKING: "Speaking and being understood",
    Barrier.READING: "Reading",
    Barrier.WRITING: "Writing and recording",
    Barrier.SPELLING: "Spelling",
    Barrier.NUMBER: "Number",
    Barrier.MEMORY: "Remembering",
    Barrier.ATTENTION: "Attention and listening",
    Barrier.STARTING: "Starting and finishing work",
    Barrier.ORGANISATION: "Being organised",
    Barrier.FEELINGS: "Feelings and worry",
    Barrier.FRIENDSHIPS: "Friendships and play",
    Barrier.CHANGE: "Change and moving on",
    Barrier.SENSES: "Noise, light and touch",
    Barrier.MOVEMENT: "Moving and using hands",
    Barrier.SEEING: "Seeing",
    Barrier.HEARING: "Hearing",
    Barrier.TIREDNESS: "Tiredness and health",
}


class Age(StrEnum):
    """The part of school life in which a move makes sense."""

    EARLY = "early"
    PRIMARY = "primary"
    SECONDARY = "secondary"

    @property
    def label(self) -> str:
        """The age in words."""
        return {"early": "early years", "primary": "primary", "secondary": "secondary"}[self.value]


ALL_AGES = tuple(Age)
YOUNGER = (Age.EARLY, Age.PRIMARY)
OLDER = (Age.PRIMARY, Age.SECONDARY)


class Findable(Protocol):
    """What can be looked for: an entry of the bank, or one of a school's list."""

    @property
    def needs(self) -> tuple[str, ...]: ...

    @property
    def barrier(self) -> str: ...

    @property
    def text(self) -> str: ...


@dataclass(frozen=True)
class Entry:
    """One move: its key, which never changes, its name, the three sentences, and for whom it is meant."""

    key: str
    name: str
    what_you_do: str
    when_it_helps: str
    how_you_see: str
    needs: tuple[str, ...]
    barrier: Barrier
    ages: tuple[Age, ...] = ALL_AGES

    @property
    def text(self) -> str:
        """All of its words, to look for one in."""
        return " ".join((self.name, self.what_you_do, self.when_it_helps, self.how_you_see, self.barrier.label))

    @property
    def ages_said(self) -> str:
        """For whom by age, or nothing where it is for all."""
        return "" if self.ages == ALL_AGES else " and ".join(age.label for age in self.ages)


def entry(
    barrier: Barrier, key: str, name: str, do: str, when: str, see: str, needs: str, ages: tuple[Age, ...] = ALL_AGES
) -> Entry:
    """An entry as it is written in the files of this folder; ``needs`` are codes with spaces between."""
    return Entry(key, name, do, when, see, tuple(needs.split()), barrier, ages)
