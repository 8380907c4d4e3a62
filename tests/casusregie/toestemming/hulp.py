"""Gereedschap voor toestemming: een casus van een bepaalde leeftijd, vragen en antwoorden."""

from datetime import UTC, date, datetime

from casusregie.toestemming.geven import ask, record_answer
from casusregie.toestemming.lijsten import Doel, Wat
from casusregie.toestemming.personen import people_of
from tests.factories.casusregie import OP, JeugdigeFactory, casus_a, gezin_van, procesregisseur_van

SCHOOL = {"partijsoort": "school", "partij_naam": "De Regenboog"}
GEBOREN = {7: date(2018, 5, 9), 11: date(2014, 3, 10), 14: date(2011, 5, 9), 16: date(2009, 5, 9)}


def moment(jaar, maand, dag):
    """Nine o'clock in the morning of that day."""
    return datetime(jaar, maand, dag, 9, 0, tzinfo=UTC)


def casus_van(leeftijd=14, ouders=1, geboren=None, **velden):
    """A casus on route A of a jeugdige of this age on OP."""
    jeugdige = JeugdigeFactory(geboortedatum=geboren or GEBOREN[leeftijd])
    return casus_a(jeugdige=jeugdige, gezin=gezin_van(jeugdige, ouders), **velden)


def vraag(casus, op=OP, by=None, **velden):
    """Ask to share data with a school to work together, unless told otherwise."""
    by = by or procesregisseur_van(casus)
    partij = {} if "partijsoort" in velden else SCHOOL
    return ask(
        casus,
        by=by,
        op=op,
        **{
            "organisatie": casus.team,
            "wat": Wat.GEGEVENS,
            "doel": Doel.SAMENWERKING,
            **partij,
            **velden,
        },
    )


def persoon(casus, naam, op=OP):
    """The person of the gezin whose name or quality begins so."""
    mensen = people_of(casus, op.date())
    return next(p for p in mensen if naam in (p.gever, p.naam) or p.naam.startswith(naam))


def antwoord(toestemming, wie, akkoord=True, op=OP, by=None):
    """Record what `wie` ("jeugdige", "gezag" or a name) said that day."""
    casus = toestemming.casus
    return record_answer(
        toestemming,
        persoon(casus, wie, op),
        akkoord,
        gegeven_op=op.date(),
        wijze="ondertekend",
        by=by or procesregisseur_van(casus),
        op=op,
    )
