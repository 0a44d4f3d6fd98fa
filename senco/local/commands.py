"""The two commands: ``start`` runs the product, ``test`` runs all tests against a product of their own."""

import argparse
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType

from senco import env
from senco.local import static
from senco.local.children import Recipe, end_session, has_ended, product
from senco.local.options import options
from senco.local.problem import LocalProblem
from senco.local.processes import starter
from senco.local.stack import Interrupted, Stack
from senco.local.valkey import free_port
from senco.local.web import await_health, refuse_taken_port

CHECKOUT = Path(__file__).resolve().parents[2]
ENDED_BY_CTRL_C = 130
NO_TESTS = 5  # pytest's status when it found none; like any other but 0 it is a failure
Recipes = Callable[[int, Path], Iterable[Recipe]]


def main(words: Sequence[str], checkout: Path = CHECKOUT, recipes: Recipes = product) -> int:
    """Run a command; the status is 0, the tests' own, 1 with a plain sentence, or 130 after Ctrl-C."""
    try:
        if words[:1] == ["test"]:
            return test(words[1:], checkout, recipes)
        return start(options(words[1:]), checkout, recipes)
    except Interrupted:
        _tell("\nStopped.")
        return ENDED_BY_CTRL_C
    except (LocalProblem, env.EnvironmentProblem) as problem:
        print(f"\n{problem}", file=sys.stderr)
        return 1


def start(asked: argparse.Namespace, checkout: Path, recipes: Recipes) -> int:
    """Set up, run, and print where and as whom to sign in; ends with Ctrl-C."""
    data = asked.data.absolute() if asked.data else env.data_folder(os.environ, checkout)
    if not asked.setup_only:
        refuse_taken_port(asked.port)
    stack = Stack(checkout, data, asked.port, os.environ, recipes=recipes)
    with _signals(stack), stack:
        _set_up(stack, demo=not asked.no_demo)
        if asked.setup_only:
            return 0
        _begin_work(stack)
        _print_welcome(stack)
        stack.run_until_asked(_tell)
        _tell("\nStopping ...")
    _tell("Stopped.")
    return 0


def _set_up(stack: Stack, *, demo: bool) -> None:
    with _step("Database and message broker"):
        stack.start_servers()
    if stack.asked_to_stop:
        raise Interrupted
    with _step("Tables"):
        stack.manage("migrate", "--noinput", as_owner=True)
    if demo:
        with _step("Demo school"):
            stack.manage("demo_school", "--if-empty")
    if not static.is_fresh(stack.checkout, stack.folder.root):
        with _step("Static files"):
            stack.manage("collectstatic", "--noinput")
            static.mark(stack.checkout, stack.folder.root)


def _begin_work(stack: Stack) -> None:
    with _step("Web server, worker and clock"):
        stack.start_children()
        await_health(stack)


def _print_welcome(stack: Stack) -> None:
    _tell(f"\nSenco runs at  {stack.url}\n")
    sign_ins = stack.manage("demo_school", "--show-sign-ins").splitlines()
    if any(line.strip() for line in sign_ins):
        _tell("Sign in there as (these people and their pupils are invented):")
        _tell("".join(f"  {line.rstrip()}\n" for line in sign_ins))
    _tell(f"Everything is kept in {stack.folder.root}, logs in {stack.folder.root / 'log'}. Ctrl-C stops it.")


def test(arguments: Sequence[str], checkout: Path, recipes: Recipes) -> int:
    """Run pytest with `arguments` beside a fresh product on a free port; both are gone afterwards, whatever happens."""
    with throwaway(checkout, recipes) as stack, _signals(stack), stack:
        bring_up(stack)
        told = {"SENCO_STACK_URL": stack.url, "SENCO_STACK_DATA": str(stack.folder.root)}
        return run_tests(stack, arguments, {**stack.environ, **told})


@contextmanager
def throwaway(checkout: Path, recipes: Recipes) -> Iterator[Stack]:
    """A stack for tests, not started yet, on a free port and a data folder that is gone afterwards."""
    # A database or broker named in the environment may be somebody's real one: tests never touch it.
    own = {name for name in os.environ if name.removesuffix("_FILE") in env.NAMES or name.startswith("SENCO_")}
    environ = {name: value for name, value in os.environ.items() if name not in own}
    # The folder is a short one: sockets have short paths.
    with TemporaryDirectory(prefix="senco-", dir="/tmp", ignore_cleanup_errors=True) as top:
        yield Stack(checkout, Path(top), free_port(), environ, throwaway=True, recipes=recipes)


def bring_up(stack: Stack) -> None:
    """Set up a stack without a school, and start its processes."""
    _set_up(stack, demo=False)
    _begin_work(stack)


def run_tests(stack: Stack, arguments: Sequence[str], environ: Mapping[str, str]) -> int:
    """Run pytest beside the stack, which is watched meanwhile; returns pytest's status."""
    # By file, so that a module's own server is started once. Groups (loadgroup) are ignored by this pytest, silently.
    in_parallel = ("-n", str(os.cpu_count() or 1), "--dist", "loadfile")
    tests = subprocess.Popen(  # noqa: S603
        [*starter(), sys.executable, "-m", "pytest", *in_parallel, *arguments],
        cwd=stack.checkout,
        env=dict(environ),
        start_new_session=True,  # Ctrl-C reaches the tests once, from us, and not a second time from the terminal
    )
    deadline = None
    while not has_ended(tests):
        for line in stack.watch():
            _tell(line)
        if stack.asked_to_stop and deadline is None:
            deadline = time.monotonic() + 20
            tests.send_signal(signal.SIGINT)
        if deadline and time.monotonic() > deadline:
            break
        time.sleep(0.1)
    end_session(tests)
    if stack.asked_to_stop:
        raise Interrupted
    if tests.returncode == NO_TESTS:
        _tell("No test was run. That is a failure: look at the names given.")
    return tests.returncode if tests.returncode >= 0 else 128 - tests.returncode


@contextmanager
def _signals(stack: Stack) -> Iterator[None]:
    """While the stack lives, a signal to end only leaves word; the stack then ends everything in order."""

    def leave_word(number: int, frame: FrameType | None) -> None:
        stack.asked_to_stop = True

    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    for number, handler in before.items():
        # Whoever started us with nohup wants us to outlive the terminal.
        if not (number == signal.SIGHUP and handler == signal.SIG_IGN):
            signal.signal(number, leave_word)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _step(name: str) -> Iterator[None]:
    print(f"{name} ... ", end="", flush=True)
    began = time.monotonic()
    yield
    _tell(f"{time.monotonic() - began:.1f} s")


def _tell(line: str) -> None:
    print(line, flush=True)
