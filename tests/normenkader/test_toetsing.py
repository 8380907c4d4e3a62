"""De toets aan de norm: elke uitkomst, elke zin, elke fout."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normenkader.toetsing import (
    Aanvraagfeiten,
    Afbouwfase,
    Contract,
    EerdereToewijzing,
    Frequentie,
    Norm,
    Onderdeel,
    Toetsing,
    Uitkomst,
    VolumeEenheid,
    assess,
    share_within,
)
from tests.normenkader.dagen import d
from tests.normenkader.normen import CONTRACT, GGZ, GROEP, ZWAAR, ggz, groep, zwaar

D = Decimal


def outcome(toetsing, onderdeel):
    """(uitkomst, tekst) of one part."""
    bevinding = toetsing.finding(onderdeel)
    return bevinding.uitkomst, bevinding.tekst


def errors(toetsing):
    """Errors as dict of field -> text."""
    return {fout.veld: fout.tekst for fout in toetsing.fouten}


@pytest.mark.eis("NK-01", "NK-03", "NK-10", "NK-19")
def test_verzoek_van_het_scherm():
    """Screen D: 96 hours of 45C09 in 26 weeks, nothing explained yet."""
    toetsing = assess(zwaar(volume=D(96), waarom_geen_groep=""), ZWAAR)
    assert toetsing.samenvatting == "1 uitleg nodig, 2 nog open, 3 passen"
    assert [b.onderdeel for b in toetsing.bevindingen] == [
        Onderdeel.VOLUME,
        Onderdeel.GROND,
        Onderdeel.GROEP,
        Onderdeel.DUUR,
        Onderdeel.STAPELING,
        Onderdeel.CONTRACT,
        Onderdeel.GEMIDDELDE,
    ]
    assert {b.onderdeel: b.tekst for b in toetsing.bevindingen} == {
        Onderdeel.VOLUME: (
            "Gevraagd is 96 uur in totaal. De norm is hooguit 78 uur. Dat is 18 uur meer."
        ),
        Onderdeel.GROND: (
            "Voor 45C09 zijn geen uitzonderingsgronden vastgesteld. "
            "De hardheidsclausule kan wel, met motivering. De gemeente besluit."
        ),
        Onderdeel.GROEP: "Schrijf op waarom groepsbegeleiding niet past.",
        Onderdeel.DUUR: "26 weken. De norm is hooguit 26 weken.",
        Onderdeel.STAPELING: "Er loopt geen andere toewijzing van 45C09.",
        Onderdeel.CONTRACT: "Het contract voor 45C09 loopt tot en met 31 december 2027.",
        Onderdeel.GEMIDDELDE: (
            "3,7 uur. Ter informatie. De norm komt neer op 3,0 uur per week. Het totaal telt."
        ),
    }
    assert errors(toetsing) == {
        "hardheidsclausule": "Kruis de hardheidsclausule aan, of vraag hooguit 78 uur",
        "motivering": "Schrijf op waarom 18 uur meer nodig is",
        "waarom_geen_groep": "Schrijf op waarom groepsbegeleiding niet past",
    }
    assert not toetsing.mag_indienen


@pytest.mark.eis("NK-10")
def test_boven_de_norm_mag_met_hardheidsclausule_en_motivering():
    feiten = zwaar(volume=D(96), hardheidsclausule=True, motivering="Twee verzorgers vallen weg.")
    toetsing = assess(feiten, ZWAAR)
    assert toetsing.mag_indienen
    assert toetsing.finding(Onderdeel.VOLUME).uitkomst is Uitkomst.UITLEG_NODIG
    assert toetsing.samenvatting == "1 uitleg nodig, 5 passen"
    assert not toetsing.binnen_norm


@pytest.mark.eis("NK-10")
@pytest.mark.parametrize(
    ("velden", "fouten"),
    [
        pytest.param({"hardheidsclausule": True}, {"motivering"}, id="zonder-motivering"),
        pytest.param({"motivering": "Omdat."}, {"hardheidsclausule"}, id="zonder-keuze"),
        pytest.param(
            {"hardheidsclausule": True, "motivering": "  "}, {"motivering"}, id="lege-motivering"
        ),
        pytest.param(
            {"grond_code": "54002-1", "motivering": "x"}, {"grond_code"}, id="vreemde-grond"
        ),
    ],
)
def test_wat_ontbreekt_boven_de_norm(velden, fouten):
    toetsing = assess(zwaar(volume=D(96), **velden), ZWAAR)
    assert set(errors(toetsing)) == fouten
    assert not toetsing.mag_indienen


VOLUMES = [
    ("precies-de-norm", ZWAAR, zwaar(volume=D(78)), D(0)),
    ("net-erboven", ZWAAR, zwaar(volume=D("78.25")), D("0.25")),
    ("in-minuten-past", ZWAAR, zwaar(volume=D(4680), eenheid=VolumeEenheid.MINUUT), D(0)),
    ("in-minuten-boven", ZWAAR, zwaar(volume=D(4740), eenheid=VolumeEenheid.MINUUT), D(1)),
    ("in-dagdelen", ZWAAR, zwaar(volume=D(20), eenheid=VolumeEenheid.DAGDEEL), D(2)),
    ("in-etmalen", ZWAAR, zwaar(volume=D(4), eenheid=VolumeEenheid.ETMAAL), D(18)),
    ("per-week-26-weken", ZWAAR, zwaar(volume=D(3), frequentie=Frequentie.PER_WEEK), D(0)),
    ("per-week-te-veel", ZWAAR, zwaar(volume=D(4), frequentie=Frequentie.PER_WEEK), D(26)),
    ("per-dag", ZWAAR, zwaar(volume=D("0.5"), frequentie=Frequentie.PER_DAG), D(13)),
    ("per-maand", GGZ, ggz(volume=D(5), frequentie=Frequentie.PER_MAAND), D(12)),
    ("dagdelen-precies", GROEP, groep(), D(0)),
    ("dagdelen-boven", GROEP, groep(volume=D(60)), D(8)),
    ("uren-bij-dagdelen", GROEP, groep(volume=D(208), eenheid=VolumeEenheid.UUR), D(0)),
    ("uren-bij-dagdelen-boven", GROEP, groep(volume=D(212), eenheid=VolumeEenheid.UUR), D(1)),
    ("ggz-precies", GGZ, ggz(volume=D(48)), D(0)),
    ("ggz-boven", GGZ, ggz(), D(12)),
]


@pytest.mark.eis("NK-01", "NK-02", "NK-03", "NK-04")
@pytest.mark.parametrize(
    ("norm", "feiten", "meer"), [pytest.param(*rij[1:], id=rij[0]) for rij in VOLUMES]
)
def test_volume(norm, feiten, meer):
    toetsing = assess(feiten, norm)
    assert toetsing.totalen.meer_volume == meer
    verwacht = Uitkomst.UITLEG_NODIG if meer else Uitkomst.PAST
    assert toetsing.finding(Onderdeel.VOLUME).uitkomst is verwacht
    assert toetsing.binnen_norm == (not meer)


@pytest.mark.parametrize(
    ("velden", "tekst"),
    [
        pytest.param(
            {"volume": D(4), "frequentie": Frequentie.PER_WEEK},
            "Gevraagd is 4 uur per week, samen 104 uur. De norm is hooguit 78 uur. "
            "Dat is 26 uur meer.",
            id="per-week",
        ),
        pytest.param(
            {"volume": D(4680), "eenheid": VolumeEenheid.MINUUT},
            "Gevraagd is 4.680 minuten in totaal, samen 78 uur. De norm is hooguit 78 uur.",
            id="minuten",
        ),
        pytest.param({"volume": D(0)}, "Vul een getal in dat groter is dan 0.", id="nul-past-niet"),
        pytest.param(
            {"volume": D(100), "eenheid": VolumeEenheid.EURO},
            "De norm telt in uur. Gevraagd is in euro. Dat is niet te vergelijken.",
            id="euro-is-niet-te-vergelijken",
        ),
        pytest.param(
            {"volume": D(100), "einddatum": d("2026-04-01")},
            "100 uur past niet in 3 dagen.",
            id="meer-uren-dan-er-zijn",
        ),
        pytest.param(
            {"volume": None}, "Vul in hoeveel hulp u vraagt, en de periode.", id="nog-leeg"
        ),
    ],
)
def test_tekst_van_volume(velden, tekst):
    assert assess(zwaar(**velden), ZWAAR).finding(Onderdeel.VOLUME).tekst == tekst


def test_onmogelijke_waarde_houdt_indienen_tegen():
    toetsing = assess(zwaar(volume=D(100), eenheid=VolumeEenheid.STUKS_OUTPUT), ZWAAR)
    assert toetsing.finding(Onderdeel.VOLUME).uitkomst is Uitkomst.PAST_NIET
    assert (toetsing.mag_indienen, toetsing.fouten) == (False, ())
    assert toetsing.samenvatting == "1 past niet, 4 passen"


DUREN = [
    ("26-weken", ZWAAR, zwaar(), 0, "26 weken. De norm is hooguit 26 weken."),
    (
        "een-dag-langer",
        ZWAAR,
        zwaar(einddatum=d("2026-09-28")),
        1,
        "26 weken en 1 dag. De norm is hooguit 26 weken. Dat is 1 dag langer.",
    ),
    (
        "twee-weken-langer",
        ZWAAR,
        zwaar(einddatum=d("2026-10-11")),
        14,
        "28 weken. De norm is hooguit 26 weken. Dat is 2 weken langer.",
    ),
    ("een-dag", ZWAAR, zwaar(volume=D(5), einddatum=d("2026-03-30")), 0,
     "1 dag. De norm is hooguit 26 weken."),
    ("52-weken", GROEP, groep(), 0, "52 weken. De norm is hooguit 52 weken."),
    (
        "heel-jaar-is-langer-dan-52-weken",
        GROEP,
        groep(einddatum=d("2027-01-04")),
        1,
        "52 weken en 1 dag. De norm is hooguit 52 weken. Dat is 1 dag langer.",
    ),
    ("12-maanden", GGZ, ggz(), 0, "12 maanden. De norm is hooguit 12 maanden."),
    (
        "12-maanden-en-een-dag",
        GGZ,
        ggz(einddatum=d("2027-01-01")),
        1,
        "12 maanden en 1 dag. De norm is hooguit 12 maanden. Dat is 1 dag langer.",
    ),
    (
        "14-maanden",
        GGZ,
        ggz(einddatum=d("2027-02-28")),
        59,
        "14 maanden. De norm is hooguit 12 maanden. Dat is 2 maanden langer.",
    ),
    ("midden-in-de-maand", GGZ, ggz(begindatum=d("2026-03-17"), einddatum=d("2027-03-16")), 0,
     "12 maanden. De norm is hooguit 12 maanden."),
    (
        "midden-in-de-maand-langer",
        GGZ,
        ggz(begindatum=d("2026-03-17"), einddatum=d("2027-03-17")),
        1,
        "12 maanden en 1 dag. De norm is hooguit 12 maanden. Dat is 1 dag langer.",
    ),
    ("vanaf-schrikkeldag", GGZ, ggz(begindatum=d("2024-02-29"), einddatum=d("2025-02-28")), 0,
     "12 maanden. De norm is hooguit 12 maanden."),
    ("over-schrikkeldag", GGZ, ggz(begindatum=d("2027-03-01"), einddatum=d("2028-02-29")), 0,
     "12 maanden. De norm is hooguit 12 maanden."),
    ("half-jaar", GGZ, ggz(einddatum=d("2026-06-30")), 0,
     "6 maanden. De norm is hooguit 12 maanden."),
]  # fmt: skip


@pytest.mark.eis("NK-01", "NK-02", "NK-03", "NK-04")
@pytest.mark.parametrize(
    ("norm", "feiten", "langer", "tekst"), [pytest.param(*rij[1:], id=rij[0]) for rij in DUREN]
)
def test_duur(norm, feiten, langer, tekst):
    toetsing = assess(feiten, norm)
    assert toetsing.totalen.meer_dagen == langer
    verwacht = Uitkomst.UITLEG_NODIG if langer else Uitkomst.PAST
    assert outcome(toetsing, Onderdeel.DUUR) == (verwacht, tekst)


@pytest.mark.eis("NK-10")
def test_alleen_te_lang_wijst_de_einddatum_aan():
    toetsing = assess(zwaar(einddatum=d("2026-09-28")), ZWAAR)
    assert errors(toetsing) == {
        "hardheidsclausule": (
            "Kruis de hardheidsclausule aan, of kies een einddatum uiterlijk "
            "zondag 27 september 2026"
        ),
        "motivering": "Schrijf op waarom 1 dag meer nodig is",
    }


@pytest.mark.eis("NK-10")
def test_volume_en_duur_samen_boven_de_norm():
    toetsing = assess(ggz(einddatum=d("2027-01-14")), GGZ)
    assert errors(toetsing) == {
        "grond_code": (
            "Kies een grond of de hardheidsclausule, of vraag hooguit 48 uur "
            "en kies een einddatum uiterlijk donderdag 31 december 2026"
        ),
        "motivering": "Schrijf op waarom 12 uur en 14 dagen meer nodig is",
    }


def test_eind_voor_begin():
    toetsing = assess(zwaar(einddatum=d("2026-03-29")), ZWAAR)
    assert errors(toetsing) == {"einddatum": "Kies een einddatum die na de startdatum ligt"}
    assert toetsing.finding(Onderdeel.DUUR).uitkomst is Uitkomst.PAST_NIET


def test_leeg_formulier_is_nog_open():
    toetsing = assess(Aanvraagfeiten("45C09", contract=CONTRACT), ZWAAR)
    assert toetsing.samenvatting == "3 nog open, 1 past"
    assert set(errors(toetsing)) == {"volume", "begindatum", "einddatum"}
    assert not toetsing.binnen_norm


GRONDEN = [
    ("niveau-2", "54002-1", {"bewijs": (("niveau", "2"),)}, ""),
    (
        "niveau-1",
        "54002-1",
        {"bewijs": (("niveau", "1"),)},
        "Deze grond geldt vanaf niveau 2. Kies een andere grond",
    ),
    ("methode", "54002-2", {}, ""),
    ("opname", "54002-3", {}, ""),
    ("zes-jaar", "54002-4", {"geboortedatum": d("2019-01-02")}, ""),
    ("net-geboren", "54002-4", {"geboortedatum": d("2026-01-01")}, ""),
    (
        "net-zeven",
        "54002-4",
        {"geboortedatum": d("2019-01-01")},
        "Deze grond geldt van 0 tot en met 6 jaar. De jeugdige is 7 jaar op 1 januari 2026. "
        "Kies een andere grond",
    ),
    (
        "zonder-geboortedatum",
        "54002-4",
        {"geboortedatum": None},
        "Vul de geboortedatum en de startdatum in. Deze grond hangt af van de leeftijd",
    ),
    ("crisis", "54002-5", {}, ""),
    ("onbekend", "54002-9", {}, "Kies een uitzonderingsgrond van 54002"),
]


@pytest.mark.eis("NK-05", "NK-06", "NK-07", "NK-08", "NK-09", "NK-10")
@pytest.mark.parametrize(
    ("code", "velden", "fout"), [pytest.param(*rij[1:], id=rij[0]) for rij in GRONDEN]
)
def test_uitzonderingsgrond(code, velden, fout):
    toetsing = assess(ggz(grond_code=code, motivering="Nodig omdat.", **velden), GGZ)
    assert errors(toetsing) == ({"grond_code": fout} if fout else {})
    assert toetsing.mag_indienen == (not fout)
    verwacht = Uitkomst.NOG_OPEN if fout else Uitkomst.PAST
    assert toetsing.finding(Onderdeel.GROND).uitkomst is verwacht


@pytest.mark.eis("NK-10")
def test_product_met_gronden_kan_ook_de_hardheidsclausule():
    feiten = ggz(hardheidsclausule=True, motivering="Nodig omdat.")
    toetsing = assess(feiten, GGZ)
    assert toetsing.mag_indienen
    assert outcome(toetsing, Onderdeel.GROND) == (
        Uitkomst.PAST,
        "De hardheidsclausule is gevraagd. De motivering is ingevuld. De gemeente besluit.",
    )


def test_binnen_de_norm_vraagt_niets():
    toetsing = assess(zwaar(), ZWAAR)
    assert toetsing.finding(Onderdeel.GROND) is None
    assert (toetsing.mag_indienen, toetsing.samenvatting) == (True, "5 passen")


STAPELING = [
    ("zelfde-periode", "2026-04-01", "2026-06-30", True),
    ("sluit-aan-ervoor", "2026-01-01", "2026-03-29", False),
    ("raakt-eerste-dag", "2026-01-01", "2026-03-30", True),
    ("sluit-aan-erna", "2026-09-28", "2026-12-31", False),
    ("raakt-laatste-dag", "2026-09-27", "2026-12-31", True),
    ("zonder-einde", "2026-01-01", None, True),
    ("zonder-einde-erna", "2026-09-28", None, False),
]


@pytest.mark.parametrize(
    ("begin", "eind", "stapelt"), [pytest.param(*rij[1:], id=rij[0]) for rij in STAPELING]
)
def test_stapeling(begin, eind, stapelt):
    eerdere = (EerdereToewijzing(d(begin), d(eind)),)
    uitleg = {"hardheidsclausule": True, "motivering": "Het duurt langer."}
    toetsing = assess(zwaar(eerdere=eerdere, **uitleg), ZWAAR)
    verwacht = Uitkomst.PAST_NIET if stapelt else Uitkomst.PAST
    assert toetsing.finding(Onderdeel.STAPELING).uitkomst is verwacht
    assert toetsing.mag_indienen == (not stapelt)


def test_tekst_van_stapeling():
    eerdere = (EerdereToewijzing(d("2026-04-01"), d("2026-06-30")),)
    assert assess(zwaar(eerdere=eerdere), ZWAAR).finding(Onderdeel.STAPELING).tekst == (
        "Er is al een toewijzing van 45C09 van 1 april tot en met 30 juni 2026. "
        "Vraag een wijziging van die toewijzing aan."
    )


@pytest.mark.parametrize(
    ("contract", "uitkomst", "tekst"),
    [
        pytest.param(None, Uitkomst.PAST_NIET, "Er is geen contract voor 45C09.", id="geen"),
        pytest.param(
            Contract(d("2026-01-01")),
            Uitkomst.PAST,
            "Het contract voor 45C09 loopt door.",
            id="loopt-door",
        ),
        pytest.param(
            Contract(d("2026-01-01"), d("2026-09-27")),
            Uitkomst.PAST,
            "Het contract voor 45C09 loopt tot en met 27 september 2026.",
            id="tot-en-met-de-einddatum",
        ),
        pytest.param(
            Contract(d("2026-01-01"), d("2026-09-26")),
            Uitkomst.PAST_NIET,
            "Het contract voor 45C09 loopt tot en met 26 september 2026. "
            "Kies een einddatum op of voor die dag.",
            id="een-dag-te-kort",
        ),
        pytest.param(
            Contract(d("2026-03-31"), None),
            Uitkomst.PAST_NIET,
            "Het contract voor 45C09 begint op 31 maart 2026. "
            "Kies een startdatum op of na die dag.",
            id="begint-later",
        ),
    ],
)
def test_contract(contract, uitkomst, tekst):
    assert outcome(assess(zwaar(contract=contract), ZWAAR), Onderdeel.CONTRACT) == (uitkomst, tekst)


AFBOUW = [
    ("neemt-af", [(10, 4), (10, 2), (6, 2)], ""),
    ("blijft-gelijk", [(24, 3)], ""),
    (
        "telt-niet-op",
        [(10, 4), (10, 2)],
        "Verdeel precies 72 uur. De fasen tellen nu op tot 60 uur",
    ),
    ("neemt-toe", [(8, 2), (14, 4)], "Laat de hulp per week afnemen, of gelijk blijven"),
    (
        "te-lang",
        [(20, 3), (12, 1)],
        "Verdeel over hooguit 26 weken. De fasen duren nu samen 32 weken",
    ),
    ("week-nul", [(0, 3)], "Vul bij elke fase minstens 1 week in, en een getal van 0 of meer"),
]


@pytest.mark.eis("NK-18")
@pytest.mark.parametrize(("fasen", "fout"), [pytest.param(*rij[1:], id=rij[0]) for rij in AFBOUW])
def test_afbouw(fasen, fout):
    afbouw = tuple(Afbouwfase(weken, D(uren)) for weken, uren in fasen)
    toetsing = assess(zwaar(afbouw=afbouw), ZWAAR)
    assert errors(toetsing) == ({"afbouw": fout} if fout else {})
    verwacht = Uitkomst.NOG_OPEN if fout else Uitkomst.PAST
    assert toetsing.finding(Onderdeel.AFBOUW).uitkomst is verwacht


@pytest.mark.eis("NK-19")
def test_groep_gaat_voor_alleen_bij_individuele_begeleiding():
    assert assess(groep(), GROEP).finding(Onderdeel.GROEP) is None
    assert assess(zwaar(), ZWAAR).finding(Onderdeel.GROEP).uitkomst is Uitkomst.PAST
    zonder = assess(zwaar(waarom_geen_groep=" "), ZWAAR)
    assert zonder.finding(Onderdeel.GROEP).uitkomst is Uitkomst.NOG_OPEN
    assert not zonder.mag_indienen


def test_product_zonder_norm():
    toetsing = assess(zwaar(product_code="45A48"), None)
    assert outcome(toetsing, Onderdeel.VOLUME) == (
        Uitkomst.INFORMATIE,
        "Gevraagd is 72 uur in totaal. Voor 45A48 is geen norm vastgesteld.",
    )
    assert (toetsing.mag_indienen, toetsing.binnen_norm) == (True, False)


def test_norm_van_een_ander_product():
    with pytest.raises(ValueError, match="45C09"):
        assess(ggz(), ZWAAR)


@pytest.mark.parametrize(
    "feiten",
    [
        pytest.param(ggz(grond_code="54002-1", bewijs=(("niveau", "3"),)), id="met-bewijs"),
        pytest.param(
            ggz(
                eerdere=(EerdereToewijzing(d("2025-01-01"), None, D("12.5")),),
                afbouw=(Afbouwfase(30, D(2)),),
                frequentie=Frequentie.PER_WEEK,
            ),
            id="met-alles",
        ),
        pytest.param(Aanvraagfeiten("54002"), id="leeg"),
    ],
)
def test_oordeel_bewaren_en_opnieuw_maken(feiten):
    toetsing = assess(feiten, GGZ)
    opgeslagen = json.loads(json.dumps(toetsing.to_dict()))
    terug = Toetsing.from_dict(opgeslagen)
    assert terug == toetsing
    assert assess(terug.feiten, terug.norm) == toetsing
    assert Norm.from_dict(GGZ.to_dict()) == GGZ
    assert Aanvraagfeiten.from_dict(feiten.to_dict()) == feiten


@pytest.mark.eis("NK-11")
@pytest.mark.parametrize(
    ("binnen", "totaal", "procent", "haalt"),
    [
        pytest.param(78, 100, 78, False, id="78"),
        pytest.param(80, 100, 80, True, id="80"),
        pytest.param(799, 1000, 80, False, id="afgerond-80-haalt-niet"),
        pytest.param(167, 214, 78, False, id="167-van-214"),
        pytest.param(0, 0, None, None, id="niets-geteld"),
        pytest.param(5, 5, 100, True, id="alles"),
    ],
)
def test_aandeel_binnen_de_norm(binnen, totaal, procent, haalt):
    aandeel = share_within(binnen, totaal, 80)
    assert (aandeel.percentage, aandeel.haalt_streef) == (procent, haalt)
    assert "Afspraak: 80 procent." in aandeel.tekst


def test_aandeel_kan_niet_meer_dan_alles_zijn():
    with pytest.raises(ValueError, match="totaal"):
        share_within(6, 5)


VOLUME = st.decimals("0.25", "400", places=2)


@pytest.mark.eis("NK-10")
@given(VOLUME, VOLUME)
def test_meer_vragen_past_nooit_beter(een, ander):
    minder, meer = sorted((een, ander))
    laag = assess(zwaar(volume=minder), ZWAAR).totalen.meer_volume
    hoog = assess(zwaar(volume=meer), ZWAAR).totalen.meer_volume
    assert laag <= hoog
    assert hoog == max(D(0), meer - 78)


@pytest.mark.eis("NK-10")
@given(VOLUME)
def test_boven_de_norm_houdt_nooit_vanzelf_tegen(volume):
    feiten = zwaar(volume=volume, hardheidsclausule=True, motivering="Nodig omdat.")
    assert assess(feiten, ZWAAR).mag_indienen


@given(VOLUME, st.booleans(), st.sampled_from(["", "54002-2", "54002-4"]), st.booleans())
def test_samenvatting_telt_alle_uitkomsten(volume, hard, grond, gemotiveerd):
    feiten = ggz(
        volume=volume, hardheidsclausule=hard, grond_code=grond, motivering="x" * gemotiveerd
    )
    toetsing = assess(feiten, GGZ)
    geteld = sum(int(deel.split()[0]) for deel in toetsing.samenvatting.split(", "))
    assert geteld == sum(b.uitkomst is not Uitkomst.INFORMATIE for b in toetsing.bevindingen)
    volgorde = [list(Uitkomst).index(b.uitkomst) for b in toetsing.bevindingen]
    assert volgorde == sorted(volgorde)
