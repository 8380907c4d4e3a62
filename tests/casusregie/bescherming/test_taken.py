"""De taken van GI, lokaal team, aanbieder en backoffice: elk met een dag uit de gegevens."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command

from arrangementen.arrangement.bewakers import goes_through_zorgbemiddeling
from arrangementen.arrangement.models import Arrangement
from casusregie.bescherming.bevoegd import Partij
from casusregie.bescherming.handeling import Handeling
from casusregie.bescherming.handelingsoorten import HANDELINGEN
from casusregie.bescherming.kinderen import all_children, without_measure
from casusregie.bescherming.maatregel import Maatregel
from casusregie.bescherming.stand import Stand
from casusregie.bescherming.stappen import end_of_step_one, end_of_step_two
from casusregie.bescherming.taken import tasks
from casusregie.jeugdige.models import Betrokkenheid
from casusregie.models import Casus, Signaal
from casusregie.routes.vinden import note_opdracht, note_start
from organisaties.models import Organisatie
from organisaties.rollen import Rol
from tests.casusregie.bescherming.test_teamtafel import met_toestemming, team_lid
from tests.casusregie.toestemming.hulp import antwoord, vraag
from tests.factories import bescherming as f
from tests.factories import casusregie as c
from tests.factories.arrangementen import ArrangementFactory
from tests.factories.documenten import vastgesteld
from tests.factories.organisaties import AanbiederFactory, RERFactory, medewerker
from verloop import outbox
from verloop.fouten import Conflict, Geblokkeerd
from verloop.mogelijkheden import moves
from verloop.overgangen import perform

pytestmark = pytest.mark.django_db
DAG, OP = f.DAG, f.OP
NEGEN = [
    *("teamtafel", "analyse", "taxatie", "hulp_bepaald", "gezinsplan", "gezinsplan_besproken"),
    *("hulp_aangevraagd", "arrangement", "zorgbemiddelingstafel"),
]


def dagen(w, stap):
    return {taak.code: taak.op for taak in tasks(f.route(w), stap)}


def betrek(w, organisatie, *rollen):
    for rol in rollen:
        Betrokkenheid.objects.create(
            jeugdige=w.casus.jeugdige,
            casus=w.casus,
            organisatie=organisatie,
            rol=rol,
            grond="Doet mee",
            begindatum=DAG,
        )


def aanbieder_van(w):
    aanbieder = AanbiederFactory()
    betrek(w, aanbieder, Rol.BEHANDELREGISSEUR)
    return aanbieder, medewerker(Rol.BEHANDELREGISSEUR, organisatie=aanbieder)


@pytest.mark.eis("CR-C1-06", "CR-C1-05")
def test_de_negen_taken_van_de_gi_krijgen_hun_dag_uit_de_gegevens():
    w = f.wereld()
    leeg = end_of_step_one(w.casus, f.route(w))
    assert [punt.code for punt in leeg] == ["maatregel", *NEGEN]
    assert not any(punt.compleet for punt in leeg)
    f.ots(w)
    f.gehouden(w, f.tafel(w))
    c.met_vraaganalyse(w.casus)
    c.met_risicotaxatie(w.casus)
    f.besluit(w, "hulp")
    f.stap(w, "adopt_gezinsplan", op=f.om(DAG + timedelta(days=3)))
    f.handeling(w, "gezinsplan_besproken", op=f.om(DAG + timedelta(days=4)))
    f.handeling(w, "zorgbemiddelingstafel", organisatie=RERFactory())
    note_opdracht(w.casus, op=f.om(DAG + timedelta(days=5)), aanbieder=AanbiederFactory())
    vol = end_of_step_one(w.casus, f.route(w))
    assert [punt.titel for punt in vol if not punt.compleet] == []
    op = {punt.code: punt.op for punt in vol}
    assert op["gezinsplan"] == DAG + timedelta(days=3)
    assert op["gezinsplan_besproken"] == DAG + timedelta(days=4)
    assert op["arrangement"] == DAG + timedelta(days=5)


@pytest.mark.eis("CR-C1-05")
def test_analyse_bij_de_start_en_opnieuw_tijdens_de_maatregel():
    w = f.wereld()
    c.met_vraaganalyse(w.casus)
    assert dagen(w, 1)["analyse"] == DAG
    assert dagen(w, 2)["opnieuw_analyse"] is None
    later = DAG + timedelta(days=60)
    c.met_vraaganalyse(w.casus, f.om(later))
    assert dagen(w, 2)["opnieuw_analyse"] == later


@pytest.mark.eis("CR-C1-14")
def test_na_een_verandering_is_een_nieuwe_taxatie_nodig():
    w = f.wereld()

    def punt():
        lijst = end_of_step_two(Casus.objects.get(pk=w.casus.pk), f.route(w))
        return next(p for p in lijst if p.code == "taxatie")

    assert not punt().compleet, "bij de start is er een nodig"
    c.met_risicotaxatie(w.casus)
    assert punt().op == DAG
    later = DAG + timedelta(days=30)
    f.handeling(w, "evaluatie_hulp", op=f.om(later), uitkomst="bijstellen")
    assert punt().stand == "Ontbreekt"
    c.met_risicotaxatie(w.casus, f.om(later))
    assert punt().op == later
    assert dagen(w, 2)["opnieuw_taxatie"] == later


@pytest.mark.eis("CR-C1-07", "CR-C2-03")
def test_de_taken_van_het_lokale_team():
    w = f.wereld()
    betrek(w, w.team.team, Rol.CASUSREGISSEUR)
    by = w.team.casusregisseur
    for soort in ("sociale_kaart", "uitvoerende_hulp"):
        f.handeling(w, soort, by=by)
    gevraagd = vraag(
        w.casus,
        by=w.jeugdbeschermer,
        partijsoort="organisatie",
        partij=w.gi,
        wat="ondersteuningsplan",
    )
    for wie in ("jeugdige", "Ouder 1"):
        gevraagd = antwoord(gevraagd, wie, by=w.jeugdbeschermer)
    f.handeling(w, "ondersteuningsplan_gedeeld", by=by, organisatie=w.gi)
    met_toestemming(w)
    f.gehouden(w, f.tafel(w, meer=[team_lid(w)]))
    op = dagen(w, 1)
    assert {op[soort] for soort in ("ondersteuningsplan_gedeeld", "sociale_kaart")} == {DAG}
    assert op["uitvoerende_hulp"] == DAG
    assert op["deelname_team"] == DAG, "het team was bij de teamtafel"


@pytest.mark.eis("CR-C1-10", "CR-C2-04")
def test_de_taken_van_de_aanbieder():
    w = f.wereld()
    aanbieder, by = aanbieder_van(w)
    for soort in ("bemiddeling_aanbieder", "maatwerk"):
        f.handeling(w, soort, by=by, organisatie=aanbieder)
    f.handeling(w, "samenwerking_aanbieder", by=by, organisatie=aanbieder)
    op = dagen(w, 1)
    assert op["bemiddeling_aanbieder"] == op["maatwerk"] == DAG
    assert dagen(w, 2)["samenwerking_aanbieder"] == DAG


@pytest.mark.eis("CR-C2-04")
def test_het_hulpverleningsplan_telt_als_het_is_vastgesteld():
    w = f.wereld()
    _, by = aanbieder_van(w)
    assert dagen(w, 2)["hulpverleningsplan"] is None
    vastgesteld(w.casus, "hulpverleningsplan_a", by)
    assert dagen(w, 2)["hulpverleningsplan"] == DAG


@pytest.mark.eis("CR-C1-11", "CR-C2-05")
def test_de_backoffice_geeft_het_indicatiebesluit_af_en_wijzigt_het():
    w = f.wereld()
    by = medewerker(Rol.BACKOFFICE, organisatie=w.casus.gemeente)
    f.handeling(w, "indicatiebesluit", by=by)
    with pytest.raises(ValidationError) as fout:
        f.handeling(w, "indicatiebesluit_gewijzigd", by=by, toelichting="")
    assert "toelichting" in fout.value.message_dict
    later = DAG + timedelta(days=90)
    f.handeling(
        w, "indicatiebesluit_gewijzigd", op=f.om(later), by=by, toelichting="JW301 met 45C09."
    )
    assert dagen(w, 1)["indicatiebesluit"] == DAG
    assert dagen(w, 2)["indicatiebesluit_gewijzigd"] == later


@pytest.mark.eis("CR-C1-12")
def test_het_basisteam_besluit_met_een_gedragswetenschapper():
    w = f.wereld()
    stuk = f.besluit(w, "beleid", anderen="R. de Wit")
    assert stuk.gedragswetenschapper == w.gedragswetenschapper
    assert stuk.jeugdbeschermer == w.jeugdbeschermer
    elders = medewerker(Rol.GEDRAGSWETENSCHAPPER)
    for wie in (elders, w.jeugdbeschermer):
        with pytest.raises(ValidationError) as fout:
            f.besluit(w, "beleid", gedragswetenschapper=wie)
        assert "gedragswetenschapper" in fout.value.message_dict
    with pytest.raises(ValidationError) as fout:
        f.besluit(w, "beleid", genomen_op=DAG + timedelta(days=1))
    assert "toekomst" in fout.value.message_dict["genomen_op"][0]
    with pytest.raises(PermissionDenied):
        f.besluit(w, "beleid", by=w.elders)


@pytest.mark.eis("CR-C1-13")
def test_aanmelden_bij_het_lokale_team_met_toestemming_en_bevestiging():
    w = f.wereld()
    gegevens = {"team": w.team.team, "toelichting": "OTS; moeder zoekt hulp bij schulden."}
    with pytest.raises(ValidationError) as fout:
        f.vastleggen.report_to_team(w.casus, by=w.jeugdbeschermer, op=OP, **gegevens)
    assert "geen toestemming" in fout.value.message_dict["team"][0]
    gevraagd = vraag(
        w.casus,
        by=w.jeugdbeschermer,
        partijsoort="organisatie",
        partij=w.team.team,
        doel="samenwerking",
    )
    for wie in ("jeugdige", "Ouder 1"):
        gevraagd = antwoord(gevraagd, wie, by=w.jeugdbeschermer)
    zichtbaar = Casus.objects.visible_to(w.team.procesregisseur, DAG)
    assert not zichtbaar.exists()
    stuk = f.vastleggen.report_to_team(w.casus, by=w.jeugdbeschermer, op=OP, **gegevens)
    outbox.process_all()
    assert zichtbaar.get() == w.casus
    signaal = Signaal.objects.get(onderwerp_kenmerk=stuk.kenmerk)
    assert signaal.plek == f"procesregisseur@{w.team.team.pk}"
    with pytest.raises(PermissionDenied):
        perform(stuk, "confirm", by=w.jeugdbeschermer, op=OP)
    stuk = perform(stuk, "confirm", by=w.team.procesregisseur, op=OP)
    assert (stuk.bevestigd_op, stuk.bevestigd_door) == (DAG, w.team.procesregisseur)
    with pytest.raises(ValidationError):
        f.vastleggen.report_to_team(w.casus, by=w.jeugdbeschermer, op=OP, **gegevens)
    with pytest.raises(Conflict):
        perform(stuk, "confirm", by=w.team.procesregisseur, op=OP)


@pytest.mark.eis("CR-C1-15")
def test_de_opdracht_via_zorgbemiddeling_noemt_aanbieder_en_informatie():
    w = f.wereld()
    aanbieder = AanbiederFactory()
    for velden in ({"organisatie": aanbieder, "toelichting": ""}, {"organisatie": w.gi}):
        with pytest.raises(ValidationError):
            f.handeling(w, "opdracht_zorgbemiddeling", **velden)
    stuk = f.handeling(
        w,
        "opdracht_zorgbemiddeling",
        organisatie=aanbieder,
        toelichting="Doelen 1 en 2 uit het gezinsplan.",
    )
    assert stuk.organisatie == aanbieder
    assert dagen(w, 1)["opdracht_zorgbemiddeling"] == DAG
    assert dagen(w, 1)["hulp_aangevraagd"] == DAG


@pytest.mark.eis("CR-C1-15")
def test_zonder_zorgbemiddeling_gaat_er_in_route_c_geen_opdracht_uit():
    w = f.wereld()
    arrangement = ArrangementFactory(casus=w.casus)
    arrangement.on(DAG)
    oordeel = goes_through_zorgbemiddeling(arrangement)
    assert "nog niet via team zorgbemiddeling" in oordeel.reden
    assert "gezinsplan" in oordeel.weg
    assert oordeel.weg_url.endswith("/opdracht_zorgbemiddeling/")
    zet = next(m for m in moves(arrangement, w.jeugdbeschermer, DAG) if m.naam == "give_opdracht")
    assert not zet.toegestaan
    with pytest.raises(Geblokkeerd):
        perform(arrangement, "give_opdracht", by=w.jeugdbeschermer, op=OP)
    f.handeling(w, "opdracht_zorgbemiddeling", organisatie=AanbiederFactory(), toelichting="Niet.")
    assert not goes_through_zorgbemiddeling(arrangement)
    f.handeling(
        w,
        "opdracht_zorgbemiddeling",
        organisatie=arrangement.aanbieder,
        toelichting="Doelen 1 en 2 uit het gezinsplan.",
    )
    assert goes_through_zorgbemiddeling(arrangement) is True
    gegeven = perform(arrangement, "give_opdracht", by=w.jeugdbeschermer, op=OP)
    assert gegeven.opdracht_toelichting == "Doelen 1 en 2 uit het gezinsplan."


@pytest.mark.eis("CR-C2-14")
def test_alleen_wie_de_casusregie_heeft_vraagt_een_arrangement_aan():
    w = f.wereld()
    arrangement = Arrangement(casus=w.casus).on(DAG)
    assert arrangement.may_register(w.jeugdbeschermer) is True
    for wie in (w.team.procesregisseur, w.team.casusregisseur, w.elders):
        assert not arrangement.may_register(wie)


# --- alle kinderen ------------------------------------------------------------------------------
@pytest.mark.eis("CR-C1-04", "CR-C2-03")
def test_de_andere_kinderen_zonder_maatregel_en_hun_hulp():
    w = f.wereld()
    sem = f.kind(w)
    f.kind(w, "Weg Veldwijk", einddatum=DAG)
    f.kind(w, "Oma", rol="ander")
    betrek(w, w.team.team, Rol.CASUSREGISSEUR)
    f.handeling(w, "gezinshulp", by=w.team.casusregisseur, gezinslid=sem, uitkomst="geregeld")
    assert without_measure(w.casus) == [sem]
    kind = next(k for k in all_children(w.casus, Stand(w.casus)) if k.lid == sem)
    assert kind.hulp.uitkomst_tekst == "Hulp is geregeld"
    punten = {p.code: p for p in end_of_step_two(w.casus, f.route(w))}
    assert punten["gezinshulp"].compleet


def test_een_kind_met_een_eigen_maatregel_hoort_niet_bij_de_kinderen_zonder():
    w = f.wereld()
    zusje = c.JeugdigeFactory(voornamen="Fenna", roepnaam="Fenna")
    lid = f.kind(w, "", rol="jeugdige", jeugdige=zusje)
    assert without_measure(Casus.objects.get(pk=w.casus.pk)) == [lid]
    ander = c.casus_c(w.gi, zusje, by=w.jeugdbeschermer, gezin=w.casus.gezin)
    Maatregel.objects.create(
        casus=ander,
        soort="ots",
        uitspraak_op=DAG,
        begindatum=DAG,
        einddatum=date(2026, 9, 2),
        vastgelegd_door=w.jeugdbeschermer,
    )
    vers = Casus.objects.get(pk=w.casus.pk)
    assert without_measure(vers) == []
    assert len(all_children(vers, Stand(vers))) == 2


@pytest.mark.eis("CR-C2-01")
def test_zicht_op_de_veiligheid_van_elk_kind():
    w = f.wereld()
    sem = f.kind(w)
    zelf = w.casus.gezin.leden.get(jeugdige=w.casus.jeugdige)

    def stand():
        vers = Casus.objects.get(pk=w.casus.pk)
        return {p.code: p.stand for p in end_of_step_two(vers, f.route(w))}["zicht"]

    assert stand() == "Niet begonnen"
    f.handeling(w, "zicht", gezinslid=sem)
    assert stand() == "Ontbreekt"
    f.handeling(w, "zicht", gezinslid=zelf)
    assert stand() == "Compleet"
    ander = f.kind(f.wereld(), "Iemand Anders")
    with pytest.raises(ValidationError) as fout:
        f.handeling(w, "zicht", gezinslid=ander)
    assert "om welk kind" in fout.value.message_dict["gezinslid"][0]


# --- samenwerken --------------------------------------------------------------------------------
@pytest.mark.eis("CR-C2-15")
@pytest.mark.parametrize("soort", ["arrangement", "basishulp"])
def test_stokt_de_hulp_dan_hoort_de_jeugdbeschermer_het(soort):
    w = f.wereld()
    betrek(w, w.team.team, Rol.CASUSREGISSEUR)
    by = w.team.casusregisseur
    with pytest.raises(ValidationError) as fout:
        f.handeling(w, "stagnatie", by=by, uitkomst=soort)
    assert "gezin heeft geïnformeerd" in fout.value.message_dict["gezin_geinformeerd_op"][0]
    stuk = f.handeling(w, "stagnatie", by=by, uitkomst=soort, gezin_geinformeerd_op=DAG)
    outbox.process_all()
    signaal = Signaal.objects.get(onderwerp_kenmerk=stuk.kenmerk)
    assert signaal.medewerker == w.jeugdbeschermer
    assert "neem contact op" in signaal.titel


@pytest.mark.eis("CR-C2-16", "CR-C2-17")
def test_contact_en_vragen_tussen_team_en_jeugdbeschermer():
    w = f.wereld()
    betrek(w, w.team.team, Rol.PROCESREGISSEUR)
    by = w.team.procesregisseur
    contact = f.handeling(w, "contact_tussendoor", by=by, toelichting="Elke vrijdag bellen.")
    assert contact.toelichting == "Elke vrijdag bellen."
    with pytest.raises(ValidationError):
        f.handeling(w, "vraag_overleg", by=by, uitkomst="teamtafel")
    stuk = f.handeling(w, "vraag_overleg", by=by, uitkomst="teamtafel", gezin_geinformeerd_op=DAG)
    assert stuk.uitkomst_tekst == "Er komt een teamtafel"
    assert stuk.gezin_geinformeerd_op == DAG


@pytest.mark.parametrize("soort", list(HANDELINGEN))
def test_wie_niet_betrokken_is_legt_niets_vast(soort):
    w = f.wereld()
    kind = HANDELINGEN[soort]
    for by in (w.elders, w.team.casusregisseur, medewerker(Rol.BEHANDELREGISSEUR)):
        with pytest.raises(PermissionDenied):
            f.handeling(w, soort, by=by, uitkomst=kind.uitkomsten[0][0] if kind.uitkomsten else "")
    assert not Handeling.objects.exists()


@pytest.mark.parametrize("partij", list(Partij))
def test_elke_partij_heeft_taken(partij):
    stappen = {soort.stap for soort in HANDELINGEN.values() if soort.partij == partij}
    assert stappen
    assert stappen <= {1, 2, 3}


def test_een_handeling_in_de_toekomst_of_met_een_vreemde_uitkomst():
    w = f.wereld()
    with pytest.raises(ValidationError) as fout:
        f.handeling(w, "afstemming", gedaan_op=DAG + timedelta(days=1))
    assert "toekomst" in fout.value.message_dict["gedaan_op"][0]
    with pytest.raises(ValidationError) as fout:
        f.handeling(w, "eindevaluatie", uitkomst="geweldig")
    assert "uitkomst" in fout.value.message_dict


@pytest.mark.eis("CR-C1-01")
def test_de_gis_van_de_regio_met_hun_doelgroep():
    call_command("load_organisaties", verbosity=0)
    call_command("load_organisaties", verbosity=0)
    gis = dict(Organisatie.objects.of_soort("gi").values_list("naam", "doelgroep"))
    assert len(gis) == 4
    assert "LVB" in gis["William Schrikker Stichting (WSS)"]
    assert gis["Nidos"] == "Vluchtelingen"
    assert {naam.split(" (")[-1].rstrip(")") for naam in gis} == {"JBRR", "WSS", "Nidos", "LDH"}


def test_het_startbericht_telt_voor_de_aanbieder():
    w = f.wereld()
    c.met_regie(w.casus)
    note_opdracht(w.casus, op=OP, aanbieder=AanbiederFactory())
    note_start(w.casus, gestart_op=DAG, op=OP)
    assert dagen(w, 1)["startbericht"] == DAG
