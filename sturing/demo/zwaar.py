"""Wat vastloopt of wordt overgedragen: stoppen door de aanbieder, een crisis, een overdracht."""

from datetime import date, timedelta

from casusregie.afronding.acten import add_talk, begin_ending
from casusregie.afronding.hulp import help_of
from casusregie.crisis.melden import log_contact, report_crisis
from casusregie.models import Casus, Overdracht
from verloop import outbox
from verloop.overgangen import perform, register

from .lokaal import moment
from .wereld import Wereld


def play_trouble(casussen: dict[str, Casus], wereld: Wereld, eind: date) -> None:
    """Bram's aanbieder wants to stop, Kyan is in a crisis, Esmee moves to another team."""
    _ending(casussen["bram"], wereld, eind)
    _crisis(casussen["kyan"], wereld, eind)
    _hand_over(casussen["esmee"], wereld, eind)
    outbox.process_all()


def _ending(casus: Casus, wereld: Wereld, eind: date) -> None:
    """The talks are written down; the melding to the casusregisseur comes next."""
    wie, dag = wereld.mensen["haan"], eind - timedelta(days=9)
    stuk = begin_ending(
        casus,
        help_of(casus)[0],
        by=wie,
        op=moment(dag, 9),
        reden="deskundigheid",
        aanleiding="Bram heeft traumabehandeling nodig. Die geven wij niet.",
    )
    add_talk(
        stuk,
        by=wie,
        op=moment(dag + timedelta(days=3), 15),
        datum=dag + timedelta(days=3),
        met_jeugdige=True,
        met_ouders=True,
        verslag="Bram en zijn moeder begrijpen het, en willen eerst weten wie het overneemt.",
        afspraken="Wij blijven tot er een andere plek is.",
    )
    stuk = perform(stuk, "close_talks", by=wie, op=moment(dag + timedelta(days=3), 16))
    perform(stuk, "file_reports", by=wie, op=moment(dag + timedelta(days=4), 9))


def _crisis(casus: Casus, wereld: Wereld, eind: date) -> None:
    """Reported in the evening by the aanbieder, who solves it within the arrangement so far."""
    wie, op = wereld.mensen["pinas"], moment(eind - timedelta(days=1), 20, 40)
    crisis = report_crisis(
        casus,
        by=wie,
        op=op,
        aanbieder=wereld.organisaties["stapsteen"],
        hulp_ontoereikend=True,
        niet_hanteerbaar=True,
        aard="gedrag",
        omschrijving="Kyan liep weg na ruzie en kwam diep in de nacht terug. Hij dreigt met meer.",
    )
    log_contact(
        crisis, by=wie, op=op, met="ouders", om=op, verslag="Vader blijft de hele nacht bij hem."
    )


def _hand_over(casus: Casus, wereld: Wereld, eind: date) -> None:
    """The family moves: offered to the team over there, which did not answer yet."""
    wie, dag = wereld.mensen["koster"], eind - timedelta(days=2)
    stuk = register(
        Overdracht(
            casus=casus,
            soort="team",
            rollen=["casusregisseur", "procesregisseur"],
            van=wereld.organisaties["noord"],
            van_medewerker=wie,
            naar=wereld.organisaties["capelle"],
            reden="Het gezin verhuist over twee weken naar Capelle aan den IJssel.",
            punten="Esmee wil op haar eigen school blijven. Het plan is net ondertekend.",
            gezin_stemt_in_op=dag - timedelta(days=1),
            gesprek_op=dag - timedelta(days=1),
            aanwezigen=["jeugdige", "ouders"],
        ),
        by=wie,
        op=moment(dag, 11),
    )
    perform(stuk, "offer", by=wie, op=moment(dag, 12))
