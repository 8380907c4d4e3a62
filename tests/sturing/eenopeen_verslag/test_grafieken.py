"""De grafieken van het verslag: in volgorde van duur, en nooit wat de tabel verbergt."""

import pytest

from sturing.eenopeen_verslag.grafieken import charts

from .test_verslag import telling, veel


@pytest.mark.django_db
@pytest.mark.eis("OO-E-07")
def test_de_duur_staat_op_volgorde_met_de_conclusie_in_een_zin():
    rijen = [*veel(6, dagen=5), *veel(9, dagen=20), *veel(5, dagen=40, binnen=False)]
    beeld = charts(telling(rijen))[0]
    assert beeld.zin == "15 van de 20 eindigden binnen het maximum."
    assert beeld.grafiek.tabel == [
        ["1 tot en met 7 dagen", "6"],
        ["15 tot en met 21 dagen", "9"],
        ["Langer dan het maximum", "5"],
    ]


@pytest.mark.django_db
@pytest.mark.eis("OO-E-07")
def test_per_gemeente_staat_alleen_wat_getoond_mag_worden():
    rijen = [
        *veel(20),
        *veel(10, gemeente="Capelle aan den IJssel"),
        *veel(10, gemeente="Capelle aan den IJssel", binnen=False),
        *veel(8, gemeente="Barendrecht"),
    ]
    beelden = {beeld.id: beeld for beeld in charts(telling(rijen))}
    per = beelden["per-gemeente"]
    assert per.zin == "Capelle aan den IJssel heeft het laagste aandeel: 50 procent."
    assert [rij[0] for rij in per.grafiek.tabel][:2] == ["Capelle aan den IJssel", "Rotterdam"]


@pytest.mark.django_db
def test_een_te_kleine_groep_staat_niet_in_de_grafiek():
    assert charts(telling([])) == []
    assert charts(telling([*veel(9), *veel(2, dagen=40, binnen=False)])) == []
    rijen = [*veel(9), *veel(8, dagen=5), *veel(7, dagen=10), *veel(2, dagen=40, binnen=False)]
    (beeld,) = charts(telling(rijen))
    assert beeld.grafiek.tabel == [["1 tot en met 7 dagen", "8"], ["15 tot en met 21 dagen", "9"]]
    assert beeld.zin == (
        "Er is te weinig beëindigd om een percentage te tonen."
        " Groepen die te klein zijn, staan er niet bij."
    )
