"""Runs the runner on a fake checkout: its web server only says that it is alive, its worker has a child of its own."""

import sys
from pathlib import Path

from senco.local import stack
from senco.local.children import Recipe
from senco.local.commands import main
from senco.local.postgres import Postgres

WEB = """
import http.server, sys
class Alive(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); self.end_headers()
    def log_message(self, *words): pass
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Alive).serve_forever()
"""
# Ends what is below it when asked to, as Celery does.
WORKER = """
import signal, subprocess, sys
child = subprocess.Popen(['sleep', '1000'])
signal.signal(signal.SIGTERM, lambda number, frame: child.terminate())
child.wait()
"""


def recipes(port: int, data: Path) -> tuple[Recipe, ...]:
    """Two processes, the second with one below it."""
    python = sys.executable
    return (
        Recipe("web", (python, "-c", WEB, str(port), str(data))),
        Recipe("worker", (python, "-c", WORKER, str(data))),
    )


if __name__ == "__main__":
    # The real server, but it does not wait for the disk: the tests kill processes, not the machine.
    vars(stack)["Postgres"] = lambda folder, throwaway: Postgres(folder, throwaway=True)
    sys.exit(main(sys.argv[2:], Path(sys.argv[1]), recipes))
