"""EHC cases: an assessment that was asked for or a plan that is maintained, and what happens in them."""

from ehcp.models.case import Case, CaseEvent
from ehcp.models.claim import ClaimedException
from ehcp.models.notice import NoticeDaysSet, Snooze

__all__ = ["Case", "CaseEvent", "ClaimedException", "NoticeDaysSet", "Snooze"]
