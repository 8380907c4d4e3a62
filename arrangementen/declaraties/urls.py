"""De adressen van declaraties; opgenomen in die van arrangementen."""

from django.urls import path

from . import correctieviews, naastviews, portaalviews, views

urlpatterns = [
    path("declaraties/", views.declaratie_lijst, name="declaratie_lijst"),
    path("declaraties/nieuw/", portaalviews.declaratie_nieuw, name="declaratie_nieuw"),
    path(
        "declaraties/controleren/",
        portaalviews.declaratie_controleren,
        name="declaratie_controleren",
    ),
    path(
        "declaraties/bestand/<slug:bestandssoort>/",
        views.declaratie_bestand,
        name="declaraties_bestand",
    ),
    path(
        "declaraties/prestatie/<uuid:kenmerk>/corrigeren/",
        correctieviews.prestatie_corrigeren,
        name="prestatie_corrigeren",
    ),
    path("declaraties/naast-toegewezen/", naastviews.gedeclareerd, name="gedeclareerd"),
    path(
        "declaraties/naast-toegewezen/<slug:bestandssoort>/",
        naastviews.gedeclareerd_bestand,
        name="gedeclareerd_bestand",
    ),
    path("declaraties/<uuid:kenmerk>/", views.declaratie_detail, name="declaratie_detail"),
]
