"""What stands on the page and the paper of the steps, as frozen facts."""

from dataclasses import dataclass
from datetime import date

from ehcp.rules.periods import Party
from ehcp.rules.steps.course import Course
from ehcp.rules.steps.turns import IF_LATE, IF_SCHOOL_IS_LATE
from provision.rules.papers import Paper

IPSEA = "https://www.ipsea.org.uk"


@dataclass(frozen=True, kw_only=True)
class StepsPaper(Paper):
    """The steps of one child, or of none: then ``called`` is empty.

    ``as_of`` is the day whose events it tells, ``on`` the day on which it is read; both None without a child.
    ``advice`` is the council's free advice for parents, as the school wrote it down.
    """

    courses: tuple[Course, ...]
    name: str = ""
    called: str = ""
    class_name: str = ""
    council: str = ""
    advice: str = ""
    local_offer: str = ""
    telephone: str = ""
    as_of: date | None = None
    on: date | None = None
    ipsea: str = IPSEA

    @property
    def course(self) -> Course:
        """The steps of the child's case; without a child those of the assessment."""
        return self.courses[0]

    @property
    def title(self) -> str:
        """What it is called."""
        if not self.called:
            return "The steps to an EHC plan"
        return f"The steps to {self._whose} EHC plan" if self.course.matter.value == "assessment" else f"The year of {self._whose} EHC plan"

    @property
    def _whose(self) -> str:
        return f"{self.called}’s"

    @property
    def if_late(self) -> tuple[str, ...]:
        """What a family can do about a date that has gone by; everything for a reader without a child."""
        late = self.course.late
        theirs = IF_LATE if late - {Party.SCHOOL} or not self.called else ()
        ours = (IF_SCHOOL_IS_LATE,) if Party.SCHOOL in late or not self.called else ()
        return (*theirs, *ours)
