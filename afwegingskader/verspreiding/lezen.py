"""Wie het kader las, bij welke organisatie het is, en wie er nog ontbreekt (OO-E-02, -03)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from normenkader.models import KaderVersie
from organisaties.models import Aanstelling, Organisatie
from organisaties.rollen import Rol
from verloop.overgangen import register

from .models import EIGEN_REGEL, PARTIJEN, REGIO, Kaderlezing, Kaderontvangst

#: Professionals who work with the kader and take note of it.
PROFESSIONALS = (
    *(Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR, Rol.GEDRAGSWETENSCHAPPER, Rol.JEUGDBESCHERMER),
    *(Rol.BEHANDELREGISSEUR, Rol.ZORGBEMIDDELAAR),
)
ZIET_ALLES = (*REGIO, Rol.CONTRACTMANAGER)
LEZERS = (*ZIET_ALLES, *EIGEN_REGEL)


@dataclass(frozen=True)
class Regel:
    """One organisation: its reception of this version, and how many read it."""

    organisatie: Any
    ontvangst: Any
    gelezen: int
    professionals: int
    mag_vastleggen: bool


def read_on(medewerker: Any, versie: Any) -> date | None:
    """The day on which this person read this version; None when he did not."""
    if versie is None:
        return None
    rijen = Kaderlezing.objects.filter(medewerker=medewerker, kaderversie=versie)
    gelezen: date | None = rijen.values_list("gelezen_op", flat=True).first()
    return gelezen


def record_reading(medewerker: Any, versie: Any, op: datetime) -> None:
    """Note that this person read this version; a second time changes nothing."""
    if read_on(medewerker, versie) is None:
        dag = timezone.localdate(op)
        lezing = Kaderlezing(medewerker=medewerker, kaderversie=versie, gelezen_op=dag)
        register(lezing, by=medewerker, op=op)


def parties_of(lezer: Any, on: date) -> QuerySet[Any]:
    """The organisations whose reception this reader sees."""
    rijen = Organisatie.objects.valid_on(on).of_soort(*PARTIJEN).order_by("soort", "naam")
    if lezer.has_role(*ZIET_ALLES, on=on):
        return rijen
    return rijen.filter(pk__in=lezer.organisaties_op(on, *EIGEN_REGEL))


def rows(organisaties: Iterable[Any], versie: Any, lezer: Any, on: date) -> list[Regel]:
    """One line per organisation; a fixed number of queries."""
    organisaties = list(organisaties)
    ontvangsten = {
        rij.organisatie_id: rij
        for rij in Kaderontvangst.objects.filter(organisatie__in=organisaties, kaderversie=versie)
    }
    tellingen = _readers(organisaties, versie, on)
    overal = lezer.has_role(*REGIO, on=on)
    eigen = lezer.organisaties_op(on, *EIGEN_REGEL)
    return [
        Regel(
            organisatie,
            ontvangsten.get(organisatie.pk),
            *tellingen.get(organisatie.pk, (0, 0)),
            overal or organisatie.pk in eigen,
        )
        for organisatie in organisaties
    ]


def current_version(on: date) -> Any:
    """The version of the kader that holds on this day; None when nothing was loaded."""
    return KaderVersie.objects.version_on(on)


def _readers(organisaties: list[Any], versie: Any, on: date) -> dict[int, tuple[int, int]]:
    """Per organisation: who read it, and how many professionals there are."""
    las = Kaderlezing.objects.filter(kaderversie=versie).values("medewerker")
    rijen = (
        Aanstelling.objects.current(on)
        .filter(organisatie__in=organisaties, rol__in=PROFESSIONALS)
        .values("organisatie")
        .annotate(
            gelezen=Count("medewerker", filter=Q(medewerker__in=las), distinct=True),
            allen=Count("medewerker", distinct=True),
        )
    )
    return {rij["organisatie"]: (rij["gelezen"], rij["allen"]) for rij in rijen}
