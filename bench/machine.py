"""The machine in words that name no machine: what was measured on, and how busy it was."""

import os
import platform


def words() -> str:
    """``2 cores, x86_64, Debian GNU/Linux 12, Python 3.11.2``."""
    cores = len(os.sched_getaffinity(0))
    return f"{cores} cores, {platform.machine()}, {_system()}, Python {platform.python_version()}"


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return platform.system()


def load() -> float:
    """How many processes wanted a core in the last minute."""
    return os.getloadavg()[0]
