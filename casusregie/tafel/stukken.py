"""Is een aanmelding compleet? Elk stuk afgeleid uit het dossier, met een weg erheen (CR-Z-04)."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.urls import reverse

from casusregie.casus.models import Casus, Routesoort
from casusregie.documenten.models import Document
from casusregie.logboek.models import Aantekening
from casusregie.logboek.soorten.verblijf import VERBLIJFSAFWEGING
from casusregie.plannen.plan import Ondersteuningsplan
from casusregie.routes.stand import Stand, is_recorded
from casusregie.uithuisplaatsing.plan import PLAN

from .bronnen import piece_day
from .keuzes import Aanmeldsoort, Urgentie

PLAN_PER_ROUTE = {Routesoort.BESCHERMING: "gezinsplan", Routesoort.MEDISCH: "hulpverleningsplan_b"}


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
    """Reads what there is in the dossier, each at most once."""

    def __init__(self, aanmelding: Any) -> None:
        self.aanmelding, self.casus = aanmelding, aanmelding.casus
        self.stand = Stand(self.casus)

    @cached_property
    def plan_document(self) -> Document | None:
        """The vastgestelde plan of the GI or aanbieder; None on route A."""
        soort = PLAN_PER_ROUTE.get(self.casus.route)
        gevonden: Document | None = Document.objects.latest(self.casus, soort) if soort else None
        return gevonden

    def vraaganalyse(self) -> date | None:
        """The newest one, when it is vastgelegd."""
        analyse = self.stand.analyse
        return analyse.vastgelegd_op if analyse and is_recorded(analyse) else None

    def risicotaxatie(self) -> date | None:
        """The newest one, when it is vastgelegd."""
        taxatie = self.stand.taxatie
        return taxatie.vastgelegd_op if taxatie and is_recorded(taxatie) else None

    def plan(self) -> date | None:
        """The plan of the route; an ondersteuningsplan counts on every route."""
        eigen = self.plan_document.vastgesteld_op if self.plan_document else None
        plan = Ondersteuningsplan.objects.latest_of(self.casus)
        return eigen or (plan.vastgesteld_op if plan else None)

    def mening(self) -> date | None:
        """What the jeugdige says itself, in the vraaganalyse or in the plan."""
        analyse, document = self.stand.analyse, self.plan_document
        if analyse and is_recorded(analyse) and analyse.eigen_woorden:
            return analyse.vastgelegd_op
        woorden = ("mening", "mening_jeugdige")
        if document and any(document.inhoud.get(woord) for woord in woorden):
            return document.vastgesteld_op
        return None

    def verklarend(self) -> date | None:
        """A verklarende analyse: of the 1-op-1, or in the plan of aanpak uithuisplaatsing."""
        dag: date | None = Document.objects.adopted_on(self.casus, PLAN)
        return piece_day("verklarende_analyse", self.casus) or dag

    def alternatieven(self) -> date | None:
        """Lighter help was looked at: in the dossier (verblijf), or for this aanmelding."""
        regel: Aantekening | None = Aantekening.objects.latest_of(self.casus, VERBLIJFSAFWEGING)
        if regel:
            return regel.vastgelegd_op
        return min((rij.nagegaan_op for rij in self.aanmelding.alternatieven.all()), default=None)

    def vorige(self) -> date | None:
        """When the tafel discussed what is evaluated now (GV-M2-07)."""
        eerder = self.aanmelding.vorige
        return eerder.besproken_op if eerder else None


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
