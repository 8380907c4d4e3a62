"""Terwijl Mees in een gezinshuis woont: contact, perspectief, school en terugkijken."""

from datetime import date, timedelta

from casusregie.logboek.maken import make_aantekening
from casusregie.models import Casus

from .aanbieder import practitioner_of
from .afsluiten import look_back
from .lokaal import moment
from .wereld import Wereld

#: days after the placement on which the casusregisseur spoke with Mees and his family
CONTACT = (9, 22, 35, 48, 61, 74, 87, 96)


def play_stay(casus: Casus, wereld: Wereld, start: date, eind: date) -> None:
    """A hundred days in which everything is done in time; he waits for treatment of trauma."""
    wie = wereld.mensen["bakhuis"]
    for dag in CONTACT:
        inhoud = {
            "met": ["jeugdige", "ouders"],
            "hoe": "thuis",
            "verslag": "Mees vertelt over school en voetbal. Zijn ouders missen hem.",
        }
        make_aantekening(
            casus, "contactmoment", inhoud, by=wie, op=moment(start + timedelta(days=dag), 16)
        )
    inhoud = {
        "perspectief": "terug",
        "motivering": "Zijn ouders volgen hun plan. Mees wil naar huis en is daar welkom.",
    }
    make_aantekening(
        casus, "perspectief", inhoud, by=wie, op=moment(start + timedelta(days=26), 15)
    )
    _school_and_waiting(casus, wereld, start + timedelta(days=40))
    look_back(
        casus,
        eind,
        (practitioner_of(wereld.organisaties["linde"]), wie),
        "Mees komt tot rust. Thuis gaat het elke week een beetje beter.",
    )


def _school_and_waiting(casus: Casus, wereld: Wereld, dag: date) -> None:
    inhoud = {
        "wacht": "ja",
        "wacht_op": "Behandeling voor trauma",
        "wacht_sinds": dag - timedelta(days=30),
        "onderwijs": "volledig",
        "contact": "ja",
    }
    make_aantekening(casus, "in_verblijf", inhoud, by=wereld.mensen["bakhuis"], op=moment(dag, 14))
