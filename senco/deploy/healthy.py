"""Tells a container's watchman whether its process is well: status 0 or 1. Runs without the program, in a blink.

``healthy.py answers 8000``: the web server on this port says of itself that it is alive.
``healthy.py fresh FILE SECONDS``: a file, or one whose name begins so, was written within so many seconds.
"""

import http.client
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit


def answers(port: int) -> bool:
    """Does ``/healthz`` answer, asked for by the site's own name (any other is refused)?"""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        line.request("GET", "/healthz", headers={"Host": urlsplit(os.environ["BASE_URL"]).netloc})
        return line.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        line.close()


def is_fresh(file: Path, seconds: float) -> bool:
    """Was it written lately? Some of those who write it add an ending to its name."""
    times = [found.stat().st_mtime for found in file.parent.glob(f"{file.name}*")]
    return bool(times) and time.time() - max(times) < seconds


def main(words: Sequence[str]) -> int:
    """The check that the words name."""
    match words:
        case ["answers", port]:
            well = answers(int(port))
        case ["fresh", file, seconds]:
            well = is_fresh(Path(file), float(seconds))
        case _:
            sys.stderr.write(f"{__doc__}\n")
            return 2
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
