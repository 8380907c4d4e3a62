"""Wat bij veel berichten achter elkaar één keer opgezocht en in één keer weggeschreven wordt."""

from datetime import date, datetime
from functools import cached_property
from typing import Any, Protocol, TypeVar

from arrangementen.aanbod.inkoop import Inkoopmodel
from arrangementen.aanbod.models import Product, domain_of
from arrangementen.ijw.regels_toestand import Geldigheid
from casusregie.models import Jeugdige
from organisaties.models import Medewerker, Organisatie
from organisaties.rollen import Soort

Sleutel = tuple[str, str, str]


class Lot(Protocol):
    """What messages about different jeugdigen change, written together."""

    def finish(self, op: datetime, by: Medewerker) -> None:
        """Write it, with what follows; `by` is the clock."""


L = TypeVar("L", bound=Lot)


class Ronde:
    """What does not change while messages are judged: the clock, parties, gemeenten, products.

    Of a round over many messages (`samen`) the accepted ones, the confirmed ones and the answers
    wait until the end, when they are written together; `identificaties` and `beantwoord` say what
    was accepted or answered in this round already. What they change in dossiers (`lot`) waits
    until the next message about one of the same jeugdigen, at most.
    """

    def __init__(self, samen: bool = False) -> None:
        self.samen = samen
        self.goedgekeurd: list[Any] = []
        self.bevestigd: list[Any] = []
        self.antwoorden: list[tuple[Any, Any, Any]] = []
        self.identificaties: set[Sleutel] = set()
        self.beantwoord: set[int] = set()
        self.jeugdigen: dict[bytes, Jeugdige | None] | None = None
        #: of the messages of this round: which identificatie was used before it began
        self.gebruikt: set[Sleutel] | None = None
        #: of the messages of this moment: toewijzingen and starts of their jeugdigen
        self.vooraf: Any = None
        #: and what other parts of the product know about them (`toepassen.look_up_others`)
        self.elders: Any = None
        #: of the retouren of this moment: our own messages that they answer
        self.heen: dict[Sleutel, Any] | None = None
        self._loten: dict[type[Any], Any] = {}
        self._organisaties: dict[tuple[str, str], list[Organisatie]] = {}
        self._producten: dict[str, frozenset[str]] = {}

    @cached_property
    def klok(self) -> Medewerker:
        """Who acts when nobody looks."""
        return Medewerker.objects.systeem()

    @cached_property
    def gemeenten(self) -> dict[str, tuple[Geldigheid, ...]]:
        """Every gemeente code with the spans in which it holds."""
        return gemeente_periods()

    @cached_property
    def taakgericht(self) -> list[Inkoopmodel]:
        """How gemeenten buy help for which no toewijzing is needed."""
        return [rij for rij in Inkoopmodel.objects.every() if rij.is_taakgericht]

    def buys_by_task(self, gemeente: int | None, categorieen: set[str], on: date) -> bool:
        """Does this gemeente buy all of these (iJw JZ020) without toewijzing on that day?"""
        domeinen = {
            rij.domein
            for rij in self.taakgericht
            if rij.gemeente_id == gemeente and rij.holds_on(on)
        }
        return bool(categorieen) and {domain_of(c) for c in categorieen} <= domeinen

    def make_known(self, jeugdige: Jeugdige) -> None:
        """A message of this round made this jeugdige: the next ones are about the same."""
        if self.jeugdigen is not None:
            self.jeugdigen[bytes(jeugdige.bsn_index or b"")] = jeugdige

    def lot(self, soort: type[L]) -> L:
        """The lot of this kind that is open now."""
        if soort not in self._loten:
            self._loten[soort] = soort()
        return self._loten[soort]  # type: ignore[no-any-return]

    def finish_lots(self, op: datetime) -> None:
        """Write what waited; nothing waits after this."""
        loten, self._loten = self._loten, {}
        for lot in loten.values():
            lot.finish(op, self.klok)

    def party(self, soort: str, code: str, dag: date) -> Organisatie | None:
        """The row that holds on that day, else the last one with this code (TR378 judges it)."""
        rijen = self._organisaties.get((soort, code))
        if rijen is None:
            veld = "cbs_code" if soort == Soort.GEMEENTE else "agb_code"
            gevonden = Organisatie.objects.of_soort(soort).filter(**{veld: code})
            rijen = self._organisaties[soort, code] = list(gevonden.order_by("-geldig_van"))
        geldig = (rij for rij in rijen if _holds(rij, dag))
        return next(geldig, rijen[0] if rijen else None)

    def products(self, codes: set[str]) -> dict[str, frozenset[str]]:
        """The categories of these product codes; a code that nobody knows is left out."""
        for code in codes - self._producten.keys():
            versies = Product.objects.versions(code)
            self._producten[code] = frozenset(versie.categorie for versie in versies)
        return {code: self._producten[code] for code in codes if self._producten[code]}


def gemeente_periods() -> dict[str, tuple[Geldigheid, ...]]:
    """Per CBS code the spans in which it holds (TR378)."""
    perioden: dict[str, tuple[Geldigheid, ...]] = {}
    for rij in Organisatie.objects.gemeenten():
        geldig = Geldigheid(rij.geldig_van, rij.geldig_tot)
        perioden[rij.cbs_code] = (*perioden.get(rij.cbs_code, ()), geldig)
    return perioden


def _holds(rij: Organisatie, dag: date) -> bool:
    van, tot = rij.geldig_van, rij.geldig_tot
    return (van is None or van <= dag) and (tot is None or dag <= tot)


def round_of(rij: Any) -> Ronde:
    """The round in which this message is judged; one of its own when it has none."""
    ronde = getattr(rij, "ronde", None)
    if ronde is None:
        ronde = rij.ronde = Ronde()
    return ronde  # type: ignore[no-any-return]
