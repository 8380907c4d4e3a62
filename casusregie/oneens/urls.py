"""Adressen van verschillen van mening, voor het dossier en voor de regio."""

from django.urls import path

from . import gevraagd_views as regio
from . import overzichtviews as overzicht
from . import views

CASUS, VERSCHIL = "casussen/<uuid:kenmerk>/verschillen", "verschillen/<uuid:kenmerk>"
GEVRAAGD = "gevraagd/<uuid:kenmerk>"

urlpatterns = [
    path(f"{CASUS}/", views.difference_list, name="meningsverschil_list"),
    path(f"{CASUS}/nieuw/", views.difference_new, name="meningsverschil_new"),
    path(f"{VERSCHIL}/", views.difference_detail, name="meningsverschil_detail"),
    path(f"{VERSCHIL}/overzicht/", overzicht.overview_edit, name="overzicht_edit"),
    path(f"{VERSCHIL}/overzicht/bekijken/", overzicht.overview_preview, name="overzicht_preview"),
    path(f"{VERSCHIL}/overzicht/pdf/", overzicht.overview_pdf, name="overzicht_pdf"),
    path(f"{VERSCHIL}/<slug:verschilzet>/", views.difference_step, name="meningsverschil_step"),
    path("gevraagd/", regio.asked, name="gevraagd_list"),
    path(f"{GEVRAAGD}/", regio.asked_detail, name="gevraagd_detail"),
    path(f"{GEVRAAGD}/pdf/", regio.asked_pdf, name="gevraagd_pdf"),
    path(f"{GEVRAAGD}/<slug:regiozet>/", regio.asked_step, name="gevraagd_step"),
]
