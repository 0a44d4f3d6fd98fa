"""What is typed into a form, for the test that typed words are kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from senco.access.roles import Role
from tests.world import Cast


def nothing(cast: Cast) -> None:
    """The world is as the form needs it."""


def nothing_else(cast: Cast) -> dict[str, Any]:
    """The address is that of the world's own objects."""
    return {}


@dataclass(frozen=True)
class Typed:
    """A form: which service says no, what is typed, what else makes it valid, and where its page is if that is another one.

    ``stands`` are fields that the page fills in itself, ``role`` is None for somebody who is not signed in.
    """

    refuses: str
    words: Mapping[str, str]
    chosen: Mapping[str, Any] | Callable[[Cast], Mapping[str, Any]] = field(default_factory=dict)
    stands: tuple[str, ...] = ()
    page: str = ""
    role: Role | None = Role.SENCO
    before: Callable[[Cast], None] = nothing
    objects: Callable[[Cast], Mapping[str, Any]] = nothing_else
