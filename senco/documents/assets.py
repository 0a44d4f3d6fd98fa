"""The files of the product that a paper may use, by made-up addresses; nothing else can be fetched."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

SCHEME = "app-asset"
DRAWN = f"{SCHEME}:drawn/"
"""Where a paper finds the pictures that were drawn for it, each by its exact name: SVG, or PNG that was drawn anew."""
STATIC = Path(__file__).resolve().parents[2] / "static"


@dataclass(frozen=True)
class Asset:
    """A file that ships with the product."""

    path: Path
    mime: str

    def read(self) -> bytes:
        return self.path.read_bytes()


PAPER_CSS = f"{SCHEME}:css/paper.css"
SHIPPED: Mapping[str, Asset] = MappingProxyType({PAPER_CSS: Asset(STATIC / "css" / "paper.css", "text/css")})
"""Every address that a paper may fetch. A picture for papers is added here, by name, never by a pattern."""
