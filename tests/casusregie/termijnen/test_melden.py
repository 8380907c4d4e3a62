"""Een melding zonder termijn: wie haar krijgt, één keer, en alleen bij een zichtbare casus."""

from datetime import date

import pytest

from casusregie.models import Betrokkenheid, Signaal
from casusregie.termijnen.melden import notify
from organisaties.rollen import Rol

from . import bouw

DAG = date(2026, 3, 2)


def meld(casus, **velden):
    gegevens = {"on": DAG, "aan": (Rol.PROCESREGISSEUR,)} | velden
    return notify(casus, "overdracht", "Overdracht gevraagd", casus, **gegevens)


def test_zonder_houder_voor_iedereen_met_die_rol_daar(w, casus):
    (signaal,) = meld(casus)
    assert (signaal.plek, signaal.medewerker_id) == (f"procesregisseur@{w.team.pk}", None)
    assert (signaal.termijn_id, signaal.model) == (None, "casusregie.casus")
    assert list(Signaal.objects.for_medewerker(w.procesregisseur, DAG)) == [signaal]
    assert not Signaal.objects.for_medewerker(w.casusregisseur, DAG).exists()


def test_de_houder_van_de_regierol_krijgt_haar_alleen(w, casus):
    bouw.regie(casus, Rol.CASUSREGISSEUR, w.casusregisseur)
    (signaal,) = meld(casus, aan=(Rol.CASUSREGISSEUR,))
    assert signaal.medewerker == w.casusregisseur
    assert not Signaal.objects.for_medewerker(w.collega, DAG).exists()


def test_rol_bij_een_andere_organisatie(w, casus):
    (signaal,) = meld(casus, aan=(f"behandelregisseur@{w.aanbieder.pk}",))
    assert list(Signaal.objects.for_medewerker(w.behandelregisseur, DAG)) == [signaal]


def test_een_persoon_op_naam_naast_een_rol(w, casus):
    signalen = meld(casus, medewerker=w.collega)
    assert [(s.plek, s.medewerker) for s in signalen] == [
        (f"procesregisseur@{w.team.pk}", None),
        ("", w.collega),
    ]
    assert Signaal.objects.for_medewerker(w.collega, DAG).count() == 1


@pytest.mark.parametrize(
    ("velden", "nieuw"),
    [
        pytest.param({}, 0, id="hetzelfde"),
        pytest.param({"on": date(2026, 3, 9)}, 0, id="een-andere-dag"),
        pytest.param({"sleutel": "2"}, 1, id="een-andere-sleutel"),
        pytest.param({"aan": (Rol.TEAMLEIDER,)}, 1, id="een-andere-rol"),
    ],
)
def test_herhalen_geeft_niets_nieuws(w, casus, velden, nieuw):
    meld(casus)
    assert len(meld(casus, **velden)) == nieuw


def test_na_een_nieuwe_houder_niet_nog_eens(w, casus):
    meld(casus, aan=(Rol.CASUSREGISSEUR,))
    bouw.regie(casus, Rol.CASUSREGISSEUR, w.collega)
    assert meld(casus, aan=(Rol.CASUSREGISSEUR,)) == []
    assert Signaal.objects.count() == 1


def test_een_rol_zonder_organisatie_is_een_fout(w, casus):
    with pytest.raises(ValueError, match="behandelregisseur"):
        meld(casus, aan=(Rol.BEHANDELREGISSEUR,))


def test_zonder_zicht_op_de_casus_is_er_geen_melding(w, casus):
    meld(casus, aan=(), medewerker=w.behandelregisseur)
    mijn = Signaal.objects.for_medewerker(w.behandelregisseur, DAG)
    assert mijn.visible_to(w.behandelregisseur, DAG).count() == 1
    Betrokkenheid.objects.filter(organisatie=w.aanbieder).update(einddatum=date(2026, 2, 28))
    assert mijn.visible_to(w.behandelregisseur, DAG).count() == 0


def test_vast_aantal_vragen(w, casus, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        meld(casus, aan=(Rol.PROCESREGISSEUR, Rol.CASUSREGISSEUR, Rol.TEAMLEIDER))
