"""De rijen van de lijsten van 1-op-1, en de 1-op-1 op de casuspagina."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from django.urls import reverse

from afwegingskader.aanvraag.beginnen import draft
from afwegingskader.lijst import Weergave, urgency
from afwegingskader.models import EenOpEenAanvraag, EenOpEenInzet
from arrangementen.arrangement.acties import page_arrangementen
from arrangementen.arrangement.querysets import Arrangementstand
from normenkader.termijnen.woorden import getal, korte_datum
from verloop.mogelijkheden import Mogelijkheid
from verloop.redenen import Nee

from .aanzet import aanvraag_turn, inzet_turn
from .acties import aanvraag_actions, inzet_actions
from .gegevens import period_in_words
from .kop import url

NAAR_STAND = {
    "concept": "",
    "ingediend": "info",
    "akkoord": "info",
    "geanalyseerd": "info",
    "toegekend": "success",
    "gepland": "",
    "loopt": "info",
}


def list_items(
    weergaven: list[Weergave], gekozen: Weergave, tellingen: dict[str, int]
) -> list[dict[str, Any]]:
    """For components/_weergaven.html."""
    return [
        {
            "naam": weergave.naam,
            "url": f"?weergave={weergave.sleutel}",
            "aantal": tellingen[weergave.sleutel],
            "actief": weergave is gekozen,
        }
        for weergave in weergaven
    ]


def list_rows(rijen: Iterable[Any], on: date) -> list[dict[str, Any]]:
    """One row per inzet or aanvraag: who, at whom, which day and how it stands."""
    return [
        _inzet_row(rij, on) if isinstance(rij, EenOpEenInzet) else _aanvraag_row(rij)
        for rij in rijen
    ]


def _inzet_row(inzet: Any, on: date) -> dict[str, Any]:
    return {
        "casus": inzet.casus,
        "aanbieder": inzet.aanbieder,
        "url": url("inzet_detail", inzet),
        "periode": period_in_words(inzet.begindatum, inzet.beeindigd_op or inzet.einddatum),
        "urgentie": urgency(inzet, on),
        "dag": day_in_words(inzet, on),
        "laatste": f"{'was ' if on > inzet.einddatum else ''}{korte_datum(inzet.einddatum)}",
        "stand": "Gaat niet door" if inzet.afgezien_op else inzet.get_status_display(),
        "soort": NAAR_STAND.get(inzet.status, "plain"),
    }


def _aanvraag_row(aanvraag: Any) -> dict[str, Any]:
    begin = aanvraag.begindatum
    return {
        "casus": aanvraag.casus,
        "aanbieder": aanvraag.aanbieder,
        "url": url("aanvraag_detail", aanvraag),
        "periode": period_in_words(begin, aanvraag.einddatum),
        "urgentie": None,
        "dag": f"Begint {korte_datum(begin)}" if begin else "Nog geen begindatum",
        "laatste": "",
        "stand": aanvraag.get_status_display(),
        "soort": NAAR_STAND.get(aanvraag.status, "plain"),
        "vervolg": aanvraag.is_vervolg,
    }


def day_in_words(inzet: Any, on: date) -> str:
    """ "Dag 19 van 28", or when it begins or ended."""
    if inzet.status == "loopt":
        return f"Dag {inzet.day_on(on)} van {inzet.dagen}"
    if inzet.beeindigd_op:
        return f"Beëindigd {korte_datum(inzet.beeindigd_op)}"
    return f"Begint {korte_datum(inzet.begindatum)}" if not inzet.afgezien_op else ""


# --- de casuspagina ------------------------------------------------------------------------------
def of_casus(casus: Any, medewerker: Any, on: date) -> tuple[list[Any], list[Any]]:
    """Visible aanvragen and inzetten of a casus, newest first; read once per look."""
    _fetch([casus], medewerker, on)
    gevonden: tuple[list[Any], list[Any]] = casus.__dict__["_eenopeen"]
    return gevonden


def _fetch(casussen: list[Any], medewerker: Any, on: date) -> None:
    """Give each of these casussen its 1-op-1; two queries, however many there are."""
    nieuw = {casus.pk: casus for casus in casussen if "_eenopeen" not in casus.__dict__}
    if not nieuw:
        return
    aanvragen = EenOpEenAanvraag.objects.visible_to(medewerker, on).filter(casus__in=nieuw)
    inzetten = EenOpEenInzet.objects.visible_to(medewerker, on).filter(casus__in=nieuw)
    met = ("aanbieder", "aanvraag", "kaderversie")
    for casus in nieuw.values():
        casus.__dict__["_eenopeen"] = ([], [])
    for welke, rijen in enumerate(
        (
            aanvragen.select_related("aanbieder").order_by("-pk"),
            inzetten.select_related(*met).order_by("-begindatum"),
        )
    ):
        rij: Any
        for rij in rijen:
            rij.casus = nieuw[rij.casus_id]
            rij.casus.__dict__["_eenopeen"][welke].append(rij)


def case_context(casus: Any, medewerker: Any, on: date) -> dict[str, Any]:
    """The page with all 1-op-1 of a casus."""
    aanvragen, inzetten = of_casus(casus, medewerker, on)
    zonder = [a for a in aanvragen if a.status != "toegekend"]
    return {
        "inzetten": [{**rij, "titel": "1-op-1-inzet"} for rij in list_rows(inzetten, on)],
        "aanvragen": [{**rij, "titel": "1-op-1-aanvraag"} for rij in list_rows(zonder, on)],
        "acties": list(case_actions(casus, medewerker, on)),
    }


def help_rows(
    casussen: list[Any], medewerker: Any, on: date
) -> Iterable[tuple[int, dict[str, Any]]]:
    """Rows for the panels with all help of these casussen."""
    _fetch(casussen, medewerker, on)
    for casus in casussen:
        aanvragen, inzetten = of_casus(casus, medewerker, on)
        rijen = [_help_row(i, i.aanvraag, on) for i in inzetten if i.afgezien_op is None]
        rijen += [_help_row(a, a, on) for a in aanvragen if a.is_open]
        yield from ((casus.pk, rij) for rij in rijen)


def _help_row(onderwerp: Any, aanvraag: Any, on: date) -> dict[str, Any]:
    rij = list_rows([onderwerp], on)[0]
    naam = "1-op-1" if isinstance(onderwerp, EenOpEenInzet) else "1-op-1 (aanvraag)"
    uren = aanvraag.uren_per_dag
    omvang = f"{getal(uren)} uur per dag" if uren is not None else ""
    return {**rij, "arrangement": onderwerp, "naam": naam, "codes": rij["dag"], "omvang": omvang}


def case_actions(casus: Any, medewerker: Any, on: date) -> Iterable[Mogelijkheid]:
    """On the casus page: the next step of each 1-op-1 that is the user's, else asking for one."""
    aanvragen, inzetten = of_casus(casus, medewerker, on)
    open_aanvragen = [aanvraag for aanvraag in aanvragen if aanvraag.is_open]
    for inzet in inzetten:
        if inzet.status != "beeindigd":
            yield from _next_step(inzet_actions, inzet_turn, inzet, medewerker, on)
    for aanvraag in open_aanvragen:
        yield from _next_step(aanvraag_actions, aanvraag_turn, aanvraag, medewerker, on)
    if not open_aanvragen:
        lopend = [a for a in page_arrangementen(casus) if a.status == Arrangementstand.LOOPT]
        yield from (_begin(arrangement, medewerker, on) for arrangement in lopend)


def _next_step(
    acties_van: Any, beurt_van: Any, onderwerp: Any, medewerker: Any, on: date
) -> Iterable[Mogelijkheid]:
    """What the user must do first with this 1-op-1, with why and by when; nothing when not his."""
    acties = acties_van(onderwerp.on(on), medewerker, on)
    eerste = next((actie for actie in acties if actie.primair and actie.toegestaan), None)
    if eerste is None:
        return
    beurt = beurt_van(onderwerp, acties, on)
    label = f"1-op-1: {eerste.label[:1].lower()}{eerste.label[1:]}"
    yield replace(eerste, label=label, uitleg=beurt["tekst"], custom={})


def _begin(arrangement: Any, medewerker: Any, on: date) -> Mogelijkheid:
    label = f"1-op-1 aanvragen bij {arrangement.aanbieder}"
    oordeel = draft(arrangement, medewerker, on).may_register(medewerker)
    if oordeel:
        adres = reverse("afwegingskader:aanvraag_nieuw", args=[arrangement.kenmerk])
        uitleg = "Als de hulpvraag zo veranderd is dat dit tijdelijk nodig is."
        knop = {"knop": "Aanvragen"}
        return Mogelijkheid("", label, True, url=adres, uitleg=uitleg, custom=knop)
    nee = oordeel if isinstance(oordeel, Nee) else Nee("Dit kan nu niet.")
    return Mogelijkheid("", label, False, nee.reden, nee.weg, nee.weg_url, "rol")
