"""By itself each night: once, also with two that look, made up for after silence, and proven though it is sealed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.conf import settings as real
from django.core.management import CommandError
from django.db import OperationalError
from django.test import override_settings
from django.utils import timezone

from senco.backups import folder, sealing, selectors
from senco.backups.errors import BackupProblem
from senco.backups.installation import claim
from senco.backups.management.commands import back_up_nightly
from senco.backups.models import BackupRun
from tests.backups.conftest import Place


@pytest.fixture
def nightly(place: Place, tmp_path: Path) -> Any:
    """Nightly backups go to a folder of their own."""
    with override_settings(ENVIRONMENT=replace(real.ENVIRONMENT, backup_dir=tmp_path / "nightly")):
        yield tmp_path / "nightly"


def test_where_no_folder_is_named_it_says_so(place: Place) -> None:
    with pytest.raises(CommandError, match="BACKUP_DIR is not set"):
        place.run("back_up_nightly", "--once")


def test_a_sealed_one_is_proven_before_it_is_sealed_and_made_once_a_night(place: Place, nightly: Path) -> None:
    public = sealing.new_key()[1]
    with override_settings(ENVIRONMENT=replace(real.ENVIRONMENT, backup_recipient=public)):
        assert "is proven" in place.run("back_up_nightly", "--once")
        made = folder.find(nightly, None)
        assert made.is_sealed
        proven = selectors.last_proven()
        assert proven is not None and (proven.name, proven.sealed) == (made.name, True)
        assert place.run("back_up_nightly", "--once") == ""
        assert len(folder.backups_in(nightly)) == 1


def test_two_that_look_at_once_make_one(place: Place, nightly: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with claim(place.installation):
        assert "is made" not in place.run("back_up_nightly", "--once")
    # The second one saw that it was due, then waited; meanwhile the first one's was written down.
    due = back_up_nightly._due
    seen = iter([True])
    monkeypatch.setattr(back_up_nightly, "_due", lambda: next(seen, None) or due())
    BackupRun.objects.create(name="senco-of-the-other", made_at=timezone.now(), verified_at=timezone.now())
    assert "is made" not in place.run("back_up_nightly", "--once")
    assert BackupRun.objects.count() == 1


def test_a_failure_is_tried_again_an_hour_later_and_no_sooner(
    place: Place, nightly: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: Any, **__: Any) -> None:
        raise BackupProblem("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr("senco.backups.running.make", fails)
        with pytest.raises(CommandError, match="The disk is full"):
            place.run("back_up_nightly", "--once")
    assert place.run("back_up_nightly", "--once") == ""
    BackupRun.objects.update(made_at=timezone.now() - timedelta(minutes=61))
    assert "is proven" in place.run("back_up_nightly", "--once")


def test_the_service_goes_on_after_a_failure_and_shows_that_it_is_alive(
    place: Place, nightly: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[str] = []
    problems = iter([BackupProblem("The disk is full."), OperationalError("away"), OSError(5, "broken")])

    def look(self: Any, installation: Any) -> None:
        looks.append("look")
        if problem := next(problems, None):
            raise problem

    def sleep(seconds: float) -> None:
        assert seconds == back_up_nightly.LOOK_EVERY
        if len(looks) == 4:
            raise KeyboardInterrupt

    monkeypatch.setattr(back_up_nightly.Command, "back_up_if_due", look)
    monkeypatch.setattr(back_up_nightly.time, "sleep", sleep)
    with pytest.raises(KeyboardInterrupt):
        place.run("back_up_nightly", "--alive", tmp_path / "alive")
    assert len(looks) == 4
    assert (tmp_path / "alive").exists()


def test_the_night_is_londons(place: Place, nightly: Path) -> None:
    BackupRun.objects.create(name="evening", made_at=datetime(2026, 6, 30, 21, 0, tzinfo=UTC))
    with time_machine.travel(datetime(2026, 7, 1, 0, 59, tzinfo=UTC), tick=False):
        assert not back_up_nightly._due()
    with time_machine.travel(datetime(2026, 7, 1, 1, 0, tzinfo=UTC), tick=False):
        assert back_up_nightly._due()
