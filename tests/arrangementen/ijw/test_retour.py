"""The retourbericht: built from every outcome, read back, and compared with its heenbericht."""

import json
from datetime import date

import pytest

from arrangementen.ijw.bericht import Bericht, Bevinding
from arrangementen.ijw.bouwen import write
from arrangementen.ijw.lezen import read
from arrangementen.ijw.regels import check_across, check_within
from arrangementen.ijw.regels_basis import HEEN_VAN, HEENBERICHTEN, KLASSEN, walk
from arrangementen.ijw.retour import (
    GeenRetour,
    Uitslag,
    build_retour,
    check_copy,
    read_retour,
    retour_soort,
)
from arrangementen.ijw.schema import validate
from tests.arrangementen.ijw.proeven_over import FOUT
from tests.arrangementen.ijw.regelproef import Proef, changed
from tests.arrangementen.ijw.toestanden import toestand_of
from tests.arrangementen.ijw.voorbeelden import voorbeeld, voorbeeld_retour_goed
from tests.arrangementen.ijw.xsd import official_verdict

OP = date(2026, 2, 2)
OVERGENOMEN = ("Afzender", "Ontvanger", "BerichtIdentificatie", "XsdVersie")
LAAG = {
    "301": "Client/ToegewezenProducten/ToegewezenProduct[2]",
    "305": "Client/StartProducten/StartProduct[1]",
    "307": "Client/StopProducten/StopProduct[1]",
    "315": "Client/AangevraagdeProducten/AangevraagdProduct[1]",
    "317": "Client/Verzoek/NieuweProducten/NieuwProduct[1]",
    "319": "Antwoord/Woonplaatsbeginsel",
}


def _finding(niveau: int, code: str, plaats: str) -> Bevinding:
    return Bevinding(niveau, "TR000", code, plaats, "Fout. Herstel de fout.")


def _retour(soort: str, *bevindingen: Bevinding) -> Bericht:
    return build_retour(voorbeeld(soort), bevindingen, "RT1", OP)


def _classes(soort: str, inhoud: dict) -> dict[str, dict]:
    paden = [pad for groep in KLASSEN[soort].values() for pad in groep]
    return {plaats: klasse for pad in paden for plaats, klasse in walk(inhoud, pad)}


@pytest.mark.parametrize("soort", HEENBERICHTEN)
def test_header_is_copied_and_not_swapped(soort: str) -> None:
    heen = voorbeeld(soort).inhoud["Header"]
    kop = _retour(soort).inhoud["Header"]
    assert {naam: kop[naam] for naam in OVERGENOMEN} == {naam: heen[naam] for naam in OVERGENOMEN}
    assert kop["BerichtCode"] == voorbeeld(retour_soort(soort)).inhoud["Header"]["BerichtCode"]
    assert (kop["IdentificatieRetour"], kop["DagtekeningRetour"]) == ("RT1", "2026-02-02")
    assert set(kop["XsdVersieRetour"].values()) == {"1.0.0"}
    assert "XsltVersie" not in kop


@pytest.mark.parametrize("soort", HEENBERICHTEN)
def test_good_is_the_header_without_codes(soort: str) -> None:
    retour = _retour(soort)
    assert retour.soort == retour_soort(soort)
    assert set(retour.inhoud) == {"Header"}
    assert "RetourCodes" not in retour.inhoud["Header"]
    assert read_retour(retour) == Uitslag(goed=True, codes=[])


@pytest.mark.parametrize("soort", HEENBERICHTEN)
def test_level_2_is_the_header_with_0001(soort: str) -> None:
    beide = (_finding(3, "9056", "Header"), _finding(2, "0001", LAAG[soort]))
    retour = _retour(soort, *beide)
    assert set(retour.inhoud) == {"Header"}
    assert read_retour(retour) == Uitslag(goed=False, codes=[("Header", "0001")])


@pytest.mark.parametrize("soort", HEENBERICHTEN)
def test_fault_in_the_header_is_the_header_with_its_code(soort: str) -> None:
    fouten = (
        _finding(4, "8848", "Header/BerichtIdentificatie/Dagtekening"),
        _finding(3, "9332", LAAG[soort]),
        _finding(3, "9056", "Header/BerichtIdentificatie/Identificatie"),
    )
    retour = _retour(soort, *fouten)
    assert set(retour.inhoud) == {"Header"}
    assert read_retour(retour).codes == [("Header", "9056")]


@pytest.mark.parametrize("soort", HEENBERICHTEN)
def test_fault_below_brings_the_body_with_a_code_on_every_class(soort: str) -> None:
    retour = _retour(soort, _finding(3, "9332", f"{LAAG[soort]}/Iets/Diep"))
    klassen = _classes(soort, retour.inhoud)
    assert all(list(klasse)[-1] == "RetourCodes" for klasse in klassen.values())
    codes = {plaats: klasse["RetourCodes"]["RetourCode"] for plaats, klasse in klassen.items()}
    assert codes == {plaats: ["9332" if plaats == LAAG[soort] else "0200"] for plaats in klassen}
    assert klassen.keys() == _classes(soort, voorbeeld(soort).inhoud).keys()
    assert read_retour(retour).bezwaren == [(LAAG[soort], "9332")]
    assert check_copy(retour, voorbeeld(soort)) == []


def test_contact_of_a_relatie_has_its_own_code() -> None:
    retour = _retour("301", _finding(4, "S329", f"{LAAG['301']}/Product/Code"))
    contact = retour.inhoud["Client"]["Relaties"]["Relatie"][1]["Contact"]
    assert contact["RetourCodes"] == {"RetourCode": ["0200"]}


def test_below_a_class_at_fault_nothing_is_judged() -> None:
    retour = _retour("317", _finding(3, "9349", "Client/Verzoek"), _finding(4, "S329", LAAG["317"]))
    assert dict(read_retour(retour).codes) == {
        "Header": "0200",
        "Client": "0200",
        "Client/Verzoek": "9349",
        "Client/Verzoek/OngewijzigdeProducten/OngewijzigdProduct[1]": "0233",
        "Client/Verzoek/TeWijzigenProducten/TeWijzigenProduct[1]": "0233",
        "Client/Verzoek/TeWijzigenProducten/TeWijzigenProduct[2]": "0233",
        LAAG["317"]: "S329",
    }


def test_one_code_per_class_of_the_lowest_level() -> None:
    plaats = LAAG["305"]
    retour = _retour("305", _finding(4, "S329", f"{plaats}/Product"), _finding(3, "9019", plaats))
    assert read_retour(retour).bezwaren == [(plaats, "9019")]


def test_tenth_class_is_not_taken_for_the_first() -> None:
    heen = voorbeeld("301")
    product = heen.inhoud["Client"]["ToegewezenProducten"]["ToegewezenProduct"][0]
    heen.inhoud["Client"]["ToegewezenProducten"]["ToegewezenProduct"] = [product] * 11
    plaats = "Client/ToegewezenProducten/ToegewezenProduct[10]"
    retour = build_retour(heen, [_finding(3, "9332", plaats)], "RT1", OP)
    assert read_retour(retour).bezwaren == [(plaats, "9332")]


def test_heenbericht_stays_as_it_was() -> None:
    heen = voorbeeld("301")
    voor = json.dumps(heen.inhoud)
    build_retour(heen, [_finding(3, "9332", LAAG["301"])], "RT1", OP)
    assert json.dumps(heen.inhoud) == voor


def test_version_of_the_schema_is_a_setting() -> None:
    kop = build_retour(voorbeeld("305"), [], "RT1", OP, xsd_versie="0.1.0").inhoud["Header"]
    assert set(kop["XsdVersieRetour"].values()) == {"0.1.0"}
    assert set(kop["XsdVersie"].values()) == {"1.0.0"}


@pytest.mark.parametrize("proef", FOUT, ids=str)
def test_retour_of_every_rule_is_valid_and_names_the_code(proef: Proef) -> None:
    bevindingen = check_across(proef.bericht, toestand_of(proef.soort, **proef.toestand))
    retour = build_retour(proef.bericht, bevindingen, "RT0000000001", OP)
    assert validate(retour) == []
    assert check_within(retour) == []
    uitslag = read_retour(retour)
    assert not uitslag.goed
    assert {code for _, code in uitslag.bezwaren} <= {b.code for b in bevindingen}
    assert uitslag.bezwaren
    assert read(write(retour)) == retour
    assert official_verdict(retour.soort, write(retour))


@pytest.mark.parametrize("soort", HEENBERICHTEN)
@pytest.mark.parametrize("niveau", [0, 2, 3])
def test_retour_meets_the_official_schema(soort: str, niveau: int) -> None:
    fouten = {0: (), 2: (_finding(2, "0001", "Header"),), 3: (_finding(3, "9332", LAAG[soort]),)}
    retour = _retour(soort, *fouten[niveau])
    assert validate(retour) == []
    assert official_verdict(retour.soort, write(retour))


@pytest.mark.parametrize("soort", [*HEEN_VAN, "323", "325", "999"])
def test_no_retour_on_a_message_that_has_none(soort: str) -> None:
    with pytest.raises(GeenRetour, match=f"JW{soort}"):
        build_retour(Bericht(soort, {}), [], "RT1", OP)


def test_no_retour_on_a_fault_of_the_schema() -> None:
    with pytest.raises(GeenRetour, match="schema"):
        _retour("301", _finding(2, "0001", "Client"), Bevinding(1, "XSD", "IJW-601", "", "Fout."))


def test_only_a_retour_is_read_as_one() -> None:
    with pytest.raises(GeenRetour, match="JW301"):
        read_retour(voorbeeld("301"))


def test_reading_shows_every_code_in_order() -> None:
    uitslag = read_retour(voorbeeld("316"))
    assert uitslag.codes == [
        ("Header", "0200"),
        ("Client", "0200"),
        ("Client/AangevraagdeProducten/AangevraagdProduct[1]", "9347"),
        ("Client/AangevraagdeProducten/AangevraagdProduct[2]", "9347"),
    ]
    assert [code for _, code in uitslag.bezwaren] == ["9347", "9347"]
    assert not uitslag.goed


@pytest.mark.parametrize("soort", HEEN_VAN)
def test_accepting_example_is_read_as_good(soort: str) -> None:
    assert read_retour(voorbeeld_retour_goed(soort)).goed
    assert check_copy(voorbeeld_retour_goed(soort), voorbeeld(HEEN_VAN[soort])) == []


@pytest.mark.parametrize("soort", HEEN_VAN)
def test_refusing_example_copies_its_heenbericht(soort: str) -> None:
    assert check_copy(voorbeeld(soort), voorbeeld(HEEN_VAN[soort])) == []


@pytest.mark.parametrize(
    ("plaats", "waarde"),
    [
        ("Header/Afzender", "0502"),
        ("Header/Ontvanger", "98000002"),
        ("Header/BerichtIdentificatie/Identificatie", "ANDER"),
        ("Header/XsdVersie/BerichtXsdVersie", "0.1.0"),
        ("Client/ToegewezenProducten/ToegewezenProduct[1]/Einddatum", "2026-12-30"),
    ],
)
def test_a_retour_that_differs_is_found(plaats: str, waarde: str) -> None:
    bevindingen = check_copy(changed("302", {plaats: waarde}), voorbeeld("301"))
    deel = "/".join(plaats.split("/")[:2]) if plaats.startswith("Header") else "Client"
    assert [(b.regel, b.plaats, b.niveau) for b in bevindingen] == [("IV028", deel, 3)]


def test_retour_of_another_kind_is_found() -> None:
    bevindingen = check_copy(voorbeeld_retour_goed("306"), voorbeeld("307"))
    assert "Header/BerichtCode" in {bevinding.plaats for bevinding in bevindingen}
