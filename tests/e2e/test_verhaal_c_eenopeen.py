"""Verhaal C in de browser: 1-op-1 van aanvraag tot escalatie, met de klok die vanzelf loopt."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from afwegingskader.models import EenOpEenAanvraag, EenOpEenInzet
from casusregie.models import Escalatie, Signaal
from sturing.demo.gezinnen import VROUW, Kind
from sturing.demo.lokaal import Hulp, LokaalVerhaal, Speler
from sturing.demo.teksten import EENOPEEN, VERKLARENDE_ANALYSE
from sturing.demo.wereld import load_wereld

TOELICHTING = "Kortdurend en met een duidelijk doel."


@pytest.fixture
def arrangement(db):
    """Help that runs at De Vlierhof; N. el Amrani is the casusregisseur."""
    verhaal = LokaalVerhaal(
        Kind("Puck", "Zonneveld", (2012, 4, 4), VROUW, 341),
        60,
        "loopt",
        Hulp("vlierhof"),
        casusregisseur="amrani",
    )
    return Speler(verhaal, load_wereld(), timezone.localdate()).play().arrangementen.get()


def page(rij, naam):
    return reverse(f"afwegingskader:{naam}", args=[rij.kenmerk])


def watch(dag):
    """What the sweep does on that day; its last line counts what was new."""
    regels = StringIO()
    call_command("watch_termijnen", on=dag.isoformat(), json=True, stdout=regels)
    return json.loads(regels.getvalue().splitlines()[-1])


def ask(mens, arrangement, begin):
    """29 days are refused at the field with what is right; 28 go on."""
    mens.goto(page(arrangement, "aanvraag_nieuw"))
    mens.press("Aanvraag beginnen")
    assert mens.error_at("gelezen") == "Lees eerst het kader en zet een vinkje"
    mens.fill(gelezen=True)
    mens.press("Aanvraag beginnen")
    velden = dict(EENOPEEN)
    velden["uurtarief"] = f"{velden.pop('uurtarief_cent') / 100:.2f}".replace(".", ",")
    mens.fill(
        gewijzigd_sinds=f"{begin - timedelta(days=9):%d-%m-%Y}",
        begindatum=f"{begin:%d-%m-%Y}",
        einddatum=f"{begin + timedelta(days=28):%d-%m-%Y}",
        intensiteitsoort="Eén begeleider, dag en avond",
        **velden,
    )
    mens.press("Opslaan en controleren")
    assert mens.error_at("einddatum").startswith("Kies een einddatum uiterlijk ")
    assert mens.error_at("einddatum").endswith("(dag 28)")
    mens.fill(einddatum=f"{begin + timedelta(days=27):%d-%m-%Y}")
    mens.press("Opslaan en controleren")
    mens.press("Aanvraag indienen")
    mens.settle()
    return EenOpEenAanvraag.objects.get(arrangement=arrangement)


def agree(dorrestein, amrani, aanvraag):
    """Each side gives its own akkoord; nobody gives that of the other."""
    dorrestein.goto(page(aanvraag, "aanvraag_detail"))
    dorrestein.follow("Akkoord geven namens de aanbieder", exact=False)
    dorrestein.press("Akkoord geven namens de aanbieder")
    amrani.goto(page(aanvraag, "aanvraag_detail"))
    amrani.follow("Akkoord geven namens de casusregie", exact=False)
    amrani.press("Akkoord geven namens de casusregie")


def analyse(wierda, aanvraag):
    """The gedragswetenschapper writes ten parts; half an analysis is kept, not adopted."""
    wierda.goto(page(aanvraag, "analyse_schrijven"))
    wierda.fill(aanleiding=VERKLARENDE_ANALYSE["aanleiding"])
    wierda.press("Analyse vaststellen")
    assert wierda.error_at("advies") == "Kies uw advies"
    assert wierda.pagina.locator('[name="aanleiding"]').input_value().startswith("Spanning")
    wierda.fill(**VERKLARENDE_ANALYSE)
    wierda.press("Analyse vaststellen")


def decide(amrani, koster, aanvraag):
    """Four eyes: who gave akkoord does not decide; another procesregisseur does."""
    amrani.goto(page(aanvraag, "aanvraag_toekennen"))
    amrani.reads("Dit kan nu niet")
    assert amrani.pagina.locator("main form").count() == 0
    koster.goto(page(aanvraag, "aanvraag_detail"))
    koster.follow("Toekennen", exact=False)
    koster.press("Toekennen")
    assert koster.error_at("motivering") == "Schrijf op waarom u dit besluit"
    koster.fill(motivering=TOELICHTING)
    koster.press("Toekennen")
    koster.reads("Toegekend. De inzet is gepland.")
    return EenOpEenInzet.objects.get(aanvraag=aanvraag)


def start(dorrestein, inzet):
    """The aanbieder reports the start: from now on the days count."""
    dorrestein.goto(page(inzet, "inzet_detail"))
    dorrestein.follow("Start melden", exact=False)
    dorrestein.press("Start melden")
    dorrestein.reads("De start is gemeld. De dagen tellen.", "Dag 1 van 28")


def signals(inzet):
    """The days on which something was told about this inzet."""
    rijen = Signaal.objects.filter(onderwerp_kenmerk=inzet.kenmerk).values_list("op", flat=True)
    return {(dag - inzet.begindatum).days + 1 for dag in rijen}


def escalations(inzet):
    rijen = Escalatie.objects.filter(casus=inzet.casus, code="eenopeen.laatste_dag")
    return list(rijen.order_by("trede").values_list("trede", "status"))


@pytest.mark.eis("OO-01", "OO-03", "OO-04", "OO-05", "OO-06", "OO-10")
def test_van_aanvraag_tot_escalatie(als, klok, arrangement):
    begin = timezone.localdate()
    dorrestein, amrani = als("E. Dorrestein"), als("N. el Amrani")
    koster, wierda = als("T. Koster"), als("M. Wierda")
    aanvraag = ask(dorrestein, arrangement, begin)
    agree(dorrestein, amrani, aanvraag)
    analyse(wierda, aanvraag)
    inzet = decide(amrani, koster, aanvraag)
    start(dorrestein, inzet)

    def day(nummer):
        dag = begin + timedelta(days=nummer - 1)
        klok(dag)
        return dag

    for nummer, gezien in ((14, {14}), (21, {14, 21}), (26, {14, 21, 26}), (28, {14, 21, 26})):
        watch(day(nummer))
        assert signals(inzet) == gezien
        assert escalations(inzet) == []
    regisseur = als("N. el Amrani")
    regisseur.goto(page(inzet, "inzet_detail"))
    regisseur.reads("Dag 28 van 28")

    dag = day(29)
    watch(dag)
    assert escalations(inzet) == [(1, "open")]
    assert watch(dag)["escalaties"] == 0
    assert escalations(inzet) == [(1, "open")]
    proces = als("T. Koster")
    proces.goto(reverse("casusregie:escalatie_list"))
    proces.follow(inzet.casus.nummer)
    proces.reads("Trede 1: Procesregisseur", "Zo is de laatste dag bepaald")

    klimt = Escalatie.objects.get(casus=inzet.casus, trede=1).klimt_op
    watch(klimt - timedelta(days=1))
    assert escalations(inzet) == [(1, "open")]
    klok(klimt)
    assert watch(klimt)["escalaties"] >= 1
    assert escalations(inzet) == [(1, "doorgezet"), (2, "open")]
    oord = als("H. van Oord")
    oord.goto(page(inzet, "inzet_detail"))
    oord.follow("Besluiten")
    oord.press("Besluit vastleggen")
    assert oord.error_at("uitkomst") == "Kies wat het expertteam besluit"
    laatste = klimt + timedelta(days=5)
    oord.fill(
        uitkomst="langer",
        grond="De plek thuis is er over vijf dagen.",
        uiterlijk=f"{laatste:%d-%m-%Y}",
    )
    oord.press("Besluit vastleggen")
    oord.reads("Het besluit is vastgelegd.", "Tijdelijk langer")
    assert escalations(inzet) == [(1, "doorgezet"), (2, "beantwoord")]
    inzet.refresh_from_db()
    assert inzet.einddatum == laatste
