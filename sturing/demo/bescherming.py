"""Speelt route C: een maatregel van de rechtbank, het eerste gezinsplan en een teamtafel."""

from datetime import date, timedelta

from casusregie.bescherming.vastleggen import begin_maatregel, plan_teamtafel
from casusregie.casus.openen import open_casus
from casusregie.documenten.maken import begin_document
from casusregie.logboek.maken import make_aantekening
from casusregie.models import Casus
from casusregie.plannen.maken import begin_risk
from organisaties.models import Medewerker
from verloop import outbox
from verloop.overgangen import amend, perform

from .gezinnen import MAN, Kind, make_family
from .lokaal import moment
from .teksten import GEZINSPLAN
from .wereld import Wereld

JESSE = Kind("Jesse", "Tammenga", (2012, 4, 2), MAN, 60, 2)
DAGEN = 34


def play_protection(wereld: Wereld, eind: date) -> Casus:
    """An OTS of a year, five weeks ago; the gezinsplan is a concept and the table is planned."""
    gi, wie = wereld.organisaties["gi"], wereld.mensen["tolhuis"]
    begin = eind - timedelta(days=DAGEN)
    gemeente = wereld.organisaties["0599"]
    jeugdige, gezin = make_family(JESSE, gemeente)
    op = moment(begin, 11)
    casus = open_casus(
        jeugdige,
        gezin,
        "C",
        wie,
        op,
        team=gi,
        gemeente=gemeente,
        procesregisseur=wie,
        hulpvraag="Jesse komt niet meer thuis en gaat niet naar school.",
        maatregel="ots",
        opdracht_rechtbank_op=begin,
    )
    begin_maatregel(
        casus,
        by=wie,
        op=op,
        soort="ots",
        datum=begin,
        begindatum=begin,
        einddatum=begin + timedelta(days=360),
        rechtbank="Rechtbank Rotterdam",
        zaaknummer="C/10/600001 / JE RK 26-101",
        kaders="Zicht op de veiligheid, hulp voor de ouders en terug naar school.",
    )
    _look_at_safety(casus, wie, begin + timedelta(days=4))
    _plan(casus, wie, begin + timedelta(days=12), eind)
    outbox.process_all()
    return casus


def _look_at_safety(casus: Casus, wie: Medewerker, dag: date) -> None:
    op = moment(dag, 15)
    taxatie = begin_risk(casus, by=wie, op=op)
    taxatie = amend(
        taxatie,
        by=wie,
        op=op,
        instrument="lirik",
        uitkomst="aandacht",
        getaxeerd_op=dag,
        aandachtspunten="Jesse is soms een nacht weg. De ouders maken ruzie over de regels.",
    )
    perform(taxatie, "complete", by=wie, op=op)
    verslag = "Kennisgemaakt. Jesse wil wel praten, het liefst tijdens het voetballen."
    inhoud = {"met": ["jeugdige", "ouders"], "hoe": "thuis", "verslag": verslag}
    make_aantekening(casus, "contactmoment", inhoud, by=wie, op=op)


def _plan(casus: Casus, wie: Medewerker, dag: date, eind: date) -> None:
    op = moment(dag, 10)
    inhoud = {**GEZINSPLAN, "terugkijken_op": (eind + timedelta(days=150)).isoformat()}
    begin_document(casus, "gezinsplan", by=wie, op=op, inhoud=inhoud)
    plan_teamtafel(
        casus,
        [
            {"rol": "jeugdige", "naam": "Jesse"},
            {"rol": "ouder", "naam": "Mirjam Tammenga"},
            {"rol": "ouder", "naam": "Ruben Tammenga"},
            {"rol": "jeugdbeschermer", "naam": "P. Tolhuis"},
        ],
        by=wie,
        op=op,
        soort="eerste",
        gepland_op=eind + timedelta(days=3),
        plaats="Kantoor van de GI",
        onderwerpen="Hoe wordt het thuis rustig, en wie gaat met Jesse mee naar school?",
    )
