"""Leest het programma van een andere regio in als voorbeeld; nog eens inlezen verandert niets."""

import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from organisaties.models import Medewerker
from verloop.overgangen import perform, register

from .models import Actie, Begrotingsregel, Besluitstap, Programma

MAP = Path(__file__).parent / "gegevens"
VOORBEELD = "gooi_en_vechtstreek.toml"


@transaction.atomic
def load_example(op: datetime, bestand: Path = MAP / VOORBEELD) -> int:
    """The example with its actions, budget and decisions; how many rows were new."""
    gegevens = tomllib.loads(bestand.read_text(encoding="utf-8"))
    if Programma.objects.filter(naam=gegevens["naam"]).exists():
        return 0
    klok = Medewerker.objects.systeem()
    programma = register(
        Programma(naam=gegevens["naam"], bron=gegevens["bron"], voorbeeld=True), by=klok, op=op
    )
    for nummer, rij in enumerate(gegevens["actie"], start=1):
        _action(programma, nummer, rij, klok, op)
    for nummer, rij in enumerate(gegevens["begroting"], start=1):
        register(Begrotingsregel(programma=programma, volgorde=nummer, **rij), by=klok, op=op)
    for rij in gegevens["besluit"]:
        register(Besluitstap(programma=programma, **rij), by=klok, op=op)
    return sum(len(gegevens[naam]) for naam in ("actie", "begroting", "besluit"))


def _action(
    programma: Programma, nummer: int, rij: dict[str, Any], klok: Any, op: datetime
) -> None:
    stand, gereed_op = rij.pop("status", ""), rij.pop("gereed_op", None)
    for begrensd in ("van", "tot"):
        if jaar_kwartaal := rij.pop(begrensd, None):
            rij[f"{begrensd}_jaar"], rij[f"{begrensd}_kwartaal"] = jaar_kwartaal
    actie = register(Actie(programma=programma, volgorde=nummer, **rij), by=klok, op=op)
    if stand == "bezig":
        perform(actie, "begin", by=klok, op=op)
    if stand == "gereed":
        perform(actie, "finish", by=klok, op=op, gereed_op=gereed_op, toelichting="Volgens de bron")
