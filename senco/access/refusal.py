"""Refuses to run an installation whose wall has a hole."""

import logging
import sys

from django.db import OperationalError, connection

from senco.access.checks import weaknesses

logger = logging.getLogger(__name__)

WEAK = 78  # EX_CONFIG of sysexits.h: a supervisor sees that starting again will not help


def refuse_weak_installation() -> None:
    """Leave the process with each weakness in words. A database that is only down is no weakness: pages say so."""
    try:
        found = weaknesses()
    except OperationalError:
        logger.exception("the database does not answer; starting all the same")
        return
    finally:
        # Not to be shared with the processes that fork from this one.
        connection.close()
    if found:
        for sentence in found:
            sys.stderr.write(f"senco does not start: {sentence}\n")
        sys.exit(WEAK)
