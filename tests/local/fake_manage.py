"""Stands for ``manage.py``: notes its words and its database, and fails or lists sign-ins when asked to."""

import json
import os
import sys
from pathlib import Path

words = sys.argv[1:]
names = ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "BASE_URL", "SENCO_AS_OWNER", "SENCO_DATA")
called = {"words": words, **{name: os.environ.get(name) for name in names}}
with Path("called.jsonl").open("a") as file:
    file.write(json.dumps(called) + "\n")
if "--show-sign-ins" in words:
    print("SENCO  senco@example.org  a password")
if Path("fail").exists() and Path("fail").read_text() in words:
    sys.exit("this command was told to fail")
