"""Een wereld met tafels: team, aanbieder, expertteam (RER), uitvoeringsorganisatie en een casus."""

from datetime import timedelta
from types import SimpleNamespace

from casusregie.models import Betrokkenheid, Casus, Tafel, Tafelaanmelding
from casusregie.tafel.inrichting import record_convenant
from casusregie.tafel.maken import (
    bring_in,
    check_alternative,
    hold_meeting,
    plan_meeting,
)
from casusregie.toestemming.geven import ask, record_answer
from casusregie.toestemming.personen import people_of
from organisaties.rollen import Rol
from tests.factories.casusregie import (
    OP,
    JeugdigeFactory,
    casus_a,
    met_plan,
    procesregisseur_van,
    team_met_mensen,
    vastgesteld,
)
from tests.factories.organisaties import (
    AanbiederFactory,
    RERFactory,
    UitvoeringsorganisatieFactory,
    medewerker,
)
from verloop.overgangen import perform, register

DAG = OP.date()
RUIMTE = ["financieel", "juridisch", "doorzettingsmacht"]
VRAAG = {
    "soort": "match",
    "vraag": "Welke hulp past nu thuis en op school?",
    "urgentie": "gewoon",
    "verblijf": False,
}
VERBLIJF = {**VRAAG, "verblijf": True, "vorm": "pleegzorg"}
OORDEEL = {"oordeelsoort": "advies", "oordeel": "Begin met hulp thuis en kijk na zes weken."}
MENSEN = [
    {"naam": "A. Jeugdhulp", "discipline": "jeugdhulp"},
    {"naam": "B. Psychiater", "discipline": "ggz"},
    {"naam": "C. Begeleider", "discipline": "lvb"},
    {"naam": "D. Wijkteam", "discipline": "sociaal_domein"},
    {"naam": "E. Veilig", "discipline": "veiligheid"},
]


def op(dagen=0, uur=10):
    """A moment `dagen` after OP."""
    return OP.replace(hour=uur) + timedelta(days=dagen)


def wereld(compleet=True, toestemming=True):
    """Everybody at the tafels and one casus with its pieces: `.casus`, `.tafel`, `.bemiddelaar`."""
    team = team_met_mensen()
    rer = RERFactory()
    regio = UitvoeringsorganisatieFactory()
    aanbieder, ander = AanbiederFactory(), AanbiederFactory()
    w = SimpleNamespace(
        rer=rer,
        regio=regio,
        aanbieder=aanbieder,
        ander=ander,
        team=team.team,
        casusregisseur=team.casusregisseur,
        procesregisseur=team.procesregisseur,
        teamleider=team.teamleider,
        bemiddelaar=medewerker(Rol.ZORGBEMIDDELAAR, organisatie=rer),
        behandelregisseur=medewerker(Rol.BEHANDELREGISSEUR, organisatie=aanbieder),
        elders=medewerker(Rol.BEHANDELREGISSEUR, organisatie=ander),
        contractmanager=medewerker(Rol.CONTRACTMANAGER, organisatie=regio),
    )
    casus = casus_a(team=team, jeugdige=JeugdigeFactory())
    for plek in (aanbieder, ander):
        betrek(casus, plek)
    w.casus_pk = casus.pk
    if compleet:
        vastgesteld(met_plan(casus, op=op(1)), op(1))
    if toestemming:
        stem_in(casus, rer)
    w.tafel = tafel(w)
    return w


def casus_van(w):
    """The casus, fresh."""
    return Casus.objects.get(pk=w.casus_pk)


def betrek(casus, organisatie, rol=Rol.BEHANDELREGISSEUR):
    """An aanbieder takes part in the casus."""
    return Betrokkenheid.objects.create(
        jeugdige=casus.jeugdige,
        casus=casus,
        organisatie=organisatie,
        rol=rol,
        grond="Geeft hulp",
        begindatum=DAG,
    )


def stem_in(casus, rer, van=None, by=None):
    """The family agrees that the question goes to the RER."""
    by = by or procesregisseur_van(casus)
    toestemming = ask(
        casus,
        by=by,
        op=OP,
        organisatie=van or casus.team,
        partijsoort="organisatie",
        partij=rer,
        wat="hulpvraag",
        doel="expertteam",
    )
    for persoon in people_of(casus, DAG):
        if toestemming.status == "gevraagd" and persoon.gever:
            toestemming = record_answer(
                toestemming,
                persoon,
                True,
                gegeven_op=DAG,
                wijze="ondertekend",
                by=by,
                op=OP,
            )
    return toestemming


def tafel(w, soort="zorgbemiddelingstafel", convenant=True, **velden):
    """A regional tafel with mandate, € 5.000 per decision and € 8.000 per year."""
    vast = {
        "naam": "Regionale tafel",
        "soort": soort,
        "organisatie": w.rer,
        "mandaat": "Adviseren, en besluiten als de hulp vastloopt.",
        "per_besluit_cent": 5_000_00,
        "per_jaar_cent": 8_000_00,
        "regelruimte": RUIMTE,
    }
    stuk = register(Tafel(**{**vast, **velden}), by=w.bemiddelaar, op=OP)
    if convenant:
        record_convenant(
            stuk,
            [w.rer, w.team],
            by=w.bemiddelaar,
            op=OP,
            naam="Convenant regionale tafel",
            informatie="Alleen wat nodig is.",
            mandaat="Wie aan tafel zit mag besluiten.",
            geldig_van=DAG,
        )
    return stuk


def meld(w, wanneer=2, by=None, **velden):
    """The casusregisseur brings the casus in."""
    by = by or w.casusregisseur
    vast = {**VRAAG, **velden}
    return bring_in(casus_van(w), vast.pop("tafel", w.tafel), by=by, op=op(wanneer), **vast)


def zet(stuk, naam, by, dagen=2, **gegevens):
    """One move through the door."""
    return perform(stuk, naam, by=by, op=op(dagen), **gegevens)


def bijeenkomst(w, dagen=7, mensen=MENSEN[:2], plek=None, wanneer=2):
    """A planned meeting of the tafel."""
    return plan_meeting(
        plek or w.tafel,
        mensen,
        by=w.bemiddelaar,
        op=op(wanneer),
        datum=op(dagen).date(),
        voorzitter=w.bemiddelaar,
    )


def geagendeerd(w, zitting=None, **velden):
    """On the agenda."""
    stuk = zet(meld(w, **velden), "complete", w.bemiddelaar, 3)
    return zet(stuk, "schedule", w.bemiddelaar, 3, bijeenkomst=zitting or bijeenkomst(w))


def gehouden(w, zitting, dagen=7):
    """Everybody came."""
    ids = [d.pk for d in zitting.deelnemers.all()]
    return hold_meeting(zitting, ids, by=w.bemiddelaar, op=op(dagen, 15))


def besproken(w, oordeel=None, **velden):
    """Discussed at a meeting that was held."""
    stuk = geagendeerd(w, **velden)
    gehouden(w, stuk.bijeenkomst)
    stuk = Tafelaanmelding.objects.get(pk=stuk.pk)
    return zet(stuk, "discuss", w.bemiddelaar, 7, **{**OORDEEL, **(oordeel or {})})


def teruggekoppeld(w, **velden):
    """What was agreed went back."""
    stuk = besproken(w, **velden)
    return zet(stuk, "report_back", w.bemiddelaar, 8, terugkoppeling="Hulp thuis begint maandag.")


def opgevolgd(w, **velden):
    """The team carries it out."""
    return zet(teruggekoppeld(w, **velden), "confirm", w.casusregisseur, 9, opvolging="volgt")


def nagegaan(w, stuk, *vormen, uitkomst="past_niet"):
    """These lighter forms were looked at with the aanbieder."""
    return [
        check_alternative(
            stuk,
            by=w.bemiddelaar,
            op=op(3),
            vorm=vorm,
            aanbieder=w.aanbieder,
            uitkomst=uitkomst,
            toelichting="Samen bekeken.",
        )
        for vorm in vormen
    ]
