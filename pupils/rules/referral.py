"""A referral to a service outside the school: how it stands follows from its dates, and so does when to chase it."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from senco.access.rules.dates import long_date

CHASE_AFTER = timedelta(weeks=6)  # the house's own mark: services answer within a half-term, or somebody should ask


class Answer(StrEnum):
    """What the service said."""

    ACCEPTED = "accepted"
    DECLINED = "declined"


class Stage(StrEnum):
    """How a referral stands."""

    TO_SEND = "to_send"
    WAITING = "waiting"
    ACCEPTED = "accepted"
    REPORTED = "reported"
    DECLINED = "declined"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        """As it stands on a page."""
        return STAGES[self]


STAGES = {
    Stage.TO_SEND: "To be sent",
    Stage.WAITING: "Waiting for an answer",
    Stage.ACCEPTED: "Accepted, report awaited",
    Stage.REPORTED: "Report received",
    Stage.DECLINED: "Declined",
    Stage.CLOSED: "Closed",
}
OPEN = (Stage.TO_SEND, Stage.WAITING, Stage.ACCEPTED)


@dataclass(frozen=True, slots=True)
class Facts:
    """The days of a referral; ``answer`` is an ``Answer`` or empty, ``chase_on`` the day set by hand, if any."""

    agreed_on: date | None = None
    sent_on: date | None = None
    answer: str = ""
    answered_on: date | None = None
    report_on: date | None = None
    chase_on: date | None = None
    closed_on: date | None = None


def stage_of(facts: Facts) -> Stage:
    """How a referral stands."""
    if facts.closed_on is not None:
        return Stage.CLOSED
    if facts.report_on is not None:
        return Stage.REPORTED
    if facts.answer == Answer.DECLINED:
        return Stage.DECLINED
    if facts.answer == Answer.ACCEPTED:
        return Stage.ACCEPTED
    return Stage.WAITING if facts.sent_on is not None else Stage.TO_SEND


def waiting_since(facts: Facts) -> date | None:
    """Since when somebody outside owes something, or None where nobody does."""
    match stage_of(facts):
        case Stage.WAITING:
            return facts.sent_on
        case Stage.ACCEPTED:
            return facts.answered_on
        case _:
            return None


def chase_by(facts: Facts) -> date | None:
    """When to ask how it stands: the day set by hand, else six weeks after the last step. None where nobody owes anything."""
    since = waiting_since(facts)
    if since is None:
        return None
    return facts.chase_on if facts.chase_on is not None and facts.chase_on > since else since + CHASE_AFTER


def why_not(facts: Facts, on: date) -> str | None:
    """What cannot be right about the days of a referral, or None. Services outside are asked with the parents' agreement
    (SEND code of practice 2015, 6.58 to 6.59)."""
    if facts.sent_on is not None and facts.agreed_on is None:
        return "Write first when the parents agreed: a service outside the school is asked with their agreement."
    if facts.answer and facts.sent_on is None:
        return "Write first when it was sent: a service answers what it was asked."
    if bool(facts.answer) != (facts.answered_on is not None):
        return "Write both, what the service said and on which day."
    if facts.report_on is not None and facts.answer != Answer.ACCEPTED:
        return "A report comes after the service has accepted. Write that first, or close the referral."
    days = [facts.agreed_on, facts.sent_on, facts.answered_on, facts.report_on]
    known = [day for day in days if day is not None]
    if any(day > on for day in known):
        return f"{long_date(max(known))} is still to come. Write what has happened."
    if known != sorted(known):
        return "The days are not in order: parents agree, it is sent, the service answers, the report comes."
    return None
