"""The three laws: packages import downwards, floors import downwards, only services write."""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent

# From the ground to the roof: a package imports itself and what stands before it.
PACKAGES = [
    "senco.env",
    "senco.access",
    "senco.backups",
    "senco.audit",
    "senco.calendar",
    "senco.accounts",
    "senco.documents",
    "senco.files",
    "pupils",
    "provision",
    "ehcp",
    "dashboards",
]
# Inside a package, from the ground: a floor imports itself and what stands before it.
FLOORS = [
    {"rules", "roles", "actor", "errors", "verbs", "language", "glossary", "imports", "reminders", "plan", "words"},
    {"models", "hashers"},
    {"facts", "selectors", "presenters", "papers", "exports", "checks"},
    {"services", "outbox"},
    {"forms"},
    {"views", "guard", "context", "middleware", "tasks", "commands", "sweeping", "management", "admin", "adapter", "mail"},
    {"urls"},
]
RULES_MAY = {"rules", "imports"}
DOORS = {"senco/access/guard.py", "senco/access/tasks.py", "senco/access/commands.py", "senco/access/sweeping.py"}
PRODUCT = ["senco", "pupils", "provision", "ehcp", "dashboards"]


def files() -> list[Path]:
    """The product's own Python files, without migrations."""
    return sorted(p for name in PRODUCT for p in (ROOT / name).rglob("*.py") if "migrations" not in p.parts)


def module(path: Path) -> str:
    """``pupils/services/needs.py`` as ``pupils.services.needs``."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, also inside functions."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def package(name: str) -> str | None:
    """The package of the house that a module belongs to, or None."""
    return next((p for p in PACKAGES if name == p or name.startswith(f"{p}.")), None)


def floor(name: str, within: str) -> int | None:
    """On which floor of its package a module stands, or None for what is not of a floor."""
    for part in name.removeprefix(within).strip(".").split("."):
        for number, names in enumerate(FLOORS):
            if part in names or any(part.endswith(f"_{n}") for n in names):
                return number
    return None


IDS = [str(p.relative_to(ROOT)) for p in files()]


@pytest.mark.parametrize("path", files(), ids=IDS)
def test_a_package_imports_itself_and_what_stands_below_it(path: Path) -> None:
    own = package(module(path))
    for name in imports(path):
        used = package(name)
        if used is None:
            continue
        if own is None:
            # The wiring names what stands above it only as strings; tables of words from the ground are plain values.
            assert used in ("senco.env", "senco.access"), f"the wiring imports {name}"
        else:
            assert PACKAGES.index(used) <= PACKAGES.index(own), f"{own} imports {name}, which stands above it"


@pytest.mark.parametrize("path", files(), ids=IDS)
def test_a_floor_imports_itself_and_the_floors_below_it_in_every_package(path: Path) -> None:
    name = module(path)
    own = package(name)
    if own is None or (mine := floor(name, own)) is None:
        return
    for used in imports(path):
        below = package(used)
        if below is not None and (other := floor(used, below)) is not None:
            assert other <= mine, f"{name} imports {used}"


@pytest.mark.parametrize("path", [p for p in files() if RULES_MAY & set(p.parts)], ids=str)
def test_rules_know_nothing_but_the_standard_library_and_rules(path: Path) -> None:
    import sys

    for name in imports(path):
        first = name.split(".")[0]
        if first in sys.stdlib_module_names:
            continue
        assert first in PRODUCT and RULES_MAY & set(name.split(".")), f"{path.relative_to(ROOT)} imports {name}"


@pytest.mark.parametrize("path", [p for p in files() if "rules" in p.parts or "imports" in p.parts], ids=str)
def test_rules_never_look_at_a_clock(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            assert node.func.attr not in {"today", "now", "utcnow"}, f"{path}:{node.lineno}"


MANAGER_FLOORS = ("selectors", "services", "models", "outbox", "facts", "papers", "grants", "tenancy")


@pytest.mark.parametrize("path", files(), ids=IDS)
def test_only_selectors_and_services_touch_a_manager(path: Path) -> None:
    name = module(path)
    if any(part.startswith(MANAGER_FLOORS) or part.endswith(MANAGER_FLOORS) for part in name.split(".")):
        return
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Attribute):
            assert node.attr not in {"objects", "_base_manager", "_default_manager"}, f"{path}:{node.lineno}"


WRITES = {"save", "delete", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "create_user"}
WRITERS = ("services", "models", "outbox", "tenancy")
# What is called like a write and touches no row, with what it does.
NO_ROW = {
    ("senco/documents/joining.py", "save"): "a PDF is put together in memory",
    ("senco/documents/docx.py", "save"): "a Word file is put together in memory",
}


@pytest.mark.parametrize("path", files(), ids=IDS)
def test_only_services_write(path: Path) -> None:
    if any(part in WRITERS for part in module(path).split(".")):
        return
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            no_row = (str(path.relative_to(ROOT)), node.func.attr) in NO_ROW
            assert no_row or node.func.attr not in WRITES, f"{path}:{node.lineno}"


@pytest.mark.parametrize("path", files(), ids=IDS)
def test_only_doors_open_a_schools_scope(path: Path) -> None:
    if str(path.relative_to(ROOT)) in DOORS | {"senco/access/tenancy.py"}:
        return
    assert not any(name.endswith(".school_scope") for name in imports(path)), path


@pytest.mark.parametrize("path", files(), ids=IDS)
def test_nobody_but_the_bell_sends_a_task(path: Path) -> None:
    if path.name == "bell.py":
        return
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Attribute):
            banned = {"delay", "delay_on_commit", "apply_async", "apply_async_on_commit", "send_task"}
            assert node.attr not in banned, f"{path}:{node.lineno}"


@pytest.mark.parametrize("path", files(), ids=IDS)
def test_a_module_says_in_its_first_line_what_it_is_for(path: Path) -> None:
    tree = ast.parse(path.read_text())
    assert not tree.body or ast.get_docstring(tree), path


@pytest.mark.parametrize(("paths", "most"), [(files(), 330), (sorted((ROOT / "tests").rglob("*.py")), 300)], ids=["product", "tests"])
def test_files_stay_small_enough_to_hold_in_mind(paths: Iterable[Path], most: int) -> None:
    large = {str(p.relative_to(ROOT)): n for p in paths if (n := len(p.read_text().splitlines())) > most}
    assert not large
