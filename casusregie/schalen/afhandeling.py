"""Wie het hoort van een voorstel om op of af te schalen, en van het besluit."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from casusregie.afronding.hulp import help_of
from casusregie.afronding.partijen import involve
from casusregie.escalatie import plekken
from casusregie.jeugdige.models import Betrokkenheid
from casusregie.termijnen.melden import notify
from casusregie.termijnen.plekken import place
from normenkader.instellingen import instelling
from organisaties.rollen import Rol, Soort
from verloop.models import Gebeurtenis
from verloop.outbox import afhandelaar

from .keuzes import Betrokkene, Stand
from .models import Schaalvoorstel

TITELS = {
    Stand.VOORGESTELD: "Er is een voorstel om op of af te schalen",
    Stand.AKKOORD: "Akkoord met op- of afschalen: pas de hulp aan",
    Stand.AFGEWEZEN: "Niet akkoord met op- of afschalen",
}
#: Setting: how many days the backoffice sees the casus to change the toewijzing.
ZICHT = "schalen.zicht_dagen"
GROND = "Op- of afschalen: de toewijzing aanpassen"


@afhandelaar("casusregie.tell_scaling")
def tell_scaling(onderwerp_id: int, gebeurtenis_id: int) -> None:
    """The procesregie decides; of the decision everybody who is involved hears (CR-Z-17)."""
    voorstel = Schaalvoorstel.objects.select_related("casus").get(pk=onderwerp_id)
    gebeurtenis = Gebeurtenis.objects.get(pk=gebeurtenis_id)
    dag = timezone.localdate(gebeurtenis.op)
    aan = [place(*plekken.process_of(voorstel.casus, dag))]
    if gebeurtenis.naar != Stand.VOORGESTELD:
        aan = _involved(voorstel, dag)
    if gebeurtenis.naar == Stand.AKKOORD and Betrokkene.BACKOFFICE in voorstel.betrokkenen:
        _show_backoffice(voorstel.casus, dag)
    titel = TITELS[Stand(gebeurtenis.naar)]
    notify(voorstel.casus, f"schalen-{gebeurtenis.naar}", titel, voorstel, on=dag, aan=aan)


def _involved(voorstel: Any, dag: date) -> list[str]:
    casus, gekozen = voorstel.casus, voorstel.betrokkenen
    aan = [place(*plekken.worker_of(casus, dag)), place(*plekken.process_of(casus, dag))]
    if Betrokkene.AANBIEDER in gekozen:
        bij = [hulp.aanbieder_id for hulp in help_of(casus) if hulp.loopt]
        aan += [place(Rol.BEHANDELREGISSEUR, plek) for plek in bij]
    if Betrokkene.BACKOFFICE in gekozen:
        aan.append(place(Rol.BACKOFFICE, casus.gemeente_id))
    if Betrokkene.JEUGDBESCHERMING in gekozen:
        aan += [place(Rol.JEUGDBESCHERMER, plek) for plek in _protection(casus, dag)]
    return list(dict.fromkeys(aan))


def _protection(casus: Any, dag: date) -> list[int]:
    lopend = Betrokkenheid.objects.running(dag).filter(jeugdige=casus.jeugdige_id)
    gi = lopend.filter(organisatie__soort=Soort.GI).order_by("pk")
    return list(dict.fromkeys(gi.values_list("organisatie", flat=True)))


def _show_backoffice(casus: Any, dag: date) -> None:
    """The backoffice changes the toewijzing and sees the casus for that, a number of days."""
    involve(casus, place(Rol.BACKOFFICE, casus.gemeente_id), GROND, dag)
    nieuw = Betrokkenheid.objects.filter(casus=casus, grond=GROND, einddatum=None)
    nieuw.update(einddatum=dag + timedelta(days=int(instelling(ZICHT, dag))))
