"""When something breaks: a broker that hangs, a worker that is killed. Pages answer, and nothing that was asked is lost."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.conftest import Person, Stack

LONGEST = 10  # seconds for a page while something is broken
UNTIL_IT_RUNS_AGAIN = 90_000  # milliseconds; a worker starts slowly on a busy machine
PAGES = (("today/", None), ("register/", "Register"), ("concerns/", "Concerns"), ("ehc/", "EHC cases"))
ONE_PUPIL = "Surname,Forename,DOB,Year,SEN Status,SEN Need\n{},Isolde,14/03/2018,3,K,SLCN\n"


def test_with_a_broker_that_hangs_every_page_answers_and_the_work_is_done_later(
    at_a_desk: Person, stack: Stack, tmp_path: Path
) -> None:
    senco = at_a_desk
    senco.sign_in("senco")
    _preview(senco, _file(tmp_path, "Fernleigh"))
    preview = senco.page.url
    with stack.alone():
        with stack.held("valkey"):
            _every_page_answers(senco)
            senco.page.goto(preview)
            with _in_time("confirming a file"):
                senco.press("Bring these pupils in")
                senco.is_at("Bringing pupils in")
            assert senco.page.request.get(f"{stack.url}/readyz").ok
            assert senco.page.request.get(f"{stack.url}/readyz").json()["broker"] == "down"
            senco.page.goto(f"{stack.url}/s/{senco.school.slug}/import/")
        senco.page.goto(preview)
        _is_brought_in(senco)


def test_a_killed_worker_is_started_again_and_does_what_waited(at_a_desk: Person, stack: Stack, tmp_path: Path) -> None:
    senco = at_a_desk
    senco.sign_in("senco")
    _preview(senco, _file(tmp_path, "Ottersby"))
    with stack.alone():
        killed = stack.process("worker")
        os.kill(killed, signal.SIGKILL)
        senco.press("Bring these pupils in")
        _is_brought_in(senco)
        assert stack.process("worker") != killed


def _every_page_answers(senco: Person) -> None:
    for path, heading in PAGES:
        with _in_time(path):
            senco.open(path)
            expect(senco.page.get_by_role("heading", level=1, name=heading)).to_be_visible()
    senco.open("register/")
    with _in_time("a pupil's page"):
        senco.page.locator("main tbody th a").first.click()
        expect(senco.page.get_by_role("link", name="Raise a concern").first).to_be_visible()
    senco.follow("Raise a concern")
    senco.field("What did you see?").fill("Works alone at last, in maths, for ten minutes.")
    with _in_time("posting a concern"):
        senco.press("Send to the SENCO")
        senco.is_told("is with the SENCO")


@contextmanager
def _in_time(what: str) -> Iterator[None]:
    begin = time.monotonic()
    yield
    took = time.monotonic() - begin
    assert took < LONGEST, f"{what} took {took:.1f} s"


def _file(folder: Path, surname: str) -> Path:
    file = folder / "pupils.csv"
    file.write_text(ONE_PUPIL.format(surname), encoding="utf-8")
    return file


def _preview(senco: Person, file: Path) -> None:
    senco.follow("Bring in pupils")
    senco.page.get_by_label("File", exact=True).set_input_files(file)
    senco.press("Show what would change")
    senco.is_at("What this file would change")


def _is_brought_in(senco: Person) -> None:
    """The page of the file goes on to the result by itself, as soon as the worker has done it."""
    result = senco.page.get_by_role("heading", level=1, name="The pupils are brought in")
    expect(result).to_be_visible(timeout=UNTIL_IT_RUNS_AGAIN)
