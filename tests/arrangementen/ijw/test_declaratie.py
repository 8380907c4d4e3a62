"""The answer to a declaration: partly rejected, totals, and its own rules kept (IV087)."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arrangementen.ijw.bericht import Bericht, Bevinding
from arrangementen.ijw.bouwen import write
from arrangementen.ijw.declaratie import GeenDeclaratie, build_answer, granted
from arrangementen.ijw.declaratiefeiten import BekendeDeclaratie, Tarief, half_up
from arrangementen.ijw.lezen import read
from arrangementen.ijw.plafond import ceiling
from arrangementen.ijw.regels import check_across, check_within
from tests.arrangementen.ijw.plaatsen import CLIENT1, CLIENT2, P1, P2, P21, TOTAAL
from tests.arrangementen.ijw.regelproef import changed
from tests.arrangementen.ijw.toestanden import D1, D9, toestand_of
from tests.arrangementen.ijw.voorbeelden import voorbeeld

DAG = date(2026, 2, 5)


def finding(plaats: str, code: str = "9321", niveau: int = 3) -> Bevinding:
    return Bevinding(niveau, "TR321", code, plaats, "Zo is het niet goed.")


def answer(*bevindingen: Bevinding, bericht: Bericht | None = None) -> dict[str, Any]:
    """The contents of the answer, which must itself be a good JW325."""
    declaratie = bericht or voorbeeld("323")
    antwoord = build_answer(declaratie, bevindingen, "DA0000000002", DAG)
    assert read(write(antwoord)) == antwoord
    assert check_within(antwoord) == []
    assert check_across(antwoord, _sender_knows(declaratie)) == []
    return antwoord.inhoud


def _sender_knows(declaratie: Bericht) -> Any:
    kop, romp = declaratie.inhoud["Header"], declaratie.inhoud["Declaratie"]
    clienten = romp["Clienten"]["Client"]
    verstuurd = BekendeDeclaratie(
        kop["Ontvanger"],
        kop["Afzender"],
        kop["BerichtIdentificatie"]["Identificatie"],
        romp["DeclaratieNummer"],
        date(2026, 1, 1),
        date(2026, 1, 31),
        (kop["XsdVersie"]["BasisschemaXsdVersie"], kop["XsdVersie"]["BerichtXsdVersie"]),
        {
            p["ProductReferentie"]["ReferentieNummer"]: p
            for client in clienten
            for p in client["Prestaties"]["Prestatie"]
        },
    )
    bsns = frozenset(client["Bsn"] for client in clienten)
    return toestand_of("325", vandaag=DAG, declaraties=(verstuurd,), bsns=bsns)


def code(klasse: dict[str, Any]) -> list[str]:
    return klasse["RetourCodes"]["RetourCode"]


def test_all_good_grants_everything_without_clients() -> None:
    inhoud = answer()
    assert code(inhoud["Header"]) == ["0200"]
    antwoord = inhoud["DeclaratieAntwoord"]
    assert code(antwoord) == ["8001"]
    assert antwoord["TotaalToegekendBedrag"] == antwoord["TotaalIngediendBedrag"]
    assert "Clienten" not in antwoord


def test_header_is_of_the_gemeente_and_names_the_declaration() -> None:
    heen, kop = voorbeeld("323").inhoud["Header"], answer()["Header"]
    assert (kop["Afzender"], kop["Ontvanger"]) == (heen["Ontvanger"], heen["Afzender"])
    assert kop["DeclaratieIdentificatie"] == heen["BerichtIdentificatie"]
    assert kop["XsdVersieDeclaratie"] == heen["XsdVersie"]
    assert kop["BerichtIdentificatie"]["Identificatie"] == "DA0000000002"


def test_level_two_gives_the_header_only() -> None:
    inhoud = answer(finding(f"{P1}/ProductTarief", "0001", 2), finding(P21))
    assert code(inhoud["Header"]) == ["0001"]
    assert "DeclaratieAntwoord" not in inhoud
    assert granted(voorbeeld("323"), [finding(P1, "0001", 2)]) == 0


def test_fault_in_the_header_gives_its_own_code() -> None:
    inhoud = answer(finding("Header/BerichtIdentificatie/Dagtekening", "8848", 4))
    assert code(inhoud["Header"]) == ["8848"]
    assert "DeclaratieAntwoord" not in inhoud


def test_fault_in_the_declaration_grants_nothing() -> None:
    antwoord = answer(finding("Declaratie/DeclaratieNummer", "9333"))["DeclaratieAntwoord"]
    assert code(antwoord) == ["9333"]
    assert antwoord["TotaalToegekendBedrag"] == {"TotaalBedrag": "0", "DebetCredit": "D"}
    assert "Clienten" not in antwoord


def test_one_prestatie_is_rejected_and_the_rest_is_paid() -> None:
    antwoord = answer(finding(f"{P1}/GeleverdVolume"))["DeclaratieAntwoord"]
    assert antwoord["TotaalIngediendBedrag"]["TotaalBedrag"] == "100000"
    assert antwoord["TotaalToegekendBedrag"] == {"TotaalBedrag": "10000", "DebetCredit": "D"}
    (client,) = antwoord["Clienten"]["Client"]
    (prestatie,) = client["Prestaties"]["Prestatie"]
    assert (code(antwoord), code(client), code(prestatie)) == (["0200"], ["0200"], ["9321"])


def test_more_taken_back_than_paid_is_credit() -> None:
    antwoord = answer(finding(P1), finding(P21))["DeclaratieAntwoord"]
    assert antwoord["TotaalToegekendBedrag"] == {"TotaalBedrag": "15000", "DebetCredit": "C"}


def test_client_is_rejected_with_all_of_its_prestaties() -> None:
    antwoord = answer(finding(f"{CLIENT1}/Bsn", "8187"))["DeclaratieAntwoord"]
    assert antwoord["TotaalToegekendBedrag"]["TotaalBedrag"] == "25000"
    (client,) = antwoord["Clienten"]["Client"]
    assert code(client) == ["8187"]
    assert [code(p) for p in client["Prestaties"]["Prestatie"]] == [["0233"], ["0233"]]


def test_lowest_level_gives_the_code() -> None:
    antwoord = answer(finding(P1, "9346", 4), finding(f"{P1}/Eenheid", "9341", 3))
    client = antwoord["DeclaratieAntwoord"]["Clienten"]["Client"][0]
    assert code(client["Prestaties"]["Prestatie"][0]) == ["9341"]


def test_source_is_left_alone() -> None:
    declaratie = voorbeeld("323")
    voor = json.dumps(declaratie.inhoud)
    answer(finding(P1), finding(CLIENT2, "8187"), bericht=declaratie)
    assert json.dumps(declaratie.inhoud) == voor


@given(st.sets(st.sampled_from([P1, P2, P21, CLIENT1, CLIENT2])))
@settings(max_examples=32, deadline=None)
def test_granted_is_all_minus_what_came_back(plaatsen: set[str]) -> None:
    """Whatever is rejected: claimed = granted + returned, counted in another way."""
    bevindingen = [finding(plaats) for plaats in plaatsen]
    antwoord = answer(*bevindingen)["DeclaratieAntwoord"]
    terug = [
        p
        for client in antwoord.get("Clienten", {}).get("Client", [])
        for p in client["Prestaties"]["Prestatie"]
    ]
    som = sum(_cents(p["IngediendBedrag"], "Bedrag") for p in terug)
    toegekend = _cents(antwoord["TotaalToegekendBedrag"], "TotaalBedrag")
    assert toegekend + som == 100_000
    assert granted(voorbeeld("323"), bevindingen) == toegekend


def _cents(bedrag: dict[str, str], naam: str) -> int:
    return int(bedrag[naam]) * (-1 if bedrag["DebetCredit"] == "C" else 1)


@pytest.mark.parametrize("soort", ["301", "325", "302"])
def test_only_a_declaration_gets_an_answer(soort: str) -> None:
    with pytest.raises(GeenDeclaratie, match="geen declaratie"):
        build_answer(voorbeeld(soort), [], "DA1", DAG)


def test_schema_fault_gets_no_answer() -> None:
    with pytest.raises(GeenDeclaratie, match="knooppunt"):
        build_answer(voorbeeld("323"), [finding("", "IJW-601", 1)], "DA1", DAG)


def test_findings_of_the_rules_make_the_answer() -> None:
    wijziging = {f"{P21}/GeleverdVolume": "26000", f"{P21}/IngediendBedrag/Bedrag": "26000"}
    wijziging[f"{TOTAAL}/TotaalBedrag"] = "101000"
    declaratie = changed("323", wijziging)
    bevindingen = check_within(declaratie) or check_across(declaratie, toestand_of("323"))
    antwoord = answer(*bevindingen, bericht=declaratie)["DeclaratieAntwoord"]
    assert antwoord["TotaalToegekendBedrag"]["TotaalBedrag"] == "75000"


@pytest.mark.parametrize(
    ("anders", "begin", "einde", "hoogste"),
    [
        ({"frequentie": "1", "volume": 2}, "2026-02-01", "2026-02-28", 56),
        ({"frequentie": "2", "volume": 10}, "2026-03-01", "2026-03-31", 60),
        ({"frequentie": "2", "volume": 10}, "2026-03-02", "2026-03-29", 40),
        ({"frequentie": "4", "volume": 600}, "2026-01-15", "2026-01-31", 600),
        ({"frequentie": "4", "volume": 600}, "2026-01-15", "2026-03-01", 1800),
        ({"frequentie": "6", "volume": 700}, "2026-01-01", "2026-12-31", 700),
        ({"frequentie": "6", "volume": 7, "eenheid": "04"}, "2026-01-01", "2026-01-31", 420),
        ({"frequentie": "2", "volume": 5, "eenheid": "82"}, "2026-03-01", "2026-03-31", 25),
        ({"frequentie": "2", "volume": 5, "eenheid": "82", "einddatum": date(2026, 3, 31)},
         "2026-03-01", "2026-03-31", 30),
        ({"frequentie": "2", "volume": 5, "eenheid": "82", "einddatum": date(2026, 4, 1)},
         "2026-03-01", "2026-03-31", 30),
        ({"frequentie": "2", "volume": 5, "eenheid": "82", "einddatum": date(2026, 4, 1)},
         "2026-04-01", "2026-04-01", 0),
        ({"frequentie": "2", "volume": 5, "eenheid": "82", "ingangsdatum": date(2026, 3, 30),
          "einddatum": date(2026, 4, 1)}, "2026-04-01", "2026-04-01", 5),
        ({"volume": None}, "2026-03-01", "2026-03-31", None),
        ({"frequentie": "4"}, "2026-03-02", "2026-03-01", 0),
    ],
    ids=["dag", "week raakt zes", "week precies vier", "maand deels", "maand drie", "totaal",
         "uren als minuten", "output zondagen", "output laatste week",
         "output einde in april telt in maart", "output april dan niet", "output zonder zondag",
         "zonder omvang", "leeg"],
)  # fmt: skip
def test_ceiling(anders: dict[str, Any], begin: str, einde: str, hoogste: int | None) -> None:
    toewijzing = replace(D1, **anders)
    dagen = date.fromisoformat(begin), date.fromisoformat(einde)
    assert ceiling(toewijzing, *dagen) == hoogste
    assert D9.volume == 25_000


@pytest.mark.parametrize(
    ("teller", "noemer", "uit"), [(1, 2, 1), (5, 2, 3), (10_000, 60, 167), (9_000, 60, 150)]
)
def test_half_goes_up(teller: int, noemer: int, uit: int) -> None:
    assert half_up(teller, noemer) == uit


def test_hour_tariff_fits_minutes_only() -> None:
    uur = Tarief("04", 10_000)
    assert (uur.per("04"), uur.per("01"), uur.per("14")) == (10_000, 167, None)
    assert (uur.amount("01", 90), uur.amount("04", 2), uur.amount("16", 1)) == (
        15_000,
        20_000,
        None,
    )
