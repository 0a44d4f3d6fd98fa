"""The SEN register as a page asks for it, and how it is said in words. What puts a pupil on it: ``register_rules``."""

from dataclasses import dataclass
from datetime import date

from senco.access.rules.words import plural

SORTS = ("name", "year", "status", "need", "since")
THIS_YEAR, LONG, NO_NEED = "this_year", "long", "none"
LONG_YEARS = 2  # the house's own mark for "has this pupil been looked at again?"; no law sets it


@dataclass(frozen=True)
class Wanted:
    """What is asked of the register: a day, filters ("" means all), and an order ("-" before it turns it round).

    ``group`` is the id of a class; ``need`` a code or NO_NEED; ``since`` THIS_YEAR or LONG.
    """

    on: date
    text: str = ""
    status: str = ""
    need: str = ""
    year: str = ""
    group: str = ""
    since: str = ""
    sort: str = "name"

    @property
    def filters(self) -> dict[str, str]:
        """The filters in force, by name."""
        names = ("text", "status", "need", "year", "group", "since")
        return {name: value for name in names if (value := getattr(self, name))}


@dataclass(frozen=True)
class Counts:
    """How many pupils a view of the register shows, and how many of them have an EHC plan."""

    total: int
    plan: int

    @property
    def support(self) -> int:
        """How many are on SEN support."""
        return self.total - self.plan

    @property
    def in_words(self) -> str:
        """As it stands above the list: "81 pupils: 16 with a plan, 65 on SEN support"."""
        if self.total == 0:
            return "No pupils"
        return f"{plural(self.total, 'pupil')}: {self.shares}"

    @property
    def shares(self) -> str:
        """The two parts of it: "16 with a plan, 65 on SEN support"."""
        parts = [(self.plan, "with a plan"), (self.support, "on SEN support")]
        return ", ".join(f"{number} {words}" for number, words in parts if number)


def long_before(on: date) -> date:
    """A pupil who came on before this day has been on the register for long."""
    try:
        return on.replace(year=on.year - LONG_YEARS)
    except ValueError:  # 29 February
        return on.replace(year=on.year - LONG_YEARS, day=28)
