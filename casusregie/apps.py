"""Casusregie: het dossier, wat er gebeurde, wat eraan komt en wie aan zet is."""

from django.apps import AppConfig


class CasusregieConfig(AppConfig):
    name = "casusregie"
