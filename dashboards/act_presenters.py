"""What was done for many pupils, and how far the work is, as a page says it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from pupils.models import BulkAct
from pupils.rules.acts import Kind
from senco.access.models import Job
from senco.access.rules.waiting import still_looking, worker_is_silent
from senco.access.rules.words import plural

ASKS = {
    Kind.JOIN: "Put them into which teaching group?",
    Kind.REVIEW: "Move the review of their open cycle to which day?",
    Kind.SHEETS: "Print these sheets?",
}
_AT_WORK = {
    Kind.JOIN: "Putting them into the teaching group",
    Kind.REVIEW: "Moving their reviews",
    Kind.SHEETS: "Making the sheets",
}


@dataclass(frozen=True)
class Progress:
    """How far the work is. ``state`` is waiting, stopped, working or failed; ``looking``: the page asks again by itself.

    ``total`` is None where all is done in one go and nothing can be counted before it is there.
    """

    state: str
    words: str
    done: int = 0
    total: int | None = None
    problem: str = ""
    looking: bool = False

    @property
    def seen(self) -> str:
        """What a page that has shown this already says, so that nothing new is not read out again."""
        return f"{self.state}-{self.done}"


def progress(
    act: BulkAct, job: Job | None, counts: Mapping[str, int], *, worker_at: datetime | None, now: datetime
) -> Progress:
    """The work on an act that is confirmed or being undone, given when the worker was last seen."""
    kind = Kind(act.kind)
    words = "Undoing it" if act.state == BulkAct.State.TAKING_BACK else _AT_WORK[kind]
    total = counts["total"] if kind is Kind.SHEETS else None
    done = counts["total"] - counts["waits"] if kind is Kind.SHEETS else 0
    if job is None or job.state == Job.State.FAILED:
        problem = job.problem if job else "The work on it got lost."
        return Progress("failed", words, done, total, problem=problem.removesuffix(" Nothing was changed."))
    looking = still_looking(job.asked_at, now)
    if job.state == Job.State.QUEUED and worker_is_silent(worker_at, now):
        return Progress("stopped", words, done, total, looking=looking)
    waiting = job.state == Job.State.QUEUED and not done
    return Progress("waiting" if waiting else "working", words, done, total, looking=looking)


def said_of(act: BulkAct, counts: Mapping[str, int]) -> str:
    """What became of an act, in a sentence."""
    left = counts["left"]
    rest = f" {plural(left, 'pupil was', 'pupils were')} left as they were; below stands why." if left else ""
    match Kind(act.kind):
        case Kind.SHEETS:
            made = counts["done"]
            failed = f" {plural(left, 'sheet')} could not be made; below stands whose and why." if left else ""
            return f"{plural(made, 'sheet')} made, in the order of the register.{failed}"
        case _ if act.state == BulkAct.State.UNDONE:
            stays = f" For {counts['done']} it stays; below stands why." if counts["done"] else ""
            return f"Undone for {plural(counts['back'], 'pupil')}.{stays}{rest}"
        case Kind.CONFIRM:
            return f"{plural(counts['done'], 'status', 'statuses')} confirmed."
        case _:
            return f"Done for {plural(counts['done'], 'pupil')}.{rest}"
