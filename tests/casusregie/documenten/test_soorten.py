"""De documentsoorten: welke onderdelen er zijn en wat er ontbreekt, zonder database."""

import pytest

from casusregie.documenten.inhoud import malformed, missing
from casusregie.documenten.onderdeel import Vorm
from casusregie.documenten.regels import also_missing
from casusregie.documenten.soorten import SOORTEN, kind, kinds_for
from casusregie.documenten.soorten_kader import BRONNEN, TOEKOMST_NEGEN
from casusregie.documenten.voorinvulling import _vullers
from tests.factories.documenten import volledig

VERPLICHT = [
    pytest.param(
        "resultaat_vraagverheldering",
        ("kenmerken", "inzet", "afstemming", "terugkeer"),
        id="vier elementen van de vraagverheldering",
        marks=pytest.mark.eis("RV-B02-01"),
    ),
    pytest.param(
        "resultaat_vraagverheldering",
        ("eigen_woorden", "zonder_jeugdhulp"),
        id="eigen woorden en oplossingen buiten de jeugdhulp",
        marks=pytest.mark.eis("RV-0-01"),
    ),
    pytest.param(
        "resultaat_vraagverheldering",
        ("uitvoerder", "domeinen", "expertise"),
        id="wie het deed en welke expertise",
        marks=pytest.mark.eis("RV-B02-04"),
    ),
    pytest.param(
        "hulpverleningsplan_a",
        ("hulp", "verwachting"),
        id="soort en frequentie, en wat de jeugdige kan verwachten",
        marks=pytest.mark.eis("CR-D-11", "CR-A2-07"),
    ),
    pytest.param(
        "hulpverleningsplan_a",
        ("samenwerking",),
        id="samenwerken en uitwisselen",
        marks=pytest.mark.eis("CR-A2-04"),
    ),
    pytest.param(
        "hulpverleningsplan_b",
        ("uitkomsten", "doelen", "gebieden", "treden", "duur", "onderwijs", "samenwerking"),
        id="zeven onderdelen van het hulpverleningsplan in route B",
        marks=pytest.mark.eis("CR-B1-18"),
    ),
    pytest.param(
        "hulpverleningsplan_b",
        ("voorstel",),
        id="voorstel voor een arrangement",
        marks=pytest.mark.eis("CR-B1-13"),
    ),
    pytest.param(
        "onderbouwing_arrangement",
        ("triage", "vraaganalyse", "risicotaxatie", "motivering"),
        id="vier stukken van de onderbouwing",
        marks=pytest.mark.eis("CR-B1-20"),
    ),
    pytest.param(
        "onderbouwing_arrangement",
        ("afwegingskader",),
        id="gewogen met het afwegingskader",
        marks=pytest.mark.eis("CR-B1-19"),
    ),
    pytest.param(
        "gezinsplan",
        (
            "actueel_beeld",
            "risicotaxatie",
            "opvoedsituatie",
            "aanleiding",
            "doelen",
            "wie_doet_wat",
            "mening",
        ),
        id="zeven rubrieken van het gezinsplan",
        marks=pytest.mark.eis("CR-C2-08", "CR-D-10"),
    ),
    pytest.param(
        "veiligheidsplan",
        ("risicotaxatie", "afspraken", "signalen", "bij_nood", "meldcode", "gestopt"),
        id="veiligheidsplan met meldcode en de vraag of het echt is gestopt",
        marks=pytest.mark.eis("RV-B08-01"),
    ),
    pytest.param(
        "toekomstplan",
        TOEKOMST_NEGEN,
        id="negen rubrieken van het toekomstplan",
        marks=pytest.mark.eis("CR-D-20", "RV-B01-04"),
    ),
    pytest.param(
        "toekomstplan",
        ("doelen",),
        id="het hulpverleningsplan zelf",
        marks=pytest.mark.eis("CR-D-19"),
    ),
    pytest.param(
        "voortgangsverslag",
        ("overlegdatum", "verloop", "doelen"),
        id="voortgangsverslag",
        marks=pytest.mark.eis("CR-A2-11"),
    ),
    pytest.param(
        "afsluitrapportage",
        ("inzet", "resultaten", "afspraken", "wie_doet_wat"),
        id="afsluitrapportage van de jeugdbeschermer",
        marks=pytest.mark.eis("CR-C3-08"),
    ),
    pytest.param(
        "afsluitrapportage",
        ("resultaten", "afschaling", "nazorg"),
        id="rapport van de aanbieder: resultaten, nazorg en afschaling",
        marks=pytest.mark.eis("CR-B3-06", "CR-A3-03"),
    ),
    pytest.param(
        "triage",
        ("ontwikkelingsbehoefte", "opvoedmogelijkheden", "situatie_ouders", "getaxeerd"),
        id="blokken van de triage",
        marks=pytest.mark.eis("CR-D-21"),
    ),
]


@pytest.mark.parametrize(("soort", "delen"), VERPLICHT)
def test_onderdelen_zijn_verplicht(soort, delen):
    compleet = volledig(soort)
    assert missing(kind(soort), compleet, 14) == {}
    for code in delen:
        zonder = {c: w for c, w in compleet.items() if c != code}
        fouten = missing(kind(soort), zonder, 14)
        assert list(fouten) == [code]
        assert fouten[code].startswith(("Vul", "Kies"))


@pytest.mark.parametrize("leeg", ["", "   ", None, []])
def test_alleen_spaties_is_ook_leeg(leeg):
    inhoud = volledig("gespreksverslag") | {"besproken": leeg}
    assert list(missing(kind("gespreksverslag"), inhoud, 14)) == ["besproken"]


@pytest.mark.eis("RV-B09-01")
@pytest.mark.parametrize(
    ("leeftijd", "verplicht"),
    [
        pytest.param(11, False, id="11 jaar: gevraagd"),
        pytest.param(12, True, id="12 jaar: verplicht"),
    ],
)
@pytest.mark.parametrize(
    "soort", ["resultaat_vraagverheldering", "hulpverleningsplan_b", "onderbouwing_arrangement"]
)
def test_mening_van_de_jeugdige_vanaf_twaalf(soort, leeftijd, verplicht):
    fouten = missing(kind(soort), volledig(soort, mening_jeugdige=None), leeftijd)
    assert ("mening_jeugdige" in fouten) is verplicht
    assert "mening_gezin" in missing(kind(soort), volledig(soort, mening_gezin=None), leeftijd)


@pytest.mark.eis("CR-D-21")
@pytest.mark.parametrize(
    ("route", "mag"), [pytest.param("A", False), pytest.param("B", True), pytest.param("C", False)]
)
def test_zonder_risicotaxatie_alleen_in_route_b_met_reden(route, mag):
    inhoud = volledig(
        "triage", getaxeerd="nee", getaxeerd_op=None, risicotaxatie=None, niet_getaxeerd_waarom="x"
    )
    assert missing(kind("triage"), inhoud, 8) == {}
    assert (also_missing("triage", inhoud, route) == {}) is mag
    zonder_reden = inhoud | {"niet_getaxeerd_waarom": ""}
    assert list(missing(kind("triage"), zonder_reden, 8)) == ["niet_getaxeerd_waarom"]


@pytest.mark.eis("CR-D-21")
def test_wel_getaxeerd_vraagt_dag_en_uitkomst():
    inhoud = volledig("triage", getaxeerd_op=None, risicotaxatie=None)
    assert set(missing(kind("triage"), inhoud, 8)) == {"getaxeerd_op", "risicotaxatie"}


@pytest.mark.eis("CR-C2-07")
def test_elke_bron_gebruikt_of_uitgelegd():
    alle = volledig("gezinsplan", bronnen_niet=None)
    assert len(BRONNEN) == 5
    assert also_missing("gezinsplan", alle, "C") == {}
    vier = alle | {"bronnen": alle["bronnen"][:4]}
    assert list(also_missing("gezinsplan", vier, "C")) == ["bronnen_niet"]
    assert also_missing("gezinsplan", vier | {"bronnen_niet": "Er was geen plan."}, "C") == {}


def test_een_half_ingevulde_regel_wijst_de_lege_kolom_aan():
    inhoud = volledig("afsluitrapportage", resultaten=[{"doel": "School", "resultaat": " "}])
    fouten = missing(kind("afsluitrapportage"), inhoud, 14)
    assert fouten == {"resultaten": "Vul regel 1 verder in: Wat is er bereikt?"}


@pytest.mark.parametrize(
    ("deel", "waarde"),
    [
        pytest.param("terugkijken_op", "2026-02-30", id="dag die niet bestaat"),
        pytest.param("terugkijken_op", 20260301, id="getal als dag"),
        pytest.param("meldcode", "9", id="onbekende keuze"),
        pytest.param("afspraken", "tekst", id="tekst als lijst"),
        pytest.param("afspraken", [{"vreemd": "x"}], id="onbekende kolom"),
        pytest.param("afspraken", [{"wie": "x"}] * 41, id="te veel regels"),
        pytest.param("onveilig", ["lijst"], id="lijst als tekst"),
        pytest.param("onveilig", "x" * 10_001, id="te lange tekst"),
        pytest.param("bestaat_niet", "x", id="onbekend onderdeel"),
    ],
)
def test_verkeerde_vorm_wordt_geweigerd(deel, waarde):
    inhoud = volledig("veiligheidsplan") | {deel: waarde}
    assert list(malformed(kind("veiligheidsplan"), inhoud)) == [deel]


@pytest.mark.parametrize("code", SOORTEN)
def test_elke_soort_is_heel(code):
    soort = kind(code)
    codes = [deel.code for deel in soort.onderdelen]
    assert len(codes) == len(set(codes))
    assert malformed(soort, volledig(code)) == {}
    for deel in soort.onderdelen:
        assert (deel.vorm in (Vorm.KEUZE, Vorm.MEERKEUZE)) == bool(deel.keuzes)
        assert (deel.vorm == Vorm.LIJST) == bool(deel.kolommen)
        assert not deel.alleen_bij or deel.alleen_bij[0] in codes
    assert not soort.terugkijken or soort.onderdeel(soort.terugkijken).vorm == Vorm.DATUM


def test_elke_voorinvulling_bestaat():
    import casusregie.documenten.maken  # noqa: F401 - meldt de bronnen aan

    gevraagd = {deel.vooraf for soort in SOORTEN.values() for deel in soort.onderdelen}
    assert gevraagd - {""} <= set(_vullers)


def test_soorten_per_route():
    assert "gezinsplan" in {soort.code for soort in kinds_for("C")}
    assert "gezinsplan" not in {soort.code for soort in kinds_for("A")}
    assert {"hulpverleningsplan_b", "opt_outverklaring"} <= {s.code for s in kinds_for("B")}
