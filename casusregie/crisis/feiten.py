"""Welke termijnen uit een crisis volgen: direct een casusregisseur, morgen contact."""

from datetime import date
from typing import Any

from django.utils import timezone

from casusregie.escalatie.ladders import regie_of
from casusregie.termijnen.feiten import Termijnfeit
from casusregie.termijnen.plekken import place
from organisaties.rollen import Rol

from .keuzes import Met, Stand


def crisis_facts(crisis: Any) -> list[Termijnfeit]:
    """The clocks of one crisis; none when it turned out not to be one."""
    if crisis.status == Stand.GEEN:
        return []
    return [*_casusregisseur(crisis), *_next_day(crisis)]


def _casusregisseur(crisis: Any) -> list[Termijnfeit]:
    """The lokaal team supplies one on the day itself (CR-X-05)."""
    gevraagd = crisis.casusregisseur_gevraagd_op
    if gevraagd is None:
        return []
    casus = crisis.casus
    return [
        Termijnfeit(
            "crisis.casusregisseur",
            gevraagd,
            voldaan_op=crisis.casusregisseur_op or _holder_since(casus),
            aan_zet=(place(*regie_of(casus, gevraagd)),),
        )
    ]


def _holder_since(casus: Any) -> date | None:
    houder = casus.regierollen.current().filter(rol=Rol.CASUSREGISSEUR).first()
    return timezone.localdate(houder.begin) if houder else None


def _next_day(crisis: Any) -> list[Termijnfeit]:
    """Route C, outside office hours: the jeugdbeschermer hears it the next day (CR-X-07)."""
    if crisis.casus.route != "C" or not crisis.buiten_kantoortijd:
        return []
    contact = crisis.contacten.filter(met=Met.JEUGDBESCHERMER).order_by("om").first()
    wie = Rol.BEHANDELREGISSEUR if crisis.aanbieder_id else Rol.JEUGDBESCHERMER
    return [
        Termijnfeit(
            "crisis.volgende_dag",
            timezone.localdate(crisis.gemeld_om),
            voldaan_op=timezone.localdate(contact.om) if contact else None,
            aan_zet=(wie,),
            organisatie_id=crisis.aanbieder_id,
        )
    ]
