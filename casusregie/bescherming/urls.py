"""Adressen van route C: maatregel, teamtafel, basisteam en aanmelding bij het lokale team."""

from django.urls import path

from . import stukviews, teamtafelviews, views

CASUS = "casussen/<uuid:kenmerk>"

urlpatterns = [
    path(f"{CASUS}/maatregel/", views.maatregel_tab, name="maatregel_tab"),
    path(f"{CASUS}/maatregel/nieuw/", views.maatregel_new, name="maatregel_new"),
    path(
        f"{CASUS}/maatregel/vastleggen/<slug:handeling>/",
        stukviews.handeling_new,
        name="handeling_new",
    ),
    path(
        f"{CASUS}/maatregel/besluit/", stukviews.basisteambesluit_new, name="basisteambesluit_new"
    ),
    path(
        f"{CASUS}/maatregel/lokaal-team/", stukviews.teamaanmelding_new, name="teamaanmelding_new"
    ),
    path(f"{CASUS}/teamtafels/nieuw/", teamtafelviews.teamtafel_new, name="teamtafel_new"),
    path("maatregelen/<uuid:kenmerk>/", views.maatregel_detail, name="maatregel_detail"),
    path(
        "maatregelen/<uuid:kenmerk>/<slug:zet>/",
        views.maatregel_transition,
        name="maatregel_transition",
    ),
    path("handelingen/<uuid:kenmerk>/", stukviews.handeling_detail, name="handeling_detail"),
    path("aanmeldingen/<uuid:kenmerk>/", stukviews.teamaanmelding_confirm, name="teamaanmelding"),
    path("teamtafels/<uuid:kenmerk>/", teamtafelviews.teamtafel_detail, name="teamtafel_detail"),
    path(
        "teamtafels/<uuid:kenmerk>/afspraak/",
        teamtafelviews.teamtafel_afspraak,
        name="teamtafel_afspraak",
    ),
    path(
        "teamtafels/<uuid:kenmerk>/<slug:tafelzet>/",
        teamtafelviews.teamtafel_transition,
        name="teamtafel_transition",
    ),
]
