"""Bouwt de kop van een casuspagina; kost een vast aantal vragen, hoe vol het dossier ook is."""

from datetime import date
from typing import Any

from django.urls import reverse

from casusregie.casus.models import Casus
from casusregie.casus.panelen import tabs
from casusregie.casus.termijnlijst import running_termijnen
from casusregie.routes.acties import page_route
from verloop.schermen.woorden import day_month

from .gezag import gezag_in_words, members

ZONDER_BSN = "Zonder BSN"


def banner(
    casus: Casus,
    medewerker: Any,
    on: date,
    *,
    pad: str = "",
    klein: bool = True,
    bsn: str = "",
) -> dict[str, Any]:
    """The keys of components/_casusbanner.html; `pad` is the address of the page shown.

    A BSN is masked, unless `bsn` gives the number that was just asked for and logged.
    """
    return {
        "naam": casus.jeugdige.naam,
        "naam_url": _url("casus_detail", casus),
        "klein": klein,
        "nummer": casus.nummer,
        "kruimels": _crumbs(casus, pad),
        "badges": _badges(casus),
        "eerst": _first(casus, medewerker, on),
        "feiten": _facts(casus, on, bsn),
        "tabs": [
            {
                "naam": tab.naam,
                "url": (url := reverse(tab.url_naam, args=[casus.kenmerk])),
                "aantal": tab.aantal(casus, medewerker, on),
                "actief": url == pad,
            }
            for tab in tabs()
            if tab.mag(casus, medewerker, on)
        ],
    }


def masked(casus: Casus) -> str:
    """ "••••• 281", or that there is none."""
    einde = casus.jeugdige.bsn_einde
    return f"•••••\u2009{einde}" if einde else ZONDER_BSN


def _url(naam: str, casus: Casus) -> str:
    return reverse(f"casusregie:{naam}", args=[casus.kenmerk])


def _crumbs(casus: Casus, pad: str) -> list[tuple[str, str]]:
    eigen = _url("casus_detail", casus)
    werkvoorraad = reverse("casusregie:werkvoorraad")
    return [
        ("Werkvoorraad", werkvoorraad),
        (f"Casus {casus.nummer}", "" if pad == eigen else eigen),
    ]


def _badges(casus: Casus) -> list[tuple[str, str, str]]:
    route = page_route(casus)
    stand = route.get_status_display()
    badges = [(stand, "plain" if casus.gesloten_op else "info", "")]
    if casus.opt_out:
        badges.append(("Opt-out", "hold", "slot"))
    if casus.veiligheid_aandacht:
        badges.append(("Veiligheid: extra aandacht", "danger", "schild"))
    return badges


def _first(casus: Casus, medewerker: Any, on: date) -> dict[str, Any] | None:
    termijnen = running_termijnen(casus, medewerker, on)
    if not termijnen:
        return None
    eerste = termijnen[0]
    stand = eerste.stand_op(on)
    datum = "" if stand.klasse == "is-hold" else eerste.uiterlijk
    return {"naam": eerste.titel, "stand": stand, "datum": datum}


def _facts(casus: Casus, on: date, bsn: str) -> list[dict[str, Any]]:
    jeugdige = casus.jeugdige
    geboren = day_month(jeugdige.geboortedatum, jaar=True)
    return [
        {"naam": "Casusnummer", "waarde": casus.nummer, "getal": True},
        {"naam": "Geboren", "waarde": f"{geboren} ({jeugdige.age_on(on)} jaar)"},
        _bsn(casus, bsn),
        {"naam": "Gezag", "waarde": gezag_in_words(members(casus, on), jeugdige, on)},
        {"naam": "Gemeente", "waarde": casus.gemeente.naam},
        {"naam": "Gestart", "waarde": day_month(casus.aangemeld_op, jaar=True)},
    ]


def _bsn(casus: Casus, bsn: str) -> dict[str, Any]:
    if bsn:
        return {"naam": "BSN", "waarde": bsn, "getal": True}
    feit: dict[str, Any] = {"naam": "BSN", "waarde": masked(casus), "getal": True}
    if casus.jeugdige.bsn_einde:
        feit["knop"], feit["knop_extra"] = "Toon", " BSN, wordt vastgelegd"
        feit["knop_url"] = _url("casus_bsn", casus)
    return feit
