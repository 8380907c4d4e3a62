"""Level 2 on the declaration and its answer: examples that break one rule, and that just keep."""

from typing import Any

from tests.arrangementen.ijw.plaatsen import A1, AP, CLIENT1, P1, P2, P3, P21, TOTAAL
from tests.arrangementen.ijw.regelproef import WEG, Proef
from tests.arrangementen.ijw.voorbeelden_declaratie import CREDIT, DEBET, EUROS

REF = "ProductReferentie"
PERIODE = "Declaratie/DeclaratiePeriode"
#: The same help again, in another month and with a reference of its own.
NOG_EEN: dict[str, Any] = {
    **DEBET,
    "ProductReferentie": {"ReferentieNummer": "P-2026-01-0009"},
    "ProductPeriode": {"Begindatum": "2025-11-01", "Einddatum": "2025-11-30"},
}
ANDERE_CREDIT: dict[str, Any] = {
    **CREDIT,
    "ProductReferentie": {
        "ReferentieNummer": "P-2026-01-0008",
        "VorigReferentieNummer": "P-2025-12-0007",
    },
}


def totaal(bedrag: int, dc: str = "D") -> dict[str, str]:
    """The claimed total."""
    return {"TotaalBedrag": str(bedrag), "DebetCredit": dc}


def periode(begin: str, einde: str) -> dict[str, str]:
    """A closed period."""
    return {"Begindatum": begin, "Einddatum": einde}


def bedrag(cent: int, dc: str = "D") -> dict[str, str]:
    """The claimed amount."""
    return {"Bedrag": str(cent), "DebetCredit": dc}


# fmt: off
FOUT: tuple[Proef, ...] = (
    Proef("CS002", "elfproef", "323", {f"{CLIENT1}/Bsn": "999900007"}, f"{CLIENT1}/Bsn"),
    Proef("CS002", "elfproef", "325", {f"{A1}/Bsn": "999900007"}, f"{A1}/Bsn"),
    Proef("TR101", "client twee keer", "323",
          {"Declaratie/Clienten/Client[2]": {"Bsn": "999900006",
                                             "Prestaties": {"Prestatie": [EUROS]}}},
          "Declaratie/Clienten/Client[2]"),
    Proef("TR101", "prestatie twee keer", "325",
          {f"{A1}/Prestaties/Prestatie[2]": {**DEBET, "RetourCodes": {"RetourCode": ["9321"]}}},
          f"{A1}/Prestaties/Prestatie[2]"),
    Proef("TR134", "periode van morgen", "323",
          {f"{P21}/ProductPeriode": periode("2026-02-01", "2026-02-28")},
          f"{P21}/ProductPeriode/Begindatum", samen=("TR137",)),
    Proef("CD060", "credit zonder vorige", "323", {f"{P2}/{REF}/VorigReferentieNummer": WEG},
          f"{P2}/{REF}/VorigReferentieNummer"),
    Proef("CD060", "debet met vorige", "323", {f"{P1}/{REF}/VorigReferentieNummer": "P-1"},
          f"{P1}/{REF}/VorigReferentieNummer"),
    Proef("CD060", "debet met vorige", "325", {f"{AP}/{REF}/VorigReferentieNummer": "P-1"},
          f"{AP}/{REF}/VorigReferentieNummer"),
    Proef("CD087", "zonder tarief", "323", {f"{P1}/ProductTarief": WEG}, f"{P1}/ProductTarief"),
    Proef("CD087", "tarief bij euros", "323", {f"{P21}/ProductTarief": "1"},
          f"{P21}/ProductTarief"),
    Proef("CS100", "prestatie van 2020", "323",
          {f"{P21}/ProductPeriode": periode("2020-12-01", "2020-12-31")}, f"{P21}/ProductPeriode",
          samen=("TR335",)),
    Proef("CS100", "declaratie van 2020", "323", {PERIODE: periode("2020-12-01", "2020-12-31")},
          PERIODE),
    Proef("CS325", "niets is credit", "323",
          {f"{P2}/IngediendBedrag": bedrag(0, "C"), TOTAAL: totaal(115_000)},
          f"{P2}/IngediendBedrag/DebetCredit"),
    Proef("CS325", "totaal niets is credit", "323",
          {f"{P2}/IngediendBedrag": bedrag(115_000, "C"), TOTAAL: totaal(0, "C")},
          f"{TOTAAL}/DebetCredit"),
    Proef("CS325", "toegekend niets is credit", "325",
          {"DeclaratieAntwoord/TotaalToegekendBedrag": totaal(0, "C")},
          "DeclaratieAntwoord/TotaalToegekendBedrag/DebetCredit"),
    Proef("CS337", "over twee maanden", "323",
          {f"{P2}/ProductPeriode": periode("2025-11-15", "2025-12-31")}, f"{P2}/ProductPeriode"),
    Proef("CS337", "eind voor begin", "323",
          {f"{P2}/ProductPeriode": periode("2025-12-31", "2025-12-01")}, f"{P2}/ProductPeriode"),
    Proef("CS339", "bedrag anders dan volume", "323", {f"{P21}/GeleverdVolume": "25001"},
          f"{P21}/IngediendBedrag"),
    Proef("CS340", "geen hele maand", "323", {PERIODE: periode("2026-01-02", "2026-01-31")},
          PERIODE),
    Proef("CS340", "twee maanden", "323", {PERIODE: periode("2025-12-01", "2026-01-31")}, PERIODE),
    Proef("TR137", "loopt nog", "323",
          {"Header/BerichtIdentificatie/Dagtekening": "2026-01-30",
           PERIODE: periode("2025-12-01", "2025-12-31")},
          f"{P1}/ProductPeriode/Einddatum"),
    Proef("TR137", "loopt nog", "325", {"Header/BerichtIdentificatie/Dagtekening": "2026-01-30"},
          f"{AP}/ProductPeriode/Einddatum"),
    Proef("TR315", "twee keer credit", "323", {P3: ANDERE_CREDIT, TOTAAL: totaal(85_000)},
          f"{P3}/ProductReferentie"),
    Proef("TR316", "debet in dit bericht", "323",
          {f"{P2}/{REF}/VorigReferentieNummer": "P-2026-01-0001"}, f"{P2}/ProductReferentie"),
    Proef("TR335", "meer dan vijf jaar", "323",
          {"Header/BerichtIdentificatie/Dagtekening": "2031-01-02"}, f"{P1}/ProductPeriode"),
    Proef("TR342", "goede prestatie terug", "325", {f"{AP}/RetourCodes/RetourCode": ["0200"]},
          "Header"),
    Proef("TR342", "goede prestatie bij foute client", "325",
          {f"{A1}/RetourCodes/RetourCode": ["8187"], f"{AP}/RetourCodes/RetourCode": ["0200"]},
          "Header"),
    Proef("TR358", "totaal te hoog", "323", {TOTAAL: totaal(100_001)}, TOTAAL),
    Proef("TR358", "totaal is credit", "323", {TOTAAL: totaal(100_000, "C")}, TOTAAL),
    Proef("TR416", "twee keer in een maand", "323",
          {P3: {**NOG_EEN, "ProductPeriode": DEBET["ProductPeriode"]}, TOTAAL: totaal(190_000)},
          P3),
)
GOED: tuple[Proef, ...] = (
    Proef("CS002", "goed nummer", "323", {f"{CLIENT1}/Bsn": "999990019"}),
    Proef("TR101", "zelfde kenmerk bij een ander", "323",
          {f"{P21}/{REF}/ReferentieNummer": "P-2026-01-0001"}),
    Proef("TR134", "begint op de dagtekening", "325",
          {f"{AP}/ProductPeriode/Begindatum": "2026-01-31"}),
    Proef("CD060", "credit met vorige", "323", {}),
    Proef("CD087", "tarief bij minuten", "323", {f"{P1}/ProductTarief": "151"}),
    Proef("CS100", "eerste dag van 2021", "323",
          {"Header/BerichtIdentificatie/Dagtekening": "2025-12-31",
           PERIODE: periode("2021-01-01", "2021-01-31"),
           "Declaratie/Clienten/Client": [
               {"Bsn": "999900006", "Prestaties": {"Prestatie": [
                   {**DEBET, "ProductPeriode": periode("2021-01-01", "2021-01-31")}]}}],
           TOTAAL: totaal(90_000)}),
    Proef("CS325", "niets is debet", "323",
          {f"{P2}/IngediendBedrag": bedrag(115_000, "C"), TOTAAL: totaal(0)}),
    Proef("CS337", "één dag", "323",
          {f"{P2}/ProductPeriode": periode("2025-12-31", "2025-12-31")}),
    Proef("CS339", "bedrag is volume", "323",
          {f"{P21}/GeleverdVolume": "24000", f"{P21}/IngediendBedrag": bedrag(24_000),
           TOTAAL: totaal(99_000)}),
    Proef("CS340", "februari van een schrikkeljaar", "323",
          {PERIODE: periode("2024-02-01", "2024-02-29")}),
    Proef("TR137", "eindigt op de dagtekening", "323", {}),
    Proef("TR315", "twee verschillende", "323",
          {P3: {**ANDERE_CREDIT, REF: {"ReferentieNummer": "P-2026-01-0008",
                                       "VorigReferentieNummer": "P-2025-12-0006"}},
           TOTAAL: totaal(85_000)}),
    Proef("TR316", "debet van eerder", "323", {}),
    Proef("TR335", "precies vijf jaar", "323",
          {"Header/BerichtIdentificatie/Dagtekening": "2030-12-01"}),
    Proef("TR342", "alleen afgewezen", "325", {}),
    Proef("TR342", "client afgewezen", "325",
          {f"{A1}/RetourCodes/RetourCode": ["8187"], f"{AP}/RetourCodes/RetourCode": ["0233"]}),
    Proef("TR358", "meer credit dan debet", "323",
          {f"{P2}/IngediendBedrag": bedrag(215_000, "C"), TOTAAL: totaal(100_000, "C")}),
    Proef("TR416", "andere maand", "323", {P3: NOG_EEN, TOTAAL: totaal(190_000)}),
)
# fmt: on
