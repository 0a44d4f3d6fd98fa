"""Stands for the tests: one notes what it was given and passes, one fails."""

import json
import os
import urllib.request
from pathlib import Path

NAMES = (
    "SENCO_STACK_URL",
    "SENCO_STACK_DATA",
    "DATABASE_URL",
    "DATABASE_OWNER_URL",
    "DATABASE_BACKUP_URL",
    "REDIS_URL",
)


def test_passes() -> None:
    """The site answers at the address given."""
    Path("seen").write_text(json.dumps({name: os.environ[name] for name in NAMES}))
    assert urllib.request.urlopen(os.environ["SENCO_STACK_URL"] + "/healthz").status == 200


def test_fails() -> None:
    """Some test that fails."""
    assert os.environ["SENCO_STACK_URL"] == ""
