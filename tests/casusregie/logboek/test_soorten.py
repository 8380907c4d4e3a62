"""De tabel van soorten: elke soort is te maken, en elk verplicht antwoord wordt gevraagd."""

from datetime import date

import pytest

from casusregie.logboek.controle import check, day_of, value_of
from casusregie.logboek.soorten.groepen import GROEPEN
from casusregie.logboek.soorten.tabel import SOORTEN, by_group
from casusregie.logboek.soorten.verblijf import VOORKEUR, better_forms
from casusregie.logboek.velden import Omstandigheid, Veldsoort
from tests.factories.logboek import INHOUD

VANDAAG = date(2026, 3, 2)
BIJ = Omstandigheid(VANDAAG, 14)


def fouten(soort, bij=BIJ, zonder=(), **antwoorden):
    inhoud = {**INHOUD[soort], **antwoorden}
    for naam in zonder:
        inhoud.pop(naam, None)
    return check(SOORTEN[soort], inhoud, VANDAAG, bij)


def test_elke_soort_heeft_een_groep_rollen_en_een_voorbeeld():
    assert set(INHOUD) == set(SOORTEN)
    assert [groep for groep, _ in by_group()] == list(GROEPEN)
    assert sum(len(rijen) for _, rijen in by_group()) == len(SOORTEN)
    for soort in SOORTEN.values():
        assert soort.rollen and soort.eisen, soort.code
        namen = [veld.naam for veld in soort.velden]
        assert len(namen) == len(set(namen))
        for veld in soort.velden:
            assert bool(veld.keuzes) == (veld.soort in (Veldsoort.KEUZE, Veldsoort.KEUZES))
            assert veld.als is None or soort.veld(veld.als.veld) is not None
        for regel in soort.termijnen:
            for naam in (regel.start, regel.voldaan):
                assert not naam or soort.veld(naam).soort == Veldsoort.DATUM


@pytest.mark.parametrize("soort", list(SOORTEN))
def test_het_voorbeeld_klopt(soort):
    assert fouten(soort) == {}


@pytest.mark.parametrize(
    ("soort", "veld"),
    [
        (soort.code, veld.naam)
        for soort in SOORTEN.values()
        for veld in soort.velden
        if veld.verplicht and veld.als is None and not veld.later
    ],
)
def test_een_verplicht_antwoord_wordt_gevraagd(soort, veld):
    zin = fouten(soort, zonder=[veld]).get(veld, "")
    assert zin[:1].isupper() and zin.split()[0] in {"Kies", "Vul", "Schrijf"}


@pytest.mark.parametrize(
    ("soort", "antwoorden", "veld"),
    [
        pytest.param("contactmoment", {"met": ["hond"]}, "met", id="keuze bestaat niet"),
        pytest.param("contactmoment", {"met": "jeugdige"}, "met", id="geen lijst"),
        pytest.param("contactmoment", {"hoe": "duif"}, "hoe", id="enkele keuze bestaat niet"),
        pytest.param("contactmoment", {"verslag": "x" * 4001}, "verslag", id="te lang"),
        pytest.param("contactmoment", {"verslag": 3}, "verslag", id="geen tekst"),
        pytest.param("contactmoment", {"extra": "x"}, "inhoud", id="onbekend antwoord"),
        pytest.param("calamiteit", {"contact_op": "2026-13-45"}, "contact_op", id="geen datum"),
        pytest.param("calamiteit", {"contact_op": "2026-03-03"}, "contact_op", id="toekomst"),
        pytest.param("calamiteit", {"contact_op": "1026-03-02"}, "contact_op", id="oud jaar"),
        pytest.param("verblijf", {"afstand_km": -1}, "afstand_km", id="negatief"),
        pytest.param("verblijf", {"afstand_km": True}, "afstand_km", id="geen getal"),
        pytest.param("verblijf", {"contact_dagen": 900}, "contact_dagen", id="te groot"),
    ],
)
def test_foute_antwoorden(soort, antwoorden, veld):
    assert veld in fouten(soort, **antwoorden)


@pytest.mark.parametrize(
    ("soort", "antwoorden", "zonder", "veld"),
    [
        pytest.param(
            "signaal",
            {"wat": "jeugdcriminaliteit"},
            (),
            "actie",
            id="jeugdcriminaliteit vraagt actie",
            marks=pytest.mark.eis("RV-B08-05"),
        ),
        pytest.param(
            "signaal",
            {"wat": "onderwijs"},
            (),
            "protocol",
            id="school volgens protocol",
            marks=pytest.mark.eis("RV-B08-06"),
        ),
        pytest.param(
            "melding",
            {"meldcode": ["1", "5"]},
            (),
            "meldcode",
            id="eerst wegen, dan beslissen",
            marks=pytest.mark.eis("RV-B08-04"),
        ),
        pytest.param(
            "melding",
            {},
            ("gevolgen",),
            "gevolgen",
            id="gevolgen van onderzoek gewogen",
            marks=pytest.mark.eis("RV-B08-04"),
        ),
        pytest.param("melding", {}, ("gemeld_op",), "gemeld_op", id="dag van melden"),
        pytest.param(
            "expertise",
            {"toestemming": "nee"},
            (),
            "toestemming",
            id="eerst toestemming",
            marks=pytest.mark.eis("CR-A1-31"),
        ),
        pytest.param(
            "onderaannemer",
            {"begint_op": "2026-03-02"},
            (),
            "te_laat_omdat",
            id="onderaannemer te laat gemeld",
            marks=pytest.mark.eis("CR-A2-13"),
        ),
        pytest.param(
            "veiligheidsvraag",
            {"gestopt": "nee"},
            (),
            "actie",
            id="geweld niet gestopt vraagt actie",
            marks=pytest.mark.eis("RV-B08-01"),
        ),
        pytest.param(
            "ketenzorg",
            {"fase": "structureel", "direct_veilig": "nee"},
            (),
            "fase",
            id="eerst directe veiligheid",
            marks=pytest.mark.eis("RV-B14-01"),
        ),
        pytest.param(
            "leefomgeving",
            {"eigen": "nee", "omdat": ["ernst"]},
            (),
            "motivering",
            id="niet thuis vraagt reden",
            marks=pytest.mark.eis("RV-B05-01"),
        ),
        pytest.param(
            "leefomgeving",
            {"eigen": "nee", "motivering": "x"},
            (),
            "omdat",
            id="context aard of ernst",
            marks=pytest.mark.eis("RV-B05-01"),
        ),
        pytest.param("bevinding", {"effect": "nee"}, (), "bijstelling", id="bijstellen"),
        pytest.param(
            "onderwijs",
            {"status": "daghulp", "zonder_sinds": "2026-01-05"},
            (),
            "terugkeer",
            id="daghulp vraagt terugkeerdoel",
            marks=pytest.mark.eis("RV-B06-02"),
        ),
        pytest.param(
            "onderwijs",
            {"status": "thuis", "terugkeer": "x"},
            (),
            "zonder_sinds",
            id="periode zonder onderwijs",
            marks=pytest.mark.eis("RV-B13-05"),
        ),
        pytest.param(
            "wijziging_arrangement",
            {"akkoord": "nee"},
            (),
            "akkoord",
            id="wijziging met akkoord",
            marks=pytest.mark.eis("CR-A2-06"),
        ),
        pytest.param("inzet", {"eindigt_op": "2026-01-01"}, (), "eindigt_op", id="einde na begin"),
    ],
)
def test_wat_een_soort_vraagt(soort, antwoorden, zonder, veld):
    assert list(fouten(soort, zonder=zonder, **antwoorden)) == [veld]


@pytest.mark.eis("RV-B12-01")
def test_volgorde_van_voorkeur_en_een_afwijking_met_reden():
    assert [code for code, _ in VOORKEUR] == [
        *("thuis", "netwerk", "pleegzorg", "gezinshuis", "residentieel"),
    ]
    assert better_forms("pleegzorg") == ["thuis", "netwerk"]
    assert "overwogen" in fouten("verblijf", overwogen=["thuis"])
    assert "afwijking" in fouten("verblijf", zonder=["afwijking"])
    thuis = {"vorm": "thuis"}
    assert check(SOORTEN["verblijf"], thuis, VANDAAG, BIJ) == {}


@pytest.mark.eis("RV-B12-02")
def test_pleegzorg_heeft_meteen_begeleiding():
    pleeg = {"vorm": "pleegzorg", "overwogen": ["thuis", "netwerk"]}
    zonder = ["behandeling", "bereikbaar"]
    assert list(fouten("verblijf", zonder=zonder, **pleeg)) == ["begeleiding"]
    assert (
        "Regel eerst"
        in fouten("verblijf", zonder=zonder, begeleiding="nee", **pleeg)["begeleiding"]
    )
    assert fouten("verblijf", zonder=zonder, begeleiding="ja", **pleeg) == {}


@pytest.mark.eis("RV-B12-03", "RV-B13-08")
@pytest.mark.parametrize("veld", ["identiteit", "afstand_km", "afstand_gewenst"])
def test_identiteit_en_afstand_horen_erbij(veld):
    assert list(fouten("verblijf", zonder=[veld])) == [veld]


@pytest.mark.eis("RV-B12-03")
def test_gewenste_afstand_heeft_een_reden():
    assert list(fouten("verblijf", afstand_gewenst="ja")) == ["afstand_omdat"]
    assert fouten("verblijf", afstand_gewenst="ja", afstand_omdat="Veiliger.") == {}


@pytest.mark.eis("RV-B13-01")
@pytest.mark.parametrize("veld", ["behandeling", "bereikbaar"])
def test_nooit_alleen_een_bed(veld):
    assert "Regel" in fouten("verblijf", **{veld: "nee"})[veld]
    assert veld in fouten("verblijf", zonder=[veld])


@pytest.mark.eis("RV-B13-03")
@pytest.mark.parametrize(("leeftijd", "vraagt"), [(15, False), (16, True), (17, True)])
def test_vanaf_16_hoort_wonen_bij_het_perspectief(leeftijd, vraagt):
    bij = Omstandigheid(VANDAAG, leeftijd)
    assert ("wonen" in fouten("perspectief", bij)) == vraagt
    assert fouten("perspectief", bij, wonen=["begeleid", "beschermd"]) == {}


def test_een_calamiteit_kan_niet_voor_het_voorval_gemeld_zijn():
    assert list(fouten("calamiteit", contact_op="2026-03-01")) == ["contact_op"]


def test_antwoorden_in_woorden():
    soort, inhoud = SOORTEN["calamiteit"], INHOUD["calamiteit"]
    assert value_of(soort, inhoud, "aard") == "Het kind is niet veilig"
    assert value_of(soort, inhoud, "contact_op") == date(2026, 3, 2)
    assert value_of(soort, inhoud, "onbekend") == ""
    contact = {"met": ["jeugdige", "school"]}
    assert value_of(SOORTEN["contactmoment"], contact, "met") == "Jeugdige, School"
    assert day_of({}, "contact_op") is None
