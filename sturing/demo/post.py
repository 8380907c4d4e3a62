"""Speelt de berichtenbox: een toewijzing die terugkwam, een zonder antwoord, en de vergelijking."""

from datetime import date, timedelta

from django.db import transaction

from arrangementen.berichten.aanbiederzijde import answer_of
from arrangementen.berichten.afstemmen.vergelijken import compare_all
from arrangementen.berichten.ontvangst import receive
from arrangementen.berichten.versturen import send
from arrangementen.ijw.bericht import Bevinding
from arrangementen.models import Bericht, Toewijzing
from arrangementen.toewijzing.openen import change_toewijzing, send_toewijzing
from organisaties.models import Medewerker
from verloop import outbox

from .lokaal import moment
from .wereld import Wereld

CORRECTIE = "14"
ONGELDIG = Bevinding(2, "CD034", "0001", "Header", "Het bericht is technisch afgekeurd.")


def play_post(wereld: Wereld, eind: date) -> None:
    """Two toewijzingen of De Vlierhof got another end date; the messages went two ways."""
    rijen = Toewijzing.objects.current(eind).filter(
        gemeente=wereld.organisaties["0599"],
        aanbieder=wereld.organisaties["vlierhof"],
        casus__gesloten_op=None,
        einddatum__gt=eind + timedelta(days=28),
        toegewezen_op__lt=moment(eind - timedelta(days=10)),
    )
    gekozen = list(rijen.select_related("casus", "aanbieder").order_by("-nummer")[:2])
    for toewijzing, dagen, afgekeurd in zip(gekozen, (2, 7), (True, False), strict=False):
        _correct(toewijzing, eind - timedelta(days=dagen), afgekeurd)
    outbox.process_all()
    compare_all(eind, moment(eind, 5))


def _correct(toewijzing: Toewijzing, dag: date, afgekeurd: bool) -> Bericht | None:
    """One week less, told in a JW301; the aanbieder rejects it or does not answer."""
    op = moment(dag, 10, 15)
    if toewijzing.toegewezen_op >= op or toewijzing.einddatum is None:
        return None
    einde = toewijzing.einddatum - timedelta(days=7)
    with transaction.atomic():
        change_toewijzing(toewijzing, reden=CORRECTIE, op=op, einddatum=einde)
        bericht = send_toewijzing(toewijzing.casus, toewijzing.aanbieder, op=op)
    if bericht is None:
        return None
    bericht = send(bericht, op=op)
    if afgekeurd:
        later = moment(dag, 15, 40)
        data = answer_of(bericht, op=later, bevindingen=[ONGELDIG])
        klok = Medewerker.objects.systeem()
        receive(data, by=klok, op=later, bestand=f"JW302-{bericht.pk}.xml")
    return bericht
