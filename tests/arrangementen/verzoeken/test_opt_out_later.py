"""Een opt-out die na het verzoek komt: vanaf dan besluit en ziet alleen de backoffice."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from arrangementen.models import Bericht, Verzoek
from casusregie.models import Termijn
from casusregie.toestemming.leeftijd import GEWOON
from casusregie.toestemming.optout import record_opt_out, withdraw_opt_out
from casusregie.toestemming.personen import required_people
from casusregie.verwijzers.checklist import tasks_of_aanbieder
from tests.factories.documenten import opt_outverklaring
from tests.factories.verzoeken import DAG, OP, afgewezen, toegekend, verstuurd, wereld
from verloop import outbox
from verloop.fouten import Conflict
from verloop.overgangen import perform

pytestmark = pytest.mark.django_db
AFWIJZING = {"reden_afwijzing": "7", "besluit_motivering": "De school kan dit zelf."}


@pytest.fixture
def w():
    return wereld()


def met_opt_out(w, verzoek):
    mensen = required_people(verzoek.casus, GEWOON, DAG)
    opt_outverklaring(verzoek.casus, w.behandelregisseur)
    record_opt_out(
        verzoek.casus, getekend_op=DAG, getekend_door=mensen, by=w.behandelregisseur, op=OP
    )
    return Verzoek.objects.get(pk=verzoek.pk)


def aan_zet(verzoek):
    termijnen = Termijn.objects.running().filter(onderwerp_kenmerk=verzoek.kenmerk)
    return {plek.split("@")[0] for rij in termijnen for plek in rij.aan_zet_plekken}


@pytest.mark.eis("CR-B0-05")
def test_een_latere_opt_out_brengt_het_verzoek_bij_de_backoffice_alleen(w):
    verzoek = verstuurd(w)
    assert "procesregisseur" in aan_zet(verzoek)
    assert Verzoek.objects.visible_to(w.procesregisseur, DAG).exists()
    verzoek = met_opt_out(w, verzoek)
    assert verzoek.opt_out
    assert aan_zet(verzoek) == {"backoffice"}
    assert not Verzoek.objects.visible_to(w.procesregisseur, DAG).exists()
    assert Verzoek.objects.visible_to(w.backoffice, DAG).exists()
    with pytest.raises(PermissionDenied, match="Alleen de backoffice"):
        perform(verzoek, "take_into_research", by=w.procesregisseur, op=OP, toelichting="Nee.")


def test_na_intrekken_van_de_opt_out_doet_de_procesregisseur_weer_mee(w):
    verzoek = met_opt_out(w, verstuurd(w))
    mensen = required_people(verzoek.casus, GEWOON, DAG)
    withdraw_opt_out(verzoek.casus, ingetrokken_door=mensen, by=w.behandelregisseur, op=OP)
    verzoek = Verzoek.objects.get(pk=verzoek.pk)
    assert not verzoek.opt_out
    assert "procesregisseur" in aan_zet(verzoek)


@pytest.mark.eis("CR-B1-05")
@pytest.mark.parametrize("besluit", [toegekend, afgewezen])
def test_de_backoffice_antwoordt_op_het_verzoek_met_een_dag(w, besluit):
    verzoek = besluit(w)
    verzoek.refresh_from_db()
    assert verzoek.besloten_op == DAG
    assert verzoek.besloten_door is not None
    assert not aan_zet(verzoek)


@pytest.mark.eis("CR-B1-05")
def test_bij_een_opt_out_antwoordt_alleen_de_backoffice_en_gaat_het_bericht_vanzelf(w):
    verzoek = met_opt_out(w, verstuurd(w))
    for wie in (w.procesregisseur, w.behandelregisseur):
        with pytest.raises(PermissionDenied):
            perform(verzoek, "reject", by=wie, op=OP, **AFWIJZING)
    verzoek = perform(verzoek, "reject", by=w.backoffice, op=OP, **AFWIJZING)
    outbox.process_all()
    assert (verzoek.besloten_op, verzoek.besloten_door) == (DAG, w.backoffice)
    antwoord = Bericht.objects.filter(casus=verzoek.casus, richting="uit").latest("pk")
    assert (antwoord.soort, antwoord.aanbieder) == ("319", verzoek.aanbieder)
    with pytest.raises(Conflict):
        perform(verzoek, "reject", by=w.backoffice, op=OP, **AFWIJZING)


@pytest.mark.eis("CR-B1-04")
def test_het_verzoek_is_de_tiende_taak_met_zijn_dag(w):
    verzoek = verstuurd(w)
    taak = tasks_of_aanbieder(verzoek.casus)[-1]
    assert (taak.code, taak.compleet, taak.op) == ("verzoek", True, date(2026, 3, 2))
