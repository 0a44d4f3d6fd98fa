"""Folders and servers for the tests of the runner: all of their own, in folders with short paths."""

import os
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from senco.env import NAMES
from senco.local.folder import DataFolder
from senco.local.postgres import Postgres
from senco.local.roles import Logins, logins, prepare

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture
def short_folder() -> Iterator[Path]:
    """A folder that every account may enter (those pytest makes are closed)."""
    with tempfile.TemporaryDirectory(prefix="senco-t-", dir="/tmp", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@pytest.fixture
def clean_environ() -> dict[str, str]:
    """This process's environment without what points at the product the tests run beside."""
    own = {name for name in os.environ if name.removesuffix("_FILE") in NAMES or name.startswith("SENCO_")}
    kept = {name: value for name, value in os.environ.items() if name not in own}
    return {**kept, "PYTHONPATH": str(CHECKOUT), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}


@pytest.fixture
def data_folder() -> Callable[[Path], DataFolder]:
    """Makes a data folder ready for servers."""

    def made(root: Path) -> DataFolder:
        folder = DataFolder(root)
        folder.prepare()
        return folder

    return made


@pytest.fixture(scope="module")
def server() -> Iterator[Postgres]:
    """A PostgreSQL that the tests of one module share."""
    with tempfile.TemporaryDirectory(prefix="senco-t-", dir="/tmp", ignore_cleanup_errors=True) as name:
        folder = DataFolder(Path(name))
        folder.prepare()
        postgres = Postgres(folder, throwaway=True)
        postgres.start()
        try:
            yield postgres
        finally:
            postgres.stop()


@pytest.fixture(scope="module")
def prepared(server: Postgres) -> Logins:
    """The three roles and the database of the shared server."""
    addresses = [server.address(role, f"word of {role}", "senco") for role in ("app_rt", "app_owner", "app_backup")]
    wanted = logins(*addresses)
    prepare(server.admin_address(), wanted)
    return wanted


@pytest.fixture
def modes() -> Callable[[Path], dict[Path, int]]:
    """The mode of a folder and of each folder above it."""
    return lambda path: {each: stat.S_IMODE(each.stat().st_mode) for each in (path, *path.parents)}


@pytest.fixture
def fake_checkout(short_folder: Path) -> Path:
    """A checkout whose ``manage.py`` only notes how it was called, and whose tests are two."""
    checkout = short_folder / "checkout"
    (checkout / "tests").mkdir(parents=True)
    (checkout / "manage.py").write_text((Path(__file__).parent / "fake_manage.py").read_text())
    (checkout / "pytest.ini").write_text("[pytest]\naddopts = -p xdist -p no:cacheprovider\n")
    (checkout / "tests" / "test_all.py").write_text((Path(__file__).parent / "fake_tests.py").read_text())
    return checkout


@pytest.fixture
def fake_start(fake_checkout: Path) -> list[str]:
    """The words that start the runner on the fake checkout, with fake processes; arguments may follow."""
    return [sys.executable, str(Path(__file__).parent / "fake_product.py"), str(fake_checkout)]
