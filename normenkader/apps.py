"""Registers the app that holds the law and the norms."""

from django.apps import AppConfig


class NormenkaderConfig(AppConfig):
    name = "normenkader"
    verbose_name = "Normenkader"
    default_auto_field = "django.db.models.BigAutoField"
