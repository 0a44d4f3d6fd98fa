"""The administrator is told whether the school's records could be brought back, and when to pass a warning on."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.html import strip_tags

from senco.access.roles import Role
from senco.backups.presenters import last_restore
from senco.backups.services import note_backup, note_failure, note_trial
from tests.world import World

AGO = {"fresh": timedelta(hours=9), "old": timedelta(days=9)}


@pytest.fixture
def page(client: Client, world: World, settings: Any) -> Any:
    """What the administrator of a school reads, as plain words."""
    settings.TRIAL = False
    client.force_login(world.a.people[Role.ADMIN])

    def read() -> str:
        return " ".join(strip_tags(client.get(f"/s/{world.a.school.slug}/people/").content.decode()).split())

    return read


def proven(age: timedelta, name: str = "senco-one") -> None:
    note_backup(name=name, made_at=timezone.now() - age, size=1, digest="", sealed=False, tried=True, restored_in=2.0)


def test_where_no_backup_was_ever_proven_the_page_warns(page: Any) -> None:
    assert "No backup has been proven by a restore yet." in page()
    note_backup(name="senco-one", made_at=timezone.now(), size=1, digest="", sealed=False)
    assert "No backup has been proven by a restore yet." in page()
    assert "Tell whoever runs senco for the school." in page()


def test_a_fresh_proof_is_told_calmly(page: Any) -> None:
    proven(AGO["fresh"])
    told = page()
    assert "The last backup that was proven by a restore was made on" in told
    assert "Tell whoever" not in told


def test_an_old_proof_is_a_warning_with_its_age(page: Any) -> None:
    proven(AGO["old"])
    assert "The last backup that was proven by a restore is 9 days old" in page()
    assert last_restore(timezone.now()).days == 9


def test_a_failed_night_is_told_beside_the_last_proof_without_its_technical_words(page: Any) -> None:
    proven(AGO["fresh"])
    note_failure(at=timezone.now(), problem="pg_dump did not succeed: no space left on /srv")
    told = page()
    assert "failed. If that goes on for 8 days" in told
    assert "pg_dump" not in told


def test_a_backup_that_was_proven_and_later_found_damaged_is_proven_no_more(page: Any) -> None:
    proven(AGO["fresh"])
    note_trial(
        name="senco-one",
        made_at=timezone.now(),
        size=1,
        digest="",
        sealed=False,
        restored_in=None,
        problem="It is damaged.",
    )
    assert "No backup has been proven" in page()


def test_in_a_trial_with_invented_children_nobody_is_alarmed(page: Any, settings: Any) -> None:
    settings.TRIAL = True
    assert "This is a trial with invented children. Nothing is backed up." in page()
    proven(AGO["old"])
    assert "9 days old" in page()
