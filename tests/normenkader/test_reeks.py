"""De reeks van een 1-op-1: wat telt mee, wat is over, tot welke dag."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normenkader.termijnen.reeks import Inzet, Kader, count_reeks
from tests.normenkader.dagen import d

EERDER = ("2026-01-05", "2026-01-16")  # 12 dagen

GEVALLEN = [
    ("eerste-inzet", [], "2026-02-27", 0, 28, False, "2026-03-26"),
    ("vervolg-sluit-aan", [EERDER], "2026-01-17", 12, 16, True, "2026-02-01"),
    ("vervolg-na-een-week", [EERDER], "2026-01-24", 12, 16, True, "2026-02-08"),
    ("laatste-dag-van-het-venster", [EERDER], "2026-02-13", 12, 16, True, "2026-02-28"),
    ("dag-na-het-venster", [EERDER], "2026-02-14", 0, 28, False, "2026-03-13"),
    ("prototype", [("2025-11-03", "2025-11-14")], "2026-02-27", 0, 28, False, "2026-03-26"),
    ("alles-op", [("2026-01-05", "2026-02-01")], "2026-02-10", 28, 0, True, None),
    ("meer-dan-op-na-rer", [("2026-01-05", "2026-02-10")], "2026-02-20", 37, 0, True, None),
    (
        "keten-van-drie",
        [("2026-01-05", "2026-01-09"), ("2026-01-30", "2026-02-05")],
        "2026-03-01",
        12,
        16,
        True,
        "2026-03-16",
    ),
    (
        "keten-breekt-bij-het-gat",
        [("2025-11-01", "2025-11-10"), ("2026-01-30", "2026-02-05")],
        "2026-03-01",
        7,
        21,
        True,
        "2026-03-21",
    ),
    ("latere-inzet-in-de-reeks", [("2026-03-20", "2026-03-29")], "2026-03-01", 10, 18, False,
     "2026-03-18"),
    ("latere-inzet-ver-weg", [("2026-05-20", "2026-05-29")], "2026-03-01", 0, 28, False,
     "2026-03-28"),
    ("over-jaareinde", [("2025-12-20", "2025-12-29")], "2026-01-26", 10, 18, True, "2026-02-12"),
    ("over-schrikkeldag", [("2028-01-31", "2028-02-01")], "2028-02-29", 2, 26, True, "2028-03-25"),
    ("inzet-van-voor-het-kader", [("2025-01-20", "2025-01-31")], "2025-02-10", 0, 28, False,
     "2025-03-09"),
]  # fmt: skip


@pytest.mark.eis("OO-01", "OO-12")
@pytest.mark.parametrize(
    ("eerdere", "start", "gebruikt", "over", "vervolg", "laatste"),
    [pytest.param(*rij[1:], id=rij[0]) for rij in GEVALLEN],
)
def test_reeks(eerdere, start, gebruikt, over, vervolg, laatste):
    reeks = count_reeks([Inzet(d(begin), d(einde)) for begin, einde in eerdere], d(start))
    assert (reeks.gebruikt, reeks.over, reeks.is_vervolg) == (gebruikt, over, vervolg)
    assert reeks.laatste_toegestane_dag == d(laatste)
    assert len(reeks.telt_mee) + len(reeks.telt_niet_mee) == len(eerdere)


@pytest.mark.eis("OO-01")
def test_29_dagen_past_niet():
    assert count_reeks([], d("2026-02-27"), d("2026-03-26")).past
    te_lang = count_reeks([], d("2026-02-27"), d("2026-03-27"))
    assert (te_lang.gevraagd, te_lang.past) == (29, False)


@pytest.mark.eis("OO-12")
def test_wisselen_van_aanbieder_begint_niet_opnieuw():
    bij_een = Inzet(d("2026-01-05"), d("2026-01-23"), kenmerk="aanbieder-1")
    reeks = count_reeks([bij_een], d("2026-02-02"), d("2026-02-11"))
    assert reeks.in_woorden == "19 gebruikt, 9 over van 28"
    assert (reeks.gevraagd, reeks.past) == (10, False)


@pytest.mark.eis("OO-02")
def test_start_voor_de_ingangsdatum_valt_buiten_het_kader():
    reeks = count_reeks([], d("2025-01-31"), d("2025-03-31"))
    assert (reeks.buiten_kader, reeks.past, reeks.laatste_toegestane_dag) == (True, True, None)
    eerder = Kader(ingangsdatum=d("2025-01-01"))
    assert not count_reeks([], d("2025-01-31"), d("2025-03-31"), eerder).past


@pytest.mark.eis("OO-02", "OO-07")
def test_maximum_en_venster_zijn_instellingen():
    eerder = [Inzet(d("2026-01-05"), d("2026-01-16"))]
    kader = Kader(maximum=14, venster=7)
    assert count_reeks(eerder, d("2026-01-23"), kader=kader).over == 2
    assert count_reeks(eerder, d("2026-01-24"), kader=kader).over == 14


def test_overlap_wordt_gemeld():
    bestaand = Inzet(d("2026-03-01"), d("2026-03-10"))
    assert count_reeks([bestaand], d("2026-03-10"), d("2026-03-20")).overlapt == [bestaand]
    assert not count_reeks([bestaand], d("2026-03-11"), d("2026-03-20")).overlapt


def test_inzet_eindigt_niet_voor_begin():
    with pytest.raises(ValueError, match="voor haar begin"):
        Inzet(d("2026-03-02"), d("2026-03-01"))


@pytest.mark.eis("OO-12")
@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 28)), max_size=6),
    st.integers(0, 60),
)
def test_gebruikt_en_over_vormen_samen_het_maximum(stappen, gat):
    dag, inzetten = date(2026, 1, 1), []
    for tussen, lengte in stappen:
        begin = dag + timedelta(days=tussen + 1)
        dag = begin + timedelta(days=lengte - 1)
        inzetten.append(Inzet(begin, dag))
    reeks = count_reeks(inzetten, dag + timedelta(days=gat + 1))
    assert reeks.over == max(0, 28 - reeks.gebruikt)
    assert reeks.is_vervolg == (bool(inzetten) and gat < 28)
    assert reeks.gebruikt == sum(inzet.dagen for inzet in reeks.telt_mee)
