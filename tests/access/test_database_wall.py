"""The second wall: what PostgreSQL itself says, compared with the models."""

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from senco.access.checks import UNFORCED, database_weaknesses, walled_models
from senco.access.tenancy import SchoolOwned, school_scope
from senco.audit.models import Event, EventsStand
from tests.world import World


def _ask(sql: str, params: list[object] | None = None) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


def test_the_installation_has_no_weakness(db: None) -> None:
    assert database_weaknesses() == []


def test_every_walled_model_has_forced_row_level_security(db: None) -> None:
    tables = [model._meta.db_table for model in walled_models()]
    assert tables
    assert _ask(UNFORCED, [tables]) == []


def test_every_table_with_a_school_column_is_walled_or_listed(db: None) -> None:
    from tests.house.test_globals import listed_models

    found = {name for (name,) in _ask("SELECT table_name FROM information_schema.columns WHERE column_name = 'school_id'")}
    listed = {apps.get_model(label)._meta.db_table for label in listed_models()}
    assert found - listed == {model._meta.db_table for model in walled_models()}


def test_every_foreign_key_between_walled_tables_carries_the_school(db: None) -> None:
    composite = {
        (table, columns)
        for table, columns in _ask(
            """SELECT c.conrelid::regclass::text, array_agg(a.attname::text ORDER BY a.attname)
            FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY(c.conkey)
            WHERE c.contype = 'f' AND array_length(c.conkey, 1) = 2 GROUP BY c.oid, c.conrelid"""
        )
        for columns in [tuple(columns)]
    }
    for model in walled_models():
        for field in model.walled_foreign_keys():
            assert (model._meta.db_table, tuple(sorted([field.column, "school_id"]))) in composite, field


def test_the_application_owns_nothing_and_cannot_pass(db: None) -> None:
    assert _ask("SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user") == [
        (False, False, False, False)
    ]
    assert _ask("SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole") == [(0,)]


@pytest.mark.parametrize(
    "sql",
    [
        "TRUNCATE pupils_need",
        "ALTER TABLE pupils_pupil NO FORCE ROW LEVEL SECURITY",
        "DROP POLICY same_school ON pupils_pupil",
        "CREATE TABLE mine (x int)",
        "SET ROLE app_owner",
        "DELETE FROM django_migrations",
        "UPDATE audit_event SET verb = 'x'",
        "DELETE FROM audit_event",
    ],
)
def test_the_application_may_not(world: World, sql: str) -> None:
    with school_scope(world.a.school.pk), pytest.raises(DatabaseError), transaction.atomic():
        _ask(sql)


def test_two_statuses_of_a_pupil_never_overlap(world: World) -> None:
    sql = """INSERT INTO pupils_statusperiod (id, school_id, pupil_id, status, starts_on, source, note)
             VALUES (gen_random_uuid(), %s, %s, 'E', current_date, 'plan', '')"""
    with school_scope(world.a.school.pk), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as c:
        c.execute(sql, [world.a.school.pk, world.a.own.pk])


def test_what_was_logged_stands(world: World) -> None:
    with school_scope(world.a.school.pk):
        event = Event.objects.first()
        event.verb = "other"
        for attempt in (event.save, event.delete, Event.objects.all().delete, lambda: Event.objects.update(verb="x")):
            with pytest.raises(EventsStand):
                attempt()


def test_walled_models_have_one_manager_and_it_is_also_the_base(db: None) -> None:
    for model in walled_models():
        assert issubclass(model, SchoolOwned)
        assert model._meta.base_manager_name == "objects", model
        assert [manager.name for manager in model._meta.managers] == ["objects"], model
        assert not model._meta.local_many_to_many, model
