"""What may follow what in a needs assessment, from the request to the plan or to the end of an appeal."""

from ehcp.rules.facts import Fact
from ehcp.rules.moves.disputes import SIDE, disputes, order
from ehcp.rules.moves.table import Event, Move, Stage, StageRow, stages
from ehcp.rules.periods import Party

STAGES: tuple[StageRow, ...] = (
    StageRow(Stage.REQUESTED, "Requested", "The council has the request and has not yet decided", Party.COUNCIL),
    StageRow(Stage.ASSESSING, "Being assessed", "The council is assessing", Party.COUNCIL),
    StageRow(Stage.REFUSED, "Refused", "The council has refused to assess", Party.FAMILY, until="TRIB-APPEAL"),
    StageRow(Stage.DRAFT_ISSUED, "Draft sent", "The draft plan is out", Party.COUNCIL),
    StageRow(Stage.FINAL_ISSUED, "Plan issued", "The final plan has been issued", None),
    StageRow(Stage.NO_PLAN, "No plan", "The council has decided not to issue a plan", Party.FAMILY, until="TRIB-APPEAL"),
    StageRow(Stage.DECISION_STANDS, "Decision stands", "The council's decision stands", None),
    StageRow(Stage.WITHDRAWN, "Withdrawn", "The request was withdrawn", None),
)

# In the order in which they usually happen; two events of one day are read in this order.
MOVES: tuple[Move, ...] = (
    Move(
        Event.REQUEST_RECEIVED, "The council received the request", "Record the request", "Request received",
        Party.COUNCIL, stages(None), Stage.REQUESTED,
        "A case starts with one request. Open a new case for another one.",
    ),
    Move(
        Event.REFUSED, "The council refused to assess", "Record a refusal to assess", "Council refused",
        Party.COUNCIL, stages(Stage.REQUESTED), Stage.REFUSED,
        "A refusal can be recorded while the council has not yet decided.",
        help="The day on which the family was told, and the date on the letter: two months to appeal count from that date.",
        sets=(Fact.DECISION_LETTER_ON,), asks=(Fact.DECISION_LETTER_ON,), sets_once=(Fact.DECISION_NOTIFIED_ON,),
    ),
    Move(
        Event.CONCEDED, "The council gave up its refusal", "Record that the council gave up its refusal",
        "Refusal given up", Party.COUNCIL, stages(Stage.REFUSED), Stage.ASSESSING,
        "This can be recorded after a refusal to assess.",
        help="The council agreed to assess without telling the tribunal that it does not oppose an appeal.",
        sets=(Fact.REFUSAL_REVERSED_ON,),
    ),
    Move(
        Event.UNOPPOSED, "The council told the tribunal that it does not oppose the appeal",
        "Record that the appeal is not opposed", "Not opposed", Party.COUNCIL, stages(Stage.REFUSED), Stage.ASSESSING,
        "This follows an appeal against a refusal: record first when the tribunal received it.",
        sets=(Fact.REFUSAL_REVERSED_ON,), needs=(Fact.APPEALED_ON,), settles=True, side=SIDE,
    ),
    order(
        Event.ORDERED_TO_ASSESS, "the council to assess", "Ordered to assess", stages(Stage.REFUSED), Stage.ASSESSING,
        sets=(Fact.REFUSAL_REVERSED_ON,),
    ),
    Move(
        Event.AGREED, "The council agreed to assess", "Record that the council agreed to assess", "Council agreed",
        Party.COUNCIL, stages(Stage.REQUESTED, Stage.ASSESSING), Stage.ASSESSING,
        "Agreement can be recorded while the council has not yet decided, and when an ordered assessment begins.",
        help="The day on which the family was told. After a refusal that was reversed: the day it was told that the assessment begins.",
        sets_once=(Fact.DECISION_NOTIFIED_ON,), not_while=(Fact.AGREED_ON,),
    ),
    Move(
        Event.ADVICE_ASKED, "The council asked for the school's advice", "Record that our advice was asked for",
        "Our advice asked", Party.COUNCIL, stages(Stage.REQUESTED, Stage.ASSESSING), None,
        "Advice can be asked for from the request until the draft plan.",
        help="The date on the council's letter, and the day it came if that was later. The school's six weeks count from the letter.",
        asks=(Fact.ADVICE_REQUEST_RECEIVED_ON,), not_while=(Fact.ADVICE_REQUESTED_ON,),
    ),
    Move(
        Event.ADVICE_SENT, "The school sent its advice", "Record that our advice was sent", "Our advice sent",
        Party.SCHOOL, stages(Stage.REQUESTED, Stage.ASSESSING, Stage.DRAFT_ISSUED), None,
        "Advice can be sent from the request until the final plan.",
        help="The day it went to the council. Keep a copy, and show the parents their part first.",
        needs=(Fact.ADVICE_REQUESTED_ON,), settles=True,
    ),
    Move(
        Event.DRAFT_ISSUED, "The council sent the draft plan", "Record the draft plan", "Draft plan",
        Party.COUNCIL, stages(Stage.ASSESSING, Stage.DRAFT_ISSUED, Stage.NO_PLAN), Stage.DRAFT_ISSUED,
        "A draft can be recorded once the council has agreed to assess, and again when it is sent anew.",
        help="The day on which the family was sent it: its fifteen days begin with that day.",
        sets_once=(Fact.FIRST_DRAFT_SERVED_ON,),
    ),
    Move(
        Event.FAMILY_ANSWERED, "The family commented on the draft", "Record the family's comments", "Family answered",
        Party.FAMILY, stages(Stage.DRAFT_ISSUED), None,
        "The family comments between the draft and the final plan.",
        help="The day on which its comments went to the council, through the school or not.",
        needs=(Fact.DRAFT_SERVED_ON,),
    ),
    Move(
        Event.CONSULTED, "The council consulted the school", "Record a consultation", "Consulted",
        Party.COUNCIL, stages(Stage.ASSESSING, Stage.DRAFT_ISSUED), None,
        "A school is consulted once the council has agreed to assess and before the final plan.",
        help="The council asks whether this school can be named in the plan. The day its letter came: the fifteen days count from it.",
    ),
    Move(
        Event.CONSULTATION_ANSWERED, "The school answered the consultation", "Record our answer", "Our answer",
        Party.SCHOOL, stages(Stage.ASSESSING, Stage.DRAFT_ISSUED), None,
        "An answer can be recorded until the final plan is issued.",
        help="The day it went to the council. It says whether the school can meet the needs, and what it would take.",
        needs=(Fact.CONSULTATION_RECEIVED_ON,), settles=True,
    ),
    Move(
        Event.NO_PLAN, "The council decided not to issue a plan", "Record a decision not to issue a plan", "No plan",
        Party.COUNCIL, stages(Stage.ASSESSING, Stage.DRAFT_ISSUED), Stage.NO_PLAN,
        "This decision follows an assessment: record first that the council agreed to assess.",
        help="The day on which the family was told, and the date on the letter: two months to appeal count from that date.",
        sets=(Fact.DECISION_LETTER_ON,), asks=(Fact.DECISION_LETTER_ON,),
    ),
    order(
        Event.ORDERED_TO_MAKE_PLAN, "the council to make a plan", "Ordered to plan", stages(Stage.NO_PLAN), Stage.ASSESSING,
    ),
    Move(
        Event.FINAL_ISSUED, "The council issued the final plan", "Record the final plan", "Final plan",
        Party.COUNCIL, stages(Stage.ASSESSING, Stage.DRAFT_ISSUED), Stage.FINAL_ISSUED,
        "A final plan follows an assessment: record first that the council agreed to assess.",
        help="The date on the plan. The case closes, and the plan gets a case of its own for its reviews.",
    ),
    Move(
        Event.WITHDRAWN, "The request was withdrawn", "Record that the request was withdrawn", "Withdrawn",
        Party.FAMILY, stages(Stage.REQUESTED, Stage.ASSESSING, Stage.DRAFT_ISSUED), Stage.WITHDRAWN,
        "A request can be withdrawn until the case is closed.",
        help="The day on which whoever made the request told the council. The case closes.",
    ),
    *disputes((Stage.REFUSED, Stage.NO_PLAN), Stage.DECISION_STANDS),
)  # fmt: skip
