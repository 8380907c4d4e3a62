"""Het verzonnen bestand geeft de cijfers van de bron, en de bron is met zichzelf vergeleken."""

from datetime import date

import pytest

from sturing.verblijf.bestand import as_csv, as_gegevens, read_file
from sturing.verblijf.maten import DISCLAIMER, GROEPEN, MATEN, compute
from sturing.verblijf.populatie import Populatie
from sturing.verblijf.rekenregels import REKENREGELS
from sturing.verblijf.voorbeeld import Maker
from sturing.verblijf.voorbeeld_delen import PEILDATUM

from .bouw import keuze


@pytest.fixture(scope="module")
def bestand():
    return Maker().make()


@pytest.fixture(scope="module")
def cijfers(bestand):
    return compute(Populatie(bestand, keuze()))


@pytest.mark.eis(
    *("GV-A-03", "GV-A-04", "GV-A-06", "GV-A-07", "GV-A-08", "GV-A-09", "GV-A-10", "GV-A-11"),
    *("GV-A-12", "GV-A-13"),
)
@pytest.mark.parametrize(
    ("code", "verwacht"),
    [
        ("clienten", 180),
        ("uitgestroomd", 135),
        ("later_uit", 0),
        ("verblijft", 45),
        ("jong", 48),
        ("duur", 557.5),
        ("duur_uit", 408),
        ("duur_nog", 1006),
        ("kort", 21),
        ("kort_duur", 10),
        ("top_duur", 1605),
        ("top_leeftijd", 15.5),
        ("een_aanbieder", 50),
        ("meer_aanbieders", 4.1),
        ("duur_ggz", 150),
        ("duur_jo_lvb", 500),
        ("kosten", 110_400),
        ("kosten_nog", 167_000),
        ("top_kosten", 525_600),
        ("kosten_sinds", 122_000),
        ("kosten_sinds_nog", 180_000),
        ("ambulant", 28_000),
        ("ambulant_nog", 110_000),
        ("besparing_top", 415_600),
        ("besparing", 94_000),
    ],
)
def test_cijfers_van_de_bron(cijfers, code, verwacht):
    assert cijfers[code].waarde == pytest.approx(verwacht, rel=1e-5)


@pytest.mark.eis("GV-A-06")
def test_de_andere_verblijven_duren_bijna_twee_jaar(cijfers):
    """(135 x 408 + 45 x 1006 - 21 x 10) / 159 = 629.8 days: 1.7 years, which the source rounds."""
    assert cijfers["lang_duur"].waarde == pytest.approx((100_350 - 210) / 159)


@pytest.mark.eis("GV-A-05")
def test_gewogen_gemiddelde_is_het_totaal(cijfers):
    uit, nog = cijfers["uitgestroomd"].waarde, cijfers["verblijft"].waarde
    gewogen = uit * cijfers["duur_uit"].waarde + nog * cijfers["duur_nog"].waarde
    assert gewogen / (uit + nog) == cijfers["duur"].waarde == 557.5
    assert int(cijfers["duur"].waarde) == MATEN["duur"].nulmeting


@pytest.mark.eis("GV-A-11", "GV-A-12")
def test_ambulant_sinds_2017_is_de_onderkant_van_de_bron(bestand):
    """The source says 20,000 to 28,000 and 'since 2015 / 2017': the two years give both ends."""
    sinds_2017 = compute(Populatie(bestand, keuze(sinds=2017)))
    assert sinds_2017["ambulant"].waarde == pytest.approx(20_000)


def test_de_25_langste_kunnen_niet_allemaal_nog_verblijven(cijfers):
    """45 x 167,000 is less than 25 x 525,000: some of the 25 had left."""
    assert 45 * 167_000 < 25 * 525_000
    assert cijfers["top_kosten"].waarde * 25 > cijfers["kosten_nog"].waarde * 45


@pytest.mark.eis("GV-A-13")
def test_bierviltje_is_het_verschil_en_draagt_zijn_waarschuwing(cijfers):
    top = cijfers["top_kosten"].waarde - cijfers["ambulant_nog"].waarde
    assert cijfers["besparing_top"].waarde == pytest.approx(top)
    gemiddeld = cijfers["kosten_sinds"].waarde - cijfers["ambulant"].waarde
    assert cijfers["besparing"].waarde == pytest.approx(gemiddeld)
    assert "thuis blijft wonen" in DISCLAIMER
    assert "ambulante hulp nodig" in DISCLAIMER


def test_elke_maat_heeft_een_berekening_en_een_definitie():
    assert set(MATEN) == set(REKENREGELS)
    assert all(maat.definitie.endswith(".") and maat.eisen for maat in MATEN.values())
    assert {maat.groep for maat in MATEN.values()} == set(GROEPEN)


def test_hetzelfde_zaad_geeft_hetzelfde_bestand(bestand):
    nog_eens = Maker().make()
    assert (nog_eens.verblijven, nog_eens.ambulant) == (bestand.verblijven, bestand.ambulant)
    assert Maker(38).make().verblijven != bestand.verblijven


@pytest.mark.parametrize("zaad", [1, 2, 3], ids="zaad {}".format)
def test_elk_zaad_geeft_de_cijfers_van_de_bron(zaad):
    cijfers = compute(Populatie(Maker(zaad).make(), keuze()))
    assert [cijfers[code].waarde for code in ("clienten", "uitgestroomd", "verblijft", "jong")] == [
        *(180, 135, 45, 48)
    ]
    assert cijfers["duur"].waarde == 557.5
    assert cijfers["kosten_sinds"].waarde == pytest.approx(122_000)


def test_bestand_gaat_heen_en_weer_zonder_verlies(bestand):
    tekst = as_csv(bestand)
    inlezing = read_file(tekst.encode().splitlines(keepends=True), PEILDATUM)
    assert inlezing.fouten == []
    terug = as_gegevens(inlezing.rijen, PEILDATUM)
    assert (terug.verblijven, terug.ambulant) == (bestand.verblijven, bestand.ambulant)


def test_voor_een_ander_jaar_zijn_er_andere_jeugdigen(bestand):
    eerder = compute(Populatie(bestand, keuze(jaar=2019, peildatum=date(2020, 9, 1))))
    assert 0 < eerder["clienten"].waarde != 180
