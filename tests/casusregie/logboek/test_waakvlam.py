"""De waakvlam: een interval, elk contact verschuift de dag, en snel weer meer hulp."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from casusregie.logboek.waakvlam.maken import start_waakvlam
from casusregie.logboek.waakvlam.models import Waakvlam
from casusregie.models import Signaal, Termijn
from tests.factories.logboek import OP, aantekening, later, om
from verloop import outbox
from verloop.mogelijkheden import moves
from verloop.overgangen import amend, perform

DAG = OP.date()


def begin(w, om_de_weken=6, by=None, reden="Een vraag die blijft."):
    return start_waakvlam(w.casus, om_de_weken, reden, by=by or w.casusregisseur, op=OP)


def termijn():
    return Termijn.objects.get(code="waakvlam.contact", sleutel="")


@pytest.mark.eis("RV-B03-06")
def test_elk_contact_verschuift_de_volgende_dag(w):
    begin(w)
    assert (termijn().uiterlijk, termijn().rollen_aan_zet) == (
        date(2026, 4, 13),
        ["Casusregisseur"],
    )
    aantekening(w, op=later(days=10), met=["school"])
    assert termijn().uiterlijk == date(2026, 4, 13)
    aantekening(w, op=later(days=10))
    assert termijn().uiterlijk == date(2026, 4, 23)
    aantekening(w, op=later(days=12), moment=om(date(2026, 3, 5)))
    assert termijn().uiterlijk == date(2026, 4, 23)


@pytest.mark.eis("RV-B03-06")
def test_snel_opschalen_en_de_procesregisseur_hoort_het(w):
    na = perform(
        begin(w), "scale_up", by=w.casusregisseur, op=later(days=3), einde_reden="Crisis thuis."
    )
    outbox.process_all()
    assert (na.status, na.einde_op) == ("opgeschaald", date(2026, 3, 5))
    assert Signaal.objects.get(soort="waakvlam_opgeschaald").medewerker == w.procesregisseur
    assert termijn().vervallen
    assert begin(w).status == "actief"


@pytest.mark.parametrize(
    ("status", "overgangen"),
    [("actief", ["scale_up", "end"]), ("opgeschaald", []), ("beeindigd", [])],
)
def test_wat_kan_per_status(w, status, overgangen):
    waakvlam = begin(w)
    waakvlam.status = status
    assert [m.naam for m in moves(waakvlam, w.casusregisseur, DAG)] == overgangen


@pytest.mark.parametrize("overgang", ["scale_up", "end"])
def test_stoppen_heeft_een_reden(w, overgang):
    waakvlam = begin(w)
    with pytest.raises(ValidationError, match="Schrijf op waarom"):
        perform(waakvlam, overgang, by=w.casusregisseur, op=OP, einde_reden=" ")
    assert Waakvlam.objects.active_of(w.casus) == waakvlam


def test_niet_twee_tegelijk_en_niet_op_een_gesloten_casus(w):
    begin(w)
    with pytest.raises(PermissionDenied, match="staat al op waakvlam"):
        begin(w)
    w.casus.gesloten_op = DAG
    w.casus.save()
    with pytest.raises(PermissionDenied, match="gesloten"):
        begin(w)


@pytest.mark.parametrize("weken", [0, 53, -1])
def test_een_interval_van_1_tot_en_met_52_weken(w, weken):
    with pytest.raises(ValidationError):
        begin(w, weken)
    assert not Waakvlam.objects.exists()


def test_een_waakvlam_heeft_een_reden(w):
    with pytest.raises(ValidationError):
        begin(w, reden="  ")


@pytest.mark.parametrize("wie", ["vreemde", "behandelregisseur", "backoffice"])
def test_alleen_het_team(w, wie):
    with pytest.raises(PermissionDenied):
        begin(w, by=getattr(w, wie))
    waakvlam = begin(w)
    with pytest.raises(PermissionDenied):
        perform(waakvlam, "end", by=getattr(w, wie), op=OP, einde_reden="x")


def test_een_ander_interval(w):
    amend(begin(w), by=w.casusregisseur, op=OP, om_de_weken=2)
    assert termijn().uiterlijk == date(2026, 3, 16)
