"""Wat vanzelf volgt bij een crisis: wie erbij nodig is, hoort het meteen."""

from typing import Any

from django.utils import timezone

from casusregie.afronding.partijen import regie_places
from casusregie.casus.models import Casus
from casusregie.termijnen.melden import notify
from casusregie.termijnen.plekken import place
from organisaties.rollen import Rol
from verloop.models import Gebeurtenis
from verloop.outbox import afhandelaar

from .models import Crisis

TITELS = {
    "register": "Er is een crisis gemeld",
    "involve_regie": "Bij deze crisis is de casusregisseur nodig",
    "deploy_cit": "Het Crisis Interventie Team (CIT) is ingezet",
    "take_crisisregie": "Er is een crisiscasusregisseur",
    "appoint": "Er is een casusregisseur aangewezen",
    "finish": "De crisis is afgerond",
}
VRAAG = "Wijs direct een casusregisseur aan: er is een crisis"


@afhandelaar("casusregie.tell_crisis")
def tell_crisis(onderwerp_id: int, gebeurtenis_id: int) -> None:
    """Each step reaches the regie, the CIT and the aanbieder; a missing casusregisseur the team."""
    crisis = Crisis.objects.select_related("casus").get(pk=onderwerp_id)
    gebeurtenis = Gebeurtenis.objects.get(pk=gebeurtenis_id)
    code, dag = gebeurtenis.code.rsplit(".", 1)[-1], timezone.localdate(gebeurtenis.op)
    plekken = dict.fromkeys((*regie_places(crisis.casus, dag), *_others(crisis)))
    notify(crisis.casus, f"crisis-{code}", TITELS[code], crisis, on=dag, aan=plekken)
    if code == "deploy_cit" and crisis.casusregisseur_gevraagd_op:
        team = crisis.casus.team_id
        extra = (place(Rol.TEAMLEIDER, team),) if team and crisis.casus.route != "C" else ()
        aan = (*extra, *regie_places(crisis.casus, dag))
        notify(crisis.casus, "crisis-casusregisseur", VRAAG, crisis, on=dag, aan=aan)


def _others(crisis: Crisis) -> list[str]:
    plekken = []
    if crisis.cit_id:
        plekken.append(place(Rol.CRISISMEDEWERKER, crisis.cit_id))
    if crisis.aanbieder_id:
        plekken.append(place(Rol.BEHANDELREGISSEUR, crisis.aanbieder_id))
    return plekken


def follow_regie(casus: Casus, on: Any) -> None:
    """Somebody else gave the casus a casusregisseur: the termijn of a running crisis is met."""
    lopend = Crisis.objects.running().filter(casus=casus).select_related("casus")
    Crisis.sync_many([crisis.on(on) for crisis in lopend])
