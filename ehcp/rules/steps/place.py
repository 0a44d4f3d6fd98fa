"""At which of its steps a case stands. One place for every stage of an open case, so that a family reads one answer."""

from collections.abc import Iterable

from ehcp.rules.clock import Deadline
from ehcp.rules.facts import Fact, Facts
from ehcp.rules.moves.table import Matter, Stage

DECIDE, ADVICE, NEED, DRAFT, COMMENT, CONSULT, CHANGE, FINAL = range(1, 9)
IN_PLACE, INVITED, MEETING, REPORT, DECISION, HAVE_SAY, CHANGED = range(7)


def place(matter: Matter, stage: Stage, known: Facts, deadlines: Iterable[Deadline]) -> int:
    """The step, counted from 0, at which a case stands by its stage and by what has happened in it."""
    running = {one.rule_id for one in deadlines if one.is_open}
    if matter is Matter.PLAN:
        return _in_plan(stage, known, running)
    match stage:
        case Stage.REQUESTED | Stage.REFUSED:
            return DECIDE
        case Stage.ASSESSING:
            return _while_assessing(known)
        case Stage.NO_PLAN:
            return NEED
        case _:
            return _after_the_draft(known, running)


def reached(matter: Matter, known: Facts) -> int:
    """How far a case got that is closed by what happened in it."""
    if matter is Matter.PLAN:
        return DECISION if Fact.CEASE_DECIDED_ON in known else IN_PLACE
    if Fact.FINAL_PLAN_ON in known:
        return FINAL
    if Fact.NO_PLAN_ON in known:
        return NEED
    if Fact.DRAFT_SERVED_ON in known:
        return COMMENT
    return ADVICE if Fact.AGREED_ON in known else DECIDE


def _while_assessing(known: Facts) -> int:
    """Our own advice stands for all of it: of the others' the school is not told."""
    if _since(Fact.ORDER_MAKE_PLAN_ON, Fact.NO_PLAN_ON, known):
        return DRAFT
    return NEED if _since(Fact.ADVICE_SENT_ON, Fact.ADVICE_REQUESTED_ON, known) else ADVICE


def _after_the_draft(known: Facts, running: set[str]) -> int:
    if "EHC-REPS" in running:
        return COMMENT
    return CHANGE if _since(Fact.CONSULTATION_ANSWERED_ON, Fact.CONSULTATION_RECEIVED_ON, known) else CONSULT


def _in_plan(stage: Stage, known: Facts, running: set[str]) -> int:
    match stage:
        case Stage.REVIEWING:
            return MEETING if Fact.INVITED_ON in known else INVITED
        case Stage.REVIEWED:
            return DECISION if Fact.REPORT_SENT_ON in known else REPORT
        case Stage.AMENDING:
            return HAVE_SAY if "AR-REPS" in running else CHANGED
        case Stage.CEASING:
            return DECISION
        case _:
            return IN_PLACE


def _since(later: Fact, earlier: Fact, known: Facts) -> bool:
    """Whether something has happened, and not before what it answers."""
    return later in known and (earlier not in known or known[earlier] <= known[later])
