"""Legt een verzoek naast de norm: dezelfde toets bij het invullen, versturen en besluiten."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from arrangementen.aanbod.models import Contract, Product
from arrangementen.arrangement.norm import contracts_for, facts_of
from arrangementen.toewijzing.models import Toewijzing
from casusregie.jeugdige.versleuteling import blind_index
from normenkader.models import Normversie
from normenkader.toetsing import EerdereToewijzing, Norm, Toetsing, VolumeEenheid, assess

from .keuzes import TOTAAL

#: What `facts_of` reads of an onderdeel, with the value of a field that is not filled in.
LEEG: dict[str, Any] = {
    "product": None,
    "volume": None,
    "eenheid": "",
    "frequentie": TOTAAL,
    "begindatum": None,
    "einddatum": None,
    "grond_code": "",
    "bewijs": {},
    "hardheidsclausule": False,
    "motivering": "",
    "waarom_geen_groep": "",
    "afbouw": [],
}


def own_contracts(aanbieder_id: int, on: date) -> list[Contract]:
    """The contracts from which this aanbieder may ask help: valid now or later."""
    rijen = Contract.objects.of_aanbieder(aanbieder_id).exclude(geldig_tot__lt=on)
    return list(rijen.select_related("product").order_by("product__naam", "geldig_van"))


def norm_of(product: Product | None, begin: date) -> Norm | None:
    """The norm of this product on the day the help begins."""
    return Normversie.objects.norm_for(product.code, begin) if product else None


def judge(
    hulp: Mapping[str, Any],
    *,
    aanbieder_id: int,
    geboortedatum: date | None,
    bsn: str,
    on: date,
    norm: Norm | None = None,
) -> Toetsing | None:
    """The verdict on what is filled in so far; None while no product was chosen.

    `hulp` holds fields of a Verzoek. Only toewijzingen of this aanbieder itself count for
    stapeling: what others give is not shown to it (domein.md §0 i); the gemeente checks those.
    """
    deel = SimpleNamespace(**LEEG | dict(hulp))
    if deel.product is None:
        return None
    begin = deel.begindatum or on
    voor_contract = SimpleNamespace(product=deel.product, begindatum=begin)
    contracten = contracts_for(aanbieder_id, [voor_contract])
    eerdere = {deel.product.code: _earlier(deel.product.code, aanbieder_id, bsn)}
    feiten = facts_of(deel, geboortedatum, contracten, eerdere)
    return assess(feiten, norm or norm_of(deel.product, begin))


def _earlier(code: str, aanbieder_id: int, bsn: str) -> tuple[EerdereToewijzing, ...]:
    if not bsn:
        return ()
    rijen = Toewijzing.objects.standing().filter(
        product__code=code,
        aanbieder_id=aanbieder_id,
        casus__jeugdige__bsn_index=blind_index(bsn),
    )
    return tuple(
        EerdereToewijzing(
            rij.ingangsdatum,
            rij.einddatum,
            None if rij.volume is None else Decimal(rij.volume),
            VolumeEenheid(rij.eenheid) if rij.eenheid else VolumeEenheid.UUR,
        )
        for rij in rijen
    )


def verdict_of(verzoek: Any) -> Toetsing | None:
    """The verdict that was stored when the verzoek was sent, the same for both sides."""
    return Toetsing.from_dict(verzoek.toetsing) if verzoek.toetsing else None


def elsewhere(verzoek: Any) -> list[Toewijzing]:
    """For the gemeente only: toewijzingen of the same product at other aanbieders in the period."""
    if verzoek.product is None or verzoek.jeugdige_id is None:
        return []
    rijen = Toewijzing.objects.standing().of_jeugdige(verzoek.jeugdige_id)
    rijen = rijen.filter(product__code=verzoek.product.code, gemeente=verzoek.gemeente_id)
    rijen = rijen.exclude(aanbieder=verzoek.aanbieder_id).exclude(
        einddatum__lt=verzoek.begindatum or verzoek.dagtekening
    )
    if verzoek.einddatum:
        rijen = rijen.exclude(ingangsdatum__gt=verzoek.einddatum)
    return list(rijen)
