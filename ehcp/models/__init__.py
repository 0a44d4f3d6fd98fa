"""EHC cases: an assessment that was asked for or a plan that is maintained, and what happens in them."""

from ehcp.models.case import Case, CaseEvent
from ehcp.models.claim import ClaimedException
from ehcp.models.steps import PublishedGuide, SharedSteps

__all__ = ["Case", "CaseEvent", "ClaimedException", "PublishedGuide", "SharedSteps"]
