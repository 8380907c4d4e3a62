"""De geschiedenis van een 1-op-1: wat er gebeurde, en wie wanneer een signaal kreeg."""

from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import Q
from django.utils import timezone

from casusregie.models import Signaal
from casusregie.termijnen.plekken import split_place
from normenkader.termijnen.woorden import opsomming
from organisaties.rollen import Rol
from verloop.models import Gebeurtenis
from verloop.zinsneden import sentence

AANTAL = 12
#: What is told by another line of the same moment.
DUBBEL = (
    "afwegingskader.eenopeeninzet.register",
    "afwegingskader.eenopeenaanvraag.record_analyse",
    "afwegingskader.verklarendeanalyse.register",
)


def history(aanvraag: Any, inzet: Any = None) -> list[dict[str, Any]]:
    """The latest events and signals, newest first; edits of a concept are left out."""
    regels = _events(aanvraag, inzet) + (_signals(inzet) if inzet else [])
    return sorted(regels, key=lambda regel: _day(regel["moment"]), reverse=True)[:AANTAL]


def _events(aanvraag: Any, inzet: Any) -> list[dict[str, Any]]:
    delen = [aanvraag, *aanvraag.all_analyses(), *([inzet] if inzet else [])]
    welke = Q(pk=None)
    for deel in delen:
        welke |= Q(model=deel._meta.label_lower, object_id=deel.pk)
    rijen = Gebeurtenis.objects.filter(welke).exclude(code__endswith=".amend")
    rijen = rijen.exclude(code__in=DUBBEL).select_related("door").order_by("-op", "-pk")
    return [
        {
            "kop": sentence(gebeurtenis),
            "tekst": "Vanzelf" if gebeurtenis.door.is_systeem else f"Door {gebeurtenis.door}",
            "moment": gebeurtenis.op,
        }
        for gebeurtenis in rijen[:AANTAL]
    ]


def _signals(inzet: Any) -> list[dict[str, Any]]:
    """One line per signal, with everybody who got it."""
    rijen = (
        Signaal.objects.filter(termijn__model=inzet._meta.label_lower, termijn__object_id=inzet.pk)
        .select_related("medewerker")
        .order_by("-op", "titel", "pk")
    )
    return [
        {"kop": f"Signaal. {titel}", "tekst": f"Aan {_receivers(groep)}", "moment": op}
        for (op, titel), groep in groupby(rijen, key=lambda signaal: (signaal.op, signaal.titel))
    ]


def _receivers(signalen: Any) -> str:
    namen = [
        str(s.medewerker) if s.medewerker else Rol(split_place(s.plek)[0]).label.lower()
        for s in signalen
    ]
    return opsomming(list(dict.fromkeys(namen)))


def _day(moment: Any) -> tuple[date, float]:
    """Order by day; within a day what has a time goes before what has none."""
    if hasattr(moment, "hour"):
        return timezone.localdate(moment), moment.timestamp()
    return moment, 0.0
