"""Two consultations about children who are not on roll: one to answer within days, one answered."""

from dataclasses import dataclass
from datetime import date, timedelta

from dashboards.demo.days import weekday_by
from dashboards.demo.plan_advice import OFFICER
from dashboards.demo.plan_cases import COUNCIL
from ehcp.models import Candidate
from ehcp.services.candidate_replies import send_reply, write_reply
from ehcp.services.candidates import ask_colleague, open_consultation
from senco.access.actor import Actor
from senco.access.rules.dates import school_year_start

OPEN_DAYS, ANSWERED_DAYS, SENT_DAYS = 9, 24, 13  # days ago; the first has six of its fifteen days left


@dataclass(frozen=True)
class Told:
    """One child of the demo school's consultations."""

    forename: str
    surname: str
    year: str
    asked_year: str
    age: int
    school: str
    needs: tuple[str, ...]
    note: str


OPEN = Told("Rowan", "Thackeray-Obi", "5", "5", 9, "Hillcrest Primary School", ("ASD", "SLCN"),
            "Needs a quiet place to work, visual timetables, and an adult who knows her at change-overs.")  # fmt: skip
ANSWERED = Told("Jonah", "Petrescu", "2", "3", 7, "Bramley Infant School", ("PD",),
                "Uses a walking frame; personal care twice a day.")  # fmt: skip


def load_consultations(*, actor: Actor, today: date) -> int:
    """Record both as the school would have; how many there are."""
    _open(actor, today)
    _answered(actor, today)
    return 2


def _recorded(actor: Actor, told: Told, received_on: date, reply_by_on: date | None, today: date) -> Candidate:
    begins = school_year_start(today)
    return open_consultation(
        actor=actor, forename=told.forename, surname=told.surname, born_on=begins.replace(year=begins.year - told.age, month=11, day=12),
        year=told.year, asked_year=told.asked_year, asked_from_on=None, current_school=told.school, needs=list(told.needs),
        needs_note=told.note, council=COUNCIL, officer=OFFICER, received_on=received_on,
        receipt_confirmed=True, reply_by_on=reply_by_on, plan_made_on=None, today=today,
    )  # fmt: skip


def _open(actor: Actor, today: date) -> None:
    received_on = today - timedelta(days=OPEN_DAYS)
    candidate = _recorded(actor, OPEN, received_on, today + timedelta(days=1), today)
    ask_colleague(
        actor=actor, candidate=candidate, who="The teacher of Year 5", asked_on=received_on + timedelta(days=1), today=today,
        question="Could your class take the child with the support that the draft plan names?",
        answer="Yes, with the corner by the library as a quiet place. I would want two visits beforehand.",
    )  # fmt: skip
    ask_colleague(
        actor=actor, candidate=candidate, who="The head teacher", asked_on=received_on + timedelta(days=2), today=today,
        question="Is there money for an adult at change-overs until the council's top-up begins?",
    )  # fmt: skip
    write_reply(
        actor=actor, candidate=candidate, version=0, answer="",
        adjustments="A quiet place in the library corner; a visual timetable in class and hall.",
    )  # fmt: skip


def _answered(actor: Actor, today: date) -> None:
    candidate = _recorded(actor, ANSWERED, today - timedelta(days=ANSWERED_DAYS), None, today)
    ask_colleague(
        actor=actor, candidate=candidate, who="The site manager", asked_on=today - timedelta(days=20), today=today,
        question="Which rooms can be reached with a walking frame?", answer="All of the ground floor; Year 3 is on it.",
    )  # fmt: skip
    write_reply(
        actor=actor, candidate=candidate, version=0, answer="meet",
        adjustments="A rail in the washroom by Year 3, and a changing bed.",
        staffing="Two adults trained in moving and handling; personal care twice a day, thirty minutes each.",
        money="About 4,300 pounds a year beside the notional budget, as the draft plan names.",
    )  # fmt: skip
    send_reply(actor=actor, candidate=candidate, sent_on=weekday_by(today - timedelta(days=SENT_DAYS)), today=today)
