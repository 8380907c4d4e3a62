"""Adressen van logboek, evaluaties, waakvlam en alle hulp."""

from django.urls import path

from . import views
from .evaluaties import views as evaluaties
from .hulp import views as hulp
from .waakvlam import views as waakvlam

CASUS = "casussen/<uuid:kenmerk>"

urlpatterns = [
    path(f"{CASUS}/logboek/", views.logboek, name="logboek"),
    path(f"{CASUS}/logboek/nieuw/", views.kind_list, name="logboek_kiezen"),
    path(f"{CASUS}/logboek/nieuw/<slug:logsoort>/", views.entry_new, name="aantekening_new"),
    path("logboek/<uuid:kenmerk>/", views.entry_detail, name="aantekening_detail"),
    path("logboek/<uuid:kenmerk>/verbeteren/", views.entry_improve, name="aantekening_improve"),
    path("evaluaties/", evaluaties.evaluation_overview, name="evaluaties"),
    path(f"{CASUS}/evaluaties/", evaluaties.evaluation_list, name="evaluatie_list"),
    path(f"{CASUS}/evaluaties/afspraak/", evaluaties.agreement, name="evaluatie_afspraak"),
    path(f"{CASUS}/evaluaties/nieuw/", evaluaties.evaluation_new, name="evaluatie_new"),
    path("evaluaties/<uuid:kenmerk>/", evaluaties.evaluation_detail, name="evaluatie_detail"),
    path(
        "evaluaties/<uuid:kenmerk>/<slug:evaluatiezet>/",
        evaluaties.evaluation_transition,
        name="evaluatie_transition",
    ),
    path(f"{CASUS}/waakvlam/", waakvlam.waakvlam_new, name="waakvlam_new"),
    path("waakvlam/<uuid:kenmerk>/", waakvlam.waakvlam_detail, name="waakvlam_detail"),
    path(
        "waakvlam/<uuid:kenmerk>/<slug:waakvlamzet>/",
        waakvlam.waakvlam_transition,
        name="waakvlam_transition",
    ),
    path(f"{CASUS}/hulp/", hulp.all_help, name="hulp"),
]
