"""What is written in a case, for the cast of the tests."""

from datetime import date

from ehcp.models import Case
from ehcp.rules.writings.advice import ADVICE
from ehcp.services import writings
from senco.access.actor import Actor


def make_writing(senco: Actor, case: Case, canary: str, today: date) -> dict[str, object]:
    """The school's advice, issued once and taken back to write on, with what was issued."""
    row = writings.begin_writing(actor=senco, kind=ADVICE, case=case, today=today)
    row = writings.write_writing(actor=senco, writing=row, version=0, texts={"can": f"{canary}-council-can"})
    issued = writings.issue_writing(
        actor=senco, writing=row, version=1, dated=today, by=f"{canary}-council-by", today=today
    )
    writings.take_writing_back(actor=senco, writing=row)
    return {"writing": row, "issued": issued}
