"""Reads docker-compose.yml the way Docker does: merges, and variables filled in from a given .env."""

import re
import shlex
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "docker-compose.yml"
VARIABLE = re.compile(r"\$(?:\$|\{(?P<name>[A-Z_]+)(?:(?P<how>:\?|:-)(?P<other>[^}]*))?\})")
DOTENV = {"BASE_URL": "https://sen.school.example", "EMAIL_FROM": "Senco <senco@school.example>"}


class Unset(Exception):
    """A variable that must be set and is not; the text is what Docker would say."""


def filled_in(value: Any, dotenv: dict[str, str]) -> Any:
    """A value of the file with ``${NAME}``, ``${NAME:-other}``, ``${NAME:?complaint}`` and ``$$`` resolved, at any depth."""
    if isinstance(value, dict):
        return {key: filled_in(inner, dotenv) for key, inner in value.items()}
    if isinstance(value, list):
        return [filled_in(inner, dotenv) for inner in value]
    return VARIABLE.sub(lambda match: _one(match, dotenv), value) if isinstance(value, str) else value


def _one(match: re.Match[str], dotenv: dict[str, str]) -> str:
    if match[0] == "$$":
        return "$"
    value = dotenv.get(match["name"], "")
    if value or match["how"] is None:
        return value
    if match["how"] == ":?":
        raise Unset(match["other"])
    return match["other"]


def raw() -> dict[str, Any]:
    """The file as it stands, merged and not filled in."""
    read: dict[str, Any] = yaml.safe_load(FILE.read_text())
    return read


def composed(dotenv: dict[str, str] | None = None) -> dict[str, Any]:
    """The file as Docker would use it."""
    found: dict[str, Any] = filled_in(raw(), DOTENV if dotenv is None else dotenv)
    return found


def services() -> dict[str, dict[str, Any]]:
    """Every service, filled in."""
    found: dict[str, dict[str, Any]] = composed()["services"]
    return found


def variables() -> set[str]:
    """Every name that the file takes from .env."""
    return {match["name"] for match in VARIABLE.finditer(FILE.read_text()) if match["name"]}


def of_the_program() -> dict[str, dict[str, Any]]:
    """The services that run our own image."""
    return {name: service for name, service in services().items() if service["image"].startswith("senco:")}


def dockerfile() -> list[tuple[str, str]]:
    """The instructions of the Dockerfile: (word, rest), lines joined, comments left out."""
    lines = [line for line in (ROOT / "Dockerfile").read_text().splitlines() if not line.lstrip().startswith("#")]
    text = "\n".join(lines).replace("\\\n", " ")
    return [
        (word, " ".join(rest.split()))
        for line in text.splitlines()
        if line.strip()
        for word, _, rest in [line.partition(" ")]
    ]


def image_variables() -> dict[str, str]:
    """What the last stage of the Dockerfile sets with ENV."""
    found: dict[str, str] = {}
    for word, rest in dockerfile():
        if word == "FROM":
            found = {}
        elif word == "ENV":
            found |= dict(pair.split("=", 1) for pair in shlex.split(rest))
    return found
