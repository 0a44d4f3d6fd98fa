"""Reads the facts of a case as they stand in a file: plain values in, dated facts or plain problems out."""

import difflib
import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

from ehcp.rules.exceptions import Closure
from ehcp.rules.facts import FIRST_YEAR, FIRST_YEAR_OF_BIRTH, LAST_YEAR, Fact, problems
from ehcp.rules.receipt import Method, Receipt, received
from ehcp.rules.working_days import is_working_day
from senco.access.rules.words import listed

ENGLAND = ZoneInfo("Europe/London")

REVERSALS: Mapping[str, Fact] = MappingProxyType(
    {"concession": Fact.CONCEDED_ON, "unopposed-appeal": Fact.UNOPPOSED_ON}
)
ORDER_KINDS: Mapping[str, Fact] = MappingProxyType(
    {
        "assess": Fact.ORDER_ASSESS_ON,
        "reassess": Fact.ORDER_REASSESS_ON,
        "make-plan": Fact.ORDER_MAKE_PLAN_ON,
        "amend": Fact.ORDER_AMEND_ON,
        "amend-section-i": Fact.ORDER_AMEND_I_ON,
        "continue": Fact.ORDER_CONTINUE_ON,
    }
)
TRANSFER_KINDS: Mapping[str, Fact] = MappingProxyType(
    {
        "main": Fact.MAIN_TRANSFER_IN,
        "post-16": Fact.POST_16_TRANSFER_IN,
        "post-16-to-post-16": Fact.POST_16_MOVE_ON,
    }
)
# Made from the facts that have parts; not given by themselves.
_MADE = {*REVERSALS.values(), *ORDER_KINDS.values(), *TRANSFER_KINDS.values(), Fact.REFUSAL_REVERSED_ON}
DATES: tuple[Fact, ...] = tuple(fact for fact in Fact if fact not in _MADE)
WITH_PARTS = ("request_sent", "refusal_reversed", "school_closures", "phase_transfer", "tribunal_order")
NAMES: tuple[str, ...] = (*DATES, *WITH_PARTS)

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(rf"({_DAY.pattern})(T[0-9]{{2}}:[0-9]{{2}}(:[0-9]{{2}}(\.[0-9]+)?)?(Z|[+-][0-9]{{2}}:[0-9]{{2}})?)?")


class Wrong(ValueError):
    """A value that cannot be read, with a sentence that says how to put it right."""


@dataclass
class CaseFile:
    """What a file says of one case. ``receipt`` is how the day of receipt was worked out, if the file says how it was sent.

    Nothing is reckoned from a case with problems.
    """

    facts: dict[Fact, date] = field(default_factory=dict)
    closures: list[Closure] = field(default_factory=list)
    receipt: Receipt | None = None
    received_is_confirmed: bool = False
    problems: list[str] = field(default_factory=list)

    def is_school_day(self, on: date) -> bool:
        """Whether a day is a working day on which none of the closures holds; more is not known of a school in a file."""
        return is_working_day(on) and not any(one.closed_on <= on < one.reopens_on for one in self.closures)


def read_case(given: object) -> CaseFile:
    """Read the facts of one case; whatever cannot be understood becomes a problem, never a guess."""
    case = CaseFile()
    if not isinstance(given, Mapping):
        case.problems.append("“facts” has to be an object of facts by their names.")
        return case
    sent_on: date | None = None
    for name, value in given.items():
        try:
            if name == "request_sent":
                sent_on = _read_sent(case, value)
            elif name in WITH_PARTS:
                _READERS[name](case, value)
            elif name in set(DATES):
                case.facts[Fact(name)] = _day(value, name)
            else:
                raise Wrong(_unknown(str(name)))
        except Wrong as why:
            case.problems.append(str(why))
    _settle_receipt(case, sent_on)
    if not case.problems and (case.facts or not given):
        case.problems += problems({fact.value: on for fact, on in case.facts.items()})
    return case


def _settle_receipt(case: CaseFile, sent_on: date | None) -> None:
    confirmed = case.facts.get(Fact.REQUEST_RECEIVED_ON)
    case.received_is_confirmed = confirmed is not None
    if confirmed is not None and sent_on is not None and confirmed < sent_on:
        case.problems.append(
            f"“request_received_on” ({confirmed}) cannot come before “request_sent” ({sent_on}). Check both dates."
        )
    if confirmed is None and case.receipt is not None:
        case.facts[Fact.REQUEST_RECEIVED_ON] = case.receipt.received_on


def _read_sent(case: CaseFile, value: object) -> date:
    parts = _parts(value, "request_sent", {"at", "method"})
    methods = [method.value for method in Method]
    method = Method(_one_of(parts["method"], methods, "request_sent.method"))
    at, has_time = _moment(parts["at"], "request_sent.at")
    if not has_time and method in (Method.EMAIL, Method.HAND):
        raise Wrong("“request_sent.at” needs the time of day as well, like 2026-03-06T17:01: 5 pm decides the day.")
    case.receipt = received(at, method)
    return at.date()


def _read_reversal(case: CaseFile, value: object) -> None:
    parts = _parts(value, "refusal_reversed", {"by", "agreed_on"})
    fact = REVERSALS[_one_of(parts["by"], REVERSALS, "refusal_reversed.by")]
    case.facts[fact] = case.facts[Fact.REFUSAL_REVERSED_ON] = _day(parts["agreed_on"], "refusal_reversed.agreed_on")


def _read_order(case: CaseFile, value: object) -> None:
    parts = _parts(value, "tribunal_order", {"on", "kind"})
    fact = ORDER_KINDS[_one_of(parts["kind"], ORDER_KINDS, "tribunal_order.kind")]
    case.facts[fact] = _day(parts["on"], "tribunal_order.on")


def _read_closures(case: CaseFile, value: object) -> None:
    if not isinstance(value, list):
        raise Wrong("“school_closures” has to be a list of objects with closed_on and reopens_on.")
    for number, one in enumerate(value, start=1):
        name = f"school_closures, number {number}"
        parts = _parts(one, name, {"closed_on", "reopens_on"})
        closure = Closure(
            closed_on=_day(parts["closed_on"], f"closed_on of {name}"),
            reopens_on=_day(parts["reopens_on"], f"reopens_on of {name}"),
        )
        if closure.reopens_on <= closure.closed_on:
            raise Wrong(f"“{name}” reopens on {closure.reopens_on}, which is not after {closure.closed_on}. Check both dates.")
        case.closures.append(closure)


def _read_transfer(case: CaseFile, value: object) -> None:
    name = "phase_transfer"
    parts = _parts(value, name, {"kind"}, {"year", "on"})
    fact = TRANSFER_KINDS[_one_of(parts["kind"], TRANSFER_KINDS, f"{name}.kind")]
    on = _day(parts["on"], f"{name}.on") if "on" in parts else None
    year = _year(parts["year"]) if "year" in parts else None
    if fact is Fact.POST_16_MOVE_ON and on is None:
        raise Wrong("A “phase_transfer” from post-16 to post-16 needs “on”, the day of the move: five months count back from it.")
    if on is None and year is None:
        raise Wrong("“phase_transfer” needs “year”, the calendar year of the move, like 2027.")
    if on is not None and year is not None and on.year != year:
        raise Wrong(f"“phase_transfer” says year {year} and on {on}. Give one of them, or make them agree.")
    case.facts[fact] = on if fact is Fact.POST_16_MOVE_ON and on else date(on.year if on else year or 0, 1, 1)


_READERS = {
    "refusal_reversed": _read_reversal,
    "tribunal_order": _read_order,
    "school_closures": _read_closures,
    "phase_transfer": _read_transfer,
}


def _parts(value: object, name: str, needs: Set[str], may: Set[str] = frozenset()) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise Wrong(f"“{name}” has to be an object with {listed(sorted(needs))}.")
    if missing := sorted(needs - set(value)):
        raise Wrong(f"“{name}” lacks {listed(missing)}.")
    if strange := sorted(str(part) for part in set(value) - needs - may):
        raise Wrong(f"“{name}” has no {listed(strange)}; it takes {listed(sorted(needs | may))}.")
    return value


def _one_of(value: object, allowed: Mapping[str, Fact] | list[str], name: str) -> str:
    if not isinstance(value, str) or value not in allowed:
        raise Wrong(f"“{name}” is {value!r}. It can be {listed(list(allowed))}.")
    return value


def _day(value: object, name: str) -> date:
    how = f"“{name}” is {value!r}: write a day in quotes like 2026-02-03."
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise Wrong(how)
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise Wrong(f"“{name}” is {value}, and there is no such day. Check the date.") from None
    first = FIRST_YEAR_OF_BIRTH if name == Fact.CHILD_BORN_ON else FIRST_YEAR
    if not first <= day.year <= LAST_YEAR:
        raise Wrong(f"The year of “{name}” is {day.year}. Check the date.")
    return day


def _moment(value: object, name: str) -> tuple[datetime, bool]:
    """A moment as clocks in England showed it, and whether the file gave the time of day."""
    found = _MOMENT.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise Wrong(f"“{name}” is {value!r}: write day and time in quotes like 2026-03-06T17:01.")
    _day(found[1], name)
    try:
        at = datetime.fromisoformat(found[0])
    except ValueError:
        raise Wrong(f"“{name}” is {value}, and there is no such time of day. Check it.") from None
    return (at.astimezone(ENGLAND).replace(tzinfo=None) if at.tzinfo else at), bool(found[2])


def _year(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not FIRST_YEAR <= value <= LAST_YEAR:
        raise Wrong(f"“phase_transfer.year” is {value!r}: give the calendar year of the move as a number like 2027.")
    return value


def _unknown(name: str) -> str:
    close = difflib.get_close_matches(name, [str(known) for known in NAMES], n=1)
    return f"“{name}” is not a fact this timetable knows." + (f" Did you mean “{close[0]}”?" if close else "")
