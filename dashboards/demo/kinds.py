"""The shapes of what the banks of words hold, and how a sentence is fitted to a child."""

from dataclasses import dataclass

from provision.rules.bank import BY_KEY, Entry

_PRONOUNS = {
    "F": {"he": "she", "him": "her", "his": "her", "himself": "herself"},
    "M": {"he": "he", "him": "him", "his": "his", "himself": "himself"},
}


def fitted(text: str, *, name: str, sex: str) -> str:
    """A sentence with ``{name}``, ``{he}``, ``{him}``, ``{his}`` and ``{He}``, ``{His}`` filled in for a child."""
    words = _PRONOUNS[sex]
    return text.format(name=name, **words, **{word.capitalize(): said.capitalize() for word, said in words.items()})


@dataclass(frozen=True)
class ProvisionWords:
    """A provision of the school's list and its usual pattern. ``giver``: ta, teacher, senco, or who visits, in words."""

    name: str
    tier: str
    plain_name: str
    times: int
    minutes: int
    group: int
    giver: str = "ta"


@dataclass(frozen=True)
class AdaptationWords:
    """An adaptation of the school's list, as it was taken from the bank; ``also``: needs for which this school uses it too."""

    key: str
    also: tuple[str, ...] = ()

    @property
    def entry(self) -> Entry:
        """The words of the bank."""
        return BY_KEY[self.key]

    @property
    def needs(self) -> tuple[str, ...]:
        """The needs it helps with."""
        return (*self.entry.needs, *self.also)


@dataclass(frozen=True)
class AimWords:
    """An outcome: where a pupil starts, how one will know, where one is half way, and what is provided for it.

    ``strands`` are the sides of a need that it answers, ``years`` those in which it makes sense.
    """

    text: str
    baseline: str
    criterion: str
    partly: str
    provision: str
    strands: tuple[str, ...] = ()
    years: str = "R123456"


@dataclass(frozen=True)
class EvidenceWords:
    """Why a pupil is not making expected progress, as seen from one side of a need, in years in which it can be true."""

    need: str
    strand: str
    text: str
    years: str = "R123456"


@dataclass(frozen=True, kw_only=True)
class ProfileWords:
    """A one-page profile, each part as lines."""

    liked: str
    matters: str
    support: str
    hard: str
    first_five: str = ""
    communicate: str = ""
    aims: str = ""
    safety: str = ""
    at_home: str = ""


@dataclass(frozen=True)
class Relative:
    """A parent or carer of a story. ``account`` is the key of an address, where they have an account."""

    name: str
    relationship: str
    responsible: bool = True
    restricted: bool = False
    language: str = "en"
    account: str = ""


@dataclass(frozen=True)
class SeenWords:
    """A concern: what was seen, why it may be, what was tried, and the answer if there is one.

    ``may_be`` and ``is_not`` are causes that were looked at, by their words in ``pupils.rules.concern``.
    """

    seen: str
    why: str
    tried: str
    answer: str = ""
    answer_text: str = ""
    may_be: tuple[str, ...] = ()
    is_not: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Story:
    """A child who is told of in full. ``group`` is the class in a school of two forms; ``review_in`` is days from today.

    ``strand`` is the side of the need that earlier cycles were about. ``twin`` is the key of another story born on the same
    day.
    """

    key: str
    forename: str
    surname: str
    sex: str
    year: str
    group: str
    family: tuple[Relative, ...]
    preferred: str = ""
    status: str = "N"
    needs: tuple[str, ...] = ()
    language: str = "en"
    fsm: bool = False
    looked_after: bool = False
    watched: bool = False
    born: tuple[int, int] = (3, 15)
    joined_days_ago: int = 0
    twin: str = ""
    strand: str = ""
    evidence: str = ""
    pupil_view: str = ""
    parent_view: str = ""
    review_pupil_view: str = ""
    review_parent_view: str = ""
    cycle: int = 1
    stage: str = "do"
    review_in: int = 21
    aims: tuple[AimWords, ...] = ()
    adaptations: tuple[tuple[str, str], ...] = ()  # keys of the bank, each with a note
    profile: ProfileWords | None = None
    concern: SeenWords | None = None
    case: str = ""
    about: tuple[str, ...] = ()
