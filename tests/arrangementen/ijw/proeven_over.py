"""Levels 3 and 4: examples that break one rule beside what is known, and that just keep to it."""

from dataclasses import replace
from datetime import date
from typing import Any

from arrangementen.ijw.regels_toestand import BekendeStop, BekendVerzoek
from tests.arrangementen.ijw.plaatsen import AP1, NP1, START, STOP, TP1, TP2, TW1, TW2, VERZOEK
from tests.arrangementen.ijw.regelproef import WEG, Proef
from tests.arrangementen.ijw.toestanden import (
    AFGEWEZEN,
    ANDER_BSN,
    ANDERE_AANBIEDER,
    DEFINITIEF,
    EERDERE,
    GENERIEK,
    GESTOPT,
    IN_ONDERZOEK,
    KENMERK_301,
    LEVERING,
    OPEN,
    T1,
    T2,
    T3,
    TIJDELIJK,
    TOEGEWEZEN,
    ZONDER_NUMMER,
    toewijzing,
)
from tests.arrangementen.ijw.voorbeelden_heen import AANBIEDER, AMBULANT, BSN, GEMEENTE, OMVANG

ONDERZOEK: dict[str, Any] = {
    "Antwoord/VerzoekAntwoord": "2",
    "Antwoord/RedenAfwijzingVerzoek": WEG,
    "Antwoord/Woonplaatsbeginsel": WEG,
}
TWEEDE_START = "Client/StartProducten/StartProduct[2]"
TWEEDE_STOP = "Client/StopProducten/StopProduct[2]"
STOP_VERWIJDERD = {
    "ToewijzingNummer": "100000001",
    "Product": AMBULANT,
    "Begindatum": "2026-01-12",
    "RedenBeeindiging": "33",
    "Einddatum": "2026-01-20",
    "StatusAanlevering": "3",
}
ID = "Header/BerichtIdentificatie/Identificatie"
DAG = "Header/BerichtIdentificatie/Dagtekening"
AP_REF = f"{AP1}/ReferentieAanbieder"
ZELFDE_ID = {"identificaties": frozenset({("301", GEMEENTE, "TW0000000001")})}

# fmt: off
FOUT: tuple[Proef, ...] = (
    Proef("TR056", "zelfde identificatie", "301", {}, ID, toestand=ZELFDE_ID),
    Proef("TR135", "dagtekening van morgen", "319", {}, DAG,
          toestand={"vandaag": date(2026, 1, 30)}),
    Proef("TR378", "code onbekend", "305", {"Header/Ontvanger": "9999"}, "Header/Ontvanger",
          samen=("TR019", "TR063")),
    Proef("TR378", "code vervallen", "301", {"Header/Afzender": "0501"}, "Header/Afzender",
          samen=("TR379",)),
    Proef("TR378", "code nog niet geldig voor de eerste", "315",
          {"Header/Ontvanger": "1992", f"{AP1}/ToewijzingIngangsdatum": "2022-12-31"},
          "Header/Ontvanger"),
    Proef("TR378", "andere gemeente bestaat niet meer", "319",
          {"Antwoord/Woonplaatsbeginsel/Gemeente": "0501"}, "Antwoord/Woonplaatsbeginsel/Gemeente"),
    Proef("TR381", "code onder andere categorie", "315", {f"{AP1}/Product/Categorie": "46"},
          f"{AP1}/Product/Code"),
    Proef("TR381", "code nergens bekend", "317", {f"{NP1}/Product/Code": "42X99"},
          f"{NP1}/Product/Code"),
    Proef("TR304", "bsn onbekend", "317", {}, "Client/Bsn", toestand={"bsns": frozenset()}),
    Proef("TR332", "nummer van een ander", "301", {"Client/Bsn": ANDER_BSN},
          f"{TP1}/ToewijzingNummer", samen=("TR379",)),
    Proef("TR332", "nummer met ander product", "301", {f"{TP2}/Product/Categorie": "43"},
          f"{TP2}/ToewijzingNummer"),
    Proef("TR379", "nooit gevraagd", "301", {}, f"{TP1}/ReferentieAanbieder",
          toestand={"verzoeken": ()}),
    Proef("TR379", "gevraagd voor een ander", "301", {}, f"{TP1}/ReferentieAanbieder",
          toestand={"verzoeken": (BekendVerzoek(GEMEENTE, AANBIEDER, ANDER_BSN, KENMERK_301),)}),
    Proef("TR019", "nummer onbekend", "305", {f"{START}/ToewijzingNummer": "5"}, START),
    Proef("TR019", "nummer van een ander", "307", {"Client/Bsn": ANDER_BSN}, STOP,
          samen=("TR382",)),
    Proef("TR019", "zonder nummer", "305", {}, TWEEDE_START, toestand={"taakgericht": False}),
    Proef("TR326", "loopt al", "305", {}, START, toestand={"starts": (ZONDER_NUMMER, EERDERE)}),
    Proef("TR326", "twee starts in een bericht", "305",
          {TWEEDE_START: {"ToewijzingNummer": "100000001", "Product": AMBULANT,
                          "Begindatum": "2026-01-20", "StatusAanlevering": "1"}}, TWEEDE_START),
    Proef("TR063", "start niet ontvangen", "305", {}, f"{TWEEDE_START}/StatusAanlevering",
          toestand={"starts": ()}),
    Proef("TR063", "stop met andere reden", "307",
          {f"{STOP}/StatusAanlevering": "3", f"{STOP}/RedenBeeindiging": "32"},
          f"{STOP}/StatusAanlevering", toestand={"stops": (GESTOPT,)}),
    Proef("TR071", "start is gestopt", "305", {f"{START}/StatusAanlevering": "3"},
          f"{START}/StatusAanlevering",
          toestand={"starts": (ZONDER_NUMMER, LEVERING), "stops": (DEFINITIEF,)}),
    Proef("TR074", "start al ontvangen", "305", {}, START,
          toestand={"starts": (ZONDER_NUMMER, LEVERING)}),
    Proef("TR074", "stop al ontvangen", "307", {}, STOP, toestand={"stops": (GESTOPT,)}),
    Proef("TR382", "nooit begonnen", "307", {}, STOP, toestand={"starts": ()}),
    Proef("TR382", "andere begindatum", "307", {}, STOP, toestand={"starts": (EERDERE,)}),
    Proef("TR413", "weer tijdelijk", "307", {f"{STOP}/RedenBeeindiging": "20"}, STOP,
          toestand={"stops": (TIJDELIJK,)}),
    Proef("TR414", "eerder dan de tijdelijke", "307", {f"{STOP}/Einddatum": "2026-01-19"}, STOP,
          toestand={"stops": (TIJDELIJK,)}),
    Proef("TR415", "al definitief", "307", {}, STOP, toestand={"stops": (DEFINITIEF,)}),
    Proef("TR415", "twee in een bericht", "307",
          {TWEEDE_STOP: {**STOP_VERWIJDERD, "Einddatum": "2026-01-31", "StatusAanlevering": "1"}},
          TWEEDE_STOP),
    Proef("TR347", "kenmerk gebruikt", "315", {}, AP_REF, toestand={"verzoeken": (TOEGEWEZEN,)}),
    Proef("TR347", "kenmerk gebruikt bij een ander", "317", {}, f"{VERZOEK}/ReferentieAanbieder",
          toestand={"verzoeken": (BekendVerzoek("0502", AANBIEDER, BSN, "VOW-2026-0001"),)}),
    Proef("TR374", "verzoek loopt", "315", {f"{AP1}/ReferentieAanbieder": "NIEUW"}, "Header",
          toestand={"verzoeken": (OPEN,)}),
    Proef("TR374", "verzoek in onderzoek", "317", {}, "Header",
          toestand={"verzoeken": (IN_ONDERZOEK,)}),
    Proef("TR355", "kenmerk onbekend", "319", {}, "Antwoord/ReferentieAanbieder",
          toestand={"verzoeken": ()}),
    Proef("TR355", "verzoek aan andere gemeente", "319", {}, "Antwoord/ReferentieAanbieder",
          toestand={"verzoeken": (BekendVerzoek("0502", AANBIEDER, BSN, "VOT-2026-0001"),)}),
    Proef("TR359", "al toegewezen", "319", {}, "Antwoord", toestand={"verzoeken": (TOEGEWEZEN,)}),
    Proef("TR360", "al in onderzoek", "319", ONDERZOEK, "Antwoord",
          toestand={"verzoeken": (IN_ONDERZOEK,)}),
    Proef("TR365", "al afgewezen", "319", {}, "Antwoord", toestand={"verzoeken": (AFGEWEZEN,)}),
    Proef("TR349", "een lopende niet genoemd", "317",
          {f"{VERZOEK}/OngewijzigdeProducten": WEG}, VERZOEK),
    Proef("TR350", "ongewijzigd is verlopen", "317", {},
          f"{VERZOEK}/OngewijzigdeProducten/OngewijzigdProduct[1]", toestand={"toewijzingen": (
              T1, toewijzing("100000002", categorie="48", einddatum=date(2026, 1, 30)), T3)}),
    Proef("TR350", "ongewijzigd is van een ander", "317", {},
          f"{VERZOEK}/OngewijzigdeProducten/OngewijzigdProduct[1]", toestand={"toewijzingen": (
              T1, replace(T2, bsn=ANDER_BSN), T3)}),
    Proef("TR351", "te wijzigen is verwijderd", "317", {}, TW2, toestand={"toewijzingen": (
              T1, T2, toewijzing("100000003", categorie="50", reden_wijziging="13"))}),
    Proef("TR357", "wijziging vandaag", "317", {f"{TW1}/GewensteIngangsdatum": "2026-01-31"},
          f"{TW1}/GewensteIngangsdatum"),
    Proef("TR373", "ander budget vanaf later", "317", {f"{TW2}/Budget": "900001"},
          f"{TW2}/GewensteIngangsdatum"),
    Proef("TR373", "ander totaal vanaf later", "317", {f"{TW1}/Omvang/Frequentie": "6"},
          f"{TW1}/GewensteIngangsdatum", toestand={"toewijzingen": (toewijzing(
              "100000001", categorie="45", code="45A48", volume=600, eenheid="01", frequentie="6"),
              T2, T3)}),
    Proef("TR361", "nieuw naast te wijzigen", "317", {f"{NP1}/Product": AMBULANT}, VERZOEK),
    Proef("TR375", "omvang bij generiek", "317", {}, f"{TW1}/Omvang", samen=("TR361",),
          toestand={"toewijzingen": (GENERIEK, T2, T3)}),
    Proef("TR411", "geen omvang bij specifiek", "317", {f"{TW1}/Omvang": WEG}, f"{TW1}/Omvang"),
    Proef("TR412", "omvang bij aspecifiek zonder einde", "317", {f"{TW1}/Einddatum": WEG},
          f"{TW1}/Omvang",
          toestand={"toewijzingen": (toewijzing("100000001", categorie="45"), T2, T3)}),
    Proef("TR412", "omvang bij aspecifiek", "317", {}, f"{TW1}/Omvang",
          toestand={"toewijzingen": (toewijzing("100000001", categorie="45"), T2, T3)}),
)
GOED: tuple[Proef, ...] = (
    Proef("TR056", "zelfde identificatie van een ander", "301", {}, toestand={
        "identificaties": frozenset({("301", "0502", "TW0000000001"),
                                     ("319", GEMEENTE, "TW0000000001")})}),
    Proef("TR135", "dagtekening van vandaag", "301", {}),
    Proef("TR378", "oude code voor oude hulp", "315", {
        "Header/Ontvanger": "0501", f"{AP1}/ToewijzingIngangsdatum": "2022-12-31",
        "Client/AangevraagdeProducten/AangevraagdProduct[2]": WEG}),
    Proef("TR381", "categorie zonder code", "301",
          {f"{TP1}/Product/Code": WEG, f"{TP1}/Omvang": WEG},
          toestand={"productcodes": {}, "toewijzingen": ()}),
    Proef("TR304", "bsn bekend", "317", {}),
    Proef("TR332", "zelfde nummer in andere gemeente", "301", {"Header/Afzender": "0502"},
          toestand={"verzoeken": (BekendVerzoek("0502", AANBIEDER, BSN, KENMERK_301),),
        "toewijzingen": (toewijzing("100000001", categorie="40"),)}),
    Proef("TR379", "geen kenmerk", "301", {f"{TP1}/ReferentieAanbieder": WEG},
          toestand={"verzoeken": ()}),
    Proef("TR019", "nummer met voorloopnullen", "305", {f"{START}/ToewijzingNummer": "0100000001"}),
    Proef("TR326", "na een tijdelijke stop", "305", {}, toestand={
        "starts": (ZONDER_NUMMER, EERDERE),
        "stops": (BekendeStop(EERDERE, "20", date(2026, 1, 9)),)}),
    Proef("TR326", "de eerdere start gaat weg", "305", {TWEEDE_START: {
        "ToewijzingNummer": "100000001", "Product": AMBULANT, "Begindatum": "2026-01-06",
        "StatusAanlevering": "3"}}, toestand={"starts": (EERDERE,)}),
    Proef("TR063", "start ontvangen", "305", {f"{START}/StatusAanlevering": "3"},
          toestand={"starts": (ZONDER_NUMMER, LEVERING)}),
    Proef("TR071", "een andere start is gestopt", "305", {f"{START}/StatusAanlevering": "3"},
          toestand={"starts": (ZONDER_NUMMER, LEVERING),
                    "stops": (BekendeStop(EERDERE, "31", date(2026, 1, 9)),)}),
    Proef("TR074", "andere begindatum", "305", {}, toestand={
        "starts": (ZONDER_NUMMER, EERDERE),
        "stops": (BekendeStop(EERDERE, "31", date(2026, 1, 9)),)}),
    Proef("TR382", "stop verwijderen", "307", {f"{STOP}/StatusAanlevering": "3"},
          toestand={"starts": (), "stops": (GESTOPT,)}),
    Proef("TR413", "definitief na tijdelijk", "307", {}, toestand={"stops": (TIJDELIJK,)}),
    Proef("TR414", "op dezelfde dag", "307", {f"{STOP}/Einddatum": "2026-01-20"},
          toestand={"stops": (TIJDELIJK,)}),
    Proef("TR415", "de eerdere stop gaat weg", "307", {TWEEDE_STOP: STOP_VERWIJDERD},
          toestand={"stops": (DEFINITIEF,)}),
    Proef("TR347", "kenmerk van andere aanbieder", "315", {}, toestand={
        "verzoeken": (BekendVerzoek(GEMEENTE, ANDERE_AANBIEDER, BSN, "VOT-2026-0001"),)}),
    Proef("TR374", "vorige is afgewezen", "317", {}, toestand={"verzoeken": (AFGEWEZEN,)}),
    Proef("TR374", "verzoek van andere aanbieder", "315", {}, toestand={
        "verzoeken": (BekendVerzoek(GEMEENTE, ANDERE_AANBIEDER, BSN, "ANDER"),)}),
    Proef("TR355", "kenmerk bekend", "319", {}),
    Proef("TR359", "nog niet toegewezen", "319", {}, toestand={"verzoeken": (IN_ONDERZOEK,)}),
    Proef("TR360", "voor het eerst in onderzoek", "319", ONDERZOEK),
    Proef("TR365", "afgewezen na onderzoek", "319", {}, toestand={"verzoeken": (IN_ONDERZOEK,)}),
    Proef("TR349", "verlopen hoeft niet", "317", {f"{VERZOEK}/OngewijzigdeProducten": WEG},
          toestand={"toewijzingen": (T1, T3,
              toewijzing("100000002", einddatum=date(2026, 1, 30)))}),
    Proef("TR350", "begint nog", "317", {}, toestand={"toewijzingen": (T1, T3, toewijzing(
        "100000002", categorie="48", ingangsdatum=date(2026, 9, 1), einddatum=None))}),
    Proef("TR351", "eindigt vandaag", "317", {}, toestand={"toewijzingen": (T1, T2, toewijzing(
        "100000003", categorie="50", budget=900_000, einddatum=date(2026, 1, 31)))}),
    Proef("TR357", "vanaf de ingangsdatum", "317", {f"{TW1}/GewensteIngangsdatum": "2026-01-05"}),
    Proef("TR373", "ander budget vanaf het begin", "317",
          {f"{TW2}/Budget": "900001", f"{TW2}/GewensteIngangsdatum": "2026-01-05"}),
    Proef("TR361", "nieuw erna", "317", {f"{NP1}/Product": AMBULANT, f"{NP1}/Omvang": OMVANG,
        f"{NP1}/GewensteIngangsdatum": "2027-01-01", f"{NP1}/Einddatum": "2027-02-01"}),
    Proef("TR361", "nieuw na het einde van ongewijzigd", "317", {
        f"{NP1}/Product": {"Categorie": "48"}, f"{NP1}/Omvang": WEG, f"{NP1}/Budget": "5",
        f"{NP1}/GewensteIngangsdatum": "2027-01-01", f"{NP1}/Einddatum": "2027-02-01"}),
    Proef("TR361", "nieuw na de inkorting", "317", {
        f"{TW1}/Einddatum": "2026-06-30", f"{NP1}/Product": AMBULANT, f"{NP1}/Omvang": OMVANG,
        f"{NP1}/GewensteIngangsdatum": "2026-07-01"}),
    Proef("TR375", "budget bij generiek", "317", {
        f"{TW1}/Omvang": WEG, f"{TW1}/Budget": "1", f"{TW1}/Einddatum": "2026-03-31",
        f"{VERZOEK}/NieuweProducten": WEG, f"{VERZOEK}/OngewijzigdeProducten": WEG,
        f"{VERZOEK}/TeWijzigenProducten/TeWijzigenProduct[2]": WEG},
        toestand={"toewijzingen": (GENERIEK,)}),
    Proef("TR411", "omvang bij specifiek", "317", {f"{TW1}/Omvang/Volume": "1"}),
    Proef("TR412", "tot en met 2020", "317", {
        DAG: "2020-06-01", f"{TW1}/GewensteIngangsdatum": "2020-07-01",
        f"{TW1}/Einddatum": "2020-12-31", f"{VERZOEK}/OngewijzigdeProducten": WEG,
        f"{VERZOEK}/TeWijzigenProducten/TeWijzigenProduct[2]": WEG},
        toestand={"vandaag": date(2020, 6, 1), "toewijzingen": (
            toewijzing("100000001", categorie="45", ingangsdatum=date(2020, 1, 1)),)}),
    Proef("TR412", "aspecifiek zonder omvang", "317", {f"{TW1}/Omvang": WEG, f"{TW1}/Budget": "5"},
          toestand={"toewijzingen": (toewijzing("100000001", categorie="45"), T2, T3)}),
)
# fmt: on
