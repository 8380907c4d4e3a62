"""Meldt signalen over het gebruik van de norm bij de contractmanager, naast die over contracten.

Dezelfde signalen als op de bladzijde, over het jaar tot nu toe. Elk komt één keer per jaar, en weer
als het aandeel binnen de norm tien procentpunten verder zakt.
"""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q

from arrangementen.aanbod.signalen.geven import add_signals
from arrangementen.aanbod.signalen.models import Aanbodsignaal, Signaalsoort
from organisaties.models import Organisatie
from organisaties.rollen import Rol, Soort
from sturing.keuze import Keuze

from . import gebruik
from .signalen import Grens, Signaal, bounds_on, signals

STAP = 10


def about_norms(on: date) -> Iterator[Aanbodsignaal]:
    """What the region and each gemeente with a contractmanager are told on that day."""
    grens, begin = bounds_on(on), date(on.year, 1, 1)
    regio = Organisatie.objects.of_soort(Soort.UITVOERINGSORGANISATIE).valid_on(on).order_by("pk")
    if (eerste := regio.first()) is not None:
        yield from _told(eerste, Keuze(begin, on), grens)
    for gemeente in _managing(on):
        keuze = Keuze(begin, on, gemeente_id=gemeente.pk, gemeenten=(gemeente.pk,))
        yield from _told(gemeente, keuze, grens)


def _managing(on: date) -> Iterator[Organisatie]:
    """The gemeenten with a contractmanager of their own on that day."""
    nu = Q(aanstellingen__einddatum=None) | Q(aanstellingen__einddatum__gte=on)
    rijen = Organisatie.objects.of_soort(Soort.GEMEENTE).filter(
        nu, aanstellingen__rol=Rol.CONTRACTMANAGER, aanstellingen__begindatum__lte=on
    )
    yield from rijen.order_by("pk").distinct()


def _told(organisatie: Organisatie, keuze: Keuze, grens: Grens) -> Iterator[Aanbodsignaal]:
    rijen = gebruik.usage(keuze)
    for signaal in signals(rijen, gebruik.grounds(keuze) if rijen else {}, grens):
        yield Aanbodsignaal(
            organisatie_id=organisatie.pk,
            aanbieder_id=signaal.rij.aanbieder_id,
            soort=Signaalsoort.NORM,
            product_code=signaal.rij.code,
            sleutel=f"{keuze.einde.year}:{signaal.grond}"[:40],
            drempel=_step(signaal, grens),
            titel=f"{signaal.kop}. {signaal.rij.code}"[:160],
            op=keuze.einde,
        )


def _step(signaal: Signaal, grens: Grens) -> int:
    """How far under the agreement, in whole steps; a ground has one step only."""
    return 0 if signaal.grond else (grens.afspraak - signaal.rij.procent) // STAP


def register() -> None:
    """Called once, when the models exist."""
    add_signals(about_norms)
