"""A new school from nothing to its first lesson: calendar, pupils, staff and classes from files, the first teacher at work."""

import uuid
from pathlib import Path

import pytest

from tests.journeys.conftest import DESK, PHONE, Arrive, Person, School, Stack

PASSWORD = "violet-harbour-spoon-71"
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
    slug = f"n{uuid.uuid4().hex[:8]}"
    people = {role: f"{role}@{slug}.example.org" for role in ("admin", "senco", "teacher")}
    stack.manage(
        "add_school", slug, "--name", "Harrow Lane Primary", "--admin-email", people["admin"], "--admin-name", "Olu Office"
    )
    stack.manage("invite", people["senco"], "--school", slug, "--name", "Sara Senco", "--role", "senco")
    return School(slug, people, PASSWORD)


def test_a_school_lives_in_it_from_nothing_to_the_first_class(
    at_a_desk: Person, arrive: Arrive, stack: Stack, tmp_path: Path
) -> None:
    office = at_a_desk
    comes_in(office, "admin")
    office.is_at("People")
    the_calendar(office)
    the_pupils(office, tmp_path)
    the_staff(office, tmp_path)
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


def comes_in(person: Person, role: str) -> None:
    """Accept the invitation in the mail, choose a password, sign in."""
    address = person.school.people[role]
    person.page.goto(person.stack.invitation_to(address))
    person.field("Choose a password").fill(PASSWORD)
    person.press("Accept and sign in")
    person.sees("Your account is ready.")
    person.sign_in_with(address, PASSWORD)


def the_calendar(office: Person) -> None:
    """The usual dates are filled in and saved."""
    office.follow("Calendar")
    office.sees("No dates yet")
    office.look("calendar-empty")
    office.follow("Set up the year")
    office.look("calendar-edit")
    office.press("Save the calendar")
    office.is_told("190 days")
    office.look("calendar")


def the_pupils(office: Person, folder: Path) -> None:
    """A file of the school's system is looked at and brought in by the worker."""
    file = folder / "pupils.csv"
    file.write_text(PUPILS, encoding="utf-8")
    office.follow("Bring in pupils")
    office.page.get_by_label("File", exact=True).set_input_files(file)
    office.press("Show what would change")
    office.sees("5 pupils would be added and none changed.")
    with office.stack.alone():
        office.press("Bring these pupils in")
        office.is_at("The pupils are brought in")


def the_staff(office: Person, folder: Path) -> None:
    """A list of staff is looked at; the new teacher is invited, and linked when they accept."""
    file = folder / "staff.csv"
    file.write_text(f"Name,E-mail,Role,Class\nTam Teacher,{office.school.people['teacher']},Teacher,3W\n", encoding="utf-8")
    office.follow("Classes and staff")
    office.sees("3W")
    office.follow("Bring in a file")
    office.look("staff-file")
    office.page.get_by_label("File", exact=True).set_input_files(file)
    office.press("Show what it would do")
    office.sees("Invite as class teacher, then link with 3W")
    office.look("staff-file-preview")
    office.press("Do this")
    office.is_told("Invited: 1.")
