"""An installation whose wall has a hole does not start, and says what to do."""

from typing import Any

import pytest
from django.conf import settings as real
from django.db import DatabaseError, OperationalError, connection

from senco.access import checks, refusal
from senco.env import parse_database_url


def test_a_sound_installation_starts(db: None, settings: Any) -> None:
    settings.SECRET_KEY_IS_EPHEMERAL = False
    assert checks.weaknesses() == []


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [("SECRET_KEY_IS_EPHEMERAL", True, "SECRET_KEY is not set"), ("DEBUG", True, "DEBUG is on")],
)
def test_a_weak_setting_stops_the_start_and_names_itself(
    db: None, settings: Any, capsys: pytest.CaptureFixture[str], name: str, value: object, words: str
) -> None:
    settings.SECRET_KEY_IS_EPHEMERAL = False
    setattr(settings, name, value)
    with pytest.raises(SystemExit) as left:
        refusal.refuse_weak_installation()
    assert left.value.code == refusal.WEAK
    assert words in capsys.readouterr().err


def test_signing_in_to_the_database_as_the_owner_is_a_weakness(db: None) -> None:
    owner = parse_database_url(real.ENVIRONMENT.database_owner_url)
    other = connection.copy()
    other.settings_dict |= {"USER": owner.user, "PASSWORD": owner.password}
    try:
        with other.cursor() as cursor:
            cursor.execute(checks.TOO_STRONG)
            assert cursor.fetchone() == (False, False, True)
    finally:
        other.close()


def test_a_table_whose_wall_was_taken_down_is_found(db: None) -> None:
    owner = parse_database_url(real.ENVIRONMENT.database_owner_url)
    other = connection.copy()
    other.settings_dict |= {"USER": owner.user, "PASSWORD": owner.password}
    other.set_autocommit(False)
    try:
        with other.cursor() as cursor:
            cursor.execute("ALTER TABLE documents_document NO FORCE ROW LEVEL SECURITY")
            cursor.execute(checks.UNFORCED, [["documents_document", "pupils_pupil"]])
            assert cursor.fetchall() == [("documents_document",)]
    finally:
        other.rollback()
        other.close()


def test_a_database_that_is_only_away_does_not_keep_the_web_from_starting(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away() -> list[str]:
        raise OperationalError

    monkeypatch.setattr(refusal, "weaknesses", away)
    monkeypatch.setattr(refusal.connection, "close", lambda: None)
    refusal.refuse_weak_installation()


def test_the_application_cannot_give_itself_more(db: None) -> None:
    with connection.cursor() as cursor, pytest.raises(DatabaseError):
        cursor.execute("GRANT app_owner TO app_rt")
