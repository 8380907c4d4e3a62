"""Wat een eindbeoordeling moet bevatten voor zij vastgesteld wordt."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from casusregie.documenten.models import Document
from verloop.redenen import Nee, Oordeel

from .keuzes import Waarde

EINDRAPPORT = "afsluitrapportage"
TEKSTEN = {
    "effect": "het effect van de hulp",
    "effect_toelichting": "wat de hulp deed",
    "tevredenheid": "het cijfer voor tevredenheid",
    "informant": "wie het cijfer gaf",
    "vervolg": "wat er hierna komt",
    "nazorg": "de afspraken over nazorg",
    "afschaling": "de afspraken over afschaling",
}


def missing(beoordeling: Any) -> list[str]:
    """What is not filled in yet, in words."""
    return list(_missing(beoordeling))


def _missing(beoordeling: Any) -> Iterator[str]:
    doelen = list(beoordeling.doelen.all())
    if not doelen or any(not (d.uitkomst and d.toelichting) for d in doelen):
        yield "het oordeel per doel, met uitleg"
    for naam, woorden in TEKSTEN.items():
        if not getattr(beoordeling, naam):
            yield woorden
    if not beoordeling.zonder_team and len(beoordeling.waarderingen.all()) < len(Waarde):
        yield "de zeven scores voor de aanbieder"


def is_complete(beoordeling: Any) -> Oordeel:
    """Everything is judged (CR-A3-02, CR-K-01, CR-K-02)."""
    ontbreekt = missing(beoordeling)
    if not ontbreekt:
        return True
    return Nee(
        f"De eindbeoordeling is nog niet compleet. Er ontbreekt: {', '.join(ontbreekt)}.",
        "Vul de eindbeoordeling verder in.",
        reverse("casusregie:eindbeoordeling_edit", args=[beoordeling.kenmerk]),
    )


def has_final_report(beoordeling: Any) -> Oordeel:
    """The aanbieder reported results, nazorg and afschaling (CR-A3-03).

    With an opt-out the report stays in the dossier of the aanbieder (CR-B3-06).
    """
    if beoordeling.zonder_team:
        return True
    if Document.objects.adopted_on(beoordeling.casus, EINDRAPPORT):
        return True
    return Nee(
        "Het eindrapport van de aanbieder is er nog niet.",
        "Vraag de aanbieder om de afsluitrapportage vast te stellen.",
    )
