"""Adressen van het aanbod."""

from django.urls import path

from arrangementen.aanbod.eigen.views import eigen_contract
from arrangementen.aanbod.signalen.views import aanbodsignaal_gelezen

from . import bestand_views, geld_views, kosten_views, pagina_views, views, wijziging_views

TABEL = "aanbod/beheer/tabel/<slug:aanbodtabel>/"
WIJZIGING = "aanbod/beheer/wijzigingen/<uuid:kenmerk>/"

urlpatterns = [
    path("aanbod/beheer/", views.aanbod_beheer, name="aanbod_beheer"),
    path(TABEL, views.aanbod_tabel, name="aanbod_tabel"),
    path(f"{TABEL}nieuw/", views.aanbod_nieuw, name="aanbod_nieuw"),
    path(f"{TABEL}inlezen/", bestand_views.aanbod_inlezen, name="aanbod_inlezen"),
    path(f"{TABEL}bestand/", bestand_views.aanbod_bestand, name="aanbod_bestand"),
    path(
        "aanbod/beheer/wijzigingen/", wijziging_views.aanbod_wijzigingen, name="aanbod_wijzigingen"
    ),
    path(WIJZIGING, wijziging_views.aanbod_wijziging, name="aanbod_wijziging"),
    path(f"{WIJZIGING}vaststellen/", wijziging_views.aanbod_vaststellen, name="aanbod_vaststellen"),
    path(f"{WIJZIGING}intrekken/", wijziging_views.aanbod_intrekken, name="aanbod_intrekken"),
    path("aanbod/beheer/toegang/", kosten_views.aanbod_toegang, name="aanbod_toegang"),
    path("aanbod/beheer/kosten/", kosten_views.aanbod_kosten, name="aanbod_kosten"),
    path("aanbod/beheer/benutting/", pagina_views.aanbod_benutting, name="aanbod_benutting"),
    path("aanbod/beheer/budget/", geld_views.aanbod_budget, name="aanbod_budget"),
    path(
        "aanbod/beheer/budget/<slug:bestandssoort>/",
        geld_views.aanbod_budget_bestand,
        name="aanbod_budget_bestand",
    ),
    path(
        "aanbod/beheer/producten/<slug:productcode>/",
        pagina_views.product_detail,
        name="product_detail",
    ),
    path("aanbod/beheer/contracten/<slug:contractnummer>/", pagina_views.contract, name="contract"),
    path("aanbod/eigen-contract/", eigen_contract, name="eigen_contract"),
    path(
        "contractsignalen/<uuid:kenmerk>/gelezen/",
        aanbodsignaal_gelezen,
        name="aanbodsignaal_gelezen",
    ),
    path("aanbod/inkoop/", pagina_views.inkoop, name="inkoop"),
    path("aanbod/voorzieningen/", pagina_views.voorzieningen, name="voorzieningen"),
]
