"""De stappen vanaf de bespreking: oordeel, match, opschalen, terugkoppelen en bevestigen."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Sum
from django_fsm import transition

from organisaties.rollen import Soort

from .bevoegd import leads, receives
from .bewakers import has_agreements, lighter_was_checked, may_be_shown, was_held, was_not_convened
from .gevolgen import (
    let_go,
    see_dossier,
    tell_receivers,
    tell_tafel,
    write_into_procesregie,
)
from .keuzes import BESPROKEN_OF_VERDER, Oordeelsoort, Opvolging, Regelruimte, Status
from .stappen import required

MET_OORDEEL = (see_dossier, write_into_procesregie)


class Uitkomst(models.Model):
    """Moves from the meeting on; the fields stand in `velden`."""

    tafel: Any
    tafel_id: int
    bijeenkomst: Any
    check_anonymous: Callable[[dict[str, str]], None]
    bevestigd_op: Any
    bevestigd_door: Any
    les_op: Any
    opvolging: Any
    opvolging_omdat: Any

    class Meta:
        abstract = True

    @transition(
        field="status",
        source=Status.GEAGENDEERD,
        target=Status.BESPROKEN,
        conditions=[was_held, may_be_shown, lighter_was_checked],
        permission=leads,
        custom={
            "label": "Uitkomst vastleggen",
            "gebeurd": "Besproken aan de tafel",
            "direct": MET_OORDEEL,
            "volgorde": 10,
        },
    )
    def discuss(self, *, on: date, by: Any, oordeelsoort: str, oordeel: str, **ruimte: Any) -> None:
        """What the tafel says (CR-Z-03); `ruimte`: regelruimte (codes) and bedrag_cent."""
        self._judge(on, oordeelsoort, oordeel, **ruimte)
        self.besproken_op = self.bijeenkomst.gehouden_op

    @transition(
        field="status",
        source=Status.COMPLEET,
        target=Status.BESPROKEN,
        conditions=[may_be_shown, was_not_convened, lighter_was_checked],
        permission=leads,
        custom={
            "label": "Afhandelen zonder tafel",
            "gebeurd": "Door zorgbemiddeling afgehandeld zonder tafel",
            "direct": MET_OORDEEL,
            "volgorde": 20,
        },
    )
    def settle(self, *, on: date, by: Any, oordeelsoort: str, oordeel: str, **ruimte: Any) -> None:
        """Zorgbemiddeling can link to an offer at once (CR-Z-01)."""
        self._judge(on, oordeelsoort, oordeel, **ruimte)
        self.besproken_op = on

    @transition(
        field="status",
        source=[Status.COMPLEET, Status.GEAGENDEERD, Status.BESPROKEN, Status.TERUGGEKOPPELD],
        target=None,
        conditions=[lighter_was_checked],
        permission=leads,
        custom={"label": "Match vastleggen", "gebeurd": "Match met een aanbieder", "volgorde": 30},
    )
    def match(self, *, on: date, by: Any, match_aanbieder: Any, match_vorm: str) -> None:
        """Which aanbieder gives which form of help; the days to it follow (CR-Z-02)."""
        if getattr(match_aanbieder, "soort", "") != Soort.AANBIEDER:
            raise ValidationError({"match_aanbieder": "Kies een aanbieder"})
        self.match_aanbieder, self.match_vorm = match_aanbieder, match_vorm
        self.match_op = on

    @transition(
        field="status",
        source=[Status.COMPLEET, Status.GEAGENDEERD, Status.BESPROKEN, Status.TERUGGEKOPPELD],
        target=None,
        permission=leads,
        custom={
            "label": "Bovenregionaal doorzetten",
            "gebeurd": "Doorgezet naar het bovenregionale netwerk",
            "volgorde": 60,
        },
    )
    def go_beyond_region(self, *, on: date, by: Any, bovenregionaal_naar: str) -> None:
        """A very complex or rare question goes to the bovenregionaal network (RV-B10-03)."""
        if self.tafel.organisatie.soort != Soort.RER:
            raise ValidationError("Alleen de regionale tafel zet bovenregionaal door.")
        vraag = "Schrijf op naar wie u doorzet"
        self.bovenregionaal_naar = required(bovenregionaal_naar, "bovenregionaal_naar", vraag)
        self.bovenregionaal_op = on

    @transition(
        field="status",
        source=Status.BESPROKEN,
        target=Status.TERUGGEKOPPELD,
        conditions=[has_agreements],
        permission=leads,
        custom={
            "label": "Terugkoppelen",
            "gebeurd": "Uitkomst van de tafel teruggekoppeld",
            "direct": (tell_receivers,),
            "volgorde": 10,
        },
    )
    def report_back(self, *, on: date, by: Any, terugkoppeling: str) -> None:
        """The regie hears what was found and agreed (CR-Z-06)."""
        vraag = "Schrijf op wat de tafel vond en wat is afgesproken"
        self.terugkoppeling = required(terugkoppeling, "terugkoppeling", vraag)
        self.check_anonymous({"terugkoppeling": self.terugkoppeling})
        self.teruggekoppeld_op, self.teruggekoppeld_door = on, by

    @transition(
        field="status",
        source=Status.TERUGGEKOPPELD,
        target=Status.OPGEVOLGD,
        permission=receives,
        custom={
            "label": "Terugkoppeling bevestigen",
            "gebeurd": "Terugkoppeling van de tafel bevestigd",
            "direct": (tell_tafel, let_go),
            "volgorde": 10,
        },
    )
    def confirm(self, *, on: date, by: Any, opvolging: str, opvolging_omdat: str = "") -> None:
        """The receiver says what happens; a decision with doorzettingsmacht binds (CR-Z-05)."""
        if opvolging == Opvolging.WIJKT_AF and self.bindend:
            raise ValidationError(
                {
                    "opvolging": "Dit besluit is genomen met doorzettingsmacht en is bindend. "
                    "Voer het uit, of vraag de tafel om een nieuwe bespreking"
                }
            )
        if opvolging == Opvolging.WIJKT_AF:
            vraag = "Schrijf op waarom u van het advies afwijkt"
            opvolging_omdat = required(opvolging_omdat, "opvolging_omdat", vraag)
        self.opvolging, self.opvolging_omdat = opvolging, opvolging_omdat.strip()
        self.bevestigd_op, self.bevestigd_door = on, by

    @transition(
        field="status",
        source=Status.OPGEVOLGD,
        target=None,
        permission=leads,
        custom={"label": "Les vastleggen", "gebeurd": "Les vastgelegd", "systeem": True},
    )
    def learn(self, *, on: date, by: Any) -> None:
        """Through `leren.record_lesson`: the lesson itself keeps no link."""
        if self.les_op:
            raise ValidationError({"les": "Bij deze aanmelding is al een les vastgelegd"})
        self.les_op = on

    def _judge(
        self,
        on: date,
        oordeelsoort: str,
        oordeel: str,
        regelruimte: Any = (),
        bedrag_cent: int = 0,
    ) -> None:
        """Take over the verdict after the mandate and the regelruimte were checked."""
        vraag = "Schrijf op wat de tafel adviseert of besluit, en waarom"
        self.oordeelsoort, self.oordeel = oordeelsoort, required(oordeel, "oordeel", vraag)
        self.check_anonymous({"oordeel": self.oordeel})
        self.regelruimte, self.bedrag_cent = list(regelruimte or ()), bedrag_cent or 0
        self.bindend = Regelruimte.DOORZETTINGSMACHT in self.regelruimte
        self.mandaat = self.tafel.mandaat
        self._within_mandate(on)
        self._within_budget(on)

    def _within_mandate(self, on: date) -> None:
        """A room that the tafel has, used for a decision and not for an advice (GV-M1-13)."""
        namen = dict(Regelruimte.choices)
        mist = [c for c in self.regelruimte if c not in self.tafel.regelruimte]
        if mist:
            woorden = ", ".join(str(namen.get(c, c)).lower() for c in mist)
            raise ValidationError({"regelruimte": f"Deze tafel heeft geen mandaat voor: {woorden}"})
        if self.regelruimte and self.oordeelsoort != Oordeelsoort.BESLUIT:
            raise ValidationError({"oordeelsoort": "Kies besluit: een advies gebruikt geen ruimte"})
        if self.regelruimte and self.tafel.convenant_on(on) is None:
            raise ValidationError(
                {"regelruimte": "Er geldt nu geen convenant. Zonder convenant geen regelruimte"}
            )

    def _within_budget(self, on: date) -> None:
        """The amount fits the decision and the year (GV-M1-08)."""
        financieel = Regelruimte.FINANCIEEL in self.regelruimte
        if financieel != bool(self.bedrag_cent):
            zin = (
                "Vul een bedrag in" if financieel else "Kies financiële regelruimte bij een bedrag"
            )
            raise ValidationError({"bedrag_cent": zin})
        if self.bedrag_cent > self.tafel.per_besluit_cent:
            raise ValidationError(
                {"bedrag_cent": f"Hooguit {_euro(self.tafel.per_besluit_cent)} per besluit"}
            )
        over = self.tafel.per_jaar_cent - self._spent(on)
        if self.bedrag_cent > over:
            raise ValidationError(
                {"bedrag_cent": f"Dit jaar is er nog {_euro(over)} regelruimte over"}
            )

    def _spent(self, on: date) -> int:
        """Eurocents of decisions of this tafel in the year of `on`, this one not counted."""
        rijen: Any = type(self)._default_manager
        besluiten = rijen.filter(
            tafel=self.tafel_id, status__in=BESPROKEN_OF_VERDER, besproken_op__year=on.year
        )
        som = besluiten.exclude(pk=self.pk).aggregate(som=Sum("bedrag_cent"))["som"]
        return int(som or 0)


def _euro(cent: int) -> str:
    """ "€ 12.500"."""
    return f"€ {cent // 100:,}".replace(",", ".")
