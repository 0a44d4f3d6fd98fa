"""As whom PostgreSQL runs. It refuses to run as root, so root hands it to an account that can do nothing else."""

import contextlib
import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from senco.local.folder import DataFolder
from senco.local.problem import LocalProblem

NOBODY = 65534
AS_NOBODY_IN_A_NAMESPACE = ("unshare", "-U", f"--map-user={NOBODY}", f"--map-group={NOBODY}", "--")
# Rights that lead past a closed folder, the smaller one first; a container's root often has the second only.
PASSING_RIGHTS = ("dac_read_search", "dac_override")


@dataclass(frozen=True)
class Account:
    """Whom files must belong to (`uid`, `gid`), and how a command comes to run as that account."""

    uid: int
    gid: int
    prefix: tuple[str, ...] = ()
    switch: bool = False

    def run(self, command: Sequence[str | Path], timeout: float = 120) -> subprocess.CompletedProcess[str]:
        """Run a command to its end, away from our terminal (its Ctrl-C is not for it) and from our PG* variables."""
        return subprocess.run(  # noqa: S603
            [*self.prefix, *map(str, command)],
            user=self.uid if self.switch else None,
            group=self.gid if self.switch else None,
            extra_groups=[] if self.switch else None,
            cwd="/",
            env=_plain(os.environ),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
            timeout=timeout,
        )

    def own(self, top: Path) -> None:
        """Make all under `top` (inside the data folder) belong to the account, if root started it differently before."""
        if os.geteuid() != 0 or top.lstat().st_uid == self.uid:
            return
        # The top goes last: a change of hands that was interrupted is seen and finished at the next start.
        for folder, names, files in os.walk(top, topdown=False):
            for name in (*names, *files):
                os.lchown(Path(folder) / name, self.uid, self.gid)
        os.lchown(top, self.uid, self.gid)


def choose_account(folder: DataFolder, program: Path) -> Account:
    """Whoever started us; for root the account `nobody`, helped along where it may not pass the path.

    The help is a user namespace of its own or, where none may be made (most containers, a chroot), one right of root's.
    """
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid())
    nobody = Account(NOBODY, NOBODY, switch=True)
    with contextlib.suppress(PermissionError):
        folder.admit(NOBODY)
        if _works(nobody, folder.root, program):
            return nobody
        folder.close()
    rights = [Account(NOBODY, NOBODY, prefix=as_nobody_with(right)) for right in PASSING_RIGHTS]
    for account in (Account(0, 0, prefix=AS_NOBODY_IN_A_NAMESPACE), *rights):
        if _works(account, folder.root, program):
            return account
    raise LocalProblem(
        f"PostgreSQL refuses to run as root, and another account may not enter {folder.root} or {program.parent}. "
        "Start as an ordinary user, or keep the checkout and --data below a folder that all may enter, such as /srv."
    )


def as_nobody_with(right: str) -> tuple[str, ...]:
    """Words before a command that run it as `nobody` with this one right of root's, and no way to any other."""
    only = f"-all,+{right}"
    return (
        *("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"),
        # Without this the kernel forgets the right when a program asks whether it may, as initdb does.
        "--securebits=+no_setuid_fixup",
        *(f"--inh-caps={only}", f"--ambient-caps={only}", f"--bounding-set={only}", "--"),
    )


def _works(account: Account, folder: Path, program: Path) -> bool:
    try:
        test = account.run(["/bin/sh", "-c", 'cd "$1" && exec "$2" --version', "sh", folder, program], timeout=20)
    except (OSError, subprocess.SubprocessError):
        return False
    return test.returncode == 0


def _plain(environ: Mapping[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
    return {**kept, "LC_ALL": "C"}
