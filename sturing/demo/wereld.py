"""Zet de verzonnen organisaties en mensen neer; nog eens doen verandert niets."""

import tomllib
import uuid
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from django.contrib.auth.hashers import make_password

from arrangementen.aanbod.inlezen import load_contracts
from organisaties.demo import DOMEIN, WACHTWOORD
from organisaties.models import Aanstelling, Medewerker, Organisatie
from organisaties.rollen import Soort

BESTAND = Path(__file__).with_name("wereld.toml")
VANAF = date(2023, 1, 1)
NAAMRUIMTE = uuid.UUID("6f0d7c1e-5d0a-4f8e-9a55-000000000001")


@dataclass
class Wereld:
    """The organisations and people by their short code."""

    organisaties: dict[str, Organisatie] = field(default_factory=dict)
    mensen: dict[str, Medewerker] = field(default_factory=dict)


def load_wereld() -> Wereld:
    """All organisations with contracts, all people with their roles; idempotent."""
    gegevens = tomllib.loads(BESTAND.read_text(encoding="utf-8"))
    wereld = Wereld()
    for gemeente in Organisatie.objects.of_soort(Soort.GEMEENTE).filter(geldig_tot=None):
        wereld.organisaties[gemeente.cbs_code] = _reachable(gemeente, gegevens)
    for rij in gegevens["organisatie"]:
        wereld.organisaties[rij["code"]] = _organisation(rij, wereld)
    wachtwoord = make_password(WACHTWOORD)
    for rij in gegevens["medewerker"]:
        wereld.mensen[rij["code"]] = _person(rij, wereld, wachtwoord)
    for organisatie in wereld.organisaties.values():
        if organisatie.soort == Soort.AANBIEDER:
            load_contracts(organisatie)
    return wereld


def _reachable(gemeente: Organisatie, gegevens: dict[str, Any]) -> Organisatie:
    """With an invented number: the contact in a JW301 when no address is known."""
    if not gemeente.telefoon:
        gemeente.telefoon = gegevens["telefoon_gemeenten"]
        gemeente.save(update_fields=["telefoon"])
    return gemeente


def _organisation(rij: dict[str, Any], wereld: Wereld) -> Organisatie:
    velden = {k: v for k, v in rij.items() if k not in ("code", "gemeente")}
    organisatie, _ = Organisatie.objects.get_or_create(
        soort=velden["soort"],
        naam=velden["naam"],
        defaults={
            **velden,
            "kenmerk": uuid.uuid5(NAAMRUIMTE, rij["code"]),
            "valt_onder": wereld.organisaties.get(rij.get("gemeente", "")),
            "geldig_van": VANAF,
            "bron": "Verzonnen voor de demonstratie",
            "fictief": True,
        },
    )
    return organisatie


def _person(rij: dict[str, Any], wereld: Wereld, wachtwoord: str) -> Medewerker:
    medewerker, _ = Medewerker.objects.get_or_create(
        email=f"{rij['code']}{DOMEIN}",
        defaults={
            "kenmerk": uuid.uuid5(NAAMRUIMTE, f"medewerker-{rij['code']}"),
            "naam": rij["naam"],
            "password": wachtwoord,
            "training_verklarende_analyse_op": rij.get("training"),
            "registratienummer": rij.get("registratienummer", ""),
        },
    )
    for organisatie, rol in rij["aanstellingen"]:
        Aanstelling.objects.get_or_create(
            medewerker=medewerker,
            organisatie=wereld.organisaties[organisatie],
            rol=rol,
            defaults={"begindatum": VANAF},
        )
    return medewerker
