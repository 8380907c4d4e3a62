"""Een casus met hulp die loopt, en wie erbij hoort; alles speelt vanaf 2 maart 2026."""

from datetime import date, datetime, time, timedelta
from types import SimpleNamespace

from django.utils import timezone

from arrangementen.models import Arrangement
from casusregie.afronding.acten import add_talk, begin_ending
from casusregie.afronding.beoordelen import begin_assessment, save_assessment
from casusregie.afronding.hulp import help_of
from casusregie.afronding.keuzes import Waarde
from casusregie.models import Betrokkenheid, Casus, Document, Gezinslid, Regierol
from organisaties.rollen import Rol
from tests.factories.arrangementen import (
    ArrangementFactory,
    VlierhofFactory,
    bevestigd,
    gestart,
    gestopt,
)
from tests.factories.casusregie import OP, JeugdigeFactory, casus_a, casus_b, team_met_mensen
from tests.factories.organisaties import medewerker
from verloop import outbox
from verloop.overgangen import perform

START = date(2026, 3, 9)
WEGING = {
    "weging_gedrag": "ja",
    "weging_geprobeerd": "ja",
    "weging_procedure": "ja",
    "weging_vervolg": "nee",
}
BESLUIT = {**WEGING, "motivering": "Alles is geprobeerd."}
MELDING = {
    "redenen": "De veiligheid op de groep.",
    "voorstel_vervolg": "Een kleinere groep.",
    "overzicht_afspraken": "Elke week overleg.",
}


def op(dag, uur=10):
    """A moment on that day, local time."""
    return timezone.make_aware(datetime.combine(dag, time(uur)))


def dag(n):
    """The n-th day after the help started."""
    return START + timedelta(days=n)


def wereld(jeugdige=None, regie="team", route="A", stap="gestart", **velden):
    """A casus with help of De Vlierhof: .casus .hulp and the people."""
    jeugdige = jeugdige or JeugdigeFactory(**velden)
    team = team_met_mensen()
    aanbieder = VlierhofFactory()
    behandelregisseur = medewerker(Rol.BEHANDELREGISSEUR, organisatie=aanbieder)
    if route == "A":
        casus = casus_a(team=team, jeugdige=jeugdige)
    else:
        casus = casus_b(aanbieder=aanbieder, jeugdige=jeugdige, by=behandelregisseur)
    if route == "B+team":
        Casus.objects.filter(pk=casus.pk).update(team=team.team)
        Betrokkenheid.objects.create(
            jeugdige=jeugdige,
            casus=casus,
            organisatie=team.team,
            rol=Rol.PROCESREGISSEUR,
            grond="proef",
            begindatum=OP.date(),
        )
    houd_regie(casus, team, regie)
    arrangement = ArrangementFactory(casus=casus, aanbieder=aanbieder)
    w = SimpleNamespace(
        casus_id=casus.pk,
        arrangement=arrangement,
        aanbieder=aanbieder,
        team=team.team,
        casusregisseur=team.casusregisseur,
        procesregisseur=team.procesregisseur,
        teamleider=team.teamleider,
        behandelregisseur=behandelregisseur,
        zorgadministratie=medewerker(Rol.ZORGADMINISTRATIE, organisatie=aanbieder),
        elders=medewerker(Rol.BEHANDELREGISSEUR),
    )
    geef_opdracht(w, stap)
    return w


def geef_opdracht(w, stap):
    """Let the help start, through messages where the route allows it, else as a fact."""
    if stap == "gestart" and w.arrangement.casus.route == "A":
        w.arrangement = gestart(bevestigd(w.arrangement), nummer=f"ST{w.arrangement.pk}")
        return
    Arrangement.objects.filter(pk=w.arrangement.pk).update(
        status="loopt",
        opdracht_op=OP.date(),
        opdracht_door=w.procesregisseur,
        ontvangen_op=OP.date(),
        start_op=START,
    )


def houd_regie(casus, team, regie):
    """Who holds the casusregie: "team", "gezin" or "" (nobody)."""
    if not regie:
        return
    wie = team.casusregisseur if regie == "team" else None
    Regierol.objects.create(
        casus=casus,
        gezin_id=casus.gezin_id,
        rol=Rol.CASUSREGISSEUR,
        medewerker=wie,
        organisatie=team.team if wie else None,
        begin=OP,
    )


def casus_van(w):
    """The casus, freshly read."""
    return Casus.objects.get(pk=w.casus_id)


def hulp_van(w):
    """The help as casusregie knows it, freshly read."""
    return help_of(casus_van(w))[0]


def gemeld(w, wanneer=None):
    """A beeindiging of which the melding was done, with a talk with everybody."""
    wanneer = wanneer or op(dag(10))
    stuk = voornemen(w, wanneer)
    met = {"met_jeugdige": True, "met_ouders": True}
    add_talk(
        stuk,
        by=w.behandelregisseur,
        op=wanneer,
        datum=timezone.localdate(wanneer),
        verslag="Besproken.",
        afspraken="Elke week.",
        **met,
    )
    for stap in ("close_talks", "file_reports"):
        stuk = perform(stuk, stap, by=w.behandelregisseur, op=wanneer)
    stuk = perform(stuk, "announce", by=w.behandelregisseur, op=wanneer, **MELDING)
    outbox.process_all()
    return stuk


def voornemen(w, wanneer=None):
    """Step 1."""
    return begin_ending(
        casus_van(w),
        hulp_van(w),
        by=w.behandelregisseur,
        op=wanneer or op(dag(10)),
        reden="anderen",
        aanleiding="Er zijn steeds ruzies.",
    )


def ouder(w):
    """Somebody of the gezin with gezag."""
    return Gezinslid.objects.get(gezin=casus_van(w).gezin_id, gezag=True)


def beeindigd(w, reden="31"):
    """The help was stopped with this reason by message."""
    w.arrangement = gestopt(w.arrangement, reden=reden)
    return w


def eindrapport(w):
    """The afsluitrapportage of the aanbieder is there."""
    return Document.objects.create(
        casus_id=w.casus_id,
        soort="afsluitrapportage",
        organisatie=w.aanbieder,
        opgesteld_door=w.behandelregisseur,
        status="vastgesteld",
        vastgesteld_op=dag(14),
    )


def ingevuld(w, wanneer=None, **velden):
    """A complete eindbeoordeling, still a concept."""
    wanneer = wanneer or op(dag(20))
    by = velden.pop("by", w.procesregisseur)
    stuk = begin_assessment(casus_van(w), hulp_van(w), by=by, op=wanneer)
    if not stuk.doelen.exists():
        stuk.doelen.create(tekst="Weer naar school")
    doelen = {doel.pk: ("behaald", "Zij gaat elke dag.") for doel in stuk.doelen.all()}
    scores = {} if stuk.zonder_team else dict.fromkeys(Waarde.values, 4)
    vast = {
        "effect": "goed",
        "effect_toelichting": "Zij gaat weer naar school.",
        "tevredenheid": 8,
        "informant": "samen",
        "vervolg": "geen",
        "nazorg": "Na zes weken bellen.",
        "afschaling": "Naar de wijk.",
    }
    gegevens = {**vast, **velden}
    return save_assessment(stuk, by=by, op=wanneer, doelen=doelen, scores=scores, **gegevens)
