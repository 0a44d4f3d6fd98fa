"""EHC cases: an assessment that was asked for or a plan that is maintained, and what happens in them; and consultations."""

from ehcp.models.candidate import Asked, Candidate, CandidateCount, CandidateReply
from ehcp.models.case import Case, CaseEvent
from ehcp.models.claim import ClaimedException
from ehcp.models.letter import CaseLetter
from ehcp.models.notice import NoticeDaysSet, Snooze
from ehcp.models.plan import PlanProvision, PlanSection, PlanStatement
from ehcp.models.review import AdviceRequest, AnnualReview, OtherReview
from ehcp.models.steps import PublishedGuide, SharedSteps
from ehcp.models.writing import Writing, WritingIssue

__all__ = [
    "AdviceRequest",
    "AnnualReview",
    "Asked",
    "Candidate",
    "CandidateCount",
    "CandidateReply",
    "Case",
    "CaseEvent",
    "CaseLetter",
    "ClaimedException",
    "NoticeDaysSet",
    "OtherReview",
    "PlanProvision",
    "PlanSection",
    "PlanStatement",
    "PublishedGuide",
    "SharedSteps",
    "Snooze",
    "Writing",
    "WritingIssue",
]
