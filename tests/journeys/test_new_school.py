"""A new school from nothing to its first lesson: calendar, pupils, staff and classes from files, the first teacher at work."""

from pathlib import Path

import pytest

from tests.journeys.beginning import a_new_school, comes_in, the_calendar, the_pupils, the_staff
from tests.journeys.conftest import DESK, PHONE, Arrive, Person, School, Stack

PUPILS = """UPN,Legal Surname,Legal Forename,DOB,Year,Reg,SEN Status,SEN Need
,Okonjo-Price,Temi,04/10/2018,3,3W,K,SLCN
,Bednarek,Łucja,11/02/2019,3,3W,N,
,Farrow,Kit,23/05/2019,3,3W,E,ASD; SLCN
,Rahimi,Sahar,30/08/2018,4,4W,N,
,O'Donnell,Ruairí,02/01/2018,4,4W,K,SEMH
"""


@pytest.fixture(scope="module")
def school(stack: Stack) -> School:
    """A school of which only the name is there, with an administrator and a SENCO invited from the command line."""
    return a_new_school(stack, "teacher")


def test_a_school_lives_in_it_from_nothing_to_the_first_class(
    at_a_desk: Person, arrive: Arrive, stack: Stack, tmp_path: Path
) -> None:
    office = at_a_desk
    comes_in(office, "admin")
    office.is_at("People")
    the_calendar(office)
    the_pupils(office, tmp_path, PUPILS, "5 pupils would be added and none changed.")
    staff = f"Name,E-mail,Role,Class\nTam Teacher,{office.school.people['teacher']},Teacher,3W\n"
    the_staff(office, tmp_path, staff, "Invite as class teacher, then link with 3W")
    senco = arrive(DESK)
    comes_in(senco, "senco")
    senco.follow("Register")
    senco.sees("3 pupils: 1 with a plan, 2 on SEN support")
    teacher = arrive(PHONE, has_touch=True)
    comes_in(teacher, "teacher")
    teacher.sees("No class is yours yet")
    senco.follow("Classes and staff")
    senco.sees("Waiting to be confirmed")
    senco.look("staffing-waiting")
    senco.press("Confirm this link")
    senco.is_told("1 link confirmed.")
    senco.look("staffing")
    teacher.page.reload()
    teacher.sees("3 pupils, 2 with needs")
    office.follow("People")
    office.sees("Every child’s record")
    office.look("people-who-see")
