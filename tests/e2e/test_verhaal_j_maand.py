"""Verhaal J in de browser: een maand over het portaal en een maand met berichten, gelijke rijen."""

from datetime import timedelta
from decimal import Decimal

from django.urls import reverse
from django.utils import timezone

from arrangementen.declaraties.berekenen import declaration_body, line_of
from arrangementen.declaraties.models import Prestatie
from arrangementen.declaraties.voorstel import month_of, propose
from arrangementen.models import Bericht, Verzoek
from arrangementen.toewijzing.client import short_client
from arrangementen.toewijzing.producten import start_product, stop_product
from arrangementen.verzoeken.ijwbericht import request_body
from arrangementen.wijzigen.bericht import Wens
from arrangementen.wijzigen.bericht import request_body as change_body
from arrangementen.wijzigen.models import Wijzigingsverzoek
from sturing.demo.gezinnen import test_bsn as nth_test_bsn
from tests.factories.verzoeken import afwegingsvelden
from verloop import outbox

from .administratie import Administratie
from .route_c import report
from .test_verhaal_b_verzoek import quick

REINS, AMRANI = "J. Reins", "N. el Amrani"
MEER, UREN, PLAN = 78, 10, "31"
WAAROM = "Jo gaat weer naar school. Er is meer begeleiding nodig om dat vol te houden."
#: what the JW315 says itself; the rest of the page is for the reader at the gemeente
VELDEN = (
    *("geboortedatum", "geslacht", "gezag", "voorvoegsel", "voornamen", "product"),
    *("begindatum", "einddatum", "volume", "eenheid", "frequentie"),
    *("verwijzer_soort", "verwijzer_agb", "verwijzer_naam"),
)


VANDAAG = timezone.localdate()
#: names of who has gezag stand on the page only: a JW315 says no more than that they are known
ALLEEN_OP_DE_PAGINA = "gezag"
PRESTATIE = ("begin", "eind", "volume", "eenheid", "tarief_cent", "bedrag_cent", "uitkomst")
TOEWIJZING = (
    *("product_id", "ingangsdatum", "einddatum", "volume", "eenheid", "frequentie"),
    *("reden_wijziging", "normoordeel", "norm_grond", "stand"),
)


def first_of_a_month_at_least_30_days_on(dag):
    eerst = (dag + timedelta(days=30)).replace(day=1)
    return eerst if eerst >= dag + timedelta(days=30) else month_of(eerst)[1] + timedelta(days=1)


def nl(dag):
    return f"{dag:%d-%m-%Y}"


class Portaal:
    """The aanbieder at the screen. Each step is another day, so he logs in anew."""

    def __init__(self, als):
        self.als = als

    def ask(self):
        return quick(self.als(REINS), 350, "Portaal")

    def start(self, toewijzing):
        report(self.als(REINS), toewijzing, "start", begindatum=nl(timezone.localdate()))

    def change(self, t, volume):
        mens = self.als(REINS)
        mens.goto(reverse("arrangementen:wijziging_nieuw", args=[t.casus.kenmerk]))
        mens.fill(reden="1", toelichting=WAAROM, **{f"keuze_{t.nummer}": "wijzigt"})
        if not mens.pagina.locator(f'[name="volume_{t.nummer}"]').is_visible():
            mens.pagina.get_by_text("Wat er wijzigt").first.click()
        mens.fill(**{f"volume_{t.nummer}": volume})
        mens.press("Versturen")
        mens.settle()

    def stop(self, toewijzing):
        dag = nl(timezone.localdate())
        report(self.als(REINS), toewijzing, "stop", einddatum=dag, reden=PLAN)

    def declare(self, toewijzing, maand):
        """The oldest open month goes first, as it was proposed; then the month of the help."""
        mens = self.als(REINS)
        veld = f"v{toewijzing.nummer}_{maand[0]:%Y%m}"
        while True:
            mens.goto(reverse("arrangementen:declaratie_nieuw"))
            mens.follow("Declareren")
            if mens.pagina.locator(f'[name="{veld}"]').count():
                break
            self.hand_in(mens)
        mens.fill(**{veld: UREN})
        self.hand_in(mens)
        mens.reads("Declaratie ingediend", toewijzing.casus.jeugdige.naam)

    def hand_in(self, mens):
        mens.press("Declaratie indienen")
        if mens.pagina.locator('[name="toch"]').count():
            mens.fill(toch=True)
            mens.press("Declaratie indienen")


class Berichten:
    """The same aanbieder with files only; `voorbeeld` is the verzoek of the other month."""

    def __init__(self, als, voorbeeld):
        self.als, self.voorbeeld, self.verstuurd = als, voorbeeld, 0

    def send(self, soort, inhoud):
        self.verstuurd += 1
        partijen = self.voorbeeld.aanbieder, self.voorbeeld.gemeente
        return Administratie(self.als(REINS), *partijen, self.verstuurd).send(soort, inhoud)

    def ask(self):
        velden = {naam: getattr(self.voorbeeld, naam) for naam in VELDEN}
        velden |= {"achternaam": "Bericht", "referentie_aanbieder": "MAAND-1"}
        self.send("315", request_body(velden, nth_test_bsn(351)))
        return Verzoek.objects.latest("pk")

    def start(self, toewijzing):
        product = start_product(toewijzing, timezone.localdate())
        self.care("305", toewijzing, {"StartProducten": {"StartProduct": [product]}})

    def change(self, t, volume):
        omvang = t.ingangsdatum, t.einddatum, volume, t.eenheid, t.frequentie
        wens = Wens("wijzigen", t, None, *omvang)
        self.send("317", change_body(t.casus.jeugdige.bsn, "MAAND-2", "1", [wens]))

    def stop(self, toewijzing):
        begin = toewijzing.starts.latest("pk").begindatum
        product = stop_product(toewijzing, begin, timezone.localdate(), PLAN)
        self.care("307", toewijzing, {"StopProducten": {"StopProduct": [product]}})

    def care(self, soort, toewijzing, producten):
        self.send(soort, {"Client": short_client(toewijzing.casus.jeugdige) | producten})

    def declare(self, toewijzing, maand):
        voorstellen = propose(toewijzing.gemeente, toewijzing.aanbieder, maand)
        (v,) = (v for v in voorstellen if v.toewijzing == toewijzing)
        regel = line_of(toewijzing, v.begin, v.eind, Decimal(UREN), v.tarief, v.eenheid)
        self.send("323", declaration_body("MAAND3", maand, timezone.localdate(), [regel])[0])


def month(kant, als, klok):
    """A month of help: asked, granted, begun, made more, ended and declared."""
    begin = first_of_a_month_at_least_30_days_on(VANDAAG)
    klok(begin - timedelta(days=30))
    verzoek = kant.ask()
    grant(als(AMRANI), "verzoek", verzoek)
    klok(begin)
    kant.start(verzoek.casus.toewijzingen.get())
    klok(begin + timedelta(days=10))
    kant.change(verzoek.casus.toewijzingen.get(), MEER)
    grant(als(AMRANI), "wijziging", Wijzigingsverzoek.objects.get(casus=verzoek.casus))
    klok(begin + timedelta(days=27))
    kant.stop(verzoek.casus.toewijzingen.get())
    klok(month_of(begin)[1] + timedelta(days=3))
    kant.declare(verzoek.casus.toewijzingen.get(), month_of(begin))
    outbox.process_all()
    return verzoek


def grant(amrani, wat, verzoek):
    """The gemeente grants on her own screen, however it was asked."""
    amrani.goto(reverse(f"arrangementen:{wat}_detail", args=[verzoek.kenmerk]))
    amrani.follow("Toekennen", exact=False)
    amrani.fill(**afwegingsvelden(timezone.localdate()))
    groep = amrani.pagina.locator('[name="waarom_geen_groep"]')
    if groep.count() and not groep.input_value():
        groep.fill("In een groep loopt de spanning op.")
    amrani.press("Toekennen")
    amrani.reads("oegekend.", "(JW301)") if wat == "wijziging" else amrani.reads("toegekend.")
    amrani.settle()
    verzoek.refresh_from_db()


def rows(verzoek):
    """What the month left behind, but for numbers, names, moments and the road it came by."""
    casus = verzoek.casus
    velden = {*VELDEN, "status"} - {ALLEEN_OP_DE_PAGINA}
    heen = Bericht.objects.filter(casus=casus, retour_op=None).order_by("soort", "pk")
    return {
        "verzoek": {naam: getattr(verzoek, naam) for naam in velden},
        "toewijzingen": [care(t) for t in casus.toewijzingen.all()],
        "berichten": list(heen.values_list("soort", "status")),
        "termijnen": sorted(
            {t.code for t in casus.termijnen.all() if not t.code.startswith("ijw.")}
        ),
        "declaratie": [
            {naam: getattr(p, naam) for naam in PRESTATIE}
            for p in Prestatie.objects.filter(toewijzing__casus=casus)
        ],
    }


def care(t):
    """A toewijzing with what was reported on it."""
    starts = [
        (start.begindatum, [(stop.einddatum, stop.reden) for stop in start.stops.all()])
        for start in t.starts.all()
    ]
    return {naam: getattr(t, naam) for naam in TOEWIJZING} | {"starts": starts}


def test_een_maand_op_twee_manieren(als, klok):
    over_portaal = month(Portaal(als), als, klok)
    met_berichten = month(Berichten(als, over_portaal), als, klok)
    assert rows(over_portaal) == rows(met_berichten)
