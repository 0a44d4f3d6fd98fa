"""Whole stories in a real browser, against the separately started stack, each in a new school of its own."""

import json
import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.journeys.axe import Checks

ROOT = Path(__file__).resolve().parent.parent.parent
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
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

    def manage(self, *words: str) -> str:
        """Run a command of the product beside the running one; return what it printed."""
        done = subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=ROOT,
            env={**_without_tests(), "SENCO_DATA": str(self.data)},
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == 0, f"{' '.join(words)}: {done.stderr[-2000:]}"
        return done.stdout


def _without_tests() -> dict[str, str]:
    """The environment without what belongs to this run of the tests, so that the command finds the stack's own."""
    ours = ("PYTEST", "DJANGO_SETTINGS_MODULE", "DATABASE_", "REDIS_URL")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


@pytest.fixture(scope="session")
def stack() -> Stack:
    """The stack that bin/test started. Its absence is a failure, never a skip."""
    url, data = os.environ.get("SENCO_STACK_URL"), os.environ.get("SENCO_STACK_DATA")
    assert url and data, "The product is not running. Run bin/test, which starts it."
    return Stack(url, Path(data))


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


@pytest.fixture
def school(stack: Stack) -> School:
    """A new demo school of 60 pupils."""
    slug = f"j{uuid.uuid4().hex[:8]}"
    made = json.loads(stack.manage("demo_school", "--slug", slug, "--pupils", "60", "--json"))
    return School(made["school"], made["people"], made["password"])


@dataclass
class Person:
    """Somebody at a browser of their own."""

    page: Page
    stack: Stack
    school: School
    checks: Checks

    def sign_in(self, role: str) -> None:
        """Sign in as the school's person of a role, from the front door to the first page."""
        self.page.goto(f"{self.stack.url}/")
        self.page.get_by_label("Email").fill(self.school.people[role])
        self.page.get_by_label("Password", exact=True).fill(self.school.password)
        self.page.get_by_role("button", name="Sign in", exact=True).click()
        self.page.wait_for_url(lambda url: "/account/login" not in url)

    def open(self, path: str) -> None:
        """Go to a page of the school by its address."""
        self.page.goto(f"{self.stack.url}/s/{self.school.slug}/{path}")

    def look(self, name: str) -> None:
        """Hold the page against the rules of access at 320 and 1280 px, and keep a picture where one is wanted."""
        self.checks.look(self.page, name)


@pytest.fixture
def contexts(browser: Browser) -> Iterator[list[BrowserContext]]:
    """The windows of a journey, closed at its end."""
    opened: list[BrowserContext] = []
    yield opened
    for context in opened:
        context.close()


def _person(
    browser: Browser, contexts: list[BrowserContext], stack: Stack, school: School, size: dict[str, int], **more: bool
) -> Person:
    context = browser.new_context(viewport=size, locale="en-GB", timezone_id="Europe/London", **more)
    context.set_default_timeout(15_000)
    contexts.append(context)
    page = context.new_page()
    return Person(page, stack, school, Checks(page, size))


@pytest.fixture
def at_a_desk(browser: Browser, contexts: list[BrowserContext], stack: Stack, school: School) -> Person:
    """Somebody at a desk."""
    return _person(browser, contexts, stack, school, DESK)


@pytest.fixture
def on_a_phone(browser: Browser, contexts: list[BrowserContext], stack: Stack, school: School) -> Person:
    """Somebody with a phone."""
    return _person(browser, contexts, stack, school, PHONE, has_touch=True)


@pytest.fixture
def without_javascript(browser: Browser, contexts: list[BrowserContext], stack: Stack, school: School) -> Person:
    """Somebody whose browser runs no scripts."""
    return _person(browser, contexts, stack, school, DESK, java_script_enabled=False)
