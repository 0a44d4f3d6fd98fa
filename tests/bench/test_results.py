"""The results name ratios and counts, and nothing of the machine they were found on but its kind."""

import os
import socket
from dataclasses import asdict
from pathlib import Path

from bench.machine import words
from bench.results import as_markdown
from bench.runs import Found, Loaded, Measured, Page, Plan

PLAN = Plan(400, 25_000, 50, 9)


def found() -> Found:
    def at(said: str, ratio: float) -> Measured:
        pages = (Page("today", "rows", 40, 20.0, 10 * ratio), Page("a pupil’s page", "frame", 52, 33.6, 5 * ratio))
        return Measured(said, {"rows": 10.0, "frame": 5.0}, pages, 1.5)

    return Found((Loaded("400 pupils in 1 school", 6.0, 2.0, 1.5),), (at("alone", 2.0), at("among many", 3.0)))


def test_a_page_is_told_as_a_ratio_to_the_floor_of_its_shape_from_the_same_run() -> None:
    page = as_markdown(PLAN, found(), "2 cores")
    assert "| today | rows | 2.0, 40, 20 | 3.0, 40, 20 |" in page
    assert "| a pupil’s page | frame | 2.0, 52, 34 | 3.0, 52, 34 |" in page
    assert "| 400 pupils in 1 school | 6 | 2 | 1.5 |" in page


def test_no_name_of_a_machine_and_no_path_stands_in_the_results() -> None:
    page = as_markdown(PLAN, found(), words())
    for told in (socket.gethostname(), str(Path.cwd()), "/tmp", os.environ.get("USER") or "/root"):
        assert told not in page
    assert asdict(PLAN)
