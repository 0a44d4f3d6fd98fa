"""Property tests here take the time they need, on a busy machine too, and try the same cases each time."""

from hypothesis import settings

settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")
