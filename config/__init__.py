"""Samenstelling: instellingen, adressen, Celery en de lokale start."""

from .celery import app as celery_app

__all__ = ["celery_app"]
