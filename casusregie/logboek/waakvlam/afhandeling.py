"""Wat volgt op een waakvlam: elk contact verschuift de termijn, opschalen hoort iedereen."""

from django.utils import timezone

from casusregie.logboek.termijnfeiten import follow_entries
from casusregie.termijnen.melden import notify
from organisaties.rollen import Rol
from verloop.models import Gebeurtenis
from verloop.outbox import afhandelaar

from .maken import move_next_contact
from .models import Waakvlam

follow_entries(move_next_contact)


@afhandelaar("casusregie.tell_scale_up")
def tell_scale_up(onderwerp_id: int, gebeurtenis_id: int) -> None:
    """Active help again: the procesregisseur hears it at once."""
    waakvlam = Waakvlam.objects.select_related("casus").get(pk=onderwerp_id)
    dag = timezone.localdate(Gebeurtenis.objects.get(pk=gebeurtenis_id).op)
    rol = Rol.JEUGDBESCHERMER if waakvlam.casus.route == "C" else Rol.PROCESREGISSEUR
    titel = "Van waakvlam naar actieve hulp: maak een nieuw plan"
    notify(waakvlam.casus, "waakvlam_opgeschaald", titel, waakvlam, on=dag, aan=(rol,))
