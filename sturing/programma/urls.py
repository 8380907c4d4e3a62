"""Adressen van het programma van de regio."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.programme_list, name="programma_list"),
    path("nieuw/", views.programme_new, name="programma_new"),
    path("actie/<uuid:kenmerk>/", views.action_detail, name="actie"),
    path("actie/<uuid:kenmerk>/<slug:actiezet>/", views.action_step, name="actie_stap"),
    path("regels/<slug:tabel>/<uuid:kenmerk>/wijzigen/", views.row_edit, name="programmarij_edit"),
    path("<uuid:kenmerk>/", views.programme_detail, name="programma"),
    path("<uuid:kenmerk>/<slug:tabel>/nieuw/", views.row_new, name="programmarij_new"),
]
