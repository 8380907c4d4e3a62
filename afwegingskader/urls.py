"""De adressen van 1-op-1."""

from django.urls import path

from . import views
from .aanvraag import views as aanvraag
from .aanvraag import views_besluit as besluit
from .analyse import views as analyse
from .inzet import vastlegviews as vastleggen
from .inzet import views as inzet
from .onderzoek import bevestigviews as bevestigen
from .onderzoek import views as onderzoek
from .training import views as training
from .verspreiding import views as verspreiding

app_name = "afwegingskader"
AANVRAAG = "aanvraag/<uuid:kenmerk>"
INZET = "inzet/<uuid:kenmerk>"

urlpatterns = [
    path("", views.overzicht, name="overzicht"),
    path("kader/", views.kader, name="kader"),
    path("kader/gelezen/", verspreiding.kader_gelezen, name="kader_gelezen"),
    path("kader/verspreiding/", verspreiding.verspreiding, name="verspreiding"),
    path("kader/verspreiding/<uuid:kenmerk>/", verspreiding.ontvangst, name="ontvangst"),
    path("kader/vragen/", verspreiding.vragen, name="vragen"),
    path("kader/vragen/nieuw/", verspreiding.vraag_stellen, name="vraag_stellen"),
    path(
        "kader/vragen/<uuid:kenmerk>/beantwoorden/",
        verspreiding.vraag_beantwoorden,
        name="vraag_beantwoorden",
    ),
    path("onderzoek/", onderzoek.onderzoeken, name="onderzoeken"),
    path("onderzoek/nieuw/", onderzoek.onderzoek_nieuw, name="onderzoek_nieuw"),
    path("onderzoek/<uuid:kenmerk>/", onderzoek.onderzoek_detail, name="onderzoek_detail"),
    path(
        "onderzoek/<uuid:kenmerk>/bestand/<slug:soort>/",
        onderzoek.onderzoek_export,
        name="onderzoek_export",
    ),
    path(
        "onderzoek/<uuid:kenmerk>/sluiten/",
        onderzoek.onderzoek_sluiten,
        name="onderzoek_sluiten",
    ),
    path("onderzoek/casus/<uuid:kenmerk>/", bevestigen.onderzoekscasus, name="onderzoekscasus"),
    path(
        "onderzoek/casus/<uuid:kenmerk>/niet-meedoen/",
        bevestigen.onderzoekscasus_uitsluiten,
        name="onderzoekscasus_uitsluiten",
    ),
    path("trainingen/", training.trainingen, name="trainingen"),
    path(
        "trainingen/<uuid:kenmerk>/vastleggen/",
        training.training_vastleggen,
        name="training_vastleggen",
    ),
    path(
        "trainingen/<uuid:kenmerk>/intrekken/",
        training.training_intrekken,
        name="training_intrekken",
    ),
    path("casus/<uuid:kenmerk>/", views.casus, name="casus"),
    path("nieuw/<uuid:kenmerk>/", aanvraag.aanvraag_nieuw, name="aanvraag_nieuw"),
    path(f"{AANVRAAG}/", aanvraag.aanvraag_detail, name="aanvraag_detail"),
    path(f"{AANVRAAG}/wijzigen/", aanvraag.aanvraag_wijzigen, name="aanvraag_wijzigen"),
    path(f"{AANVRAAG}/indienen/", besluit.aanvraag_indienen, name="aanvraag_indienen"),
    path(
        f"{AANVRAAG}/akkoord-aanbieder/",
        besluit.aanvraag_akkoord_aanbieder,
        name="aanvraag_akkoord_aanbieder",
    ),
    path(
        f"{AANVRAAG}/akkoord-casusregie/",
        besluit.aanvraag_akkoord_regie,
        name="aanvraag_akkoord_regie",
    ),
    path(
        f"{AANVRAAG}/akkoord-aanbieder/intrekken/",
        besluit.akkoord_intrekken,
        {"overgang": "withdraw_akkoord_aanbieder"},
        name="aanvraag_akkoord_aanbieder_intrekken",
    ),
    path(
        f"{AANVRAAG}/akkoord-casusregie/intrekken/",
        besluit.akkoord_intrekken,
        {"overgang": "withdraw_akkoord_regie"},
        name="aanvraag_akkoord_casusregie_intrekken",
    ),
    path(f"{AANVRAAG}/toekennen/", besluit.aanvraag_toekennen, name="aanvraag_toekennen"),
    path(f"{AANVRAAG}/afwijzen/", besluit.aanvraag_afwijzen, name="aanvraag_afwijzen"),
    path(f"{AANVRAAG}/intrekken/", besluit.aanvraag_intrekken, name="aanvraag_intrekken"),
    path(f"{AANVRAAG}/analyse/", analyse.aanvraag_analyse, name="aanvraag_analyse"),
    path(f"{AANVRAAG}/analyse/schrijven/", analyse.analyse_schrijven, name="analyse_schrijven"),
    path("analyse/<uuid:kenmerk>/", analyse.analyse_detail, name="analyse_detail"),
    path(f"{INZET}/", inzet.inzet_detail, name="inzet_detail"),
    path(f"{INZET}/start/", inzet.inzet_stap, {"overgang": "start"}, name="inzet_start"),
    path(f"{INZET}/verzetten/", inzet.inzet_stap, {"overgang": "postpone"}, name="inzet_verzetten"),
    path(f"{INZET}/niet-door/", inzet.inzet_stap, {"overgang": "cancel"}, name="inzet_niet_door"),
    path(
        f"{INZET}/tussenevaluatie/",
        inzet.inzet_stap,
        {"overgang": "record_tussenevaluatie"},
        name="inzet_tussenevaluatie",
    ),
    path(f"{INZET}/afbouw/", inzet.inzet_stap, {"overgang": "record_afbouw"}, name="inzet_afbouw"),
    path(f"{INZET}/beeindigen/", inzet.inzet_stap, {"overgang": "end"}, name="inzet_beeindigen"),
    path(f"{INZET}/uren/", vastleggen.inzet_uren, name="inzet_uren"),
    path(f"{INZET}/besluit-expertteam/", vastleggen.inzet_rer, name="inzet_rer"),
    path(f"{INZET}/reden/", inzet.inzet_reden, name="inzet_reden"),
]
