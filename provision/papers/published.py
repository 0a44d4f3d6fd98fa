"""A summary as plain JSON and back: what was published is stored word for word, and read again years later."""

from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from provision.rules.papers import SummaryPaper


def summary_to_json(paper: SummaryPaper) -> dict[str, Any]:
    """The paper as JSON holds it: dates as ``2026-11-25``, lists for tuples, nothing left out."""
    found: dict[str, Any] = _plain(paper)
    return found


def summary_from_json(content: dict[str, Any]) -> SummaryPaper:
    """The paper that was stored. A part that an older version did not have is empty; one no longer known is left out."""
    known: SummaryPaper = _made(SummaryPaper, {"school": "", "name": "", **content})
    return known


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def _made(kind: Any, value: Any) -> Any:
    """A value of ``kind`` from its plain form."""
    if get_origin(kind) is UnionType:
        return None if value is None else _made(get_args(kind)[0], value)
    if get_origin(kind) is tuple:
        return tuple(_made(get_args(kind)[0], item) for item in value)
    if is_dataclass(kind):
        maker: Any = kind
        hints = get_type_hints(kind)
        return maker(**{name: _made(hints[name], value[name]) for name in hints if name in value})
    if kind is date:
        return date.fromisoformat(value)
    return kind(value) if issubclass(kind, Enum) else value
