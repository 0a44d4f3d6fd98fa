"""Mediation, appeal and the tribunal's orders: what may happen beside a case once the council has decided something."""

from ehcp.rules.facts import Fact
from ehcp.rules.moves.table import Event, Move, Stage, stages
from ehcp.rules.periods import Party

SIDE = "Mediation and appeal"
_AFTER_A_DECISION = "Mediation and appeal follow a decision of the council that can be appealed against."
_AFTER_AN_APPEAL = "This follows an appeal: record first when the tribunal received it."


def disputes(decided: tuple[Stage, ...], ended_in: Stage | None) -> tuple[Move, ...]:
    """The moves of a dispute in the stages in which something is decided; an appeal that fails leads to ``ended_in``."""
    after = stages(*decided)
    return (
        Move(
            Event.MEDIATION_ASKED, "The family asked for mediation", "Record that mediation was asked for",
            "Mediation asked", Party.FAMILY, after, None, _AFTER_A_DECISION,
            help="The family contacts the mediation adviser within two months of the decision letter.",
            side=SIDE, needs=(Fact.DECISION_LETTER_ON,),
        ),
        Move(
            Event.MEDIATION_MET, "The mediation meeting took place", "Record the mediation meeting", "Mediation met",
            Party.COUNCIL, after, None, _AFTER_A_DECISION, side=SIDE, needs=(Fact.MEDIATION_ASKED_ON,),
            help="The day on which the family and the council met. What they agreed binds nobody yet: note it.",
        ),
        Move(
            Event.MEDIATION_ENDED, "Mediation ended or was declined", "Record the end of mediation", "Mediation ended",
            Party.FAMILY, after, None, _AFTER_A_DECISION,
            help="The day on which the family declined mediation, or on which it ended or counts as failed.",
            side=SIDE, needs=(Fact.DECISION_LETTER_ON,),
        ),
        Move(
            Event.CERTIFICATE, "The mediation certificate was issued", "Record the certificate", "Certificate",
            Party.MEDIATION_ADVISER, after, None, _AFTER_A_DECISION,
            help="The date on the certificate: an appeal can be made for one month after it.",
            side=SIDE, needs=(Fact.DECISION_LETTER_ON,),
        ),
        Move(
            Event.APPEALED, "The tribunal received the family's appeal", "Record an appeal", "Appeal",
            Party.FAMILY, after, None, _AFTER_A_DECISION,
            help="The day on which the tribunal received it, as its letter to the family says. Only the family can appeal.",
            side=SIDE, needs=(Fact.DECISION_LETTER_ON,), not_while=(Fact.APPEALED_ON,),
        ),
        Move(
            Event.APPEAL_SENT, "The tribunal sent the appeal to the council", "Record that the council has the appeal",
            "Council has it", Party.TRIBUNAL, after, None, _AFTER_AN_APPEAL, side=SIDE, needs=(Fact.APPEALED_ON,),
            help="The date on the tribunal's letter to the council: its time to answer counts from it.",
        ),
        Move(
            Event.APPEAL_ANSWERED, "The council answered the appeal", "Record the council's answer", "Council answered",
            Party.COUNCIL, after, None, _AFTER_AN_APPEAL, side=SIDE, needs=(Fact.APPEAL_SENT_ON,),
            help="The day on which the tribunal received it, as the family's copy says.",
        ),
        Move(
            Event.APPEAL_ENDED, "The appeal was withdrawn or dismissed", "Record that the appeal ended", "Appeal ended",
            Party.TRIBUNAL, after, ended_in, _AFTER_AN_APPEAL,
            help="The date of the withdrawal or of the tribunal's decision. What the council decided then stands.",
            side=SIDE, needs=(Fact.APPEALED_ON,), settles=True,
        ),
    )  # fmt: skip


def order(event: Event, title: str, short: str, after: frozenset[Stage | None], to: Stage | None, sets: tuple[Fact, ...] = ()) -> Move:
    """The row of one order of the tribunal; it ends the appeal that it decides."""
    return Move(
        event, f"The tribunal ordered {title}", f"Record the order {title}", short, Party.TRIBUNAL, after, to,
        _AFTER_AN_APPEAL, help="The date of the order. Where the order itself sets other dates, they hold: note them.",
        side=SIDE, needs=(Fact.APPEALED_ON,), settles=True, sets=sets,
    )  # fmt: skip
