"""The day on which a request counts as received."""

from datetime import date, datetime

import pytest

from ehcp.rules.receipt import Method, received


@pytest.mark.parametrize(
    ("sent_at", "method", "received_on"),
    [
        ("2026-03-06T17:00", Method.EMAIL, "2026-03-06"),
        ("2026-03-06T17:01", Method.EMAIL, "2026-03-09"),
        ("2026-03-07T10:00", Method.EMAIL, "2026-03-09"),
        ("2026-04-03T10:00", Method.HAND, "2026-04-07"),
        ("2026-03-03T00:01", Method.HAND, "2026-03-03"),
        ("2026-03-03T09:00", Method.FIRST_CLASS_POST, "2026-03-04"),
        ("2026-03-06T09:00", Method.FIRST_CLASS_POST, "2026-03-09"),
        ("2026-12-24T09:00", Method.FIRST_CLASS_POST, "2026-12-29"),
        ("2026-03-07T11:00", Method.SIGNED_FOR, "2026-03-07"),
    ],
)
def test_a_request_counts_as_received_by_how_and_when_it_was_sent(sent_at, method, received_on):
    assert received(datetime.fromisoformat(sent_at), method).received_on == date.fromisoformat(received_on)


def test_the_page_can_say_why_it_counts_from_another_day():
    receipt = received(datetime(2026, 3, 6, 17, 1), Method.EMAIL)
    assert receipt.why == "Sent by email on Fri 6 Mar 2026, after 5 pm: the next working day."


def test_a_receipt_in_a_year_without_known_bank_holidays_says_that_it_is_incomplete():
    assert received(datetime(2026, 3, 6, 9, 0), Method.EMAIL).complete
    assert not received(datetime(2029, 3, 6, 9, 0), Method.EMAIL).complete
