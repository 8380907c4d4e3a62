"""Levels 3 and 4 on the declaration and its answer, broken once and just kept."""

from dataclasses import replace
from datetime import date
from typing import Any

from arrangementen.ijw.declaratiefeiten import Tarief
from tests.arrangementen.ijw.plaatsen import A1, AP, CLIENT2, P1, P2, P3, P21, TOTAAL, TP1
from tests.arrangementen.ijw.proeven_declaratie import NOG_EEN, bedrag, periode, totaal
from tests.arrangementen.ijw.regelproef import WEG, Proef
from tests.arrangementen.ijw.toestanden import D1, D9, DECEMBER, EERDER, JANUARI
from tests.arrangementen.ijw.voorbeelden_declaratie import CREDIT
from tests.arrangementen.ijw.voorbeelden_heen import AANBIEDER, BSN, GEMEENTE

DECL = "Header/DeclaratieIdentificatie"
AL_BETAALD = replace(
    EERDER, referentie="P-OUD", begin=date(2026, 1, 1), einde=date(2026, 1, 31), volume=0, bedrag=0
)
TERUG = replace(EERDER, referentie="P-OUD-C", vorige="P-2025-12-0007")
NOVEMBER = replace(
    EERDER, referentie="P-2025-11-0001", begin=date(2025, 11, 1), einde=date(2025, 11, 30)
)
ELDERS = replace(NOVEMBER, gemeente="0502", volume=5_000, bedrag=900_000)
WEGHALEN = {
    f"{TP1}/RedenWijziging": "13",
    f"{TP1}/Ingangsdatum": "2026-01-05",
    f"{TP1}/Einddatum": "2026-01-05",
}
OPNIEUW = {
    P3: {
        **CREDIT,
        "ProductReferentie": {"ReferentieNummer": "P-2026-01-0009"},
        "IngediendBedrag": bedrag(15_000),
    },
    TOTAAL: totaal(115_000),
}
OP_T1 = replace(EERDER, begin=date(2026, 1, 5), einde=date(2026, 1, 31))


def bij(**anders: Any) -> dict[str, Any]:
    """The toewijzing of the first client with something else, beside that of the second."""
    return {"toewijzingen": (replace(D1, **anders), D9)}


# fmt: off
FOUT: tuple[Proef, ...] = (
    Proef("TR056", "zelfde identificatie", "323", {}, "Header/BerichtIdentificatie/Identificatie",
          toestand={"identificaties": frozenset({("323", AANBIEDER, "DC0000000001")})}),
    Proef("TR056", "al beantwoord", "325", {}, f"{DECL}/Identificatie",
          toestand={"beantwoord": frozenset({(GEMEENTE, "DC0000000001")})}),
    Proef("TR135", "declaratie van morgen", "325", {f"{DECL}/Dagtekening": "2026-02-01"},
          f"{DECL}/Dagtekening"),
    Proef("TR304", "bsn onbekend", "323", {}, f"{CLIENT2}/Bsn",
          toestand={"bsns": frozenset({BSN})}),
    Proef("TR304", "bsn onbekend", "325", {}, f"{A1}/Bsn", toestand={"bsns": frozenset()}),
    Proef("TR378", "code vervallen", "323", {}, "Header/Ontvanger", toestand={"gemeenten": {}}),
    Proef("TR378", "code vervallen", "325", {}, "Header/Afzender", toestand={"gemeenten": {}}),
    Proef("TR381", "code van een ander", "323", {}, f"{P21}/ProductCode",
          toestand={"productcodes": {"45A48": frozenset({"45"}), "48A01": frozenset({"45"})}}),
    Proef("TR385", "er is al betaald", "301", WEGHALEN, TP1,
          toestand={"prestaties": (OP_T1,)}),
    Proef("TR338", "nummer onbekend", "323", {f"{P21}/ToewijzingNummer": "100000099"}, P21),
    Proef("TR338", "van een ander", "323", {}, P21,
          toestand={"toewijzingen": (D1, replace(D9, aanbieder="98000002"))}),
    Proef("TR339", "andere categorie", "323", {}, f"{P21}/ProductCategorie",
          toestand={"toewijzingen": (D1, replace(D9, categorie="47"))}),
    Proef("TR340", "andere code", "323", {}, f"{P21}/ProductCode",
          toestand={"toewijzingen": (D1, replace(D9, code="48A02"))}),
    Proef("TR341", "andere eenheid", "323", {}, f"{P21}/Eenheid",
          toestand={"toewijzingen": (D1, replace(D9, eenheid="14"))}),
    Proef("TR307", "begint eerder", "323", {}, f"{P2}/ProductPeriode",
          toestand=bij(ingangsdatum=date(2025, 12, 2))),
    Proef("TR308", "eindigt later", "323", {}, f"{P1}/ProductPeriode",
          toestand=bij(einddatum=date(2026, 1, 30))),
    Proef("TR387", "halverwege begonnen", "323",
          {f"{P21}/ProductPeriode": periode("2026-01-02", "2026-01-31")},
          f"{P21}/ProductPeriode"),
    Proef("TR388", "halverwege gestopt", "323",
          {f"{P21}/ProductPeriode": periode("2026-01-01", "2026-01-30")},
          f"{P21}/ProductPeriode"),
    Proef("TR321", "meer dan per maand", "323", {}, f"{P1}/GeleverdVolume",
          toestand=bij(volume=599)),
    Proef("TR321", "uren boven minuten", "323",
          {f"{P1}/Eenheid": "04", f"{P1}/GeleverdVolume": "11",
           f"{P1}/ProductTarief": "9000", f"{P1}/IngediendBedrag": bedrag(99_000),
           TOTAAL: totaal(109_000)},
          f"{P1}/GeleverdVolume", toestand={"tarieven": {}}),
    Proef("TR322", "samen meer dan alles", "323", {}, f"{P1}/GeleverdVolume",
          toestand=bij(frequentie="6", volume=699) | {"prestaties": (EERDER, NOVEMBER)}),
    Proef("TR369", "samen meer dan het budget", "323", {}, f"{P1}/GeleverdVolume",
          toestand=bij(volume=None, eenheid="", frequentie="", budget=89_999)),
    Proef("TR384", "verwijderd", "323", {}, P21,
          toestand={"toewijzingen": (D1, replace(D9, reden_wijziging="13"))}),
    Proef("TR314", "kenmerk gebruikt", "323", {}, f"{P21}/ProductReferentie",
          toestand={"prestaties": (EERDER, replace(EERDER, referentie="P-2026-01-0003"))}),
    Proef("TR314", "kenmerk twee keer", "323",
          {f"{P21}/ProductReferentie/ReferentieNummer": "P-2026-01-0001"},
          f"{P21}/ProductReferentie"),
    Proef("TR333", "nummer gebruikt", "323", {}, "Declaratie/DeclaratieNummer",
          toestand={"declaraties": (replace(DECEMBER, nummer="D20260100001"),)}),
    Proef("TR318", "maand overgeslagen", "323", {}, "Declaratie/DeclaratiePeriode",
          toestand={"declaraties": (replace(DECEMBER, begin=date(2025, 11, 1),
                                            einde=date(2025, 11, 30)),),
                    "zorgmaanden": frozenset({date(2025, 12, 1)})}),
    Proef("TR319", "van na de periode", "323",
          {"Declaratie/DeclaratiePeriode": periode("2025-12-01", "2025-12-31")}, P1),
    Proef("TR323", "debet niet goedgekeurd", "323", {}, f"{P2}/ProductReferentie",
          toestand={"prestaties": ()}),
    Proef("TR323", "andere periode", "323", {}, f"{P2}/ProductReferentie",
          toestand={"prestaties": (replace(EERDER, begin=date(2025, 12, 2)),)}),
    Proef("TR323", "debet bij een andere gemeente", "323", {}, f"{P2}/ProductReferentie",
          toestand={"prestaties": (replace(EERDER, gemeente="0502"),)}),
    Proef("TR323", "ander volume", "323", {}, f"{P2}/ProductReferentie",
          toestand={"prestaties": (replace(EERDER, volume=101),)}),
    Proef("TR323", "ander bedrag", "323", {}, f"{P2}/ProductReferentie",
          toestand={"prestaties": (replace(EERDER, bedrag=14_999),)}),
    Proef("TR323", "andere eenheid", "323", {}, f"{P2}/ProductReferentie",
          toestand={"prestaties": (replace(EERDER, eenheid="04"),)}),
    Proef("TR322", "credit die is afgewezen maakt geen plaats", "323", {}, f"{P1}/GeleverdVolume",
          samen=("TR323",),
          toestand=bij(frequentie="6", volume=600) | {"prestaties": (replace(EERDER, bedrag=1),)}),
    Proef("TR369", "credit die is afgewezen maakt geen plaats", "323", {}, f"{P1}/GeleverdVolume",
          samen=("TR323",), toestand=bij(volume=None, eenheid="", frequentie="", budget=90_000)
          | {"prestaties": (replace(EERDER, volume=1),)}),
    Proef("TR389", "terug en opnieuw, maar de credit is afgewezen", "323", OPNIEUW, P3,
          samen=("TR314",), toestand={"prestaties": (
              EERDER, replace(NOVEMBER, referentie="P-2026-01-0002"))}),
    Proef("TR389", "al gedeclareerd", "323", {}, P1,
          toestand={"prestaties": (EERDER, AL_BETAALD)}),
    Proef("TR390", "al gecrediteerd", "323", {}, P2, toestand={"prestaties": (EERDER, TERUG)}),
    Proef("TR418", "ander tarief", "323", {}, f"{P1}/ProductTarief",
          toestand={"tarieven": {"45A48": (Tarief("01", 149),)}}),
    Proef("TR346", "bedrag niet uitgerekend", "323",
          {f"{P1}/IngediendBedrag": bedrag(90_001), TOTAAL: totaal(100_001)},
          f"{P1}/IngediendBedrag"),
    Proef("TR346", "nul bij een tarief in een andere eenheid", "323",
          {f"{P1}/IngediendBedrag": bedrag(0), TOTAAL: totaal(10_000)},
          f"{P1}/IngediendBedrag", samen=("TR418",),
          toestand={"tarieven": {"45A48": (Tarief("14", 20_000),)}}),
    Proef("TR337", "declaratie onbekend", "325", {}, DECL,
          toestand={"declaraties": (replace(JANUARI, identificatie="DC0000000009"),)}),
    Proef("TR371", "andere versie", "325", {}, "Header/XsdVersieDeclaratie",
          toestand={"declaraties": (replace(JANUARI, xsd_versie=("9.9.9", "9.9.9")),)}),
    Proef("TR376", "nummer onbekend", "325", {}, "DeclaratieAntwoord/DeclaratieNummer",
          toestand={"declaraties": (replace(JANUARI, nummer="D1"),)}),
    Proef("TR366", "niet gedeclareerd", "325",
          {f"{AP}/ProductReferentie/ReferentieNummer": "P-9"}, f"{AP}/ProductReferentie"),
    Proef("TR367", "ander volume", "325", {f"{AP}/GeleverdVolume": "601"},
          f"{AP}/GeleverdVolume"),
    Proef("TR367", "zonder tarief", "325", {f"{AP}/ProductTarief": WEG}, f"{AP}/ProductTarief"),
)
GOED: tuple[Proef, ...] = (
    Proef("TR056", "identificatie van een ander", "323", {},
          toestand={"identificaties": frozenset({("323", "98000002", "DC0000000001")})}),
    Proef("TR135", "declaratie van vandaag", "325", {f"{DECL}/Dagtekening": "2026-01-31"}),
    Proef("TR304", "bsn bekend", "325", {}),
    Proef("TR378", "geldt de hele periode", "323", {}),
    Proef("TR381", "code van de categorie", "323", {}),
    Proef("TR385", "er is niet betaald", "301", WEGHALEN, toestand={
        "prestaties": (replace(OP_T1, toewijzing="100000002"),)}),
    Proef("TR385", "er is teruggenomen", "301", WEGHALEN, toestand={
        "prestaties": (OP_T1, replace(OP_T1, referentie="P-C", vorige=OP_T1.referentie))}),
    Proef("TR338", "nummer bekend", "323", {}),
    Proef("TR339", "toewijzing zonder categorie", "323", {},
          toestand=bij(categorie="", code="", volume=None, eenheid="", frequentie="",
                       budget=900_000)),
    Proef("TR340", "toewijzing zonder code", "323", {},
          toestand=bij(code="", volume=None, eenheid="", frequentie="", budget=900_000)),
    Proef("TR341", "uren bij minuten", "323",
          {f"{P1}/Eenheid": "04", f"{P1}/GeleverdVolume": "10",
           f"{P1}/ProductTarief": "9000"}, toestand={"tarieven": {}}),
    Proef("TR307", "eerste dag", "323", {}, toestand=bij(ingangsdatum=date(2025, 12, 1))),
    Proef("TR308", "laatste dag", "323", {}, toestand=bij(einddatum=date(2026, 1, 31))),
    Proef("TR387", "begint met de toewijzing", "323",
          {f"{P21}/ProductPeriode": periode("2026-01-02", "2026-01-31")},
          toestand={"toewijzingen": (D1, replace(D9, ingangsdatum=date(2026, 1, 2)))}),
    Proef("TR388", "eindigt met de toewijzing", "323",
          {f"{P21}/ProductPeriode": periode("2026-01-01", "2026-01-30")},
          toestand={"toewijzingen": (D1, replace(D9, einddatum=date(2026, 1, 30)))}),
    Proef("TR321", "precies de maand", "323", {}, toestand=bij(volume=600)),
    Proef("TR321", "vijf weken van 120", "323", {}, toestand=bij(volume=120, frequentie="2")),
    Proef("TR321", "iedere dag 20", "323", {}, toestand=bij(volume=20, frequentie="1")),
    Proef("TR322", "precies alles", "323", {},
          toestand=bij(frequentie="6", volume=700) | {"prestaties": (EERDER, NOVEMBER)}),
    Proef("TR322", "wat wordt teruggenomen telt niet", "323", {},
          toestand=bij(frequentie="6", volume=600)),
    Proef("TR322", "zelfde nummer bij een andere gemeente", "323", {}, toestand=bij(
        frequentie="6", volume=600) | {"prestaties": (EERDER, ELDERS)}),
    Proef("TR369", "precies het budget", "323", {},
          toestand=bij(volume=None, eenheid="", frequentie="", budget=90_000)),
    Proef("TR369", "zelfde nummer bij een andere gemeente", "323", {}, toestand=bij(
        volume=None, eenheid="", frequentie="", budget=90_000) | {"prestaties": (EERDER, ELDERS)}),
    Proef("TR384", "niet verwijderd", "323", {},
          toestand={"toewijzingen": (D1, replace(D9, reden_wijziging="05"))}),
    Proef("TR314", "kenmerk van een ander", "323", {}, toestand={
        "prestaties": (EERDER, replace(EERDER, aanbieder="98000002",
                                       referentie="P-2026-01-0003"))}),
    Proef("TR333", "nummer van een ander", "323", {}, toestand={
        "declaraties": (replace(DECEMBER, aanbieder="98000002", nummer="D20260100001"),)}),
    Proef("TR318", "maand zonder hulp", "323", {}, toestand={
        "declaraties": (replace(DECEMBER, begin=date(2025, 11, 1), einde=date(2025, 11, 30)),),
        "zorgmaanden": frozenset({date(2025, 11, 1), date(2026, 1, 1)})}),
    Proef("TR318", "eerste declaratie", "323", {}, toestand={
        "declaraties": (), "zorgmaanden": frozenset({date(2025, 12, 1)})}),
    Proef("TR319", "van eerder", "323", {P3: NOG_EEN, TOTAAL: totaal(190_000)}),
    Proef("TR323", "goedgekeurd debet", "323", {}),
    Proef("TR389", "terug en opnieuw in een bericht", "323", OPNIEUW),
    Proef("TR389", "eerst teruggenomen", "323", {}, toestand={
        "prestaties": (EERDER, AL_BETAALD,
                       replace(AL_BETAALD, referentie="P-W", vorige="P-OUD"))}),
    Proef("TR389", "bij een andere gemeente", "323", {}, toestand={
        "prestaties": (EERDER, replace(AL_BETAALD, gemeente="0502"))}),
    Proef("TR390", "ander debet teruggenomen", "323", {}, toestand={
        "prestaties": (EERDER, replace(TERUG, vorige="P-1"))}),
    Proef("TR418", "uurtarief in minuten", "323", {},
          toestand={"tarieven": {"45A48": (Tarief("04", 9_000),)}}),
    Proef("TR346", "uurtarief dat niet deelbaar is", "323",
          {f"{P1}/ProductTarief": "167", f"{P1}/IngediendBedrag": bedrag(100_000),
           f"{P2}/ProductTarief": "167", f"{P2}/IngediendBedrag": bedrag(16_667, "C"),
           TOTAAL: totaal(108_333)},
          toestand={"prestaties": (replace(EERDER, bedrag=16_667),),
                    "tarieven": {"45A48": (Tarief("04", 10_000),)}}),
    Proef("TR337", "declaratie bekend", "325", {}, toestand={"declaraties": (DECEMBER, JANUARI)}),
    Proef("TR371", "zelfde versie", "325", {}),
    Proef("TR376", "nummer bekend", "325", {}),
    Proef("TR366", "gedeclareerd", "325", {}),
    Proef("TR367", "prestaties niet bewaard", "325", {f"{AP}/GeleverdVolume": "601"},
          toestand={"declaraties": (replace(JANUARI, prestaties=None),)}),
)
# fmt: on
