"""The types of need: the census codes as rows of a table, each with its broad area and plain words for a family.

Codes: Department for Education, school census and SEN2 code sets. Broad areas: SEND code of practice 2015, chapter 6
(6.28 to 6.35). The code does not place Down syndrome, which became a code of its own in 2024/25; here it stands with
cognition and learning. OTH and NSA belong to no area.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class BroadArea(StrEnum):
    """The four broad areas of need of the code of practice."""

    COMMUNICATION = "communication"
    COGNITION = "cognition"
    SEMH = "semh"
    SENSORY = "sensory"

    @property
    def label(self) -> str:
        """The area's full name."""
        return {
            "communication": "Communication and interaction",
            "cognition": "Cognition and learning",
            "semh": "Social, emotional and mental health",
            "sensory": "Sensory and/or physical needs",
        }[self.value]


@dataclass(frozen=True)
class NeedType:
    """One code: its name, its name for parents, when it may be recorded (None: no limit), and for whom.

    `support_only` codes are for pupils on SEN support, never with an EHC plan. `became` is the code that a legacy code
    usually turned into; a person decides.
    """

    code: str
    name: str
    plain_name: str
    area: BroadArea | None
    valid_from: date | None = None
    valid_until: date | None = None
    support_only: bool = False
    became: str | None = None


_COMM, _COG, _SEMH, _SENS = BroadArea
NEED_TYPES = (
    NeedType("SPLD", "Specific learning difficulty", "a specific difficulty, such as dyslexia", _COG),
    NeedType("MLD", "Moderate learning difficulty", "needing more time and help to learn in most subjects", _COG),
    NeedType("SLD", "Severe learning difficulty", "severe learning difficulties", _COG),
    NeedType("PMLD", "Profound and multiple learning difficulty", "profound and multiple learning difficulties", _COG),
    NeedType("SEMH", "Social, emotional and mental health", "feelings, behaviour and mental health", _SEMH, date(2014, 9, 1)),
    NeedType("SLCN", "Speech, language and communication needs", "talking, understanding and being understood", _COMM),
    NeedType("HI", "Hearing impairment", "hearing", _SENS),
    NeedType("VI", "Vision impairment", "sight", _SENS),
    NeedType("MSI", "Multi-sensory impairment", "sight and hearing together", _SENS),
    NeedType("PD", "Physical disability", "a physical disability", _SENS),
    NeedType("ASD", "Autistic spectrum disorder", "autism", _COMM),
    NeedType("DS", "Down syndrome", "Down syndrome", _COG, date(2024, 9, 1)),
    NeedType("OTH", "Other difficulty or disability", "another difficulty or disability", None),
    NeedType(
        "NSA",
        "SEN support but no specialist assessment of type of need",
        "the kind of need is still being found out",
        None,
        support_only=True,
    ),
    NeedType(
        "BESD",
        "Behaviour, emotional and social difficulties",
        "feelings and behaviour",
        _SEMH,
        valid_until=date(2014, 8, 31),
        became="SEMH",
    ),
)  # fmt: skip
BY_CODE = {row.code: row for row in NEED_TYPES}
_SHORT = {
    "SPLD": "Specific learning", "MLD": "Moderate learning", "SLD": "Severe learning", "PMLD": "Profound, multiple",
    "SEMH": "Social, emotional", "SLCN": "Speech, language", "HI": "Hearing", "VI": "Sight", "MSI": "Sight and hearing",
    "PD": "Physical", "ASD": "Autism", "DS": "Down syndrome", "OTH": "Other", "NSA": "Being found out", "BESD": "Behaviour",
}  # fmt: skip


def short_name(code: str) -> str:
    """A type of need in one or two words, beside its code in a narrow column."""
    return _SHORT.get(code, "")


def need_types(on: date) -> tuple[NeedType, ...]:
    """The codes that may be recorded on a day, in the order of the table."""
    return tuple(row for row in NEED_TYPES if is_valid_on(row, on))


def is_valid_on(row: NeedType, on: date) -> bool:
    """Whether a code may be recorded on a day."""
    return (row.valid_from is None or row.valid_from <= on) and (row.valid_until is None or on <= row.valid_until)


def why_not_need(code: str, *, status: str | None, on: date) -> str | None:
    """Why a pupil of this SEN status ("N", "K", "E" or unknown) may not have this need recorded on a day; None if they may."""
    row = BY_CODE.get(code)
    if row is None:
        return f"{code} is not a type of need: choose one from the list."
    if not is_valid_on(row, on):
        instead = f" Use {row.became}." if row.became else ""
        return f"{code} ({row.name}) is not in use on this date.{instead}"
    if row.support_only and status == "E":
        return f"{code} is for SEN support only: with an EHC plan, record the need that the plan names."
    return None
