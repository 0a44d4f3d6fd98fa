"""The papers of the roof: the figures of a term on one page where they fit, else on both sides of a sheet."""

from django.template.loader import render_to_string

from provision.rules.papers import FiguresPaper
from senco.documents.fit import FLOOR_PT, SMALL_PT, START_PT
from senco.documents.pdf import Paper, write


def figures_paper(paper: FiguresPaper) -> bytes:
    """The PDF of published figures on as few pages as small print needs, which is a sheet or less, and in the largest print
    that needs no more. The same figures, the same bytes."""
    drawn = {one.picture.name: one.picture.svg for one in paper.questions if one.picture}
    html = Paper(render_to_string("papers/governor_figures.html", {"paper": paper}), drawn=drawn)
    smallest = html.lay_out(FLOOR_PT)
    larger = map(html.lay_out, (START_PT, SMALL_PT))
    layout = next((one for one in larger if one.page_count == smallest.page_count), smallest)
    return write([layout], made_on=paper.published_on)
