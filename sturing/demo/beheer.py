"""Wat de beheerder en de backoffice in de demonstratie te doen vinden."""

from datetime import date, timedelta
from typing import Any

from casusregie.logboek.maken import make_aantekening
from casusregie.regie.mandaat import grant_mandate
from organisaties.accounts.daden import appoint, create_account
from organisaties.demo import DOMEIN
from organisaties.models import Medewerker
from organisaties.rollen import Rol

from .lokaal import moment

NIEUW = f"hoogeveen{DOMEIN}"
WIJZIGING = {
    "arrangement": "Begeleiding groep",
    "wijziging": "De doelen zijn bijna gehaald. Laat de hulp drie maanden eerder eindigen.",
    "akkoord": "ja",
    "akkoord_van": "De casusregisseur",
}


def play_accounts(wereld: Any, eind: date) -> None:
    """A new colleague, and a privileged role that waits for the second beheerder."""
    if Medewerker.objects.filter(email=NIEUW).exists():
        return
    by, op = wereld.mensen["beheer"], moment(eind - timedelta(days=2), 11)
    dag = op.date()
    nieuw = create_account(email=NIEUW, naam="N. Hoogeveen", by=by, op=op)
    regio, noord = wereld.organisaties["regio"], wereld.organisaties["noord"]
    appoint(nieuw, noord, Rol.GEDRAGSWETENSCHAPPER, begindatum=dag, by=by, op=op)
    appoint(
        nieuw,
        regio,
        Rol.SECRETARIS,
        begindatum=dag,
        reden="Vervangt een collega met verlof tot en met het einde van het jaar.",
        by=by,
        op=op,
    )


def play_change(casus: Any, wereld: Any, eind: date) -> None:
    """The procesregisseur asks the backoffice to let help end sooner (CR-A2-06)."""
    op = moment(eind - timedelta(days=1), 15)
    inhoud = WIJZIGING | {"ingang": (eind + timedelta(days=30)).isoformat()}
    by = casus.holder_of(Rol.PROCESREGISSEUR).medewerker
    make_aantekening(casus, "wijziging_arrangement", inhoud, by=by, op=op)


def play_mandate(wereld: Any, eind: date) -> None:
    """Rotterdam wrote down its own mandate under the Jeugdwet (RV-B03-07)."""
    op = moment(eind - timedelta(days=200), 10)
    grant_mandate(
        wereld.organisaties["0599"],
        by=wereld.mensen["duijn"],
        op=op,
        wet="jeugdwet",
        zelf="Hulp van het wijkteam en lokaal ingekochte hulp tot een half jaar inzetten.",
        samen="Specialistische hulp: de procesregisseur. Verblijf: ook de gedragswetenschapper.",
        plan_vaststellen=False,
        geldig_van=op.date(),
        bron="Mandaatbesluit college, verzonnen voor de demonstratie",
    )
