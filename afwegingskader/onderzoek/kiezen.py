"""Kiest de casussen van een onderzoek: bij toeval, herhaalbaar, en nooit met een opt-out."""

import hashlib
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from afwegingskader.betrokkenheid import open_for_research
from afwegingskader.models import EenOpEenInzet
from casusregie.bevoegdheden import home_of
from casusregie.termijnen.melden import notify
from casusregie.termijnen.plekken import place
from organisaties.rollen import Rol
from verloop.overgangen import register

from .models import Onderzoek, Onderzoekscasus

SOORT = "onderzoek"


def candidates(onderzoek: Onderzoek) -> QuerySet[Any]:
    """Ended 1-op-1 that began in the span; not with an opt-out, and one per jeugdige."""
    return (
        EenOpEenInzet.objects.filter(
            status="beeindigd",
            gestart_op__range=(onderzoek.van, onderzoek.tot),
            casus__opt_out=False,
        )
        .order_by("jeugdige", "-begindatum")
        .distinct("jeugdige")
        .select_related("aanvraag__casus__jeugdige", "aanvraag__casus__team")
    )


def draw(onderzoek: Onderzoek, inzetten: list[Any]) -> list[Any]:
    """At most `aantal` of them, by chance: the order of a hash that nobody chooses."""

    def lot(inzet: Any) -> str:
        tekst = f"{onderzoek.kenmerk}:{inzet.kenmerk}"
        return hashlib.sha256(tekst.encode()).hexdigest()

    return sorted(inzetten, key=lot)[: onderzoek.aantal]


def begin_research(onderzoek: Onderzoek, *, by: Any, op: datetime) -> Onderzoek:
    """Register the research, draw its cases and ask each gedragswetenschapper to prepare them."""
    with transaction.atomic():
        onderzoek = register(onderzoek, by=by, op=op)
        gekozen = draw(onderzoek, list(candidates(onderzoek)))
        for nummer, inzet in enumerate(gekozen, start=1):
            regel = Onderzoekscasus(
                onderzoek=onderzoek, aanvraag=inzet.aanvraag, pseudoniem=f"C-{nummer:02}"
            )
            _ask(register(regel, by=by, op=op), op)
    return onderzoek


def _ask(regel: Any, op: datetime) -> None:
    """Sight with its ground written down, and a notice without a word about the jeugdige."""
    casus, dag = regel.aanvraag.casus, timezone.localdate(op)
    plek = home_of(casus)
    if plek is None:
        return
    open_for_research(casus, plek, dag)
    aan = place(Rol.GEDRAGSWETENSCHAPPER, plek)
    notify(casus, SOORT, "Maak deze casus onherkenbaar voor onderzoek", regel, on=dag, aan=[aan])
