"""Migration operations that build the second wall, in PostgreSQL."""

from typing import Any

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

POLICY = "same_school"
# Read without ``missing_ok``: a query with no school set raises, and never answers with no rows.
SAME_SCHOOL = "school_id = (SELECT current_setting('app.school')::bigint)"


class Wall(Operation):
    """Put forced row-level security on a walled table, and tie its foreign keys to the same school.

    ``model`` is ``"app_label.Model"``. Foreign-key checks bypass row-level security by design, so each key into
    another walled table gets a second, composite one: ``(school_id, x_id)`` references ``(school_id, id)``.
    Every walled model needs this operation, after all of its tables exist; a test compares them.
    """

    reversible = True
    reduces_to_sql = True

    def __init__(self, model: str) -> None:
        self.model = model

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """The wall changes no model state."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        table, keys = _table_and_keys(to_state.apps, self.model)
        for statement in wall_sql(table, keys):
            schema_editor.execute(statement)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        table, keys = _table_and_keys(to_state.apps, self.model)
        for column, _ in keys:
            schema_editor.execute(f'ALTER TABLE "{table}" DROP CONSTRAINT "{_key_name(table, column)}"')
        schema_editor.execute(f'DROP POLICY "{POLICY}" ON "{table}"')
        schema_editor.execute(f'ALTER TABLE "{table}" NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY')

    def describe(self) -> str:
        return f"Wall {self.model} by school"

    @property
    def migration_name_fragment(self) -> str:
        return f"wall_{self.model.split('.')[1].lower()}"


def wall_sql(table: str, keys: list[tuple[str, str]]) -> list[str]:
    """The statements of one wall. ``keys`` are (column, referenced table) of foreign keys into walled tables."""
    statements = [
        _referable(table),
        f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY',
        f'CREATE POLICY "{POLICY}" ON "{table}" USING ({SAME_SCHOOL}) WITH CHECK ({SAME_SCHOOL})',
    ]
    return [*statements, *_keys_sql(table, keys)]


def _keys_sql(table: str, keys: list[tuple[str, str]]) -> list[str]:
    statements = []
    for column, target in keys:
        statements += [
            # The order of operations in a migration must not matter, so the referenced key is made here if need be.
            _referable(target),
            # A new key is checked against the rows of all schools, by the owner, who passes while nothing is forced.
            *(f'ALTER TABLE "{name}" NO FORCE ROW LEVEL SECURITY' for name in dict.fromkeys((target, table))),
            f'ALTER TABLE "{table}" ADD CONSTRAINT "{_key_name(table, column)}" '
            f'FOREIGN KEY (school_id, "{column}") REFERENCES "{target}" (school_id, id)',
        ]
    tables = dict.fromkeys([*(target for _, target in keys), table])
    return [*statements, *(f'ALTER TABLE "{name}" FORCE ROW LEVEL SECURITY' for name in tables)]


class WallKey(Operation):
    """Tie one more foreign key of a table that has its wall already to the same school: ``WallKey("ehcp.CaseEvent", "corrects")``."""

    reversible = True
    reduces_to_sql = True

    def __init__(self, model: str, field: str) -> None:
        self.model, self.field = model, field

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """The wall changes no model state."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        table, key = self._table_and_key(to_state)
        for statement in _keys_sql(table, [key]):
            schema_editor.execute(statement)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        table, (column, _) = self._table_and_key(to_state)
        schema_editor.execute(f'ALTER TABLE "{table}" DROP CONSTRAINT "{_key_name(table, column)}"')

    def _table_and_key(self, state: ProjectState) -> tuple[str, tuple[str, str]]:
        table, keys = _table_and_keys(state.apps, self.model)
        column = state.apps.get_model(self.model)._meta.get_field(self.field).column
        return table, next(key for key in keys if key[0] == column)

    def describe(self) -> str:
        return f"Tie {self.field} of {self.model} to its school"

    @property
    def migration_name_fragment(self) -> str:
        return f"wall_key_{self.model.split('.')[1].lower()}_{self.field}"


def _referable(table: str) -> str:
    return f'CREATE UNIQUE INDEX IF NOT EXISTS "{table}_school_id_wall" ON "{table}" (school_id, id)'


def _key_name(table: str, column: str) -> str:
    return f"{table}_{column}_wall"[:63]


def _table_and_keys(apps: Apps, label: str) -> tuple[str, list[tuple[str, str]]]:
    model: Any = apps.get_model(label)
    keys = []
    for field in model._meta.concrete_fields:
        related = field.related_model if field.is_relation else None
        if related is not None and any(f.name == "school" for f in related._meta.concrete_fields):
            keys.append((field.column, related._meta.db_table))
    return model._meta.db_table, keys
