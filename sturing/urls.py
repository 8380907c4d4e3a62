"""Adressen van sturing."""

from django.urls import include, path

from . import views, views_aanbieder, views_regio, views_team

app_name = "sturing"
urlpatterns = [
    path("escalaties/", views.dashboard, name="dashboard"),
    path("lijsten/<slug:cijfer>/", views.figure_list, name="lijst"),
    path("lijsten/<slug:cijfer>/<slug:bestandssoort>/", views.figure_file, name="bestand"),
    path("aanbieders/", views_aanbieder.aanbieder_list, name="aanbieder_list"),
    path(
        "aanbieders/bestand/<slug:bestandssoort>/",
        views_aanbieder.aanbieder_file,
        name="aanbieders_bestand",
    ),
    path("aanbieders/<slug:aanbieder>/", views_aanbieder.aanbieder_detail, name="aanbieder"),
    path("trends/", views_aanbieder.trend_list, name="trends"),
    path("trends/<slug:bestandssoort>/", views_aanbieder.trend_file, name="trends_bestand"),
    path("verslag-1-op-1/", include("sturing.eenopeen_verslag.urls")),
    path("normgebruik/", include("sturing.normgebruik.urls")),
    path("gedeclareerd/", include("sturing.gedeclareerd.urls")),
    path("verblijf/", include("sturing.verblijf.urls")),
    path("team/", views_team.team_overview, name="team"),
    path("team/<slug:bestandssoort>/", views_team.team_file, name="team_bestand"),
    path("programma/", include("sturing.programma.urls")),
    path("regiovisie/", views_regio.region, name="regiovisie"),
    path(
        "regiovisie/bestand/<slug:bestandssoort>/",
        views_regio.region_file,
        name="regiovisie_bestand",
    ),
    path(
        "regiovisie/elders/<slug:bestandssoort>/", views_regio.elsewhere_file, name="elders_bestand"
    ),
]
