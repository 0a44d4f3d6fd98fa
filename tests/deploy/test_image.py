"""The Dockerfile against the program: the same fonts and libraries as bin/start installs, all of the program, no root."""

import re
import subprocess

from senco.local.postgres import MAJOR
from tests.deploy.composed import ROOT, dockerfile, image_variables, services

# What bin/_setup.sh installs on a machine with nothing, asked of itself.
ASK = '. "$1/_setup.sh"; has_library() { false; }; has_font() { false; }; find_missing; echo "${missing[*]}"'
PYTHON = {"python3", "python3-venv"}  # the image brings its own


def installed() -> set[str]:
    text = " ".join(rest for word, rest in dockerfile() if word == "RUN")
    found: set[str] = set()
    for words in re.findall(r"apt-get install ([^&]+)", text):
        found |= {word for word in words.split() if not word.startswith("-")}
    return found


def test_it_has_the_fonts_and_libraries_that_bin_start_installs() -> None:
    done = subprocess.run(["bash", "-c", ASK, "bash", ROOT / "bin"], capture_output=True, text=True, check=True)
    wanted = set(done.stdout.split()) - PYTHON
    assert {"libpango-1.0-0", "libharfbuzz-subset0", "fonts-noto-core", "fonts-noto-cjk"} <= wanted
    assert wanted <= installed()


def test_its_pg_dump_is_of_the_database_servers_version() -> None:
    server = services()["postgres"]["image"].removeprefix("postgres:").split(".")[0]
    assert f"postgresql-client-{server}" in installed()
    assert server == MAJOR, "what is tested is what is installed"


def test_every_package_of_the_program_is_in_it() -> None:
    copied = {rest.split()[0] for word, rest in dockerfile() if word == "COPY" and "--from" not in rest}
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests", "bench"}
    assert packages | {"manage.py", "templates", "static", "requirements.txt"} == copied


def test_python_packages_are_those_that_are_pinned_and_none_of_the_tests() -> None:
    text = (ROOT / "Dockerfile").read_text()
    assert "--requirement /tmp/requirements.txt" in text
    assert "bin/requirements.txt" not in text


def test_every_stage_starts_from_one_pinned_python_that_is_new_enough() -> None:
    bases = {rest.split(" AS ")[0] for word, rest in dockerfile() if word == "FROM"}
    (base,) = bases
    match = re.fullmatch(r"python:(\d+)\.(\d+)\.\d+-slim-trixie", base)
    assert match and (int(match[1]), int(match[2])) >= (3, 11)


def test_it_runs_as_the_user_that_the_services_run_as() -> None:
    users = [rest for word, rest in dockerfile() if word == "USER"]
    assert users == ["10001:10001"]
    assert {services()[name]["user"] for name in ("web", "worker", "beat", "backup", "migrate")} == set(users)


def test_its_folders_are_those_on_which_volumes_are_laid() -> None:
    home = image_variables()["SENCO_DATA"]
    text = "\n".join(rest for word, rest in dockerfile() if word == "RUN")
    made = re.search(r"cd (\S+) && install .*--group=senco ([a-z ]+)", text)
    assert made and made[1] == home
    laid = {volume.split(":")[1] for service in services().values() for volume in service.get("volumes", [])}
    assert {f"{home}/{name}" for name in made[2].split()} == {path for path in laid if path.startswith(home)}
