"""Adressen van het einde van hulp."""

from django.urls import path

from . import views_einde as einde
from . import views_oordeel as oordeel
from . import views_stoppen as stoppen

CASUS = "casussen/<uuid:kenmerk>"
HULP = f"{CASUS}/hulp/<uuid:hulp>"
STOPPEN, OVERNAME, OORDEEL = (
    "stoppen/<uuid:kenmerk>",
    "overnames/<uuid:kenmerk>",
    "eindbeoordelingen/<uuid:kenmerk>",
)

urlpatterns = [
    path(f"{CASUS}/afronding/", einde.afronding, name="afronding"),
    path(f"{CASUS}/casusregie-bekijken/", einde.heroverweging_new, name="heroverweging_new"),
    path(f"{HULP}/aanbieder-stopt/", stoppen.beeindiging_new, name="beeindiging_new"),
    path(f"{HULP}/jeugdige-stopt/", einde.stopmelding_new, name="stopmelding_new"),
    path(f"{HULP}/andere-hulp/", einde.overname_new, name="overname_new"),
    path(f"{HULP}/resultaten/", einde.resultaatoordeel_new, name="resultaatoordeel_new"),
    path(f"{HULP}/eindbeoordeling/", oordeel.eindbeoordeling_new, name="eindbeoordeling_new"),
    path("stoppen/kopieen/", einde.kopie_list, name="kopie_list"),
    path(f"{STOPPEN}/", stoppen.beeindiging_detail, name="beeindiging_detail"),
    path(f"{STOPPEN}/gesprek/", stoppen.stopgesprek_new, name="stopgesprek_new"),
    path(f"{STOPPEN}/<slug:stopzet>/", stoppen.beeindiging_step, name="beeindiging_step"),
    path("stopgesprekken/<uuid:kenmerk>/", stoppen.stopgesprek_edit, name="stopgesprek_edit"),
    path("stopmeldingen/<uuid:kenmerk>/", einde.stopmelding_detail, name="stopmelding_detail"),
    path(f"{OVERNAME}/", einde.overname_detail, name="overname_detail"),
    path(f"{OVERNAME}/<slug:overnamezet>/", einde.overname_step, name="overname_step"),
    path(f"{OORDEEL}/", oordeel.eindbeoordeling_detail, name="eindbeoordeling_detail"),
    path(f"{OORDEEL}/invullen/", oordeel.eindbeoordeling_edit, name="eindbeoordeling_edit"),
    path(f"{OORDEEL}/doel/", oordeel.eindbeoordeling_doel, name="eindbeoordeling_doel"),
    path(f"{OORDEEL}/vaststellen/", oordeel.eindbeoordeling_adopt, name="eindbeoordeling_adopt"),
]
