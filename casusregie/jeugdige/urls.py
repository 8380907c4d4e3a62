"""Adressen van gegevens van de jeugdige, het gezin en het beheer daarvan."""

from django.urls import path

from . import gegevens_views as gegevens

CASUS = "casussen/<uuid:kenmerk>"

urlpatterns = [
    path(f"{CASUS}/jeugdige/", gegevens.jeugdige_edit, name="jeugdige_edit"),
    path(f"{CASUS}/gezin/overzicht/", gegevens.gezin_detail, name="gezin_detail"),
    path(f"{CASUS}/gezin/kind/", gegevens.kind_new, name="kind_new"),
    path(f"{CASUS}/partijen/nieuw/", gegevens.partij_new, name="partij_new"),
    path("partijen/<uuid:kenmerk>/", gegevens.partij_edit, name="partij_edit"),
    path("beheer/gegevensverschillen/", gegevens.verschil_list, name="verschil_list"),
]
