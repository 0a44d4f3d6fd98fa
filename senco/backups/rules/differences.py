"""What a restored database lacks or has too much of, in sentences, against what was noted when it was dumped."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

TYPE = r'(?:character varying|double precision|(?:timestamp|time)(?: with(?:out)? time zone)?|"?\w+"?)'
CAST = re.compile(rf"::{TYPE}(?:\(\d+\))?(?:\[\])*")
BARE = re.compile(r"\(('(?:[^']|'')*'|\w+|ARRAY\[[^]()]*\])\)")
MOST = 12  # sentences of one kind; more would hide the others


def differences(noted: Mapping[str, Any], found: Mapping[str, Any]) -> list[str]:
    """All differences between two sets of facts about a database, of the shape that ``senco.backups.facts`` takes."""
    return [
        *_few(_tables(noted["tables"], found["tables"])),
        *_few(_sequences(noted["sequences"], found["sequences"])),
        *(line for kind in noted["schema"] for line in _few(_schema(kind, noted["schema"], found["schema"]))),
        *_few(_migrations(noted["migrations"], found["migrations"])),
    ]


def _tables(noted: Mapping[str, Any], found: Mapping[str, Any]) -> list[str]:
    told = [f"Table {name} is missing." for name in noted if name not in found]
    told += [f"Table {name} was not there when the backup was made." for name in found if name not in noted]
    for name in (name for name in noted if name in found):
        rows, came_back = noted[name]["rows"], found[name]["rows"]
        if rows != came_back:
            told.append(f"Table {name} has {came_back} rows; {rows} were noted.")
        elif noted[name]["sha256"] != found[name]["sha256"]:
            told.append(f"Table {name} has the noted number of rows, {rows}, and other content.")
    return told


def _sequences(noted: Mapping[str, int | None], found: Mapping[str, int | None]) -> list[str]:
    """A counter may have gone on between the note and the dump; one that fell back would give a number twice."""
    return [
        f"Counter {name} stands at {found.get(name)}; {value} was noted."
        for name, value in noted.items()
        if value is not None and (found.get(name) or 0) < value
    ]


def _schema(kind: str, noted: Mapping[str, Sequence[str]], found: Mapping[str, Sequence[str]]) -> list[str]:
    before = {plain(line): line for line in noted[kind]}
    after = {plain(line): line for line in found.get(kind, ())}
    told = [f"Missing among the {kind}: {before[line]}" for line in sorted(before.keys() - after.keys())]
    return told + [f"New among the {kind}: {after[line]}" for line in sorted(after.keys() - before.keys())]


def plain(line: str) -> str:
    """A definition without its casts, and without brackets around a single value.

    PostgreSQL writes a rule down with casts that it reads back as others of the same meaning: ``ARRAY['a'::varchar]::text[]``
    comes back as ``ARRAY[('a'::varchar)::text]``. All other brackets stay, since they decide what a rule means.
    """
    line = CAST.sub("", line)
    while (shorter := BARE.sub(r"\1", line)) != line:
        line = shorter
    return line


def _migrations(noted: Sequence[Sequence[str]], found: Sequence[Sequence[str]]) -> list[str]:
    before, after = {".".join(pair) for pair in noted}, {".".join(pair) for pair in found}
    return [f"The record of migrations differs at {name}." for name in sorted(before ^ after)]


def _few(lines: list[str]) -> list[str]:
    return lines if len(lines) <= MOST else [*lines[: MOST - 1], f"And {len(lines) - MOST + 1} more of this kind."]
