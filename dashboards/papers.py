"""The papers of the roof: the figures of a term on one page where they fit, else on two."""

from django.template.loader import render_to_string

from provision.rules.papers import FiguresPaper
from senco.documents.fit import FLOOR_PT, SMALL_PT, START_PT
from senco.documents.pdf import Paper, write


def figures_paper(paper: FiguresPaper) -> bytes:
    """The PDF of published figures: one page, as large as it fits, or two in clear print. The same figures, the same bytes."""
    drawn = {one.picture.name: one.picture.svg for one in paper.questions if one.picture}
    html = Paper(render_to_string("papers/governor_figures.html", {"paper": paper}), drawn=drawn)
    layout = html.lay_out(FLOOR_PT)
    if layout.page_count > 1:
        layout = html.lay_out(START_PT)
    elif (larger := html.lay_out(SMALL_PT)).page_count == 1:
        layout = larger
    return write([layout], made_on=paper.published_on)
