"""The wall between schools: eighteen mistakes that a developer makes, tried at one school with the data of another."""

import threading
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, connection, transaction
from django.db.models import Count, Exists, IntegerField, OuterRef, Prefetch, Subquery
from django.db.models.expressions import RawSQL
from django.http import Http404
from django.shortcuts import get_object_or_404

from pupils.models import Concern, Contact, Need, Pupil, TeachingGroup
from senco.access.errors import NoSchool, WrongSchool
from senco.access.models import School
from senco.access.tenancy import active_school, has_active_school, school_scope
from tests.world import World

REFUSALS = (NoSchool, WrongSchool, ObjectDoesNotExist, Http404, DatabaseError, forms.ValidationError)


class NeedForm(forms.ModelForm):
    """A form whose choices are rows."""

    class Meta:
        model = Need
        fields = ("pupil", "code")


def _forgotten_filter(w: World) -> Any:
    return Pupil.objects.filter(surname__startswith="SAFE-birch").count()


def _get_by_foreign_key(w: World) -> Any:
    return get_object_or_404(Pupil, pk=w.b.own.pk)


def _reverse_manager(w: World) -> Any:
    return list(w.b.own.needs.all())


def _form_choices(w: World) -> Any:
    form = NeedForm({"pupil": str(w.b.own.pk), "code": "SLCN"})
    return form.is_valid()


def _bulk_update(w: World) -> Any:
    return Pupil.objects.filter(pk=w.b.own.pk).update(forename="Taken")


def _bulk_delete(w: World) -> Any:
    return Concern.objects.filter(pk=w.b.rows["own"]["concern"].pk).delete()[0]


def _prefetch(w: World) -> Any:
    found = TeachingGroup.objects.prefetch_related(Prefetch("pupils", queryset=Pupil.objects.all()))
    return [p for group in found for p in group.pupils.all() if p.school_id == w.b.school.pk]


def _forward_key_with_crafted_id(w: World) -> Any:
    need = Need.objects.first()
    need.pupil_id = w.b.own.pk
    return need.pupil


def _base_manager(w: World) -> Any:
    return Pupil._base_manager.filter(pk=w.b.own.pk).count()


def _raw_sql(w: World) -> Any:
    with connection.cursor() as cursor:
        cursor.execute("SELECT surname FROM pupils_pupil WHERE school_id = %s", [w.b.school.pk])
        return cursor.fetchall()


def _raw_queryset(w: World) -> Any:
    return list(Pupil.objects.raw("SELECT * FROM pupils_pupil WHERE school_id = %s", [w.b.school.pk]))


def _join_through_a_global_table(w: World) -> Any:
    other = RawSQL("SELECT count(*) FROM pupils_pupil WHERE school_id = access_school.id", [], IntegerField())
    return School.objects.filter(pk=w.b.school.pk).annotate(n=other).get().n


def _count_over_a_subquery(w: World) -> Any:
    names = Subquery(Pupil.objects.filter(school=OuterRef("pk")).values("school").annotate(n=Count("pk")).values("n"))
    return School.objects.filter(pk=w.b.school.pk).annotate(n=names).get().n


def _refresh_from_db(w: World) -> Any:
    w.b.own.refresh_from_db()
    return w.b.own


def _insert_for_another_school(w: World) -> Any:
    return TeachingGroup.objects.create(school_id=w.b.school.pk, name="Mine now")


def _bulk_insert_for_another_school(w: World) -> Any:
    return TeachingGroup.objects.bulk_create([TeachingGroup(school_id=w.b.school.pk, name="Mine now")])


def _move_a_row_to_another_school(w: World) -> Any:
    w.a.unrelated.school_id = w.b.school.pk
    w.a.unrelated.save()
    return w.a.unrelated


def _point_at_another_schools_pupil(w: World) -> Any:
    return Contact.objects.create(pupil_id=w.b.own.pk, name="Somebody")


MISTAKES: list[Callable[[World], Any]] = [
    _forgotten_filter,
    _get_by_foreign_key,
    _reverse_manager,
    _form_choices,
    _bulk_update,
    _bulk_delete,
    _prefetch,
    _forward_key_with_crafted_id,
    _base_manager,
    _raw_sql,
    _raw_queryset,
    _join_through_a_global_table,
    _count_over_a_subquery,
    _refresh_from_db,
    _insert_for_another_school,
    _bulk_insert_for_another_school,
    _move_a_row_to_another_school,
    _point_at_another_schools_pupil,
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda m: m.__name__.strip("_"))
def test_a_mistake_at_one_school_reaches_nothing_of_another(world: World, mistake: Callable[[World], Any]) -> None:
    with school_scope(world.a.school.pk):
        try:
            with transaction.atomic():
                reached = mistake(world)
        except REFUSALS:
            reached = None
    assert not reached
    with school_scope(world.b.school.pk):
        assert Pupil.objects.get(pk=world.b.own.pk).forename == "SAFE-birch-own-forename"
        assert TeachingGroup.objects.filter(name="Mine now").count() == 0


def test_all_eighteen_mistakes_are_tried() -> None:
    assert len(MISTAKES) == 18


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda m: m.__name__.strip("_"))
def test_without_any_school_the_same_mistakes_reach_nothing(world: World, mistake: Callable[[World], Any]) -> None:
    with pytest.raises(REFUSALS), transaction.atomic():
        assert mistake(world), "an empty answer would hide that somebody forgot the door"


WITHOUT_A_SCHOOL: list[Callable[[], Any]] = [
    lambda: list(Pupil.objects.all()),
    lambda: Pupil.objects.exists(),
    lambda: Pupil.objects.count(),
    lambda: Pupil.objects.first(),
    lambda: Pupil.objects.in_bulk(),
    lambda: list(Pupil.objects.iterator()),
    lambda: Pupil.objects.aggregate(Count("pk")),
    lambda: Pupil.objects.update(forename="x"),
    lambda: Pupil.objects.all().delete(),
    lambda: list(Pupil.objects.values_list("pk").union(Pupil.objects.values_list("pk"))),
    lambda: list(School.objects.filter(Exists(Pupil.objects.all()))),
    lambda: Pupil.objects.explain(),
    lambda: Pupil._base_manager.exists(),
    lambda: TeachingGroup(name="x").save(),
    lambda: TeachingGroup.objects.bulk_create([TeachingGroup(name="x")]),
]


@pytest.mark.parametrize("ask", WITHOUT_A_SCHOOL)
def test_a_question_without_a_school_raises_and_never_answers_with_nothing(db: None, ask: Callable[[], Any]) -> None:
    with pytest.raises(NoSchool):
        ask()


def test_sql_without_a_school_raises_in_the_database_too(world: World) -> None:
    # The world, since a table without a row has nothing to ask the policy about.
    with connection.cursor() as cursor, pytest.raises(DatabaseError), transaction.atomic():
        cursor.execute("SELECT count(*) FROM pupils_pupil")


def test_a_lazy_queryset_is_answered_for_the_school_in_which_it_is_read(world: World) -> None:
    with school_scope(world.a.school.pk):
        lazy = Pupil.objects.order_by("sort_key")
    with school_scope(world.b.school.pk):
        assert {pupil.school_id for pupil in lazy} == {world.b.school.pk}
    with pytest.raises(NoSchool):
        list(lazy.all())


def test_leaving_an_inner_scope_brings_the_outer_school_back(world: World) -> None:
    with school_scope(world.a.school.pk):
        with school_scope(world.b.school.pk):
            assert active_school() == world.b.school.pk
        assert active_school() == world.a.school.pk
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('app.school')")
            assert cursor.fetchone() == (str(world.a.school.pk),)
    assert not has_active_school()


def test_an_error_inside_a_scope_closes_it(world: World) -> None:
    with pytest.raises(ZeroDivisionError), school_scope(world.a.school.pk):
        _ = 1 / 0
    assert not has_active_school()


def test_another_thread_does_not_inherit_the_school(world: World) -> None:
    seen: list[bool] = []
    with school_scope(world.a.school.pk):
        thread = threading.Thread(target=lambda: seen.append(has_active_school()))
        thread.start()
        thread.join()
    assert seen == [False]


def test_update_and_bulk_update_never_change_the_school_of_a_row(world: World) -> None:
    with school_scope(world.a.school.pk):
        with pytest.raises(WrongSchool):
            Pupil.objects.update(school=world.b.school)
        with pytest.raises(WrongSchool):
            Pupil.objects.bulk_update([world.a.own], ["school"])


def test_an_id_that_does_not_exist_is_refused_as_a_foreign_key(world: World) -> None:
    with school_scope(world.a.school.pk), pytest.raises(WrongSchool):
        Contact.objects.create(pupil_id=uuid.uuid4(), name="Nobody's parent")
