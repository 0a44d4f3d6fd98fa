"""EHC cases: an assessment that was asked for or a plan that is maintained, and what happens in them; and consultations."""

from ehcp.models.candidate import Asked, Candidate, CandidateCount, CandidateReply
from ehcp.models.case import Case, CaseEvent
from ehcp.models.claim import ClaimedException

__all__ = ["Asked", "Candidate", "CandidateCount", "CandidateReply", "Case", "CaseEvent", "ClaimedException"]
