"""Is een aanmelding compleet? Elk stuk afgeleid uit het dossier, met een weg erheen (CR-Z-04)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.urls import reverse

from casusregie.casus.models import Casus, Routesoort
from casusregie.documenten.models import Document
from casusregie.logboek.models import Aantekening
from casusregie.logboek.soorten.verblijf import VERBLIJFSAFWEGING
from casusregie.plannen.plan import Ondersteuningsplan
from casusregie.plannen.risicotaxatie import Risicotaxatie
from casusregie.plannen.vraaganalyse import Vraaganalyse
from casusregie.uithuisplaatsing.plan import PLAN

from .bronnen import piece_day
from .keuzes import Aanmeldsoort, Urgentie

PLAN_PER_ROUTE = {Routesoort.BESCHERMING: "gezinsplan", Routesoort.MEDISCH: "hulpverleningsplan_b"}
#: where a plan of a GI or aanbieder holds what the jeugdige says
MENING = {"mening": "inhoud__mening", "mening_jeugdige": "inhoud__mening_jeugdige"}


@dataclass(frozen=True)
class Stuk:
    """One piece the tafel needs; `op` is the day it was ready, None when it is missing."""

    code: str
    naam: str
    op: date | None
    url: str
    verplicht: bool

    @property
    def klaar(self) -> bool:
        """It is there."""
        return self.op is not None

    @property
    def stand(self) -> str:
        """For the list of tasks on the screen."""
        return "compleet" if self.klaar else "ontbreekt" if self.verplicht else "niet_begonnen"


class Dossierstukken:
    """Reads what there is in the dossier, in one question."""

    def __init__(self, aanmelding: Any) -> None:
        self.aanmelding = aanmelding
        zelf = Casus.objects.filter(pk=aanmelding.casus_id)
        self.feiten: dict[str, Any] = zelf.values(**_facts(aanmelding.casus)).get()

    def vraaganalyse(self) -> date | None:
        """The newest one, when it is vastgelegd."""
        return _recorded(self.feiten["analyse_"])

    def risicotaxatie(self) -> date | None:
        """The newest one, when it is vastgelegd."""
        return _recorded(self.feiten["taxatie_"])

    def plan(self) -> date | None:
        """The plan of the route; an ondersteuningsplan counts on every route."""
        document = self.feiten["document_"]
        eigen = _day(document["op"]) if document else None
        gevonden: date | None = eigen or self.feiten["plan_"]
        return gevonden

    def mening(self) -> date | None:
        """What the jeugdige says itself, in the vraaganalyse or in the plan."""
        analyse, document = self.feiten["analyse_"], self.feiten["document_"]
        if _recorded(analyse) and analyse["woorden"]:
            return _recorded(analyse)
        if document and any(document[naam] for naam in MENING):
            return _day(document["op"])
        return None

    def verklarend(self) -> date | None:
        """A verklarende analyse: of the 1-op-1, or in the plan of aanpak uithuisplaatsing."""
        elders: date | None = self.feiten["verklarend_elders_"]
        gevonden: date | None = elders or self.feiten["verklarend_"]
        return gevonden

    def alternatieven(self) -> date | None:
        """Lighter help was looked at: in the dossier (verblijf), or for this aanmelding."""
        eerder: date | None = self.feiten["afgewogen_"]
        nagegaan = (rij.nagegaan_op for rij in self.aanmelding.alternatieven.all())
        return eerder or min(nagegaan, default=None)

    def vorige(self) -> date | None:
        """When the tafel discussed what is evaluated now (GV-M2-07)."""
        eerder = self.aanmelding.vorige
        return eerder.besproken_op if eerder else None


def _facts(casus: Casus) -> dict[str, Any]:
    """What says that a piece is there, as expressions on the casus."""
    zelf, documenten = OuterRef("pk"), Document.objects.order_by("-vastgesteld_op", "-pk")
    analyses = Vraaganalyse.objects.filter(casus=zelf).order_by("-pk")
    taxaties = Risicotaxatie.objects.filter(casus=zelf).order_by("-pk")
    eigen = documenten.adopted(zelf, PLAN_PER_ROUTE.get(casus.route, ""))
    plannen = Ondersteuningsplan.objects.filter(casus=zelf).order_by("-versienummer")
    afwegingen = Aantekening.objects.current().filter(casus=zelf, soort=VERBLIJFSAFWEGING)
    stuk = {"stand": "status", "op": "vastgelegd_op"}
    return {
        "analyse_": _first(analyses, JSONObject(woorden="eigen_woorden", **stuk)),
        "taxatie_": _first(taxaties, JSONObject(**stuk)),
        "plan_": _first(plannen, "vastgesteld_op"),
        "document_": _first(eigen, JSONObject(op="vastgesteld_op", **MENING)),
        "afgewogen_": _first(afwegingen.order_by("-moment", "-pk"), "vastgelegd_op"),
        "verklarend_": _first(documenten.adopted(zelf, PLAN), "vastgesteld_op"),
        "verklarend_elders_": piece_day("verklarende_analyse", zelf),
    }


def _first(rijen: QuerySet[Any], wat: Any) -> Subquery:
    return Subquery(rijen.values_list(wat)[:1])


def _recorded(stuk: Any) -> date | None:
    return _day(stuk["op"]) if stuk and stuk["stand"] == "vastgelegd" else None


def _day(tekst: str | None) -> date | None:
    return date.fromisoformat(tekst) if tekst else None


def pieces(aanmelding: Any) -> list[Stuk]:
    """What this aanmelding needs, in order; what is not `verplicht` may come later.

    In a crisis only safety and, for verblijf, the alternatives are needed beforehand. Read once
    per look at the aanmelding; the door looks at a fresh copy.
    """
    if "_stukken" not in aanmelding.__dict__:
        dossier = Dossierstukken(aanmelding)
        aanmelding.__dict__["_stukken"] = [
            Stuk(code, naam, getattr(dossier, bron)(), _url(aanmelding, code), moet)
            for code, naam, bron, moet in _needed(aanmelding)
        ]
    gelezen: list[Stuk] = aanmelding.__dict__["_stukken"]
    return gelezen


def missing(aanmelding: Any) -> list[Stuk]:
    """What must be there and is not."""
    return [stuk for stuk in pieces(aanmelding) if stuk.verplicht and not stuk.klaar]


def _needed(aanmelding: Any) -> list[tuple[str, str, str, bool]]:
    """(code, name, source, needed) for this kind, urgentie and route."""
    rustig = aanmelding.urgentie != Urgentie.CRISIS
    bescherming = aanmelding.casus.route == Routesoort.BESCHERMING
    rijen = [
        ("vraaganalyse", "Vraaganalyse", "vraaganalyse", rustig and not bescherming),
        ("risicotaxatie", "Risicotaxatie", "risicotaxatie", True),
        ("plan", _plan_name(aanmelding.casus), "plan", rustig),
        ("mening", "Mening van de jeugdige", "mening", rustig),
    ]
    if aanmelding.verblijf:
        rijen += [
            ("alternatieven", "Lichtere hulp overwogen", "alternatieven", True),
            ("verklarend", "Verklarende analyse", "verklarend", rustig),
        ]
    if aanmelding.soort == Aanmeldsoort.EVALUATIE:
        rijen = [("vorige", "Eerdere bespreking aan deze tafel", "vorige", True), *rijen[1:3]]
    return rijen


def _plan_name(casus: Casus) -> str:
    namen: dict[str, str] = {
        Routesoort.BESCHERMING: "Gezinsplan",
        Routesoort.MEDISCH: "Hulpverleningsplan",
    }
    return namen.get(casus.route, "Ondersteuningsplan")


def _url(aanmelding: Any, code: str) -> str:
    """Where the piece is made."""
    casus = aanmelding.casus
    if code == "alternatieven":
        return reverse("casusregie:tafel_alternatief", args=[aanmelding.kenmerk])
    namen = {
        "vraaganalyse": "vraaganalyse",
        "risicotaxatie": "risicotaxatie",
        "plan": "plan_detail" if casus.route == Routesoort.LOKAAL else "document_list",
        "mening": "vraaganalyse" if casus.route != Routesoort.BESCHERMING else "document_list",
        "verklarend": "document_list",
        "vorige": "casus_tafels",
    }
    return reverse(f"casusregie:{namen[code]}", args=[casus.kenmerk])
