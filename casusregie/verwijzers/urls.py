"""Adressen van verwijzing, intake, praktijken en het plan van de gemeente."""

from django.urls import path

from . import praktijk_views, views

CASUS = "casussen/<uuid:kenmerk>"

urlpatterns = [
    path(f"{CASUS}/verwijzing/", views.verwijzing, name="verwijzing"),
    path(f"{CASUS}/verwijzing/wijzigen/", views.verwijzing_edit, name="verwijzing_edit"),
    path(f"{CASUS}/verwijzing/team/", views.teamverwijzing_new, name="teamverwijzing_new"),
    path(
        "teamverwijzingen/<uuid:kenmerk>/<slug:oordeel>/",
        views.teamverwijzing_judge,
        name="teamverwijzing_judge",
    ),
    path(f"{CASUS}/intake/nieuw/", views.intake_new, name="intake_new"),
    path(
        "intakes/<uuid:kenmerk>/<slug:intakezet>/",
        views.intake_transition,
        name="intake_transition",
    ),
    path("huisartsenpraktijken/", praktijk_views.praktijk_list, name="praktijk_list"),
    path("huisartsenpraktijken/nieuw/", praktijk_views.praktijk_new, name="praktijk_new"),
    path(
        "huisartsenpraktijken/<uuid:kenmerk>/",
        praktijk_views.praktijk_edit,
        name="praktijk_edit",
    ),
    path("gezinnen-betrekken/", praktijk_views.participatie_list, name="participatie_list"),
    path("gezinnen-betrekken/nieuw/", praktijk_views.participatie_new, name="participatie_new"),
    path(
        "gezinnen-betrekken/<uuid:kenmerk>/",
        praktijk_views.participatie_edit,
        name="participatie_edit",
    ),
]
