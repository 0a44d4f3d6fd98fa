"""The story's clock: a file says how far ahead of the true time the product is, and its processes set themselves by it."""

import os
import threading
import time
from datetime import datetime
from pathlib import Path

import time_machine

FILE = "SENCO_DATA"  # the product's data folder; the clock lies in it
NAME = "story-clock"


class Clock:
    """Moved by the story, followed by web server, worker and commands. Starts at the true time."""

    def __init__(self, data: Path) -> None:
        self.file = data / NAME

    def goes_to(self, moment: datetime) -> None:
        """Go to a moment (with its time zone); from there it goes on as time does."""
        ahead = moment.timestamp() - time.time()
        waiting = self.file.with_suffix(".new")
        waiting.write_text(repr(ahead))
        waiting.replace(self.file)

    def ahead(self) -> str:
        """What the file says: seconds ahead of the true time, as text; nothing before the first move."""
        return self.file.read_text() if self.file.exists() else ""


class Follower:
    """Keeps the time of this process by the story's clock: ``look`` before each piece of work."""

    def __init__(self) -> None:
        self._clock = Clock(Path(os.environ[FILE]))
        self._lock = threading.Lock()
        self._shown = ""
        self._travel: time_machine.travel | None = None

    def look(self) -> None:
        """Set the time of this process, where the clock was moved since the last look."""
        with self._lock:
            ahead = self._clock.ahead()
            if ahead == self._shown:
                return
            if self._travel:
                self._travel.stop()
            self._travel, self._shown = time_machine.travel(time.time() + float(ahead), tick=True), ahead
            self._travel.start()
