"""What may be asked of ``bin/start``: read before the set-up by whatever Python there is, and again by the command itself.

As a script it ends with 0 where the words can be used, 2 with a sentence where they cannot, and 3 once it has shown the help.
It therefore needs nothing but the standard library.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

HELP_SHOWN = 3


def options(words: Sequence[str]) -> argparse.Namespace:
    """The options of ``start``. Leaves the process with a sentence for words that cannot be used."""
    return _parser().parse_args(words)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bin/start", description="Sets everything up and runs Senco on this machine.")
    parser.add_argument("--port", type=_port, default=8000, help="of the address, on this machine only (default: 8000)")
    parser.add_argument("--data", type=Path, help="folder for everything that is kept (default: var/ in the checkout)")
    parser.add_argument("--no-demo", action="store_true", help="leave an empty database empty")
    parser.add_argument("--setup-only", action="store_true", help="set everything up, then end")
    return parser


def _port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError("write a number from 1 to 65535")
    return int(text)


if __name__ == "__main__":
    if {"-h", "--help"} & set(sys.argv[1:]):
        _parser().print_help()
        sys.exit(HELP_SHOWN)
    options(sys.argv[1:])
