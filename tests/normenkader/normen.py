"""De drie normen uit de bron en een compleet verzoek, als uitgangspunt voor tabellen."""

import tomllib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from normenkader.toetsing import (
    Aanvraagfeiten,
    Bewijsvraag,
    Contract,
    DuurEenheid,
    Grond,
    Norm,
    VolumeEenheid,
)
from tests.normenkader.dagen import d

GROEP = Norm(
    "41C01", "Begeleiding groep licht", Decimal(52), VolumeEenheid.DAGDEEL, 52, DuurEenheid.WEKEN
)
ZWAAR = Norm(
    "45C09", "Individuele begeleiding zwaar", Decimal(78), VolumeEenheid.UUR, 26, DuurEenheid.WEKEN
)
GRONDEN = (
    Grond(
        "54002-1",
        "Een erkende interventie die meer inzet vraagt.",
        bewijsvragen=(Bewijsvraag("niveau", "Welk niveau", minimum=2),),
    ),
    Grond("54002-2", "Een betrouwbare methode die meer inzet vraagt."),
    Grond("54002-3", "Behandeling naast een opname, of om die te voorkomen."),
    Grond("54002-4", "Een jong kind met psychiatrische problemen.", 0, 6),
    Grond("54002-5", "Ernstige eetstoornis, crisis of suïcidaliteit."),
)
GGZ = Norm(
    "54002",
    "Specialistische GGZ",
    Decimal(48),
    VolumeEenheid.UUR,
    12,
    DuurEenheid.MAANDEN,
    GRONDEN,
    versie="2025-1",
)
CONTRACT = Contract(d("2024-01-01"), d("2027-12-31"))

VERZOEK_ZWAAR = Aanvraagfeiten(
    "45C09",
    Decimal(72),
    begindatum=d("2026-03-30"),
    einddatum=d("2026-09-27"),
    contract=CONTRACT,
    is_individuele_begeleiding=True,
    waarom_geen_groep="In een groep is het te druk.",
)
VERZOEK_GGZ = Aanvraagfeiten(
    "54002",
    Decimal(60),
    begindatum=d("2026-01-01"),
    einddatum=d("2026-12-31"),
    geboortedatum=d("2016-05-01"),
    contract=CONTRACT,
)
VERZOEK_GROEP = Aanvraagfeiten(
    "41C01",
    Decimal(52),
    VolumeEenheid.DAGDEEL,
    begindatum=d("2026-01-05"),
    einddatum=d("2027-01-03"),
    contract=CONTRACT,
)


NORMEN_TOML = Path(__file__).parents[2] / "normenkader" / "norms" / "normen.toml"


def loaded(code):
    """The norm as the product ships it, with its own questions of evidence."""
    with NORMEN_TOML.open("rb") as bestand:
        rijen = tomllib.load(bestand)["normversie"]
    rij = next(rij for rij in rijen if rij["product_code"] == code)
    gronden = [
        Grond(
            g["code"],
            g["tekst"],
            g.get("leeftijd_van"),
            g.get("leeftijd_tot"),
            tuple(Bewijsvraag(**vraag) for vraag in g["bewijsvragen"]),
        )
        for g in rij.get("gronden", ())
    ]
    return Norm(
        code,
        rij["naam"],
        Decimal(rij["maximum_volume"]),
        VolumeEenheid(rij["eenheid"]),
        rij["maximum_duur"],
        DuurEenheid(rij["duur_eenheid"]),
        tuple(gronden),
        rij["versienaam"],
        rij["bron"],
    )


def zwaar(**velden):
    """The request for 45C09 with other facts."""
    return replace(VERZOEK_ZWAAR, **velden)


def ggz(**velden):
    """The request for 54002 with other facts."""
    return replace(VERZOEK_GGZ, **velden)


def groep(**velden):
    """The request for 41C01 with other facts."""
    return replace(VERZOEK_GROEP, **velden)
