"""What commands share that answer a JSON file with JSON: how it is read, and how the answer is printed."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import OutputWrapper

MOST_BYTES = 20_000_000


class NotReadable(Exception):
    """A file that cannot be opened or is no JSON, with the reason in words."""


def read_json(name: object, *, parse_float: Callable[[str], Any] = float) -> Any:
    """What a file or standard input (``-``) holds."""
    if not isinstance(name, str):
        raise NotReadable("Name a file, or - for standard input.")
    try:
        return json.loads(_contents(name), object_pairs_hook=no_name_twice, parse_float=parse_float)
    except OSError as why:
        raise NotReadable(f"{name}: the file cannot be opened ({why.strerror or why}).") from why
    except (ValueError, RecursionError) as why:
        raise NotReadable(f"{name}: this is no JSON that can be read ({why}).") from why


def print_json(stdout: OutputWrapper, said: dict[str, Any]) -> None:
    """Print an answer, also to a terminal without its letters and with half a letter in an id."""
    text = json.dumps(said, ensure_ascii=False, indent=1)
    try:
        text.encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        text = json.dumps(said, indent=1)
    stdout.write(text)


def no_name_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of a file in which a name that stands twice is refused: which of the two is meant nobody can know."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"“{twice}” stands twice in one place: keep one of them")
    return found


def _contents(name: str) -> str:
    """The text of a file or of standard input, with or without a mark of its encoding."""
    if name == "-":
        data = sys.stdin.buffer.read(MOST_BYTES + 1)
    else:
        with Path(name).open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise ValueError(f"it is larger than {MOST_BYTES // 1_000_000} MB: split it")
    return data.decode("utf-8-sig")
