"""Vastgelegd vóór de start: acht onderdelen, met wie en wanneer, en wat nog ontbreekt."""

from typing import Any

from verloop.schermen.woorden import day_month

from .kop import url
from .mensen import consent_line, person_day, regie_title

LENGTE = 110


def checklist(aanvraag: Any) -> list[dict[str, Any]]:
    """The eight items for components/_taken.html; an open one says what is still to do."""
    pagina = url("aanvraag_detail", aanvraag)
    return [
        _item(
            "Gewijzigde hulpvraag",
            aanvraag.gewijzigde_hulpvraag and aanvraag.hulp_schiet_tekort,
            _changed(aanvraag),
            f"{pagina}#hulpvraag",
        ),
        _item("Zorginhoudelijk doel (SMART)", aanvraag.doel, aanvraag.doel, f"{pagina}#doel"),
        _item(
            regie_title(aanvraag),
            aanvraag.akkoord_regie_op,
            consent_line(aanvraag),
            f"{pagina}#akkoord",
        ),
        _item(
            "Akkoord aanbieder",
            aanvraag.akkoord_aanbieder_op,
            _akkoord_aanbieder(aanvraag),
            f"{pagina}#akkoord",
        ),
        _analyse(aanvraag),
        _item(
            _besluit_titel(aanvraag), aanvraag.besloten_op, _besluit(aanvraag), f"{pagina}#besluit"
        ),
        _item("Afbouwplan", aanvraag.afbouw, aanvraag.afbouw, f"{pagina}#afbouw"),
        _item("Vervolg na de laatste dag", aanvraag.vervolg, aanvraag.vervolg, f"{pagina}#vervolg"),
    ]


def how_many(items: list[dict[str, Any]]) -> str:
    """ "8 van 8 vastgelegd"."""
    klaar = sum(item["stand"] == "Compleet" for item in items)
    return f"{klaar} van {len(items)} vastgelegd"


def _item(titel: str, klaar: Any, meta: str, adres: str) -> dict[str, Any]:
    return {
        "titel": titel,
        "meta": shorten(meta) if klaar else "",
        "url": adres if klaar else "",
        "stand": "Compleet" if klaar else "Niet begonnen",
    }


def _changed(aanvraag: Any) -> str:
    sinds = f"Sinds {day_month(aanvraag.gewijzigd_sinds)}: " if aanvraag.gewijzigd_sinds else ""
    return f"{sinds}{aanvraag.gewijzigde_hulpvraag}"


def _akkoord_aanbieder(aanvraag: Any) -> str:
    wie = person_day(aanvraag.akkoord_aanbieder_door, aanvraag.akkoord_aanbieder_op)
    return f"{aanvraag.aanbieder}: {wie}"


def _analyse(aanvraag: Any) -> dict[str, Any]:
    klaar = aanvraag.adopted_analyse()
    if klaar:
        wie = person_day(klaar.vastgesteld_door, klaar.vastgesteld_op)
        wie += f". Versie {klaar.nummer}" if klaar.nummer > 1 else ""
        return _item("Verklarende analyse", True, wie, url("aanvraag_analyse", aanvraag))
    begonnen = aanvraag.all_analyses()
    stand = "Wordt geschreven" if begonnen else "Ontbreekt"
    meta = f"Door {begonnen[0].auteur}" if begonnen else "Een gedragswetenschapper maakt haar"
    if aanvraag.status == "concept":
        stand = "Niet begonnen"
    soort = "info" if begonnen else ""
    return {
        "titel": "Verklarende analyse",
        "meta": meta,
        "url": "",
        "stand": stand,
        "soort": soort,
    }


def _besluit_titel(aanvraag: Any) -> str:
    return "Besluit expertteam (RER)" if aanvraag.is_vervolg else "Besluit procesregisseur"


def _besluit(aanvraag: Any) -> str:
    uitkomst = "afgewezen" if aanvraag.status == "afgewezen" else "toegekend"
    return f"{person_day(aanvraag.besloten_door, aanvraag.besloten_op)}: {uitkomst}"


def shorten(tekst: str) -> str:
    """The first words of a long text."""
    tekst = " ".join(str(tekst).split())
    return tekst if len(tekst) <= LENGTE else f"{tekst[:LENGTE].rsplit(' ', 1)[0]} …"
