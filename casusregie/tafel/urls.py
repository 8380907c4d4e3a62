"""Adressen van de tafels, zorgbemiddeling, het leerregister en de wachtlijst."""

from django.urls import path

from . import aanmeldviews, overzichtviews, stapviews, zittingviews

CASUS = "casussen/<uuid:kenmerk>"
AANMELDING = "tafelaanmeldingen/<uuid:kenmerk>"
TAFEL = "tafels/<uuid:kenmerk>"
ZITTING = "bijeenkomsten/<uuid:kenmerk>"

urlpatterns = [
    path("zorgbemiddeling/", overzichtviews.zorgbemiddeling, name="zorgbemiddeling"),
    path("zorgbemiddeling/lessen/", overzichtviews.tafel_lessen, name="tafel_lessen"),
    path("opschalingen/", overzichtviews.tafel_opschalingen, name="tafel_opschalingen"),
    path("opschalingen/<uuid:kenmerk>/", overzichtviews.tafel_opschaling, name="tafel_opschaling"),
    path("wachtlijst/", overzichtviews.wachtlijst, name="wachtlijst"),
    path(
        f"{CASUS}/wachten/<uuid:intake>/",
        overzichtviews.wachten_vastleggen,
        name="wachten_vastleggen",
    ),
    path("tafels/", zittingviews.tafel_list, name="tafel_lijst"),
    path("tafels/nieuw/", zittingviews.tafel_new, name="tafel_new"),
    path(f"{TAFEL}/", zittingviews.tafel_detail, name="tafel_detail"),
    path(f"{TAFEL}/wijzigen/", zittingviews.tafel_edit, name="tafel_edit"),
    path(f"{TAFEL}/convenant/", zittingviews.tafel_convenant, name="tafel_convenant"),
    path(f"{TAFEL}/werkafspraak/", zittingviews.tafel_werkafspraak, name="tafel_werkafspraak"),
    path(f"{TAFEL}/bijeenkomst/", zittingviews.bijeenkomst_new, name="bijeenkomst_new"),
    path(f"{ZITTING}/", zittingviews.tafel_bijeenkomst, name="tafel_bijeenkomst"),
    path(f"{ZITTING}/deelnemer/", zittingviews.tafel_deelnemer, name="tafel_deelnemer"),
    path(f"{ZITTING}/<slug:zittingzet>/", zittingviews.bijeenkomst_stap, name="bijeenkomst_stap"),
    path(f"{CASUS}/tafels/", aanmeldviews.casus_tafels, name="casus_tafels"),
    path(f"{CASUS}/tafels/nieuw/", aanmeldviews.tafel_aanmelden, name="tafel_aanmelden"),
    path(f"{AANMELDING}/", aanmeldviews.tafel_aanmelding, name="tafel_aanmelding"),
    path(f"{AANMELDING}/wijzigen/", aanmeldviews.tafel_wijzigen, name="tafel_wijzigen"),
    path(f"{AANMELDING}/alternatief/", aanmeldviews.tafel_alternatief, name="tafel_alternatief"),
    path(f"{AANMELDING}/afspraak/", aanmeldviews.tafel_afspraak, name="tafel_afspraak"),
    path(
        f"{AANMELDING}/contractmanager/",
        aanmeldviews.tafel_contractmanager,
        name="tafel_contractmanager",
    ),
    path(f"{AANMELDING}/doorzetten/", aanmeldviews.tafel_doorzetten, name="tafel_doorzetten"),
    path(f"{AANMELDING}/les/", aanmeldviews.tafel_les, name="tafel_les"),
    path(f"{AANMELDING}/<slug:aanmeldzet>/", stapviews.tafel_stap, name="tafel_stap"),
]
