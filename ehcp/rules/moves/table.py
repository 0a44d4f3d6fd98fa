"""What a table of moves is made of: matters, stages, events, and the row for one event."""

from dataclasses import dataclass
from enum import StrEnum

from ehcp.rules.facts import Fact
from ehcp.rules.periods import Party


class Matter(StrEnum):
    """What a case is about."""

    ASSESSMENT = "assessment"
    PLAN = "plan"


class Stage(StrEnum):
    """Where a case stands."""

    REQUESTED = "requested"
    ASSESSING = "assessing"
    REFUSED = "refused"
    DRAFT_ISSUED = "draft-issued"
    FINAL_ISSUED = "final-issued"
    NO_PLAN = "no-plan"
    DECISION_STANDS = "decision-stands"
    WITHDRAWN = "withdrawn"
    MAINTAINED = "maintained"
    REVIEWING = "reviewing"
    REVIEWED = "reviewed"
    AMENDING = "amending"
    CEASING = "ceasing"
    CEASED = "ceased"


@dataclass(frozen=True)
class StageRow:
    """A stage: its name, the sentence that says it, and whose move is awaited (None where the case is closed).

    ``until`` is the clock after which the case is closed although nothing more happened: the last day to appeal.
    """

    stage: Stage
    title: str
    sentence: str
    awaits: Party | None
    until: str = ""


class Event(StrEnum):
    """Something that happens in a case, on a day; named as the fact that takes that day, under which it is stored."""

    # An assessment.
    REQUEST_RECEIVED = "request_received_on"
    REFUSED = "refused_on"
    AGREED = "agreed_to_assess_on"
    ADVICE_ASKED = "advice_requested_on"
    ADVICE_SENT = "advice_sent_on"
    DRAFT_ISSUED = "draft_served_on"
    FAMILY_ANSWERED = "family_answered_on"
    CONSULTED = "consultation_received_on"
    CONSULTATION_ANSWERED = "consultation_answered_on"
    NO_PLAN = "no_plan_on"
    FINAL_ISSUED = "final_plan_on"
    WITHDRAWN = "withdrawn_on"
    CONCEDED = "refusal_conceded_on"
    UNOPPOSED = "appeal_unopposed_on"
    ORDERED_TO_ASSESS = "ordered_to_assess_on"
    ORDERED_TO_MAKE_PLAN = "ordered_to_make_plan_on"
    # A plan and its reviews.
    PLAN_MADE = "plan_made_on"
    REVIEW_ARRANGED = "review_arranged_on"
    REVIEW_MOVED = "review_moved_on"
    INVITED = "review_invited_on"
    PAPERS_SENT = "review_papers_sent_on"
    MEETING_HELD = "meeting_on"
    REPORT_SENT = "review_report_sent_on"
    KEPT = "review_decision_on"
    AMENDMENT_NOTICE = "amendment_notice_on"
    AMENDMENT_ANSWERED = "amendment_answered_on"
    AMENDED = "amended_plan_on"
    NOT_AMENDED = "not_amended_on"
    CEASE_DECIDED = "cease_decided_on"
    CEASED = "plan_ceased_on"
    REASSESSMENT_REQUESTED = "reassessment_requested_on"
    REASSESSMENT_AGREED = "reassessment_agreed_on"
    REASSESSMENT_REFUSED = "reassessment_refused_on"
    REASSESSED = "reassessed_plan_on"
    OLD_COUNCIL_AWARE = "old_la_aware_of_move_on"
    PLAN_TRANSFERRED = "plan_transferred_on"
    NEW_COUNCIL_WROTE = "new_la_informed_on"
    ORDERED_TO_REASSESS = "ordered_to_reassess_on"
    ORDERED_TO_AMEND = "ordered_to_amend_on"
    ORDERED_TO_AMEND_I = "ordered_to_amend_section_i_on"
    ORDERED_TO_CONTINUE = "ordered_to_continue_on"
    # Mediation and appeal, in either.
    MEDIATION_ASKED = "mediation_asked_on"
    MEDIATION_MET = "mediation_met_on"
    MEDIATION_ENDED = "mediation_ended_on"
    CERTIFICATE = "mediation_certificate_on"
    APPEALED = "appeal_received_on"
    APPEAL_SENT = "appeal_sent_to_la_on"
    APPEAL_ANSWERED = "appeal_answered_on"
    APPEAL_ENDED = "appeal_ended_on"


@dataclass(frozen=True)
class Move:
    """One event of the table.

    ``verb`` labels the button, ``title`` says what happened, ``short`` fits a picture. ``after`` is the stages in which
    it may happen (None: before there is a case), ``to`` the stage it leads to (None: the stage stays), ``otherwise``
    says when it is possible. ``help`` is a sentence for whoever records it, ``side`` names the group of what is rarer than
    the usual course.

    Facts: ``sets`` take the day of the event too, and ``completes`` do so where it ends a review; ``sets_once`` keep
    the date of the first time; ``asks`` is further dates that may be known and ``plans`` those that must be and may lie
    ahead; ``clears`` is what a new round forgets, in the stage ``clears_in`` only where one is named. ``needs`` must be
    there, ``settles`` says that it answers them, ``not_while`` must not be waiting for an answer.
    """

    event: Event
    title: str
    verb: str
    short: str
    who: Party
    after: frozenset[Stage | None]
    to: Stage | None
    otherwise: str
    help: str = ""
    side: str = ""
    sets: tuple[Fact, ...] = ()
    completes: tuple[Fact, ...] = ()
    sets_once: tuple[Fact, ...] = ()
    asks: tuple[Fact, ...] = ()
    plans: tuple[Fact, ...] = ()
    clears: tuple[Fact, ...] = ()
    clears_in: Stage | None = None
    needs: tuple[Fact, ...] = ()
    settles: bool = False
    not_while: tuple[Fact, ...] = ()

    @property
    def fact(self) -> Fact:
        """The fact that takes the day of the event; where it happens again, the last day counts."""
        return Fact(self.event.value)

    def set_in(self, stage: Stage | None) -> tuple[Fact, ...]:
        """The further facts that take its day when it happens in a stage."""
        return (*self.sets, *self.completes) if stage is Stage.REVIEWED else self.sets

    def cleared_in(self, stage: Stage | None) -> tuple[Fact, ...]:
        """The facts that are forgotten when it happens in a stage."""
        return self.clears if self.clears_in in (None, stage) else ()


def stages(*found: Stage | None) -> frozenset[Stage | None]:
    """The stages in which a move may be made."""
    return frozenset(found)
