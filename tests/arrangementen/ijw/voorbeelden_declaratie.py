"""Fictional contents of the declaration 323 and its answer 325, typed by hand."""

from typing import Any

from tests.arrangementen.ijw.voorbeelden_heen import BSN, XSD_VERSIE, header

DEBET: dict[str, Any] = {
    "ProductReferentie": {"ReferentieNummer": "P-2026-01-0001"},
    "ToewijzingNummer": "100000001",
    "ProductCategorie": "45",
    "ProductCode": "45A48",
    "ProductPeriode": {"Begindatum": "2026-01-01", "Einddatum": "2026-01-31"},
    "GeleverdVolume": "600",
    "Eenheid": "01",
    "ProductTarief": "150",
    "IngediendBedrag": {"Bedrag": "90000", "DebetCredit": "D"},
}
CREDIT: dict[str, Any] = {
    "ProductReferentie": {
        "ReferentieNummer": "P-2026-01-0002",
        "VorigReferentieNummer": "P-2025-12-0007",
    },
    "ToewijzingNummer": "100000001",
    "ProductCategorie": "45",
    "ProductCode": "45A48",
    "ProductPeriode": {"Begindatum": "2025-12-01", "Einddatum": "2025-12-31"},
    "GeleverdVolume": "100",
    "Eenheid": "01",
    "ProductTarief": "150",
    "IngediendBedrag": {"Bedrag": "15000", "DebetCredit": "C"},
}
EUROS: dict[str, Any] = {
    "ProductReferentie": {"ReferentieNummer": "P-2026-01-0003"},
    "ToewijzingNummer": "100000009",
    "ProductCategorie": "48",
    "ProductCode": "48A01",
    "ProductPeriode": {"Begindatum": "2026-01-01", "Einddatum": "2026-01-31"},
    "GeleverdVolume": "25000",
    "Eenheid": "83",
    "IngediendBedrag": {"Bedrag": "25000", "DebetCredit": "D"},
}
TWEEDE_BSN = "999900018"
B323: dict[str, Any] = {
    "Header": header("490", "DC0000000001", van_gemeente=False),
    "Declaratie": {
        "DeclaratieNummer": "D20260100001",
        "DeclaratiePeriode": {"Begindatum": "2026-01-01", "Einddatum": "2026-01-31"},
        "DeclaratieDagtekening": "2026-01-31",
        "TotaalIngediendBedrag": {"TotaalBedrag": "100000", "DebetCredit": "D"},
        "Clienten": {
            "Client": [
                {"Bsn": BSN, "Prestaties": {"Prestatie": [DEBET, CREDIT]}},
                {"Bsn": TWEEDE_BSN, "Prestaties": {"Prestatie": [EUROS]}},
            ]
        },
    },
}
B325: dict[str, Any] = {
    "Header": {
        **header("491", "DA0000000001", van_gemeente=True),
        "DeclaratieIdentificatie": {
            "Identificatie": "DC0000000001",
            "Dagtekening": "2026-01-31",
        },
        "XsdVersieDeclaratie": dict(XSD_VERSIE),
        "RetourCodes": {"RetourCode": ["0200"]},
    },
    "DeclaratieAntwoord": {
        "DeclaratieNummer": "D20260100001",
        "TotaalIngediendBedrag": {"TotaalBedrag": "100000", "DebetCredit": "D"},
        "TotaalToegekendBedrag": {"TotaalBedrag": "10000", "DebetCredit": "D"},
        "Clienten": {
            "Client": [
                {
                    "Bsn": BSN,
                    "Prestaties": {
                        "Prestatie": [{**DEBET, "RetourCodes": {"RetourCode": ["9321"]}}]
                    },
                    "RetourCodes": {"RetourCode": ["0200"]},
                }
            ]
        },
        "RetourCodes": {"RetourCode": ["0200"]},
    },
}
