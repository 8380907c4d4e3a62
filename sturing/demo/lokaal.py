"""Speelt route A: van aanmelding tot lopende hulp, elke stap door de deur op zijn eigen dag."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from arrangementen.verzoeken.afweging import questions_on
from arrangementen.vierogen.voorleggen import perform_or_propose
from casusregie.casus.openen import open_casus
from casusregie.models import Casus
from casusregie.plannen.keuzelijsten import Resultaatgebied, Trede
from casusregie.plannen.maken import begin_analysis, begin_plan, begin_risk, record_signature
from casusregie.plannen.models import Doel, Planonderdeel
from casusregie.plannen.ondertekenaars import required_signers
from casusregie.plannen.regie import decide_regie
from organisaties.models import Organisatie
from verloop.overgangen import amend, perform

from .aanbieder import report_start, settle
from .gezinnen import Kind, make_family
from .teksten import AFWEGING, ANALYSE, PLAN
from .wereld import Wereld

ZONE = ZoneInfo("Europe/Amsterdam")
#: above the amount the backoffice confirms an opdracht on the same day
BEVESTIGD = timedelta(hours=2)
STAPPEN = (
    "aangemeld",
    "geanalyseerd",
    "regie",
    "plan",
    "vastgesteld",
    "ondertekend",
    "opdracht",
    "loopt",
)


@dataclass(frozen=True)
class Hulp:
    """What the plan asks for: product, total volume, weeks, and why above the norm if it is."""

    aanbieder: str = "vlierhof"
    product: str = "45C09"
    volume: int = 72
    eenheid: str = "04"
    weken: int = 26
    motivering: str = ""


@dataclass(frozen=True)
class LokaalVerhaal:
    """A casus of a lokaal team: how long ago it began and how far it came."""

    kind: Kind
    dagen_geleden: int
    tot: str
    hulp: Hulp = Hulp()
    team: str = "noord"
    procesregisseur: str = "koster"
    casusregisseur: str = "bakhuis"
    bij_gezin: bool = False
    onveilig: bool = False
    #: above the amount: nobody confirmed the opdracht yet
    wacht: bool = False


def moment(dag: date, uur: int = 10, minuut: int = 0) -> datetime:
    """A moment on a day, local time."""
    return datetime.combine(dag, time(uur, minuut), tzinfo=ZONE)


def weigh(dag: date) -> dict[str, str]:
    """The answers to the fixed questions of that day (NK-23)."""
    return {vraag.code: AFWEGING[vraag.code] for vraag in questions_on(dag)}


class Speler:
    """Plays one story step by step; every step knows its own day."""

    def __init__(self, verhaal: LokaalVerhaal, wereld: Wereld, eind: date) -> None:
        self.verhaal, self.wereld, self.eind = verhaal, wereld, eind
        self.begin = eind - timedelta(days=verhaal.dagen_geleden)
        self.team: Organisatie = wereld.organisaties[verhaal.team]
        self.regie = wereld.mensen[verhaal.procesregisseur]
        self.casus: Any = None
        self.plan: Any = None

    def play(self) -> Casus:
        """All steps up to and including `tot`, spread over the days before the help starts."""
        stappen: dict[str, Callable[[datetime], None]] = {
            "aangemeld": self.open,
            "geanalyseerd": self.analyse,
            "regie": self.decide,
            "plan": self.write_plan,
            "vastgesteld": self.adopt,
            "ondertekend": self.sign,
            "opdracht": self.order,
            "loopt": self.start,
        }
        laatste = STAPPEN.index(self.verhaal.tot)
        for nummer, naam in enumerate(STAPPEN[: laatste + 1]):
            dag = min(self.eind, self.begin + timedelta(days=3 * nummer))
            stappen[naam](moment(dag, 9 + nummer % 8, 5 * nummer))
        casus: Casus = self.casus
        return casus

    def open(self, op: datetime) -> None:
        """Registered and opened by the procesregisseur."""
        gemeente: Any = self.team.gemeente()
        jeugdige, gezin = make_family(self.verhaal.kind, gemeente)
        self.casus = open_casus(
            jeugdige,
            gezin,
            "A",
            self.regie,
            op,
            team=self.team,
            gemeente=gemeente,
            procesregisseur=self.regie,
            hulpvraag=f"{self.verhaal.kind.voornaam} redt het niet meer op school en thuis.",
        )

    def analyse(self, op: datetime) -> None:
        """Vraaganalyse and risicotaxatie."""
        analyse = begin_analysis(self.casus, by=self.regie, op=op)
        analyse = amend(analyse, by=self.regie, op=op, **ANALYSE)
        perform(analyse, "complete", by=self.regie, op=op)
        uitkomst = "aandacht" if self.verhaal.onveilig else "veilig"
        taxatie = begin_risk(self.casus, by=self.regie, op=op)
        velden: dict[str, Any] = {
            "instrument": "lirik",
            "uitkomst": uitkomst,
            "getaxeerd_op": op.date(),
        }
        if self.verhaal.onveilig:
            velden["aandachtspunten"] = "Ruzies lopen soms uit de hand."
        taxatie = amend(taxatie, by=self.regie, op=op, **velden)
        perform(taxatie, "complete", by=self.regie, op=op)

    def decide(self, op: datetime) -> None:
        """Where casusregie lies."""
        bij_gezin = self.verhaal.bij_gezin
        decide_regie(
            self.casus,
            by=self.regie,
            op=op,
            besluit="bij_gezin" if bij_gezin else "buiten_gezin",
            casusregisseur=None if bij_gezin else self.wereld.mensen[self.verhaal.casusregisseur],
            motivering="Besproken met het gezin aan de keukentafel.",
        )

    def write_plan(self, op: datetime) -> None:
        """The ondersteuningsplan with one resultaatgebied and a SMART doel."""
        hulp, dag = self.verhaal.hulp, op.date()
        self.plan = begin_plan(self.casus, by=self.regie, op=op)
        deel = Planonderdeel.objects.create(
            plan=self.plan,
            volgorde=1,
            resultaatgebied=Resultaatgebied.objects.get(code="R3"),
            trede=Trede.objects.order_by("zwaarte")[0],
            duur_weken=hulp.weken,
            duur_motivering="De duur past bij het doel en is met het gezin besproken.",
            gewenste_start=dag + timedelta(days=12),
            product_code=hulp.product,
            volume=hulp.volume,
            eenheid=hulp.eenheid,
            aanbieder=self.wereld.organisaties[hulp.aanbieder],
            aanbieder_motivering="Dichtbij, snel beschikbaar en bekend met deze vraag.",
        )
        naam = self.verhaal.kind.voornaam
        Doel.objects.create(
            onderdeel=deel,
            specifiek=f"{naam} gaat weer elke dag naar school",
            meetbaar="Vijf dagen per week, vier weken achter elkaar",
            acceptabel=f"{naam} en de ouders willen dit zelf",
            realistisch="Vorig jaar lukte het ook",
            uiterlijk=dag + timedelta(weeks=hulp.weken),
        )
        self.plan = amend(self.plan, by=self.regie, op=op, **PLAN)

    def adopt(self, op: datetime) -> None:
        """Vastgesteld by the procesregisseur."""
        self.plan = perform(self.plan, "adopt", by=self.regie, op=op)

    def sign(self, op: datetime) -> None:
        """Everybody who must sign has signed; the arrangement follows from the plan."""
        for lid in required_signers(self.casus, op.date()):
            self.plan = record_signature(
                self.plan, lid, getekend_op=op.date(), by=self.regie, op=op
            )
        settle(op)

    def order(self, op: datetime) -> None:
        """The opdracht; JW301 leaves and JW302 comes back."""
        arrangement = self.casus.arrangementen.get()
        self._explain(arrangement.onderdelen.get(), op)
        velden = {"by": self.regie, "op": op, "afweging": weigh(op.date())}
        voorstel = perform_or_propose(arrangement, "give_opdracht", **velden)
        if voorstel is not None and not self.verhaal.wacht:
            perform(voorstel, "confirm", by=self.wereld.mensen["duijn"], op=op + BEVESTIGD)
        settle(op + BEVESTIGD if voorstel else op)

    def _explain(self, onderdeel: Any, op: datetime) -> None:
        """What the norm asks: why no group, and why more than the norm."""
        velden: dict[str, Any] = {}
        if self.verhaal.hulp.product == "45C09":
            velden["waarom_geen_groep"] = "In een groep loopt de spanning op. Eerst een op een."
        if self.verhaal.hulp.motivering:
            velden |= {"hardheidsclausule": True, "motivering": self.verhaal.hulp.motivering}
        if velden:
            amend(onderdeel, by=self.regie, op=op, **velden)

    def start(self, op: datetime) -> None:
        """The aanbieder reports the real start (JW305)."""
        for toewijzing in self.casus.toewijzingen.all():
            report_start(toewijzing, max(toewijzing.ingangsdatum, op.date()), op)
