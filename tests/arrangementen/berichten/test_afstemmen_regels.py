"""De regels van de afstemming als tabel: elke soort één keer raak en één keer niet."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from arrangementen.berichten.afstemmen.regels import Achterstand, Levering, Recht, Stand
from arrangementen.berichten.afstemmen.tabel import GEEN_319, OPLOSSINGEN, PER_SOORT, REGELS, find

DAG = date(2026, 4, 1)
GISTEREN, MORGEN = DAG - timedelta(days=1), DAG + timedelta(days=1)
BEGIN, EINDE = date(2026, 3, 9), date(2027, 3, 7)
RECHT = Recht("41 41C01", BEGIN, EINDE, "52 dagdelen in totaal")
LOOPT = Levering(BEGIN)
GELIJK = Stand(
    vandaag=DAG,
    dossier=RECHT,
    besluit_op=date(2026, 3, 2),
    gemeld_besluit=True,
    laatste=RECHT,
    bericht_stand="bevestigd",
    bericht_op=date(2026, 3, 2),
    vervangen=False,
    retour_uiterlijk=None,
    start_uiterlijk=None,
    stop_uiterlijk=None,
    leveringen=(LOOPT,),
    gemeld=(LOOPT,),
    onbeantwoord=(),
    hulp="loopt",
    hulp_volgt="loopt",
)
GEEN_ZORG = {"leveringen": (), "gemeld": ()}
GESTOPT = Levering(BEGIN, date(2026, 3, 20))


def met(**velden):
    return replace(GELIJK, **velden)


def recht(**velden):
    return replace(RECHT, **velden)


GEVALLEN = {
    "niet_verstuurd": [
        (met(gemeld_besluit=False), True),
        (met(gemeld_besluit=False, besluit_op=DAG), False),
        (met(bericht_stand="klaar"), True),
        (met(bericht_stand="klaar", bericht_op=DAG), False),
        (met(gemeld_besluit=False, bericht_stand="afgekeurd"), False),
    ],
    "geen_302": [
        (met(bericht_stand="verzonden", retour_uiterlijk=GISTEREN), True),
        (met(bericht_stand="verzonden", retour_uiterlijk=DAG), False),
        (met(bericht_stand="bevestigd", retour_uiterlijk=GISTEREN), False),
    ],
    "afgekeurd": [
        (met(bericht_stand="afgekeurd"), True),
        (met(bericht_stand="afgekeurd", vervangen=True), False),
    ],
    "product": [
        (met(laatste=recht(product="45 45C09")), True),
        (met(laatste=recht(product="45 45C09"), gemeld_besluit=False, besluit_op=DAG), False),
    ],
    "begin": [(met(laatste=recht(ingangsdatum=BEGIN + timedelta(days=1))), True)],
    "einde": [
        (met(laatste=recht(einddatum=None)), True),
        (met(laatste=None), False),
    ],
    "omvang": [(met(laatste=recht(omvang="26 dagdelen in totaal")), True)],
    "geen_305": [
        (met(**GEEN_ZORG, start_uiterlijk=GISTEREN, hulp_volgt=""), True),
        (met(**GEEN_ZORG, start_uiterlijk=DAG, hulp_volgt=""), False),
        (met(start_uiterlijk=GISTEREN), False),
    ],
    "geen_307": [
        (met(dossier=recht(einddatum=GISTEREN), stop_uiterlijk=GISTEREN), True),
        (met(dossier=recht(einddatum=GISTEREN), stop_uiterlijk=MORGEN), False),
    ],
    "begin_ontbreekt": [(met(leveringen=()), True)],
    "begin_ongemeld": [(met(gemeld=()), True)],
    "einde_ontbreekt": [
        (met(gemeld=(GESTOPT,)), True),
        (met(leveringen=(GESTOPT,), gemeld=(GESTOPT,)), False),
    ],
    "eerder_gestopt": [
        (met(leveringen=(GESTOPT,), gemeld=(GESTOPT,)), True),
        (
            met(
                leveringen=(GESTOPT,),
                gemeld=(GESTOPT,),
                dossier=recht(einddatum=GESTOPT.einddatum),
            ),
            False,
        ),
    ],
    "begin_voor_ingang": [
        (met(leveringen=(Levering(BEGIN - timedelta(days=1)),)), True),
    ],
    "onbeantwoord": [
        (met(onbeantwoord=(Achterstand("JW305 ST1", GISTEREN),)), True),
        (met(onbeantwoord=(Achterstand("JW305 ST1", DAG),)), False),
    ],
    "stand": [
        (met(hulp_volgt="beeindigd"), True),
        (met(hulp_volgt=""), False),
    ],
}
TABEL = [
    pytest.param(soort, stand, raak, id=f"{soort} {nummer} {'raak' if raak else 'mis'}")
    for soort, rijen in GEVALLEN.items()
    for nummer, (stand, raak) in enumerate(rijen, start=1)
]


@pytest.mark.eis("CR-A2-05")
@pytest.mark.parametrize(("soort", "stand", "raak"), TABEL)
def test_regel(soort, stand, raak):
    assert (soort in {gevonden[0] for gevonden in find(stand)}) is raak


def test_gelijk_geeft_niets():
    assert find(GELIJK) == []


def test_elke_regel_staat_in_de_tabel_en_heeft_bekende_oplossingen():
    assert set(GEVALLEN) == {regel.soort for regel in REGELS}
    assert set(PER_SOORT) == {*GEVALLEN, GEEN_319}
    for regel in PER_SOORT.values():
        assert set(regel.oplossingen) <= set(OPLOSSINGEN)
        assert regel.uitleg.endswith(".")
