"""De aantekening: groeit alleen aan, wie haar maakt en ziet, en wat erop volgt."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import InternalError, transaction

from casusregie.logboek.maken import improve, make_aantekening, may_rewrite
from casusregie.logboek.models import Aantekening
from casusregie.logboek.waakvlam.maken import days_since_contact
from casusregie.models import Betrokkenheid, Signaal, Termijn
from casusregie.termijnen.herstel import recompute
from organisaties.models import Medewerker
from tests.factories.casusregie import GezinslidFactory
from tests.factories.logboek import INHOUD, OP, aantekening, later, om, wereld_c
from tests.factories.organisaties import medewerker
from verloop import outbox
from verloop.fouten import Conflict
from verloop.models import Gebeurtenis
from verloop.overgangen import amend
from verloop.zinsneden import sentence

DAG = OP.date()


def signalen(soort):
    outbox.process_all()
    return sorted(Signaal.objects.filter(soort=soort).values_list("plek", flat=True))


def regie(w):
    return [f"casusregisseur@{w.team.pk}", f"procesregisseur@{w.team.pk}"]


@pytest.mark.parametrize("soort", list(INHOUD))
def test_elke_soort_is_vast_te_leggen(w, soort):
    van_team = soort not in ("contactpersoon", "onderaannemer")
    by = w.procesregisseur if van_team else w.behandelregisseur
    rij = aantekening(w, soort, by)
    assert (rij.maker, rij.organisatie, rij.vastgelegd_op) == (
        by,
        w.team if van_team else w.aanbieder,
        DAG,
    )
    outbox.process_all()
    gebeurtenis = Gebeurtenis.objects.filter(model="casusregie.aantekening").latest("pk")
    verwacht = "Interne aantekening" if rij.intern else "Vastgelegd: "
    assert sentence(gebeurtenis).startswith(verwacht)
    assert gebeurtenis.gegevens == {}


@pytest.mark.eis("CR-M-14", "RV-B05-02")
def test_dagen_sinds_het_laatste_contact(w):
    assert days_since_contact(w.casus, DAG) is None
    aantekening(w, moment=om(date(2026, 2, 20)))
    aantekening(w, moment=om(date(2026, 2, 25)), met=["school"])
    assert days_since_contact(w.casus, DAG) == 10
    aantekening(w, moment=om(date(2026, 2, 27)), met=["ouders", "school"])
    assert days_since_contact(w.casus, DAG) == 3


def test_een_verbeterd_contact_telt_op_de_nieuwe_dag(w):
    rij = aantekening(w, moment=om(date(2026, 2, 27)))
    improve(rij, by=w.casusregisseur, op=OP, reden="Andere dag", moment=om(date(2026, 2, 20)))
    assert days_since_contact(w.casus, DAG) == 10


def test_een_verbetering_is_een_nieuwe_versie(w):
    rij = aantekening(w)
    nieuw = improve(rij, by=w.casusregisseur, op=OP, reden="Typefout", verslag="Het gaat goed.")
    assert (nieuw.verbetert, nieuw.inhoud["verslag"]) == (rij, "Het gaat goed.")
    assert list(Aantekening.objects.current()) == [nieuw]
    rij.refresh_from_db()
    assert rij.inhoud["verslag"] == "Het gaat beter."
    with pytest.raises(Conflict):
        improve(rij, by=w.casusregisseur, op=OP, reden="Nog eens", verslag="Anders.")


def test_een_verbetering_heeft_een_reden(w):
    rij = aantekening(w)
    with pytest.raises(ValidationError):
        improve(rij, by=w.casusregisseur, op=OP, reden=" ", verslag="Het gaat goed.")
    assert Aantekening.objects.count() == 1


@pytest.mark.parametrize("opdracht", ["update", "delete"])
def test_de_database_wijzigt_en_wist_niets(w, opdracht):
    rij = aantekening(w)
    rijen = Aantekening.objects.filter(pk=rij.pk)
    daad = {"update": lambda: rijen.update(inhoud={}), "delete": rijen.delete}[opdracht]
    with pytest.raises(InternalError), transaction.atomic():
        daad()
    with pytest.raises(PermissionDenied, match="wijzigt niet"):
        amend(rij, by=w.casusregisseur, op=OP, inhoud={})


@pytest.mark.parametrize(
    ("velden", "veld", "zin"),
    [
        pytest.param({"moment": later(days=1)}, "moment", "niet in de toekomst", id="morgen"),
        pytest.param({"moment": om(date(1999, 1, 1))}, "moment", "voor de geboorte", id="te oud"),
        pytest.param({"soort": "roddel"}, "soort", "Kies een soort", id="onbekende soort"),
        pytest.param({"inhoud": {}}, "met", "Kies met wie", id="leeg"),
    ],
)
def test_foute_invoer(w, velden, veld, zin):
    soort = velden.pop("soort", "contactmoment")
    inhoud = velden.pop("inhoud", INHOUD["contactmoment"])
    with pytest.raises(ValidationError) as fout:
        make_aantekening(w.casus, soort, inhoud, by=w.casusregisseur, op=OP, **velden)
    assert zin in str(fout.value.message_dict[veld])
    assert not Aantekening.objects.exists()


def test_over_iemand_uit_een_ander_gezin_kan_niet(w):
    with pytest.raises(ValidationError, match="Kies iemand uit dit gezin"):
        aantekening(w, over=GezinslidFactory())
    assert aantekening(w, over=w.ouder).over == w.ouder


@pytest.mark.parametrize(
    ("soort", "wie"),
    [
        pytest.param("contactmoment", "vreemde", id="andere aanbieder"),
        pytest.param("contactmoment", "teamleider", id="teamleider schrijft niet"),
        pytest.param("contactmoment", "backoffice", id="backoffice"),
        pytest.param("contactpersoon", "casusregisseur", id="team bij contactpersoon aanbieder"),
        pytest.param("verblijf", "behandelregisseur", id="aanbieder bij verblijf"),
        pytest.param("wijziging_arrangement", "casusregisseur", id="alleen de procesregisseur"),
    ],
)
def test_wie_een_soort_niet_maakt(w, soort, wie):
    with pytest.raises(PermissionDenied):
        aantekening(w, soort, getattr(w, wie))
    assert not Aantekening.objects.exists()


def test_na_het_einde_van_de_betrokkenheid(w):
    aantekening(w, by=w.behandelregisseur)
    Betrokkenheid.objects.filter(organisatie=w.aanbieder).update(einddatum=DAG)
    morgen = DAG + timedelta(days=1)
    assert not Aantekening.objects.visible_to(w.behandelregisseur, morgen).exists()
    with pytest.raises(PermissionDenied):
        aantekening(w, by=w.behandelregisseur, op=later(days=1))


def test_intern_ziet_alleen_de_eigen_organisatie(w):
    intern = aantekening(w, intern=True)
    van_aanbieder = aantekening(w, by=w.behandelregisseur, intern=True)
    open_ = aantekening(w)
    gezien = {
        naam: set(Aantekening.objects.visible_to(getattr(w, naam), DAG))
        for naam in ("casusregisseur", "behandelregisseur", "vreemde", "backoffice")
    }
    assert gezien["casusregisseur"] == {intern, open_}
    assert gezien["behandelregisseur"] == {van_aanbieder, open_}
    assert gezien["vreemde"] == gezien["backoffice"] == set()
    with pytest.raises(PermissionDenied):
        improve(intern, by=w.behandelregisseur, op=OP, reden="x", verslag="y")


def test_een_melding_is_intern_tenzij_u_anders_kiest(w):
    assert aantekening(w, "melding").intern
    assert not aantekening(w, "melding", intern=False).intern
    assert signalen("logboek_melding") == []


def test_aanvullen_is_iets_anders_dan_herschrijven(w):
    rij = aantekening(w, "bijsturing", w.behandelregisseur)
    assert may_rewrite(rij, w.behandelregisseur, DAG)
    assert not may_rewrite(rij, w.casusregisseur, DAG)
    with pytest.raises(PermissionDenied, match="alleen aan"):
        improve(rij, by=w.casusregisseur, op=OP, reden="x", voorstel="Iets anders.")
    nieuw = improve(
        rij, by=w.casusregisseur, op=OP, reden="Gesproken", contact_op=DAG, uitkomst="Akkoord."
    )
    assert (nieuw.inhoud["contact_op"], nieuw.organisatie) == ("2026-03-02", w.team)


@pytest.mark.eis("RV-B04-02", "CR-A1-14")
def test_consultatie_zonder_advies_loopt_tot_het_antwoord(w):
    """An aanbieder is available for consultatie: it answers what the team asked."""
    rij = aantekening(w, "consultatie", vorm="meelopen", meelopen_tot="2026-05-01")
    termijn = Termijn.objects.get(code="consultatie.antwoord")
    assert (termijn.uiterlijk, termijn.loopt) == (date(2026, 3, 9), True)
    improve(
        rij,
        by=w.behandelregisseur,
        op=later(days=2),
        reden="Advies",
        advies="Begin klein.",
        advies_op=date(2026, 3, 4),
    )
    oud, nieuw = Termijn.objects.filter(code="consultatie.antwoord").order_by("pk")
    assert (oud.vervallen, nieuw.voldaan_op) == (True, date(2026, 3, 4))
    assert w.casus.team == w.team


@pytest.mark.eis("RV-B06-03")
def test_consultatie_aan_school_met_advies_meteen(w):
    rij = aantekening(w, "consultatie_school", advies="Rustige plek.", advies_op="2026-03-02")
    assert rij.inhoud["school"] == "De Regenboog"
    assert Termijn.objects.get(code="consultatie.antwoord").voldaan_op == DAG


@pytest.mark.eis("RV-B08-03")
def test_consultatie_veiligheid_blijft_bij_het_team(w):
    rij = aantekening(w, "consultatie_veiligheid")
    assert rij.organisatie == w.team
    assert "verantwoordelijkheid" in rij.kind.uitleg
    with pytest.raises(PermissionDenied):
        aantekening(w, "consultatie_veiligheid", w.behandelregisseur)


@pytest.mark.eis("CR-A1-31")
@pytest.mark.parametrize("wie", ["procesregisseur", "casusregisseur"])
def test_vraag_aan_zorgbemiddeling_met_toestemming(w, wie):
    rij = aantekening(w, "expertise", getattr(w, wie))
    assert rij.inhoud["toestemming_op"] == "2026-03-02"
    assert Termijn.objects.get(code="consultatie.antwoord").loopt
    improve(
        rij,
        by=getattr(w, wie),
        op=OP,
        reden="Advies",
        advies="Aanbieder Noord.",
        advies_op=DAG,
    )
    assert Termijn.objects.filter(voldaan_op=DAG, code="consultatie.antwoord").count() == 1


@pytest.mark.eis("RV-B01-03", "RV-B08-05", "RV-B08-06")
@pytest.mark.parametrize(
    "extra",
    [
        {},
        {"wat": "huiselijk_geweld"},
        {"wat": "kindermishandeling"},
        {"wat": "jeugdcriminaliteit", "actie": "Gesprek met wijkagent."},
        {"wat": "onderwijs", "bron": "School", "protocol": "Landelijk protocol"},
    ],
    ids=["schulden", "huiselijk geweld", "mishandeling", "criminaliteit", "onderwijs"],
)
def test_een_signaal_heeft_een_opvolging(w, extra):
    rij = aantekening(w, "signaal", w.behandelregisseur, **extra)
    assert signalen("logboek_signaal") == [f"casusregisseur@{w.team.pk}"]
    termijn = Termijn.objects.get(code="signaal.opvolging")
    assert (termijn.uiterlijk, termijn.rollen_aan_zet) == (date(2026, 3, 9), ["Casusregisseur"])
    improve(
        rij,
        by=w.casusregisseur,
        op=later(days=1),
        reden="Opgevolgd",
        opvolging="Budgetcoach.",
        opgevolgd_op=date(2026, 3, 3),
    )
    assert (
        not Termijn.objects.filter(voldaan_op=None, vervallen=False)
        .exclude(code__startswith="zorg")
        .filter(code="signaal.opvolging")
        .exists()
    )
    assert len(signalen("logboek_signaal")) == 1


@pytest.mark.eis("RV-B08-04", "RV-B14-03")
def test_melding_met_afweging_en_drie_namen(w):
    rij = aantekening(w, "melding")
    assert (rij.inhoud["welzijn"], rij.inhoud["veiligheid"]) == (
        "Slaapt slecht.",
        "Er is geslagen.",
    )
    termijn = Termijn.objects.get(code="signaal.opvolging")
    assert (termijn.titel, termijn.loopt) == ("Rollen verdelen met Veilig Thuis", True)
    nieuw = improve(
        rij,
        by=w.procesregisseur,
        op=OP,
        reden="Rollen verdeeld",
        contact="A. Jansen (Veilig Thuis)",
        planmaker="T. Koster",
        bewaker="P. de Wit",
        afspraken="Elke vrijdag bellen.",
        verdeeld_op=DAG,
    )
    assert {nieuw.inhoud[n] for n in ("contact", "planmaker", "bewaker")} == {
        "A. Jansen (Veilig Thuis)",
        "T. Koster",
        "P. de Wit",
    }
    assert not Termijn.objects.filter(code="signaal.opvolging", voldaan_op=None, vervallen=False)


@pytest.mark.eis("CR-A2-14")
def test_calamiteit_komt_direct_bij_de_regie(w):
    aantekening(w, "calamiteit", w.behandelregisseur)
    assert signalen("logboek_calamiteit") == regie(w)
    termijn = Termijn.objects.get(code="calamiteit.melden")
    assert (termijn.uiterlijk, termijn.voldaan_op) == (DAG, DAG)
    assert termijn.aan_zet_plekken == [f"behandelregisseur@{w.aanbieder.pk}"]
    moment = om(date(2026, 2, 27))
    aantekening(w, "calamiteit", w.behandelregisseur, moment=moment)
    laat = Termijn.objects.filter(code="calamiteit.melden").latest("pk")
    assert (laat.uiterlijk, laat.voldaan_op) == (date(2026, 2, 27), DAG)


@pytest.mark.eis("CR-A2-13")
def test_andere_onderaannemer_voor_de_start(w):
    rij = aantekening(w, "onderaannemer", w.behandelregisseur)
    assert rij.vastgelegd_op < date.fromisoformat(rij.inhoud["begint_op"])
    assert signalen("logboek_onderaannemer") == regie(w)
    te_laat = {"begint_op": "2026-02-20", "te_laat_omdat": "Vergeten."}
    assert aantekening(w, "onderaannemer", w.behandelregisseur, **te_laat).pk


@pytest.mark.eis("CR-A2-18", "CR-A2-19")
@pytest.mark.parametrize(
    ("wie", "aanleiding"),
    [
        ("behandelregisseur", "past_niet"),
        ("behandelregisseur", "vraag_anders"),
        ("casusregisseur", "twijfel"),
        ("casusregisseur", "omstandigheden"),
    ],
)
def test_bijsturen_door_aanbieder_en_casusregisseur(w, wie, aanleiding):
    aantekening(w, "bijsturing", getattr(w, wie), aanleiding=aanleiding)
    assert signalen("logboek_bijsturing") == regie(w)


@pytest.mark.eis("CR-A2-20")
@pytest.mark.parametrize(("uitkomst", "aantal"), [("eens", 0), ("niet_eens", 1)])
def test_verschil_van_mening_gaat_omhoog_als_het_blijft(w, uitkomst, aantal):
    rij = aantekening(w, "verschil", w.behandelregisseur, uitkomst=uitkomst)
    assert rij.inhoud["standpunt_een"] != rij.inhoud["standpunt_ander"]
    assert len(signalen("logboek_verschil")) == aantal


@pytest.mark.eis("CR-B2-03", "CR-B2-06", "CR-M-18")
def test_bevinding_gaat_naar_casusregisseur_en_procesregisseur(w):
    rij = aantekening(
        w, "bevinding", w.behandelregisseur, effect="deels", bijstelling="Vaker thuis."
    )
    assert (rij.inhoud["effect"], rij.inhoud["past"]) == ("deels", "ja")
    assert signalen("logboek_bevinding") == regie(w)


@pytest.mark.eis("CR-A2-06", "CR-B2-04")
def test_wijziging_op_verzoek_van_de_procesregisseur_door_de_backoffice(w):
    rij = aantekening(w, "wijziging_arrangement", w.procesregisseur)
    assert signalen("logboek_wijziging_arrangement") == [f"backoffice@{w.casus.gemeente_id}"]
    assert list(Aantekening.objects.visible_to(w.backoffice, DAG)) == [rij]
    with pytest.raises(PermissionDenied, match="alleen aan"):
        improve(rij, by=w.backoffice, op=OP, reden="x", wijziging="Minder uren.")
    nieuw = improve(
        rij, by=w.backoffice, op=OP, reden="Gedaan", uitgevoerd_op=DAG, bericht="JW301 123"
    )
    assert (nieuw.organisatie, nieuw.inhoud["bericht"]) == (w.casus.gemeente, "JW301 123")
    assert rij.inhoud["akkoord_van"] == "De casusregisseur"
    [gezien] = Betrokkenheid.objects.filter(rol="backoffice")
    assert (gezien.casus, gezien.einddatum) == (w.casus, None)
    outbox.process_all()
    gezien.refresh_from_db()
    assert gezien.einddatum == DAG
    elders = medewerker("backoffice", organisatie=w.elders)
    assert not Aantekening.objects.visible_to(elders, DAG).exists()


@pytest.mark.eis("CR-B2-08")
def test_casusregisseur_vraagt_om_een_wijzigingsverzoek(w):
    aantekening(w, "verzoek_aanbieder", w.casusregisseur)
    assert signalen("logboek_verzoek_aanbieder") == regie(w)


@pytest.mark.eis("CR-A2-10")
def test_een_contactpersoon_per_aanbieder_de_nieuwste_geldt(w):
    aantekening(w, "contactpersoon", w.behandelregisseur, moment=om(date(2026, 2, 1)))
    nieuw = aantekening(w, "contactpersoon", w.behandelregisseur, naam="N. Nieuw")
    assert Aantekening.objects.latest_of(w.casus, "contactpersoon") == nieuw


@pytest.mark.eis("RV-B08-01", "CR-M-13")
def test_is_het_geweld_echt_gestopt(w):
    aantekening(w, "veiligheidsvraag", afspraken="nee")
    assert signalen("logboek_veiligheidsvraag") == [f"procesregisseur@{w.team.pk}"]
    termijn = Termijn.objects.get(code="afspraak")
    assert (termijn.titel, termijn.uiterlijk) == ("Veiligheid opnieuw bespreken", date(2026, 4, 1))
    later_op = om(date(2026, 4, 1))
    aantekening(w, "veiligheidsvraag", op=later_op, opnieuw_op="2026-07-01", afspraken="ja")
    termijn.refresh_from_db()
    assert termijn.voldaan_op == date(2026, 4, 1)
    assert Termijn.objects.filter(code="afspraak", voldaan_op=None).count() == 1


@pytest.mark.eis("RV-B14-01")
def test_gefaseerde_ketenzorg_per_gezinslid(w):
    eerste = aantekening(w, "ketenzorg", over=w.ouder)
    tweede = aantekening(
        w,
        "ketenzorg",
        over=w.ouder,
        fase="structureel",
        direct_veilig="ja",
        maatregelen=["praktisch", "opvoeding", "risico", "behandeling"],
    )
    assert (eerste.over, tweede.over) == (w.ouder, w.ouder)
    assert Aantekening.objects.of_kind("ketenzorg").filter(over=w.ouder).count() == 2


@pytest.mark.eis("RV-B04-01", "RV-B01-01")
def test_afweging_lokaal_of_specialistisch_met_het_voorliggend_veld(w):
    rij = aantekening(w, "afweging_hulp")
    namen = ("ernst", "aard", "context", "besluit", "voorliggend")
    assert all(rij.inhoud[naam] for naam in namen)


@pytest.mark.eis("RV-B13-02", "RV-B13-06")
def test_verblijf_vraagt_perspectief_en_contact(w):
    aantekening(w, "verblijf")
    perspectief = Termijn.objects.get(code="perspectief.bepalen")
    contact = Termijn.objects.get(code="waakvlam.contact")
    assert (perspectief.uiterlijk, perspectief.loopt) == (date(2026, 4, 13), True)
    assert (contact.titel, contact.uiterlijk) == (
        "Contact houden tijdens verblijf",
        date(2026, 3, 16),
    )
    aantekening(w, op=later(days=10))
    aantekening(w, "perspectief", op=later(days=20))
    perspectief.refresh_from_db()
    contact.refresh_from_db()
    assert perspectief.voldaan_op == date(2026, 3, 22)
    assert contact.uiterlijk == date(2026, 3, 26)


@pytest.mark.eis("RV-B13-04")
def test_een_vaste_mentor_die_de_jeugdige_koos(w):
    rij = aantekening(w, "verblijf")
    nieuw = improve(
        rij,
        by=w.behandelregisseur,
        op=later(days=3),
        reden="Mentor gekozen",
        mentor="Oom Ali",
        mentor_contact="Via de groep",
    )
    assert nieuw.inhoud["mentor"] == "Oom Ali"
    assert Termijn.objects.filter(code="perspectief.bepalen", vervallen=False).count() == 1


@pytest.mark.eis("RV-B06-02", "RV-B13-05")
def test_school_tijdens_hulp_en_verblijf_blijft_in_beeld(w):
    for dag, velden in (
        (1, {"status": "daghulp", "zonder_sinds": "2026-03-02", "terugkeer": "Na de zomer."}),
        (30, {"status": "deels", "eigen_school": "nee", "terugkeer": "Volgend jaar."}),
    ):
        aantekening(w, "onderwijs", op=later(days=dag), **velden)
    rijen = Aantekening.objects.current().of_kind("onderwijs").order_by("moment")
    assert [(r.inhoud["status"], r.inhoud["eigen_school"]) for r in rijen] == [
        ("daghulp", "ja"),
        ("deels", "nee"),
    ]


def test_route_c_gaat_naar_de_jeugdbeschermer(db):
    w = wereld_c()
    make_aantekening(w.casus, "calamiteit", INHOUD["calamiteit"], by=w.jeugdbeschermer, op=OP)
    assert signalen("logboek_calamiteit") == [f"jeugdbeschermer@{w.casus.team_id}"]


def test_opnieuw_rekenen_verandert_niets(w):
    for soort in ("verblijf", "signaal", "veiligheidsvraag", "melding"):
        aantekening(w, soort, w.procesregisseur)
    rij = Aantekening.objects.of_kind("signaal").get()
    improve(rij, by=w.procesregisseur, op=OP, reden="Aangevuld", opvolging="x")
    regels = []
    recompute(on=DAG, now=OP, by=Medewerker.objects.systeem(), save=False, report=regels.append)
    assert [regel for regel in regels if "aantekening" in regel] == []
