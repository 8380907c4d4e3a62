"""Hulp zonder toewijzing: wat aanbieders over start en stop meldden, voor de pagina van de casus.

Een gemeente die taakgericht inkoopt geeft geen toewijzing. Start en stop zijn af te spreken en
mogen als bericht komen (iJw IV096).
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce

from arrangementen.aanbod.models import Product
from arrangementen.ijw import codelijsten
from casusregie.afronding.hulp import Hulpregel, Laag

from .zorgfeiten import TIJDELIJK, Stand, Zorgstart

ZONDER = "Geen toewijzing nodig"


class Taakhulp(NamedTuple):
    """One reported start without toewijzing, with what its stops say; `einde` when it is over."""

    start: Zorgstart
    naam: str
    einde: date | None
    stand: Stand


def any_start() -> Exists:
    """Was help without toewijzing reported? Part of the query for a casus."""
    return Exists(_starts().filter(casus=OuterRef("pk")))


def task_help(casus: Any) -> list[Taakhulp]:
    """What was reported in this casus; one query, and none when its page knows there is nothing."""
    if not _may_have(casus):
        return []
    return [_judged(start) for start in _named(_starts().filter(casus=casus))]


def task_bought(casussen: list[Any], medewerker: Any, on: date) -> Iterable[tuple[int, Hulpregel]]:
    """The same for the page with all help of a gezin."""
    misschien = [casus for casus in casussen if _may_have(casus)]
    if not misschien:
        return
    rijen = _starts().visible_to(medewerker, on).filter(casus__in=misschien)
    for hulp in map(_judged, _named(rijen)):
        yield (
            hulp.start.casus_id,
            Hulpregel(
                Laag.SPECIALIST,
                hulp.naam,
                str(hulp.start.aanbieder),
                "",
                hulp.stand.label,
                hulp.start.begindatum,
                hulp.einde,
                "",
                ZONDER,
            ),
        )


def _may_have(casus: Any) -> bool:
    """False only when the query for this casus told that nothing was reported (`any_start`)."""
    return bool(casus.__dict__.get("taakgericht_gemeld", True))


def _starts() -> Any:
    return Zorgstart.objects.filter(toewijzing=None, verwijderd_op=None)


def _named(rijen: Any) -> Any:
    producten = Product.objects.filter(code=OuterRef("code")).order_by("-geldig_van")
    rijen = rijen.annotate(product_naam=Coalesce(Subquery(producten.values("naam")[:1]), "code"))
    return rijen.select_related("aanbieder").prefetch_related("stops")


def _judged(start: Any) -> Taakhulp:
    soorten = codelijsten.codes("ProductCategorie")
    naam = start.product_naam or soorten.get(start.categorie, "Jeugdhulp")
    definitief = [s.einddatum for s in start.counting_stops() if s.reden != TIJDELIJK]
    return Taakhulp(start, naam, max(definitief, default=None), Stand(start.stand))
