"""Het programma in woorden: per maatregel de acties, wat te laat is, en de optelling."""

from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.db.models import Count

from afwegingskader.training.models import Training, Trainingsdeelname
from normenkader.termijnen.woorden import bedrag

from .keuzes import LOPEND, MAATREGELEN, Actiestand
from .models import Actie, Programma

ONBEKEND = "Niet bekend"
KLEUR = {
    Actiestand.OPEN: ("", ""),
    Actiestand.BEZIG: ("info", ""),
    Actiestand.GEREED: ("success", "vink"),
    Actiestand.VERVALLEN: ("hold", ""),
}


def programme_context(programma: Programma, on: date) -> dict[str, Any]:
    """The four tables and what is late; five queries."""
    acties = list(programma.acties.all())
    regels = [_budget(rij) for rij in programma.begroting.all()]
    return {
        "programma": programma,
        "groepen": groups(acties, on),
        "te_laat": [_row(actie, on) for actie in acties if actie.is_late(on)],
        "tellingen": counts(acties, on),
        "begroting": regels,
        "som": total(regels),
        "besluiten": list(programma.besluitvorming.all()),
        "trainingen": trainings(on),
    }


def trainings(on: date) -> list[tuple[str, int]]:
    """How many people followed each training by that day, from the register (GV-M1-11)."""
    rijen = Trainingsdeelname.objects.valid().filter(gevolgd_op__lte=on).order_by()
    per = rijen.values_list("training").annotate(mensen=Count("medewerker", distinct=True))
    mensen = dict(per)
    return [(str(training.label), mensen.get(training.value, 0)) for training in Training]


def groups(acties: list[Actie], on: date) -> list[dict[str, Any]]:
    """Per maatregel its actions, in the order of the programme, and how many are late."""
    per = groupby(acties, key=lambda actie: actie.maatregel)
    return [_group(nummer, [_row(actie, on) for actie in rijen]) for nummer, rijen in per]


def _group(nummer: int, rijen: list[dict[str, Any]]) -> dict[str, Any]:
    laat = sum(rij["laat"] for rij in rijen)
    return {
        "id": f"maatregel-{nummer}",
        "kop": f"Maatregel {nummer}: {MAATREGELEN[nummer]}",
        "rijen": rijen,
        "laat": laat,
        "meta": f"{laat} te laat" if laat else "Op schema",
    }


def counts(acties: list[Actie], on: date) -> list[tuple[str, int]]:
    """How many actions are in each state, and how many are late."""
    per_stand = [
        (str(stand.label), sum(actie.status == stand for actie in acties)) for stand in Actiestand
    ]
    return [("Te laat", sum(actie.is_late(on) for actie in acties)), *per_stand]


def total(regels: list[dict[str, Any]]) -> dict[str, Any]:
    """What the known amounts come to, and of how many lines the amount is not known."""
    bekend = [rij["rij"].extra_cent for rij in regels if rij["rij"].extra_cent is not None]
    return {"bedrag": _euro(sum(bekend)), "onbekend": len(regels) - len(bekend)}


def _row(actie: Actie, on: date) -> dict[str, Any]:
    soort, icoon = KLEUR[Actiestand(actie.status)]
    laat = actie.is_late(on)
    return {
        "rij": actie,
        "laat": laat,
        "soort": "danger" if laat else soort,
        "icoon": "te-laat" if laat else icoon,
        "stand": "Te laat" if laat else actie.get_status_display(),
        "open": actie.status in LOPEND,
    }


def _budget(rij: Any) -> dict[str, Any]:
    bekend = rij.extra_cent is not None
    return {"rij": rij, "extra": _euro(rij.extra_cent) if bekend else ONBEKEND, "bekend": bekend}


def _euro(cent: int) -> str:
    return str(bedrag(Decimal(cent) / 100))
