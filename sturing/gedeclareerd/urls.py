"""Adressen van gedeclareerd naast toegewezen voor wie stuurt."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.declared, name="gedeclareerd"),
    path("bestand/<slug:bestandssoort>/", views.declared_file, name="gedeclareerd_bestand"),
]
