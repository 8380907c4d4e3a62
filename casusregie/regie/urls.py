"""Adressen van de regie."""

from django.urls import path

from . import lijstviews, mandaatviews, views
from .stukviews import detail_view, step_view

CASUS = "casussen/<uuid:kenmerk>"
PADEN = {
    "overdracht": "overdrachten",
    "teamverzoek": "teamverzoeken",
    "procesregie": "procesregie",
    "regievraag": "regievragen",
    "ivh": "ivh",
}

urlpatterns = [
    path(f"{CASUS}/regie/overzicht/", views.regie_overview, name="regie_overview"),
    path(f"{CASUS}/regie/taken/", views.regie_background, name="regie_background"),
    path(f"{CASUS}/regie/doen/<slug:daad>/", views.regie_act, name="regie_act"),
    path("caseload/", lijstviews.regie_caseload, name="regie_caseload"),
    path("caseload/ambities/", lijstviews.regie_themes, name="regie_themes"),
    path("caseload/eigen-stappen/", lijstviews.regie_steps, name="regie_steps"),
    path("verzamelopdrachten/nieuw/", lijstviews.verzamel_new, name="verzamel_new"),
    path("verzamelopdrachten/<uuid:kenmerk>/", lijstviews.verzamel_detail, name="verzamel_detail"),
    path("mandaat/", mandaatviews.mandaat_list, name="mandaat_list"),
    path("mandaat/nieuw/", mandaatviews.mandaat_new, name="mandaat_new"),
    path("bereikbaarheid/", lijstviews.regie_reach, name="regie_reach"),
    *[
        path(f"{pad}/<uuid:kenmerk>/", detail_view(naam), name=f"{naam}_detail")
        for naam, pad in PADEN.items()
    ],
    *[
        path(f"{pad}/<uuid:kenmerk>/<slug:{naam}zet>/", step_view(naam), name=f"{naam}_step")
        for naam, pad in PADEN.items()
    ],
]
