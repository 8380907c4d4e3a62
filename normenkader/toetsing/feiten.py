"""What goes into a toetsing: the facts of a request, and the norm of its product."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from normenkader.termijnen.woorden import aantal
from normenkader.toetsing.hoeveelheden import DuurEenheid, Frequentie, Hoeveelheid, VolumeEenheid
from normenkader.toetsing.opslag import decode, encode


@dataclass(frozen=True)
class Bewijsvraag:
    """A question that goes with a ground; `minimum` bounds an answer in figures (NK-05)."""

    code: str
    tekst: str
    minimum: int | None = None


@dataclass(frozen=True)
class Grond:
    """An uitzonderingsgrond of one product (NK-05..NK-09); ages in years, both inclusive."""

    code: str
    tekst: str
    leeftijd_van: int | None = None
    leeftijd_tot: int | None = None
    bewijsvragen: tuple[Bewijsvraag, ...] = ()


@dataclass(frozen=True)
class Norm:
    """One version of the norm of one product: maximum volume and maximum duration (NK-01)."""

    product_code: str
    naam: str
    maximum_volume: Decimal
    eenheid: VolumeEenheid
    maximum_duur: int
    duur_eenheid: DuurEenheid
    gronden: tuple[Grond, ...] = ()
    versie: str = ""
    bron: str = ""
    fictief: bool = False

    @property
    def volume(self) -> Hoeveelheid:
        """The maximum volume with its unit."""
        return Hoeveelheid(self.maximum_volume, self.eenheid)

    @property
    def duur(self) -> str:
        """The maximum duration in words: "26 weken", "12 maanden"."""
        return aantal(self.maximum_duur, self.duur_eenheid.value)

    def grond(self, code: str) -> Grond | None:
        """The ground with this code, or None when the product does not have it."""
        return next((grond for grond in self.gronden if grond.code == code), None)

    def to_dict(self) -> dict[str, Any]:
        """JSON-safe copy, to be stored with the request."""
        gegevens: dict[str, Any] = encode(self)
        return gegevens

    @classmethod
    def from_dict(cls, gegevens: Mapping[str, Any]) -> "Norm":
        """The norm as it was stored."""
        return decode(cls, gegevens)


@dataclass(frozen=True)
class EerdereToewijzing:
    """A toewijzing of the same product for the same jeugdige; no `eind`: it has no end day.

    `elders`: at another aanbieder, so not to be shown to the one who asks (domein.md §0 n).
    """

    begin: date
    eind: date | None = None
    volume: Decimal | None = None
    eenheid: VolumeEenheid = VolumeEenheid.UUR
    frequentie: Frequentie = Frequentie.TOTAAL
    elders: bool = False


@dataclass(frozen=True)
class Contract:
    """The span in which the aanbieder may give this product; no `tot`: no end day."""

    van: date
    tot: date | None = None


@dataclass(frozen=True)
class Afbouwfase:
    """A number of weeks with the same volume per week (NK-18)."""

    weken: int
    per_week: Decimal


@dataclass(frozen=True)
class Aanvraagfeiten:
    """The facts of one request for one product. What is not filled in yet is None or empty.

    `volume` is in `eenheid` per `frequentie`; ask for a total (frequentie 6). `eerdere` holds
    the other toewijzingen of the same product, not the one that this request changes.
    """

    product_code: str
    volume: Decimal | None = None
    eenheid: VolumeEenheid = VolumeEenheid.UUR
    frequentie: Frequentie = Frequentie.TOTAAL
    begindatum: date | None = None
    einddatum: date | None = None
    geboortedatum: date | None = None
    eerdere: tuple[EerdereToewijzing, ...] = ()
    contract: Contract | None = None
    grond_code: str = ""
    bewijs: tuple[tuple[str, str], ...] = ()
    hardheidsclausule: bool = False
    motivering: str = ""
    is_individuele_begeleiding: bool = False
    waarom_geen_groep: str = ""
    afbouw: tuple[Afbouwfase, ...] = ()

    @property
    def periode(self) -> tuple[date, date] | None:
        """Begin and end day when both are known and in order, else None."""
        if self.begindatum is None or self.einddatum is None or self.einddatum < self.begindatum:
            return None
        return self.begindatum, self.einddatum

    def to_dict(self) -> dict[str, Any]:
        """JSON-safe copy, to be stored with the request."""
        gegevens: dict[str, Any] = encode(self)
        return gegevens

    @classmethod
    def from_dict(cls, gegevens: Mapping[str, Any]) -> "Aanvraagfeiten":
        """The facts as they were stored."""
        return decode(cls, gegevens)
