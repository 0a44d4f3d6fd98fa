"""The script that makes the secrets: once, closed to others, and such that the program reads them."""

import stat
import subprocess
from pathlib import Path

from senco.env import parse_database_url
from senco.local.roles import logins
from tests.deploy import composed
from tests.deploy.composed import ROOT

SCRIPT = ROOT / "senco/deploy/make_secrets"
FROM_OUTSIDE = {"email_url", "tls_certificate", "tls_key"}


def make(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([SCRIPT, folder], capture_output=True, text=True, check=False)


def contents(folder: Path) -> dict[str, str]:
    return {file.name: file.read_text().strip() for file in folder.iterdir()}


def test_it_makes_all_but_what_only_the_school_has_and_names_that(tmp_path: Path) -> None:
    done = make(tmp_path / "secrets")
    assert done.returncode == 1
    assert set(contents(tmp_path / "secrets")) == set(composed.composed()["secrets"]) - FROM_OUTSIDE
    for name in FROM_OUTSIDE:
        assert f"still missing: {tmp_path}/secrets/{name}" in done.stderr
        (tmp_path / "secrets" / name).write_text("x")
    done = make(tmp_path / "secrets")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_folder_is_closed_and_the_containers_users_can_read_their_files(tmp_path: Path) -> None:
    make(tmp_path / "secrets")
    assert stat.S_IMODE((tmp_path / "secrets").stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in (tmp_path / "secrets").iterdir()} == {0o444}


def test_running_it_again_changes_nothing_and_another_folder_gets_other_words(tmp_path: Path) -> None:
    make(tmp_path / "one")
    before = contents(tmp_path / "one")
    make(tmp_path / "one")
    assert contents(tmp_path / "one") == before
    make(tmp_path / "two")
    assert not set(before.values()) & set(contents(tmp_path / "two").values())


def test_the_addresses_name_three_roles_of_one_database_and_the_servers_of_the_compose_file(tmp_path: Path) -> None:
    make(tmp_path)
    made = contents(tmp_path)
    found = logins(made["database_url"], made["database_owner_url"], made["database_backup_url"])
    assert found.backup
    assert [found.application.user, found.owner.user, found.backup.user] == ["app_rt", "app_owner", "app_backup"]
    admin = parse_database_url(made["database_admin_url"])
    assert admin.password == made["postgres_password"]
    assert {admin.host, found.owner.host} == {"postgres"} <= set(composed.services())
    assert made["redis_url"] == f"redis://:{made['valkey_password']}@valkey:6379/0"
    assert len(made["secret_key"]) > 80
