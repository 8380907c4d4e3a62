"""Zet op de rij van een bericht wat de Header zegt: soort, partijen, nummer en dag."""

from datetime import datetime

from arrangementen.ijw.bericht import Bericht as IjwBericht
from arrangementen.ijw.structuur import HEEN, RETOUR
from organisaties.rollen import Soort

from .models import Bericht, Kanaal
from .ronde import round_of


def note_header(rij: Bericht, bericht: IjwBericht) -> None:
    """Kind, parties, number and day of a message on its row, not saved.

    A party that nobody knows is None.
    """
    kop = bericht.inhoud["Header"]
    rij.soort, rij.afzender, rij.ontvanger = bericht.soort, kop["Afzender"], kop["Ontvanger"]
    rij.identificatie = (
        kop.get("IdentificatieRetour") or kop["BerichtIdentificatie"]["Identificatie"]
    )
    dag = kop.get("DagtekeningRetour") or kop["BerichtIdentificatie"]["Dagtekening"]
    rij.dagtekening = datetime.fromisoformat(dag).date()
    gemeente, aanbieder = rij.afzender, rij.ontvanger
    heen = RETOUR[rij.soort][0] if rij.soort in RETOUR else rij.soort
    if not HEEN[heen].van_gemeente:
        gemeente, aanbieder = aanbieder, gemeente
    if rij.kanaal == Kanaal.PORTAAL and rij.gemeente and rij.aanbieder:
        return  # made here, for these two
    ronde = round_of(rij)
    rij.gemeente = ronde.party(Soort.GEMEENTE, gemeente, rij.dagtekening)
    rij.aanbieder = ronde.party(Soort.AANBIEDER, aanbieder, rij.dagtekening)
