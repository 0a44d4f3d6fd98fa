"""Log lines as JSON: a time, a message and the few plain values that the caller gave."""

import json
import logging
from datetime import UTC, datetime

_OWN = frozenset(logging.LogRecord("", 0, "", 0, "", (), None).__dict__) | {"message", "asctime", "taskName"}


class JsonFormatter(logging.Formatter):
    """One line of JSON a record. Only strings, numbers, booleans and None are written; an object is left out.

    Django hands the request to its loggers: its text would hold the address, and so what somebody searched for.
    """

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        for key, value in record.__dict__.items():
            if key not in _OWN and isinstance(value, str | int | float | bool | None):
                line[key] = value
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["where"] = _where(record)
        return json.dumps(line, ensure_ascii=False)


def _where(record: logging.LogRecord) -> list[str]:
    """File, line and function of each frame. The message of an exception may quote a child's words, so it is left out."""
    frames = []
    traceback = record.exc_info[2] if record.exc_info else None
    while traceback is not None:
        code = traceback.tb_frame.f_code
        frames.append(f"{code.co_filename.rsplit('/', 3)[-1]}:{traceback.tb_lineno} {code.co_name}")
        traceback = traceback.tb_next
    return frames[-12:]


class NoAddress(logging.Filter):
    """Takes the address out of Django's own warnings (``Not Found: /s/school/pupils/?q=a name``): their first words stay.

    It stands at the handler, since a logger's filter is not asked about what its children say: ``django.security.csrf``
    would write down the secret of an invitation.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name.startswith(("django.request", "django.security")):
            record.msg, record.args = record.getMessage().split(":")[0], ()
        return True
