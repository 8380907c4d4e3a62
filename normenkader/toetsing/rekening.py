"""Shows the sum behind a verdict: norm, source, requested, granted, used before, remaining."""

from normenkader.termijnen.woorden import aantal, lange_datum
from normenkader.toetsing.feiten import Norm
from normenkader.toetsing.hoeveelheden import Hoeveelheid
from normenkader.toetsing.totalen import Totalen

Regel = tuple[str, str]


def account(norm: Norm | None, totalen: Totalen, toegekend: str = "") -> list[Regel]:
    """Name and value per line; empty without a norm. `toegekend` is in words, once decided."""
    if norm is None:
        return []
    return [
        *_norm(norm),
        *_requested(norm, totalen),
        *([("Toegekend", toegekend)] if toegekend else []),
        *_used(norm, totalen),
        *_remaining(norm, totalen),
    ]


def _norm(norm: Norm) -> list[Regel]:
    fictief = " (fictief)" if norm.fictief else ""
    versie = f", versie {norm.versie}" if norm.versie else ""
    rijen = [("Norm", f"Hooguit {norm.volume} in {norm.duur}{versie}{fictief}")]
    return [*rijen, ("Bron van de norm", norm.bron)] if norm.bron else rijen


def _requested(norm: Norm, totalen: Totalen) -> list[Regel]:
    if totalen.gevraagd_volume is None:
        return []
    return [("Gevraagd", str(Hoeveelheid(totalen.gevraagd_volume, norm.eenheid)))]


def _used(norm: Norm, totalen: Totalen) -> list[Regel]:
    """What other toewijzingen of the same traject took."""
    if not totalen.meegeteld:
        return [("Eerder toegewezen", "Niets in dit traject")]
    hoe = aantal(totalen.meegeteld, "toewijzingen") if totalen.meegeteld > 1 else "1 toewijzing"
    tekst = f"{Hoeveelheid(totalen.gebruikt_volume, norm.eenheid)}, in {hoe}"
    if totalen.niet_te_tellen:
        tekst += f", waarvan {totalen.niet_te_tellen} niet te tellen"
    return [("Eerder toegewezen", tekst)]


def _remaining(norm: Norm, totalen: Totalen) -> list[Regel]:
    if totalen.boven_volume:
        meer = Hoeveelheid(totalen.meer_volume, norm.eenheid)
        rijen = [("Blijft over", f"Niets: {meer} boven de norm")]
    elif totalen.resterend is not None:
        rijen = [("Blijft over", str(Hoeveelheid(totalen.resterend, norm.eenheid)))]
    else:
        rijen = []
    if totalen.uiterste_einddatum:
        rijen.append(("Norm loopt tot en met", lange_datum(totalen.uiterste_einddatum)))
    return rijen
