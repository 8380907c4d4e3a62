"""De gegevens van een aanvraag of inzet in woorden: periode, uren, kosten en eerdere dagen."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from afwegingskader.keuzes import Vrijheidsbeperking
from afwegingskader.kosten import Kosten, compute_kosten, phases
from afwegingskader.models import EenOpEenInzet
from normenkader.termijnen.reeks import Reeks
from normenkader.termijnen.woorden import aantal_dagen, dag_maand, getal, opsomming, periode

from .kop import url


class Eerder(NamedTuple):
    """An earlier or planned 1-op-1: in words, and its page when the reader may see it."""

    tekst: str
    url: str


def period_in_words(begin: date | None, einde: date | None) -> str:
    """ "27 februari tot en met 26 maart 2026 (28 dagen)"."""
    if begin is None:
        return ""
    if einde is None:
        return f"Vanaf {dag_maand(begin)} {begin.year}"
    return f"{periode(begin, einde)} ({aantal_dagen((einde - begin).days + 1)})"


def hours_in_words(aanvraag: Any, begin: date | None) -> str:
    """ "16 uur, in de afbouw vanaf dag 15 (13 maart) 12 uur en vanaf dag 22 (20 maart) 8 uur"."""
    if aanvraag.uren_per_dag is None:
        return ""
    tekst = f"{getal(aanvraag.uren_per_dag)} uur"
    fasen = [_phase(vanaf, uren, begin) for vanaf, uren in phases(aanvraag)]
    return f"{tekst}, in de afbouw {opsomming(fasen)}" if fasen else tekst


def _phase(vanaf: int, uren: Decimal, begin: date | None) -> str:
    dag = f" ({dag_maand(begin + timedelta(days=vanaf - 1))})" if begin else ""
    return f"vanaf dag {vanaf}{dag} {getal(uren)} uur"


def stay_in_words(aanvraag: Any) -> str:
    """Where the jeugdige stays and whether the inzet restricts freedom (OO-08)."""
    zinnen = {
        Vrijheidsbeperking.NEE: "De inzet vervangt geen vrijheidsbeperkende maatregel.",
        Vrijheidsbeperking.IS: "De inzet beperkt de vrijheid.",
        Vrijheidsbeperking.VERVANGT: "De inzet vervangt een vrijheidsbeperkende maatregel.",
    }
    delen = [
        f"{aanvraag.get_verblijfsvorm_display()}." if aanvraag.verblijfsvorm else "",
        zinnen.get(aanvraag.vrijheidsbeperking, ""),
        aanvraag.vrijheidsbeperking_toelichting,
    ]
    return " ".join(filter(None, delen))


def earlier_rows(
    anderen: Iterable[Any], reeks: Reeks, medewerker: Any, on: date, jeugdige_id: int
) -> list[Eerder]:
    """Every other 1-op-1 of the jeugdige; what the reader may not open only as days."""
    anderen = list(anderen)
    if not anderen:
        return []
    zichtbaar = EenOpEenInzet.objects.visible_to(medewerker, on).filter(jeugdige_id=jeugdige_id)
    open_ = set(zichtbaar.values_list("pk", flat=True))
    spans = {span.kenmerk: span for span in (*reeks.telt_mee, *reeks.telt_niet_mee)}
    mee = {span.kenmerk for span in reeks.telt_mee}
    return [
        _earlier(inzet, spans[str(inzet.kenmerk)], inzet.pk in open_, _counts(inzet, mee, reeks))
        for inzet in anderen
        if str(inzet.kenmerk) in spans
    ]


def _earlier(inzet: Any, span: Any, open_: bool, telt: str) -> Eerder:
    dagen = aantal_dagen(span.dagen)
    if not open_:
        return Eerder(f"{dagen} bij een andere aanbieder. {telt}", "")
    tekst = f"{dagen}, van {periode(span.begin, span.einde)}, bij {inzet.aanbieder}. {telt}"
    return Eerder(tekst, url("inzet_detail", inzet))


def _counts(inzet: Any, mee: set[str], reeks: Reeks) -> str:
    if str(inzet.kenmerk) in mee:
        return "Telt mee."
    if inzet.begindatum < reeks.kader.ingangsdatum or reeks.buiten_kader:
        return "Telt niet mee: het kader gold toen nog niet."
    return f"Telt niet mee: er zitten meer dan {reeks.kader.venster} dagen tussen."


def chain_in_words(reeks: Reeks, eigen: int = 0) -> str:
    """ "19 gebruikt, 9 over van 28"; `eigen` are the days of this inzet so far."""
    if reeks.buiten_kader:
        return "De begindatum ligt voor de ingangsdatum van het kader. Er geldt geen maximum."
    gebruikt = reeks.gebruikt + eigen
    over = max(0, reeks.maximum - gebruikt)
    return f"{gebruikt} gebruikt, {over} over van {reeks.maximum}, geteld over alle aanbieders"


def kosten_of(aanvraag: Any, dagen: int | None, dag: int = 1) -> Kosten | None:
    """Costs for the page; None while hours, tariff or period are missing."""
    return compute_kosten(aanvraag, dagen, dag) if dagen else None
