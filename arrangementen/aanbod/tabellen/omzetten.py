"""Van waarden in kolommen naar velden van het model, en wat daarna moet volgen."""

from datetime import date, timedelta
from typing import Any

from arrangementen.aanbod.contracten import Raamcontract
from arrangementen.aanbod.keuzes import Inkoopvorm
from arrangementen.aanbod.models import Contract

from .kennis import Kennis, on_day
from .tabel import Rij

DAG = timedelta(days=1)
VAST = ("geldig_van", "geldig_tot", "bron", "fictief")


def tarief(rij: Rij, kennis: Kennis) -> dict[str, Any]:
    """A tariff belongs to the version of the product of its first day."""
    on = rij["geldig_van"]
    hoofd = rij["hoofdaannemer"]
    return {
        **{naam: rij[naam] for naam in (*VAST, "eenheid", "contractsoort", "inkoopvorm")},
        "aanbieder": _aanbieder(kennis, rij["aanbieder"], on),
        "product": on_day(kennis.producten[rij["product"]], on),
        "hoofdaannemer": _aanbieder(kennis, hoofd, on) if hoofd else None,
        "tarief_cent": rij["tarief"],
    }


def contract(rij: Rij, kennis: Kennis) -> dict[str, Any]:
    """A version of a contract."""
    on = rij["geldig_van"]
    return rij | {
        "aanbieder": _aanbieder(kennis, rij["aanbieder"], on),
        "inkoper": kennis.inkoper(rij["inkoper"], on),
    }


def volume(rij: Rij, kennis: Kennis) -> dict[str, Any]:
    """A product of a contract."""
    velden = {naam: rij[naam] for naam in (*VAST, "eenheid", "volume_per_jaar")}
    return velden | {"nummer": rij["contract"], "product_code": rij["product"]}


def onderaannemer(rij: Rij, kennis: Kennis) -> dict[str, Any]:
    """An onderaannemer of a contract."""
    return {
        **{naam: rij[naam] for naam in VAST},
        "nummer": rij["contract"],
        "organisatie": _aanbieder(kennis, rij["onderaannemer"], rij["geldig_van"]),
        "product_codes": rij["producten"],
    }


def termijn(rij: Rij, kennis: Kennis) -> dict[str, Any]:
    """A standaardtermijn."""
    on = rij["geldig_van"]
    return {
        **{naam: rij[naam] for naam in (*VAST, "weken")},
        "resultaatgebied": on_day(kennis.gebieden[rij["resultaatgebied"]], on),
        "trede": on_day(kennis.treden[rij["trede"]], on) if rij["trede"] else None,
    }


def met_gemeente(rij: Rij, kennis: Kennis) -> dict[str, Any]:
    """A row of a gemeente."""
    return rij | {"gemeente": on_day(kennis.gemeenten[rij["gemeente"]], rij["geldig_van"])}


def _aanbieder(kennis: Kennis, code: str, on: date) -> Any:
    return on_day(kennis.aanbieders[code], on)


def end_tariffs() -> None:
    """A tariff does not outlive its product, the contract it rests on, or its place in it.

    Only for aanbieders that have a contract here: a tariff without one rests on something else.
    """
    kennis = Kennis()
    met_contract = set(Raamcontract.objects.values_list("aanbieder__agb_code", flat=True))
    open_rijen = Contract.objects.exclude(inkoopvorm=Inkoopvorm.MAATWERK)
    for rij in open_rijen.select_related("aanbieder", "product", "hoofdaannemer"):
        dagen = _last_days(rij, kennis, met_contract)
        einde = min((dag for dag in dagen if dag is not None), default=None)
        te_lang = einde is not None and (rij.geldig_tot is None or rij.geldig_tot > einde)
        if te_lang and einde is not None and einde >= rij.geldig_van:
            rij.geldig_tot = einde
            rij.save(update_fields=["geldig_tot"])


def _last_days(rij: Contract, kennis: Kennis, met_contract: set[str]) -> list[date | None]:
    """The last days of all that a tariff rests on (None: no end)."""
    code, van = rij.product.code, rij.geldig_van
    dagen = [_end(kennis.producten.get(code, []), van)]
    hoofd = rij.hoofdaannemer if rij.inkoopvorm == Inkoopvorm.ONDERAANNEMER else rij.aanbieder
    if hoofd is None or hoofd.agb_code not in met_contract:
        return dagen
    contract = kennis.contract_for(hoofd.agb_code, code, van)
    if contract is None:
        return dagen
    nummer = contract.nummer
    van_product = [v for v in kennis.volumes[nummer] if v.product_code == code]
    dagen += [_end(kennis.contracten[nummer], van), _end(van_product, van)]
    if hoofd is not rij.aanbieder:
        plek = [o for o in kennis.onderaannemers.get(nummer, []) if o.organisatie == rij.aanbieder]
        dagen.append(_end(plek, van))
    return dagen


def _end(versies: list[Any], van: date) -> date | None:
    """The last day of the unbroken run of versions that holds on `van`; None without an end."""
    versie = on_day(versies, van)
    while versie is not None and versie.geldig_tot is not None:
        volgende = on_day(versies, versie.geldig_tot + DAG)
        if volgende is None:
            return versie.geldig_tot  # type: ignore[no-any-return]
        versie = volgende
    return None
