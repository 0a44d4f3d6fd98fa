"""How a new school comes to life: accepting an invitation, the calendar, pupils and staff from files."""

import uuid
from pathlib import Path

from tests.journeys.conftest import Person, School, Stack

PASSWORD = "violet-harbour-spoon-71"


def a_new_school(stack: Stack, *roles: str) -> School:
    """A school of which only the name is there; an administrator and a SENCO are invited from the command line.

    ``roles`` are those of the people who come later; each has an address, as those two have.
    """
    slug = f"n{uuid.uuid4().hex[:8]}"
    people = {role: f"{role}@{slug}.example.org" for role in ("admin", "senco", *roles)}
    stack.manage(
        "add_school", slug, "--name", "Harrow Lane Primary", "--admin-email", people["admin"], "--admin-name", "Olu Office"
    )
    stack.manage("invite", people["senco"], "--school", slug, "--name", "Sara Senco", "--role", "senco")
    return School(slug, people, PASSWORD)


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


def the_pupils(office: Person, folder: Path, rows: str, expected: str) -> None:
    """A file of the school's system is looked at and brought in by the worker."""
    file = folder / "pupils.csv"
    file.write_text(rows, encoding="utf-8")
    office.follow("Bring in pupils")
    office.page.get_by_label("File", exact=True).set_input_files(file)
    office.press("Show what would change")
    office.sees(expected)
    with office.stack.alone():
        office.press("Bring these pupils in")
        office.is_at("The pupils are brought in")


def the_staff(office: Person, folder: Path, rows: str, *expected: str) -> None:
    """A list of staff is looked at; each is invited, and linked when they accept. ``expected`` is what the preview says."""
    file = folder / "staff.csv"
    file.write_text(rows, encoding="utf-8")
    office.follow("Classes and staff")
    office.follow("Bring in a file")
    office.look("staff-file")
    office.page.get_by_label("File", exact=True).set_input_files(file)
    office.press("Show what it would do")
    for words in expected:
        office.sees(words)
    office.look("staff-file-preview")
    office.press("Do this")
    office.is_told(f"Invited: {len(rows.splitlines()) - 1}.")
