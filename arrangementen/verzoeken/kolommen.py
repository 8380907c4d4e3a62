"""Maakt van de vier ingevulde stappen de kolommen van een verzoek."""

from typing import Any

from organisaties.models import Organisatie

from .keuzes import TOTAAL, Vraagsoort
from .plaatsen import leden_as_json
from .stappen import Stappen

PERSOON = (
    "voornamen",
    "voorvoegsel",
    "achternaam",
    "geboortedatum",
    "geslacht",
    "zonder_gezag_reden",
)
VERWIJZING = ("verwijzer_soort", "verwijzer_naam", "verwijzer_agb", "verwezen_op", "soort_vraag")
TAXATIE = (
    "risicotaxatie_op",
    "risicotaxatie_instrument",
    "risicotaxatie_uitkomst",
    "risicotaxatie_aandacht",
)
ONDERBOUWING = ("triage", "vraaganalyse", "motivatie_keuze", "doelen", "waarom_geen_groep")


def columns_of(stappen: Stappen) -> dict[str, Any]:
    """The columns of a complete concept. Raises KeyError when a step is not right."""
    kolommen: dict[str, Any] = {}
    for maak in PER_STAP.values():
        kolommen |= maak(stappen)
    return kolommen


def preview(stappen: Stappen) -> dict[str, Any]:
    """The columns of the steps that are right already, for the check page."""
    kolommen: dict[str, Any] = {}
    for stap, maak in PER_STAP.items():
        if stappen.forms[stap].is_valid():
            kolommen |= maak(stappen)
    return kolommen


def _person(stappen: Stappen) -> dict[str, Any]:
    form: Any = stappen.forms[1]
    jeugdige = form.cleaned_data
    return {
        **{naam: jeugdige[naam] for naam in PERSOON},
        "bsn_einde": stappen.bsn[-3:],
        "gezag": leden_as_json(form.leden()),
        "opt_out_getekend_op": jeugdige["opt_out_getekend_op"] if jeugdige["opt_out"] else None,
    }


def _help(stappen: Stappen) -> dict[str, Any]:
    form: Any = stappen.forms[3]
    return form.velden() | {"frequentie": TOTAAL}


def _support(stappen: Stappen) -> dict[str, Any]:
    return {naam: stappen.forms[4].cleaned_data.get(naam, "") for naam in ONDERBOUWING}


def _referral(stappen: Stappen) -> dict[str, Any]:
    """Step 2; what belongs to the other answer is left out."""
    form = stappen.forms[2]
    gegevens = form.cleaned_data
    velden = {naam: gegevens[naam] for naam in VERWIJZING}
    if gegevens["risicotaxatie"]:
        velden |= {naam: gegevens[naam] for naam in TAXATIE}
    else:
        velden["zonder_taxatie_reden"] = gegevens["zonder_taxatie_reden"]
    if gegevens["soort_vraag"] == Vraagsoort.MEERVOUDIG:
        velden |= {n: gegevens[n] for n in ("meervoudig_keuze", "meervoudig_motivering")}
        velden["team"] = _team(form, gegevens["team"])
    return velden


def _team(form: Any, kenmerk: str) -> Organisatie | None:
    team: Organisatie | None = form.teams.get(kenmerk)
    return team


def address_of(stappen: Stappen) -> dict[str, Any]:
    """Postcode and house number as fields of Jeugdige; empty when not filled in."""
    gegevens = stappen.forms[1].cleaned_data
    if not gegevens.get("postcode"):
        return {}
    postcode = "".join(gegevens["postcode"].split()).upper()
    return {"postcode": postcode, "huisnummer": gegevens["huisnummer"]}


PER_STAP = {1: _person, 2: _referral, 3: _help, 4: _support}
