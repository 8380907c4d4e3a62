"""De ladder overeenstemming: zeven stappen op volgorde, elk met dag, antwoord en termijn."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from casusregie.escalatie.ladders import OVEREENSTEMMING, ladder_of, plan_of, trede_of
from casusregie.models import Betrokkenheid, Escalatie, Meningsverschil, Signaal, Termijn
from casusregie.oneens.gevolgen import open_step, steps_of
from casusregie.oneens.keuzes import LOPEND, STAPPEN, Stand
from casusregie.termijnen.bewaking import watch
from normenkader.instellingen import change_instelling
from organisaties.rollen import Rol
from tests.casusregie.afronding.bouw import op
from tests.factories.eenmalig import once_per_file
from tests.factories.organisaties import medewerker
from verloop import outbox
from verloop.fouten import Conflict, Geblokkeerd
from verloop.mogelijkheden import moves
from verloop.overgangen import perform

from . import bouw
from .bouw import BEGIN, NU, begin, ladderwereld, tot, vers, zet

pytestmark = pytest.mark.django_db


gebouwd = once_per_file(ladderwereld)


@pytest.fixture
def w(gebouwd):
    return gebouwd()


def test_de_ladder_is_data():
    treden = ladder_of(OVEREENSTEMMING)
    assert [trede.nummer for trede in treden] == [1, 2, 3, 4, 5, 6, 7]
    assert not any(trede.vanzelf for trede in treden)
    assert trede_of(OVEREENSTEMMING, 8) is None


ZETTEN = {
    Stand.FEITEN: {"record_facts", "agree", "withdraw"},
    Stand.AFSTEMMEN: {"align", "ask_advice", "give_advice", "agree", "withdraw"},
    Stand.TERUGKOPPELEN: {"give_feedback", "agree", "withdraw"},
    Stand.REACTIE: {"accept_feedback", "reject_feedback", "go_on", "agree", "withdraw"},
    Stand.MANAGERS: {"managers_differ", "agree", "withdraw"},
    Stand.OVERZICHT: {"share_overview", "agree", "withdraw"},
    Stand.CONTRACTMANAGER: {"agree_actions", "pass_contractmanager", "agree", "withdraw"},
    Stand.ACTIES: {
        *("report_agreement", "engage_secretaris", "pass_contractmanager"),
        *("agree", "withdraw"),
    },
    Stand.SECRETARIS: {"settle", "conclude", "agree", "withdraw"},
    Stand.JEUGDIGE: {"inform"},
    Stand.OVEREENSTEMMING: set(),
    Stand.AFGEROND: set(),
    Stand.INGETROKKEN: set(),
}


@pytest.mark.eis("CR-Z-16")
@pytest.mark.parametrize("stand", Stand.values)
def test_tabel_van_zetten(stand):
    regels = Meningsverschil._meta.get_field("status").get_all_transitions(Meningsverschil)
    assert {r.name for r in regels if r.source == stand} == ZETTEN[stand]
    assert (stand in LOPEND) == bool(ZETTEN[stand])


@pytest.mark.eis("CR-Z-08", "CR-Z-09", "CR-Z-10", "CR-Z-11", "CR-Z-12", "CR-Z-13", "CR-Z-14")
@pytest.mark.eis("CR-Z-16")
def test_zeven_stappen_elk_met_een_dag_en_de_volgende_pas_daarna(w):
    verschil = begin(w)
    for naam, by, gegevens in bouw.stappen(w):
        if naam == "share_overview":
            bouw.overzicht(w, verschil)
        open_ = steps_of(verschil).filter(status="open")
        assert open_.count() <= 1
        gezet = steps_of(verschil).exclude(status="open")
        assert all(stap.beantwoord_op == BEGIN and stap.antwoord for stap in gezet)
        verschil = perform(vers(verschil), naam, by=by, op=NU, **gegevens)
    assert verschil.status == Stand.AFGEROND
    treden = list(steps_of(verschil))
    assert [trede.trede for trede in treden] == [1, 2, 3, 4, 5, 6, 7]
    assert {trede.status for trede in treden} == {"beantwoord"}
    rollen = [trede.aan_rol for trede in treden]
    assert rollen == [
        *["casusregisseur"] * 3,
        *("teamleider", "contractmanager", "secretaris", "casusregisseur"),
    ]
    assert [t.beantwoord_door for t in treden][3:6] == [
        *(w.teamleider, w.contractmanager, w.secretaris)
    ]


@pytest.mark.eis("CR-Z-16")
def test_een_trede_opent_niet_voor_de_vorige_een_dag_heeft(w):
    verschil = begin(w)
    for stap in range(2, 8):
        with pytest.raises(ValueError, match=f"Stap {stap} kan nog niet"):
            open_step(verschil, stap, NU)
    assert steps_of(verschil).count() == 1


@pytest.mark.eis("CR-Z-16")
def test_geen_stap_is_over_te_slaan(w):
    """At every status, every move of another status is a conflict and leaves nothing behind."""
    alle = [naam for naam, _, _ in bouw.stappen(w)]
    verschil = begin(w)
    for nummer, naam in enumerate(alle):
        for andere in alle[nummer + 1 :]:
            with pytest.raises((Conflict, PermissionDenied)):
                zet(w, verschil, andere)
        if naam == "share_overview":
            bouw.overzicht(w, verschil)
        verschil = zet(w, verschil, naam)
        if verschil.status == Stand.ACTIES:
            break
    assert [t.trede for t in steps_of(verschil)] == [1, 2, 3, 4, 5]


@pytest.mark.eis("CR-Z-16")
@pytest.mark.parametrize("stap", ["record_facts", "give_feedback", "managers_differ"])
def test_overeenstemming_sluit_de_ladder_bij_elke_stap(w, stap):
    verschil = tot(w, stap)
    verschil = perform(verschil, "agree", by=w.procesregisseur, op=NU, uitkomst="60 uur.")
    assert (verschil.status, verschil.afgerond_op) == (Stand.OVEREENSTEMMING, BEGIN)
    assert not steps_of(verschil).filter(status="open").exists()
    assert not Termijn.objects.running().filter(code__startswith="ladder.").exists()
    assert moves(verschil, w.procesregisseur, BEGIN) == []


@pytest.mark.eis("CR-Z-10")
def test_de_aanbieder_is_het_eens_na_de_terugkoppeling(w):
    verschil = tot(w, "reject_feedback")
    klaar = perform(verschil, "accept_feedback", by=w.behandelregisseur, op=NU, reactie="Akkoord.")
    assert (klaar.status, klaar.reactie_op, klaar.uitkomst) == (
        Stand.OVEREENSTEMMING,
        BEGIN,
        "Akkoord.",
    )


@pytest.mark.eis("CR-Z-10")
def test_zonder_reactie_pas_verder_na_de_termijn(w):
    verschil = tot(w, "reject_feedback")
    with pytest.raises(Geblokkeerd, match="tot en met donderdag 26 maart 2026 om te reageren"):
        perform(verschil, "go_on", by=w.procesregisseur, op=op(date(2026, 3, 26)))
    verder = perform(verschil, "go_on", by=w.procesregisseur, op=op(date(2026, 3, 27)))
    assert verder.status == Stand.MANAGERS
    assert steps_of(verschil).get(trede=4).sinds == date(2026, 3, 27)


@pytest.mark.eis("CR-Z-09")
def test_advies_van_het_expertteam_is_mogelijk_en_wordt_afgewacht(w):
    verschil = tot(w, "align")
    with pytest.raises(Geblokkeerd, match="geen advies van u gevraagd"):
        perform(verschil, "give_advice", by=w.zorgbemiddelaar, op=NU, advies="Kies samen.")
    vraag = {"advies_vraag": "Past deze hulp?"}
    verschil = perform(verschil, "ask_advice", by=w.casusregisseur, op=NU, **vraag)
    assert verschil.status == Stand.AFSTEMMEN
    termijn = Termijn.objects.get(code="ladder.advies")
    assert termijn.aan_zet_plekken == [f"zorgbemiddelaar@{w.rer.pk}"]
    with pytest.raises(Geblokkeerd, match="tot en met donderdag 26 maart 2026 voor zijn advies"):
        zet(w, verschil, "align")
    with pytest.raises(Geblokkeerd, match="al gevraagd"):
        perform(verschil, "ask_advice", by=w.casusregisseur, op=NU, **vraag)
    outbox.process_all()
    rer = Signaal.objects.for_medewerker(w.zorgbemiddelaar, BEGIN)
    assert rer.visible_to(w.zorgbemiddelaar, BEGIN).count() == 1
    verschil = perform(verschil, "give_advice", by=w.zorgbemiddelaar, op=NU, advies="Ja.")
    assert Termijn.objects.get(code="ladder.advies").voldaan_op == BEGIN
    assert zet(w, verschil, "align").status == Stand.TERUGKOPPELEN


def test_zonder_advies_verder_na_de_termijn(w):
    verschil = tot(w, "align")
    verschil = perform(verschil, "ask_advice", by=w.casusregisseur, op=NU, advies_vraag="Past dit?")
    assert zet(w, verschil, "align", wanneer=op(date(2026, 3, 27))).status == Stand.TERUGKOPPELEN
    assert Termijn.objects.get(code="ladder.advies").vervallen


HALF = [
    ("record_facts", "overzicht", " ", "hoe u tot deze keuze kwam"),
    ("record_facts", "feiten", ["0"], "Kies feiten uit de lijst"),
    ("align", "overlegd_met", [], "Kies met wie u overlegde"),
    ("align", "overlegd_met", ["buurman"], "Kies met wie u overlegde"),
    ("align", "conclusie", "", "wat het team nu vindt"),
    ("give_feedback", "wijze", "rooksignaal", "Kies hoe u terugkoppelt"),
    ("give_feedback", "terugkoppeling", "", "wat u de aanbieder vertelt"),
    ("reject_feedback", "reactie", " ", "wat u ervan vindt"),
    ("managers_differ", "contact_met", "", "met wie u sprak"),
    ("managers_differ", "contact_op", date(2026, 3, 20), "tot en met vandaag"),
    ("managers_differ", "contact_op", date(2026, 3, 1), "Kies een dag vanaf"),
    ("agree_actions", "acties", "", "welke acties"),
    ("agree_actions", "bericht_uiterlijk", BEGIN, "Kies een dag na vandaag"),
    ("engage_secretaris", "bericht", "", "wat het opleverde"),
    ("conclude", "besluit", "  ", "wat u besluit"),
    ("inform", "geinformeerd", [], "wie u heeft gesproken"),
    ("inform", "wat_verteld", "", "wat u heeft verteld"),
    ("inform", "overbrugging_tekst", "", "welke hulp er nu is"),
    ("inform", "geinformeerd_op", date(2026, 3, 20), "tot en met vandaag"),
]


def test_een_halve_stap_wordt_niet_gezet(w):
    """One walk along the ladder; at each step every incomplete form."""
    verschil = begin(w)
    for naam, by, gegevens in bouw.stappen(w):
        if naam == "share_overview":
            bouw.overzicht(w, verschil)
        for stap, veld, leeg, zin in HALF:
            if stap == naam:
                with pytest.raises(ValidationError) as fout:
                    zet(w, verschil, stap, **{veld: leeg})
                assert zin in str(fout.value.message_dict[veld]), (stap, veld)
                assert vers(verschil).versie == verschil.versie
        verschil = perform(vers(verschil), naam, by=by, op=NU, **gegevens)


def test_wie_wat_mag(w):
    """At each step only who is addressed; everybody else is told who it is."""
    ander_team = medewerker(Rol.TEAMLEIDER)
    verschil = begin(w)
    for naam, by, gegevens in bouw.stappen(w):
        if naam == "share_overview":
            bouw.overzicht(w, verschil)
        vreemd = {w.secretaris, w.contractmanager, w.elders, ander_team, w.zorgadministratie} - {by}
        for wie in sorted(vreemd, key=lambda m: m.pk):
            with pytest.raises(PermissionDenied):
                perform(vers(verschil), naam, by=wie, op=NU, **gegevens)
        verschil = perform(vers(verschil), naam, by=by, op=NU, **gegevens)


@pytest.mark.parametrize(
    "wie", ["behandelregisseur", "zorgadministratie", "casusregisseur", "teamleider"]
)
@pytest.mark.eis("CR-Z-07")
def test_openen_door_aanbieder_of_team(w, wie):
    verschil = begin(w, by=getattr(w, wie))
    van = w.aanbieder if wie in ("behandelregisseur", "zorgadministratie") else w.team
    assert (verschil.status, verschil.van) == (Stand.FEITEN, van)
    assert steps_of(verschil).get().aan_rol == Rol.CASUSREGISSEUR


def test_niet_openen_door_een_ander_of_over_een_vreemde_aanbieder(w):
    for wie in (w.elders, w.contractmanager, w.zorgbemiddelaar):
        with pytest.raises(PermissionDenied):
            begin(w, by=wie)
    with pytest.raises(ValidationError, match="Kies een aanbieder die bij deze casus hoort"):
        begin(w, by=w.casusregisseur, aanbieder=w.elders.aanstellingen.get().organisatie)
    with pytest.raises(ValidationError, match="hoort bij route B"):
        begin(w, waarover="casusregisseur")
    with pytest.raises(ValidationError, match="waar het verschil over gaat"):
        begin(w, toelichting=" ")
    assert not Escalatie.objects.exists()


def test_een_tegelijk_per_onderwerp(w):
    begin(w)
    with pytest.raises((ValidationError, Conflict)):
        begin(w)
    assert begin(w, waarover="aanbieder").status == Stand.FEITEN


@pytest.mark.eis("CR-Z-15")
def test_dezelfde_stappen_over_een_casusregisseur_in_route_b():
    w = ladderwereld(route="B+team")
    verschil = begin(w, waarover="casusregisseur", reden="niet_nodig")
    verschil = tot(w, "managers_differ", verschil)
    assert (verschil.waarover, verschil.stap) == ("casusregisseur", 4)
    assert [t.trede for t in steps_of(verschil)] == [1, 2, 3, 4]


@pytest.mark.eis("CR-Z-13")
def test_de_teamleider_schakelt_de_secretaris_pas_in_na_de_termijn(w):
    verschil = tot(w, "engage_secretaris")
    wacht = {"toelichting": "Er kwam geen terugkoppeling."}
    with pytest.raises(PermissionDenied):
        zet(w, verschil, "engage_secretaris", by=w.teamleider)
    for dag in (date(2026, 4, 9), date(2026, 4, 10)):
        with pytest.raises(Geblokkeerd, match="tot en met vrijdag 10 april 2026"):
            perform(verschil, "pass_contractmanager", by=w.teamleider, op=op(dag), **wacht)
    laat = op(date(2026, 4, 11))
    with pytest.raises(ValidationError, match="Schrijf op waarop u wacht"):
        perform(verschil, "pass_contractmanager", by=w.teamleider, op=laat, toelichting=" ")
    verder = perform(verschil, "pass_contractmanager", by=w.teamleider, op=laat, **wacht)
    assert verder.status == Stand.SECRETARIS
    assert Termijn.objects.get(code="ladder.bericht").voldaan_op is None


@pytest.mark.eis("CR-Z-13")
def test_ook_als_de_contractmanager_nooit_antwoordde(w):
    verschil = tot(w, "agree_actions")
    wacht = {"toelichting": "Wij hoorden niets."}
    with pytest.raises(Geblokkeerd, match="tot en met donderdag 26 maart 2026"):
        perform(verschil, "pass_contractmanager", by=w.teamleider, op=NU, **wacht)
    laat = op(date(2026, 3, 27))
    verder = perform(verschil, "pass_contractmanager", by=w.teamleider, op=laat, **wacht)
    treden = steps_of(verder)
    assert [t.trede for t in treden] == [1, 2, 3, 4, 5, 6]
    assert treden.get(trede=5).beantwoord_door == w.teamleider


@pytest.mark.eis("CR-Z-12", "CR-Z-13")
def test_de_contractmanager_maakt_eerst_een_afspraak(w):
    verschil = tot(w, "agree_actions")
    with pytest.raises(Conflict):
        zet(w, verschil, "engage_secretaris")
    verschil = zet(w, verschil, "agree_actions")
    termijn = Termijn.objects.get(code="ladder.bericht")
    assert (termijn.uiterlijk, termijn.aan_zet_plekken) == (
        date(2026, 4, 10),
        [f"contractmanager@{w.regio.pk}"],
    )
    klaar = perform(
        verschil, "report_agreement", by=w.contractmanager, op=NU, bericht="Zij worden het eens."
    )
    assert klaar.status == Stand.OVEREENSTEMMING


@pytest.mark.eis("CR-Z-14")
def test_overbrugging_verwijst_naar_hulp_van_deze_casus(w):
    verschil = tot(w, "inform")
    with pytest.raises(ValidationError, match="Kies hulp van deze casus"):
        zet(w, verschil, "inform", overbrugging_kenmerk=verschil.kenmerk)
    klaar = zet(w, verschil, "inform", overbrugging_kenmerk=w.arrangement.kenmerk)
    assert (klaar.overbrugging, klaar.geinformeerd) == (True, ["jeugdige", "ouders"])
    assert klaar.overbrugging_kenmerk == w.arrangement.kenmerk


@pytest.mark.eis("CR-Z-08")
def test_antwoordtermijn_per_stap_is_een_instelling_met_geldigheid(w):
    trede = trede_of(OVEREENSTEMMING, 1)
    assert plan_of(OVEREENSTEMMING, trede, BEGIN).antwoord_uiterlijk == date(2026, 3, 26)
    change_instelling("termijn.ladder.feiten", 2, geldig_van=date(2026, 3, 20), bron="proef")
    assert plan_of(OVEREENSTEMMING, trede, BEGIN).antwoord_uiterlijk == date(2026, 3, 26)
    assert plan_of(OVEREENSTEMMING, trede, date(2026, 3, 20)).antwoord_uiterlijk == date(
        2026, 3, 24
    )
    verschil = begin(w)
    assert (
        steps_of(verschil).get().antwoord_uiterlijk
        == Termijn.objects.get(code="ladder.feiten").uiterlijk
    )


@pytest.mark.eis("CR-Z-09")
def test_een_stap_te_laat_klimt_niet_vanzelf_en_wordt_gezegd(w):
    verschil = begin(w)
    outbox.process_all()
    for n in range(40):
        dag = BEGIN + timedelta(days=n)
        watch(dag, op(dag, 6))
    outbox.process_all()
    assert [t.status for t in steps_of(verschil)] == ["open"]
    laat = Signaal.objects.filter(soort="verschil-te-laat")
    assert {s.plek for s in laat} == {
        f"casusregisseur@{w.team.pk}",
        f"teamleider@{w.team.pk}",
    }
    assert {s.op for s in laat} == {date(2026, 3, 27)}


@pytest.mark.eis("CR-Z-11")
def test_wie_gevraagd_is_ziet_het_in_de_werkvoorraad_en_hoort_het(w):
    verschil = tot(w, "managers_differ")
    outbox.process_all()
    mijn = Termijn.objects.visible_to(w.teamleider, BEGIN).for_worklist(w.teamleider, BEGIN)
    assert [t.code for t in mijn] == ["ladder.managers"]
    for wie in (w.teamleider, w.teammanager):
        signalen = Signaal.objects.visible_to(wie, BEGIN).for_medewerker(wie, BEGIN)
        assert [s.titel for s in signalen if s.onderwerp_kenmerk == verschil.kenmerk] == [
            "Stap 4: teamleider en teammanager zoeken contact"
        ]


def test_na_afloop_eindigt_het_extra_zicht(w):
    verschil = tot(w, "managers_differ")
    rij = Betrokkenheid.objects.get(rol=Rol.TEAMMANAGER)
    assert rij.grond.startswith("Verschil van mening") and rij.einddatum is None
    perform(verschil, "agree", by=w.teamleider, op=NU, uitkomst="60 uur.")
    rij.refresh_from_db()
    assert rij.einddatum == BEGIN


def test_intrekken_door_wie_het_opende(w):
    verschil = begin(w)
    with pytest.raises(PermissionDenied):
        perform(verschil, "withdraw", by=w.casusregisseur, op=NU, uitkomst="Opgelost.")
    weg = perform(verschil, "withdraw", by=w.behandelregisseur, op=NU, uitkomst="Opgelost.")
    assert weg.status == Stand.INGETROKKEN
    assert [t.status for t in steps_of(verschil)] == ["vervallen"]


@pytest.mark.eis("CR-Z-16")
def test_met_opt_out_doet_de_backoffice_wat_het_team_deed():
    w = bouw.optout(ladderwereld())
    verschil = begin(w)
    assert steps_of(verschil).get().aan_rol == Rol.BACKOFFICE
    for wie in (w.casusregisseur, w.procesregisseur, w.teamleider):
        with pytest.raises(PermissionDenied, match="Alleen de backoffice"):
            zet(w, verschil, "record_facts", by=wie)
    w.casusregisseur = w.procesregisseur = w.teamleider = w.backoffice
    verschil = tot(w, "agree_actions", verschil)
    assert {t.aan_rol for t in steps_of(verschil)} == {Rol.BACKOFFICE, Rol.CONTRACTMANAGER}
    assert Meningsverschil.objects.visible_to(w.backoffice, BEGIN).exists()


@pytest.mark.eis("CR-Z-16")
def test_opt_out_halverwege_gaat_naar_de_backoffice(w):
    verschil = tot(w, "align")
    bouw.optout(w)
    with pytest.raises(PermissionDenied):
        zet(w, verschil, "align")
    assert zet(w, verschil, "align", by=w.backoffice).status == Stand.TERUGKOPPELEN


def test_twee_mensen_tegelijk(w):
    verschil = begin(w)
    ander = vers(verschil)
    zet(w, verschil, "record_facts")
    with pytest.raises(Conflict):
        perform(ander, "record_facts", by=w.procesregisseur, op=NU, **bouw.feiten_van(w))
    assert steps_of(verschil).count() == 2


@pytest.mark.parametrize(
    "velden",
    [{"status": "overeenstemming"}, {"afgerond_op": BEGIN}, {"status": "acties"}],
    ids=["einde zonder dag", "dag zonder einde", "acties zonder termijn"],
)
def test_de_database_weigert_een_halve_stand(w, velden):
    verschil = begin(w)
    with pytest.raises(IntegrityError), transaction.atomic():
        Meningsverschil.objects.filter(pk=verschil.pk).update(**velden)


def test_een_escalatie_van_deze_ladder_is_niet_los_te_beantwoorden(w):
    escalatie = steps_of(begin(w)).get()
    with pytest.raises(Geblokkeerd, match="op de pagina van het verschil van mening"):
        perform(escalatie, "answer", by=w.casusregisseur, op=NU, antwoord="x", uitkomst="anders")
    with pytest.raises(PermissionDenied):
        perform(
            escalatie,
            "date_step",
            by=w.casusregisseur,
            op=NU,
            antwoord="x",
            uitkomst="gedaan",
            door=w.casusregisseur,
        )


def test_de_stap_blijft_binnen_de_vragen(w, tel_queries):
    verschil = begin(w)
    w.casusregisseur.aanstellingen_op(BEGIN)
    gegevens = bouw.feiten_van(w)
    with tel_queries() as vragen:
        perform(vers(verschil), "record_facts", by=w.casusregisseur, op=NU, **gegevens)
    echt = [v["sql"] for v in vragen if "SAVEPOINT" not in v["sql"]]
    assert len(echt) <= 36, "drie keer door de deur: verschil, gezette trede, volgende trede"


def test_alle_standen_hebben_een_stap():
    assert sorted(set(STAPPEN.values())) == [1, 2, 3, 4, 5, 6, 7]
