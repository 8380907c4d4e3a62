"""IJken op trajecten van eerdere jaren: percentielen, effect van een voorstel, inlezen."""

import os
import time
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from normenkader.ijking.inlezen import Rij, read_csv, read_own, store
from normenkader.ijking.maten import (
    P75,
    P80,
    Grens,
    class_width,
    days_of,
    duration_of,
    nearest_rank,
    shown_unit,
    stored_volume,
)
from normenkader.ijking.voorstel import default_proposal, product_rows
from normenkader.ijking.vragen import Selectie, effect_by, effects, histogram, measure
from normenkader.models import Traject, Trajectbestand
from normenkader.toetsing import DuurEenheid, VolumeEenheid
from organisaties.rollen import Rol
from tests.factories.naslag import load_norms
from tests.factories.organisaties import medewerker
from tests.metingen import meting
from tests.normenkader.dagen import d
from tests.normenkader.normen import GGZ, ZWAAR

PROEF = os.environ.get("PROEF") == "1"
pytestmark = pytest.mark.django_db
KOP = "product;variant;jaar;gemeente;aanbieder;volume;eenheid;dagen\n"
OP = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("waarden", "deel", "uitkomst"),
    [
        ([7], P80, 7),
        ([1, 2, 3, 4], P75, 3),
        ([1, 2, 3, 4, 5], P80, 4),
        ([5, 4, 3, 2, 1], P75, 4),
        (list(range(1, 11)), P80, 8),
        (list(range(1, 11)), P75, 8),
        ([2, 2, 2, 9], P75, 2),
        ([10, 20], Fraction(1), 20),
        ([10, 20], Fraction(1, 2), 10),
    ],
)
@pytest.mark.eis("NK-12")
def test_nearest_rank(waarden, deel, uitkomst):
    assert nearest_rank(waarden, deel) == uitkomst


@pytest.mark.parametrize(("waarden", "deel"), [([], P80), ([1], Fraction(0)), ([1], Fraction(2))])
def test_nearest_rank_weigert(waarden, deel):
    with pytest.raises(ValueError, match="percentiel"):
        nearest_rank(waarden, deel)


@given(st.lists(st.integers(1, 500), min_size=1, max_size=60), st.integers(1, 20))
def test_onder_het_percentiel_ligt_genoeg_en_niet_te_veel(waarden, twintigste):
    deel = Fraction(twintigste, 20)
    grens = nearest_rank(waarden, deel)
    assert sum(w <= grens for w in waarden) >= deel * len(waarden)
    assert sum(w < grens for w in waarden) < deel * len(waarden)


@pytest.mark.parametrize(
    ("duur", "eenheid", "dagen"),
    [
        (26, DuurEenheid.WEKEN, 182),
        (1, DuurEenheid.WEKEN, 7),
        (12, DuurEenheid.MAANDEN, 366),
        (6, DuurEenheid.MAANDEN, 183),
        (1, DuurEenheid.MAANDEN, 31),
    ],
)
def test_duur_in_dagen_en_terug(duur, eenheid, dagen):
    assert days_of(duur, eenheid) == dagen
    assert duration_of(dagen, eenheid) == duur


def test_eenheden_van_tijd_worden_minuten():
    assert stored_volume(Decimal(2), VolumeEenheid.DAGDEEL) == (480, VolumeEenheid.MINUUT)
    assert stored_volume(Decimal(2), VolumeEenheid.EURO) == (2, VolumeEenheid.EURO)
    assert shown_unit(VolumeEenheid.MINUUT, ZWAAR) is VolumeEenheid.UUR
    assert shown_unit(VolumeEenheid.EURO, ZWAAR) is VolumeEenheid.EURO


@pytest.mark.parametrize(
    ("hoogste", "breedte"), [(0, 1), (12, 1), (13, 2), (100, 10), (6000, 500), (0.5, "0.05")]
)
def test_klassen_zijn_rond(hoogste, breedte):
    assert class_width(Decimal(str(hoogste))) == Decimal(str(breedte))


# --- met database -------------------------------------------------------------------------------


@pytest.fixture
def beheerder(db):
    """A normbeheerder; the norms of the source are loaded."""
    load_norms()
    return medewerker(Rol.NORMBEHEERDER)


def rij(uren, dagen, product="45C09", jaar=2023, cbs="0599", aanbieder="De Linde"):
    return Rij(product, "", jaar, cbs, aanbieder, Decimal(uren) * 60, "01", dagen)


def bestand(beheerder, rijen):
    soort = Trajectbestand.Soort.CSV
    return store(rijen, naam="T", bron="test", fictief=True, soort=soort, by=beheerder, op=OP)


@pytest.mark.eis("NK-12", "NK-13")
def test_percentielen_per_product_niet_per_aanbieder(beheerder):
    rijen = [rij(uren, uren * 2, aanbieder=f"A{uren % 3}") for uren in range(10, 110, 10)]
    eerste, ander = measure(Selectie(bestand(beheerder, [*rijen, rij(48, 300, "54002")])))
    assert (eerste.product_code, eerste.aantal) == ("45C09", 10)
    assert (eerste.volume_p75, eerste.volume_p80) == (80 * 60, 80 * 60)
    assert (eerste.dagen_p75, eerste.dagen_p80, eerste.dagen_gemiddeld) == (160, 160, 110)
    assert (ander.product_code, ander.volume_p80) == ("54002", 48 * 60)


@pytest.mark.eis("NK-12")
def test_gelijk_aan_de_pure_maat(beheerder):
    uren = [(7 * n * n) % 131 + 1 for n in range(203)]
    (gemeten,) = measure(Selectie(bestand(beheerder, [rij(u, u + 3) for u in uren])))
    assert gemeten.volume_p75 == nearest_rank(uren, P75) * 60
    assert gemeten.volume_p80 == nearest_rank(uren, P80) * 60
    assert gemeten.dagen_p80 == nearest_rank([u + 3 for u in uren], P80)


@pytest.mark.eis("NK-14")
def test_een_variant_heeft_eigen_cijfers(beheerder):
    rijen = [rij(10, 10), rij(90, 90)._replace(variant="jonge kinderen")]
    gewoon, jong = measure(Selectie(bestand(beheerder, rijen)))
    assert (gewoon.variant, gewoon.dagen_p80) == ("", 10)
    assert (jong.variant, jong.dagen_p80) == ("jonge kinderen", 90)


@pytest.mark.parametrize(
    ("keuze", "aantal"),
    [
        ({}, 4),
        ({"jaar_van": 2022}, 3),
        ({"jaar_tot": 2022}, 2),
        ({"jaar_van": 2022, "jaar_tot": 2022}, 1),
        ({"cbs_code": "0606"}, 1),
    ],
)
def test_selectie_op_jaar_en_gemeente(beheerder, keuze, aantal):
    rijen = [
        rij(1, 1, jaar=2021),
        rij(1, 1, jaar=2022),
        rij(1, 1),
        rij(1, 1, cbs="0606"),
    ]
    assert Selectie(bestand(beheerder, rijen), **keuze).rows().count() == aantal


@pytest.mark.eis("NK-11", "NK-12")
def test_aandeel_binnen_de_norm_van_nu(beheerder):
    rijen = [rij(78, 182)] * 7 + [rij(79, 100), rij(10, 183), rij(80, 200)]
    selectie = Selectie(bestand(beheerder, rijen))
    (regel,) = product_rows(selectie, measure(selectie), d("2026-03-02"), 80)
    assert regel.aandeel.percentage == 70
    assert regel.aandeel.haalt_streef is False
    assert regel.eenheid_woord == "uur"
    voorstel = default_proposal(regel)
    assert (voorstel.volume, voorstel.duur) == (78, 26)


@pytest.mark.eis("NK-12")
def test_effect_van_een_voorstel_per_gemeente_en_aanbieder(beheerder):
    rijen = [
        rij(50, 100),
        rij(70, 200, cbs="0606", aanbieder="Vlierhof"),
        rij(90, 100, cbs="0606"),
    ]
    alle = Selectie(bestand(beheerder, rijen)).rows()
    grens = Grens(Decimal(60 * 60), 182)
    uitkomst, ruim = effects(alle, {"Voorstel": grens, "Ruim": Grens(Decimal(10**6), 999)})
    assert (ruim.naam, ruim.boven, ruim.meer_volume) == ("Ruim", 0, 0)
    assert (uitkomst.aantal, uitkomst.boven_volume, uitkomst.boven_dagen) == (3, 2, 1)
    assert (uitkomst.boven, uitkomst.binnen) == (2, 1)
    assert uitkomst.meer_volume == (10 + 30) * 60
    per_gemeente = effect_by(alle, "cbs_code", grens)
    assert [(e.naam, e.aantal, e.boven) for e in per_gemeente] == [("0606", 2, 2), ("0599", 1, 0)]
    per_aanbieder = effect_by(alle, "aanbieder", grens)
    assert {e.naam: e.meer_volume for e in per_aanbieder} == {"De Linde": 1800, "Vlierhof": 600}


def test_histogram_telt_alles_eenmaal(beheerder):
    rijen = [rij(uren, 1) for uren in (1, 9, 10, 11, 40, 100)]
    alle = Selectie(bestand(beheerder, rijen)).rows()
    klassen = histogram(alle, class_width(Decimal(6000)), Decimal(600))
    assert [(int(van), in_, boven) for van, _, in_, boven in klassen if in_ + boven] == [
        (0, 1, 0),
        (500, 2, 1),
        (2000, 0, 1),
        (6000, 0, 1),
    ]
    assert sum(in_ + boven for _, _, in_, boven in klassen) == 6


GOED = "45C09;;2023;0599;De Linde;78;uur;182\n"


def read(beheerder, tekst, proef=False):
    regels = tekst.encode().splitlines(keepends=True)
    return read_csv(regels, naam="N", bron="B", fictief=True, by=beheerder, op=OP, proef=proef)


@pytest.mark.eis("NK-12")
def test_inlezen_slaat_alles_op_in_minuten(beheerder):
    tekst = KOP + GOED + '45C09;"a\\b";2021;0606;"Tab\tIn";1,5;dagdeel;3\n'
    verslag = read(beheerder, tekst)
    assert verslag.goed
    assert (verslag.bestand.jaar_van, verslag.bestand.jaar_tot) == (2021, 2023)
    assert list(Traject.objects.order_by("jaar").values_list("variant", "aanbieder", "volume")) == [
        ("a\\b", "Tab\tIn", 360),
        ("", "De Linde", 78 * 60),
    ]


@pytest.mark.parametrize(
    ("regel", "kolom", "woorden"),
    [
        ("45C0;;2023;0599;A;1;uur;1", "product", "productcode"),
        ("45C09;;1999;0599;A;1;uur;1", "jaar", "van 2015"),
        ("45C09;;2023;599;A;1;uur;1", "gemeente", "vier cijfers"),
        ("45C09;;2023;0599;999900006;1;uur;1", "aanbieder", "BSN"),
        ("45C09;;2023;0599;A;0;uur;1", "volume", "tot en met"),
        ("45C09;;2023;0599;A;1;euro;1", "eenheid", "niet te vergelijken"),
        ("45C09;;2023;0599;A;1;uur;0", "dagen", "van 1"),
    ],
)
def test_een_fout_en_er_wordt_niets_opgeslagen(beheerder, regel, kolom, woorden):
    verslag = read(beheerder, KOP + GOED + regel + "\n")
    assert [(f.regel, f.kolom) for f in verslag.fouten] == [(3, kolom)]
    assert woorden in verslag.fouten[0].tekst
    assert not Trajectbestand.objects.exists()
    assert not Traject.objects.exists()


@pytest.mark.eis("NK-12")
def test_de_dag_van_inlezen_is_die_van_hier(beheerder):
    laat = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)
    regels = (KOP + GOED).encode().splitlines(keepends=True)
    wie = {"by": beheerder, "op": laat, "proef": False}
    verslag = read_csv(regels, naam="N", bron="B", fictief=True, **wie)
    assert verslag.bestand.ingelezen_op == d("2026-03-03")


def run(bestand, *woorden):
    call_command("import_trajecten", str(bestand), "--bron", "Registratie", *woorden)


@pytest.mark.eis("NK-12")
def test_met_een_opdracht_alles_of_niets(beheerder, tmp_path, capsys):
    bestand = tmp_path / "jaar 2023.csv"
    bestand.write_text(KOP + GOED + "45C09;;2023;0599;A;veel;uur;1\n")
    with pytest.raises(CommandError, match=r"1 fout\. Er is niets opgeslagen"):
        run(bestand, "--door", beheerder.email)
    assert "regel 3, volume: Vul een getal in" in capsys.readouterr().err
    bestand.write_text(KOP + GOED)
    run(bestand, "--door", beheerder.email, "--proef")
    assert "1 traject gelezen.\nEr is niets opgeslagen." in capsys.readouterr().out
    assert not Trajectbestand.objects.exists()
    run(bestand, "--door", beheerder.email.upper())
    assert "1 traject ingelezen." in capsys.readouterr().out
    assert Trajectbestand.objects.get().naam == "jaar 2023.csv"


def test_een_opdracht_die_niet_kan_zegt_waarom(beheerder, tmp_path):
    bestand = tmp_path / "a.csv"
    with pytest.raises(CommandError, match="is niet te lezen"):
        run(bestand, "--door", beheerder.email)
    bestand.write_text(KOP + GOED)
    with pytest.raises(CommandError, match="geen medewerker"):
        run(bestand, "--door", "niemand@voorbeeld.example")
    with pytest.raises(CommandError, match="Alleen een normbeheerder"):
        run(bestand, "--door", medewerker(Rol.CONTRACTMANAGER).email)


def test_een_proef_slaat_niets_op(beheerder):
    verslag = read(beheerder, KOP + GOED, proef=True)
    assert verslag.goed
    assert verslag.aantal == 1
    assert not Trajectbestand.objects.exists()


def test_een_bestand_zonder_rijen_en_eigen_gegevens_zonder_trajecten(beheerder):
    assert read(beheerder, KOP).fouten[0].tekst == "Het bestand heeft geen rijen."
    verslag = read_own(naam="Eigen", by=beheerder, op=OP)
    assert verslag.bestand is None
    assert verslag.fouten


def test_alleen_een_normbeheerder_leest_in(beheerder):
    with pytest.raises(PermissionDenied):
        read(medewerker(Rol.CONTRACTMANAGER), KOP + GOED)
    assert not Traject.objects.exists()


@pytest.mark.eis("NK-12")
def test_ijken_van_veel_trajecten_is_snel_en_gelijk_aan_sql(beheerder):
    aantal = 1_000_000 if PROEF else 20_000
    rijen = [
        rij((n * 37) % 160 + 1, (n * 53) % 400 + 1, product=f"45A{n % 20:02}", cbs="0599")
        for n in range(aantal)
    ]
    groot = bestand(beheerder, rijen)
    with connection.cursor() as cursor:
        cursor.execute("analyze normenkader_traject")
        begin = time.perf_counter()
        metingen = measure(Selectie(groot))
        duur = time.perf_counter() - begin
        cursor.execute(
            "select product_code, percentile_disc(0.8) within group (order by volume),"
            " percentile_disc(0.75) within group (order by dagen)"
            " from normenkader_traject where bestand_id = %s group by 1 order by 1",
            [groot.pk],
        )
        direct = cursor.fetchall()
    assert [(m.product_code, m.volume_p80, m.dagen_p75) for m in metingen] == direct
    assert duur <= 5
    naam = f"ijking van {aantal} trajecten, 20 producten"
    meting(naam, duur, "s", "make proef (tests/normenkader/test_ijking.py)")


def test_norm_in_uren_en_maanden_past_bij_een_traject(beheerder):
    rijen = [rij(48, 366, "54002"), rij(48, 367, "54002")]
    selectie = Selectie(bestand(beheerder, rijen))
    (regel,) = product_rows(selectie, measure(selectie), d("2026-03-02"), 80)
    assert regel.norm.maximum_duur == GGZ.maximum_duur
    assert regel.aandeel.binnen == 1
    assert default_proposal(regel).duur_eenheid is DuurEenheid.MAANDEN
