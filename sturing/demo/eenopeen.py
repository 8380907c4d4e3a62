"""Speelt 1-op-1 op een lopend arrangement: aanvraag, akkoorden, analyse, besluit en inzet."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from afwegingskader.models import (
    EenOpEenAanvraag,
    EenOpEenInzet,
    Intensiteitsoort,
    VerklarendeAnalyse,
)
from casusregie.models import Casus
from normenkader.models import KaderVersie
from organisaties.rollen import Rol
from verloop.overgangen import perform, register

from .lokaal import moment
from .teksten import EENOPEEN, VERKLARENDE_ANALYSE
from .wereld import Wereld

STAPPEN = ("ingediend", "akkoord", "geanalyseerd", "toegekend", "loopt")


@dataclass(frozen=True)
class EenOpEenVerhaal:
    """Day number of the inzet on the last day of the demonstration, and how far it came."""

    dag: int
    tot: str = "loopt"
    tussenevaluatie: bool = False
    beeindigd_op_dag: int = 0
    besluit_door: str = "amrani"


class EenOpEen:
    """Plays one 1-op-1 on the running arrangement of a casus."""

    def __init__(self, casus: Casus, verhaal: EenOpEenVerhaal, wereld: Wereld, eind: date) -> None:
        self.casus, self.verhaal, self.wereld, self.eind = casus, verhaal, wereld, eind
        self.arrangement: Any = casus.arrangementen.get()
        self.begin = eind - timedelta(days=verhaal.dag - 1)
        self.behandelaar = self._at(Rol.BEHANDELREGISSEUR)

    def play(self) -> EenOpEenInzet | None:
        """All steps up to and including `tot`; returns the inzet when there is one."""
        aanvraag = self._ask()
        laatste = STAPPEN.index(self.verhaal.tot)
        if laatste >= 1:
            aanvraag = self._agree(aanvraag)
        if laatste >= 2:
            aanvraag = self._analyse(aanvraag)
        if laatste >= 3:
            aanvraag = self._grant(aanvraag)
        return self._run(aanvraag) if laatste >= 4 else None

    def _ask(self) -> EenOpEenAanvraag:
        op = moment(self.begin - timedelta(days=6), 9)
        velden: dict[str, Any] = dict(EENOPEEN)
        velden["uren_per_dag"] = Decimal(velden["uren_per_dag"])
        velden["afbouw_uren_per_dag"] = Decimal(velden["afbouw_uren_per_dag"])
        velden["intensiteitsoort"] = Intensiteitsoort.objects.valid_on(self.begin).get(code="I2")
        aanvraag = EenOpEenAanvraag(
            casus=self.casus,
            arrangement=self.arrangement,
            aanbieder=self.arrangement.aanbieder,
            kaderversie=KaderVersie.objects.version_on(self.begin),
            opgesteld_door=self.behandelaar,
            begindatum=self.begin,
            einddatum=self.begin + timedelta(days=27),
            gewijzigd_sinds=self.begin - timedelta(days=10),
            **velden,
        )
        aanvraag = register(aanvraag, by=self.behandelaar, op=op)
        return perform(aanvraag, "submit", by=self.behandelaar, op=op + timedelta(hours=1))

    def _agree(self, aanvraag: EenOpEenAanvraag) -> EenOpEenAanvraag:
        op = moment(self.begin - timedelta(days=5), 11)
        aanvraag = perform(aanvraag, "agree_aanbieder", by=self.behandelaar, op=op)
        houder: Any = self.casus.holder_of(Rol.CASUSREGISSEUR)
        return perform(aanvraag, "agree_regie", by=houder.medewerker, op=op + timedelta(minutes=40))

    def _analyse(self, aanvraag: EenOpEenAanvraag) -> EenOpEenAanvraag:
        wierda, op = self.wereld.mensen["wierda"], moment(self.begin - timedelta(days=3), 14)
        analyse = VerklarendeAnalyse(aanvraag=aanvraag, auteur=wierda, **VERKLARENDE_ANALYSE)
        analyse = register(analyse, by=wierda, op=op)
        perform(analyse, "adopt", by=wierda, op=op + timedelta(hours=1))
        aanvraag.refresh_from_db()
        return aanvraag

    def _grant(self, aanvraag: EenOpEenAanvraag) -> EenOpEenAanvraag:
        op = moment(self.begin - timedelta(days=1), 14, 32)
        besluiter = self.wereld.mensen[self.verhaal.besluit_door]
        motivering = "Kortdurend en met een duidelijk doel."
        return perform(aanvraag, "grant", by=besluiter, op=op, motivering=motivering)

    def _run(self, aanvraag: EenOpEenAanvraag) -> EenOpEenInzet:
        inzet = perform(aanvraag.inzet, "start", by=self.behandelaar, op=moment(self.begin, 9, 10))
        if self.verhaal.tussenevaluatie:
            op = moment(self.begin + timedelta(days=13), 15)
            tekst = "Het gaat beter. Vanaf dag 22 kan het met minder uren."
            inzet = perform(
                inzet,
                "record_tussenevaluatie",
                by=self.behandelaar,
                op=op,
                tussenevaluatie=tekst,
                tussenbesluit="lichter",
            )
        if self.verhaal.beeindigd_op_dag:
            op = moment(self.begin + timedelta(days=self.verhaal.beeindigd_op_dag - 1), 16)
            inzet = perform(
                inzet,
                "end",
                by=self.behandelaar,
                op=op,
                doel_bereikt="ja",
                evaluatie="Doel bereikt. De jeugdige vraagt zelf om hulp.",
                vervolg_soort="zelfde_hulp",
            )
        return inzet

    def _at(self, rol: str) -> Any:
        aanstelling = self.arrangement.aanbieder.aanstellingen.filter(rol=rol).first()
        return aanstelling.medewerker
