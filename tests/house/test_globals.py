"""Every model is walled by school, or listed with the reason why it is not."""

from pathlib import Path

from django.apps import apps

from senco.access.tenancy import SchoolOwned

LIST = Path(__file__).with_name("globals.txt")


def listed_models() -> dict[str, str]:
    """Label and reason of each model that is listed."""
    lines = [line for line in LIST.read_text().splitlines() if line.strip() and not line.startswith("#")]
    return dict(line.split(maxsplit=1) for line in lines)


def test_every_model_is_walled_or_listed_with_its_reason() -> None:
    outside = {
        model._meta.label
        for model in apps.get_models(include_auto_created=True)
        if not issubclass(model, SchoolOwned)
    }
    assert outside == set(listed_models())


def test_a_global_model_points_at_no_walled_one() -> None:
    for label in listed_models():
        for field in apps.get_model(label)._meta.concrete_fields:
            assert not (field.is_relation and issubclass(field.related_model, SchoolOwned)), f"{label}.{field.name}"
