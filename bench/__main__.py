"""The command: ``python -m bench pages`` measures the main pages, ``sweep`` the nightly sweep, ``clocks`` the deadlines of a
million cases; each writes its part of ``bench/results.md``."""

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType

from bench import clock_results, clocks, results, sweep_results
from bench.machine import words
from bench.runs import Plan, measured, swept
from senco.local.problem import LocalProblem
from senco.local.stack import Stack
from senco.local.valkey import free_port

CHECKOUT = Path(__file__).resolve().parents[1]
SWEEPS = 5  # rounds of each sweep


def main(given: Sequence[str]) -> int:
    """Start a stack of its own in a temporary folder, measure, write the results; the folder is gone afterwards."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measures senco on this machine.")
    parser.add_argument("what", choices=["pages", "sweep", "clocks"], help="pages at both sizes; the nightly sweep; deadlines")
    parser.add_argument("--small", type=int, default=400, help="pupils of the one school (default: 400)")
    parser.add_argument("--pupils", type=int, default=25_000, help="pupils of the many schools (default: 25000)")
    parser.add_argument("--schools", type=int, default=50, help="how many schools (default: 50)")
    parser.add_argument("--rounds", type=int, default=15, help="how often each page is asked for (default: 15)")
    parser.add_argument("--cases", default="1000,2500,5000,10000", help="open cases of the schools that are swept")
    parser.add_argument("--clocks", type=int, default=1_000_000, help="cases whose deadlines are derived (default: 1000000)")
    parser.add_argument("--to", type=Path, default=CHECKOUT / "bench" / "results.md", help="where the results go")
    options = parser.parse_args(given)
    if options.what == "clocks":
        return _written(options.to, clock_results.as_section(clocks.main(options.clocks), words()))
    plan = Plan(options.small, options.pupils, options.schools, options.rounds)
    _end_in_order()
    environ = {name: value for name, value in os.environ.items() if not name.startswith("SENCO_")}
    # A short name: sockets have short paths.
    with TemporaryDirectory(prefix="senco-", dir="/tmp", ignore_cleanup_errors=True) as top:
        stack = Stack(CHECKOUT, Path(top), free_port(), environ, throwaway=True)
        with stack:
            stack.start_servers()
            stack.manage("migrate", "--noinput", as_owner=True)
            stack.manage("collectstatic", "--noinput")
            machine = words()
            if options.what == "pages":
                page = results.as_markdown(plan, measured(stack, plan), machine)
                others = (sweep_results.TITLE, clock_results.TITLE)
                kept = [part for title in others if (part := sweep_results.section_of(_there(options.to), title))]
            else:
                kept = [sweep_results.as_section(swept(stack, options.cases, SWEEPS), machine, SWEEPS)]
    if options.what == "pages":
        options.to.write_text(page, encoding="utf-8")
    return _written(options.to, *kept)


def _written(path: Path, *sections: str) -> int:
    """Put each section into the page, beside what the other commands have written."""
    page = _there(path)
    for section in sections:
        page = sweep_results.put(page, section)
    path.write_text(page, encoding="utf-8")
    print(f"Written to {path}")
    return 0


def _there(path: Path) -> str:
    """The results that are there already: each command keeps what the other has written."""
    return path.read_text(encoding="utf-8") if path.exists() else "# Measured\n"


def _end_in_order() -> None:
    """A signal to end leaves the ``with`` blocks, so that no server outlives the bench."""

    def end(number: int, frame: FrameType | None) -> None:
        sys.exit(128 + number)

    signal.signal(signal.SIGTERM, end)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except LocalProblem as problem:
        print(problem, file=sys.stderr)
        sys.exit(1)
