"""Elke termijnregel met zijn dagen: einde, opschorting, verschuiving, stand en ladder."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normenkader.termijnen.berekening import (
    Opschorting,
    compute_uiterste_datum,
    dag_van,
    dagnummer,
    derive,
    eerste_dag_escalatie,
    laatste_dag,
    te_laat_op,
    trede_twee_op,
)
from normenkader.termijnen.kalender import KALENDER, WETTELIJKE_KALENDER
from normenkader.termijnen.regels import (
    REGELS,
    Eenheid,
    Richting,
    Termijnregel,
    eenopeen_regels,
    regel_op,
    with_length,
)
from normenkader.termijnen.stand import Urgentie, days_overdue, stand
from tests.normenkader.dagen import d
from tests.normenkader.rijen_ladder import LADDER
from tests.normenkader.rijen_routes import ROUTES
from tests.normenkader.rijen_tafel import TAFEL
from tests.normenkader.rijen_uithuis import UITHUIS


def rows(*rijen, marks=()):
    """Parameters (code, start, uiterlijk) with an id of code and start."""
    return [pytest.param(*rij, id=f"{rij[0]}-{rij[1]}", marks=marks) for rij in rijen]


TERMIJNEN = [
    *rows(
        ("eenopeen.laatste_dag", "2026-02-27", "2026-03-26"),
        ("eenopeen.laatste_dag", "2025-02-01", "2025-02-28"),
        ("eenopeen.laatste_dag", "2026-02-01", "2026-02-28"),
        ("eenopeen.laatste_dag", "2028-02-01", "2028-02-28"),
        ("eenopeen.laatste_dag", "2028-02-02", "2028-02-29"),
        ("eenopeen.laatste_dag", "2026-03-01", "2026-03-28"),
        ("eenopeen.laatste_dag", "2026-03-15", "2026-04-11"),
        ("eenopeen.laatste_dag", "2026-12-10", "2027-01-06"),
        ("eenopeen.laatste_dag", "2026-02-12", "2026-03-11"),
        ("eenopeen.laatste_dag", "2026-10-12", "2026-11-08"),
        marks=[pytest.mark.eis("OO-01")],
    ),
    *rows(
        ("eenopeen.tussenevaluatie", "2026-02-27", "2026-03-12"),
        ("eenopeen.tussenevaluatie", "2026-12-24", "2027-01-06"),
        ("eenopeen.afbouw_vervolg", "2026-02-27", "2026-03-19"),
        ("eenopeen.afbouw_vervolg", "2028-02-15", "2028-03-06"),
        marks=[pytest.mark.eis("OO-07")],
    ),
    *rows(
        ("zorg.start_melden", "2026-03-09", "2026-03-16"),
        ("zorg.start_melden", "2026-03-14", "2026-03-20"),
        ("zorg.start_melden", "2026-04-02", "2026-04-10"),
        ("zorg.start_melden", "2025-12-24", "2026-01-05"),
        ("zorg.stop_melden", "2026-04-30", "2026-05-08"),
        ("zorg.stop_melden", "2026-05-22", "2026-06-01"),
        ("ijw.retour", "2026-03-12", "2026-03-17"),
        ("ijw.retour", "2026-05-13", "2026-05-19"),
        ("ijw.retour", "2025-12-31", "2026-01-06"),
        ("verzoek.antwoord", "2026-03-12", "2026-03-19"),
        ("verzoek.antwoord", "2026-04-24", "2026-05-04"),
        ("verzoek.antwoord", "2027-05-03", "2027-05-12"),
        ("verzoek.woonplaats", "2026-03-12", "2026-03-26"),
        ("verzoek.woonplaats", "2026-12-20", "2027-01-03"),
        marks=[pytest.mark.eis("CR-D-02")],
    ),
    *rows(
        ("verzoek.onderzoek", "2026-03-12", "2026-05-07"),
        ("verzoek.onderzoek", "2026-01-01", "2026-02-26"),
        ("verzoek.onderzoek", "2028-01-04", "2028-02-29"),
        marks=[pytest.mark.eis("CR-D-02")],
    ),
    *rows(
        ("zorg.opschorting", "2026-03-12", "2026-05-07"),
        ("zorg.opschorting", "2025-11-10", "2026-01-05"),
        ("zorg.opschorting", "2026-03-02", "2026-04-27"),
        marks=[pytest.mark.eis("CR-A3-05", "CR-B3-04")],
    ),
    *rows(
        ("arrangement.oneens", "2026-03-12", "2026-03-26"),
        ("arrangement.oneens", "2026-04-24", "2026-05-12"),
        ("arrangement.oneens", "2026-05-11", "2026-05-27"),
        ("arrangement.oneens", "2025-12-19", "2026-01-07"),
        marks=[pytest.mark.eis("CR-Z-07")],
    ),
    *rows(
        ("routec.startbericht", "2026-03-13", "2026-03-20"),
        ("routec.startbericht", "2026-05-04", "2026-05-12"),
        marks=[pytest.mark.eis("CR-C1-08")],
    ),
    *rows(
        ("routec.hulp_bieden", "2026-03-13", "2026-03-20"),
        ("routec.hulp_bieden", "2026-12-23", "2026-12-31"),
        marks=[pytest.mark.eis("CR-C1-09")],
    ),
    *rows(
        ("routec.gezinsplan", "2026-03-12", "2026-04-23"),
        ("routec.gezinsplan", "2025-11-24", "2026-01-05"),
        ("routec.gezinsplan", "2026-03-16", "2026-04-27"),
        marks=[pytest.mark.eis("CR-C2-06")],
    ),
    *rows(
        ("routec.evaluatie_ots", "2026-03-12", "2027-03-12"),
        ("routec.evaluatie_ots", "2028-02-29", "2029-02-28"),
        marks=[pytest.mark.eis("CR-C2-09")],
    ),
    *rows(
        ("routec.evaluatie_jr", "2026-03-12", "2026-09-12"),
        ("routec.evaluatie_jr", "2026-08-31", "2027-02-28"),
        ("routec.evaluatie_jr", "2027-08-31", "2028-02-29"),
        marks=[pytest.mark.eis("CR-C2-10")],
    ),
    *rows(
        ("routec.rvdk", "2026-12-31", "2026-10-22"),
        ("routec.rvdk", "2026-03-12", "2026-01-01"),
        ("routec.rvdk", "2028-03-01", "2027-12-22"),
        ("routec.rvdk", "2026-02-27", "2025-12-19"),
        marks=[pytest.mark.eis("CR-C3-04")],
    ),
    *rows(
        ("toekomstplan", "2010-03-17", "2026-09-17"),
        ("toekomstplan", "2009-08-31", "2026-02-28"),
        ("toekomstplan", "2011-08-31", "2028-02-29"),
        ("toekomstplan", "2012-02-29", "2028-08-29"),
        marks=[pytest.mark.eis("CR-D-19")],
    ),
    *rows(
        ("escalatie.antwoord", "2026-03-12", "2026-03-17"),
        ("escalatie.antwoord", "2026-04-30", "2026-05-06"),
        marks=[pytest.mark.eis("OO-07")],
    ),
    *(rows(rij[1:])[0] for rij in [*ROUTES, *LADDER, *UITHUIS, *TAFEL]),
]
#: the first column of the four tables above
PER_RIJ = {rij[0] for rij in [*ROUTES, *LADDER, *UITHUIS, *TAFEL]}


@pytest.mark.eis(
    "CR-A1-13",
    "CR-A1-23",
    "CR-A1-32",
    "CR-A2-09",
    "CR-A2-14",
    "CR-A3-11",
    "CR-B1-10",
    "CR-B1-15",
    "CR-B3-01",
    "CR-C3-11",
    "CR-C3-12",
    "CR-M-03",
    "CR-M-16",
    "CR-X-05",
    "CR-X-07",
    "CR-Z-01",
    "CR-Z-03",
    "CR-Z-04",
    "CR-Z-05",
    "CR-Z-06",
    "CR-Z-08",
    "CR-Z-09",
    "CR-Z-10",
    "CR-Z-11",
    "CR-Z-12",
    "CR-Z-13",
    "CR-Z-14",
    "CR-Z-17",
    "GV-M2-02",
    "OO-07",
    "RV-B01-03",
    "RV-B03-06",
    "RV-B04-02",
    "RV-B13-02",
)
@pytest.mark.parametrize(("code", "start", "uiterlijk"), TERMIJNEN)
def test_uiterste_datum(code, start, uiterlijk):
    regel = next(regel for regel in REGELS if regel.code == code)
    assert compute_uiterste_datum(regel, d(start)) == d(uiterlijk)


def test_de_eisen_van_de_tabellen_staan_boven_de_test():
    merken = [m for m in test_uiterste_datum.pytestmark if m.name == "eis"]
    assert {eis for merk in merken for eis in merk.args} == PER_RIJ


def test_elke_regel_heeft_een_rij_en_een_bron():
    codes = [regel.code for regel in REGELS]
    assert len(codes) == len(set(codes))
    assert set(codes) == {rij.values[0] for rij in TERMIJNEN}
    assert all(regel.grondslag and regel.eisen and regel.aan_zet for regel in REGELS)


@pytest.mark.eis("OO-02")
def test_regel_van_een_op_een_geldt_pas_vanaf_de_ingangsdatum():
    assert regel_op("eenopeen.laatste_dag", d("2025-02-01")).lengte == 28
    with pytest.raises(KeyError):
        regel_op("eenopeen.laatste_dag", d("2025-01-31"))


def test_oude_termijn_houdt_de_regel_van_toen():
    oud = Termijnregel("x", "X", 5, Eenheid.WERKDAGEN, "bron", "rol", geldig_tot=d("2026-06-30"))
    nieuw = Termijnregel("x", "X", 3, Eenheid.WERKDAGEN, "bron", "rol", geldig_van=d("2026-07-01"))
    assert regel_op("x", d("2026-06-30"), (oud, nieuw)) is oud
    assert regel_op("x", d("2026-07-01"), (oud, nieuw)) is nieuw


@pytest.mark.eis("OO-01", "OO-07")
def test_getallen_van_het_kader_gaan_voor():
    regels = eenopeen_regels(35, [30, 10], 12, 24, on=d("2024-11-01"))
    start = d("2026-03-01")
    assert regels["eenopeen.laatste_dag"].signalen == (10, 30)
    assert compute_uiterste_datum(regels["eenopeen.laatste_dag"], start) == d("2026-04-04")
    assert compute_uiterste_datum(regels["eenopeen.tussenevaluatie"], start) == d("2026-03-12")
    assert compute_uiterste_datum(regels["eenopeen.afbouw_vervolg"], start) == d("2026-03-24")
    assert regels["eenopeen.laatste_dag"].is_valid_on(d("2024-11-01"))


@pytest.mark.parametrize(
    "velden",
    [
        pytest.param({"lengte": 0}, id="lengte-nul"),
        pytest.param(
            {"eenheid": Eenheid.WEKEN, "eerste_dag_telt": True}, id="eerste-dag-bij-weken"
        ),
        pytest.param(
            {"eenheid": Eenheid.WEKEN, "lengte": 13, "verschuift_naar_werkdag": True},
            id="langer-dan-twaalf-weken-schuift-niet",
        ),
        pytest.param(
            {
                "eenheid": Eenheid.WEKEN,
                "richting": Richting.VOOR,
                "verschuift_naar_werkdag": True,
            },
            id="terugrekenen-schuift-niet",
        ),
        pytest.param(
            {"eenheid": Eenheid.WERKDAGEN, "verschuift_naar_werkdag": True},
            id="werkdagen-schuiven-niet",
        ),
    ],
)
def test_onmogelijke_regel(velden):
    with pytest.raises(ValueError, match="x: "):
        Termijnregel(
            **{
                "code": "x",
                "titel": "X",
                "lengte": 5,
                "eenheid": Eenheid.DAGEN,
                "grondslag": "bron",
                "aan_zet": "rol",
                **velden,
            }
        )


VERSCHUIVING = [
    ("zondag-naar-maandag", "2026-03-01", "2026-04-26", "2026-04-28"),
    ("koningsdag-maandag", "2026-03-02", "2026-04-27", "2026-04-28"),
    ("tweede-paasdag", "2026-02-09", "2026-04-06", "2026-04-07"),
    ("goede-vrijdag-telt-mee", "2026-02-06", "2026-04-03", "2026-04-07"),
    ("vijf-mei", "2026-03-10", "2026-05-05", "2026-05-06"),
    ("hemelvaart", "2026-03-19", "2026-05-14", "2026-05-15"),
    ("zaterdag", "2026-03-14", "2026-05-09", "2026-05-11"),
    ("eerste-kerstdag-vrijdag", "2026-10-30", "2026-12-25", "2026-12-28"),
    ("nieuwjaarsdag-vrijdag", "2026-11-06", "2027-01-01", "2027-01-04"),
    ("werkdag-blijft", "2026-03-12", "2026-05-07", "2026-05-07"),
]


@pytest.mark.parametrize(("start", "zonder", "met"), [
    pytest.param(*rij[1:], id=rij[0]) for rij in VERSCHUIVING
])  # fmt: skip
def test_wettelijke_termijn_schuift(start, zonder, met):
    afleiding = derive(regel_op("verzoek.onderzoek", d(start)), d(start))
    assert (afleiding.voor_verschuiving, afleiding.uiterlijk) == (d(zonder), d(met))
    assert afleiding.verschoven == (zonder != met)
    genoemd = any("Algemene termijnenwet" in zin for zin in afleiding.zinnen)
    assert genoemd == (zonder != met)


def test_gewone_termijn_schuift_niet():
    zondag = d("2026-03-08")
    assert compute_uiterste_datum(regel_op("routec.gezinsplan", zondag), zondag) == d("2026-04-19")


GEZINSPLAN = "routec.gezinsplan"
START_MELDEN = "zorg.start_melden"
OPSCHORTINGEN = [
    ("zeven-dagen", GEZINSPLAN, "2026-03-12", [("2026-03-20", "2026-03-26")], "2026-04-30"),
    ("een-dag", GEZINSPLAN, "2026-03-12", [("2026-03-20", "2026-03-20")], "2026-04-24"),
    (
        "twee-keer",
        GEZINSPLAN,
        "2026-03-12",
        [("2026-04-01", "2026-04-02"), ("2026-03-20", "2026-03-22")],
        "2026-04-28",
    ),
    (
        "overlap-telt-een-keer",
        GEZINSPLAN,
        "2026-03-12",
        [("2026-03-20", "2026-03-26"), ("2026-03-24", "2026-03-28")],
        "2026-05-02",
    ),
    (
        "dezelfde-dag-als-start",
        GEZINSPLAN,
        "2026-03-12",
        [("2026-03-12", "2026-03-14")],
        "2026-04-25",
    ),
    ("voor-de-start", GEZINSPLAN, "2026-03-12", [("2026-03-01", "2026-03-10")], "2026-04-23"),
    (
        "begint-voor-de-start",
        GEZINSPLAN,
        "2026-03-12",
        [("2026-03-01", "2026-03-15")],
        "2026-04-26",
    ),
    ("op-de-laatste-dag", GEZINSPLAN, "2026-03-12", [("2026-04-23", "2026-04-24")], "2026-04-25"),
    ("na-de-laatste-dag", GEZINSPLAN, "2026-03-12", [("2026-04-24", "2026-04-30")], "2026-04-23"),
    (
        "binnen-de-verlenging",
        GEZINSPLAN,
        "2026-03-12",
        [("2026-04-20", "2026-04-24"), ("2026-04-26", "2026-04-27")],
        "2026-04-30",
    ),
    ("lopend-telt-nog-niet", GEZINSPLAN, "2026-03-12", [("2026-03-20", None)], "2026-04-23"),
    ("werkdagen-week", START_MELDEN, "2026-03-09", [("2026-03-11", "2026-03-17")], "2026-03-23"),
    ("werkdagen-weekend", START_MELDEN, "2026-03-09", [("2026-03-14", "2026-03-15")], "2026-03-16"),
    (
        "werkdagen-over-pasen",
        START_MELDEN,
        "2026-03-31",
        [("2026-04-02", "2026-04-07")],
        "2026-04-13",
    ),
    (
        "een-op-een-stopt-nooit",
        "eenopeen.laatste_dag",
        "2026-02-27",
        [("2026-03-02", "2026-03-08")],
        "2026-03-26",
    ),
    (
        "terugrekenen-stopt-nooit",
        "routec.rvdk",
        "2026-12-31",
        [("2026-10-01", "2026-10-08")],
        "2026-10-22",
    ),
    (
        "leeftijd-stopt-nooit",
        "toekomstplan",
        "2010-03-17",
        [("2026-01-01", "2026-01-31")],
        "2026-09-17",
    ),
]


@pytest.mark.parametrize(("code", "start", "spans", "uiterlijk"), [
    pytest.param(*rij[1:], id=rij[0]) for rij in OPSCHORTINGEN
])  # fmt: skip
def test_opschorting(code, start, spans, uiterlijk):
    opschortingen = [Opschorting(d(begin), d(einde)) for begin, einde in spans]
    regel = next(regel for regel in REGELS if regel.code == code)
    assert compute_uiterste_datum(regel, d(start), opschortingen) == d(uiterlijk)


def test_opschorting_eindigt_niet_voor_begin():
    with pytest.raises(ValueError, match="voor haar begin"):
        Opschorting(d("2026-03-20"), d("2026-03-19"))


def test_afleiding_vertelt_elke_stap():
    start = d("2026-03-12")
    afleiding = derive(
        regel_op(GEZINSPLAN, start),
        start,
        [Opschorting(d("2026-03-20"), d("2026-03-26")), Opschorting(d("2026-04-28"))],
    )
    assert afleiding.opgeschorte_dagen == 7
    assert afleiding.staat_stil_sinds == d("2026-04-28")
    assert afleiding.zinnen == (
        "De termijn begint op donderdag 12 maart 2026.",
        "De regel is 6 weken. Dat is donderdag 23 april 2026.",
        "Stond stil van 20 maart tot en met 26 maart 2026. Dat geeft 7 dagen erbij.",
        "De termijn staat stil sinds dinsdag 28 april 2026.",
        "Uiterlijk donderdag 30 april 2026. Te laat vanaf de dag erna.",
        "Bron: Handreiking Casusregie, route C stap 2.",
    )


@pytest.mark.eis("OO-01")
def test_afleiding_van_de_28_dagen():
    start = d("2026-02-27")
    zinnen = derive(regel_op("eenopeen.laatste_dag", start), start).zinnen
    assert zinnen[0] == "De termijn begint op vrijdag 27 februari 2026. Die dag is dag 1."
    assert zinnen[1] == "De regel is 28 dagen. Dat is donderdag 26 maart 2026."


@pytest.mark.eis("CR-D-19")
def test_afleiding_van_leeftijd():
    zinnen = derive(regel_op("toekomstplan", d("2010-03-17")), d("2010-03-17")).zinnen
    assert zinnen[0] == "De geboortedatum is woensdag 17 maart 2010."
    assert zinnen[1] == "De leeftijd van 16,5 jaar is bereikt op donderdag 17 september 2026."


@pytest.mark.eis("CR-C3-04")
def test_afleiding_van_terugrekenen():
    zinnen = derive(regel_op("routec.rvdk", d("2026-12-31")), d("2026-12-31")).zinnen
    assert zinnen[:2] == (
        "De einddatum is donderdag 31 december 2026.",
        "De regel is 10 weken ervoor. Dat is donderdag 22 oktober 2026.",
    )


@pytest.mark.eis("OO-01")
@pytest.mark.parametrize(
    ("start", "op", "nummer"),
    [
        pytest.param("2026-02-27", "2026-02-26", 0, id="dag-ervoor"),
        pytest.param("2026-02-27", "2026-02-27", 1, id="startdag"),
        pytest.param("2026-02-27", "2026-03-12", 14, id="dag-14"),
        pytest.param("2026-02-27", "2026-03-17", 19, id="dag-19"),
        pytest.param("2026-02-27", "2026-03-19", 21, id="dag-21"),
        pytest.param("2026-02-27", "2026-03-24", 26, id="dag-26"),
        pytest.param("2026-02-27", "2026-03-26", 28, id="dag-28"),
        pytest.param("2026-02-27", "2026-04-01", 34, id="dag-34"),
        pytest.param("2028-02-20", "2028-03-01", 11, id="over-schrikkeldag"),
        pytest.param("2026-03-20", "2026-04-05", 17, id="over-zomertijd"),
    ],
)
def test_dagnummer(start, op, nummer):
    assert dagnummer(d(start), d(op)) == nummer
    assert dag_van(d(start), nummer) == d(op)


def test_duur_is_minstens_een_dag():
    assert laatste_dag(d("2026-03-01"), 1) == d("2026-03-01")
    with pytest.raises(ValueError, match="minstens 1"):
        laatste_dag(d("2026-03-01"), 0)


LADDER = [
    ("voorbeeld-woensdag-11-maart", "2026-03-11", "2026-03-12", "2026-03-18"),
    ("laatste-dag-vrijdag", "2026-03-13", "2026-03-14", "2026-03-19"),
    ("laatste-dag-zondag", "2026-03-15", "2026-03-16", "2026-03-20"),
    ("trede-een-op-maandag-rer-op-vrijdag", "2026-03-22", "2026-03-23", "2026-03-27"),
    ("derde-werkdag-is-vrijdag", "2026-03-16", "2026-03-17", "2026-03-23"),
    ("over-pasen", "2026-04-01", "2026-04-02", "2026-04-09"),
    ("over-koningsdag", "2026-04-22", "2026-04-23", "2026-04-30"),
    ("over-jaareinde", "2025-12-23", "2025-12-24", "2026-01-02"),
    ("schrikkeldag", "2028-02-28", "2028-02-29", "2028-03-06"),
]


@pytest.mark.parametrize(("laatste", "trede_een", "trede_twee"), [
    pytest.param(*rij[1:], id=rij[0]) for rij in LADDER
])  # fmt: skip
def test_ladder_termijn(laatste, trede_een, trede_twee):
    assert te_laat_op(d(laatste)) == d(trede_een)
    assert eerste_dag_escalatie(d(laatste)) == d(trede_een)
    assert trede_twee_op(d(trede_een)) == d(trede_twee)


STANDEN = [
    ("vijf-dagen-te-laat", "2026-03-12", Urgentie.TE_LAAT, "5 dagen te laat"),
    ("een-dag-te-laat", "2026-03-16", Urgentie.TE_LAAT, "1 dag te laat"),
    ("vandaag", "2026-03-17", Urgentie.BIJNA, "Vandaag"),
    ("morgen", "2026-03-18", Urgentie.BIJNA, "Nog 1 dag"),
    ("overmorgen", "2026-03-19", Urgentie.BIJNA, "Nog 2 dagen"),
    ("vijfde-werkdag", "2026-03-24", Urgentie.BIJNA, "Nog 7 dagen"),
    ("zesde-werkdag", "2026-03-25", Urgentie.OP_TIJD, "Nog 8 dagen"),
    ("negen-dagen", "2026-03-26", Urgentie.OP_TIJD, "Nog 9 dagen"),
    ("over-pasen", "2026-04-06", Urgentie.OP_TIJD, "Nog 20 dagen"),
]


@pytest.mark.parametrize(("uiterlijk", "urgentie", "tekst"), [
    pytest.param(*rij[1:], id=rij[0]) for rij in STANDEN
])  # fmt: skip
def test_stand(uiterlijk, urgentie, tekst):
    gevonden = stand(d(uiterlijk), d("2026-03-17"))
    assert (gevonden.urgentie, gevonden.tekst) == (urgentie, tekst)


def test_stand_rekent_bijna_in_werkdagen():
    assert stand(d("2026-04-09"), d("2026-04-01")).urgentie is Urgentie.BIJNA
    assert stand(d("2026-04-10"), d("2026-04-01")).urgentie is Urgentie.OP_TIJD
    assert stand(d("2026-03-19"), d("2026-03-17"), drempel_werkdagen=1).kop == "Op tijd"


def test_stand_staat_stil():
    gevonden = stand(d("2026-03-01"), d("2026-03-17"), opgeschort=True, sinds=d("2026-03-03"))
    assert (gevonden.tekst, gevonden.klasse) == ("Staat stil sinds 3 maart", "is-hold")
    assert stand(d("2026-03-01"), d("2026-03-17"), opgeschort=True).tekst == "Staat stil"


def test_dagen_te_laat():
    assert days_overdue(d("2026-03-12"), d("2026-03-17")) == 5
    assert days_overdue(d("2026-03-17"), d("2026-03-17")) == 0


DAGEN = st.dates(date(2025, 2, 1), date(2050, 1, 1))
REGEL = st.sampled_from([regel for regel in REGELS if regel.eenheid is not Eenheid.LEEFTIJD])


@given(REGEL, DAGEN, DAGEN)
def test_later_begin_geeft_nooit_eerder_einde(regel, een, ander):
    vroeg, laat = sorted((een, ander))
    assert compute_uiterste_datum(regel, vroeg) <= compute_uiterste_datum(regel, laat)


@given(REGEL, DAGEN, st.integers(1, 10))
def test_langere_regel_geeft_nooit_eerder_einde(regel, start, extra):
    kort = compute_uiterste_datum(regel, start)
    lang = compute_uiterste_datum(with_length(regel, regel.lengte + extra), start)
    assert lang <= kort if regel.richting is Richting.VOOR else lang >= kort


@given(DAGEN, st.integers(1, 42), st.integers(0, 30))
def test_opschorting_voegt_haar_dagen_toe(start, na, duur):
    regel = regel_op(GEZINSPLAN, start)
    begin = start + timedelta(days=na)
    opschorting = Opschorting(begin, begin + timedelta(days=duur))
    erbij = compute_uiterste_datum(regel, start, [opschorting]) - start - timedelta(weeks=6)
    assert erbij.days == duur + 1


@given(DAGEN, st.integers(1, 5), st.integers(0, 20))
def test_opschorting_in_werkdagen_slaat_die_dagen_over(start, na, duur):
    regel = regel_op(START_MELDEN, start)
    begin = KALENDER.add_werkdagen(start, na)
    einde = begin + timedelta(days=duur)
    uiterlijk = compute_uiterste_datum(regel, start, [Opschorting(begin, einde)])
    geteld = KALENDER.werkdagen_tussen(start, uiterlijk) - KALENDER.werkdagen_in(begin, einde)
    assert geteld == regel.lengte


@given(DAGEN)
def test_wettelijke_termijn_eindigt_op_een_werkdag(start):
    uiterlijk = compute_uiterste_datum(regel_op("verzoek.onderzoek", start), start)
    assert WETTELIJKE_KALENDER.is_werkdag(uiterlijk)
    assert 0 <= (uiterlijk - start).days - 56 <= 5


@given(DAGEN)
def test_rer_komt_na_precies_drie_werkdagen(trede_een):
    rer = trede_twee_op(trede_een)
    assert KALENDER.werkdagen_tussen(trede_een, rer - timedelta(days=1)) == 3
    assert KALENDER.is_werkdag(rer)
