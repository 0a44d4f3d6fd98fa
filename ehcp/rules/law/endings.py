"""What ends periods of more than one chapter of the law."""

from ehcp.rules.facts import Fact
from ehcp.rules.periods import Ending

CEASED = Ending(Fact.CEASED_ON, "the plan was ceased")
DRAFTED = Ending(Fact.DRAFT_SERVED_ON, "a plan is being made: the draft was sent", undone_by=Fact.NO_PLAN_ON)
