"""Terugkijken tijdens de hulp, en de casus sluiten als alles beoordeeld is."""

from datetime import date, datetime, timedelta

from casusregie.afronding.acten import reassess
from casusregie.models import Casus, Evaluatiemoment
from casusregie.routes.vinden import route_of
from organisaties.models import Medewerker
from verloop import outbox
from verloop.overgangen import perform

from .lokaal import moment


def look_back(casus: Casus, laatste: date, wie: tuple[Medewerker, Medewerker], wat: str) -> None:
    """Each planned moment up to the last day of the help: report before, talk on the day.

    `wie`: the behandelregisseur that reports and the casusregisseur that judges.
    """
    aanbieder, regie = wie
    open_ = Evaluatiemoment.objects.open().filter(casus=casus, op__lte=laatste).order_by("op")
    while (stuk := open_.first()) is not None:
        dag = stuk.op
        verslag = {"verslag_in_het_kort": "De eerste doelen zijn in zicht."}
        perform(stuk, "receive_report", by=aanbieder, op=moment(dag - timedelta(days=3)), **verslag)
        perform(
            stuk,
            "discuss",
            by=regie,
            op=moment(dag, 15),
            met="De jeugdige, de ouders en de aanbieder",
            effect="ja",
            beoordeling=wat,
            voorstel="voortzetten",
        )
        outbox.process_all()


def close_casus(casus: Casus, regie: Medewerker, procesregisseur: Medewerker, op: datetime) -> None:
    """The last look back, casusregie to the gezin again, and closed by the procesregisseur."""
    for stap, velden in (("start_evaluation", {}), ("start_closing", {"eindreden": "doelen"})):
        perform(route_of(_fresh(casus)), stap, by=regie, op=op, **velden)
    reassess(
        _fresh(casus),
        by=regie,
        op=op,
        uitkomst="gezin",
        motivering="De ouders weten wie zij kunnen bellen en redden het samen.",
        besproken_op=op.date(),
    )
    outbox.process_all()
    perform(route_of(_fresh(casus)), "close", by=procesregisseur, op=op + timedelta(hours=2))
    outbox.process_all()


def _fresh(casus: Casus) -> Casus:
    return Casus.objects.get(pk=casus.pk)
