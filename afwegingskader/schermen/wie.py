"""Wie doet wat: de stappen van een 1-op-1, gedaan, nu en straks."""

from datetime import date
from typing import Any

from verloop.schermen.woorden import capitalise, day_month

from .mensen import (
    aanbieder_name,
    analyst_name,
    consent_line,
    decider_name,
    person_day,
    regie_name,
)

VOLGORDE = ("concept", "ingediend", "akkoord", "geanalyseerd", "toegekend")


def steps(aanvraag: Any, inzet: Any, on: date) -> list[dict[str, Any]]:
    """Lines for components/_tijdlijn.html, oldest first."""
    if aanvraag.status in ("ingetrokken", "afgewezen"):
        return [*_done(aanvraag), _stopped(aanvraag)]
    plek = VOLGORDE.index(aanvraag.status)
    stappen = [
        ("Concept gemaakt", _written(aanvraag)),
        ("Akkoord van beide partijen", _agreed(aanvraag)),
        ("Verklarende analyse", _analysed(aanvraag)),
        (_decision_title(aanvraag), _decided(aanvraag)),
    ]
    nu = {"concept": 0, "ingediend": 1, "akkoord": 2, "geanalyseerd": 3, "toegekend": 4}
    regels = [
        {
            "titel": titel,
            "tekst": tekst,
            "nu": n == nu[VOLGORDE[plek]],
            "toekomst": n > nu[VOLGORDE[plek]],
        }
        for n, (titel, tekst) in enumerate(stappen)
    ]
    return [*regels, *_inzet(inzet, on)]


def _done(aanvraag: Any) -> list[dict[str, Any]]:
    regels = [{"titel": "Concept gemaakt", "tekst": _written(aanvraag)}]
    if aanvraag.akkoord_aanbieder_op or aanvraag.akkoord_regie_op:
        regels.append({"titel": "Akkoord", "tekst": _agreed(aanvraag)})
    if aanvraag.adopted_analyse():
        regels.append({"titel": "Verklarende analyse", "tekst": _analysed(aanvraag)})
    return regels


def _stopped(aanvraag: Any) -> dict[str, Any]:
    if aanvraag.status == "ingetrokken":
        return {"titel": "Ingetrokken", "tekst": day_month(aanvraag.ingetrokken_op), "nu": True}
    return {"titel": _decision_title(aanvraag), "tekst": _decided(aanvraag), "nu": True}


def _written(aanvraag: Any) -> str:
    if aanvraag.ingediend_op:
        wie = person_day(aanvraag.ingediend_door, aanvraag.ingediend_op)
        return f"{aanvraag.opgesteld_door}\nIngediend door {wie}"
    return str(aanvraag.opgesteld_door)


def _agreed(aanvraag: Any) -> str:
    wie = person_day(aanvraag.akkoord_aanbieder_door, aanvraag.akkoord_aanbieder_op)
    aanbieder = f"{wie} ({aanvraag.aanbieder})" if wie else aanbieder_name(aanvraag)
    regie = consent_line(aanvraag) or regie_name(aanvraag.casus)
    return f"{capitalise(regie)}\n{capitalise(aanbieder)}"


def _analysed(aanvraag: Any) -> str:
    klaar = aanvraag.adopted_analyse()
    if klaar is None:
        return capitalise(analyst_name(aanvraag))
    return f"{person_day(klaar.vastgesteld_door, klaar.vastgesteld_op)} (gedragswetenschapper)"


def _decision_title(aanvraag: Any) -> str:
    return "Besluit expertteam (RER)" if aanvraag.is_vervolg else "Besluit procesregisseur"


def _decided(aanvraag: Any) -> str:
    if aanvraag.besloten_op is None:
        return capitalise(decider_name(aanvraag))
    uitkomst = "afgewezen" if aanvraag.status == "afgewezen" else "toegekend"
    wie = person_day(aanvraag.besloten_door, aanvraag.besloten_op)
    return f"{wie}: {uitkomst}. Wie aan de aanvraag meewerkte, besluit niet zelf."


def _inzet(inzet: Any, on: date) -> list[dict[str, Any]]:
    if inzet is None:
        return [
            {"titel": "Inzet", "tekst": "Na het besluit", "toekomst": True},
            {"titel": "Beëindigd met evaluatie", "toekomst": True},
        ]
    if inzet.afgezien_op:
        return [{"titel": "Gaat niet door", "tekst": day_month(inzet.afgezien_op), "nu": True}]
    einde = inzet.beeindigd_op or inzet.einddatum
    return [
        {
            "titel": "Inzet gepland" if inzet.status == "gepland" else "Inzet loopt",
            "tekst": _running(inzet, on),
            "nu": inzet.status != "beeindigd",
        },
        {
            "titel": "Beëindigd met evaluatie",
            "tekst": f"{inzet.aanbieder}, {'uiterlijk ' if inzet.beeindigd_op is None else ''}"
            f"{day_month(einde, jaar=True)}",
            "toekomst": inzet.status != "beeindigd",
            "nu": inzet.status == "beeindigd",
        },
    ]


def _running(inzet: Any, on: date) -> str:
    if inzet.status == "gepland":
        return f"Begint op {day_month(inzet.begindatum)}"
    if inzet.status == "beeindigd":
        tot = day_month(inzet.beeindigd_op, jaar=True)
        return f"Van {day_month(inzet.begindatum)} tot en met {tot}"
    return f"Sinds {day_month(inzet.begindatum)}, nu dag {inzet.day_on(on)}"
