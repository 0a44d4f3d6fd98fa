"""Is the port free, and does the site answer? What the runner asks before and after starting the web server."""

import http.client
import socket
import time
from contextlib import suppress

from senco.local.problem import LocalProblem
from senco.local.processes import last_lines
from senco.local.stack import Interrupted, Stack


def refuse_taken_port(port: int) -> None:
    """Say so before anything is started if another program has the port, on either meaning of `localhost`."""
    with socket.socket() as probe:
        # As the web server does: a port whose last connections are still fading is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError:
            raise LocalProblem(f"Port {port} is for the system only. Choose one from 1024 up, with --port.") from None
        except OSError:
            raise _taken(port) from None
    with suppress(OSError), socket.create_connection(("::1", port), timeout=1):
        raise _taken(port)


def _taken(port: int) -> LocalProblem:
    other = port + 1 if port < 65535 else 8000
    return LocalProblem(f"Another program uses port {port}. Stop it, or choose another port: --port {other}")


def await_health(stack: Stack, patience: float = 120) -> None:
    """Wait until ``/healthz`` answers; give up when the web server keeps ending, or after `patience` seconds."""
    deadline, ends = time.monotonic() + patience, 0
    while not is_healthy(stack.port):
        if stack.asked_to_stop:
            raise Interrupted
        ends += sum(line.startswith("web ") for line in stack.watch())
        if ends > 1 or time.monotonic() > deadline:
            log = stack.folder.root / "log" / "web.log"
            raise LocalProblem(f"The site does not answer. The last lines of {log}:\n{last_lines(log)}")
        time.sleep(0.05)


def is_healthy(port: int) -> bool:
    """Whether the site says of itself that it is alive."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        line.request("GET", "/healthz", headers={"Host": f"localhost:{port}"})
        return line.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        line.close()
