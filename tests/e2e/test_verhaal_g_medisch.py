"""Verhaal G in de browser: route B met en zonder opt-out, van verzoek tot de casus dicht is."""

import pytest
from django.urls import reverse
from django.utils import timezone

from arrangementen.models import Verzoek
from casusregie.models import Casus, Eindbeoordeling, Teamverzoek, Voorlegging
from sturing.demo.gezinnen import test_bsn as nth_test_bsn
from tests.factories.verzoeken import afwegingsvelden

from .route_c import blocked, dag, page, report, step, write_document
from .test_verhaal_b_verzoek import detail, reasons, referral

NUMMER = 310
VRAAG = "Een jongere gaat niet naar school. Welke hulp is er dichtbij?"
RAPPORTAGE = {
    "inzet": "Vier weken begeleiding op school.",
    "resultaten": [{"doel": "Weer naar school", "resultaat": "Gehaald."}],
    "afspraken": "De mentor houdt elke week een gesprek.",
    "afschaling": "In twee stappen afgebouwd.",
    "nazorg": "Na zes weken bellen wij nog een keer.",
    "wie_doet_wat": [{"wie": "Mentor", "wat": "Houdt een vinger aan de pols."}],
    "mening": "Roos is trots. Haar moeder ook.",
}
WAARDEN = (
    *("samenwerking", "bereikbaarheid", "transparantie", "bejegening", "anderen"),
    *("snelheid", "klachten"),
)


def request_help(reins, nummer, voornaam, achternaam, geboren, **eerst):
    """The verzoek of the aanbieder, step by step; the help begins today."""
    reins.goto(reverse("arrangementen:verzoek_nieuw"))
    reins.press("Beginnen")
    reins.fill(
        bsn=nth_test_bsn(nummer),
        voornamen=voornaam,
        achternaam=achternaam,
        geboortedatum=geboren,
        geslacht="1",
        gemeente="Rotterdam",
        gezag1_naam=f"Mirjam {achternaam}",
        gezag1_rol="moeder",
        opt_out="nee",
    )
    if eerst:
        declare_opt_out(reins, **eerst)
    reins.press("Opslaan en verder")
    referral(reins)
    reins.fill(product_code="45C09", begindatum=dag(), einddatum=dag(26 * 7 - 1), volume="72")
    reins.press("Opslaan en verder")
    reasons(reins)
    reins.press("Versturen")
    reins.reads("Uw verzoek is verstuurd")
    return Verzoek.objects.latest("pk")


def declare_opt_out(reins, **velden):
    """Without the day of the declaration it does not go on."""
    reins.fill(opt_out="ja")
    reins.press("Opslaan en verder")
    assert reins.error_at("opt_out_getekend_op") == "Vul in wanneer de verklaring is getekend"
    reins.fill(**velden)


def grant(mens, verzoek):
    """Granted as asked; the toewijzing leaves by itself."""
    mens.goto(detail(verzoek))
    mens.follow("Toekennen", exact=False)
    mens.fill(**afwegingsvelden(timezone.localdate()))
    mens.press("Toekennen")
    mens.settle()
    return Casus.objects.get(pk=Verzoek.objects.get(pk=verzoek.pk).casus_id)


def ask_team(dorrestein, koster, casus):
    """The family asks for a casusregisseur; the lokaal team sees the casus from then on."""
    assert koster.goto(page(casus, "casus_detail")) == 404
    dorrestein.goto(page(casus, "regie_act", "vraag-team"))
    dorrestein.fill(
        soort="casusregisseur",
        reden="gezin_vraagt",
        team="Lokaal team Noord",
        toelichting="Moeder wil dat iemand het overzicht houdt.",
        instemming_op=dag(),
    )
    dorrestein.press("Verzoek versturen")
    verzoek = Teamverzoek.objects.get(casus=casus)
    koster.goto(reverse("casusregie:teamverzoek_step", args=[verzoek.kenmerk, "assign"]))
    koster.fill(casusregisseur="S. Bakhuis")
    koster.press("Casusregisseur toewijzen")
    koster.goto(page(casus, "casus_detail"))
    koster.reads("Roos Terpstra", "S. Bakhuis")


def assess_risk(mens, casus):
    mens.goto(page(casus, "risicotaxatie"))
    mens.fill(getaxeerd_op=dag(), instrument="lirik", uitkomst="veilig")
    mens.press("Risicotaxatie vastleggen")


def judge(koster, casus, **scores):
    """The eindbeoordeling: the doel, effect, satisfaction and the scores; then adopted."""
    koster.goto(page(casus, "afronding"))
    koster.press("Eindbeoordeling maken")
    stuk = Eindbeoordeling.objects.get(casus=casus)
    koster.goto(reverse("casusregie:eindbeoordeling_doel", args=[stuk.kenmerk]))
    koster.fill(tekst="Weer elke dag naar school")
    koster.press("Opslaan")
    fill_judgement(koster, stuk, **scores)
    koster.follow("Eindbeoordeling vaststellen", exact=False)
    koster.press("Eindbeoordeling vaststellen")
    koster.reads("Eindbeoordeling vastgesteld.")


def fill_judgement(mens, stuk, **scores):
    doel = f"doel_{stuk.doelen.get().pk}"
    mens.goto(reverse("casusregie:eindbeoordeling_edit", args=[stuk.kenmerk]))
    mens.fill(
        **{doel: "behaald", f"{doel}_uitleg": "De school ziet haar elke dag.", **scores},
        effect="goed",
        effect_toelichting="De stappen waren klein genoeg.",
        tevredenheid="8",
        informant="samen",
        vervolg="geen",
        vervolgvragen="Lukt de overstap naar een andere school?",
        nazorg="Na zes weken bellen.",
        afschaling="In twee stappen.",
    )
    mens.press("Opslaan")
    mens.reads("Eindbeoordeling opgeslagen.")


def reassess(bakhuis, casus):
    """After the traject: the gezin takes the casusregie again."""
    bakhuis.goto(page(casus, "heroverweging_new"))
    bakhuis.press("Opslaan")
    assert bakhuis.error_at("uitkomst") == "Kies ja of nee"
    bakhuis.fill(uitkomst="gezin", besproken_op=dag(), motivering="Moeder heeft het overzicht.")
    bakhuis.press("Opslaan")
    bakhuis.reads("De casusregie ligt nu bij het gezin")


@pytest.mark.eis("CR-B2-01", "CR-B3-02", "CR-B3-07")
def test_route_b_tot_de_casus_dicht_is(als):
    bakhuis, koster = als("S. Bakhuis"), als("T. Koster")
    dorrestein, reins, amrani = als("E. Dorrestein"), als("J. Reins"), als("N. el Amrani")
    casus = grant(amrani, request_help(reins, NUMMER, "Roos", "Terpstra", "20-8-2012"))
    ask_team(dorrestein, koster, casus)
    toewijzing = casus.toewijzingen.get()
    report(reins, toewijzing, "start", begindatum=dag())
    step(dorrestein, casus, "start_evaluation", "Evaluatie starten")
    step(dorrestein, casus, "resume", "Hulp voortzetten")
    dorrestein.goto(page(casus, "casus_detail"))
    gemonitord = dorrestein.pagina.locator("li", has_text="Uitvoering gemonitord")
    assert "Compleet" in gemonitord.inner_text()
    step(dorrestein, casus, "start_evaluation", "Evaluatie starten")
    blocked(bakhuis, casus, "De risicotaxatie is nog niet vastgelegd.")
    assess_risk(bakhuis, casus)
    blocked(bakhuis, casus, "De hulp van De Vlierhof loopt nog.")
    report(reins, toewijzing, "stop", einddatum=dag(), reden="31")
    blocked(bakhuis, casus, "De hulp van De Vlierhof is nog niet beoordeeld.")
    write_document(dorrestein, casus, "afsluitrapportage", RAPPORTAGE)
    judge(koster, casus, **{f"score_{naam}": "4" for naam in WAARDEN})
    blocked(bakhuis, casus, "Er is nog niet bekeken of het gezin de casusregie weer zelf kan nemen")
    reassess(bakhuis, casus)
    step(bakhuis, casus, "close", "Casus afsluiten")
    bakhuis.settle()
    casus.refresh_from_db()
    assert casus.gesloten_op == timezone.localdate()
    assert not casus.regierollen.current().exists()


def nothing_seen(mens, verzoek):
    """A lokaal team sees nothing: not the verzoek, not the casus, not in any list."""
    casus = verzoek.casus
    assert mens.goto(detail(verzoek)) == 404
    for naam in ("casus_detail", "toestemming_list", "document_list", "casus_timeline"):
        assert mens.goto(page(casus, naam)) == 404, naam
    for naam in ("arrangementen:verzoek_lijst", "casusregie:werkvoorraad"):
        if mens.goto(reverse(naam)) == 200:
            assert secrets_in(mens, casus, verzoek) == []


def secrets_in(mens, casus, verzoek):
    """What on this page points at the jeugdige."""
    bron = mens.pagina.content()
    geheim = ("Ebbe", "Zilvermeeuw", casus.nummer, str(casus.kenmerk), verzoek.nummer, "9 mei 2013")
    return [deel for deel in geheim if deel in bron]


def ask_anonymously(dorrestein, casus):
    """A name in the text is refused; without it the question leaves."""
    dorrestein.goto(page(casus, "voorlegging_new"))
    dorrestein.fill(aan="Lokaal team Noord", leeftijdsgroep="12-15", vraag=f"Ebbe: {VRAAG}")
    dorrestein.press("Vraag voorleggen")
    assert dorrestein.error_at("vraag").startswith("Deze vraag is nog niet anoniem")
    dorrestein.fill(vraag=VRAAG)
    dorrestein.press("Vraag voorleggen")
    return Voorlegging.objects.get(casus=casus)


def advise(koster, vraag, verzoek):
    """The team reads the question and the group of age, nothing else, and gives advice."""
    koster.goto(reverse("casusregie:voorlegging_list"))
    koster.reads("12 tot en met 15 jaar")
    assert secrets_in(koster, vraag.casus, verzoek) == []
    koster.goto(reverse("casusregie:voorlegging_answer", args=[vraag.kenmerk]))
    koster.reads(VRAAG)
    assert secrets_in(koster, vraag.casus, verzoek) == []
    assert "De Vlierhof" not in koster.pagina.content()
    koster.fill(antwoord="Begin bij de jeugdcoach van de school.")
    koster.press("Advies versturen")


def end_with_opt_out(dorrestein, reins, casus):
    """The aanbieder judges by itself, with no scores of a team, and closes (CR-B3-06)."""
    blocked(dorrestein, casus, "De risicotaxatie is nog niet vastgelegd.")
    assess_risk(dorrestein, casus)
    report(reins, casus.toewijzingen.get(), "stop", einddatum=dag(), reden="31")
    judge(dorrestein, casus)
    step(dorrestein, casus, "close", "Casus afsluiten")
    dorrestein.settle()
    casus.refresh_from_db()
    assert casus.gesloten_op == timezone.localdate()


@pytest.mark.eis("CR-B0-05", "CR-B1-14", "CR-B3-06")
def test_route_b_met_een_opt_out(als):
    reins, dorrestein = als("J. Reins"), als("E. Dorrestein")
    duijn, koster, amrani = als("N. Duijn"), als("T. Koster"), als("N. el Amrani")
    verklaring = {"opt_out_getekend_op": dag(-2)}
    verzoek = request_help(reins, NUMMER + 1, "Ebbe", "Zilvermeeuw", "9-5-2013", **verklaring)
    nothing_seen(koster, verzoek)
    nothing_seen(amrani, verzoek)
    casus = grant(duijn, verzoek)
    assert duijn.goto(page(casus, "casus_timeline")) == 404
    report(reins, casus.toewijzingen.get(), "start", begindatum=dag())
    step(dorrestein, casus, "start_evaluation", "Evaluatie starten")
    vraag = ask_anonymously(dorrestein, casus)
    advise(koster, vraag, verzoek)
    dorrestein.goto(page(casus, "toestemming_list"))
    dorrestein.reads("Begin bij de jeugdcoach van de school.")
    end_with_opt_out(dorrestein, reins, casus)
    nothing_seen(koster, verzoek)
