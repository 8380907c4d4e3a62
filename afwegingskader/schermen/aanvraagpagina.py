"""Zet de pagina's van een aanvraag klaar: beginnen, schrijven en bekijken."""

from datetime import date, timedelta
from typing import Any

from afwegingskader.aanvraag.aanvraagformulier import AanvraagForm
from afwegingskader.aanvraag.beginnen import explanation
from normenkader.termijnen.woorden import aantal_dagen, middellange_datum
from verloop.redenen import Nee, Oordeel

from .aanzet import aanvraag_turn
from .acties import aanvraag_actions, below_turn
from .checklist import checklist, how_many
from .gegevens import (
    chain_in_words,
    earlier_rows,
    hours_in_words,
    kosten_of,
    period_in_words,
    stay_in_words,
)
from .geschiedenis import history
from .kop import page_context, url
from .mensen import consent_line, person_day, regie_title
from .wie import steps

SOORT = {
    "concept": "",
    "ingediend": "info",
    "akkoord": "info",
    "geanalyseerd": "info",
    "toegekend": "success",
    "afgewezen": "plain",
    "ingetrokken": "plain",
}


def start_context(
    arrangement: Any, aanvraag: Any, oordeel: Oordeel, medewerker: Any, on: date
) -> dict[str, Any]:
    """The kader first, then what was used before, then the form or the reason why not."""
    nee = oordeel if isinstance(oordeel, Nee) else None
    dagen = days_so_far(aanvraag, medewerker, on) if aanvraag else {}
    return {
        **page_context(arrangement.casus, on, ("1-op-1 aanvragen", "")),
        **explanation(on),
        **dagen,
        "arrangement": arrangement,
        "geblokkeerd": nee is not None,
        "reden": nee.reden if nee is not None else "",
        "weg": nee.weg if nee is not None else "",
    }


def request_page(aanvraag: Any, medewerker: Any, on: date) -> dict[str, Any]:
    """Everything on the page of one aanvraag."""
    acties = aanvraag_actions(aanvraag, medewerker, on)
    beurt = aanvraag_turn(aanvraag, acties, on)
    inzet = getattr(aanvraag, "inzet", None)
    lijst = checklist(aanvraag)
    return {
        **page_context(aanvraag.casus, on, ("1-op-1-aanvraag", "")),
        **days_so_far(aanvraag, medewerker, on),
        "aanvraag": aanvraag,
        "soort": SOORT[aanvraag.status],
        "acties": below_turn(acties, beurt),
        "beurt": beurt,
        "inzet_url": url("inzet_detail", inzet) if inzet else "",
        "lijst": lijst,
        "hoeveel": how_many(lijst),
        "stappen": steps(aanvraag, inzet, on),
        "geschiedenis": history(aanvraag, inzet),
        **asked(aanvraag),
    }


def asked(aanvraag: Any) -> dict[str, Any]:
    """The contents in words, for the page and for whoever decides."""
    return {
        "periode": period_in_words(aanvraag.begindatum, aanvraag.einddatum),
        "uren": hours_in_words(aanvraag, aanvraag.begindatum),
        "kosten": kosten_of(aanvraag, aanvraag.dagen),
        "verblijf": stay_in_words(aanvraag),
        "analyse": aanvraag.adopted_analyse(),
        "akkoord_aanbieder": person_day(
            aanvraag.akkoord_aanbieder_door, aanvraag.akkoord_aanbieder_op
        ),
        "akkoord_regie": consent_line(aanvraag),
        "regie_titel": regie_title(aanvraag),
    }


def edit_context(
    aanvraag: Any, form: AanvraagForm, medewerker: Any, on: date, nu: Any
) -> dict[str, Any]:
    """The computed last day, days left and costs beside the form; and a conflict, if any."""
    reeks = aanvraag.reeks()
    return {
        **days_so_far(aanvraag, medewerker, on),
        "aanvraag": aanvraag,
        "versie": nu.versie if nu else aanvraag.versie,
        "conflict": nu is not None,
        "gesloten": nu is not None and nu.status != "concept",
        "anders": _differences(form, nu) if nu else [],
        "laatste_dag": _last_day(aanvraag, reeks),
        "kosten": kosten_of(aanvraag, aanvraag.dagen),
        "dagen": aanvraag.dagen,
    }


def days_so_far(aanvraag: Any, medewerker: Any, on: date) -> dict[str, Any]:
    """How many days are left, and which earlier inzet used them (domein.md §0 a and o)."""
    reeks = aanvraag.reeks()
    anderen = aanvraag.other_inzetten()
    jeugdige_id = aanvraag.casus.jeugdige_id
    return {
        "reeks": reeks,
        "reeks_tekst": chain_in_words(reeks),
        "eerder": earlier_rows(anderen, reeks, medewerker, on, jeugdige_id),
    }


def _last_day(aanvraag: Any, reeks: Any) -> str:
    """The last day that fits with the saved first day."""
    if aanvraag.begindatum is None or reeks.buiten_kader:
        return ""
    if reeks.over == 0:
        return "Er zijn geen dagen over. Alleen het expertteam (RER) kan langer toestaan."
    laatste = middellange_datum(reeks.start + timedelta(days=reeks.over - 1))
    return f"Bij deze eerste dag is {laatste} de laatste dag die kan ({aantal_dagen(reeks.over)})."


def _differences(form: AanvraagForm, nu: Any) -> list[tuple[str, str]]:
    """Label and text of each answer in which the other saved something else."""
    nieuw = AanvraagForm(aanvraag=nu, on=nu.begindatum or date.max)
    return [
        (str(nieuw[naam].label), str(nieuw[naam].value() or "Niet ingevuld"))
        for naam in nieuw.fields
        if _as_text(nieuw[naam].value()) != _as_text(form[naam].value())
    ]


def _as_text(waarde: Any) -> str:
    return "" if waarde is None else str(waarde).replace("\r\n", "\n").strip()
