"""Wat meteen volgt op een stap: wie de casus mag zien, en wie er een signaal krijgt."""

from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists
from django.utils import timezone

from casusregie.casus.models import Casus
from casusregie.escalatie.models import Escalatie
from casusregie.regie.betrekken import involve, stop_involvement
from casusregie.regie.procesregie import TijdelijkeProcesregie
from casusregie.termijnen.melden import notify
from organisaties.rollen import Rol, Soort
from verloop.overgangen import perform

from .feiten import bringer_places, receiver_places, table_place
from .keuzes import Status

#: What the notice of each status says to who brought the casus in.
TERUG = {
    Status.TERUGGESTUURD: "Uw aanmelding bij de tafel is niet compleet",
    Status.GEAGENDEERD: "Uw casus staat op de agenda van een tafel",
    Status.COMPLEET: "Uw casus is van de agenda van de tafel gehaald",
}


def see_dossier(aanmelding: Any, *, by: Any, op: datetime) -> None:
    """Zorgbemiddeling sees the casus as long as the question is open; never when anonymous."""
    organisatie = aanmelding.tafel.organisatie
    if aanmelding.anoniem or organisatie.soort != Soort.RER:
        return
    grond = f"Aangemeld bij de {aanmelding.tafel.get_soort_display().lower()}"
    dag = timezone.localdate(op)
    nieuw = involve(aanmelding.casus, organisatie, [Rol.ZORGBEMIDDELAAR.value], grond, dag)
    if nieuw:
        aanmelding.betrokkenheden = [*aanmelding.betrokkenheden, *nieuw]
        aanmelding.save(update_fields=["betrokkenheden"])


def let_go(aanmelding: Any, *, by: Any, op: datetime) -> None:
    """The sight of the tafel ends, unless the RER has the casus in hand in another way."""
    rer = aanmelding.tafel.organisatie_id
    casus = aanmelding.casus_id
    elders = (
        TijdelijkeProcesregie.objects.filter(
            casus=casus, rer=rer, status__in=["gevraagd", "loopt"]
        ),
        Escalatie.objects.open().filter(casus=casus, aan_organisatie=rer),
        type(aanmelding).objects.open().filter(casus=casus, tafel__organisatie=rer),
    )
    if not Casus.objects.filter(reduce(or_, map(Exists, elders)), pk=casus).exists():
        stop_involvement(aanmelding.betrokkenheden, timezone.localdate(op))


def tell_tafel(aanmelding: Any, *, by: Any, op: datetime) -> None:
    """Who leads the tafel hears of it."""
    woorden = {
        Status.AANGEMELD: "Nieuwe aanmelding voor de tafel",
        Status.INGETROKKEN: "Een aanmelding voor de tafel is ingetrokken",
        Status.OPGEVOLGD: "De terugkoppeling van de tafel is bevestigd",
    }
    _tell(aanmelding, woorden[aanmelding.status], [table_place(aanmelding)], op)


def tell_bringer(aanmelding: Any, *, by: Any, op: datetime) -> None:
    """Who brought it in hears what the tafel did."""
    _tell(aanmelding, TERUG[aanmelding.status], bringer_places(aanmelding), op)


def tell_receivers(aanmelding: Any, *, by: Any, op: datetime) -> None:
    """The regie, the team behind it and an aanbieder that convened hear the outcome (CR-Z-06)."""
    plekken = {*receiver_places(aanmelding), *bringer_places(aanmelding)}
    casus = aanmelding.casus
    if casus.team_id and casus.route != "C":
        plekken.add(f"{Rol.PROCESREGISSEUR}@{casus.team_id}")
    _tell(aanmelding, "De tafel koppelt terug wat is afgesproken", sorted(plekken), op)


def write_into_procesregie(aanmelding: Any, *, by: Any, op: datetime) -> None:
    """A binding decision also becomes the decision of the procesregie at the RER (CR-Z-05).

    Not of an anonymous aanmelding: the same words on the casus would tell whose it is.
    """
    if not aanmelding.bindend or aanmelding.anoniem:
        return
    lopend = TijdelijkeProcesregie.objects.filter(casus=aanmelding.casus_id, status="loopt").first()
    if lopend is not None:
        perform(lopend, "decide", by=by, op=op, besluit=aanmelding.oordeel, doorzettingsmacht=True)


def _tell(aanmelding: Any, titel: str, aan: Any, op: datetime) -> None:
    notify(
        aanmelding.casus,
        f"tafel-{aanmelding.status}",
        titel,
        aanmelding,
        on=timezone.localdate(op),
        aan=aan,
        sleutel=str(aanmelding.versie),
    )
