"""Wat volgt op een aantekening, een evaluatie of een waakvlam: wie het hoort, en wat erna komt."""

from typing import Any

from django.utils import timezone

from casusregie.termijnen.melden import notify
from organisaties.rollen import Rol
from verloop.models import Gebeurtenis
from verloop.outbox import afhandelaar

from .evaluaties import afhandeling as evaluaties
from .models import Aantekening
from .waakvlam import afhandeling as waakvlam

__all__ = ["evaluaties", "follow_entry", "tell_regie", "waakvlam"]


@afhandelaar("casusregie.follow_entry")
def follow_entry(onderwerp_id: int, gebeurtenis_id: int) -> None:
    """Tell the roles that the kind names; a later version tells nobody twice."""
    rij = Aantekening.objects.select_related("casus", "verbetert").get(pk=onderwerp_id)
    if rij.verbetert_id is not None:
        return
    dag = timezone.localdate(Gebeurtenis.objects.get(pk=gebeurtenis_id).op)
    for bericht in rij.kind.berichten:
        if bericht.als is None or bericht.als.holds(rij.inhoud):
            tell_regie(rij, f"logboek_{rij.soort}", bericht.titel, dag, bericht.aan)


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
