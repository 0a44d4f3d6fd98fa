"""What goes on beside the year of a plan: the next school, a new assessment, a move to another council.

Sources: SEND Regulations 2014, regulations 15, 18 and 23 to 27.
"""

from ehcp.rules.facts import Fact
from ehcp.rules.steps.table import DueWords, FactWords

HAPPENED: tuple[FactWords, ...] = (
    FactWords(Fact.REASSESSMENT_REQUESTED_ON, "The council was asked on {day} to assess your child’s needs anew."),
    FactWords(Fact.REASSESSMENT_AGREED_ON, "The council said on {day} that it assesses your child’s needs anew. The help in the plan goes on."),
    FactWords(Fact.REASSESSMENT_REFUSED_ON, "The council said no to a new assessment on {day}. Its letter says how you can appeal."),
    FactWords(Fact.ORDER_REASSESS_ON, "The tribunal told the council on {day} to assess your child’s needs anew."),
    FactWords(Fact.REASSESSED_PLAN_ON, "The new plan was sent on {day}, after a new assessment."),
    FactWords(Fact.OLD_COUNCIL_AWARE_ON, "The council that has the plan learned on {day} that you move."),
    FactWords(
        Fact.PLAN_TRANSFERRED_ON,
        "The plan went to your new council on {day}. From then on that council must make sure that your child gets the help in it.",
    ),
    FactWords(Fact.NEW_COUNCIL_WROTE_ON, "Your new council wrote to you on {day} about how it goes on."),
)
DUE: tuple[DueWords, ...] = (
    DueWords(
        "RE-DECIDE", "The council must tell you by {day} if it assesses anew.",
        "The council should have told you by {day} if it assesses anew.",
    ),
    DueWords("RE-FINAL", "The council must send you the new plan by {day}.", "The new plan should have been sent by {day}."),
    DueWords(
        "MOVE-TRANSFER", "The plan must go to your new council by {day}.",
        "The plan should have gone to your new council by {day}. Until it does, the council you leave must see to the help.",
    ),
    DueWords(
        "MOVE-INFORM", "Your new council must write to you by {day}: if it assesses anew, and when it looks at the plan.",
        "Your new council should have written to you by {day}. Ask it how the plan goes on.",
    ),
    DueWords("MOVE-REVIEW", "Your new council must have looked at the plan by {day}.", "Your new council should have looked at the plan by {day}."),
    DueWords("PT-MAIN", "The plan must name your child’s next school by {day}.", "The plan should have named the next school by {day}. Ask the council about it."),
    DueWords("PT-POST16", "The plan must name where your child goes after this school by {day}.", "The plan should have named the next place by {day}. Ask the council about it."),
)  # fmt: skip
