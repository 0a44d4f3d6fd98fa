"""A later start collects no static files where nothing changed."""

from pathlib import Path

import pytest

from senco.local import static


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    for name, text in {"static/css/site.css": "a{}", "requirements.txt": "Django==5.2.19"}.items():
        path = tmp_path / "checkout" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path / "checkout"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "data/static").mkdir(parents=True)
    return tmp_path / "data"


def test_nothing_is_fresh_before_it_was_collected(checkout: Path, data: Path) -> None:
    assert not static.is_fresh(checkout, data)


def test_what_was_collected_from_the_same_sources_is_fresh(checkout: Path, data: Path) -> None:
    static.mark(checkout, data)
    assert static.is_fresh(checkout, data)


@pytest.mark.parametrize(
    ("name", "text"),
    [("static/css/site.css", "b{}"), ("static/js/new.js", "1"), ("requirements.txt", "Django==5.2.20")],
)
def test_a_changed_or_a_new_file_is_collected_again(checkout: Path, data: Path, name: str, text: str) -> None:
    static.mark(checkout, data)
    path = checkout / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    assert not static.is_fresh(checkout, data)


def test_a_folder_that_somebody_removed_is_collected_again(checkout: Path, data: Path) -> None:
    static.mark(checkout, data)
    (data / "static").rmdir()
    assert not static.is_fresh(checkout, data)
