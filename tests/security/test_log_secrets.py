"""What the logs keep to themselves: secrets in addresses, and the words in a statement that the database refused."""

import json
import logging
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client

from senco.local.postgres import NO_WORDS
from senco.logs import JsonFormatter, NoAddress


@pytest.fixture
def written() -> Iterator[list[str]]:
    """The lines that the product's own handler writes, as the settings wire it."""
    lines: list[str] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(self.format(record))

    handler = Keep()
    handler.setFormatter(JsonFormatter())
    assert settings.LOGGING["handlers"]["out"]["filters"] == ["no_address"]
    handler.addFilter(NoAddress())
    root = logging.getLogger()
    root.addHandler(handler)
    yield lines
    root.removeHandler(handler)


def test_a_form_without_its_token_does_not_write_the_secret_of_an_invitation_down(db: None, written: list[str]) -> None:
    answer = Client(enforce_csrf_checks=True).post("/invitation/SECRET-OF-THE-LINK/", {"name": "x"})
    assert answer.status_code == 403
    [line] = [json.loads(line) for line in written if "csrf" in line]
    assert line["message"].startswith("Forbidden (CSRF")
    assert "SECRET-OF-THE-LINK" not in "".join(written)


def test_a_feed_that_is_not_there_does_not_write_its_secret_down(db: None, written: list[str]) -> None:
    assert Client().get("/calendar-feed/SECRET-OF-THE-FEED/due-dates.ics").status_code == 404
    assert [line for line in written if "Not Found" in line]
    assert "SECRET-OF-THE-FEED" not in "".join(written)


def test_lines_of_others_keep_their_words(written: list[str]) -> None:
    logging.getLogger("senco.test").warning("two words: %s", "three")
    assert json.loads(written[-1])["message"] == "two words: three"


def test_the_database_of_our_own_logs_no_statement_and_no_row() -> None:
    # Statements that break a constraint carry a whole record in plain words, and so does the DETAIL of the error.
    assert NO_WORDS["log_min_error_statement"] == "panic"
    assert NO_WORDS["log_error_verbosity"] == "terse"
