"""Wat naast de route in een dossier komt: toestemming, contact, afspraken en documenten."""

from datetime import date, timedelta

from casusregie.afspraken.maken import make_afspraak
from casusregie.documenten.maken import make_document
from casusregie.logboek.maken import make_aantekening
from casusregie.logboek.waakvlam.maken import start_waakvlam
from casusregie.models import Casus
from casusregie.toestemming.geven import ask, record_answer
from casusregie.toestemming.personen import required_people
from verloop import outbox
from verloop.overgangen import perform

from .lokaal import moment
from .teksten import VEILIGHEIDSPLAN
from .wereld import Wereld


def play_dossier(casussen: dict[str, Casus], wereld: Wereld, eind: date) -> None:
    """Noor has the fullest dossier; Sara is on waakvlam; others have one or two entries."""
    _consent(casussen["noor"], wereld, eind - timedelta(days=62))
    _contact(casussen["noor"], wereld, eind - timedelta(days=5))
    _agreements(casussen["noor"], wereld, eind)
    _safety_plan(casussen["noor"], wereld, eind)
    _contact(casussen["lotte"], wereld, eind - timedelta(days=16))
    casusregisseur = wereld.mensen["koster"]
    start_waakvlam(
        casussen["sara"],
        6,
        "Het gezin redt het met de groep. Wij houden een lijntje.",
        by=casusregisseur,
        op=moment(eind - timedelta(days=20), 16),
        signalen="Sara slaapt weer slecht of mist twee keer de groep.",
    )
    outbox.process_all()


def _consent(casus: Casus, wereld: Wereld, dag: date) -> None:
    """The school may know the plan: everybody who decides at this age said yes."""
    wie, op = wereld.mensen["bakhuis"], moment(dag, 14)
    vraag = ask(
        casus,
        by=wie,
        organisatie=wereld.organisaties["noord"],
        op=op,
        partijsoort="school",
        partij_naam="Mentor van De Kade",
        wat="ondersteuningsplan",
        doel="samenwerking",
    )
    for persoon in required_people(casus, vraag.geval, dag):
        vraag = record_answer(
            vraag, persoon, True, gegeven_op=dag, wijze="ondertekend", by=wie, op=op
        )
    ask(
        casus,
        by=wie,
        organisatie=wereld.organisaties["noord"],
        op=moment(dag, 15),
        partijsoort="huisarts",
        partij_naam="Huisartsenpraktijk De Brug",
        wat="gegevens",
        doel="informatie",
    )


def _contact(casus: Casus, wereld: Wereld, dag: date) -> None:
    verslag = f"{casus.jeugdige.roepnaam} vertelt dat school beter gaat. Thuis is het nog druk."
    inhoud = {"met": ["jeugdige", "ouders"], "hoe": "thuis", "verslag": verslag}
    make_aantekening(
        casus, "contactmoment", inhoud, by=wereld.mensen["bakhuis"], op=moment(dag, 16)
    )


def _agreements(casus: Casus, wereld: Wereld, eind: date) -> None:
    """One afspraak that was kept, one for next week and one that is late."""
    wie, begin = wereld.mensen["bakhuis"], moment(eind - timedelta(days=30), 11)
    klaar = make_afspraak(
        casus, "De mentor bellen over het rooster", wie, begin.date(), by=wie, op=begin
    )
    perform(klaar, "keep", by=wie, op=begin + timedelta(hours=4))
    make_afspraak(
        casus,
        "Vaste slaaptijd afspreken en op de koelkast hangen",
        casus.gezin.leden.filter(gezag=True)[0],
        eind - timedelta(days=2),
        by=wie,
        op=begin,
    )
    make_afspraak(
        casus,
        "Met de aanbieder bespreken hoe de 1-op-1 afbouwt",
        wereld.organisaties["vlierhof"],
        eind + timedelta(days=6),
        by=wie,
        op=begin,
    )


def _safety_plan(casus: Casus, wereld: Wereld, eind: date) -> None:
    inhoud = {**VEILIGHEIDSPLAN, "terugkijken_op": (eind + timedelta(days=21)).isoformat()}
    make_document(
        casus,
        "veiligheidsplan",
        inhoud,
        wereld.mensen["bakhuis"],
        moment(eind - timedelta(days=55), 13),
        vaststellen=True,
    )
