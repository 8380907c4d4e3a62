"""Vindt in een tekst wat naar iemand wijst: gezin, hulpverleners, aanbieder en precieze data."""

import re
from dataclasses import replace
from typing import Any

from casusregie.jeugdige.namen import search_key
from casusregie.models import Gezinslid
from casusregie.toestemming.anoniem import Termen, identifying, terms_of

LANG_GENOEG = 4
VOLLE_DATUM = re.compile(
    r"\b\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{2,4}\b|\b\d{1,2} (?:jan|feb|mrt|maa|apr|mei|jun|jul|"
    r"aug|sep|okt|nov|dec)[a-z]*\b|\b\d{4}-\d{2}-\d{2}\b",
    re.IGNORECASE,
)


def traces(tekst: str, aanvraag: Any) -> list[str]:
    """What still points at somebody, in Dutch words; empty when nothing was found.

    Stricter than for a consultation: an exact date and the name of who helps go out as well.
    """
    if not tekst:
        return []
    gevonden = identifying(tekst, _terms(aanvraag))
    if VOLLE_DATUM.search(tekst):
        gevonden.append("een precieze datum")
    return gevonden


def _terms(aanvraag: Any) -> Termen:
    casus = aanvraag.casus
    leden = Gezinslid.objects.filter(gezin=casus.gezin_id).select_related("jeugdige")
    termen = terms_of(casus, leden)
    return replace(termen, namen=termen.namen | _helpers(aanvraag))


def _helpers(aanvraag: Any) -> frozenset[str]:
    """Surnames of the professionals, and the words of the aanbieder that name it."""
    mensen = (
        aanvraag.opgesteld_door,
        aanvraag.akkoord_regie_door,
        aanvraag.akkoord_aanbieder_door,
        aanvraag.besloten_door,
        *(analyse.auteur for analyse in aanvraag.all_analyses()),
    )
    namen = [str(mens) for mens in mensen if mens] + [str(aanvraag.aanbieder)]
    woorden = (woord for naam in namen for woord in re.split(r"[^\w]+", search_key(naam)))
    return frozenset(woord for woord in woorden if len(woord) > LANG_GENOEG)
