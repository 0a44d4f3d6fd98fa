"""The web application by the story's clock."""

from collections.abc import Callable, Iterable
from typing import Any

from senco.wsgi import application as product
from tests.journeys.year.clock import Follower

_follower = Follower()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """The product's answer, on the day that the story has come to."""
    _follower.look()
    return product(environ, start_response)
