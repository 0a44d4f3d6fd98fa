"""Every template can be used, keeps to the strict content policy, and shows only what exists."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template

from senco.access.templatetags.senco_ui import ALIASES

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
STATIC = ROOT / "static"
FILES = sorted(path for path in TEMPLATES.rglob("*") if path.suffix in {".html", ".txt"})
PAGES = [path for path in FILES if path.suffix == ".html"]
# Sign-in and what is answered by a link belong to nobody's capacity; frames hold only the forms that leave or change it.
NO_CAPACITY = (
    "access/",
    "account",
    "accounts",
    "mfa",
    "allauth",
    "_parts/me.html",
    "_parts/me_line.html",
    "_parts/switches.html",
    "ehcp/advice_give.html",
    "provision/supply_code.html",
)
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b(?!;)|rgba?\(|hsla?\(")


def name_of(path: Path) -> str:
    return str(path.relative_to(TEMPLATES))


def markup(path: Path) -> str:
    """The template without comments and tags of the template language, which are no HTML."""
    text = re.sub(r"{% comment %}.*?{% endcomment %}", "", path.read_text(), flags=re.DOTALL)
    return re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}", "", text, flags=re.DOTALL)


class Strict(HTMLParser):
    """Collects what a strict content policy would refuse."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inline_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.found += [f"<{tag} {key}>" for key in given if key == "style" or key.startswith(("on", "hx-on"))]
        self.found += [f"<{tag} {value}>" for value in given.values() if (value or "").startswith("javascript:")]
        self.inline_script = tag == "script" and "src" not in given and given.get("type") != "application/json"

    def handle_data(self, data: str) -> None:
        if self.inline_script and data.strip():
            self.found.append("inline script")
        self.inline_script = False


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_every_template_compiles(path: Path) -> None:
    get_template(name_of(path))


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_no_template_holds_a_style_a_script_or_a_handler(path: Path) -> None:
    parser = Strict()
    parser.feed(markup(path))
    assert parser.found == []


@pytest.mark.parametrize("path", [p for p in PAGES if not name_of(p).startswith("papers/")], ids=name_of)
def test_no_page_holds_a_style_sheet_of_its_own(path: Path) -> None:
    assert "<style" not in markup(path)


def drawn() -> set[str]:
    return set(re.findall(r'id="i-(\w+)"', (TEMPLATES / "_parts" / "sprite.html").read_text()))


def test_every_icon_that_is_asked_for_is_drawn() -> None:
    asked = {
        (name_of(path), ALIASES.get(name, name))
        for path in PAGES
        for name in re.findall(r'{% icon "(\w+)"', re.sub(r"{#.*?#}", "", path.read_text()))
    }
    assert {(where, name) for where, name in asked if name not in drawn()} == set()


def test_every_place_one_can_go_has_an_icon_that_is_drawn() -> None:
    assert {icon for _, _, icon, *_ in settings.NAVIGATION} <= drawn()


def test_every_form_that_posts_says_in_which_capacity_it_was_shown() -> None:
    missing = [
        name_of(path)
        for path in PAGES
        if not name_of(path).startswith(NO_CAPACITY)
        and path.read_text().count("{% csrf_token %}")
        != path.read_text().count("{% acting_as %}") + path.read_text().count('name="acting_as"')
    ]
    assert missing == []


def test_every_form_that_posts_carries_a_token() -> None:
    posting = re.compile(r'<form[^>]*method="post".*?</form>', re.DOTALL)
    missing = [
        name_of(path)
        for path in PAGES
        for form in posting.findall(path.read_text())
        if "{% csrf_token %}" not in form and "{% slot body %}" not in form
    ]
    assert missing == []


def test_colours_are_named_once_as_tokens() -> None:
    sheet = (STATIC / "css" / "site.css").read_text()
    components = re.sub(r"/\*.*?\*/", "", sheet[sheet.index("---------- 2") :], flags=re.DOTALL)
    assert COLOUR.findall(components) == []
    assert [name_of(path) for path in PAGES if re.search(r'(fill|stroke|color)="#', markup(path))] == []


def test_nothing_is_fetched_from_elsewhere() -> None:
    elsewhere = re.compile(r'(?:src|href|action|srcset)="(?:https?:)?//')
    assert [name_of(path) for path in PAGES if elsewhere.search(markup(path))] == []
    assert "@import" not in (STATIC / "css" / "site.css").read_text()
    assert "url(" not in (STATIC / "css" / "site.css").read_text()
