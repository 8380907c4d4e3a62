"""De adressen van verzoeken om toewijzing; opgenomen in die van arrangementen."""

from django.urls import path

from arrangementen.vierogen import views as voorstellen

from . import (
    besluitviews,
    bewijsviews,
    conceptviews,
    samenviews,
    views,
    vraagviews,
)

urlpatterns = [
    path("verzoeken/", views.verzoek_lijst, name="verzoek_lijst"),
    path("verzoeken/nieuw/", conceptviews.verzoek_nieuw, name="verzoek_nieuw"),
    path("verzoeken/samen-toekennen/", samenviews.verzoeken_samen, name="verzoeken_samen"),
    path("verzoeken/voorstel/<uuid:kenmerk>/", voorstellen.voorstel_detail, name="voorstel_detail"),
    path(
        "verzoeken/voorstel/<uuid:kenmerk>/bevestigen/",
        voorstellen.voorstel_bevestigen,
        name="voorstel_bevestigen",
    ),
    path(
        "verzoeken/voorstel/<uuid:kenmerk>/teruggeven/",
        voorstellen.voorstel_teruggeven,
        name="voorstel_teruggeven",
    ),
    path(
        "verzoeken/voorstel/<uuid:kenmerk>/intrekken/",
        voorstellen.voorstel_intrekken,
        name="voorstel_intrekken",
    ),
    path("verzoeken/<uuid:kenmerk>/bewijs/", bewijsviews.verzoek_bewijs, name="verzoek_bewijs"),
    path("verzoeken/<uuid:kenmerk>/", views.verzoek_detail, name="verzoek_detail"),
    path(
        "verzoeken/<uuid:kenmerk>/stap/<int:stap>/",
        conceptviews.verzoek_stap,
        name="verzoek_stap",
    ),
    path(
        "verzoeken/<uuid:kenmerk>/bewaren/<int:stap>/",
        conceptviews.verzoek_bewaren,
        name="verzoek_bewaren",
    ),
    path("verzoeken/<uuid:kenmerk>/norm/", conceptviews.verzoek_norm, name="verzoek_norm"),
    path(
        "verzoeken/<uuid:kenmerk>/versturen/",
        conceptviews.verzoek_versturen,
        name="verzoek_versturen",
    ),
    path("verzoeken/<uuid:kenmerk>/verstuurd/", views.verzoek_verstuurd, name="verzoek_verstuurd"),
    path(
        "verzoeken/<uuid:kenmerk>/toekennen/",
        besluitviews.verzoek_toekennen,
        name="verzoek_toekennen",
    ),
    path(
        "verzoeken/<uuid:kenmerk>/afwijzen/", besluitviews.verzoek_afwijzen, name="verzoek_afwijzen"
    ),
    path(
        "verzoeken/<uuid:kenmerk>/onderzoek/",
        besluitviews.verzoek_onderzoek,
        name="verzoek_onderzoek",
    ),
    path(
        "verzoeken/<uuid:kenmerk>/intrekken/",
        besluitviews.verzoek_intrekken,
        name="verzoek_intrekken",
    ),
    path(
        "verzoeken/<uuid:kenmerk>/verwijderen/",
        besluitviews.verzoek_verwijderen,
        name="verzoek_verwijderen",
    ),
    path("verzoeken/<uuid:kenmerk>/vraag/", vraagviews.verzoek_vraag, name="verzoek_vraag"),
    path(
        "verzoeken/<uuid:kenmerk>/antwoord/",
        vraagviews.verzoek_antwoord,
        name="verzoek_antwoord",
    ),
]
