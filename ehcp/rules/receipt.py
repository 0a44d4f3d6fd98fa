"""The day on which a request counts as received, worked out from how and when it was sent."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from ehcp.rules.working_days import is_working_day, next_working_day
from senco.access.rules.dates import short_day
from senco.calendar.rules.bank_holidays import bank_holidays_are_known

CLOSE_OF_BUSINESS = time(17, 0)


class Method(StrEnum):
    """How a request reached the council."""

    EMAIL = "email"
    HAND = "hand"
    SIGNED_FOR = "signed-for"
    FIRST_CLASS_POST = "first-class-post"


@dataclass(frozen=True)
class Receipt:
    """The day a request is taken to have been received, and why.

    It is assumed until the council confirms it. ``complete`` is False where the bank holidays of that year are not
    known, so that only weekends were left out.
    """

    received_on: date
    why: str
    complete: bool = True


def received(sent_at: datetime, method: Method) -> Receipt:
    """Work out the day of receipt from civil time in England.

    For a signed-for letter ``sent_at`` is when the council signed. The regulations set no method; this is the
    convention IPSEA publishes for letters about time limits.
    """
    sent_on = sent_at.date()
    match method:
        case Method.SIGNED_FOR:
            return Receipt(sent_on, f"The council signed for it on {short_day(sent_on)}.")
        case Method.FIRST_CLASS_POST:
            day = next_working_day(sent_on)
            why = f"Posted first class on {short_day(sent_on)}: the next working day."
        case Method.EMAIL | Method.HAND:
            done = "Sent by email" if method is Method.EMAIL else "Delivered by hand"
            if is_working_day(sent_on) and sent_at.time() <= CLOSE_OF_BUSINESS:
                day, why = sent_on, f"{done} on {short_day(sent_on)}, by 5 pm on a working day: the same day."
            else:
                reason = "after 5 pm" if is_working_day(sent_on) else "not a working day"
                day, why = (
                    next_working_day(sent_on),
                    f"{done} on {short_day(sent_on)}, {reason}: the next working day.",
                )
    return Receipt(day, why, complete=bank_holidays_are_known(day) and bank_holidays_are_known(sent_on))
