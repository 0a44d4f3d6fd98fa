"""How every address is asked by every role, and what the reviewed specification says to each.

What is expected stands in ``access_spec.csv``, written by hand: it is the reviewed statement of who may what, and a test
derived from the doors themselves would agree with any mistake in them. In every answer every canary is looked for.
"""

import csv
import subprocess
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core import mail
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dashboards.rules.overview import Tile
from ehcp.rules.moves.table import Event
from senco.access.roles import Role
from senco.access.rules.dates import school_year_start
from tests.house.urls import Address, addresses
from tests.world import Cast, World

HERE = Path(__file__).parent
SPEC = HERE / "access_spec.csv"
VENDOR = HERE / "vendor_urls.txt"
ROLES = [role.value for role in Role]
YES = {"all", "own"}


@dataclass(frozen=True)
class Row:
    """One line of the specification: an address, the methods it answers, and what each role may."""

    name: str
    methods: tuple[str, ...]
    door: str
    roles: dict[str, str]


def spec() -> dict[str, Row]:
    """The specification by name of the address."""
    with SPEC.open(encoding="utf-8") as file:
        lines = [line for line in file if line.strip() and not line.startswith("#")]
    rows = {}
    for line in csv.DictReader(lines, skipinitialspace=True):
        values = {key.strip(): (value or "").strip() for key, value in line.items()}
        methods = tuple(values["methods"].split("+"))
        rows[values["name"]] = Row(values["name"], methods, values["door"], {role: values[role] for role in ROLES})
    return rows


OURS = [address for address in addresses() if not address.is_vendors]
OF_SCHOOLS = [address for address in OURS if "school" in address.kwargs]

# What may stand in an address and names no row.
CONSTANT = {"school", "event", "rule", "section", "year", "tile", "chart", "kind", "version", "wanted"}


def objects_of(cast: Cast, kind: str) -> dict[str, Any]:
    """What may stand in an address, for one pupil of a school (``own`` or ``unrelated``)."""
    rows = cast.rows[kind]
    return {
        "school": cast.school.slug,
        "pupil": rows["pupil"].pk,
        "group": rows["group"].pk,
        "event": Event.AGREED.value,
        "section": "A",
        "year": school_year_start(timezone.localdate()).year,
        "tile": Tile.REVIEWS.value,
        "chart": "which_years",
        "kind": "late-decision",
        "wanted": "advice",
        "version": 0,
        "rule": "EHC-DECIDE",
        **{name: row.pk for name, row in rows.items()},
    }


def missing_objects(cast: Cast) -> dict[str, Any]:
    """Ids that belong to nothing."""
    nothing = dict.fromkeys(objects_of(cast, "own"), uuid.uuid4())
    return nothing | {
        "school": cast.school.slug,
        "event": Event.AGREED.value,
        "section": "A",
        "year": school_year_start(timezone.localdate()).year,
        "tile": Tile.REVIEWS.value,
        "chart": "which_years",
        "kind": "late-decision",
        "wanted": "advice",
        "version": 0,
        "rule": "EHC-DECIDE",
        "membership": 999_999_999,
    }


def crossed(world: World) -> dict[str, Any]:
    """The school of one, the objects of the other."""
    return objects_of(world.b, "own") | {"school": world.a.school.slug}


def url_of(address: Address, values: dict[str, Any]) -> str:
    """The address with these values."""
    return reverse(address.name, kwargs={name: values[name] for name in address.kwargs})


def texts(answer: Any) -> Iterator[str]:
    """Everything that an answer says: its body (a PDF by its words), its headers, mails that were sent."""
    content = answer.content
    if content.startswith(b"%PDF"):
        read = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=False)
        yield read.stdout.decode()
    yield content.decode("utf-8", "replace")
    yield str(answer.headers)
    for message in mail.outbox:
        yield message.message().as_string()


def ask(client: Client, method: str, url: str, acting_as: str) -> Any:
    """One request whose effects are taken back."""
    form = f"acting_as={acting_as}" if method != "GET" else ""
    try:
        with transaction.atomic():
            answer = client.generic(method, url, form, content_type="application/x-www-form-urlencoded")
            raise Undo
    except Undo:
        return answer


class Undo(Exception):
    """Takes a request back."""


def signed_in(user: Any) -> Client:
    """A browser in which somebody is signed in; a server error is an answer, not an exception."""
    client = Client(raise_request_exception=False)
    if user is not None:
        client.force_login(user)
    return client


def expected(row: Row, role: str, which: str, has_object: bool, method: str) -> set[int]:
    """The statuses that are right. What a form says to an empty post is its own business: shown again, refused, done."""
    if method not in row.methods:
        return {405}
    if which == "elsewhere" or row.roles[role] == "never":
        return {404}
    if row.roles[role] not in YES:
        return {403}
    if has_object and (which in ("crossed", "missing") or (which == "unrelated" and row.roles[role] == "own")):
        return {404}
    return {200, 302, 400, 409, 410, 422} if method == "POST" else {200, 302}


VARIANTS = ("own", "unrelated", "crossed", "missing", "elsewhere")
METHODS = ("GET", "POST", "PUT", "DELETE")


# Parts of a record, by the word with which their canaries end.
CONTACTS = {"contact", "relation", "talk", "action", "service", "reason"}
ATTENDANCE = {"absences"}  # the name of the file that a count came with
REPORTS = {"filename", "inside"}  # of a file only the line that was released is told to those who teach
CASE = {"council", "status", "candidate"}  # a status by the note that was written to it
SEN = {"status", "note", "how", "seen", "tried", "evidence", "outcome", "baseline", "criterion", "provision", "giver",
       "line", "liked", "safety", "published", "content"}  # fmt: skip


def _seen(answer: Any, role: str) -> set[str]:
    """The canaries in an answer that this role may not see."""
    forbidden = {"SAFE-birch"}
    match role:
        case "governor" | "trust_lead":
            forbidden.add("SAFE-alder")
        case "admin":  # brings every name in, and sees nothing of what a name stands for
            forbidden |= {f"SAFE-alder-{which}-{part}" for which in ("own", "unrelated") for part in CONTACTS | REPORTS | CASE | SEN | ATTENDANCE}
        case "teacher" | "ta":
            forbidden |= {"SAFE-alder-unrelated", *(f"SAFE-alder-own-{part}" for part in CONTACTS | REPORTS | CASE | ATTENDANCE)}
        case "parent":
            forbidden |= {"SAFE-alder-unrelated", *(f"SAFE-alder-own-{part}" for part in REPORTS | ATTENDANCE | {"candidate"} | SEN - {"published"})}
    found = set()
    for text in texts(answer):
        found |= {canary for canary in forbidden if canary.lower() in text.lower()}
    return found


def wrongs(world: World, role: str) -> list[str]:
    """What a role reaches against the specification, or sees though it may not; empty where all is right."""
    user = world.a.people[Role(role)]
    client = signed_in(user)
    acting_as = f"{world.a.school.slug}:{Role(role).capacity.value}"
    values = {
        "own": objects_of(world.a, "own"),
        "unrelated": objects_of(world.a, "unrelated"),
        "crossed": crossed(world),
        "missing": missing_objects(world.a),
        "elsewhere": objects_of(world.b, "own"),
    }
    wrong = []
    for address in OF_SCHOOLS:
        row = spec()[address.name]
        has_object = bool(set(address.kwargs) - CONSTANT)
        for which in VARIANTS:
            url = url_of(address, values[which])
            # A method that is not answered is refused before anything is looked up; once is enough.
            for method in METHODS if which == "own" else row.methods:
                answer = ask(client, method, url, acting_as)
                right = expected(row, role, which, has_object, method)
                if answer.status_code not in right:
                    wrong.append(f"{method} {address.name} ({which}): {answer.status_code}, not {sorted(right)}")
                wrong += [f"{method} {address.name} ({which}): shows {canary}" for canary in _seen(answer, role)]
                if answer.headers.get("Cache-Control") != "no-store":
                    wrong.append(f"{method} {address.name} ({which}): may be kept by the browser")
    return wrong
