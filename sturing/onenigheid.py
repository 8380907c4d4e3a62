"""Verschillen van mening die bij de regio liggen: het overzicht zonder namen, nooit de casus.

De regio kent een verschil alleen aan de code van het overzicht (CR-Z-12); wie het overzicht kreeg,
kan het openen.
"""

from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from casusregie.models import Escalatie, Ladderoverzicht, Meningsverschil
from casusregie.oneens.keuzes import BIJ_REGIO, STAPPEN, Stand

from .cijfer import Cel, Kolom, Soortrij
from .cijfers import at_aanbieder, own
from .keuze import Keuze


def at_region(keuze: Keuze, on: date) -> QuerySet[Ladderoverzicht]:
    """Shared with the region and not settled: step 5 and 6 of the ladder of agreement."""
    return Ladderoverzicht.objects.filter(
        own(keuze, "verschil__casus__gemeente"),
        at_aanbieder(keuze, "verschil__aanbieder_id"),
        verschil__status__in=BIJ_REGIO,
        gedeeld_op__isnull=False,
    )


def verschil_cells(overzicht: Any, on: date) -> list[Cel]:
    """Codes and days; the texts stand in the overview itself."""
    verschil = overzicht.verschil
    return [
        Cel(overzicht.code),
        Cel(verschil.aanbieder.naam),
        Cel(verschil.casus.gemeente.naam),
        Cel(verschil.get_waarover_display(), verschil.get_reden_display()),
        Cel(f"Stap {STAPPEN[verschil.status]}", _words(verschil.status)),
        _due(overzicht.uiterlijk, on),
    ]


def _words(status: str) -> str:
    woorden = str(dict(Stand.choices)[status]).partition(": ")[2]
    return woorden[:1].upper() + woorden[1:]


def _due(uiterlijk: date | None, on: date) -> Cel:
    if uiterlijk is None:
        return Cel("")
    dagen = (uiterlijk - on).days
    if dagen < 0:
        return Cel(
            f"{-dagen} dag{'' if dagen == -1 else 'en'} te laat", f"{uiterlijk:%d-%m-%Y}", "danger"
        )
    woorden = "Vandaag" if dagen == 0 else f"Nog {dagen} dag{'' if dagen == 1 else 'en'}"
    return Cel(woorden, f"{uiterlijk:%d-%m-%Y}", "warning")


def _with_due_day(rijen: QuerySet[Ladderoverzicht]) -> QuerySet[Ladderoverzicht]:
    open_ = Escalatie.objects.open().filter(
        model=Meningsverschil._meta.label_lower, object_id=OuterRef("verschil")
    )
    dag = Subquery(open_.values("antwoord_uiterlijk")[:1])
    return rijen.annotate(uiterlijk=Coalesce(dag, F("verschil__bericht_uiterlijk"))).select_related(
        "verschil__casus__gemeente", "verschil__aanbieder"
    )


VERSCHIL = Soortrij(
    (
        *(Kolom("Overzicht"), Kolom("Aanbieder"), Kolom("Gemeente"), Kolom("Onderwerp", "Reden")),
        *(Kolom("Ladder overeenstemming", "Stand"), Kolom("Antwoord", "Uiterlijk")),
    ),
    verschil_cells,
    _with_due_day,
    ("uiterlijk", "pk"),
)


def with_mine(rijen: QuerySet[Any], medewerker: Any, on: date) -> QuerySet[Any]:
    """Of each overview whether this person may open it (`van_mij`)."""
    gevraagd = Ladderoverzicht.objects.asked_of(medewerker, on)
    return rijen.annotate(van_mij=Exists(gevraagd.filter(pk=OuterRef("pk"))))
