"""De geschiedenis van een 1-op-1: wat er gebeurde met aanvraag, analyse en inzet."""

from typing import Any

from django.db.models import Q

from verloop.models import Gebeurtenis
from verloop.zinsneden import sentence

AANTAL = 12


def history(aanvraag: Any, inzet: Any = None) -> list[dict[str, Any]]:
    """The latest events, newest first; edits of a concept are left out."""
    delen = [aanvraag, *aanvraag.all_analyses(), *([inzet] if inzet else [])]
    welke = Q(pk=None)
    for deel in delen:
        welke |= Q(model=deel._meta.label_lower, object_id=deel.pk)
    rijen = Gebeurtenis.objects.filter(welke).exclude(code__endswith=".amend")
    return [
        {
            "kop": sentence(gebeurtenis),
            "tekst": "Vanzelf" if gebeurtenis.door.is_systeem else f"Door {gebeurtenis.door}",
            "moment": gebeurtenis.op,
        }
        for gebeurtenis in rijen.select_related("door").order_by("-op", "-pk")[:AANTAL]
    ]
