"""What bin/_setup.sh does about missing system packages, with pretended machines in place of this one."""

import subprocess
from pathlib import Path

import pytest

BIN = Path(__file__).resolve().parents[2] / "bin"
# The machine's own apt-get and sudo are never reached: these say what they were asked to do.
PRETEND = """
set -euo pipefail
. "$1/_setup.sh"
apt-get() { echo "apt-get $*"; }
sudo() { [ "$*" = "-n true" ] && return "$sudo_answers"; "${@:2}"; }
env() { shift; "$@"; }
id() { echo "$user"; }
find_missing() { missing=($(cat "$list")); }
apt-get() { echo "apt-get $*" >&2; [ "$1" = install ] && : >"$list" || true; }
system_packages tests
echo ready
"""


def pretend(
    folder: Path, missing: str, *, user: int = 1000, sudo: bool = False, more: str = ""
) -> tuple[int, str, str]:
    (folder / "list").write_text(missing)
    variables = f"user={user}; sudo_answers={0 if sudo else 1}; list='{folder}/list'\n"
    script = variables + PRETEND.replace("system_packages", f"{more}\nsystem_packages")
    done = subprocess.run(["bash", "-c", script, "bash", str(BIN)], capture_output=True, text=True, timeout=20)
    return done.returncode, done.stdout, done.stderr


def test_where_nothing_is_missing_nothing_is_installed(tmp_path: Path) -> None:
    assert pretend(tmp_path, "", user=0) == (0, "ready\n", "")


def test_an_ordinary_user_is_told_the_exact_line_to_run(tmp_path: Path) -> None:
    status, _, told = pretend(tmp_path, "python3-venv libpango-1.0-0")
    assert status == 1
    line = "    sudo apt-get update && sudo apt-get install -y --no-install-recommends python3-venv libpango-1.0-0\n"
    assert told.endswith(line)


def test_where_there_is_no_sudo_the_line_is_one_for_root(tmp_path: Path) -> None:
    status, _, told = pretend(tmp_path, "python3-venv poppler-utils", more='has() { [ "$1" != sudo ]; }')
    assert status == 1
    assert "as root" in told
    assert "sudo" not in told
    line = "    apt-get update && apt-get install -y --no-install-recommends python3-venv poppler-utils\n"
    assert told.endswith(line)


@pytest.mark.parametrize(("user", "sudo"), [(0, False), (1000, True)])
def test_root_and_those_with_sudo_have_it_installed_with_one_update(user: int, sudo: bool, tmp_path: Path) -> None:
    status, printed, told = pretend(tmp_path, "poppler-utils", user=user, sudo=sudo)
    assert (status, printed) == (0, "ready\n")
    assert told.splitlines() == [
        "Installing system packages: poppler-utils",
        "apt-get update -q",
        "apt-get install -y --no-install-recommends poppler-utils",
    ]


def test_what_is_still_missing_after_the_installation_is_named(tmp_path: Path) -> None:
    status, _, told = pretend(tmp_path, "poppler-utils", user=0, more="apt-get() { true; }")
    assert status == 1
    assert told.endswith("Still missing after the installation: poppler-utils\n")


def test_a_failed_installation_stops(tmp_path: Path) -> None:
    status, printed, told = pretend(tmp_path, "poppler-utils", user=0, more='apt-get() { [ "$1" != install ]; }')
    assert (status, printed) == (1, "")
    assert told.endswith("apt-get could not install them: see above.\n")


def test_on_ubuntu_a_missing_browser_is_for_a_person_to_install(tmp_path: Path) -> None:
    status, _, told = pretend(tmp_path, "chromium", user=0, more="ubuntu_without_browser() { true; }")
    assert status == 1
    assert "sudo snap install chromium" in told
    assert "apt-get" not in told


def test_a_system_without_apt_is_told_the_names(tmp_path: Path) -> None:
    status, _, told = pretend(
        tmp_path, "chromium", user=0, more="has() { false; }; ubuntu_without_browser() { false; }"
    )
    assert status == 1
    assert told.endswith("then run this again: chromium\n")


def test_this_machine_has_what_it_looks_for_since_the_tests_run_on_it() -> None:
    script = f'. "{BIN}/_setup.sh"; find_missing tests; echo "${{missing[*]}}"; [ -x "$CHROMIUM" ]'
    done = subprocess.run(["bash", "-euo", "pipefail", "-c", script], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, "\n", "")


@pytest.mark.parametrize(
    ("library", "package", "only_tests"),
    [
        ("libpango-1.0.so.0", "libpango-1.0-0", False),
        ("libpangoft2-1.0.so.0", "libpangoft2-1.0-0", False),
        ("libharfbuzz-subset.so.0", "libharfbuzz-subset0", False),
        ("libatomic.so.1", "libatomic1", True),
    ],
)
def test_a_library_that_is_not_there_is_asked_for_by_its_package(library: str, package: str, only_tests: bool) -> None:
    def missing(what: str) -> list[str]:
        machine = f'has_library() {{ [ "$1" != {library} ]; }}; has_font() {{ true; }}; has() {{ true; }}'
        script = (
            f'. "{BIN}/_setup.sh"; {machine}; find_chromium() {{ true; }}; find_missing {what}; echo "${{missing[*]}}"'
        )
        done = subprocess.run(["bash", "-euo", "pipefail", "-c", script], capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        return done.stdout.split()

    assert missing("tests") == [package]
    assert missing("") == ([] if only_tests else [package])


def test_where_there_is_no_python_all_that_needs_one_to_be_seen_is_asked_for() -> None:
    machine = (
        'find_python() { python=; }; has() { [ "$1" != python3 ]; }; has_font() { true; }; find_chromium() { true; }'
    )
    script = f'. "{BIN}/_setup.sh"; venv=/nowhere; {machine}; find_missing tests; echo "${{missing[*]}}"'
    done = subprocess.run(["bash", "-euo", "pipefail", "-c", script], capture_output=True, text=True, timeout=60)
    wanted = "python3 python3-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 libatomic1"
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, wanted, "")


# A virtual environment's Python: none, one left half made (it answers all but `import pip`), a whole one.
NO_PIP = '#!/bin/sh\ncase "$*" in *"import pip"*) exit 1;; esac\n'


@pytest.mark.parametrize(("found", "made_anew"), [(None, True), (NO_PIP, True), ("#!/bin/sh\n", False)])
def test_an_environment_that_was_left_half_made_is_made_anew(
    found: str | None, made_anew: bool, tmp_path: Path
) -> None:
    checkout, maker = tmp_path / "a check out", tmp_path / "python3"
    for folder in ("bin", ".venv/bin"):
        (checkout / folder).mkdir(parents=True)
    for name in ("requirements.txt", "bin/requirements.txt"):
        (checkout / name).write_text("")
    (checkout / "bin" / "_setup.sh").write_text((BIN / "_setup.sh").read_text())
    python = checkout / ".venv" / "bin" / "python"
    maker.write_text(f'#!/bin/sh\necho "$*"\nprintf "#!/bin/sh\\n" >"{python}"\nchmod +x "{python}"\n')
    maker.chmod(0o755)
    if found is not None:
        python.write_text(found)
        python.chmod(0o755)
    script = f'. "{checkout}/bin/_setup.sh"; python="{maker}"; python_packages'
    done = subprocess.run(["bash", "-euo", "pipefail", "-c", script], capture_output=True, text=True, timeout=20)
    assert done.returncode == 0, done.stderr
    assert done.stdout == (f"-m venv --clear {checkout}/.venv\n" if made_anew else "")
    assert (checkout / ".venv" / ".senco-requirements").exists()


@pytest.mark.parametrize("name", ["start", "test", "check", "../.ci/run"])
def test_the_scripts_can_be_run_and_read(name: str) -> None:
    assert (BIN / name).stat().st_mode & 0o111 == 0o111
    assert subprocess.run(["bash", "-n", BIN / name], check=False).returncode == 0


def test_arguments_reach_the_program_as_they_were_given(tmp_path: Path) -> None:
    checkout = tmp_path / "a check out"
    (checkout / "bin").mkdir(parents=True)
    (checkout / ".venv" / "bin").mkdir(parents=True)
    python = checkout / ".venv" / "bin" / "python"
    python.write_text('#!/bin/sh\nprintf "<%s>" "$PWD" "$@"\n')
    python.chmod(0o755)
    (checkout / "senco" / "local").mkdir(parents=True)
    (checkout / "senco" / "local" / "options.py").write_text((BIN.parent / "senco" / "local" / "options.py").read_text())
    setup = (BIN / "_setup.sh").read_text() + "\nset_up() { :; }\n"
    (checkout / "bin" / "_setup.sh").write_text(setup)
    asked = {"start": (tmp_path, ["--data", "a or * b", "--port", "8001"]), "test": (checkout, ["-k", "a or b", "", "*"])}
    for name, (folder, given) in asked.items():
        (checkout / "bin" / name).write_text((BIN / name).read_text())
        done = subprocess.run(
            ["bash", str(checkout / "bin" / name), *given],
            cwd=tmp_path,
            capture_output=True,
            text=True,
        )
        words = ["-P", "-m", "senco.local", name, *given]
        assert done.stdout == "".join(f"<{word}>" for word in (str(folder), *words))
