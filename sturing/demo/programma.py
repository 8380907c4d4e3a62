"""Speelt het programma van de regio: eigen acties, en dat van een andere regio als voorbeeld."""

from datetime import date, timedelta

from sturing.programma.inlezen import load_example
from sturing.programma.kwartaal import PER_JAAR, Kwartaal, quarter_of
from sturing.programma.models import Actie, Programma
from verloop.overgangen import perform, register

from .lokaal import moment
from .teksten_uithuis import ACTIES
from .wereld import Wereld


def play_programme(wereld: Wereld, eind: date) -> None:
    """The programme of the region itself, and that of another region as an example."""
    wie, op = wereld.mensen["hoekman"], moment(eind - timedelta(days=30), 9)
    load_example(op)
    bron = "Verzonnen voor de demonstratie"
    eigen = register(Programma(naam="Zo thuis mogelijk, Rijnmond", bron=bron), by=wie, op=op)
    for nummer, (maatregel, onderdeel, wat, van, tot, door, stand) in enumerate(ACTIES):
        begin, einde = _quarter(eind, van), _quarter(eind, tot)
        actie = register(
            Actie(
                programma=eigen,
                maatregel=maatregel,
                onderdeel=onderdeel,
                volgorde=nummer,
                wat=wat,
                van_jaar=begin.jaar,
                van_kwartaal=begin.nummer,
                tot_jaar=einde.jaar,
                tot_kwartaal=einde.nummer,
                door_wie=door,
            ),
            by=wie,
            op=op,
        )
        if stand == "bezig":
            perform(actie, "begin", by=wie, op=op)
        if stand == "gereed":
            perform(actie, "finish", by=wie, op=op, gereed_op=op.date())


def _quarter(eind: date, verder: int) -> Kwartaal:
    """The quarter that many quarters after the present one."""
    nu = quarter_of(eind)
    jaren, nummer = divmod(nu.nummer - 1 + verder, PER_JAAR)
    return Kwartaal(nu.jaar + jaren, nummer + 1)
