"""What the receiver of each example knows (fictional)."""

from datetime import date
from typing import Any

from arrangementen.ijw.declaratiefeiten import BekendeDeclaratie, BekendePrestatie, Tarief
from arrangementen.ijw.regels_toestand import (
    BekendeStop,
    BekendeToewijzing,
    BekendVerzoek,
    Geldigheid,
    Levering,
    Toestand,
)
from tests.arrangementen.ijw.voorbeelden_declaratie import CREDIT, DEBET, EUROS, TWEEDE_BSN
from tests.arrangementen.ijw.voorbeelden_heen import AANBIEDER, BSN, GEMEENTE, XSD_VERSIE

ANDER_BSN = "999990019"
ANDERE_AANBIEDER = "98000002"
PARTIJEN = (GEMEENTE, AANBIEDER, BSN)
KENMERK_301 = "5f0c9a52-7a4e-4b55-9c52-0f6d1f1a0001"
OPEN = BekendVerzoek(*PARTIJEN, "VOT-2026-0001")
IN_ONDERZOEK = BekendVerzoek(*PARTIJEN, "VOT-2026-0001", frozenset({"2"}))
AFGEWEZEN = BekendVerzoek(*PARTIJEN, "VOT-2026-0001", frozenset({"2", "1"}))
TOEGEWEZEN = BekendVerzoek(*PARTIJEN, "VOT-2026-0001", toegewezen=True)
LEVERING = Levering(*PARTIJEN, "100000001", "45", "45A48", date(2026, 1, 12))
EERDERE = Levering(*PARTIJEN, "100000001", "45", "45A48", date(2026, 1, 6))
ZONDER_NUMMER = Levering(*PARTIJEN, "", "", "", date(2026, 1, 13))
TIJDELIJK = BekendeStop(LEVERING, "20", date(2026, 1, 20))
DEFINITIEF = BekendeStop(LEVERING, "33", date(2026, 1, 20))
GESTOPT = BekendeStop(LEVERING, "31", date(2026, 1, 30))


def toewijzing(nummer: str, **anders: Any) -> BekendeToewijzing:
    """A known toewijzing of the example client, running in 2026."""
    vast = {"ingangsdatum": date(2026, 1, 5), "einddatum": date(2026, 12, 31)}
    return BekendeToewijzing(GEMEENTE, nummer, AANBIEDER, BSN, **(vast | anders))


T1 = toewijzing("100000001", categorie="45", code="45A48", volume=600, eenheid="01", frequentie="4")
T2 = toewijzing("100000002", categorie="48", budget=1_250_000)
T3 = toewijzing("100000003", categorie="50", budget=900_000)
GENERIEK = toewijzing("100000001", budget=1)

D1 = toewijzing(
    "100000001", ingangsdatum=date(2025, 11, 1), categorie="45", code="45A48", volume=600,
    eenheid="01", frequentie="4",
)  # fmt: skip
D9 = BekendeToewijzing(
    GEMEENTE, "100000009", AANBIEDER, TWEEDE_BSN, date(2026, 1, 1), date(2026, 12, 31),
    categorie="48", code="48A01", volume=25_000, eenheid="83", frequentie="4",
)  # fmt: skip
EERDER = BekendePrestatie(
    GEMEENTE, AANBIEDER, "P-2025-12-0007", "100000001", "45", "45A48", date(2025, 12, 1),
    date(2025, 12, 31), 100, "01", 15_000,
)  # fmt: skip
DECEMBER = BekendeDeclaratie(
    GEMEENTE, AANBIEDER, "DC0000000000", "D20251200001", date(2025, 12, 1), date(2025, 12, 31)
)
JANUARI = BekendeDeclaratie(
    GEMEENTE, AANBIEDER, "DC0000000001", "D20260100001", date(2026, 1, 1), date(2026, 1, 31),
    (XSD_VERSIE["BasisschemaXsdVersie"], XSD_VERSIE["BerichtXsdVersie"]),
    {p["ProductReferentie"]["ReferentieNummer"]: p for p in (DEBET, CREDIT, EUROS)},
)  # fmt: skip
BEKEND: dict[str, Any] = {
    "vandaag": date(2026, 1, 31),
    "gemeenten": {
        GEMEENTE: (Geldigheid(),),
        "0502": (Geldigheid(),),
        "0501": (Geldigheid(tot=date(2022, 12, 31)),),
        "1992": (Geldigheid(van=date(2023, 1, 1)),),
    },
    "productcodes": {"45A48": frozenset({"45"}), "42A01": frozenset({"42"})},
    "toewijzingen": (T1, T2, T3),
    "bsns": frozenset({BSN}),
}
PER_SOORT: dict[str, dict[str, Any]] = {
    "301": {"verzoeken": (BekendVerzoek(*PARTIJEN, KENMERK_301),)},
    "305": {"taakgericht": True, "starts": (ZONDER_NUMMER,)},
    "307": {"starts": (LEVERING,)},
    "319": {"verzoeken": (OPEN,)},
    "323": {
        "toewijzingen": (D1, D9),
        "bsns": frozenset({BSN, TWEEDE_BSN}),
        "productcodes": {"45A48": frozenset({"45"}), "48A01": frozenset({"48"})},
        "prestaties": (EERDER,),
        "declaraties": (DECEMBER,),
        "tarieven": {"45A48": (Tarief("01", 150),)},
    },
    "325": {"declaraties": (JANUARI,)},
}


def toestand_of(soort: str, **anders: Any) -> Toestand:
    """What the receiver of the example of this kind knows, with something else in its place."""
    return Toestand(**(BEKEND | PER_SOORT.get(soort, {}) | anders))
