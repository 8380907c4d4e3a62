"""Legt een verzoek naast de norm: dezelfde toets bij het invullen, versturen en besluiten."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import SimpleNamespace
from typing import Any

from arrangementen.aanbod.models import Contract, Product
from arrangementen.arrangement.norm import as_earlier, contracts_for, facts_of
from arrangementen.arrangement.stapeling import counted_help
from casusregie.jeugdige.versleuteling import blind_index
from normenkader.models import Normversie, Productgroep
from normenkader.toetsing import EerdereToewijzing, Norm, Toetsing, assess, explain_change

from .keuzes import OPEN, TOTAAL

#: What `judge` looked up, by what was asked; for one transaction.
Kennis = dict[tuple[Any, ...], Any]

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
    alle = Contract.objects.all_of(aanbieder_id)
    geldig = (rij for rij in alle if rij.geldig_tot is None or rij.geldig_tot >= on)
    return sorted(geldig, key=lambda rij: (rij.product.naam, rij.geldig_van))


def norm_of(product: Product | None, begin: date) -> Norm | None:
    """The norm of this product on the day the help begins."""
    return Normversie.objects.norm_for(product.code, begin) if product else None


def delimitation(product: Product | None, on: date) -> str:
    """What does and does not belong to this help, as the kader of its group says (NK-22)."""
    groep = Productgroep.objects.group_of(product.code, on) if product else None
    return groep.afbakening if groep else ""


def judge(
    hulp: Mapping[str, Any],
    *,
    aanbieder_id: int,
    geboortedatum: date | None,
    bsn: str,
    on: date,
    norm: Norm | None = None,
    jeugdige_id: int | None = None,
    kennis: Kennis | None = None,
) -> Toetsing | None:
    """The verdict on what is filled in so far; None while no product was chosen.

    `hulp` holds fields of a Verzoek. With `bsn` only toewijzingen of this aanbieder itself count:
    what others give is not shown to it (domein.md §0 i). With `jeugdige_id`, for the gemeente,
    those at every aanbieder count. `kennis` holds what was looked up before in this transaction.
    """
    kennis = kennis if kennis is not None else {}
    deel = SimpleNamespace(**LEEG | dict(hulp))
    if deel.product is None:
        return None
    begin = deel.begindatum or on
    voor_contract = SimpleNamespace(product=deel.product, begindatum=begin)
    code = deel.product.code
    wie = (code, aanbieder_id, bsn, jeugdige_id)
    contracten = _known(
        kennis, (aanbieder_id, code, begin), lambda: contracts_for(aanbieder_id, [voor_contract])
    )
    eerdere = {code: _known(kennis, wie, lambda: _earlier(*wie))}
    feiten = facts_of(deel, geboortedatum, contracten, eerdere)
    norm = _known(kennis, (code, begin), lambda: norm or norm_of(deel.product, begin))
    return assess(feiten, norm)


def _known(kennis: Kennis, sleutel: tuple[Any, ...], vraag: Callable[[], Any]) -> Any:
    """The answer that was given before, else the answer of now, kept."""
    if sleutel not in kennis:
        kennis[sleutel] = vraag()
    return kennis[sleutel]


def _earlier(
    code: str, aanbieder_id: int, bsn: str, jeugdige_id: int | None
) -> tuple[EerdereToewijzing, ...]:
    if jeugdige_id is not None:
        rijen = counted_help({"jeugdige": jeugdige_id}, [code])
    elif bsn:
        wie = {"jeugdige__bsn_index": blind_index(bsn)}
        rijen = counted_help(wie, [code], aanbieder_id=aanbieder_id)
    else:
        return ()
    return tuple(as_earlier(rij, aanbieder_id) for rij in rijen)


def judge_again(verzoek: Any, on: date, *, gemeente: bool) -> Toetsing | None:
    """The verdict as it would be now: today's norm of the begindatum, and today's toewijzingen.

    For the gemeente the toewijzingen at every aanbieder count, for the aanbieder its own.
    """
    toen = verdict_of(verzoek)
    if toen is None or verzoek.product_id is None or verzoek.begindatum is None:
        return None
    rijen = [
        rij for rij in _of_product(verzoek) if gemeente or rij.aanbieder_id == verzoek.aanbieder_id
    ]
    eerdere = tuple(as_earlier(rij, verzoek.aanbieder_id) for rij in rijen)
    return assess(replace(toen.feiten, eerdere=eerdere), _norm_now(verzoek, toen.norm))


def _of_product(verzoek: Any) -> list[Any]:
    """All help with this product for this jeugdige."""
    return [rij for rij in standing_help(verzoek) if rij.code == _code_of(verzoek)]


def standing_help(verzoek: Any) -> list[Any]:
    """All help of this jeugdige, fetched once per loaded verzoek: for the norm and the amount."""
    if "_standend" not in verzoek.__dict__:
        verzoek.__dict__["_standend"] = counted_help({"jeugdige": verzoek.jeugdige_id}, None)
    gevonden: list[Any] = verzoek.__dict__["_standend"]
    return gevonden


def _code_of(verzoek: Any) -> str:
    """The code of the product, as the stored verdict has it; else that of the product."""
    toen = verdict_of(verzoek)
    code: str = toen.feiten.product_code if toen else verzoek.product.code
    return code


def _norm_now(verzoek: Any, toen: Norm | None) -> Norm | None:
    """Today's norm of the begindatum; one query while it is still the version of then."""
    versies = Normversie.objects.adopted().valid_on(verzoek.begindatum)
    versie = versies.of_product(_code_of(verzoek)).first()
    if versie is None or toen is None or versie.versienaam != toen.versie:
        return versie.to_norm() if versie else None
    return toen


def verdict_of(verzoek: Any) -> Toetsing | None:
    """The verdict that was stored when the verzoek was sent, the same for both sides."""
    return Toetsing.from_dict(verzoek.toetsing) if verzoek.toetsing else None


@dataclass(frozen=True)
class Herzien:
    """The verdict of now beside the one it was sent with, and the reasons it differs."""

    toetsing: Toetsing
    waarom: tuple[str, ...]


def reviewed(verzoek: Any, on: date, *, gemeente: bool) -> Herzien | None:
    """What changed since it was sent; None when nothing that counts did (or it is decided)."""
    toen = verdict_of(verzoek)
    nu = judge_again(verzoek, on, gemeente=gemeente) if verzoek.status in OPEN else None
    waarom = explain_change(toen, nu) if toen and nu else ()
    return Herzien(nu, waarom) if nu and waarom else None


def changed_norm(gezien: str, toetsing: Toetsing | None) -> tuple[str, ...]:
    """Why a concept that was filled in under version `gezien` is judged otherwise now."""
    norm = toetsing.norm if toetsing else None
    if toetsing is None or norm is None or gezien in ("", norm.versie):
        return ()
    code = toetsing.feiten.product_code
    vorige = Normversie.objects.adopted().of_product(code).filter(versienaam=gezien).first()
    if vorige is None:
        return (f"Norm versie {norm.versie} geldt nu, in plaats van versie {gezien}.",)
    return explain_change(assess(toetsing.feiten, vorige.to_norm()), toetsing)


def elsewhere(verzoek: Any) -> list[Any]:
    """For the gemeente only: toewijzingen of the same product at other aanbieders in the period."""
    if verzoek.product is None or verzoek.jeugdige_id is None:
        return []
    return [
        rij
        for rij in _of_product(verzoek)
        if rij.gemeente_id == verzoek.gemeente_id
        and rij.aanbieder_id != verzoek.aanbieder_id
        and _overlaps(rij, verzoek.begindatum or verzoek.dagtekening, verzoek.einddatum)
    ]


def _overlaps(rij: Any, begin: date, einde: date | None) -> bool:
    begonnen = einde is None or rij.ingangsdatum <= einde
    return begonnen and (rij.einddatum is None or rij.einddatum >= begin)
