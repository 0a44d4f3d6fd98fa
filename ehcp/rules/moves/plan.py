"""What may follow what in the life of a plan: its reviews, its amendment, reassessment, moves and its end."""

from ehcp.rules.facts import Fact
from ehcp.rules.moves.disputes import disputes, order
from ehcp.rules.moves.table import Event, Move, Stage, StageRow, stages
from ehcp.rules.periods import Party

STAGES: tuple[StageRow, ...] = (
    StageRow(Stage.MAINTAINED, "In force", "The plan is in force", Party.SCHOOL),
    StageRow(Stage.REVIEWING, "Review arranged", "A review meeting is arranged", Party.SCHOOL),
    StageRow(Stage.REVIEWED, "Review held", "The review meeting was held, and the council decides", Party.COUNCIL),
    StageRow(Stage.AMENDING, "Being amended", "The plan is being amended", Party.COUNCIL),
    StageRow(
        Stage.CEASING, "To cease", "The council wants to end the plan; it goes on until the time to appeal has run out or the appeal is decided",
        Party.FAMILY,
    ),
    StageRow(Stage.CEASED, "Ceased", "The plan was ceased", None),
)  # fmt: skip

# What belongs to one review or one amendment, and is forgotten when the next one begins.
ROUND: tuple[Fact, ...] = (
    Fact.REVIEW_ARRANGED_ON, Fact.REVIEW_MOVED_ON, Fact.INVITED_ON, Fact.PAPERS_SENT_ON, Fact.MEETING_ON, Fact.REVIEW_HELD_ON,
    Fact.REPORT_SENT_ON, Fact.REVIEW_DECIDED_ON, Fact.AMENDMENT_NOTICE_ON, Fact.AMENDMENT_ANSWERED_ON,
    Fact.AMENDED_PLAN_ON, Fact.NOT_AMENDED_ON, Fact.CEASE_DECIDED_ON,
)  # fmt: skip
_IN_FORCE = (Stage.MAINTAINED, Stage.REVIEWING, Stage.REVIEWED, Stage.AMENDING, Stage.CEASING)
_ANY = stages(*_IN_FORCE)
_REASSESS, _AWAY, _END = "Reassessment", "A move to another council", "The end of the plan"
_LETTER = (Fact.DECISION_LETTER_ON,)
_MEETING = "A review is arranged while the plan is in force and no other review or amendment is under way."
_AFTER_MEETING = "This follows a review meeting: record first when it was held."
_OF_AMENDMENT = "This follows an amendment notice: record first when it was sent."
_WHILE_IN_FORCE = "This can be recorded while the plan is in force."

MOVES: tuple[Move, ...] = (
    Move(
        Event.PLAN_MADE, "The plan was made", "Record the plan", "Plan made",
        Party.COUNCIL, stages(None), Stage.MAINTAINED,
        "A plan has one case. Open a new one only for a plan that was made after the last one ceased.",
        help="The date on the final plan, and when it was last reviewed if it has been.",
        sets=_LETTER, asks=(Fact.LAST_REVIEW_ON,),
    ),
    Move(
        Event.REVIEW_ARRANGED, "A review meeting was arranged", "Arrange the review meeting", "Review arranged",
        Party.SCHOOL, stages(Stage.MAINTAINED), Stage.REVIEWING, _MEETING,
        help="Everyone has to be invited, and the advice sent round, at least two weeks before the meeting.",
        plans=(Fact.MEETING_ON,), clears=ROUND,
    ),
    Move(
        Event.REVIEW_MOVED, "The review meeting was moved to another day", "Move the review meeting", "Review moved",
        Party.SCHOOL, stages(Stage.REVIEWING), None,
        "A meeting can be moved while it has not been held.",
        help="Everyone is to be invited anew, again at least two weeks before the meeting.",
        plans=(Fact.MEETING_ON,), clears=(Fact.INVITED_ON,),
    ),
    Move(
        Event.INVITED, "Everyone was invited to the review", "Record the invitations", "Invited",
        Party.SCHOOL, stages(Stage.REVIEWING), None,
        "Invitations follow once the meeting is arranged.",
        needs=(Fact.MEETING_ON,),
    ),
    Move(
        Event.PAPERS_SENT, "The advice was sent to everyone invited", "Record that the papers were sent", "Papers sent",
        Party.SCHOOL, stages(Stage.REVIEWING), None,
        "Papers are sent once the meeting is arranged.",
        help="The day on which the advice that had come went to everyone on the list, at least two weeks before the meeting.",
        needs=(Fact.MEETING_ON,),
    ),
    Move(
        Event.MEETING_HELD, "The review meeting was held", "Record the review meeting", "Review meeting",
        Party.SCHOOL, stages(Stage.MAINTAINED, Stage.REVIEWING), Stage.REVIEWED,
        "A meeting is recorded when it has been held, and no other review or amendment is under way.",
        sets=(Fact.REVIEW_HELD_ON,), clears=ROUND, clears_in=Stage.MAINTAINED,
    ),
    Move(
        Event.REPORT_SENT, "The school sent the report of the review", "Record that the report was sent", "Report sent",
        Party.SCHOOL, stages(Stage.REVIEWED, Stage.AMENDING), None, _AFTER_MEETING,
        help="The day on which it went to the council and to everyone who was invited, with the advice.",
        needs=(Fact.MEETING_ON,),
    ),
    Move(
        Event.KEPT, "The council decided to keep the plan as it is", "Record that the plan is kept", "Plan kept",
        Party.COUNCIL, stages(Stage.REVIEWED), Stage.MAINTAINED, _AFTER_MEETING,
        help="With this decision the review is complete, and the next twelve months begin.",
        sets=(Fact.LAST_REVIEW_ON, *_LETTER),
    ),
    Move(
        Event.AMENDMENT_NOTICE, "The council sent its amendment notice", "Record the amendment notice", "Amendment notice",
        Party.COUNCIL, stages(Stage.MAINTAINED, Stage.REVIEWED), Stage.AMENDING,
        "An amendment notice follows a review meeting, or comes while no review is under way.",
        help="The day on which the plan and the proposed changes were sent. A letter that the plan will be amended, "
        "without the changes, is not yet this notice.",
        completes=(Fact.LAST_REVIEW_ON,), clears=ROUND, clears_in=Stage.MAINTAINED,
    ),
    Move(
        Event.AMENDMENT_ANSWERED, "The family commented on the changes", "Record the family's comments", "Family answered",
        Party.FAMILY, stages(Stage.AMENDING), None, _OF_AMENDMENT, needs=(Fact.AMENDMENT_NOTICE_ON,),
    ),
    Move(
        Event.AMENDED, "The council issued the amended plan", "Record the amended plan", "Amended plan",
        Party.COUNCIL, stages(Stage.AMENDING), Stage.MAINTAINED, _OF_AMENDMENT, sets=_LETTER,
    ),
    Move(
        Event.NOT_AMENDED, "The council decided not to amend the plan after all", "Record that the plan is not amended",
        "Not amended", Party.COUNCIL, stages(Stage.AMENDING), Stage.MAINTAINED, _OF_AMENDMENT, sets=_LETTER,
    ),
    Move(
        Event.CEASE_DECIDED, "The council decided to end the plan", "Record a decision to end the plan", "To cease",
        Party.COUNCIL, stages(Stage.MAINTAINED, Stage.REVIEWED), Stage.CEASING, _WHILE_IN_FORCE,
        help="The plan and its provision go on until the time to appeal has run out or the appeal is decided.",
        sets=_LETTER, completes=(Fact.LAST_REVIEW_ON,), side=_END,
    ),
    Move(
        Event.CEASED, "The plan ended", "Record that the plan ended", "Plan ended",
        Party.COUNCIL, stages(Stage.MAINTAINED, Stage.CEASING), Stage.CEASED, _WHILE_IN_FORCE, side=_END,
        help="The last day of the plan. It goes on until the time to appeal has run out or the appeal is decided. The case closes.",
    ),
    Move(
        Event.REASSESSMENT_REQUESTED, "A reassessment was asked for", "Record a request to reassess", "Reassessment asked",
        Party.FAMILY, _ANY, None, _WHILE_IN_FORCE, not_while=(Fact.REASSESSMENT_REQUESTED_ON,), side=_REASSESS,
        help="The day on which the council received the request for a new assessment, by the family or the school: fifteen days count from it.",
    ),
    Move(
        Event.REASSESSMENT_REFUSED, "The council refused to reassess", "Record a refusal to reassess", "Not reassessed",
        Party.COUNCIL, _ANY, None, _WHILE_IN_FORCE, sets=_LETTER,
        needs=(Fact.REASSESSMENT_REQUESTED_ON,), settles=True, side=_REASSESS,
    ),
    Move(
        Event.REASSESSMENT_AGREED, "The council agreed to reassess", "Record that the council reassesses", "To reassess",
        Party.COUNCIL, _ANY, None, _WHILE_IN_FORCE, not_while=(Fact.REASSESSMENT_AGREED_ON,), side=_REASSESS,
        help="The day on which the family was told. The plan goes on until the new one is issued.",
    ),
    Move(
        Event.REASSESSED, "The council issued the plan after reassessment", "Record the plan after reassessment",
        "Reassessed plan", Party.COUNCIL, _ANY, Stage.MAINTAINED,
        "This follows a reassessment: record first that the council agreed to it.",
        sets=_LETTER, needs=(Fact.REASSESSMENT_AGREED_ON,), settles=True, side=_REASSESS,
    ),
    Move(
        Event.OLD_COUNCIL_AWARE, "The council learned that the child moves to another area",
        "Record that the council knows of the move", "Move known", Party.OLD_COUNCIL, _ANY, None, _WHILE_IN_FORCE,
        help="The day on which the council that keeps the plan became aware, and the day of the move if it is known.",
        asks=(Fact.MOVED_ON,), side=_AWAY,
    ),
    Move(
        Event.PLAN_TRANSFERRED, "The plan was transferred to the new council", "Record the transfer", "Plan transferred",
        Party.OLD_COUNCIL, _ANY, None, _WHILE_IN_FORCE,
        help="From this day the new council has to secure what the plan says.", side=_AWAY,
    ),
    Move(
        Event.NEW_COUNCIL_WROTE, "The new council told the family about the transfer", "Record the new council's letter",
        "New council wrote", Party.NEW_COUNCIL, _ANY, None, "This follows a transfer of the plan.",
        needs=(Fact.PLAN_TRANSFERRED_ON,), side=_AWAY,
    ),
    order(Event.ORDERED_TO_REASSESS, "the council to reassess", "Ordered: reassess", _ANY, None),
    order(Event.ORDERED_TO_AMEND, "the plan to be amended", "Ordered: amend", _ANY, Stage.AMENDING),
    order(Event.ORDERED_TO_AMEND_I, "section I to be amended", "Ordered: section I", _ANY, Stage.AMENDING),
    order(Event.ORDERED_TO_CONTINUE, "the plan to go on", "Ordered: go on", stages(Stage.CEASING), Stage.MAINTAINED),
    *disputes(_IN_FORCE, None),
)  # fmt: skip
