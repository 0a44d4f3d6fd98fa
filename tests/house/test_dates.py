"""One vocabulary of dates: how a day is said, read and called near stands in ``senco.access.rules`` and nowhere else."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from senco.access.rules.dates import MONTHS, SHORT, WEEKDAYS
from tests.house.test_imports import IDS, ROOT, files

VOCABULARY = ROOT / "senco" / "access" / "rules" / "dates.py"
# What programs and the pickers of browsers are given is no language of ours: figures alone, the year first.
FOR_PROGRAMS = re.compile(r"%Y(-?)%m\1%d(T%H(:?)%M(\3%S(\.%f)?)?Z?)?")
FOR_BROWSERS = {"senco/access/templatetags/senco_forms.py": {"%H:%M"}}
FORMATTERS = {
    "ctime", "date_format", "time_format", "dateformat", "naturaltime", "naturalday", "timesince",
    "timeuntil", "month_name", "month_abbr", "day_name", "day_abbr", "DATE_INPUT_FORMATS",
}  # fmt: skip
DIRECTIVE = re.compile(r"%[-#]?[aAbBcdHIjmpxXyY]")
NAMES = {name[:length] for name in (*MONTHS, *WEEKDAYS) for length in (SHORT, None)} - {"May"}
NEAR = re.compile(r"(^|_)(SOON|NEAR)(_|$)")
TEMPLATES = sorted(path for path in (ROOT / "templates").rglob("*") if path.suffix in {".html", ".txt", ".xml"})
SCRIPTS = sorted((ROOT / "static" / "js").rglob("*.js"))
IN_TEMPLATES = re.compile(r"\|\s*(date|time|timesince|timeuntil|naturaltime|naturalday)\b|{%\s*now\b")
IN_SCRIPTS = re.compile(r"toLocale(Date|Time)?String|DateTimeFormat|getMonth|toDateString")


def ways_of_saying(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Where a module says or reads days by means of its own, each with the words that show it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Name):
            name = node.attr if isinstance(node, ast.Attribute) else node.id
            if name in FORMATTERS:
                yield node.lineno, name
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("strftime", "strptime"):
            shapes = [str(part.value) for part in node.args if isinstance(part, ast.Constant)]
            if not any(FOR_PROGRAMS.fullmatch(shape) for shape in shapes):
                yield node.lineno, ast.unparse(node)
        elif isinstance(node, ast.FormattedValue) and node.format_spec is not None:
            shape = "".join(str(part.value) for part in ast.walk(node.format_spec) if isinstance(part, ast.Constant))
            if DIRECTIVE.search(shape) and not FOR_PROGRAMS.fullmatch(shape):
                yield node.lineno, shape
        elif isinstance(node, ast.List | ast.Tuple | ast.Set | ast.Dict):
            yield from _own_names(node)
        elif isinstance(node, ast.Constant) and _is_shape(node.value):
            yield node.lineno, str(node.value)


def _is_shape(value: object) -> bool:
    return isinstance(value, str) and DIRECTIVE.match(value) is not None and not FOR_PROGRAMS.fullmatch(value)


def _own_names(node: ast.List | ast.Tuple | ast.Set | ast.Dict) -> Iterator[tuple[int, str]]:
    parts = [*node.keys, *node.values] if isinstance(node, ast.Dict) else node.elts
    for part in parts:
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value.title() in NAMES:
            yield part.lineno, part.value


@pytest.mark.parametrize("path", [path for path in files() if path != VOCABULARY], ids=str)
def test_no_module_says_or_reads_days_by_means_of_its_own(path: Path) -> None:
    allowed = FOR_BROWSERS.get(str(path.relative_to(ROOT)), set())
    found = [(line, words) for line, words in ways_of_saying(ast.parse(path.read_text())) if words not in allowed]
    assert not found, f"{path.relative_to(ROOT)}: say days with senco.access.rules.dates"


@pytest.mark.parametrize("path", files(), ids=IDS)
def test_how_near_is_near_is_said_once(path: Path) -> None:
    if path == VOCABULARY:
        return
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant | ast.Call):
            names = {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
            is_span = "timedelta" in names or isinstance(getattr(node.value, "value", None), int)
            assert not (is_span and any(NEAR.search(name) for name in names)), f"{path}:{node.lineno}: take SOON"


@pytest.mark.parametrize("path", TEMPLATES, ids=str)
def test_no_template_says_days_by_means_of_its_own(path: Path) -> None:
    assert not IN_TEMPLATES.search(path.read_text()), f"{path}: take day, longdate, shortdate, moment or clock"


@pytest.mark.parametrize("path", SCRIPTS, ids=str)
def test_no_script_says_days_by_means_of_its_own(path: Path) -> None:
    assert not IN_SCRIPTS.search(path.read_text()), path


@pytest.mark.parametrize(
    "source",
    ["on.strftime('%d.%m.%Y')", "on.strftime(shape)", "f'{on:%-d %B %Y}'", "f'{a} {on:%d.%m.%y}'", "f'{on:at %H:%M}'",
     "datetime.strptime(text, shape)", "calendar.month_name[2]", "FORMATS = ['%d/%m/%Y']", "DAYS = ('Mon', 'Tue')", "MONTHS = {'january': 1}", "timesince(at)"],
)  # fmt: skip
def test_another_way_of_saying_a_day_is_noticed(source: str) -> None:
    assert list(ways_of_saying(ast.parse(source)))


@pytest.mark.parametrize(
    "source",
    [
        "on.isoformat()",
        "f'{on:%Y-%m-%d}.pdf'",
        "datetime.strptime(name, '%Y%m%dT%H%M%SZ')",
        "f'{share:.0%}'",
        "f'{n:,}'",
        "'%(limit_value)d or fewer'",
        "'80% met'",
    ],
)
def test_what_is_no_way_of_saying_a_day_is_let_be(source: str) -> None:
    assert not list(ways_of_saying(ast.parse(source)))
