"""Wat volgt op een aantekening, een evaluatie of een waakvlam: wie het hoort, en wat erna komt."""

from datetime import date
from typing import Any

from django.utils import timezone

from casusregie.jeugdige.models import Betrokkenheid
from casusregie.termijnen.melden import notify
from organisaties.rollen import Rol
from verloop.models import Gebeurtenis
from verloop.outbox import afhandelaar

from .evaluaties import afhandeling as evaluaties
from .models import Aantekening
from .soorten.regie import WIJZIGING
from .waakvlam import afhandeling as waakvlam

GROND = "Verzoek om een arrangement te wijzigen"
__all__ = ["evaluaties", "follow_entry", "tell_regie", "waakvlam"]


@afhandelaar("casusregie.follow_entry")
def follow_entry(onderwerp_id: int, gebeurtenis_id: int) -> None:
    """Tell the roles that the kind names; a later version tells nobody twice."""
    rij = Aantekening.objects.select_related("casus", "verbetert").get(pk=onderwerp_id)
    dag = timezone.localdate(Gebeurtenis.objects.get(pk=gebeurtenis_id).op)
    if rij.soort == WIJZIGING:
        _let_backoffice_in(rij, dag)
    if rij.verbetert_id is not None:
        return
    for bericht in rij.kind.berichten:
        if bericht.als is None or bericht.als.holds(rij.inhoud):
            tell_regie(rij, f"logboek_{rij.soort}", bericht.titel, dag, bericht.aan)


def _let_backoffice_in(rij: Aantekening, dag: date) -> None:
    """The backoffice sees the casus from the request until the change is made (CR-A2-06)."""
    lopend = Betrokkenheid.objects.running(dag).filter(
        casus=rij.casus, organisatie=rij.casus.gemeente_id, rol=Rol.BACKOFFICE, grond=GROND
    )
    if rij.inhoud.get("uitgevoerd_op"):
        for betrokkenheid in lopend.filter(einddatum=None):
            betrokkenheid.einddatum = dag
            betrokkenheid.save()
    elif not lopend.exists():
        Betrokkenheid.objects.create(
            jeugdige_id=rij.casus.jeugdige_id,
            casus=rij.casus,
            organisatie_id=rij.casus.gemeente_id,
            rol=Rol.BACKOFFICE,
            grond=GROND,
            begindatum=dag,
        )


def tell_regie(onderwerp: Any, soort: str, titel: str, dag: Any, aan: tuple[str, ...] = ()) -> None:
    """A notice to these roles (default: the procesregisseur); in route C the jeugdbeschermer.

    An internal entry goes to nobody outside the organisation that wrote it.
    """
    casus = onderwerp.casus
    regie = {Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR}
    rollen = dict.fromkeys(
        str(Rol.JEUGDBESCHERMER) if casus.route == "C" and rol in regie else rol
        for rol in aan or (str(Rol.PROCESREGISSEUR),)
    )
    if getattr(onderwerp, "intern", False) and onderwerp.organisatie_id != casus.team_id:
        return
    notify(casus, soort, titel, onderwerp, on=dag, aan=tuple(rollen))
