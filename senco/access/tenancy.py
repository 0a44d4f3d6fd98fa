"""The wall: every query on a school's table is answered for the active school, or refused.

The decision falls when SQL is compiled, not when a queryset is made, so no shape of query slips by: get, count,
exists, update, delete, subqueries, reverse managers, form choices, lazy iteration in another thread. PostgreSQL's
row-level security (``senco.access.operations.Wall``) stands behind it and says the same in the database.
"""

import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import DatabaseError, connection, models, transaction

from senco.access.errors import NoSchool, WrongSchool

_active: ContextVar[int | None] = ContextVar("active_school", default=None)


def active_school() -> int:
    """The id of the active school. Raises NoSchool where none is."""
    school_id = _active.get()
    if school_id is None:
        raise NoSchool("No school is active: go through a door (senco/access/guard.py, tasks.py or commands.py)")
    return school_id


def has_active_school() -> bool:
    """Is a school active at all? For pages that are also shown outside every school, such as an error page."""
    return _active.get() is not None


def _tell_database(school_id: int | None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.school', %s, true)", ["" if school_id is None else str(school_id)])


@contextmanager
def school_scope(school_id: int) -> Iterator[None]:
    """Make one school active, here and in the database, until the block ends. Only doors call this.

    Opens a transaction where none is open, since the database keeps the setting only until its transaction ends,
    and puts the previous school back on leaving, since inside an outer transaction it would outlive the block.
    """
    if not connection.in_atomic_block:
        with transaction.atomic(), school_scope(school_id):
            yield
        return
    before = _active.get()
    token = _active.set(school_id)
    try:
        _tell_database(school_id)
        yield
    finally:
        _active.reset(token)
        if not connection.needs_rollback:
            try:
                _tell_database(before)
            except DatabaseError:
                # The transaction is already broken and will be rolled back, and the setting with it.
                connection.needs_rollback = True


class _InActiveSchool(models.Func):
    """``school_id = <active school>``, worked out when the SQL is compiled."""

    output_field = models.BooleanField()

    def as_sql(self, compiler: Any, connection: Any, **_: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        school_id = active_school()
        sql, params = compiler.compile(self.source_expressions[0])
        return f"{sql} = %s", [*params, school_id]


class SchoolQuerySet(models.QuerySet):
    """A queryset whose writes stay inside the active school."""

    def update(self, **values: Any) -> int:
        if {"school", "school_id"} & set(values):
            raise WrongSchool("A row never changes its school")
        return super().update(**values)

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        rows = list(objs)
        keep_in_school(rows)
        return super().bulk_create(rows, *args, **kwargs)

    def bulk_update(self, objs: Iterable[Any], fields: Iterable[str], *args: Any, **kwargs: Any) -> int:
        rows, names = list(objs), list(fields)
        if {"school", "school_id"} & set(names):
            raise WrongSchool("A row never changes its school")
        keep_in_school(rows)
        return super().bulk_update(rows, names, *args, **kwargs)


class SchoolManager(models.Manager.from_queryset(SchoolQuerySet)):  # type: ignore[misc]
    """The only manager of a walled model, default and base."""

    def get_queryset(self) -> SchoolQuerySet:
        return super().get_queryset().filter(_InActiveSchool(models.F("school_id")))


class SchoolOwned(models.Model):
    """A row that belongs to one school. ``id`` is random and may stand in an address."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    school = models.ForeignKey("access.School", on_delete=models.PROTECT, editable=False, related_name="+")

    objects = SchoolManager()

    class Meta:
        abstract = True
        base_manager_name = "objects"
        default_manager_name = "objects"

    def save(self, *args: Any, **kwargs: Any) -> None:
        keep_in_school([self])
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        if self.school_id != active_school():
            raise WrongSchool(type(self).__name__)
        return super().delete(*args, **kwargs)

    @classmethod
    def walled_foreign_keys(cls) -> list[models.ForeignKey]:
        """The foreign keys of this model that point at walled tables."""
        return [
            field
            for field in cls._meta.concrete_fields
            if isinstance(field, models.ForeignKey) and issubclass(field.related_model, SchoolOwned)
        ]


def keep_in_school(rows: list[Any]) -> None:
    """Give new rows the active school; refuse rows, or foreign keys in them, of another. Raises WrongSchool."""
    school_id = active_school()
    for row in rows:
        if row.school_id is None:
            row.school_id = school_id
        if row.school_id != school_id:
            raise WrongSchool(type(row).__name__)
    for model in {type(row) for row in rows}:
        for field in model.walled_foreign_keys():
            _check_foreign_key(field, [row for row in rows if type(row) is model])


def _check_foreign_key(field: models.ForeignKey, rows: list[Any]) -> None:
    school_id = active_school()
    unknown = set()
    for row in rows:
        key = getattr(row, field.attname)
        if key is None:
            continue
        if field.is_cached(row):
            if getattr(row, field.name).school_id != school_id:
                raise WrongSchool(f"{type(row).__name__}.{field.name}")
        else:
            unknown.add(key)
    target: Any = field.related_model
    if unknown and target.objects.filter(pk__in=unknown).count() != len(unknown):
        raise WrongSchool(f"{field.model.__name__}.{field.name}")
