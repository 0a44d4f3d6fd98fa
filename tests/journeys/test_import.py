"""Bringing pupils in: a real file, looked at before anything is written, brought in by the worker, and once only."""

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.conftest import ROOT, Person, Stack

FILE = ROOT / "tests" / "vectors" / "imports" / "v09_utf8_bom.csv"
ONE_PUPIL = (
    "Surname,Forename,DOB,Year,SEN Status,SEN Need,Contact name,Contact relationship\n"
    "Fernleigh,Isolde,14/03/2018,3,K,SLCN,Ms Fernleigh,Mother\n"
)
AGE_THE_HEARTBEAT = (
    "from datetime import timedelta; from senco.access.models import Heartbeat; from django.utils import timezone; "
    "Heartbeat.objects.filter(pk='worker').update(at=timezone.now() - timedelta(minutes=4))"
)


def test_a_file_is_previewed_confirmed_brought_in_and_changes_nothing_twice(at_a_desk: Person, stack: Stack) -> None:
    senco = at_a_desk
    senco.sign_in("senco")
    senco.follow("Bring in pupils")
    senco.look("import-start")
    _choose(senco, FILE)
    senco.is_at("What this file would change")
    for name in ("O’Shaughnessy-Núñez, Siobhán", "D'Souza, Zoë", "Nguyễn, Minh Anh", "Smith, Jack"):
        senco.sees(name)
    senco.sees("4 pupils would be added and none changed.")
    senco.look("import-preview")
    with stack.alone():
        senco.press("Bring these pupils in")
        senco.is_at("The pupils are brought in")
    senco.sees("4 pupils were added and none changed.")
    senco.look("import-result")
    senco.follow("Open the register")
    senco.page.locator("form.filters").get_by_label("Name").locator("visible=true").fill("Nguyen")
    senco.press("Show")
    expect(senco.page.get_by_role("row").filter(has_text="Minh Anh Nguyễn").first).to_contain_text("SPLD")
    _once_more(senco)


def test_a_file_that_is_no_list_is_refused_at_its_field(at_a_desk: Person, tmp_path: Path) -> None:
    senco = at_a_desk
    senco.sign_in("senco")
    senco.follow("Bring in pupils")
    senco.press("Show what would change")
    expect(senco.page.get_by_role("alert")).to_contain_text("Choose a file")
    for name, content, words in (
        ("register.csv", b"%PDF-1.7\n%\xe2\xe3", "a PDF: export the list as CSV instead"),
        ("register.xlsx", b"PK\x03\x04rest", "an Excel workbook"),
        ("empty.csv", b"", "empty"),
    ):
        file = tmp_path / name
        file.write_bytes(content)
        _choose(senco, file)
        field = senco.page.get_by_label("File", exact=True)
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(field).to_have_accessible_description(re.compile(re.escape(words)))
        expect(senco.page.get_by_role("alert")).to_contain_text(words)
    senco.look("import-refused")


def test_an_administrator_sees_no_need_and_a_waiting_file_is_done_by_itself(
    at_a_desk: Person, stack: Stack, tmp_path: Path
) -> None:
    admin = at_a_desk
    admin.sign_in("admin")
    admin.follow("Bring in pupils")
    file = tmp_path / "one-pupil.csv"
    file.write_text(ONE_PUPIL, encoding="utf-8")
    _choose(admin, file)
    admin.is_at("What this file would change")
    admin.sees("is brought in, but neither shown to you nor counted here")
    expect(admin.page.get_by_role("columnheader", name="SEN", exact=True)).to_have_count(0)
    admin.look("import-preview-of-an-administrator")
    with stack.alone():
        with stack.held("worker"):
            admin.press("Bring these pupils in")
            admin.is_at("Bringing pupils in")
            admin.sees("Waiting for its turn")
            admin.look("import-waiting")
            stack.manage("shell", "-c", AGE_THE_HEARTBEAT)
            admin.sees("is not running just now")
            admin.sees("Nothing is lost, and you need not do anything.")
            admin.look("import-stopped")
        admin.is_at("The pupils are brought in")


def _choose(person: Person, file: Path) -> None:
    person.page.get_by_label("File", exact=True).set_input_files(file)
    person.press("Show what would change")


def _once_more(senco: Person) -> None:
    senco.follow("Bring in pupils")
    expect(senco.page.get_by_role("row").filter(has_text=FILE.name).first).to_contain_text("Brought in")
    _choose(senco, FILE)
    senco.is_at("What this file would change")
    senco.sees("No pupils would be added and none changed.")
    senco.look("import-nothing-new")
