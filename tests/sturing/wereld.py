"""Eén wereld vol cijfers: twee eigen gemeenten, één elders, drie aanbieders, van alles wat telt."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.factories.arrangementen import ProductFactory
from tests.factories.organisaties import (
    AanbiederFactory,
    GemeenteFactory,
    UitvoeringsorganisatieFactory,
)
from tests.sturing.bouw import escaleer, inzetten, toewijzingen
from tests.sturing.bouw_cijfers import (
    beoordelingen,
    intakes,
    meldingen,
    stoppen,
    terug,
    verschillen,
)

BINNEN, BOVEN, GROND = ("binnen", ""), ("boven", ""), ("boven", "hardheid")


@dataclass
class Wereld:
    """What the tests refer to."""

    rotterdam: Any
    capelle: Any
    vlaardingen: Any
    vlierhof: Any
    stapsteen: Any
    linde: Any
    product: Any


def build():
    """Every kind of figure at every gemeente, with different numbers."""
    wereld = Wereld(
        GemeenteFactory(),
        GemeenteFactory(naam="Capelle aan den IJssel", cbs_code="0502"),
        GemeenteFactory(naam="Vlaardingen", cbs_code="0622", inkoop="mvs"),
        AanbiederFactory(naam="De Vlierhof"),
        AanbiederFactory(naam="Stapsteen Jeugd"),
        AanbiederFactory(naam="=Zorghuis Linde"),
        ProductFactory(individueel=True),
    )
    regio = UitvoeringsorganisatieFactory()
    for n, gemeente in enumerate((wereld.rotterdam, wereld.capelle, wereld.vlaardingen), start=1):
        _fill(wereld, gemeente, n, regio)
    return wereld


def _fill(w, gemeente, n, regio):
    voorbij = inzetten(w.vlierhof, gemeente, [29, 40, 51][:n])
    escaleer(voorbij, 2)
    inzetten(w.linde, gemeente, [21, 28, 5] * n)
    klaar = {"status": "beeindigd", "doel_bereikt": "ja", "evaluatie": "Kwikstaartje is klaar."}
    inzetten(w.stapsteen, gemeente, [40] * n, beeindigd_op=terug(15), **klaar)
    inzetten(w.stapsteen, gemeente, [60], beeindigd_op=terug(2), **klaar)
    toewijzingen(w.vlierhof, gemeente, w.product, [BINNEN] * 7 * n + [BOVEN] + [GROND] * n)
    toewijzingen(w.linde, gemeente, w.product, [BOVEN], dag=date(2025, 11, 3))
    intakes(w.vlierhof, gemeente, *[(30, None, None)] * n, oorzaak="personeel")
    intakes(w.vlierhof, gemeente, (28, None, None), (80, 71, None), (60, 50, 5), (40, 20, 3))
    stoppen(w.linde, gemeente, *[10] * n, None, 90)
    meldingen(w.vlierhof, gemeente, "zorg.start_melden", (20, 20), (20, 19), (9, None))
    meldingen(w.vlierhof, gemeente, "zorg.start_melden", (8, None), escaleert=True)
    meldingen(w.stapsteen, gemeente, "ijw.retour", (30, 31), *[(30, 28)] * n, (3, None))
    beoordelingen(w.vlierhof, gemeente, (20, 8, 2, 3, False, 30), (25, 6, 0, 1, True, 50))
    verschillen(w.linde, gemeente, regio, *["contractmanager"] * n, "acties", "overzicht")
