"""The sections of a plan, in the order and with the contents that the regulations give them.

Source: SEND Regulations 2014, reg 12; SEND Code of Practice 9.62 to 9.69 (from memory, waits to be checked).
"""

from collections.abc import Mapping
from types import MappingProxyType

SECTIONS: Mapping[str, str] = MappingProxyType(
    {
        "A": "Views, interests and aspirations of the child and the family",
        "B": "Special educational needs",
        "C": "Health needs that go with them",
        "D": "Social care needs that go with them",
        "E": "Outcomes",
        "F": "Special educational provision",
        "G": "Health provision",
        "H1": "Social care provision under the Act of 1970, for under 18",
        "H2": "Other social care provision",
        "I": "Name and type of the school or setting",
        "J": "Personal budget",
        "K": "Advice and information gathered",
    }
)
