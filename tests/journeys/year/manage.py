"""The product's commands by the story's clock: ``python -m tests.journeys.year.manage tick``."""

import runpy

from tests.journeys.year.clock import Follower

Follower().look()
runpy.run_path("manage.py", run_name="__main__")
