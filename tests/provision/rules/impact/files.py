"""Files about a provision, as short as a test needs them."""

from datetime import date
from typing import Any

from provision.rules.impact.answers import answer

TODAY = date(2026, 11, 28)
STANDARD = {"unit": "standardised score", "direction": "up", "sd": 15, "reliability": 0.9}
BEGUN, ENDED = "2026-01-08", "2026-07-08"


def pupil(name: str, entry: Any, after: Any, *, on: str = BEGUN, until: str = ENDED, **more: Any) -> dict[str, Any]:
    """One pupil with both values."""
    return {"id": name, "entry": {"on": on, "value": entry} | more, "exit": {"on": until, "value": after} | more}


def asked(measure: Any, *pairs: tuple[Any, Any], **more: Any) -> dict[str, Any]:
    """The answer to a group of pupils, each an entry and an exit."""
    pupils = [pupil(f"p{number}", *pair) for number, pair in enumerate(pairs)]
    return answer({"measure": measure, "pupils": pupils, "hours_delivered": 40, "cost": 760} | more, TODAY)


def one(measure: Any, entry: Any, after: Any, **more: Any) -> dict[str, Any]:
    """What is answered of a single pupil."""
    [said] = answer({"measure": measure, "pupils": [pupil("a", entry, after, **more)]}, TODAY)["pupils"]
    return said


def refusal(measure: Any, value: Any) -> str:
    """Why a value is impossible; that of the other measurement is the same."""
    [said] = answer({"measure": measure, "pupils": [{"id": "a", "entry": {"on": BEGUN, "value": value}}]}, TODAY)["pupils"]
    return " ".join(said["problems"])
