"""How long a concern may wait for an answer, and how long it has waited."""

from datetime import date, timedelta

from senco.access.rules.words import plural

# No law sets this: two weeks are the house's own promise to the colleague who raised it. The code of practice asks
# only that what a teacher notices is acted on early (SEND code of practice 2015, 6.16 to 6.19).
ANSWER_WITHIN = timedelta(days=14)


def answer_by(raised_on: date) -> date:
    """The day by which a concern should have its answer."""
    return raised_on + ANSWER_WITHIN


def waiting_in_words(raised_on: date, on: date) -> str:
    """How long a concern has waited, in calendar days: "since today", "1 day", "12 days"."""
    days = (on - raised_on).days
    return "since today" if days < 1 else plural(days, "day")
