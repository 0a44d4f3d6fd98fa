"""docker-compose.yml against the program: every variable is known, every needed one set, every secret a file."""

import re
from typing import Any

import pytest
import yaml

from senco import celery
from senco.env import DATABASE_NAMES, NAMES, read_environment
from senco.local import postgres
from tests.deploy import composed
from tests.deploy.composed import ROOT, of_the_program, services

KNOWN = {*NAMES, "SENCO_DATA", "SENCO_AS_OWNER", "DATABASE_ADMIN_URL"}
# What each of our services must have to do its work, and what it must not have: nobody gets more than that.
NEEDS = {
    "web": {"SECRET_KEY", "DATABASE_URL", "REDIS_URL", "BASE_URL", "TRUSTED_PROXY_COUNT", "EMAIL_FROM"},
    "worker": {"SECRET_KEY", "DATABASE_URL", "REDIS_URL", "BASE_URL", "EMAIL_URL", "EMAIL_FROM"},
    "beat": {"REDIS_URL", "BASE_URL"},
    "backup": {*DATABASE_NAMES, "BACKUP_DIR", "BACKUP_RECIPIENT"},
    "prepare_database": {*DATABASE_NAMES, "DATABASE_ADMIN_URL"},
    "migrate": {"DATABASE_URL", "DATABASE_OWNER_URL", "SENCO_AS_OWNER"},
}
SECRET = {"SECRET_KEY", "REDIS_URL", "EMAIL_URL", "DATABASE_ADMIN_URL", *DATABASE_NAMES}
ALL = sorted(services())


def given(service: dict[str, Any]) -> set[str]:
    """The variables of a service, by name, whether as a value or as a file."""
    return {name.removesuffix("_FILE") for name in service.get("environment", {})}


def test_the_services_are_those_of_an_installation() -> None:
    assert set(ALL) == {"proxy", "postgres", "valkey", *NEEDS}
    assert set(of_the_program()) == set(NEEDS)


@pytest.mark.parametrize("name", sorted(NEEDS))
def test_each_service_has_the_variables_it_needs_and_no_others(name: str) -> None:
    assert given(services()[name]) == NEEDS[name]
    assert given(services()[name]) <= KNOWN


def test_what_the_file_takes_from_dotenv_is_in_the_example() -> None:
    example = (ROOT / ".env.example").read_text()
    assert composed.variables() == {"BASE_URL", "EMAIL_FROM", "BACKUP_RECIPIENT", "BACKUP_FOLDER"}
    for name in composed.variables() - {"BACKUP_FOLDER"}:
        assert re.search(rf"^(# )?{name}=", example, re.MULTILINE), name
    assert "BACKUP_FOLDER" in (ROOT / "docs/operations.md").read_text()


@pytest.mark.parametrize("missing", ["BASE_URL", "EMAIL_FROM"])
def test_without_a_needed_variable_nothing_starts_and_the_complaint_says_what_to_write(missing: str) -> None:
    dotenv = {name: value for name, value in composed.DOTENV.items() if name != missing}
    with pytest.raises(composed.Unset, match=f"Write {missing}=.* into the file .env"):
        composed.composed(dotenv)


@pytest.mark.parametrize("name", ALL)
def test_a_secret_is_a_file_and_never_a_value(name: str) -> None:
    service, secrets = services()[name], composed.composed()["secrets"]
    environment: dict[str, str] = service.get("environment", {})
    assert not SECRET & set(environment), "a secret stands among the variables, where anybody may read it"
    files = {value.removeprefix("/run/secrets/") for key, value in environment.items() if key.endswith("_FILE")}
    used = files | set(re.findall(r"/run/secrets/(\w+)", yaml.safe_dump(service) + _own_settings(name)))
    assert used == set(service.get("secrets", [])), "exactly the secrets that it reads are mounted"
    assert used <= set(secrets)


def _own_settings(name: str) -> str:
    return (ROOT / "senco/deploy/nginx.conf").read_text() if name == "proxy" else ""


def test_every_secret_is_a_file_that_git_ignores_and_that_somebody_reads() -> None:
    secrets = composed.composed()["secrets"]
    assert {name: what["file"] for name, what in secrets.items()} == {name: f"./secrets/{name}" for name in secrets}
    assert "/secrets/" in (ROOT / ".gitignore").read_text().splitlines()
    assert {one for service in services().values() for one in service.get("secrets", [])} == set(secrets)


@pytest.mark.parametrize("name", ALL)
def test_it_runs_as_nobody_special_on_a_root_that_cannot_be_written(name: str) -> None:
    service = services()[name]
    user, _, group = service["user"].partition(":")
    assert int(user) > 0 and int(group) > 0
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]
    assert "/tmp" in service["tmpfs"]
    assert not {"privileged", "network_mode", "pid", "cap_add"} & set(service)


@pytest.mark.parametrize("name", ALL)
def test_its_image_is_pinned_to_one_version(name: str) -> None:
    _, _, tag = services()[name]["image"].rpartition(":")
    assert re.match(r"\d+\.\d+(\.\d+)?(-[\w.]+)?$", tag), tag


@pytest.mark.parametrize("name", ALL)
def test_what_lasts_is_watched_and_started_again_and_what_ends_is_not(name: str) -> None:
    service = services()[name]
    if name in ("prepare_database", "migrate"):
        assert service["restart"] == "no"
        assert "healthcheck" not in service
    else:
        assert service["restart"] == "unless-stopped"
        assert {"test", "interval", "timeout", "retries"} <= set(service["healthcheck"])
        assert service["healthcheck"]["test"][0] in ("CMD", "CMD-SHELL")


def test_they_start_in_the_order_in_which_they_need_each_other() -> None:
    order: list[str] = []

    def visit(name: str, above: tuple[str, ...] = ()) -> None:
        assert name not in above, f"a circle: {above}"
        for other, how in services()[name].get("depends_on", {}).items():
            ends = services()[other]["restart"] == "no"
            assert how["condition"] == ("service_completed_successfully" if ends else "service_healthy")
            visit(other, (*above, name))
        if name not in order:
            order.append(name)

    for name in ALL:
        visit(name)
    for first, then in (
        ("postgres", "prepare_database"),
        ("prepare_database", "migrate"),
        ("migrate", "web"),
        ("migrate", "worker"),
        ("migrate", "beat"),
        ("migrate", "backup"),
        ("valkey", "worker"),
        ("web", "proxy"),
    ):
        assert order.index(first) < order.index(then)


def test_only_the_proxy_can_be_reached_and_databases_have_no_way_out() -> None:
    found = composed.composed()
    assert {name: service["ports"] for name, service in found["services"].items() if "ports" in service} == {
        "proxy": ["80:8080", "443:8443"]
    }
    assert found["networks"]["inside"]["internal"] is True
    for name in ("postgres", "valkey", "backup", "beat", "migrate", "prepare_database"):
        assert found["services"][name]["networks"] == ["inside"]
    assert "outside" in found["services"]["worker"]["networks"]  # mail goes out from there


def test_everything_that_is_kept_lies_on_a_named_volume() -> None:
    found = composed.composed()
    mounted = {
        name: {parts[1]: parts[0] for volume in service.get("volumes", []) if (parts := volume.split(":"))}
        for name, service in found["services"].items()
    }
    assert mounted["postgres"] == {"/var/lib/postgresql": "database"}
    assert mounted["valkey"]["/data"] == "broker"
    for name in ("web", "worker", "backup"):
        assert mounted[name]["/var/lib/senco/media"] == "media"
    assert mounted["backup"]["/var/lib/senco/backups"] == "backups"
    assert services()["backup"]["environment"]["BACKUP_DIR"] == "/var/lib/senco/backups"
    named = {source for mounts in mounted.values() for source in mounts.values() if not source.startswith("./")}
    assert named == set(found["volumes"])
    for mounts in mounted.values():
        assert all((ROOT / source).is_file() for source in mounts.values() if source.startswith("./"))


def test_the_database_is_made_as_the_embedded_one_is_and_its_log_holds_no_words() -> None:
    service = services()["postgres"]
    wanted = {"--auth-local=scram-sha-256", "--auth-host=scram-sha-256", *postgres._INITDB} - {"--auth=scram-sha-256"}
    assert set(service["environment"]["POSTGRES_INITDB_ARGS"].split()) == wanted
    settings = dict(word.split("=") for word in service["command"] if "=" in word)
    assert postgres.NO_WORDS.items() <= settings.items()
    assert service["image"].removeprefix("postgres:").split(".")[0] == postgres.MAJOR


def test_the_broker_is_set_as_the_embedded_one_is() -> None:
    text = (ROOT / "senco/deploy/valkey.conf").read_text()
    lines = dict(line.split(maxsplit=1) for line in text.splitlines() if line and not line.startswith("#"))
    assert (lines["appendonly"], lines["save"], lines["maxmemory-policy"]) == ("yes", '""', "noeviction")


def test_behind_the_proxy_cookies_are_for_https_and_one_proxy_is_trusted(tmp_path: Any) -> None:
    environ = {name: value for name, value in services()["web"]["environment"].items() if not name.endswith("_FILE")}
    read = read_environment(environ, tmp_path)
    assert (read.secure_cookies, read.trusted_proxy_count, read.debug, read.trial) == (True, 1, False, False)


def test_the_healthy_limits_fit_what_is_watched() -> None:
    """Beat writes its file every three minutes; a look of the backup's may take hours."""
    from celery.beat import Scheduler

    assert Scheduler.sync_every < int(services()["beat"]["healthcheck"]["test"][-1])
    assert max(seconds for _, seconds in celery.TIMETABLE.values()) <= 600
    alive = services()["backup"]["command"][-1].removeprefix("--alive=")
    assert services()["backup"]["healthcheck"]["test"][-2] == alive
