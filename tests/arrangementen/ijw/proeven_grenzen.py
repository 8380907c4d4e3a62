"""Examples on the edges between rules: every code of a row, and the second of two places."""

from dataclasses import replace
from datetime import date
from typing import Any

from arrangementen.ijw.declaratiefeiten import Tarief
from arrangementen.ijw.regels_toestand import BekendVerzoek
from tests.arrangementen.ijw.plaatsen import (
    A1,
    AP,
    AP1,
    CONTACT,
    NP1,
    P1,
    P2,
    START,
    STOP,
    TOTAAL,
    TP1,
    TW1,
    TWEEDE_CONTACT,
    VERZOEK,
)  # fmt: skip
from tests.arrangementen.ijw.proeven_declaratie import bedrag, periode, totaal
from tests.arrangementen.ijw.proeven_declaratie_over import NOVEMBER, OP_T1, WEGHALEN, bij
from tests.arrangementen.ijw.proeven_over import ONDERZOEK
from tests.arrangementen.ijw.regelproef import WEG, Proef
from tests.arrangementen.ijw.toestanden import (
    AFGEWEZEN,
    ANDERE_AANBIEDER,
    DECEMBER,
    DEFINITIEF,
    EERDER,
    EERDERE,
    GENERIEK,
    JANUARI,
    LEVERING,
    OPEN,
    T1,
    T2,
    T3,
    ZONDER_NUMMER,
)  # fmt: skip
from tests.arrangementen.ijw.voorbeelden_declaratie import EUROS
from tests.arrangementen.ijw.voorbeelden_heen import AMBULANT, BSN, GEMEENTE, OMVANG

AGB, NAAM = "01000001", "H. Verzonnen"
BUITENLAND = {"Postcode": "1000", "LandCode": "BE"}
AFGEWEZEN_P = {**EUROS, "RetourCodes": {"RetourCode": ["9321"]}}

LATER = tuple(
    replace(
        EERDER, referentie=f"P-{m}", volume=600, begin=date(2026, m, 1), einde=date(2026, m, 28)
    )
    for m in (2, 3, 4)
)


def omvang(eenheid: str, frequentie: str) -> dict[str, str]:
    return {"Volume": "5", "Eenheid": eenheid, "Frequentie": frequentie}


def verwijzer(soort: str, **delen: str) -> dict[str, Any]:
    return {f"{AP1}/Verwijzer": {"Type": soort, **delen}}


def credit_in_minuten(maand: int) -> dict[str, Any]:
    """The example with a debit of this many minutes beside the credit of 100."""
    return {
        f"{P1}/GeleverdVolume": str(maand),
        f"{P1}/IngediendBedrag": bedrag(maand * 150),
        TOTAAL: totaal(maand * 150 + 10_000),
    }


# fmt: off
BINNEN_FOUT: tuple[Proef, ...] = (
    *(Proef("CS338", f"per dag in {e}", "301", {f"{TP1}/Omvang": omvang(e, "1")}, f"{TP1}/Omvang")
      for e in ("14", "16", "83", "84")),
    *(Proef("CS343", f"per dag in {e}", "315", {f"{AP1}/Omvang": omvang(e, "1")}, f"{AP1}/Omvang")
      for e in ("14", "16", "83", "84")),
    *(Proef("CD066", f"soort {s} onbekend", "315", verwijzer(s), f"{AP1}/Verwijzer/Naam")
      for s in ("02", "03", "04", "05")),
    *(Proef("CD067", f"soort {s} dubbel", "315", verwijzer(s, Naam=NAAM, ZorgverlenerCode=AGB),
            f"{AP1}/Verwijzer/Naam") for s in ("02", "03", "04", "05")),
    *(Proef("CD068", f"soort {s} met code", "315", verwijzer(s, ZorgverlenerCode=AGB),
            f"{AP1}/Verwijzer/ZorgverlenerCode") for s in ("01", "06", "08")),
    Proef("TR006", "postcode zonder huis", "301", {f"{TWEEDE_CONTACT}/Adres": BUITENLAND},
          TWEEDE_CONTACT),
    Proef("CD034", "verblijfadres zonder postcode", "301", {
        f"{CONTACT}/Soort": "03", f"{CONTACT}/Adres/Postcode": WEG,
        f"{CONTACT}/Adres/LandCode": WEG,
    }, f"{CONTACT}/Adres/Postcode"),
    Proef("CD005", "Nederland zonder postcode", "301", {
        f"{CONTACT}/Soort": "02", f"{CONTACT}/Adres/Postcode": WEG}, f"{CONTACT}/Adres/LandCode"),
    Proef("CS340", "laatste dag ontbreekt", "323",
          {"Declaratie/DeclaratiePeriode": periode("2026-01-01", "2026-01-30")},
          "Declaratie/DeclaratiePeriode"),
    Proef("TR342", "goed naast fout", "325", {f"{A1}/Prestaties/Prestatie[2]": {
        **EUROS, "RetourCodes": {"RetourCode": ["0200"]}}}, "Header"),
    Proef("TR342", "goed bij een tweede jeugdige", "325", {f"{A1[:-3]}[2]": {
        "Bsn": "999900018", "Prestaties": {"Prestatie": [
            {**EUROS, "RetourCodes": {"RetourCode": ["0200"]}}]},
        "RetourCodes": {"RetourCode": ["0200"]}}}, "Header"),
    Proef("TR342", "goed naast niet beoordeeld", "325", {
        f"{A1}/RetourCodes/RetourCode": ["8187"], f"{AP}/RetourCodes/RetourCode": ["0233"],
        f"{A1}/Prestaties/Prestatie[2]": {**EUROS, "RetourCodes": {"RetourCode": ["0200"]}},
    }, "Header"),
)
BINNEN_GOED: tuple[Proef, ...] = (
    *(Proef("CS338", f"{e} per {f}", "301", {f"{TP1}/Omvang": omvang(e, f)})
      for e in ("14", "16", "83", "84") for f in ("2", "4", "6")),
    *(Proef("CS338", f"{e} per dag", "301", {f"{TP1}/Omvang": omvang(e, "1")})
      for e in ("01", "04", "82")),
    *(Proef("CD067", f"soort {s} met code", "315", verwijzer(s, ZorgverlenerCode=AGB))
      for s in ("02", "03", "04", "05")),
    *(Proef("CD066", f"soort {s} zonder meer", "315", verwijzer(s)) for s in ("01", "06", "08")),
    Proef("CD034", "alleen een telefoonnummer", "301", {f"{CONTACT}/Adres": WEG}),
    Proef("TR342", "twee afgewezen", "325", {f"{A1}/Prestaties/Prestatie[2]": AFGEWEZEN_P}),
)
OVER_FOUT: tuple[Proef, ...] = (
    Proef("TR355", "in onderzoek, maar onbekend", "319", ONDERZOEK,
          "Antwoord/ReferentieAanbieder", toestand={"verzoeken": ()}),
    Proef("TR374", "afgewezen en open", "317", {}, "Header",
          toestand={"verzoeken": (AFGEWEZEN, replace(OPEN, referentie="VOT-2026-0009"))}),
    Proef("TR074", "start al ontvangen en gestopt", "305", {}, START,
          toestand={"starts": (ZONDER_NUMMER, LEVERING), "stops": (DEFINITIEF,)}),
    Proef("TR063", "onbekende start weg terwijl er een loopt", "305",
          {f"{START}/StatusAanlevering": "3"}, f"{START}/StatusAanlevering",
          toestand={"starts": (ZONDER_NUMMER, EERDERE)}),
    Proef("TR385", "een van twee betaald", "301", WEGHALEN, TP1, toestand={"prestaties": (
        OP_T1, replace(OP_T1, toewijzing="100000002", referentie="P-ANDER"))}),
    Proef("TR351", "nummer onbekend", "317", {f"{TW1}/ToewijzingNummer": "100000099"}, TW1,
          samen=("TR349",)),
    Proef("TR361", "nieuw voor de wijziging", "317", {
        f"{NP1}/Product": AMBULANT, f"{NP1}/Omvang": OMVANG,
        f"{NP1}/GewensteIngangsdatum": "2026-02-01", f"{NP1}/Einddatum": "2026-02-20"}, VERZOEK),
    Proef("TR322", "wat niet is goedgekeurd gaat er niet af", "323", {}, f"{P1}/GeleverdVolume",
          samen=("TR323",), toestand=bij(frequentie="6", volume=699) | {"prestaties": (NOVEMBER,)}),
    Proef("TR322", "zonder einde samen meer dan alle maanden", "323", {}, f"{P1}/GeleverdVolume",
          toestand=bij(einddatum=None) | {"prestaties": (EERDER, replace(NOVEMBER, volume=1_201))}),
    Proef("TR323", "andere code", "323", {}, f"{P2}/ProductReferentie",
          toestand={"prestaties": (replace(EERDER, code="45A99"),)}),
    Proef("TR341", "eenheid die niet te vergelijken is", "323", {}, f"{P1}/Eenheid",
          toestand=bij(eenheid="16", volume=1_000, frequentie="6")),
    Proef("TR318", "een van twee maanden overgeslagen", "323", {}, "Declaratie/DeclaratiePeriode",
          toestand={"declaraties": (replace(DECEMBER, begin=date(2025, 11, 1),
                                            einde=date(2025, 11, 30)),),
                    "zorgmaanden": frozenset({date(2025, 11, 1), date(2025, 12, 1)})}),
    Proef("TR337", "declaratie van een ander", "325", {}, "Header/DeclaratieIdentificatie",
          samen=("TR376",), toestand={"declaraties": (replace(JANUARI, aanbieder="98000002"),)}),
)
OVER_GOED: tuple[Proef, ...] = (
    Proef("TR413", "eerste tijdelijke stop", "307", {f"{STOP}/RedenBeeindiging": "20"}),
    Proef("TR374", "alleen afgewezen en toegewezen", "317", {}, toestand={"verzoeken": (
        AFGEWEZEN, BekendVerzoek(GEMEENTE, "98000001", BSN, "VOT-2026-0009", toegewezen=True))}),
    Proef("TR349", "wat van een ander is", "317", {}, toestand={"toewijzingen": (
        T1, T2, T3, replace(T1, nummer="100000088", aanbieder=ANDERE_AANBIEDER))}),
    Proef("TR373", "zelfde totaal vanaf later", "317",
          {f"{TW1}/Omvang": {"Volume": "0600", "Eenheid": "01", "Frequentie": "6"}},
          toestand={"toewijzingen": (replace(T1, frequentie="6"), T2, T3)}),
    Proef("TR375", "tot en met 2020", "317",
          {f"{TW1}/GewensteIngangsdatum": "2020-01-01", f"{TW1}/Einddatum": "2020-12-31"},
          toestand={"toewijzingen": (replace(GENERIEK, ingangsdatum=date(2020, 1, 1),
                                             einddatum=None), T2, T3)}),
    Proef("TR321", "een creditering is niet te hoog", "323", credit_in_minuten(90),
          toestand=bij(volume=90)),
    Proef("TR322", "toewijzing zonder einde", "323", {}, toestand=bij(einddatum=None)),
    Proef("TR322", "een maand die later alsnog komt", "323", {}, toestand=bij(einddatum=None) | {
        "prestaties": (EERDER, *LATER)}),
    Proef("TR418", "euro's hebben geen tarief", "323", {}, toestand={
        "tarieven": {"45A48": (Tarief("01", 150),), "48A01": (Tarief("83", 2),)}}),
)
# fmt: on
