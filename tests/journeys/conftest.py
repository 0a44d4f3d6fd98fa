"""Whole stories in a real browser, against the separately started stack, each in a new school of its own."""

import email
import fcntl
import json
import os
import re
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
import time_machine
from playwright.sync_api import APIResponse, Browser, BrowserContext, Locator, Page, expect, sync_playwright

from senco.env import NAMES
from tests.day import real_now
from tests.journeys.axe import Checks

ROOT = Path(__file__).resolve().parent.parent.parent
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
PATIENCE = 20_000  # milliseconds; a machine that runs all tests at once is slow
expect.set_options(timeout=PATIENCE)
BETWEEN_MAILS = "-" * 79 + "\n"
# Chromium as root without a sandbox of its own; the others keep it quiet where there is no network.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass(frozen=True)
class Stack:
    """The running product: its address and the data folder that its commands use."""

    url: str
    data: Path
    program: tuple[str, ...] = ("manage.py",)

    def manage(self, *words: str) -> str:
        """Run a command of the product beside the running one; return what it printed."""
        done = subprocess.run(
            [sys.executable, *self.program, *words],
            cwd=ROOT,
            env={**without_tests(), "SENCO_DATA": str(self.data)},
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == 0, f"{' '.join(words)}: {done.stderr[-2000:]}"
        return done.stdout

    def mails_to(self, address: str) -> list[EmailMessage]:
        """What was sent to an address so far. Mails of one second may stand in one file, with a line between them."""
        texts = [
            text for file in sorted((self.data / "mail").iterdir()) for text in file.read_text().split(BETWEEN_MAILS)
        ]
        found = [email.message_from_string(text, policy=policy.default) for text in texts if text.strip()]
        return [mail for mail in found if address in mail.get("To", "")]

    def invitation_to(self, address: str) -> str:
        """The link in the latest invitation that the worker sends to this address."""
        return self.link_to(address, "invitation")

    def link_to(self, address: str, kind: str) -> str:
        """The link of a kind in the latest mail that the worker sends to this address, within a minute."""
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            for mail in reversed(self.mails_to(address)):
                if link := re.search(rf"http://\S+/{kind}/\S+", mail.get_content()):
                    return link.group()
            time.sleep(0.5)
        raise AssertionError(f"No {kind} to {address} within a minute.")

    @contextmanager
    def alone(self) -> Iterator[None]:
        """For as long as this lasts, no other journey does work by hand, stops a process or waits for one to work."""
        with (self.data / "run" / "journeys.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def process(self, name: str) -> int:
        """The number of a process of the stack, by the name of its note: it leads a group of its own."""
        places = (self.data / "run" / f"{name}.pid", self.data / name / f"{name}.pid")
        return int(next(place for place in places if place.exists()).read_text().split()[0])

    @contextmanager
    def held(self, name: str) -> Iterator[None]:
        """A process of the stack and its children stand still: they neither work nor answer, and lose nothing."""
        group = os.getpgid(self.process(name))
        os.killpg(group, signal.SIGSTOP)
        try:
            yield
        finally:
            os.killpg(group, signal.SIGCONT)


def without_tests() -> dict[str, str]:
    """The environment without what belongs to this run of the tests, so that the command finds the stack's own."""
    ours = ("PYTEST", "DJANGO_SETTINGS_MODULE", *NAMES)
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


@pytest.fixture(scope="session")
def stack() -> Stack:
    """The stack that bin/test started. Its absence is a failure, never a skip."""
    url, data = os.environ.get("SENCO_STACK_URL"), os.environ.get("SENCO_STACK_DATA")
    assert url and data, "The product is not running. Run bin/test, which starts it."
    return Stack(url, Path(data))


@pytest.fixture(autouse=True)
def the_servers_time() -> Iterator[None]:
    """A story and its servers go by one clock."""
    if not time_machine.escape_hatch.is_travelling():
        yield
        return
    with time_machine.travel(real_now()):
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, headless."""
    path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@dataclass(frozen=True)
class School:
    """A school made for one journey: its slug, and the sign-in of each role."""

    slug: str
    people: dict[str, str]
    password: str


@pytest.fixture(scope="module")
def school(stack: Stack) -> School:
    """A new demo school of 60 pupils; the journeys of one file share it, those of another file have their own."""
    slug = f"j{uuid.uuid4().hex[:8]}"
    made = json.loads(stack.manage("demo_school", "--slug", slug, "--pupils", "60", "--json"))
    return School(made["school"], made["people"], made["password"])


@dataclass
class Person:
    """Somebody at a browser of their own."""

    page: Page
    stack: Stack
    school: School
    checks: Checks | None

    def sign_in(self, role: str) -> None:
        """Sign in as the school's person of a role, from the front door to the first page."""
        self.sign_in_with(self.school.people[role], self.school.password)
        self.page.wait_for_url(lambda url: "/account/login" not in url)

    def sign_in_with(self, email: str, password: str) -> None:
        """Fill in the sign-in page at the front door and send it."""
        self.page.goto(f"{self.stack.url}/")
        self.page.get_by_label("Email").fill(email)
        self.page.get_by_label("Password", exact=True).fill(password)
        self.page.get_by_role("button", name="Sign in", exact=True).click()

    def open(self, path: str) -> None:
        """Go to a page of the school by its address."""
        self.page.goto(self.address(path))

    def address(self, path: str) -> str:
        """The address of a page of the school."""
        return f"{self.stack.url}/s/{self.school.slug}/{path}"

    def press(self, name: str) -> None:
        """Press the first button of this name that can be seen."""
        self._seen("button", name).click()

    def follow(self, name: str) -> None:
        """Follow the first link of this name that can be seen."""
        self._seen("link", name).click()

    def _seen(self, role: Any, name: str) -> Locator:
        return self.page.get_by_role(role, name=name).locator("visible=true").first

    def field(self, label: str) -> Locator:
        """The field of this label that can be seen."""
        return self.page.get_by_label(label).locator("visible=true").first

    def is_at(self, heading: str) -> None:
        """Wait for the page of this heading."""
        expect(self.page.get_by_role("heading", level=1, name=heading)).to_be_visible()

    def is_told(self, words: str) -> None:
        """Wait for what the page says has just been done."""
        expect(self.page.get_by_role("status").filter(has_text=words).first).to_be_visible()

    def sees(self, words: str) -> None:
        """Wait for words anywhere on the page."""
        expect(self.page.get_by_text(words).locator("visible=true").first).to_be_visible()

    def get(self, link: Locator) -> APIResponse:
        """What a link leads to, fetched with this person's session: for papers, which a browser would show or save."""
        address = link.get_attribute("href")
        assert address, "This link leads nowhere."
        answer = self.page.request.get(f"{self.stack.url}{address}")
        assert answer.ok, f"{address}: {answer.status}"
        return answer

    def status_of(self, path: str) -> int:
        """The status of a page of the school, asked for by its address."""
        return self.page.request.get(self.address(path), max_redirects=0).status

    def look(self, name: str) -> None:
        """Hold the page against the rules of access at 320 and 1280 px, and keep a picture where one is wanted."""
        if self.checks:
            self.checks.look(self.page, name)


Arrive = Callable[..., Person]


@pytest.fixture(scope="session")
def pages_are_checked() -> bool:
    """Are pages held against the rules of access where a journey looks at them?"""
    return True


@pytest.fixture
def arrive(browser: Browser, stack: Stack, school: School, pages_are_checked: bool) -> Iterator[Arrive]:
    """Lets people come, each with a browser of their own, closed at the end: ``arrive(PHONE, has_touch=True)``."""
    opened: list[BrowserContext] = []

    def somebody(size: dict[str, int], **more: bool) -> Person:
        context = browser.new_context(viewport=size, locale="en-GB", timezone_id="Europe/London", **more)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        page = context.new_page()
        checks = Checks(page, size, scripts=more.get("java_script_enabled", True)) if pages_are_checked else None
        return Person(page, stack, school, checks)

    yield somebody
    for context in opened:
        context.close()


@pytest.fixture
def at_a_desk(arrive: Arrive) -> Person:
    """Somebody at a desk."""
    return arrive(DESK)


@pytest.fixture
def on_a_phone(arrive: Arrive) -> Person:
    """Somebody with a phone."""
    return arrive(PHONE, has_touch=True)


@pytest.fixture
def without_javascript(arrive: Arrive) -> Person:
    """Somebody whose browser runs no scripts."""
    return arrive(PHONE, java_script_enabled=False)
