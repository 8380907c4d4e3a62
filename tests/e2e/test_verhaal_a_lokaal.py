"""Verhaal A in de browser: van zoeken naar een jeugdige tot hulp die echt begonnen is."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from lxml import etree

from arrangementen.berichten.aanbiederzijde import answer_of, start_of
from arrangementen.berichten.ontvangst import receive
from arrangementen.models import Bericht
from casusregie.models import Casus, Eindbeoordeling
from organisaties.models import Medewerker
from sturing.demo.gezinnen import test_bsn as nth_test_bsn
from sturing.demo.teksten import ANALYSE, PLAN
from tests.arrangementen.ijw.xsd import official_schema
from tests.factories.arrangementen import afwegingsvelden

from .route_c import blocked, dag, report, step, write_document
from .test_verhaal_g_medisch import RAPPORTAGE, WAARDEN, fill_judgement, reassess

BSN = nth_test_bsn(340)
VERHAAL = (
    "Hulp begonnen",
    "Bericht goed ontvangen",
    "Toewijzing (JW301) gemaakt",
    "Opdracht gegeven Door T. Koster, procesregisseur",
    "Arrangement afgeleid uit het plan Vanzelf",
    "Plan ondertekend",
    "Plan vastgesteld Door T. Koster, procesregisseur",
    "Plan begonnen Door S. Bakhuis, casusregisseur",
    "Besloten waar de casusregie ligt",
    "Risicotaxatie vastgelegd",
    "Vraaganalyse vastgelegd",
    "Aangemeld bij het lokale team",
)


def search(mens):
    """Search before create: somebody else is found, Jip is not."""
    mens.goto(reverse("casusregie:jeugdige_search"))
    mens.fill(q="Veldwijk")
    mens.press("Zoeken")
    mens.reads("Noor Veldwijk", "Geboren 9 mei 2011")
    mens.fill(q=BSN)
    mens.press("Zoeken")
    mens.reads("Niemand gevonden die u mag zien.")
    assert BSN not in mens.pagina.url


def register(mens):
    """Jeugdige and gezin with gezag; a wrong BSN gives a sentence at the field."""
    mens.follow("Nieuwe jeugdige invoeren")
    mens.press("Opslaan en verder")
    assert mens.error_at("voornamen") == "Vul de voornamen in"
    mens.fill(
        bsn="999990021",
        voornamen="Jip",
        achternaam="Verhoeven",
        geboortedatum="30/3/2012",
        straatnaam="Verzonnenlaan",
        huisnummer="7",
        postcode="3000 zz",
        plaats="Rotterdam",
        gemeente="Rotterdam",
    )
    mens.fill(**{"lid1-naam": "Anouk Verhoeven", "lid1-rol": "moeder", "lid1-gezag": True})
    mens.press("Opslaan en verder")
    assert mens.pagina.title().startswith("Fout: ")
    assert mens.error_at("bsn") == "Dit is geen geldig BSN. Kijk de negen cijfers na"
    assert mens.pagina.locator('[name="geboortedatum"]').input_value() == "30-03-2012"
    assert mens.pagina.locator('[name="lid1-naam"]').input_value() == "Anouk Verhoeven"
    mens.fill(bsn=f"{BSN[:4]} {BSN[4:7]} {BSN[7:]}")
    mens.press("Opslaan en verder")


def open_casus(mens):
    mens.reads("Voor Jip Verhoeven, geboren 30 maart 2012.", "Route A: lokaal team.")
    mens.press("Casus openen")
    assert mens.error_at("hulpvraag") == "Schrijf op wat de jeugdige of het gezin vraagt"
    mens.fill(hulpvraag="Jip durft niet meer naar school.", procesregisseur="T. Koster")
    mens.press("Casus openen")
    casus = Casus.objects.get(jeugdige__achternaam="Verhoeven")
    mens.reads(f"Casus {casus.nummer} is geopend.", "Jip durft niet meer naar school.")
    return casus


def page(casus, naam, *args):
    return reverse(f"casusregie:{naam}", args=[casus.kenmerk, *args])


def analyse(mens, casus):
    """A plan is blocked with the reason; the analysis is kept half, then recorded whole."""
    mens.goto(page(casus, "regie"))
    mens.reads("Leg eerst de vraaganalyse en de risicotaxatie vast.")
    mens.goto(page(casus, "vraaganalyse"))
    mens.fill(psychisch=ANALYSE["psychisch"], leefgebieden=["opvoeding", "onderwijs"])
    mens.press("Bewaar als concept")
    mens.reads("Het concept van de vraaganalyse is bewaard.")
    mens.press("Vraaganalyse vastleggen")
    assert mens.error_at("wat_is_nodig").startswith("Schrijf op wat nodig is")
    mens.fill(**ANALYSE | {"maatregel": "geen", "draagvlak_jeugdige": "nee"})
    mens.press("Vraaganalyse vastleggen")
    mens.reads("De vraaganalyse is vastgelegd.")
    mens.goto(page(casus, "risicotaxatie"))
    vandaag = timezone.localdate()
    mens.fill(getaxeerd_op=f"{vandaag:%d-%m-%Y}", instrument="lirik", uitkomst="veilig")
    mens.press("Risicotaxatie vastleggen")
    mens.reads("De risicotaxatie is vastgelegd.")


def decide_regie(mens, casus):
    """Meervoudig and complex: the product proposes; she deviates only with a motivation."""
    mens.goto(page(casus, "regie"))
    mens.reads(
        "Voorstel: buiten het gezin",
        "De vraag is meervoudig en complex",
        "De jeugdige staat niet achter de hulp: complex.",
    )
    mens.fill(besluit="bij_gezin")
    mens.press("Besluit vastleggen")
    assert mens.error_at("motivering") == "Schrijf op waarom u afwijkt van het voorstel"
    mens.fill(besluit="buiten_gezin", casusregisseur="S. Bakhuis")
    mens.press("Besluit vastleggen")
    mens.reads("Het besluit over de casusregie is vastgelegd.")


def write_plan(mens, casus, over=7):
    """A plan with help, a SMART doel and the agreements; before that it cannot be adopted."""
    naam = casus.jeugdige.voornamen
    mens.goto(page(casus, "plan_detail"))
    mens.press("Plan beginnen")
    mens.follow("Hulp toevoegen")
    mens.press("Opslaan")
    assert mens.error_at("trede") == "Kies de intensiteit"
    start = timezone.localdate() + timedelta(days=over)
    mens.fill(
        resultaatgebied="Zelf en sociaal functioneren",
        trede="Licht",
        duur_weken="26",
        duur_motivering="Past bij het schooljaar.",
        gewenste_start=f"{start:%d-%m-%Y}",
        product_code="45C09",
        volume="72",
        eenheid="04",
        aanbieder="De Vlierhof",
        aanbieder_motivering="Dichtbij en bekend met deze vraag.",
    )
    mens.press("Opslaan")
    mens.follow("Doel toevoegen", exact=False)
    mens.fill(
        specifiek=f"{naam} gaat weer elke dag naar school",
        meetbaar="Vijf dagen per week, vier weken achter elkaar",
        acceptabel=f"{naam} en moeder",
        realistisch="Vorig jaar lukte het ook",
        uiterlijk=f"{timezone.localdate():%d-%m-%Y}",
    )
    mens.press("Opslaan")
    assert mens.error_at("uiterlijk") == "Kies een datum die nog moet komen"
    mens.fill(uiterlijk=f"{start + timedelta(weeks=20):%d-%m-%Y}")
    mens.press("Opslaan")
    mens.follow("Afstemming met onderwijs wijzigen")
    mens.fill(afstemming_onderwijs=PLAN["afstemming_onderwijs"])
    mens.press("Opslaan")
    mens.follow("Samenwerking en rolverdeling wijzigen")
    mens.fill(**{k: v for k, v in PLAN.items() if k != "afstemming_onderwijs"})
    mens.press("Opslaan")


def sign_plan(koster, casus):
    """The procesregisseur adopts; jeugdige (14) and moeder sign."""
    koster.goto(page(casus, "plan_detail"))
    koster.follow("Plan vaststellen")
    koster.press("Plan vaststellen")
    koster.reads("Het plan is vastgesteld.")
    for _ in range(2):
        koster.follow("Plan ondertekenen")
        koster.pagina.locator('main [name="gezinslid"]').first.check()
        koster.press("Handtekening vastleggen")
    koster.reads("Iedereen heeft getekend.")
    koster.settle()


def give_opdracht(koster, casus):
    """The arrangement follows from the plan; the norm judges it and blocks with the reason."""
    arrangement = casus.arrangementen.get()
    koster.goto(reverse("arrangementen:arrangement_detail", args=[arrangement.kenmerk]))
    koster.reads("De Vlierhof", "Gevraagd is 72 uur in totaal. De norm is hooguit 78 uur.")
    geblokkeerd = koster.pagina.locator(".cr-actions li.is-blocked", has_text="Opdracht geven")
    assert "Schrijf op waarom groepsbegeleiding niet past." in geblokkeerd.inner_text()
    assert koster.pagina.get_by_role("link", name="Opdracht geven").count() == 0
    koster.follow("Wijzigen")
    with koster.pagina.expect_response(lambda antwoord: "/norm/" in antwoord.url):
        koster.fill(waarom_geen_groep="In een groep loopt de spanning te hoog op.")
        koster.pagina.keyboard.press("Tab")
    koster.press("Opslaan")
    koster.follow("Opdracht geven", exact=False)
    koster.reads("De toewijzing (JW301) gaat vanzelf naar De Vlierhof.")
    koster.fill(**afwegingsvelden(timezone.localdate()))
    koster.press("Opdracht geven")
    koster.settle()
    return arrangement


def send_and_receive(arrangement, tmp_path, nu):
    """JW301 leaves once, valid against the official schema; JW302 and JW305 come back."""
    call_command("ijw_write", out=tmp_path)
    bericht = Bericht.objects.get(soort="301", casus=arrangement.casus)
    (bestand,) = [pad for pad in tmp_path.iterdir() if pad.read_bytes() == bytes(bericht.data)]
    assert bestand.name.startswith("JW301-")
    official_schema("301").assertValid(etree.parse(bestand))
    call_command("ijw_write", out=tmp_path / "nog_eens")
    assert not list((tmp_path / "nog_eens").glob("*.xml"))
    toewijzing = arrangement.casus.toewijzingen.get()
    for naam, data in (
        ("JW302.xml", answer_of(bericht, op=nu)),
        ("JW305.xml", start_of(toewijzing, nu.date(), op=nu, nummer="E2E1")),
    ):
        official_schema(naam[2:5]).assertValid(etree.fromstring(data).getroottree())
        ontvangst = receive(data, by=Medewerker.objects.systeem(), op=nu, bestand=naam)
        assert ontvangst.goed, ontvangst.bevindingen


def tell_all(mens, casus):
    """The timeline tells the whole story, newest first; nothing is left to do."""
    mens.goto(page(casus, "casus_detail"))
    mens.reads("Hulp loopt")
    mens.follow("Hele tijdlijn")
    blok = mens.pagina.locator(".cr-timeline li").all_inner_texts()
    regels = [" ".join(tekst.split()) for tekst in blok]
    plekken = [next(n for n, regel in enumerate(regels) if zin in regel) for zin in VERHAAL]
    assert plekken == sorted(plekken), list(zip(VERHAAL, plekken, strict=True))


def judge(koster, casus):
    """The doel of the plan stands ready; effect, satisfaction and the seven scores; adopted."""
    koster.goto(page(casus, "afronding"))
    koster.press("Eindbeoordeling maken")
    stuk = Eindbeoordeling.objects.get(casus=casus)
    fill_judgement(koster, stuk, **{f"score_{naam}": "4" for naam in WAARDEN})
    koster.follow("Eindbeoordeling vaststellen", exact=False)
    koster.press("Eindbeoordeling vaststellen")
    koster.reads("Eindbeoordeling vastgesteld.")


def close_route(als, casus):
    """Evaluated, ended and judged; each thing that is missing is named before closing."""
    bakhuis, koster = als("S. Bakhuis"), als("T. Koster")
    reins, dorrestein = als("J. Reins"), als("E. Dorrestein")
    step(bakhuis, casus, "start_evaluation", "Evaluatie starten")
    bakhuis.goto(page(casus, "route_transition", "start_closing"))
    bakhuis.press("Afsluiting voorbereiden")
    assert bakhuis.error_at("eindreden").startswith("Kies")
    bakhuis.fill(eindreden="doelen")
    bakhuis.press("Afsluiting voorbereiden")
    blocked(koster, casus, "De hulp van De Vlierhof loopt nog.")
    report(reins, casus.toewijzingen.get(), "stop", einddatum=dag(), reden="31")
    blocked(koster, casus, "De hulp van De Vlierhof is nog niet beoordeeld.")
    write_document(dorrestein, casus, "afsluitrapportage", RAPPORTAGE)
    judge(koster, casus)
    blocked(koster, casus, "Er is nog niet bekeken of het gezin de casusregie weer zelf kan nemen")
    reassess(bakhuis, casus)
    step(koster, casus, "close", "Casus afsluiten")
    koster.settle()
    casus.refresh_from_db()
    assert casus.gesloten_op == timezone.localdate()
    assert not casus.regierollen.current().exists()


@pytest.mark.eis(
    "CR-A1-04", "CR-A1-11", "CR-A1-27", "CR-A1-28", "CR-A1-32", "CR-M-10", "CR-M-11", "NK-19"
)
def test_van_zoeken_tot_afgesloten_casus(als, tmp_path):
    bakhuis, koster = als("S. Bakhuis"), als("T. Koster")
    bakhuis.goto(reverse("casusregie:werkvoorraad"))
    search(bakhuis)
    register(bakhuis)
    casus = open_casus(bakhuis)
    analyse(bakhuis, casus)
    decide_regie(bakhuis, casus)
    write_plan(bakhuis, casus)
    sign_plan(koster, casus)
    arrangement = give_opdracht(koster, casus)
    send_and_receive(arrangement, tmp_path, timezone.now())
    koster.settle()
    call_command("ijw_write", out=tmp_path)
    tell_all(bakhuis, casus)
    close_route(als, casus)
