"""Evaluatiemomenten: uit het plan, met verslag vooraf, oordeel, voorstel en wie het hoort."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from casusregie.logboek.evaluaties.keuzes import WIJZIGT, Voorstel
from casusregie.logboek.evaluaties.maken import agree_on_evaluation, plan_moment
from casusregie.logboek.evaluaties.models import Evaluatieafspraak, Evaluatiemoment
from casusregie.models import Signaal, Termijn
from casusregie.termijnen.bewaking import watch
from tests.factories.casusregie import (
    met_plan,
    met_regie,
    met_risicotaxatie,
    met_vraaganalyse,
    ondertekend,
)
from tests.factories.logboek import OP, later, om
from verloop import outbox
from verloop.fouten import Conflict
from verloop.mogelijkheden import moves
from verloop.overgangen import amend, perform

DAG = date(2026, 6, 1)
OORDEEL = {
    "met": "Noor, haar ouders en de behandelregisseur",
    "effect": "ja",
    "beoordeling": "Samen met de hulp van school gaat het goed.",
    "voorstel": "voortzetten",
}


@pytest.fixture(autouse=True)
def geen_arrangement(monkeypatch):
    """What an upper app makes of a signed plan does not count here."""
    naam = "arrangementen.derive_arrangement"
    monkeypatch.setitem(outbox._afhandelaars, naam, lambda **_: None)


def plan_van(w, **velden):
    """A concept plan, with all that comes before it."""
    met_vraaganalyse(w.casus)
    met_risicotaxatie(w.casus)
    met_regie(w.casus, casusregisseur=w.casusregisseur)
    return met_plan(w.casus, aanbieder=w.aanbieder, **velden)


def moment(w, dag=DAG, aanbieder="zelf", op=OP, **velden):
    wie = w.aanbieder if aanbieder == "zelf" else aanbieder
    return plan_moment(w.casus, dag, by=w.casusregisseur, op=op, aanbieder=wie, **velden)


def bespreek(w, rij, op=None, **velden):
    return perform(rij, "discuss", by=w.casusregisseur, op=op or om(DAG), **{**OORDEEL, **velden})


@pytest.mark.eis("CR-A2-16", "CR-A1-10", "CR-A2-02")
def test_een_ondertekend_plan_geeft_evaluatiemomenten(w):
    plan = plan_van(w, gebieden=("R1", "R2"))
    by = w.procesregisseur
    amend(plan, by=by, op=OP, evaluatie_uiterlijk=DAG)
    agree_on_evaluation(w.casus, by=by, op=OP, eerste_op=DAG, om_de_weken=8, vorm="schriftelijk")
    ondertekend(plan)
    outbox.process_all()
    rij = Evaluatiemoment.objects.get()
    assert (rij.op, rij.vorm, rij.aanbieder, rij.plan_id) == (
        DAG,
        "schriftelijk",
        w.aanbieder,
        plan.pk,
    )
    termijnen = Termijn.objects.filter(code="evaluatie.plan").order_by("sleutel")
    assert [(t.uiterlijk, t.rollen_aan_zet, t.titel) for t in termijnen] == [
        (DAG, ["Behandelregisseur"], "Voortgangsverslag delen voor het evaluatiemoment"),
        (DAG, ["Casusregisseur"], "Voortgang bespreken"),
    ]


@pytest.mark.eis("CR-A2-16")
def test_zonder_afspraak_geldt_de_eerste_dag_uit_het_plan(w):
    plan = plan_van(w)
    amend(plan, by=w.procesregisseur, op=OP, evaluatie_uiterlijk=DAG)
    ondertekend(plan)
    outbox.process_all()
    afspraak = Evaluatieafspraak.objects.get()
    assert (afspraak.eerste_op, afspraak.vanzelf, afspraak.om_de_weken) == (DAG, True, 13)
    assert Evaluatiemoment.objects.get().op == DAG


def test_zonder_dag_in_het_plan_na_een_kwartaal(w):
    ondertekend(plan_van(w))
    outbox.process_all()
    assert Evaluatiemoment.objects.get().op == OP.date() + timedelta(weeks=13)


@pytest.mark.eis("CR-A2-16", "CR-A2-09")
def test_de_aanbieder_krijgt_een_herinnering_en_te_laat_is_te_zien(w):
    moment(w)
    for dag in (DAG - timedelta(days=14), DAG, DAG + timedelta(days=1)):
        watch(dag, om(dag))
    plek = f"behandelregisseur@{w.aanbieder.pk}"
    dagen = Signaal.objects.filter(plek=plek).order_by("op").values_list("op", flat=True)
    assert list(dagen) == [DAG - timedelta(days=14), DAG]
    assert not Evaluatiemoment.objects.overdue(DAG).exists()
    assert Evaluatiemoment.objects.overdue(DAG + timedelta(days=1)).count() == 1


@pytest.mark.eis("CR-A2-11", "CR-A2-12", "CR-A2-09")
def test_verslag_voor_het_gesprek_en_de_procesregisseur_hoort_het(w):
    rij = perform(
        moment(w),
        "receive_report",
        by=w.behandelregisseur,
        op=om(date(2026, 5, 27)),
        verslag_in_het_kort="Vier van de vijf dagen naar school.",
    )
    outbox.process_all()
    assert (rij.status, rij.verslag_op) == ("verslag", date(2026, 5, 27))
    assert Signaal.objects.get(soort="verslag_ontvangen").medewerker == w.procesregisseur
    assert Termijn.objects.get(code="evaluatie.plan", sleutel="").voldaan_op == rij.verslag_op
    na = bespreek(w, rij)
    assert na.shared_before


@pytest.mark.eis("CR-A2-11")
def test_een_gesprek_zonder_verslag_vraagt_een_reden(w):
    rij = moment(w)
    with pytest.raises(ValidationError) as fout:
        bespreek(w, rij)
    assert "Zeg waarom" in fout.value.message_dict["zonder_verslag_omdat"][0]
    assert bespreek(w, rij, zonder_verslag_omdat="De behandelaar was ziek.").status == "besproken"
    zonder_aanbieder = moment(w, aanbieder=None)
    assert bespreek(w, zonder_aanbieder).status == "besproken"


@pytest.mark.eis("CR-A2-15", "CR-A2-17")
@pytest.mark.parametrize("voorstel", list(Voorstel.values))
def test_oordeel_en_voorstel_gaan_naar_de_procesregisseur(w, voorstel):
    rij = moment(w, aanbieder=None)
    na = bespreek(w, rij, voorstel=voorstel, voorstel_toelichting="Daarom.")
    outbox.process_all()
    signaal = Signaal.objects.get(soort="evaluatie_besproken")
    assert signaal.medewerker == w.procesregisseur
    assert signaal.titel.startswith("Voorstel") == (voorstel in WIJZIGT)
    assert (na.beoordeling, na.voorstel) == (OORDEEL["beoordeling"], voorstel)


@pytest.mark.eis("RV-B03-01")
def test_de_vier_stappen_met_inhoud_en_dag(w, client):
    client.force_login(w.casusregisseur)
    pad = reverse("casusregie:evaluatie_list", args=[w.casus.kenmerk])
    leeg = client.get(pad).context["stappen"]
    assert [(s.naam, s.inhoud, s.op) for s in leeg] == [
        (naam, "Nog niet gedaan", None)
        for naam in ("Vraaganalyse", "Resultaat", "Middelen", "Toetsing")
    ]
    ondertekend(plan_van(w))
    bespreek(w, moment(w, aanbieder=None))
    gedaan = client.get(pad).context["stappen"]
    assert [(s.inhoud, s.op) for s in gedaan] == [
        ("Een vaste begeleider thuis en op school.", OP.date()),
        ("Noor gaat weer elke dag naar school", OP.date()),
        ("Resultaatgebied R1 (fictief)", OP.date()),
        ("De hulp gaat door zoals nu", DAG),
    ]
    client.force_login(w.behandelregisseur)
    assert client.get(pad).context["stappen"] == []


@pytest.mark.eis("CR-A2-15")
@pytest.mark.parametrize("veld", ["met", "effect", "beoordeling", "voorstel"])
def test_een_half_oordeel_wordt_niet_opgeslagen(w, veld):
    rij = moment(w, aanbieder=None)
    with pytest.raises(ValidationError) as fout:
        bespreek(w, rij, **{veld: ""})
    assert veld in fout.value.message_dict
    rij.refresh_from_db()
    assert (rij.status, rij.gesprek_op) == ("gepland", None)


def test_wie_iets_verandert_zegt_waarom(w):
    with pytest.raises(ValidationError, match="waarom de hulp verandert"):
        bespreek(w, moment(w, aanbieder=None), voorstel="opschalen")


@pytest.mark.eis("CR-A2-02", "CR-A2-16")
@pytest.mark.parametrize(
    ("voorstel", "volgende"), [("voortzetten", date(2026, 7, 27)), ("beeindigen", None)]
)
def test_na_een_gesprek_volgt_het_volgende_moment(w, voorstel, volgende):
    agree_on_evaluation(w.casus, by=w.casusregisseur, op=OP, eerste_op=DAG, om_de_weken=8)
    bespreek(w, moment(w, aanbieder=None), voorstel=voorstel, voorstel_toelichting="x")
    outbox.process_all()
    komend = Evaluatiemoment.objects.open().first()
    assert (komend.op if komend else None) == volgende


def test_een_tussentijds_moment_telt_niet_voor_de_reeks(w):
    agree_on_evaluation(w.casus, by=w.casusregisseur, op=OP, eerste_op=DAG)
    rij = plan_moment(
        w.casus, DAG, by=w.behandelregisseur, op=OP, aanbieder=w.aanbieder, tussentijds=True
    )
    bespreek(w, rij, zonder_verslag_omdat="Telefonisch.")
    outbox.process_all()
    assert not Evaluatiemoment.objects.open().exists()


@pytest.mark.parametrize(
    ("status", "overgangen"),
    [
        pytest.param("gepland", ["receive_report", "discuss", "move", "lapse"], id="gepland"),
        pytest.param("verslag", ["discuss", "lapse"], id="verslag"),
        pytest.param("besproken", [], id="besproken"),
        pytest.param("vervallen", [], id="vervallen"),
    ],
)
def test_wat_kan_per_status(w, status, overgangen):
    rij = moment(w)
    rij.status = status
    assert [m.naam for m in moves(rij, w.casusregisseur, DAG)] == overgangen


def test_verplaatsen_met_reden_en_niet_naar_het_verleden(w):
    rij = moment(w)
    for gegevens, veld in (
        ({"op": DAG, "reden": " "}, "reden"),
        ({"op": date(2026, 1, 1), "reden": "Ziek."}, "naar"),
    ):
        with pytest.raises(ValidationError) as fout:
            _verplaats(w, rij, **gegevens)
        assert veld in fout.value.message_dict
    na = _verplaats(w, rij, op=date(2026, 6, 8), reden="Ziek.")
    assert (na.status, na.op) == ("gepland", date(2026, 6, 8))
    assert set(Termijn.objects.values_list("uiterlijk", flat=True)) == {date(2026, 6, 8)}


def _verplaats(w, rij, op, reden):
    rij.refresh_from_db()
    return perform(rij, "move", by=w.casusregisseur, op=OP, naar=op, reden=reden)


def test_vervallen_neemt_de_termijnen_mee(w):
    perform(moment(w), "lapse", by=w.casusregisseur, op=OP, reden="De hulp stopt.")
    assert not Termijn.objects.filter(code="evaluatie.plan", vervallen=False).exists()


@pytest.mark.parametrize("wie", ["vreemde", "backoffice", "teamleider"])
def test_wie_niet_meedoet_deelt_geen_verslag(w, wie):
    rij = moment(w)
    with pytest.raises(PermissionDenied):
        perform(rij, "receive_report", by=getattr(w, wie), op=OP)
    assert not Evaluatiemoment.objects.visible_to(w.vreemde, DAG).exists()


def test_de_aanbieder_beoordeelt_niet_zichzelf(w):
    with pytest.raises(PermissionDenied):
        perform(moment(w), "discuss", by=w.behandelregisseur, op=om(DAG), **OORDEEL)


def test_een_dag_in_de_toekomst_kan_niet(w):
    with pytest.raises(ValidationError, match="niet na vandaag"):
        perform(
            moment(w),
            "receive_report",
            by=w.behandelregisseur,
            op=OP,
            verslag_op=later(days=2).date(),
        )


def test_hetzelfde_moment_ontstaat_geen_tweede_keer(w):
    eerste = moment(w)
    assert moment(w) == eerste
    with pytest.raises(IntegrityError), transaction.atomic():
        Evaluatiemoment.objects.create(casus=w.casus, aanbieder=w.aanbieder, op=DAG)
    bespreek(w, eerste, zonder_verslag_omdat="x")
    with pytest.raises(Conflict):
        bespreek(w, eerste, zonder_verslag_omdat="x")


def test_een_evaluatieafspraak_per_casus_die_kan_wijzigen(w):
    eerste = agree_on_evaluation(w.casus, by=w.casusregisseur, op=OP, eerste_op=DAG)
    tweede = agree_on_evaluation(w.casus, by=w.casusregisseur, op=OP, om_de_weken=6)
    assert (tweede.pk, tweede.om_de_weken, tweede.eerste_op) == (eerste.pk, 6, DAG)
    with pytest.raises(PermissionDenied):
        agree_on_evaluation(w.casus, by=w.behandelregisseur, op=OP, om_de_weken=4)
    with pytest.raises(ValidationError):
        agree_on_evaluation(w.casus, by=w.casusregisseur, op=OP, om_de_weken=0)
