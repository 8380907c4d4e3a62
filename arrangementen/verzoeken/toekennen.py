"""Een toegekend verzoek wordt een arrangement; de toewijzing (JW301) gaat daarna vanzelf."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from arrangementen.aanbod.models import Contract, Product
from arrangementen.arrangement.bewakers import know_parts
from arrangementen.arrangement.models import Arrangement, Arrangementonderdeel
from organisaties.models import Medewerker
from verloop.overgangen import perform, register

from .keuzes import TOTAAL, Verzoekstand
from .oordelen import keep, names_of


def open_arrangement(verzoek: Any, *, by: Any, op: datetime) -> None:
    """Follows `grant` in the same transaction, so that what cannot be ordered is not granted.

    Raises Geblokkeerd when the arrangement may not be ordered (contract, age, stapeling).
    """
    klok = Medewerker.objects.systeem()
    arrangement = Arrangement(
        casus=verzoek.casus,
        aanbieder=verzoek.aanbieder,
        keuze_motivering=verzoek.motivatie_keuze,
        opdracht_toelichting=verzoek.besluit_motivering,
        meer_aanbieders_reden=verzoek.toegekend.get("meer_aanbieders_reden", ""),
    )
    arrangement = register(arrangement, by=klok, op=op, code="uit_verzoek")
    know_parts(arrangement, [register(_part(verzoek, arrangement), by=klok, op=op)])
    arrangement.casus.jeugdige = verzoek.jeugdige
    arrangement = perform(arrangement, "follow_besluit", by=klok, op=op, besloten_door=by)
    verzoek.arrangement = arrangement
    keep(verzoek, Verzoekstand.TOEGEKEND, verzoek.vandaag, names_of(arrangement.toetsing))
    verzoek.save(update_fields=["arrangement", "oordelen"])


def granted(verzoek: Any) -> dict[str, Any]:
    """What is granted: the request, with what the gemeente changed in it."""
    return granted_with(verzoek, verzoek.toegekend)


def granted_with(verzoek: Any, anders: Mapping[str, Any]) -> dict[str, Any]:
    """The request with these changes, as JSON; a voorstel shows it before it is granted."""
    begin = _day(anders.get("begindatum")) or verzoek.begindatum
    product = verzoek.product
    if anders.get("product_code") and (product is None or product.code != anders["product_code"]):
        product = Product.objects.with_code(anders["product_code"], begin).first()
    eenheid, frequentie = size_of(verzoek, product)
    return {
        "product": product,
        "eenheid": eenheid,
        "frequentie": frequentie,
        "begindatum": begin,
        "einddatum": _day(anders.get("einddatum")) or verzoek.einddatum,
        "volume": anders.get("volume") or verzoek.volume,
        "grond_code": anders.get("grond_code", verzoek.grond_code),
        "bewijs": verzoek.bewijs | (anders.get("bewijs") or {}),
        "hardheidsclausule": anders.get("hardheidsclausule", verzoek.hardheidsclausule),
        "motivering": anders.get("motivering", verzoek.motivering),
        "waarom_geen_groep": anders.get("waarom_geen_groep", verzoek.waarom_geen_groep),
    }


def size_of(verzoek: Any, product: Product | None) -> tuple[str, str]:
    """Eenheid and frequentie in which the volume is granted.

    As was asked; for another product than was asked that of its contract, in total.
    """
    if product == verzoek.product:
        return verzoek.eenheid, verzoek.frequentie
    return _unit(verzoek.aanbieder_id, product), TOTAAL


def _part(verzoek: Any, arrangement: Arrangement) -> Arrangementonderdeel:
    hulp = granted(verzoek)
    gevraagd = {naam: getattr(verzoek, naam) for naam in ("begindatum", "einddatum", "volume")}
    gelijk = hulp["product"] == verzoek.product
    ongewijzigd = gelijk and all(hulp[naam] == waarde for naam, waarde in gevraagd.items())
    return Arrangementonderdeel(
        arrangement=arrangement,
        referentie_aanbieder=verzoek.referentie_aanbieder,
        afbouw=verzoek.afbouw if ongewijzigd else [],
        **hulp,
    )


def _unit(aanbieder_id: int, product: Product | None) -> str:
    """The unit of the contract for another product than was asked."""
    if product is None:
        return ""
    contract = Contract.objects.of_aanbieder(aanbieder_id).for_codes(product.code).last()
    return contract.eenheid if contract else product.eenheden[0]


def _day(tekst: str | None) -> date | None:
    return date.fromisoformat(tekst) if tekst else None
