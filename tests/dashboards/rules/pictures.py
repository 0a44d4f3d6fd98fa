"""Reading a picture of figures back, as somebody would who has the file: its words, its bars, its points."""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element, fromstring

SVG = "{http://www.w3.org/2000/svg}"


@dataclass
class Read:
    """What is in a picture: its title, its words in order, the lengths of its bars in per cent, its dots and strokes."""

    root: Element
    title: str
    words: list[str]
    bars: list[float]
    dots: list[tuple[float, float]]
    strokes: list[Element]


def read(svg: str) -> Read:
    root = fromstring(svg)  # noqa: S314, made by ourselves
    rects = [one for one in root.iter(f"{SVG}rect") if one.get("rx")]
    return Read(
        root=root,
        title=root.findtext(f"{SVG}title") or "",
        words=[one.text or "" for one in root.iter(f"{SVG}text")],
        bars=[float(one.get("width", "").removesuffix("%")) for one in rects],
        dots=[
            (float(one.get("cx", "").removesuffix("%")), float(one.get("cy", ""))) for one in root.iter(f"{SVG}circle")
        ],
        strokes=[one for one in root.iter(f"{SVG}line") if one.get("stroke-width")],
    )


def numbers(text: str) -> set[float]:
    """Every number in a text, thousands with their commas."""
    return {float(one.replace(",", "")) for one in re.findall(r"\d[\d,]*(?:\.\d+)?", text)}
