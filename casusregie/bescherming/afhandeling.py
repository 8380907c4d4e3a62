"""Wat vanzelf volgt: het lokale team ziet de aanmelding, en de GI hoort dat hulp stokt."""

from django.utils import timezone

from casusregie.jeugdige.models import Betrokkenheid
from casusregie.termijnen.melden import notify
from casusregie.termijnen.plekken import place
from organisaties.rollen import Rol
from verloop.models import Gebeurtenis
from verloop.outbox import afhandelaar

from .bevoegd import ROLLEN, Partij
from .handeling import Handeling
from .teamaanmelding import Teamaanmelding

GROND = "Aangemeld door de gecertificeerde instelling, met toestemming"


@afhandelaar("casusregie.involve_local_team")
def involve_local_team(*, onderwerp_id: int, gebeurtenis_id: int) -> None:
    """The lokaal team may see the casus and hears that it must confirm receipt (CR-C1-13)."""
    stuk = Teamaanmelding.objects.select_related("casus", "team").get(pk=onderwerp_id)
    dag = timezone.localdate(Gebeurtenis.objects.get(pk=gebeurtenis_id).op)
    lopend = set(
        Betrokkenheid.objects.running(dag)
        .filter(casus=stuk.casus, organisatie=stuk.team, medewerker=None)
        .values_list("rol", flat=True)
    )
    Betrokkenheid.objects.bulk_create(
        Betrokkenheid(
            jeugdige_id=stuk.casus.jeugdige_id,
            casus=stuk.casus,
            organisatie=stuk.team,
            rol=rol,
            grond=GROND,
            begindatum=dag,
        )
        for rol in ROLLEN[Partij.LOKAAL_TEAM]
        if rol not in lopend
    )
    notify(
        stuk.casus,
        "teamaanmelding",
        "Nieuwe aanmelding door de GI: bevestig dat u haar heeft ontvangen",
        stuk,
        on=dag,
        aan=[place(Rol.PROCESREGISSEUR, stuk.team_id)],
    )


@afhandelaar("casusregie.follow_handeling")
def follow_handeling(*, onderwerp_id: int, gebeurtenis_id: int) -> None:
    """Stagnating help reaches the jeugdbeschermer of the casus by name (CR-C2-15)."""
    stuk = Handeling.objects.select_related("casus").get(pk=onderwerp_id)
    if stuk.soort != "stagnatie" or not stuk.casus.team_id:
        return
    dag = timezone.localdate(Gebeurtenis.objects.get(pk=gebeurtenis_id).op)
    houder = stuk.casus.holder_of(Rol.PROCESREGISSEUR)
    notify(
        stuk.casus,
        "stagnatie",
        "De hulp stokt: neem contact op met het gezin",
        stuk,
        on=dag,
        aan=[] if houder else [place(Rol.JEUGDBESCHERMER, stuk.casus.team_id)],
        medewerker=houder.medewerker if houder else None,
    )
