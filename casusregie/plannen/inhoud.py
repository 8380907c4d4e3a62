"""De zeven onderdelen van het ondersteuningsplan en wat er in elk nog ontbreekt (CR-A1-27)."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Plandeel:
    """One of the seven parts: number, name, its form and what is missing ('' = ready)."""

    nummer: int
    naam: str
    code: str
    ontbreekt: str = ""
    begonnen: bool = False

    @property
    def compleet(self) -> bool:
        """Nothing missing."""
        return not self.ontbreekt

    @property
    def stand(self) -> str:
        """The word of the checklist."""
        if self.compleet:
            return "Compleet"
        return "Ontbreekt" if self.begonnen else "Niet begonnen"


def plan_parts(plan: Any) -> list[Plandeel]:
    """The seven parts of a plan with what is missing in each."""
    onderdelen = list(plan.onderdelen.all())
    begonnen = bool(onderdelen)
    return [
        Plandeel(
            1, "Uitkomsten van vraaganalyse en risicotaxatie", "uitkomsten", _findings(plan), True
        ),
        Plandeel(2, "Doelen per resultaatgebied", "hulp", _goals(onderdelen), begonnen),
        Plandeel(3, "Resultaatgebieden en elementen", "hulp", _any(onderdelen), begonnen),
        Plandeel(4, "Intensiteit", "hulp", _any(onderdelen), begonnen),
        Plandeel(5, "Verwachte duur", "hulp", _any(onderdelen), begonnen),
        Plandeel(
            6,
            "Afstemming met onderwijs",
            "onderwijs",
            _texts(plan, "afstemming_onderwijs"),
            bool(plan.afstemming_onderwijs),
        ),
        Plandeel(
            7,
            "Samenwerking en rolverdeling",
            "samenwerking",
            _texts(plan, "samen_gemaakt", "samenwerking", "rolverdeling", "monitoring"),
            bool(plan.samenwerking or plan.rolverdeling),
        ),
    ]


def missing_parts(plan: Any) -> list[Plandeel]:
    """The parts that are not complete."""
    return [deel for deel in plan_parts(plan) if not deel.compleet]


def missing_aanbieder(plan: Any) -> list[Any]:
    """Parts with specialist help that name no aanbieder yet."""
    return [o for o in plan.onderdelen.all() if o.specialistisch and o.aanbieder_id is None]


def _findings(plan: Any) -> str:
    if plan.vraaganalyse.status != "vastgelegd":
        return "Leg de vraaganalyse vast"
    return "" if plan.risicotaxatie.status == "vastgelegd" else "Leg de risicotaxatie vast"


def _any(onderdelen: list[Any]) -> str:
    return "" if onderdelen else "Voeg ten minste één resultaatgebied toe"


def _goals(onderdelen: list[Any]) -> str:
    if not onderdelen:
        return _any(onderdelen)
    zonder = [str(o.resultaatgebied) for o in onderdelen if not o.doelen.all()]
    return f"Voeg een doel toe bij {', '.join(zonder)}" if zonder else ""


def _texts(plan: Any, *velden: str) -> str:
    leeg = [str(plan._meta.get_field(v).verbose_name) for v in velden if not getattr(plan, v)]
    return f"Vul in: {', '.join(leeg)}" if leeg else ""
