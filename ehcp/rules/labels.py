"""Where the words of a picture stand, so that neither words nor lines run through other words."""

from collections.abc import Sequence
from dataclasses import dataclass

# Per cent of the picture's width, as are all positions here.
GAP = 1.5


@dataclass(frozen=True)
class Label:
    """Words to be placed at a position, and how wide they are."""

    x: float
    width: float


@dataclass(frozen=True)
class Place:
    """Where words stand: the ``text-anchor`` at their position, their row counted from the axis, and what they cover."""

    anchor: str
    row: int
    start: float
    end: float


def placed(labels: Sequence[Label]) -> list[Place]:
    """Place labels given in order of their positions.

    A label that stands alone is set in the middle. Crowded ones are set like flags at a pole, those at the left edge
    towards the right, the others towards the left, each further from the axis than the poles it covers.
    """
    anchors = _anchors(labels)
    places: dict[int, Place] = {}
    rightwards = [index for index, anchor in enumerate(anchors) if anchor == "start"]
    leftwards = [index for index, anchor in enumerate(anchors) if anchor != "start"]
    for index in [*reversed(rightwards), *leftwards]:
        start, end = _span(labels[index], anchors[index])
        row = _row(labels, places, labels[index].x, start, end)
        places[index] = Place(anchors[index], row, start, end)
    return [places[index] for index in range(len(labels))]


def _anchors(labels: Sequence[Label]) -> list[str]:
    anchors: list[str] = []
    for index, label in enumerate(labels):
        before = labels[index - 1] if index else None
        crowded_left = before is not None and anchors[-1] == "start" and label.x - before.x < before.width + GAP
        if _is_alone(labels, index):
            anchors.append("middle")
        elif label.x < label.width + GAP or (crowded_left and label.x + label.width + GAP <= 100):
            anchors.append("start")
        else:
            anchors.append("end")
    return anchors


def _is_alone(labels: Sequence[Label], index: int) -> bool:
    label = labels[index]
    if label.x < label.width / 2 or label.x > 100 - label.width / 2:
        return False
    return all(
        abs(label.x - other.x) >= label.width / 2 + other.width + GAP
        for place, other in enumerate(labels)
        if place != index
    )


def _span(label: Label, anchor: str) -> tuple[float, float]:
    if anchor == "middle":
        return label.x - label.width / 2, label.x + label.width / 2
    return (label.x, label.x + label.width) if anchor == "start" else (label.x - label.width, label.x)


def _row(labels: Sequence[Label], places: dict[int, Place], x: float, start: float, end: float) -> int:
    """The row nearest to the axis that is beyond every pole the words cover and free of other words."""
    covered = [place.row + 1 for index, place in places.items() if start < labels[index].x < end]
    row = max(covered, default=0)
    taken = {place.row for place in places.values() if start < place.end + GAP and place.start < end + GAP}
    while row in taken:
        row += 1
    return row
