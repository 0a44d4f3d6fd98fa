"""The ground of the product: its wiring and the floor that every app stands on."""

from senco.celery import app as celery_app

__all__ = ["celery_app"]
