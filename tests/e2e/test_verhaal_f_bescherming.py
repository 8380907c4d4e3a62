"""Verhaal F in de browser: route C van opdracht van de rechtbank tot de casus dicht is."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from casusregie.models import Casus, Maatregel, Teamtafel
from organisaties.rollen import Rol
from sturing.demo.gezinnen import test_bsn as nth_test_bsn
from sturing.demo.teksten import ANALYSE, GEZINSPLAN
from tests.factories.organisaties import medewerker
from verloop.schermen.woorden import short_date

from .route_c import act, blocked, dag, move, page, report, step, write_document
from .test_verhaal_a_lokaal import give_opdracht, sign_plan, write_plan

BSN = nth_test_bsn(300)
RAPPORTAGE = {
    "inzet": "Een half jaar begeleiding thuis en op school.",
    "resultaten": [{"doel": "Elke nacht thuis", "resultaat": "Gehaald: al acht weken."}],
    "afspraken": "Na een maand belt de jeugdbeschermer nog een keer.",
    "afschaling": "Van twee gesprekken per week naar geen.",
    "nazorg": "Oma en de mentor blijven meekijken.",
    "wie_doet_wat": [{"wie": "Moeder", "wat": "Houdt de afspraken op de koelkast bij."}],
    "mening": "Fenna vindt het rustiger thuis. Haar moeder ook.",
}


def begin(mens):
    """Search, register the jeugdige with the parent, and open the casus on route C."""
    mens.goto(reverse("casusregie:jeugdige_search"))
    mens.fill(q=BSN)
    mens.press("Zoeken")
    mens.reads("Niemand gevonden die u mag zien.")
    mens.follow("Nieuwe jeugdige invoeren")
    mens.fill(
        bsn=BSN,
        voornamen="Fenna",
        achternaam="Oosterling",
        geboortedatum="12-06-2012",
        straatnaam="Verzonnenlaan",
        huisnummer="9",
        postcode="3000 zz",
        plaats="Rotterdam",
        gemeente="Rotterdam",
    )
    mens.fill(**{"lid1-naam": "Wilma Oosterling", "lid1-rol": "moeder", "lid1-gezag": True})
    mens.press("Opslaan en verder")
    mens.reads("Route C")
    mens.press("Casus openen")
    assert mens.error_at("opdracht_rechtbank_op").startswith("Vul in op welke dag")
    mens.fill(
        maatregel="ots",
        opdracht_rechtbank_op=dag(-3),
        hulpvraag="Fenna blijft nachten weg en gaat niet naar school.",
        procesregisseur="P. Tolhuis",
    )
    mens.press("Casus openen")
    casus = Casus.objects.filter(jeugdige__achternaam="Oosterling").latest("pk")
    mens.reads(f"Casus {casus.nummer} is geopend.", "Maatregel vastleggen")
    return casus


def record_measure(mens, casus):
    """The OTS with its ruling: longer than a year is refused, then the clocks run."""
    mens.follow("Maatregel vastleggen", exact=False)
    mens.fill(
        begindatum=dag(-3),
        einddatum=dag(600),
        rechtbank="Rechtbank Rotterdam",
        zaaknummer="C/10/600300 / JE RK 26-300",
        kaders="Zicht op de veiligheid en terug naar school.",
    )
    mens.press("Maatregel vastleggen")
    assert mens.error_at("einddatum").startswith("Een OTS duurt per uitspraak hooguit een jaar")
    mens.fill(einddatum=dag(357))
    mens.press("Maatregel vastleggen")
    mens.settle()
    mens.reads("Ondertoezichtstelling (OTS)", "Termijnen van route C")
    return Maatregel.objects.get(casus=casus)


def analyse(mens, casus):
    """Analysis, safety, and the regie that a measure puts with the jeugdbeschermer."""
    mens.goto(page(casus, "vraaganalyse"))
    mens.fill(**ANALYSE | {"maatregel": "jeugdbescherming"})
    mens.press("Vraaganalyse vastleggen")
    mens.goto(page(casus, "risicotaxatie"))
    mens.fill(
        getaxeerd_op=dag(),
        instrument="lirik",
        uitkomst="aandacht",
        aandachtspunten="Niemand weet waar Fenna 's nachts is.",
    )
    mens.press("Risicotaxatie vastleggen")
    mens.goto(page(casus, "regie"))
    mens.reads("Voorstel: buiten het gezin")
    mens.fill(besluit="buiten_gezin", casusregisseur="P. Tolhuis")
    mens.press("Besluit vastleggen")
    mens.reads("Het besluit over de casusregie is vastgelegd.")


def gezinsplan(mens, casus):
    """Adopted by the jeugdbeschermer; she, the jeugdige and the parent sign."""
    stuk = write_document(mens, casus, "gezinsplan", GEZINSPLAN | {"terugkijken_op": dag(120)})
    for _ in range(3):
        mens.goto(reverse("casusregie:document_sign", args=[stuk.kenmerk]))
        mens.pagina.locator('main [name="wie"]').first.check()
        mens.press("Handtekening vastleggen")
    mens.goto(reverse("casusregie:document_sign", args=[stuk.kenmerk]))
    mens.reads("Iedereen heeft getekend")
    mens.goto(page(casus, "maatregel_tab"))
    mens.reads("Eerste gezinsplan", "Gedaan op")


def through_zorgbemiddeling(mens, casus):
    """The GI orders through team zorgbemiddeling; until then the opdracht is refused."""
    arrangement = casus.arrangementen.get()
    mens.goto(reverse("arrangementen:arrangement_detail", args=[arrangement.kenmerk]))
    mens.reads("is nog niet via team zorgbemiddeling gegeven")
    aanbieder = str(arrangement.aanbieder_id)
    inhoud = {"organisatie": aanbieder, "toelichting": "Doel 1 en 2 uit het gezinsplan."}
    act(mens, casus, "opdracht_zorgbemiddeling", **inhoud)


def order_help(mens, casus):
    """The plan for the help, signed, and the order through zorgbemiddeling; all on screen."""
    step(mens, casus, "start_assignment", "Hulp toewijzen")
    mens.goto(page(casus, "maatregel_tab"))
    mens.follow("Arrangement toewijzen")
    mens.reads("Plan voor hulp", "Het gezinsplan maakt u op Documenten.")
    write_plan(mens, casus, over=0)
    sign_plan(mens, casus)
    through_zorgbemiddeling(mens, casus)
    give_opdracht(mens, casus)
    return casus.toewijzingen.get()


def other_children(mens, casus):
    """A brother without a measure: the GI keeps sight of him and sees to help for him too."""
    mens.goto(page(casus, "kind_new"))
    mens.fill(
        bsn=nth_test_bsn(360),
        voornamen="Sep",
        geboortedatum="03-09-2016",
    )
    mens.press("Kind toevoegen")
    mens.reads("Voor Sep Oosterling is er nog geen casus.")
    act(mens, casus, "zicht", gezinslid="Sep Oosterling", toelichting="Sep is rustig en veilig.")
    act(
        *(mens, casus, "gezinshulp"),
        gezinslid="Sep Oosterling",
        uitkomst="aangevraagd",
        toelichting="School vraagt hulp bij de rouw om opa.",
    )
    mens.goto(page(casus, "maatregel_tab"))
    mens.reads("Sep Oosterling", "Geen maatregel.", "Sep is rustig", "hulp is aangevraagd")


def extend(mens, casus, maatregel):
    """The judge extends the OTS: ten weeks before the new end the Raad tests, not earlier."""
    mens.goto(page(casus, "maatregel_tab"))
    mens.reads(short_date(timezone.localdate() + timedelta(days=357 - 70), jaar=True))
    uitspraak = {"datum": dag(), "rechtbank": "Rechtbank Rotterdam", "zaaknummer": "C/10/600301"}
    move(mens, maatregel, "extend", "Verlenging vastleggen", einddatum=dag(357 + 400), **uitspraak)
    assert "hooguit een jaar" in mens.error_at("einddatum")
    move(mens, maatregel, "extend", "Verlenging vastleggen", einddatum=dag(357 + 300), **uitspraak)
    mens.settle()
    mens.goto(page(casus, "maatregel_tab"))
    mens.reads(short_date(timezone.localdate() + timedelta(days=657 - 70), jaar=True))


def judged_by_the_raad(mens, casus, maatregel):
    """Before the measure ends by itself, the Raad tests closing."""
    move(mens, maatregel, "record_rvdk", "Toets van de Raad vastleggen", getoetst_op=dag())
    assert mens.error_at("uitkomst") == "Kies wat de Raad vindt"
    mens.fill(uitkomst="akkoord")
    mens.press("Toets van de Raad vastleggen")
    mens.goto(page(casus, "maatregel_tab"))
    mens.reads("Gedaan op")


def hold_table(mens, casus):
    """The first teamtafel: planned, held, an afspraak, and the report adopted."""
    mens.goto(page(casus, "teamtafel_new"))
    mens.fill(soort="eerste", gepland_op=dag(), onderwerpen="Hoe wordt het thuis rustig?")
    mens.press("Teamtafel plannen")
    mens.reads("De teamtafel is gepland.")
    mens.follow("Eerste teamtafel")
    mens.follow("Verslag maken")
    tafel = Teamtafel.objects.get(casus=casus)
    wie = [str(deelnemer.pk) for deelnemer in tafel.deelnemers.all()]
    assert len(wie) == 3
    mens.fill(aanwezig=wie, verslag="Fenna wil op zondag bij oma slapen.", bezoeken="nee")
    mens.press("Verslag maken")
    mens.reads("Fenna wil op zondag bij oma slapen.", "Nog niet afgesproken")
    assert mens.pagina.get_by_role("link", name="Verslag vaststellen").count() == 0
    mens.follow("Verslag aanvullen")
    mens.fill(monitoring_door="De mentor", terugkoppeling="Elke vrijdag een bericht.")
    mens.press("Verslag aanvullen")
    mens.follow("Afspraak toevoegen")
    mens.fill(wat="Slaapplek bij oma regelen", wie="Wilma Oosterling", datum=dag(7))
    mens.press("Afspraak vastleggen")
    mens.reads("Slaapplek bij oma regelen")
    mens.follow("Verslag vaststellen")
    mens.press("Verslag vaststellen")
    mens.reads("verslag vastgesteld")


def evaluate(mens, casus, maatregel):
    """The gezinsplan is evaluated and its clock starts anew; then the route looks back."""
    gevonden = {"uitkomst": "doorgaan", "toelichting": "Fenna slaapt weer thuis."}
    naam = "Evaluatie van het gezinsplan vastleggen"
    move(mens, maatregel, "record_evaluatie", naam, geevalueerd_op=dag(), **gevonden)
    mens.settle()
    step(mens, casus, "start_evaluation", "Evaluatie starten")
    act(mens, casus, "eindevaluatie", uitkomst="gehaald", toelichting="Alle doelen zijn gehaald.")


def decide_to_close(mens, casus, collega):
    """The kernbeslissing needs a gedragswetenschapper."""
    mens.goto(page(casus, "basisteambesluit_new"))
    besluit = {
        "soort": "afsluiten",
        "besluit": "Wij sluiten de casus af.",
        "gronden": "De doelen zijn gehaald en het is veilig.",
        "genomen_op": dag(),
    }
    mens.fill(**besluit)
    mens.press("Besluit van het basisteam vastleggen")
    assert mens.error_at("gedragswetenschapper").startswith("Kies met welke")
    mens.fill(**besluit, gedragswetenschapper=collega.naam)
    mens.press("Besluit van het basisteam vastleggen")
    mens.reads("Kernbeslissing: afsluiten", collega.naam)


@pytest.mark.eis(
    *("CR-C1-02", "CR-C2-06", "CR-C2-21", "CR-C3-01", "CR-C3-02", "CR-C3-03", "CR-C3-08"),
    *("CR-C1-04", "CR-C2-01", "CR-C2-03", "CR-C3-04"),
)
def test_van_de_opdracht_tot_de_casus_dicht_is(als):
    tolhuis, reins = als("P. Tolhuis"), als("J. Reins")
    casus = begin(tolhuis)
    maatregel = record_measure(tolhuis, casus)
    analyse(tolhuis, casus)
    other_children(tolhuis, casus)
    extend(tolhuis, casus, maatregel)
    hold_table(tolhuis, casus)
    gezinsplan(tolhuis, casus)
    toewijzing = order_help(tolhuis, casus)
    report(reins, toewijzing, "start", begindatum=dag())
    evaluate(tolhuis, casus, maatregel)
    blocked(tolhuis, casus, "Het is nog niet duidelijk hoe het verder gaat.")
    move(tolhuis, maatregel, "choose_path", "Vervolg na de maatregel kiezen", pad="stopt")
    blocked(tolhuis, casus, "De kernbeslissing om af te sluiten is nog niet genomen.")
    collega = medewerker(Rol.GEDRAGSWETENSCHAPPER, organisatie=casus.team)
    decide_to_close(tolhuis, casus, collega)
    write_document(tolhuis, casus, "afsluitrapportage", RAPPORTAGE)
    act(tolhuis, casus, "rapportage_besproken", toelichting="Moeder herkent zich erin.")
    blocked(tolhuis, casus, "De maatregel loopt nog: Ondertoezichtstelling (OTS).")
    judged_by_the_raad(tolhuis, casus, maatregel)
    end = {"beeindigd_op": dag(), "eindreden": "rechter"}
    move(tolhuis, maatregel, "end", "Einde vastleggen", **end)
    blocked(tolhuis, casus, "De hulp van De Vlierhof loopt nog.")
    report(reins, toewijzing, "stop", einddatum=dag(), reden="31")
    tolhuis.goto(page(casus, "casus_detail"))
    for punt in ("Eindresultaat beoordeeld", "Duidelijk hoe het verder gaat"):
        assert "Compleet" in tolhuis.pagina.locator("li", has_text=punt).inner_text()
    step(tolhuis, casus, "close", "Casus afsluiten")
    tolhuis.settle()
    casus.refresh_from_db()
    assert casus.gesloten_op == timezone.localdate()
    assert not casus.regierollen.current().exists()
    tolhuis.goto(f"{page(casus, 'casus_timeline')}?alles=1")
    tolhuis.reads("Casus afgesloten", "Maatregel beëindigd", "Teamtafel gehouden")
    tolhuis.reads("Maatregel verlengd", "Afsluiten getoetst door RvdK")
