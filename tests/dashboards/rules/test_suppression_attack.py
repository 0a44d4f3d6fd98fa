"""Small numbers: whatever an attacker does with what is shown, no small group comes out."""

import itertools

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dashboards.rules.attack import exactly, list_layout, table_layout
from dashboards.rules.suppression import (
    ShownTable,
    suppress,
    suppress_list,
)
from tests.dashboards.rules.pencil import by_subtraction
from tests.dashboards.rules.tables import (
    believable,
    believable_tables,
    figures,
    lists,
    sensitive,
    shown_figures,
    small_tables,
    tables,
)


@settings(max_examples=150)
@given(tables)
def test_a_governor_with_a_pencil_works_out_no_small_group(given_table):
    values, shown = figures(given_table), shown_figures(suppress(given_table))
    layout = table_layout(len(given_table.rows), len(given_table.cols))
    could = by_subtraction(layout, shown)
    for place in sensitive(layout, values):
        assert shown[place] is None
        assert could[place].width is None or could[place].width >= 5


@settings(max_examples=150)
@given(tables)
def test_using_all_sums_at_once_works_out_no_small_group_either(given_table):
    values, shown = figures(given_table), shown_figures(suppress(given_table))
    layout = table_layout(len(given_table.rows), len(given_table.cols))
    hidden = {place for place, value in enumerate(shown) if value is None}
    for place in sensitive(layout, values):
        assert exactly(layout, values, hidden, place, enough=5).width >= 5


@settings(max_examples=150)
@given(tables)
def test_every_figure_that_is_shown_is_true(given_table):
    for value, shown in zip(figures(given_table), shown_figures(suppress(given_table)), strict=True):
        assert shown in (None, value)


def worlds(shown, least, most):
    """Every table there could be behind the shown figures, hidden ones between two bounds, margins too. Tries them all."""
    wide, high = len(shown.cols), len(shown.rows)

    def fits(total, value):
        return least <= value <= most if total is None else total == value

    def from_cell(place, cells):
        row, col = divmod(place, wide)
        if place and not col and not fits(shown.row_totals[row - 1], sum(cells[-wide:])):
            return
        if place == wide * high:
            col_sums = [sum(cells[each::wide]) for each in range(wide)]
            if all(map(fits, shown.col_totals, col_sums)) and fits(shown.total, sum(cells)):
                lines = [(*cells[each * wide :][:wide], sum(cells[each * wide :][:wide])) for each in range(high)]
                yield [value for line in [*lines, (*col_sums, sum(cells))] for value in line]
            return
        sums = (
            (shown.row_totals[row], sum(cells[row * wide :])),
            (shown.col_totals[col], sum(cells[col::wide])),
            (shown.total, sum(cells)),
        )
        up = min([1_000, *(total - so_far for total, so_far in sums if total is not None)])
        given_cell = shown.counts[row][col]
        for value in (
            range(least, min(most, up) + 1) if given_cell is None else [given_cell] if given_cell <= up else []
        ):
            yield from from_cell(place + 1, (*cells, value))

    yield from from_cell(0, ())


def could_be(shown, place, value):
    """Whether any table at all fits the shown figures with one figure set to a value."""
    wide = len(shown.cols) + 1
    row, col = divmod(place, wide)
    lines = [list(line) for line in shown.counts]
    row_totals, col_totals, total = list(shown.row_totals), list(shown.col_totals), shown.total
    if row < len(lines) and col < wide - 1:
        lines[row][col] = value
    elif row < len(lines):
        row_totals[row] = value
    elif col < wide - 1:
        col_totals[col] = value
    else:
        total = value
    guess = ShownTable(shown.rows, shown.cols, tuple(map(tuple, lines)), tuple(row_totals), tuple(col_totals), total)
    return next(worlds(guess, 0, 40), None) is not None


@settings(max_examples=40)
@given(small_tables)
def test_trying_every_table_there_could_be_finds_what_the_exact_attacker_finds_and_no_small_group(given_table):
    values, shown = figures(given_table), suppress(given_table)
    layout = table_layout(len(given_table.rows), len(given_table.cols))
    hidden = {place for place, value in enumerate(shown_figures(shown)) if value is None}
    for place in sensitive(layout, values) if shown.total is not None else ():
        value = values[place]
        near = [answer for answer in range(max(0, value - 6), value + 7) if could_be(shown, place, answer)]
        exact = exactly(layout, values, hidden, place, enough=6)
        assert (near[0], near[-1]) == exact
        assert len(near) > 5


@settings(max_examples=60)
@given(believable_tables)
def test_believing_that_all_hidden_figures_are_one_to_five_leaves_three_answers_or_is_wrong(given_table):
    values, shown = figures(given_table), suppress(given_table)
    hidden = [place for place, value in enumerate(shown_figures(shown)) if value is None]
    assume(shown.total is not None and hidden and all(1 <= values[place] <= 5 for place in hidden))
    found = list(worlds(shown, 1, 5))
    assert values in found
    for place in hidden:
        assert len({world[place] for world in found}) >= 3


@settings(max_examples=100)
@given(st.dictionaries(st.sampled_from("ABCDE"), believable, min_size=2))
def test_the_same_belief_about_a_list_leaves_three_answers_or_is_wrong(counts):
    shown = suppress_list(counts)
    hidden = [label for label, count in zip(shown.labels, shown.counts, strict=True) if count is None]
    if shown.total is None or any(counts[label] > 5 for label in hidden):
        return
    rest = sum(counts[label] for label in hidden)
    found = [world for world in itertools.product(range(1, 6), repeat=len(hidden)) if sum(world) == rest]
    for place in range(len(hidden)):
        assert len({world[place] for world in found}) >= 3


@settings(max_examples=150)
@given(lists)
def test_a_list_with_its_total_gives_no_small_group_away(counts):
    shown = suppress_list(counts)
    layout, values = list_layout(len(counts)), [*counts.values(), sum(counts.values())]
    flat = [*shown.counts, shown.total]
    could = by_subtraction(layout, flat)
    for place in sensitive(layout, values):
        assert flat[place] is None
        assert could[place].width is None or could[place].width >= 5
    assert all(one in (None, value) for one, value in zip(flat, values, strict=True))


@settings(max_examples=100)
@given(tables)
def test_the_exact_attacker_never_knows_less_than_the_one_with_a_pencil(given_table):
    values, shown = figures(given_table), shown_figures(suppress(given_table))
    layout = table_layout(len(given_table.rows), len(given_table.cols))
    hidden = {place for place, value in enumerate(shown) if value is None}
    for place, could in enumerate(by_subtraction(layout, shown)):
        assert could.least <= values[place]
        assert could.most is None or values[place] <= could.most
        if place in hidden:
            exact = exactly(layout, values, hidden, place, enough=200)
            assert could.least <= exact.least
            assert could.most is None or exact.most <= could.most
