"""Adressen van het gebruik van de norm en van het herstelwerk."""

from django.urls import path

from . import herstelviews, views

urlpatterns = [
    path("", views.normgebruik, name="normgebruik"),
    path("bestand/<slug:bestandssoort>/", views.normgebruik_bestand, name="normgebruik_bestand"),
    path("herstel/", herstelviews.rework, name="herstel"),
    path("herstel/<slug:bestandssoort>/", herstelviews.rework_file, name="herstel_bestand"),
]
