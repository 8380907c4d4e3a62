"""De lijst van documenten van een casus: wat er is, wat ontbreekt, wat u kunt beginnen."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from casusregie.casus.models import Casus
from casusregie.plannen.models import Ondersteuningsplan, Risicotaxatie, Vraaganalyse
from organisaties.models import Organisatie

from .bevoegdheden import fits, writing_places
from .document import Document
from .onderdeel import Documentsoort
from .soorten import kinds_for


@dataclass
class Groep:
    """One kind in this casus: its newest documents, and what the user may do."""

    soort: Documentsoort
    documenten: list[Document] = field(default_factory=list)
    mag_beginnen: bool = False
    verwacht: bool = False
    van_ons: bool = False

    @property
    def stand(self) -> str:
        """compleet, concept, ontbreekt, niet_gedeeld (others make it) or "" (not asked for)."""
        if any(d.status == "vastgesteld" for d in self.documenten):
            return "compleet"
        if self.documenten:
            return "concept"
        if not self.verwacht:
            return ""
        return "ontbreekt" if self.van_ons else "niet_gedeeld"


@dataclass(frozen=True)
class Stuk:
    """A piece that has its own page: vraaganalyse, risicotaxatie or ondersteuningsplan."""

    naam: str
    code: str
    url_naam: str
    vastgelegd_op: date | None


def groups(casus: Casus, medewerker: Any, on: date) -> list[Groep]:
    """Per kind of this route what is there for this user; what is asked for comes first."""
    per_soort: dict[str, list[Document]] = {}
    rijen = Document.objects.visible_to(medewerker, on).current_of(casus).for_list()
    for document in rijen.order_by("-versienummer", "-pk"):
        document.casus = casus
        per_soort.setdefault(document.soort, []).append(document)
    groepen = [
        Groep(
            soort,
            per_soort.pop(soort.code, []),
            verwacht=casus.route in soort.verwacht_in,
        )
        for soort in kinds_for(casus.route)
    ]
    eigen = [a.organisatie for a in medewerker.aanstellingen_op(on)]
    plekken = [] if casus.gesloten_op else writing_places(casus, medewerker, on)
    for groep in groepen:
        groep.van_ons = any(fits(casus, groep.soort, o) for o in eigen)
        groep.mag_beginnen = _may_start(groep, casus, plekken)
    return sorted(groepen, key=lambda g: (not g.verwacht, not g.documenten))


def earlier(casus: Casus, medewerker: Any, on: date) -> list[Document]:
    """Replaced and withdrawn documents, and those of an earlier route; newest first."""
    nu = {soort.code for soort in kinds_for(casus.route)}
    rijen = Document.objects.visible_to(medewerker, on).filter(casus=casus).for_list()
    rijen = rijen.exclude(soort__in=nu, status__in=["concept", "vastgesteld"])
    return list(rijen.order_by("-pk")[:50])


def other_pieces(casus: Casus) -> list[Stuk]:
    """The pieces with a page of their own that are recorded, each available as PDF."""
    analyse = Vraaganalyse.objects.recorded().latest_of(casus)
    taxatie = Risicotaxatie.objects.recorded().latest_of(casus)
    plan = Ondersteuningsplan.objects.exclude(vastgesteld_op=None).latest_of(casus)
    rijen = (
        ("Vraaganalyse", "vraaganalyse", "vraaganalyse", analyse and analyse.vastgelegd_op),
        ("Risicotaxatie", "risicotaxatie", "risicotaxatie", taxatie and taxatie.vastgelegd_op),
        ("Ondersteuningsplan", "ondersteuningsplan", "plan_detail", plan and plan.vastgesteld_op),
    )
    return [Stuk(*rij) for rij in rijen if rij[3]]


def _may_start(groep: Groep, casus: Casus, plekken: list[Organisatie]) -> bool:
    """There is a place to write it from, and it is not there yet or may be there more often."""
    plek = next((o for o in plekken if fits(casus, groep.soort, o)), None)
    if plek is None:
        return False
    return groep.soort.meermalig or all(d.organisatie_id != plek.pk for d in groep.documenten)
