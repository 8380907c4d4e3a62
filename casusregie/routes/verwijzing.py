"""De verwijzing van route B: wie verwees, wat een meervoudige vraag wordt, en wie mag wat."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from casusregie.bevoegdheden import has_role_at
from organisaties.rollen import Rol
from verloop.redenen import Nee, Oordeel

from . import bewaking

AANBIEDERROLLEN = (Rol.BEHANDELREGISSEUR, Rol.ZORGADMINISTRATIE)
is_aanbieder = has_role_at(lambda route: route.aanbieder_id, *AANBIEDERROLLEN)


class Verwijzer(models.TextChoices):
    """Who refers, iJw code list COD327; the ones that fit route B."""

    HUISARTS = "02", "Huisarts"
    JEUGDARTS = "03", "Jeugdarts"
    SPECIALIST = "05", "Medisch specialist"


#: The rest of COD327: who else may stand in a verzoek that comes by message.
ALLE_VERWIJZERS = [
    *Verwijzer.choices,
    ("01", "Gemeente"),
    ("04", "Gecertificeerde instelling"),
    ("06", "Zelfverwijzer of geen verwijzer"),
    ("08", "Rechter of officier van justitie"),
]


class Meervoudig(models.TextChoices):
    """What happens with a meervoudige vraag (domein.md §0 d)."""

    BLIJFT = "blijft", "Blijft in route B, het lokale team doet de casusregie"
    NAAR_A = "naar_a", "Gaat naar het lokale team, route A"


def has_referral(route: Any) -> Oordeel:
    """Route B begins with a referral."""
    if route.verwijzer_soort and route.verwezen_op:
        return True
    return Nee("De verwijzing is nog niet vastgelegd.", "Vul in wie verwees en wanneer.")


def has_risk_or_reason(route: Any) -> Oordeel:
    """In route B the risicotaxatie may be left out, with a recorded reason (domein.md §0 c)."""
    return True if route.zonder_taxatie_reden else bewaking.has_recorded_risk(route)


def has_team(route: Any) -> Oordeel:
    """A lokaal team with a named procesregisseur is needed for casusregie."""
    if route.casus.team_id and route.casus.holder_of(Rol.PROCESREGISSEUR):
        return True
    return Nee(
        "Er is nog geen lokaal team bij deze casus.",
        "Betrek eerst het lokale team van de gemeente.",
    )


def required_text(tekst: str, veld: str, vraag: str) -> str:
    """The text; raises ValidationError at the field when there is none."""
    if not tekst.strip():
        raise ValidationError({veld: vraag})
    return tekst
