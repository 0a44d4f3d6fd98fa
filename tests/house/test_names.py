"""Names that the wiring gives as strings lead somewhere."""

from django.conf import settings
from django.urls import reverse
from django.utils.module_loading import import_string

from senco.access.roles import PARTS, PERMISSIONS, REACH, ROLE_WORDS, Can, Role
from senco.celery import app


def test_every_dotted_name_in_the_settings_can_be_called() -> None:
    counters = [counter for *_, counter in settings.NAVIGATION if counter]
    for name in [*settings.JOB_KINDS.values(), *settings.SWEEPS, settings.LAST_PROVEN_BACKUP, settings.BELL_COUNT, settings.REQUEST_IS_OPEN, settings.CHILD_PAGES, *counters, settings.PARENT_JOINED, settings.PARENT_LEFT]:
        assert callable(import_string(name)), name


def test_every_address_in_the_settings_is_there() -> None:
    for name in [name for _, name, *_ in settings.NAVIGATION] + [name for _, name in settings.FIRST_PAGES]:
        assert reverse(name, args=["school"])


def test_every_task_in_the_timetable_is_known_to_the_worker() -> None:
    app.loader.import_default_modules()
    for entry in app.conf.beat_schedule.values():
        assert entry["task"] in app.tasks


def test_every_role_has_its_words_its_permissions_its_reach_and_its_parts() -> None:
    for table in (ROLE_WORDS, PERMISSIONS, REACH, PARTS):
        assert set(table) == set(Role)


def test_every_role_has_a_first_page() -> None:
    for role in Role:
        assert any(can in PERMISSIONS[role] for can, _ in settings.FIRST_PAGES), role


def test_every_permission_is_given_to_somebody() -> None:
    assert set().union(*PERMISSIONS.values()) == set(Can)
