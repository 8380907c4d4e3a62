"""Wie er in het trainingsregister staat, en wie van hen een verklarende analyse mag maken."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet

from organisaties.models import Aanstelling, Medewerker
from organisaties.rollen import Rol

from .models import LEGT_VAST, Trainingsdeelname

PROFESSIONALS = (
    *(Rol.GEDRAGSWETENSCHAPPER, Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR, Rol.JEUGDBESCHERMER),
    *(Rol.BEHANDELREGISSEUR, Rol.ZORGBEMIDDELAAR),
)
#: Who sees everybody: the beheerder, and the region that gave the training.
ALLES = (Rol.BEHEERDER, Rol.SECRETARIS)
LEZERS = (*ALLES, *LEGT_VAST, Rol.GEDRAGSWETENSCHAPPER, Rol.PROCESREGISSEUR)


@dataclass(frozen=True)
class Regel:
    """One person with the trainings that count."""

    medewerker: Any
    waar: str
    trainingen: list[Any]

    @property
    def mag_analyse(self) -> bool:
        """May this person make a verklarende analyse?"""
        return self.medewerker.training_verklarende_analyse_op is not None


def people(lezer: Any, on: date, alleen_gw: bool) -> QuerySet[Any]:
    """The professionals whose trainings this reader sees, by name."""
    rollen = (Rol.GEDRAGSWETENSCHAPPER,) if alleen_gw else PROFESSIONALS
    plekken = Aanstelling.objects.current(on).filter(rol__in=rollen)
    if not lezer.has_role(*ALLES, on=on):
        plekken = plekken.filter(organisatie__in=lezer.organisaties_op(on))
    wie = Medewerker.objects.filter(pk__in=plekken.values("medewerker"), is_systeem=False)
    return wie.order_by("naam", "pk").prefetch_related(
        Prefetch(
            "aanstellingen",
            Aanstelling.objects.current(on).select_related("organisatie", "medewerker"),
        ),
        Prefetch("trainingen", Trainingsdeelname.objects.valid().order_by("gevolgd_op")),
    )


def rows(mensen: Iterable[Any]) -> list[Regel]:
    """For the list: where somebody works and what was followed."""
    return [Regel(mens, _places(mens), list(mens.trainingen.all())) for mens in mensen]


def _places(mens: Any) -> str:
    plekken = [
        f"{aanstelling.get_rol_display().lower()}, {aanstelling.organisatie}"
        for aanstelling in mens.aanstellingen.all()
        if aanstelling.rol in PROFESSIONALS
    ]
    return "; ".join(dict.fromkeys(plekken))
