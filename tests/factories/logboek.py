"""Aantekeningen, afspraken en evaluaties voor tests: een wereld met team, aanbieder en elders."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

from casusregie.casus.models import Regierol
from casusregie.jeugdige.models import Betrokkenheid
from casusregie.logboek.maken import make_aantekening
from organisaties.rollen import Rol

from .casusregie import OP, casus_a, casus_c, team_met_mensen
from .organisaties import AanbiederFactory, RERFactory, medewerker

#: A complete answer for each kind that tests use.
INHOUD = {
    "contactmoment": {"met": ["jeugdige"], "hoe": "thuis", "verslag": "Het gaat beter."},
    "contactpersoon": {"naam": "S. Vaste", "telefoon": "010 123 45 67"},
    "consultatie": {"vorm": "consultatie", "specialist": "Dr. Kundig", "vraag": "Wat past?"},
    "consultatie_school": {"school": "De Regenboog", "vraag": "Hoe steunen wij?"},
    "consultatie_veiligheid": {
        "expertise": "politie",
        "specialist": "Wijkagent",
        "vraag": "Is er een risico?",
    },
    "expertise": {
        "aan": "zorgbemiddeling",
        "aanleiding": ["geen_aanbod"],
        "vraag": "Welke aanbieder kan dit?",
        "toestemming": "ja",
        "toestemming_op": "2026-03-02",
    },
    "signaal": {"wat": "schulden", "bron": "Woningcorporatie", "signaal": "Huurachterstand."},
    "melding": {
        "bij": "veilig_thuis",
        "meldcode": ["1", "2", "3", "4", "5"],
        "welzijn": "Slaapt slecht.",
        "veiligheid": "Er is geslagen.",
        "gevolgen": "Het gezin schrikt.",
        "besluit": "melden",
        "motivering": "Veiligheid gaat voor.",
        "gemeld_op": "2026-03-02",
    },
    "calamiteit": {
        "aard": "onveilig",
        "wat": "Weggelopen.",
        "contact_met": "T. Koster",
        "contact_op": "2026-03-02",
        "nu": "Opvang bij tante.",
    },
    "veiligheidsvraag": {
        "gestopt": "ja",
        "waaruit": "Gesprek met Noor alleen.",
        "afspraken": "ja",
        "opnieuw_op": "2026-04-01",
    },
    "ketenzorg": {
        "fase": "direct",
        "direct_veilig": "nee",
        "maatregelen": ["bescherming"],
        "toelichting": "Vader slaapt elders.",
    },
    "afweging_hulp": {
        "ernst": "Matig.",
        "aard": "Gedrag.",
        "context": "Drukte thuis.",
        "voorliggend": "Cursus opvoeden gevolgd.",
        "besluit": "specialistisch",
        "motivering": "De cursus was niet genoeg.",
    },
    "inzet": {
        "laag": "voorliggend",
        "voorziening": "Sportclub Vooruit",
        "doel": "Weer onder kinderen",
        "begint_op": "2026-03-02",
    },
    "leefomgeving": {"hulp": "Begeleiding", "eigen": "ja", "locatie": "Thuis"},
    "onderaannemer": {"naam": "Zorg Klein", "begint_op": "2026-04-01", "reden": "Expertise."},
    "bijsturing": {
        "aanleiding": "past_niet",
        "toelichting": "De groep is te druk.",
        "voorstel": "Individueel verder.",
    },
    "bevinding": {"effect": "ja", "past": "ja", "toelichting": "Minder verzuim."},
    "verblijf": {
        "vorm": "residentieel",
        "overwogen": ["thuis", "netwerk", "pleegzorg", "gezinshuis"],
        "afwijking": "Er is dag en nacht behandeling nodig.",
        "iag": "ingezet",
        "alternatieven": "Hulp thuis en een logeergezin. Beide waren niet genoeg.",
        "alternatieven_met": "De Vlierhof en Stapsteen Jeugd",
        "categorie": "verblijf",
        "gezinsbegeleiding": "ja",
        "gezinsbegeleiding_door": "De Vlierhof",
        "vervolg": "Na een half jaar weer thuis, met hulp voor de ouders.",
        "contact_ouders": "Elk weekend thuis, op woensdag bellen.",
        "doelgroep": "geen",
        "begint_op": "2026-03-02",
        "verwacht_tot": "2026-08-31",
        "behandeling": "ja",
        "bereikbaar": "ja",
        "identiteit": "Eigen taal en geloof.",
        "afstand_km": 8,
        "afstand_gewenst": "nee",
        "contact_dagen": 14,
    },
    "in_verblijf": {"wacht": "nee", "onderwijs": "volledig", "contact": "ja"},
    "perspectief": {"perspectief": "terug", "motivering": "Ouders leren bij."},
    "onderwijs": {"status": "volledig", "eigen_school": "ja"},
    "verschil": {
        "onderwerp": "Duur",
        "standpunt_een": "Korter.",
        "standpunt_ander": "Langer.",
        "uitkomst": "eens",
        "argumenten": "De doelen zijn bijna gehaald.",
    },
    "besluit": {"besluit": "Hulp gaat door", "motivering": "Het werkt."},
    "wijziging_arrangement": {
        "arrangement": "Begeleiding",
        "wijziging": "Meer uren.",
        "akkoord": "ja",
        "akkoord_van": "De casusregisseur",
        "ingang": "2026-04-01",
    },
    "verzoek_aanbieder": {
        "aanbieder": "Aanbieder",
        "waarom": "De vraag is groter.",
        "gewenst": "Een tweede dagdeel.",
    },
}


def later(**verschil):
    """A moment after OP: later(days=3)."""
    return OP + timedelta(**verschil)


def om(dag, uur=10):
    """Ten o'clock (UTC) on a day."""
    return datetime(dag.year, dag.month, dag.day, uur, tzinfo=UTC)


def betrek(casus, organisatie, *rollen, op=OP):
    """Running involvement of an organisation in these roles."""
    return [
        Betrokkenheid.objects.create(
            jeugdige=casus.jeugdige,
            casus=casus,
            organisatie=organisatie,
            rol=rol,
            grond="test",
            begindatum=op.date(),
        )
        for rol in rollen
    ]


def wereld(casus=None):
    """A casus on route A with its team, an aanbieder that takes part, and one elsewhere."""
    team = team_met_mensen()
    casus = casus or casus_a(team)
    Regierol.objects.create(
        casus=casus,
        gezin=casus.gezin,
        rol=Rol.CASUSREGISSEUR,
        medewerker=team.casusregisseur,
        organisatie=team.team,
        begin=OP,
    )
    aanbieder, elders = AanbiederFactory(), AanbiederFactory()
    betrek(casus, aanbieder, Rol.BEHANDELREGISSEUR, Rol.ZORGADMINISTRATIE)
    return SimpleNamespace(
        casus=casus,
        gezin=casus.gezin,
        ouder=casus.gezin.leden.get(gezag=True),
        aanbieder=aanbieder,
        elders=elders,
        behandelregisseur=medewerker(Rol.BEHANDELREGISSEUR, organisatie=aanbieder),
        vreemde=medewerker(Rol.BEHANDELREGISSEUR, organisatie=elders),
        backoffice=medewerker(Rol.BACKOFFICE, organisatie=casus.gemeente),
        rer=RERFactory(),
        **vars(team),
    )


def wereld_c():
    """A casus on route C with its jeugdbeschermer."""
    casus = casus_c()
    return SimpleNamespace(
        casus=casus, jeugdbeschermer=casus.team.aanstellingen.get(rol="jeugdbeschermer").medewerker
    )


def aantekening(w, soort="contactmoment", by=None, op=OP, moment=None, over=None, intern=None, **x):
    """An entry of this kind with a complete answer; `x` changes answers."""
    inhoud = {**INHOUD[soort], **x}
    maker = by or w.casusregisseur
    return make_aantekening(
        w.casus, soort, inhoud, by=maker, op=op, moment=moment, over=over, intern=intern
    )
