"""Duidelijke verzoeken samen toekennen: welke meegaan, welke niet en waarom, en de uitkomst."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Exists, OuterRef

from arrangementen.arrangement.models import Arrangementonderdeel
from arrangementen.arrangement.naast import as_standing
from arrangementen.arrangement.perceel import with_other_aanbieder
from arrangementen.arrangement.stapeling import counted_help
from arrangementen.toewijzing.models import Toewijzing
from arrangementen.vierogen.bedrag import limit_of, price_of, tariffs_for
from arrangementen.vierogen.grens import Prijs
from arrangementen.vierogen.samentel import Staand, Wie, counting
from normenkader.toetsing import Toetsing, Uitkomst
from verloop.fouten import Conflict, Geblokkeerd
from verloop.overgangen import perform

from .bevoegd import may_decide
from .keuzes import Verzoekstand
from .models import Verzoek
from .norm import verdict_of
from .toelatingfeiten import Naslag, look_up, objections_to
from .vierogen import parts_of

MAX_SAMEN = 50
GOED = (Uitkomst.PAST, Uitkomst.INFORMATIE)


@dataclass(frozen=True)
class Kandidaat:
    """One verzoek that was sent: what it costs, and why it must be decided apart ("" it goes)."""

    verzoek: Verzoek
    prijs: Prijs
    bezwaar: str

    @property
    def gaat_mee(self) -> bool:
        """Is it clear enough to be granted with others?"""
        return not self.bezwaar


@dataclass(frozen=True)
class Uitslag:
    """What became of one verzoek. `soort`: gelukt, eerder (granted before) or niet."""

    verzoek: Verzoek
    soort: str
    tekst: str


def candidates(medewerker: Any, on: date) -> list[Kandidaat]:
    """The oldest open verzoeken at the desk of this person, in a fixed number of queries."""
    rijen = Verzoek.objects.at_desk(medewerker, on).open().with_uiterlijk()
    rijen = rijen.select_related("aanbieder", "gemeente", "product", "casus", "jeugdige__gemeente")
    rijen = rijen.annotate(elders=Exists(_elsewhere()))
    rijen = with_other_aanbieder(rijen, Arrangementonderdeel.objects.all())
    verzoeken = list(rijen.order_by("uiterlijk", "pk")[:MAX_SAMEN])
    tarieven = tariffs_for({verzoek.aanbieder_id for verzoek in verzoeken})
    naslag, staand = look_up(verzoeken, on), _standing(verzoeken)
    return [
        _candidate(verzoek, _price(verzoek, tarieven, staand, on), naslag, medewerker, on)
        for verzoek in verzoeken
    ]


def _standing(verzoeken: Iterable[Any]) -> list[Staand]:
    """The help of these jeugdigen that may count for the amount."""
    jeugdigen = {verzoek.jeugdige_id for verzoek in verzoeken}
    hulp = counted_help({"jeugdige__in": jeugdigen}, None) if jeugdigen else []
    return [as_standing(rij) for rij in hulp]


def _price(verzoek: Any, tarieven: Any, staand: Iterable[Staand], on: date) -> Prijs:
    """What it costs, with the help that counts along, beside the limit of its gemeente."""
    delen, eigen = parts_of(verzoek), tarieven.get(verzoek.aanbieder_id, {})
    wie = Wie(verzoek.jeugdige_id, verzoek.aanbieder_id, verzoek.gemeente_id)
    eerder = counting(delen, wie, staand)
    grens = limit_of(verzoek.gemeente.cbs_code, on)
    return Prijs(price_of([*delen, *eerder], eigen), grens, price_of(eerder, eigen))


def _elsewhere() -> Any:
    """A standing toewijzing of the same product in the same period, at whatever aanbieder."""
    return (
        Toewijzing.objects.standing()
        .filter(
            casus__jeugdige=OuterRef("jeugdige"),
            product__code=OuterRef("product__code"),
            ingangsdatum__lte=OuterRef("einddatum"),
        )
        .exclude(einddatum__lt=OuterRef("begindatum"))
    )


def _candidate(verzoek: Any, prijs: Prijs, naslag: Naslag, medewerker: Any, on: date) -> Kandidaat:
    verzoek.on(on)
    if not may_decide(verzoek, medewerker):
        return Kandidaat(verzoek, prijs, "U besluit niet over dit verzoek.")
    bezwaren = (f"{bezwaar.tekst}." for bezwaar in objections_to(verzoek, on, naslag))
    return Kandidaat(verzoek, prijs, next(chain(_objections(verzoek, prijs), bezwaren), ""))


def _objections(verzoek: Any, prijs: Prijs) -> Iterator[str]:
    """Why it is not clear, the first thing to do on top."""
    duur = f"{prijs.in_woorden} Daarover besluiten twee mensen."
    redenen = {
        "Er wacht een voorstel op een tweede beslisser.": verzoek.wacht_tweede,
        "Het is in onderzoek. Neem dat besluit apart.": verzoek.status == "in_onderzoek",
        "De aanbieder heeft uw vraag nog niet beantwoord.": verzoek.open_vraag,
        _unclear(verdict_of(verzoek)): True,
        "Er is al een toewijzing van dit product in deze periode.": verzoek.elders,
        "Een andere aanbieder geeft al hulp uit hetzelfde perceel.": verzoek.tweede,
        duur: prijs.twee_nodig,
    }
    yield from (reden for reden, geldt in redenen.items() if reden and geldt)


def _unclear(toetsing: Toetsing | None) -> str:
    """Why the verdict of the norm is no plain yes."""
    if toetsing is None:
        return "Er is geen toets aan de norm: het product is niet bekend."
    if toetsing.norm is None:
        return "Voor deze hulp is geen norm vastgesteld."
    if toetsing.totalen.boven_norm:
        return "Het verzoek komt boven de norm."
    andere = [b.tekst for b in toetsing.bevindingen if b.uitkomst not in GOED]
    return next(iter((*andere, *(fout.tekst for fout in toetsing.fouten))), "")


def grant_together(
    kenmerken: Iterable[str], afweging: dict[str, str], *, by: Any, op: datetime, on: date
) -> list[Uitslag]:
    """Grant the chosen ones that are clear, each through the door in a transaction of its own.

    Sent twice it grants nothing twice: what was granted before says so. A verzoek that is no
    longer clear, or that the door refuses, keeps its state and tells why.
    """
    gekozen = set(kenmerken)
    zichtbaar = Verzoek.objects.at_desk(by, on).select_related("aanbieder", "product", "jeugdige")
    mee = {str(k.verzoek.kenmerk): k for k in candidates(by, on)}
    rijen = zichtbaar.filter(kenmerk__in=gekozen).order_by("pk")[:MAX_SAMEN]
    return [_one(verzoek, mee.get(str(verzoek.kenmerk)), afweging, by, op) for verzoek in rijen]


def _one(
    verzoek: Any, kandidaat: Kandidaat | None, afweging: dict[str, str], by: Any, op: datetime
) -> Uitslag:
    if verzoek.status == Verzoekstand.TOEGEKEND:
        return Uitslag(verzoek, "eerder", "Was al toegekend.")
    if kandidaat is None:
        return Uitslag(verzoek, "niet", f"De stand is nu: {verzoek.get_status_display().lower()}.")
    bezwaar = kandidaat.bezwaar or _grant(verzoek, afweging, by, op)
    if bezwaar:
        return Uitslag(verzoek, "niet", bezwaar)
    return Uitslag(verzoek, "gelukt", "Toegekend. De toewijzing (JW301) gaat vanzelf.")


def _grant(verzoek: Any, afweging: dict[str, str], by: Any, op: datetime) -> str:
    """Through the door; "" when it went, else why not."""
    try:
        perform(verzoek, "grant", by=by, op=op, afweging=afweging)
    except (Geblokkeerd, Conflict) as fout:
        return f"{fout.reden} {fout.weg}".strip()
    except PermissionDenied as fout:
        return str(fout)
    except ValidationError as fout:
        return " ".join(fout.messages)
    return ""
