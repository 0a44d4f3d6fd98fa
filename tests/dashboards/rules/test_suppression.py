"""Small numbers: what is hidden with them, what stays readable, and when groups are made larger."""

import pytest
from hypothesis import given, settings

from dashboards.rules.attack import exactly, table_layout
from dashboards.rules.suppression import (
    Coarser,
    Table,
    coarsen,
    coarsen_table,
    percentage,
    publish,
    publish_list,
    suppress,
    suppress_list,
)
from tests.dashboards.rules.pencil import by_subtraction
from tests.dashboards.rules.tables import believable_tables, figures, shown_figures, small_tables, table, tables


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
