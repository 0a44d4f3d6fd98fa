"""Tables of small numbers, drawn and by hand, and what must not be read out of them."""

from hypothesis import strategies as st

from dashboards.rules.suppression import (
    Table,
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
believable = st.sampled_from([1, 2, 3, 4, 5, 5, 5, 4, 12, 30])
believable_tables = st.lists(st.lists(believable, min_size=2, max_size=2), min_size=2, max_size=3).map(
    lambda rows: table(*rows)
)
