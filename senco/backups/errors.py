"""The errors of this package that are raised on purpose: their text is for the person who runs the installation."""


class BackupProblem(Exception):
    """What stands in the way, or what is wrong with a backup; the text says so, and what to do about it."""


class Busy(BackupProblem):
    """Somebody else is at work on the same database."""


class Damaged(BackupProblem):
    """The files of a backup are not what was written."""


class NoKey(BackupProblem):
    """A sealed backup cannot be opened with what was given; nothing is said about the backup itself."""
