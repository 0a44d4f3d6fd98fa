"""One run: both sizes are loaded one after the other, and the pages are asked for at each, in a process of their own."""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bench.machine import load
from senco.local.problem import LocalProblem
from senco.local.stack import Stack

SMALL = "small"


@dataclass(frozen=True)
class Plan:
    """What is asked for: the sizes, and how often each page."""

    small: int
    pupils: int
    schools: int
    rounds: int


@dataclass(frozen=True)
class Loaded:
    """How long a history took to load: by the clock and of the processor, in seconds, and the load meanwhile."""

    words: str
    clock: float
    user: float
    load: float


@dataclass(frozen=True)
class Page:
    """One page at one school: what it took, in milliseconds (median), queries and kilobytes."""

    name: str
    floor: str
    queries: int
    kilobytes: float
    median: float


@dataclass(frozen=True)
class Measured:
    """The pages at one school among so many pupils, and the floors of that run, in milliseconds (median)."""

    words: str
    floors: dict[str, float]
    pages: tuple[Page, ...]
    load: float


@dataclass(frozen=True)
class Found:
    """All that was found."""

    loads: tuple[Loaded, ...]
    sizes: tuple[Measured, ...]


def measured(stack: Stack, plan: Plan) -> Found:
    """Load the small school and measure; then the many, and measure the small one again, and the largest."""
    loads = [_loaded(stack, f"{plan.small} pupils in 1 school", ("--slug", SMALL, "--pupils", str(plan.small)))]
    sizes = [_pages(stack, SMALL, f"{plan.small} pupils, alone", plan.rounds)]
    many = ("--pupils", str(plan.pupils), "--schools", str(plan.schools))
    loads.append(_loaded(stack, f"{plan.pupils:,} pupils in {plan.schools} schools", many))
    sizes.append(_pages(stack, SMALL, f"{plan.small} pupils, among {plan.pupils + plan.small:,}", plan.rounds))
    sizes.append(_pages(stack, "", f"the largest school, among {plan.pupils + plan.small:,}", plan.rounds))
    return Found(tuple(loads), tuple(sizes))


def swept(stack: Stack, cases: str, rounds: int) -> list[dict[str, Any]]:
    """Sweep schools with so many open cases each, in a process of its own."""
    print(f"Sweeping schools with {cases} open cases ...", flush=True)
    told: list[dict[str, Any]] = _in_a_process(stack, "bench.sweep", cases, str(rounds))
    return told


def _in_a_process(stack: Stack, module: str, *asked: str) -> Any:
    command = [sys.executable, "-m", module, *asked]
    done = subprocess.run(command, cwd=stack.checkout, env=stack.environ, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode != 0:
        raise LocalProblem(f"{module} failed:\n{done.stderr[-3000:]}")
    return json.loads(done.stdout.splitlines()[-1])


def _loaded(stack: Stack, words: str, asked: Sequence[str]) -> Loaded:
    print(f"Loading {words} ...", flush=True)
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime, time.monotonic()
    stack.manage("demo_school", *asked, "--json")
    clock = time.monotonic() - began
    return Loaded(words, clock, resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before, load())


def _pages(stack: Stack, slug: str, words: str, rounds: int) -> Measured:
    print(f"Measuring {words} ...", flush=True)
    told: dict[str, Any] = _in_a_process(stack, "bench.asking", slug, str(rounds))
    pages = tuple(Page(**page) for page in told["pages"])
    return Measured(f"{words} ({told['pupils']} on roll)", told["floors"], pages, load())
