"""Adressen van het verslag over 1-op-1."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.verslag, name="eenopeen_verslag"),
    path("<slug:bestandssoort>/", views.verslag_bestand, name="eenopeen_bestand"),
]
