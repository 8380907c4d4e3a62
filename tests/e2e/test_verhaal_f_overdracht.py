"""Verhaal F in de browser: na de maatregel gaat de hulp door, met het lokale team (C naar A)."""

from types import SimpleNamespace

import pytest
from django.urls import reverse
from django.utils import timezone

from casusregie.casus.openen import open_casus
from casusregie.models import Overdracht, Teamtafel
from casusregie.plannen.regie import decide_regie
from casusregie.routes.vinden import note_opdracht, note_start
from organisaties.rollen import Rol
from sturing.demo.gezinnen import MAN, Kind, make_family
from sturing.demo.wereld import load_wereld
from tests.casusregie.toestemming.hulp import antwoord, vraag
from tests.factories import bescherming as f
from tests.factories.documenten import vastgesteld
from tests.factories.organisaties import medewerker
from verloop.overgangen import perform

from .route_c import blocked, dag, move, page

NUMMER = 301


def ready_to_hand_over(op):
    """Everything but the closing teamtafel and the hand-over; made by the services."""
    wereld = load_wereld()
    wie, gi = wereld.mensen["tolhuis"], wereld.organisaties["gi"]
    gemeente, team = wereld.organisaties["0599"], wereld.organisaties["noord"]
    kind = Kind("Tijmen", "Brandsma", (2012, 3, 4), MAN, NUMMER)
    jeugdige, gezin = make_family(kind, gemeente)
    casus = open_casus(
        *(jeugdige, gezin, "C", wie, op),
        **{"team": gi, "gemeente": gemeente, "procesregisseur": wie, "maatregel": "ots"},
        opdracht_rechtbank_op=op.date(),
    )
    collega = medewerker(Rol.GEDRAGSWETENSCHAPPER, organisatie=gi)
    w = SimpleNamespace(casus=casus, jeugdbeschermer=wie, gedragswetenschapper=collega, team=team)
    maatregel = f.ots(w, op)
    decide_regie(casus, by=wie, op=op, besluit="buiten_gezin", casusregisseur=wie)
    note_opdracht(casus, op=op)
    note_start(casus, gestart_op=op.date(), op=op)
    f.stap(w, "start_evaluation", op)
    f.gezinsplan(w, op)
    f.handeling(w, "eindevaluatie", op=op, uitkomst="gehaald")
    maatregel = perform(maatregel, "choose_path", by=wie, op=op, pad="lokaal_team")
    f.besluit(w, "afsluiten", op=op)
    vastgesteld(casus, "afsluitrapportage", wie, op)
    f.handeling(w, "rapportage_besproken", op=op)
    consent(w, op)
    return casus, maatregel


def consent(w, op):
    """The jeugdige and the parent agree that the team comes to the table and gets the report."""
    velden = {"partijsoort": "organisatie", "partij": w.team}
    for meer in ({"doel": "teamtafel"}, {"wat": "afsluitrapportage", "doel": "afsluiting"}):
        gevraagd = vraag(w.casus, op=op, by=w.jeugdbeschermer, **velden, **meer)
        for wie in ("jeugdige", "Mirjam"):
            gevraagd = antwoord(gevraagd, wie, op=op, by=w.jeugdbeschermer)
    f.handeling(w, "rapportage_gedeeld", op=op, organisatie=w.team)


def closing_table(mens, casus):
    """Planned with the team and held with everybody."""
    mens.goto(page(casus, "teamtafel_new"))
    mens.fill(soort="afsluitend", gepland_op=dag(), onderwerpen="Wie doet wat na de maatregel?")
    mens.fill(**{"d4-rol": "lokaal_team", "d4-naam": "S. Bakhuis"})
    mens.fill(**{"d4-organisatie": "Lokaal team Noord"})
    mens.press("Teamtafel plannen")
    mens.follow("Afsluitende teamtafel")
    mens.follow("Verslag maken")
    tafel = Teamtafel.objects.get(casus=casus, soort="afsluitend")
    mens.fill(
        aanwezig=[str(d.pk) for d in tafel.deelnemers.all()], verslag="Het plan is duidelijk."
    )
    mens.press("Verslag maken")
    mens.reads("Het plan is duidelijk.", "S. Bakhuis")


def offer(mens, casus):
    """Prepare, offer, and record the conversation; until then the team sees nothing."""
    mens.goto(page(casus, "regie_act", "overdragen-c-naar-a"))
    mens.fill(naar="Lokaal team Noord", reden="De maatregel eindigt en de hulp gaat door.")
    mens.press("Overdracht voorbereiden")
    mens.follow("Overdracht aanbieden")
    mens.press("Overdracht aanbieden")
    mens.follow("Gesprek vastleggen")
    mens.fill(
        gesprek_op=dag(),
        aanwezigen=["jeugdige", "ouders", "ketenpartners", "jeugdbeschermer"],
        punten="De begeleiding gaat door tot de zomer. Oma is de vaste logeerplek.",
    )
    mens.press("Gesprek vastleggen")
    return Overdracht.objects.get(casus=casus)


@pytest.mark.eis("CR-C3-01", "CR-C3-05", "CR-C3-07")
def test_aan_het_einde_van_de_maatregel_neemt_het_lokale_team_over(als):
    casus, maatregel = ready_to_hand_over(timezone.now())
    tolhuis, koster = als("P. Tolhuis"), als("T. Koster")
    closing_table(tolhuis, casus)
    assert koster.goto(page(casus, "casus_detail")) == 404
    stuk = offer(tolhuis, casus)
    aannemen = reverse("casusregie:overdracht_step", args=[stuk.kenmerk, "accept"])
    koster.goto(aannemen)
    koster.fill(casusregisseur="S. Bakhuis")
    koster.press("Overdracht aannemen")
    koster.reads("De maatregel loopt nog: Ondertoezichtstelling (OTS).")
    einde = {"beeindigd_op": dag(), "eindreden": "rechter"}
    move(tolhuis, maatregel, "end", "Einde vastleggen", **einde)
    blocked(tolhuis, casus, "De hulp gaat door: het lokale team neemt de casusregie over.")
    koster.goto(aannemen)
    koster.fill(casusregisseur="S. Bakhuis")
    koster.press("Overdracht aannemen")
    koster.settle()
    koster.goto(page(casus, "casus_detail"))
    koster.reads("Lokaal team, stap 2 van 3", "Hulp loopt", "S. Bakhuis", "T. Koster")
    assert tolhuis.goto(page(casus, "casus_detail")) == 404
