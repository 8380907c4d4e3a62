"""Een opdracht met verblijf: eerst de afweging, en bij een dreiging het gedragen plan."""

import pytest

from casusregie.logboek.maken import make_aantekening
from tests.factories import uithuisplaatsing as f
from tests.factories.arrangementen import OP, ArrangementFactory, ProductFactory, afweging
from tests.factories.casusregie import procesregisseur_van
from tests.factories.logboek import INHOUD
from verloop.fouten import Geblokkeerd
from verloop.overgangen import perform

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("normen")]


def arrangement(casus, vorm="residentieel"):
    soort, code = ("ggz", "54F03") if vorm == "klinisch" else ("verblijf", "44F05")
    product = ProductFactory(
        code=code, naam="Woont elders", soort=soort, verblijfsvorm=vorm, eenheden=["14"]
    )
    return ArrangementFactory(casus=casus, onderdeel__product=product)


def opdracht(rij):
    by = procesregisseur_van(rij.casus)
    return perform(rij, "give_opdracht", by=by, op=OP, afweging=afweging())


def weging(casus, **anders):
    by = procesregisseur_van(casus)
    return make_aantekening(casus, "verblijf", {**INHOUD["verblijf"], **anders}, by=by, op=OP)


@pytest.mark.eis("GV-V-02", "RV-B12-01", "GV-V-03", "GV-M3-03", "RV-B13-01")
def test_zonder_afweging_geen_opdracht_met_verblijf():
    w = f.wereld_a()
    rij = arrangement(w.casus)
    with pytest.raises(Geblokkeerd) as fout:
        opdracht(rij)
    assert "welke vormen u overwoog" in fout.value.reden
    assert fout.value.weg == "Leg eerst de afweging voor verblijf vast."
    weging(w.casus, vorm="thuis", overwogen=[], afwijking="")
    with pytest.raises(Geblokkeerd):
        opdracht(rij)
    weging(w.casus)
    assert opdracht(rij).status == "opdracht_gegeven"


@pytest.mark.eis("GV-M1-02")
def test_bij_een_dreiging_eerst_het_gedragen_plan():
    w = f.wereld_a()
    weging(w.casus)
    rij = arrangement(w.casus)
    f.met_vlag(w)
    with pytest.raises(Geblokkeerd, match="plan van aanpak is nog niet vastgesteld"):
        opdracht(rij)
    f.gereed(w)
    assert opdracht(rij).status == "opdracht_gegeven"


@pytest.mark.eis("GV-V-05")
def test_een_klinische_opname_is_geen_verblijf():
    w = f.met_vlag(f.wereld_a())
    assert opdracht(arrangement(w.casus, "klinisch")).status == "opdracht_gegeven"


def test_hulp_zonder_verblijf_gaat_gewoon_door():
    w = f.met_vlag(f.wereld_a())
    assert opdracht(ArrangementFactory(casus=w.casus)).status == "opdracht_gegeven"
