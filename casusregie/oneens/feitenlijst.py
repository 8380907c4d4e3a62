"""De feiten van stap 1: wat er volgens het dossier gebeurde, met dag, en alleen uit codes."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from verloop.models import Gebeurtenis
from verloop.zinsneden import sentence

#: What says how the arrangement and the choice of aanbieder came about.
SOORTEN = [
    "casusregie.lokaleroute",
    "casusregie.medischeroute",
    "casusregie.beschermingsroute",
    "casusregie.vraaganalyse",
    "casusregie.risicotaxatie",
    "casusregie.regiebesluit",
    "casusregie.ondersteuningsplan",
    "casusregie.evaluatiemoment",
    "casusregie.teamverzoek",
    "casusregie.aantekening",
    "casusregie.afspraak",
    "arrangementen.arrangement",
    "arrangementen.verzoek",
]
NIET = (".amend", ".wijzigen", ".termijnen_herrekend")
HOOGUIT = 60


@dataclass(frozen=True)
class Feit:
    """One dated line; `zin` comes from the code of the event."""

    sleutel: str
    op: str
    zin: str

    def to_dict(self) -> dict[str, str]:
        """As it is kept with the difference."""
        return {"op": self.op, "zin": self.zin}


def facts_of(casus: Any) -> list[Feit]:
    """The newest 60 steps in the dossier, oldest first; two equal ones on a day count once."""
    rijen = Gebeurtenis.objects.filter(dossier=casus.kenmerk, model__in=SOORTEN)
    nieuwste = [rij for rij in rijen.order_by("-op", "-pk")[: 3 * HOOGUIT] if _counts(rij)]
    gevonden: dict[tuple[str, str], Feit] = {}
    for rij in reversed(nieuwste[:HOOGUIT]):
        dag, zin = timezone.localdate(rij.op).isoformat(), sentence(rij)
        gevonden.setdefault((dag, zin), Feit(str(rij.pk), dag, zin))
    return list(gevonden.values())


def chosen_facts(verschil: Any, sleutels: Iterable[str]) -> list[dict[str, str]]:
    """The lines with these keys, in order of time; raises ValidationError for an unknown key."""
    bekend = {feit.sleutel: feit for feit in facts_of(verschil.casus)}
    gekozen = set(sleutels)
    if not gekozen <= set(bekend):
        raise ValidationError({"feiten": "Kies feiten uit de lijst"})
    return [feit.to_dict() for sleutel, feit in bekend.items() if sleutel in gekozen]


def _counts(rij: Gebeurtenis) -> bool:
    return not rij.code.endswith(NIET)
