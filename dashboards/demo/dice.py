"""Chance that falls the same way every time: streams of numbers and ids that follow from a seed and a school."""

import random
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID


@dataclass(frozen=True)
class Dice:
    """The dice of one school. Each purpose has a stream of its own, so a change to one leaves the others as they were."""

    seed: int
    slug: str

    def stream(self, *purpose: object) -> random.Random:
        """The stream of numbers for one purpose."""
        return random.Random("/".join(map(str, (self.seed, self.slug, *purpose))))  # noqa: S311

    def id(self, *what: object) -> UUID:
        """The id of one thing of this school."""
        digest = sha256("/".join(map(str, (self.seed, self.slug, *what))).encode()).digest()
        return UUID(bytes=digest[:16], version=4)
