"""Small numbers stay hidden, whoever does the sums."""

import itertools

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dashboards.rules.attack import by_subtraction, exactly, list_layout, table_layout
from dashboards.rules.suppression import (
    Coarser,
    ShownTable,
    Table,
    coarsen,
    coarsen_table,
    percentage,
    publish,
    publish_list,
    suppress,
    suppress_list,
)


def table(*counts):
    return Table(
        tuple(f"row {row}" for row in range(len(counts))),
        tuple(f"col {col}" for col in range(len(counts[0]))),
        tuple(tuple(row) for row in counts),
    )


def figures(of):
    """All figures of a table in its layout: each row with its total, then the row of totals."""
    lines = [(*row, sum(row)) for row in of.counts]
    lines.append(tuple(sum(line[col] for line in lines) for col in range(len(of.cols) + 1)))
    return [value for line in lines for value in line]


def shown_figures(shown):
    rows = [(*row, total) for row, total in zip(shown.counts, shown.row_totals, strict=True)]
    return [value for row in [*rows, (*shown.col_totals, shown.total)] for value in row]


def sensitive(layout, values):
    """Counts of 1 to 5, and a count that is the whole of a group of fewer than 10."""
    small = {place for place, value in enumerate(values) if 1 <= value <= 5}
    whole = {
        part
        for total, parts in layout.sums
        if len(parts) > 1 and 1 <= values[total] <= 9
        for part in parts
        if values[part] == values[total]
    }
    return small | whole


tables = st.integers(min_value=2, max_value=5).flatmap(
    lambda cols: st.lists(
        st.lists(st.integers(min_value=0, max_value=30), min_size=cols, max_size=cols), min_size=2, max_size=6
    ).map(lambda rows: table(*rows))
)
small_tables = st.lists(
    st.lists(st.integers(min_value=0, max_value=8), min_size=2, max_size=2), min_size=2, max_size=2
).map(lambda rows: table(*rows)) | st.lists(
    st.lists(st.sampled_from([0, 0, 1, 2, 3, 6]), min_size=3, max_size=3), min_size=2, max_size=2
).map(lambda rows: table(*rows))
lists = st.dictionaries(st.sampled_from("ABCDEFGHIJ"), st.integers(min_value=0, max_value=40), min_size=1)


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


believable = st.sampled_from([1, 2, 3, 4, 5, 5, 5, 4, 12, 30])
believable_tables = st.lists(st.lists(believable, min_size=2, max_size=2), min_size=2, max_size=3).map(
    lambda rows: table(*rows)
)


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


def test_two_rows_less_two_columns_are_no_way_in():
    """A pencil finds nothing here: four figures in a square, and one more that joins them to the rest."""
    layout = table_layout(4, 4)
    of = table((9, 9, 3, 9), (9, 9, 20, 20), (20, 20, 9, 9), (20, 20, 9, 9))
    values = figures(of)
    hidden = {0, 1, 2, 5, 6, 12, 13, 17, 18}
    could = by_subtraction(layout, [None if place in hidden else value for place, value in enumerate(values)])
    assert could[2].width >= 5
    assert exactly(layout, values, hidden, 2, enough=5).width == 0
    shown = suppress(of)
    assert shown.counts[0][2] is None
    now_hidden = {place for place, value in enumerate(shown_figures(shown)) if value is None}
    assert exactly(layout, values, now_hidden, 2, enough=5).width >= 5


def test_a_single_small_group_takes_the_cheapest_other_with_it():
    shown = suppress_list({"Speech": 28, "Specific": 21, "Social": 15, "Autism": 10, "Hearing": 3})
    assert shown.counts == (28, 21, 15, None, None)
    assert shown.total == 77


def test_groups_of_five_and_four_take_a_third_with_them_so_that_nine_is_not_read_as_both():
    shown = suppress_list({"Speech": 40, "Autism": 20, "Hearing": 5, "Sight": 4})
    assert shown.counts == (40, None, None, None)
    assert shown.total == 69


def test_a_table_of_a_two_form_primary_stays_readable():
    """Six needs by key stage: three small groups take three others with them, and no total."""
    shown = suppress(table((12, 22), (9, 15), (3, 10), (8, 2), (1, 9), (11, 14)))
    assert shown.total == 116
    assert None not in shown.col_totals
    assert None not in shown.row_totals
    assert sum(cell is None for row in shown.counts for cell in row) == 6


def test_large_groups_are_all_shown():
    shown = suppress(table((28, 21), (15, 10)))
    assert shown.hidden == 0
    assert shown.counts == ((28, 21), (15, 10))


@settings(max_examples=100)
@given(tables | small_tables | believable_tables)
def test_the_grand_total_is_hidden_only_with_everything_else(given_table):
    shown = suppress(given_table)
    everything = (len(given_table.rows) + 1) * (len(given_table.cols) + 1)
    assert (shown.total is None) == (shown.hidden == everything)


def test_two_groups_of_five_in_a_total_of_ten_are_not_shown_as_ten():
    shown = suppress_list({"Hearing": 5, "Sight": 5})
    assert shown.total is None


def test_a_nought_is_shown_where_it_tells_nothing_of_anyone():
    assert suppress_list({"Speech": 28, "Sight": 0, "Autism": 30}).counts == (28, 0, 30)


def test_everybody_in_a_small_group_is_hidden_like_a_small_number_and_nobody_with_it():
    assert suppress_list({"Reached the aim": 0, "Did not": 8}).counts == (None, None)


def test_everybody_in_a_large_group_is_shown():
    assert suppress_list({"Reached the aim": 0, "Did not": 40}).counts == (0, 40)


def test_a_school_with_fewer_than_six_shows_nothing_else():
    published = publish_list({"Speech": 3, "Autism": 1})
    assert published.shown.counts == (None, None)
    assert published.shown.total is None
    assert published.said.startswith("Fewer than 6 children")


def test_nobody_at_all_is_nobody_s_secret():
    assert suppress(table((0, 0), (0, 0))).hidden == 0
    assert suppress_list({}).total == 0
    assert suppress(Table((), (), ())).total == 0


def test_a_table_of_one_column_hides_the_row_total_with_the_figure():
    shown = suppress(table((3,), (30,), (9,)))
    assert shown.counts[0] == (None,)
    assert shown.row_totals[0] is None


YEARS = {"Year 1": "Key stage 1", "Year 2": "Key stage 1", "Year 3": "Key stage 2", "Year 4": "Key stage 2"}
KEY_STAGES = Coarser("Years are shown by key stage.", rows=YEARS, cols={})


def test_before_anything_is_hidden_the_groups_are_made_larger():
    by_year = {"Year 1": 4, "Year 2": 8, "Year 3": 7, "Year 4": 12}
    published = publish_list(by_year, [KEY_STAGES])
    assert published.shown.labels == ("Key stage 1", "Key stage 2")
    assert published.shown.counts == (12, 19)
    assert published.said == "Years are shown by key stage."


def test_groups_are_not_made_larger_without_need():
    published = publish_list({"Year 1": 14, "Year 2": 8}, [KEY_STAGES])
    assert published.shown.labels == ("Year 1", "Year 2")
    assert published.said == ""


def test_what_the_largest_groups_still_need_is_hidden_and_said():
    need_by_year = Table(
        ("Year 1", "Year 2", "Year 3", "Year 4"), ("Speech", "Autism"), ((9, 1), (9, 1), (9, 20), (9, 20))
    )
    published = publish(need_by_year, [KEY_STAGES])
    assert published.shown.rows == ("Key stage 1", "Key stage 2")
    assert published.shown.counts == ((None, None), (None, None))
    assert published.said == (
        "Years are shown by key stage. 4 figures are hidden, so that no child can be worked out from the rest."
    )


def test_making_groups_larger_loses_no_child():
    assert coarsen({"Year 1": 4, "Year 3": 7, "Year 2": 8, "X": 1}, YEARS) == {
        "Key stage 1": 12,
        "Key stage 2": 7,
        "X": 1,
    }
    larger = coarsen_table(table((1, 2), (3, 4)), {"row 0": "all", "row 1": "all"}, {"col 1": "col 0"})
    assert larger.counts == ((10,),)
    assert larger.rows == ("all",)


def test_a_share_is_made_of_shown_figures_only():
    assert percentage(21, 80) == 26
    assert percentage(None, 80) is None
    assert percentage(21, None) is None
    assert percentage(0, 0) is None


@pytest.mark.parametrize("counts", [((1, 2), (3,)), ((1, -2), (3, 4))])
def test_a_table_that_is_no_table_is_refused(counts):
    with pytest.raises(ValueError):
        Table(("a", "b"), ("c", "d"), counts)
