"""What somebody who stands in needs of a class, on half a page: A5, two of which make one A4."""

from dataclasses import dataclass

from django.template.loader import render_to_string

from provision.rules.supply import SupplyClass
from senco.documents.fit import Side, fit_page

START_PT, FLOOR_PT = 10.5, 8.0  # points; for an adult at a desk, and never smaller than a newspaper


@dataclass(frozen=True)
class HalfPage:
    """The PDF, and how its one side came out."""

    pdf: bytes
    side: Side


def half_page(room: SupplyClass) -> HalfPage:
    """Set a class on half a page; what does not fit stands on another."""
    html = render_to_string("papers/class_half.html", {"paper": room})
    pdf, side = fit_page("page", html, start_pt=START_PT, floor_pt=FLOOR_PT, made_on=room.on)
    return HalfPage(pdf, side)
