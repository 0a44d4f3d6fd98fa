"""How to sign in to the demo schools: who there is, at which address, with which password."""

import hashlib
import hmac
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import check_password

from dashboards.demo.cast import ROLE_OF_KEY, SHOWN, address, role_words
from senco.access.models import School
from senco.accounts.selectors import passwords_of

_WORDS = (
    "amber", "barley", "beacon", "bramble", "candle", "clover", "copper", "cricket", "damson", "ember", "feather",
    "garden", "harbour", "hazel", "heather", "island", "juniper", "kettle", "lantern", "lavender", "maple", "meadow",
    "nutmeg", "orchard", "otter", "pebble", "pepper", "puffin", "quarry", "ribbon", "saffron", "thistle",
)  # fmt: skip


@dataclass(frozen=True)
class SignIn:
    """One line of the list."""

    school: str
    role: str
    email: str
    password: str


def shared_password() -> str:
    """The password of every demo account here: three words and a number that follow from this installation's secret.

    So it can be printed again at each start, and knowing it opens no other installation.
    """
    digest = hmac.new(settings.SECRET_KEY.encode(), b"demo school", hashlib.sha256).digest()
    words = dict.fromkeys(_WORDS[byte % len(_WORDS)] for byte in digest[1:])
    return "-".join([*list(words)[:3], str(10 + digest[0] % 90)])


def working(schools: Iterable[School]) -> list[SignIn]:
    """The sign-ins of those demo accounts that are there, as they are now."""
    keys = [(school, key) for school in schools for key in SHOWN]
    stored = passwords_of(address(key, school.slug) for school, key in keys)
    password = shared_password()
    good = {encoded: check_password(password, encoded) for encoded in set(stored.values())}
    return [
        SignIn(school.name, role_words(key), mail, password if good[stored[mail]] else "(was changed)")
        for school, key in keys
        if (mail := address(key, school.slug)) in stored
    ]


def as_lines(found: Sequence[SignIn]) -> list[str]:
    """The list for a person: the roles of each school, in columns."""
    lines: list[str] = []
    width = max((len(one.role) for one in found), default=0)
    wide = max((len(one.email) for one in found), default=0)
    for school in dict.fromkeys(one.school for one in found):
        lines += ["", school] if lines else [school]
        of_school = (one for one in found if one.school == school)
        lines += [f"  {one.role:<{width}}  {one.email:<{wide}}  {one.password}" for one in of_school]
    return lines


def as_json(slugs: Sequence[str]) -> dict[str, Any]:
    """The list for a program: the first school, and under ``also`` the others."""
    first, *others = (
        {"school": slug, "people": {role.value: address(key, slug) for key, role in ROLE_OF_KEY.items()}} for slug in slugs
    )
    found = {**first, "password": shared_password()}
    return {**found, "also": others} if others else found
