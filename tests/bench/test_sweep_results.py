"""The figures of the sweep are ratios to a floor of the same run, and leave the other figures of the page as they were."""

from bench.sweep_results import TITLE, as_section, put, section_of

FOUND = [
    {"cases": 100, "floor": 10.0, "first": 40.0, "again": 20.0, "first_queries": 20, "again_queries": 15},
    {"cases": 1000, "floor": 100.0, "first": 500.0, "again": 200.0, "first_queries": 24, "again_queries": 19},
]
PAGE = "# Measured\n\n## Pages\n\nSome.\n\n## Loading\n\nMore.\n"


def test_each_size_is_told_as_a_ratio_to_its_floor_and_by_what_one_case_takes() -> None:
    section = as_section(FOUND, "2 cores", 3)
    assert "| 100 | 10 | 1.00 | 4.0, 1.00, 20 | 2.0, 1.00, 15 |" in section
    assert "| 1,000 | 100 | 1.00 | 5.0, 1.25, 24 | 2.0, 1.00, 19 |" in section


def test_a_section_is_put_once_and_the_others_stay() -> None:
    section = as_section(FOUND, "2 cores", 3)
    once = put(PAGE, section)
    assert once.startswith(PAGE.rstrip()) and once.endswith(section)
    assert put(once, section) == once
    between = put(f"{section}\n## Pages\n\nSome.\n", section)
    assert between.count(TITLE) == 1 and "## Pages\n\nSome." in between


def test_what_one_command_has_written_the_other_keeps() -> None:
    section = as_section(FOUND, "2 cores", 3)
    assert section_of(put(PAGE, section), TITLE) == section
    assert section_of(PAGE, TITLE) == ""
