"""Adressen van afspraken."""

from django.urls import path

from . import views

CASUS = "casussen/<uuid:kenmerk>"

urlpatterns = [
    path(f"{CASUS}/afspraken/", views.afspraak_list, name="afspraak_list"),
    path(f"{CASUS}/afspraken/nieuw/", views.afspraak_new, name="afspraak_new"),
    path("afspraken/<uuid:kenmerk>/", views.afspraak_detail, name="afspraak_detail"),
    path("afspraken/<uuid:kenmerk>/wijzigen/", views.afspraak_edit, name="afspraak_edit"),
    path(
        "afspraken/<uuid:kenmerk>/<slug:afspraakzet>/",
        views.afspraak_transition,
        name="afspraak_transition",
    ),
]
