"""Kleine aantallen: wat verborgen wordt, en dat niemand het met aftrekken terugvindt.

The attacks here are written apart from the product: one adds and subtracts everything that is
shown, over all pages of all filters; the other tries every table that could have been counted.
"""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from verloop.klein import HIDDEN_TEXT, TOTAAL, Deel, protect, protect_list, shown

DREMPEL = 5


def tabel(*rijen):
    """Rows of figures → cells, with names r0.. and k0.. (0 stays out: nothing was counted)."""
    return {
        (f"r{i}", f"k{j}"): aantal
        for i, rij in enumerate(rijen)
        for j, aantal in enumerate(rij)
        if aantal
    }


# --- tabellen -------------------------------------------------------------------------------------
@pytest.mark.eis("RV-B15-01")
@pytest.mark.parametrize(
    ("aantallen", "getoond"),
    [
        pytest.param({}, "0", id="niets geteld"),
        pytest.param({"a": 5, "b": 9}, "5 9 14", id="op de drempel mag"),
        pytest.param({"a": 4, "b": 9}, "x x 13", id="een kleine neemt de kleinste andere mee"),
        pytest.param({"a": 4, "b": 9, "c": 7}, "x 9 x 20", id="de kleinste, niet de eerste"),
        pytest.param({"a": 4, "b": 4}, "x x 8", id="twee kleine houden elkaar verborgen"),
        pytest.param({"a": 1, "b": 1}, "x x x", id="twee kleine met een klein totaal"),
        pytest.param({"a": 2, "b": 3, "c": 30}, "x x x 35", id="samen te krap: nog een erbij"),
        pytest.param({"a": 1, "b": 1, "c": 1, "d": 1, "e": 1}, "x x x x x x", id="vijf keer een"),
        pytest.param({"a": 3}, "x x", id="alleen een kleine: ook het totaal"),
        pytest.param({"a": 3, "b": 0}, "x 0 x", id="nul is geen klein aantal"),
        pytest.param({"a": 0, "b": 12}, "0 12 12", id="nul en groot"),
    ],
)
def test_lijst(aantallen, getoond):
    beschermd = protect_list(aantallen, DREMPEL)
    woorden = [beschermd.get(naam) for naam in aantallen] + [beschermd.total()]
    if not aantallen:
        woorden = [beschermd.get("a")]
    assert " ".join("x" if w is None else str(w) for w in woorden) == getoond


@pytest.mark.eis("RV-B15-01")
@pytest.mark.parametrize(
    ("rijen", "getoond"),
    [
        pytest.param([[9, 8], [7, 6]], ["9 8 17", "7 6 13", "16 14 30"], id="niets klein"),
        pytest.param([[2, 9], [8, 7]], ["x x 11", "x x 15", "10 16 26"], id="een vierkant"),
        pytest.param(
            [[2, 9, 20], [8, 7, 30]],
            ["x x 20 31", "x x 30 45", "10 16 50 76"],
            id="de derde kolom blijft staan",
        ),
        pytest.param(
            [[9, 2], [8, 7], [6, 0]],
            ["x x 11", "x x 15", "6 0 6", "23 9 32"],
            id="liever in een rij waar al iets verborgen is",
        ),
        pytest.param([[3, 0], [0, 9]], ["x 0 x", "0 x x", "x x 12"], id="alleen op de diagonaal"),
        pytest.param([[3]], ["x x", "x x"], id="een cel"),
    ],
)
def test_tabel_met_totalen(rijen, getoond):
    beschermd = protect(tabel(*rijen), DREMPEL)
    namen = [*(f"r{i}" for i in range(len(rijen))), TOTAAL]
    kolommen = [*(f"k{j}" for j in range(len(rijen[0]))), TOTAAL]
    uit = [[beschermd.get(r, k) for k in kolommen] for r in namen]
    assert [" ".join("x" if w is None else str(w) for w in rij) for rij in uit] == getoond


def test_een_lagere_drempel_verbergt_minder():
    assert not protect(tabel([1, 9], [8, 7]), 1).iets_verborgen
    assert protect(tabel([2, 9], [8, 7]), 3).iets_verborgen
    assert not protect(tabel([3, 9], [8, 7]), 3).iets_verborgen


@pytest.mark.parametrize(
    ("aantallen", "zin"),
    [
        pytest.param({("a",): -1}, "niet kleiner dan 0", id="negatief"),
        pytest.param({("a",): 1, ("a", "b"): 2}, "evenveel waarden", id="ongelijk"),
        pytest.param({("a", TOTAAL): 1}, "rekent deze functie zelf", id="totaal erin"),
    ],
)
def test_onzin_wordt_geweigerd(aantallen, zin):
    with pytest.raises(ValueError, match=zin):
        protect(aantallen, DREMPEL)


def test_woorden_en_deel():
    assert (shown(None), shown(0), shown(12)) == (HIDDEN_TEXT, "0", "12")
    assert str(TOTAAL) == "Totaal"
    gevallen = [(0, 0), (2, 4), (2, 40), (38, 40), (0, 40), (40, 40), (13, 40)]
    uit = [Deel(d, g, DREMPEL).procent for d, g in gevallen]
    assert uit == [None, None, None, None, 0, 100, 32]


def test_een_grote_tabel_blijft_snel_en_laat_veel_staan():
    aantallen = {(f"r{i}", f"k{j}"): (i * 7 + j * 11) % 40 for i in range(10) for j in range(12)}
    beschermd = protect(aantallen, DREMPEL)
    zichtbaar = [s for s in aantallen if s not in beschermd.verborgen]
    assert len(zichtbaar) > 0.6 * len(aantallen)
    assert not broken(aantallen, pages(aantallen, beschermd))


# --- aanval 1: optellen en aftrekken over alle pagina's -----------------------------------------
def pages(aantallen, beschermd):
    """Every page a reader can open: no filter, one row, one column, one cell; with its totals."""
    breedte = len(next(iter(aantallen)))
    waarden = [sorted({sleutel[i] for sleutel in aantallen}) for i in range(breedte)]
    for filter_ in product(*([None, *w] for w in waarden)):
        keuzes = [([f] if f else [*w, TOTAAL]) for f, w in zip(filter_, waarden, strict=True)]
        yield {sleutel: beschermd.get(*sleutel) for sleutel in product(*keuzes)}


def covers(sleutel, cel):
    return all(deel in (TOTAAL, waarde) for deel, waarde in zip(sleutel, cel, strict=True))


def broken(aantallen, alle_paginas):
    """The small cells and totals that follow from everything shown, by exact elimination."""
    cellen = [cel for cel, aantal in aantallen.items() if aantal]
    stelsel = {}
    for pagina in alle_paginas:
        for sleutel, waarde in pagina.items():
            if waarde is not None:
                stelsel[sleutel] = [Fraction(covers(sleutel, cel)) for cel in cellen]
    basis = []
    for rij in stelsel.values():
        rest = reduced(rij, basis)
        spil = next((i for i, x in enumerate(rest) if x), None)
        if spil is not None:
            basis.append((spil, [x / rest[spil] for x in rest]))
    sommen = {s for cel in cellen for s in product(*((w, TOTAAL) for w in cel))}
    klein = [s for s in sommen if 0 < sum(aantallen[c] for c in cellen if covers(s, c)) < DREMPEL]
    return [
        s for s in klein if not any(reduced([Fraction(covers(s, cel)) for cel in cellen], basis))
    ]


def reduced(rij, basis):
    for spil, vector in basis:
        if rij[spil]:
            factor = rij[spil]
            rij = [a - factor * b for a, b in zip(rij, vector, strict=True)]
    return rij


def test_de_aanval_breekt_twee_filters_die_elk_apart_beschermd_zijn():
    """Why filters pick from one table: hidden here and shown there gives the small one away."""
    aantallen = tabel([2, 9, 20], [8, 7, 30])
    alle = protect(aantallen, DREMPEL)
    rij = {s: n for s, n in aantallen.items() if s[0] == "r0"}
    kolom = {s: n for s, n in aantallen.items() if s[1] == "k1"}
    los = [{s: protect(deel, DREMPEL).get(*s) for s in deel} for deel in (rij, kolom)]
    samen = [*pages(aantallen, alle), *los]
    assert ("r0", "k0") in broken(aantallen, samen)
    assert not broken(aantallen, pages(aantallen, alle))


cijfers = st.one_of(st.integers(0, 6), st.integers(0, 60))
rooster = st.integers(1, 4).flatmap(
    lambda k: st.lists(st.lists(cijfers, min_size=k, max_size=k), min_size=1, max_size=5)
)
blok = st.lists(
    st.lists(st.lists(cijfers, min_size=2, max_size=2), min_size=2, max_size=3), max_size=3
)
RUSTIG = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.eis("RV-B15-01")
@RUSTIG
@given(rooster)
def test_aftrekken_over_rijen_kolommen_en_filters_levert_niets_op(rijen):
    aantallen = tabel(*rijen) or {("r0", "k0"): 0}
    assert not broken(aantallen, pages(aantallen, protect(aantallen, DREMPEL)))


@settings(RUSTIG, max_examples=40)
@given(blok)
def test_ook_met_drie_dimensies(blokken):
    aantallen = {
        (f"a{i}", f"b{j}", f"c{k}"): n
        for i, rijen in enumerate(blokken)
        for j, rij in enumerate(rijen)
        for k, n in enumerate(rij)
    } or {("a0", "b0", "c0"): 0}
    assert not broken(aantallen, pages(aantallen, protect(aantallen, DREMPEL)))


# --- aanval 2: elke tabel die het geweest kan zijn ----------------------------------------------
def possible(beschermd, rijen, kolommen, ruim):
    """Every table a reader can think of: hidden cells at least 1, all shown totals right."""
    vrij = [c for c in product(rijen, kolommen) if c in beschermd.verborgen]
    grens = {c: beschermd.waarden[c] + ruim for c in vrij}
    resten = {}
    for r, k in [*((r, TOTAAL) for r in rijen), *((TOTAAL, k) for k in kolommen), (TOTAAL, TOTAAL)]:
        totaal = beschermd.get(r, k)
        if totaal is not None:
            open_ = [c for c in product(rijen, kolommen) if covers((r, k), c)]
            resten[r, k] = totaal - sum(beschermd.get(*c) or 0 for c in open_)
    return _fill(vrij, 0, grens, resten, {})


def _fill(vrij, i, grens, resten, gekozen):
    if any(rest < 0 for rest in resten.values()):
        return
    if i == len(vrij):
        if not any(resten.values()):
            yield dict(gekozen)
        return
    cel = vrij[i]
    eigen = [s for s in resten if covers(s, cel)]
    hoogst = min([grens[cel], *(resten[s] for s in eigen)])
    for waarde in range(1, hoogst + 1):
        minder = resten | {s: resten[s] - waarde for s in eigen}
        later = vrij[i + 1 :]
        if all(minder[s] == 0 or any(covers(s, c) for c in later) for s in eigen):
            yield from _fill(vrij, i + 1, grens, minder, gekozen | {cel: waarde})


@settings(RUSTIG, max_examples=150)
@given(
    st.integers(1, 3).flatmap(
        lambda k: st.lists(
            st.lists(st.integers(0, 8), min_size=k, max_size=k), min_size=1, max_size=3
        )
    )
)
def test_geen_klein_aantal_ligt_vast(rijen):
    aantallen = tabel(*rijen) or {("r0", "k0"): 0}
    beschermd = protect(aantallen, DREMPEL)
    namen = sorted({r for r, _ in aantallen}), sorted({k for _, k in aantallen})
    klein = {c for c, n in aantallen.items() if 0 < n < DREMPEL}
    gezien = {c: set() for c in klein}
    for tafel in possible(beschermd, *namen, ruim=DREMPEL):
        for cel in klein:
            gezien[cel].add(tafel[cel])
        if all(len(waarden) > 1 for waarden in gezien.values()):
            break
    assert all(len(waarden) > 1 for waarden in gezien.values())
