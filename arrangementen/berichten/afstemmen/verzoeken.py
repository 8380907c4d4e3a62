"""Besluiten op een verzoek waarvan het antwoord (JW319) er niet is, en dat antwoord alsnog."""

from datetime import date, datetime
from typing import Any

from arrangementen.berichten.models import Bericht
from arrangementen.berichten.opslag import make_message
from arrangementen.ijw.lezen import read_findings
from arrangementen.verzoeken.antwoorden import ANTWOORDEN, answer_body
from arrangementen.verzoeken.keuzes import Verzoekstand
from arrangementen.verzoeken.models import Verzoek


def missing_answers(on: date) -> list[Any]:
    """The verzoeken rejected or in research before today, without a JW319 that says so."""
    besloten = Verzoek.objects.filter(status__in=list(ANTWOORDEN), casus__gesloten_op=None)
    rijen = list(besloten.exclude(casus=None).select_related("casus", "gemeente", "aanbieder"))
    gezegd = _told({rij.casus_id for rij in rijen if rij.casus_id})
    return [rij for rij in rijen if _decided_before(rij, on) and _answer(rij) not in gezegd]


def send_missing(verzoek: Any, op: datetime) -> Bericht | None:
    """The JW319 that should have been there, as the decision stands now; None when it is there.

    In the transaction of the caller, with the verzoek locked: of two callers one sends.
    """
    verzoek = Verzoek.objects.select_for_update(of=("self",)).get(pk=verzoek.pk)
    if verzoek.status not in ANTWOORDEN or _answer(verzoek) in _told({verzoek.casus_id}):
        return None
    return make_message(
        "319",
        {"Antwoord": answer_body(verzoek, ANTWOORDEN[Verzoekstand(verzoek.status)])},
        gemeente=verzoek.gemeente,
        aanbieder=verzoek.aanbieder,
        casus=verzoek.casus,
        op=op,
    )


def _told(casussen: set[int]) -> set[tuple[str, str]]:
    """(reference, answer) of every JW319 of these casussen that was not rejected."""
    rijen = Bericht.objects.outgoing().filter(soort="319", casus__in=casussen)
    gezegd = set()
    for rij in rijen.exclude(status="afgekeurd"):
        bericht, _ = read_findings(rij.data)
        if bericht is not None:
            antwoord = bericht.inhoud["Antwoord"]
            gezegd.add((antwoord["ReferentieAanbieder"], antwoord["VerzoekAntwoord"]))
    return gezegd


def _answer(verzoek: Any) -> tuple[str, str]:
    return verzoek.referentie_aanbieder, ANTWOORDEN[Verzoekstand(verzoek.status)]


def _decided_before(verzoek: Any, on: date) -> bool:
    """The outbox gets its day: what was decided today is not missing yet."""
    dagen = (verzoek.besloten_op, verzoek.onderzoek_op)
    bekend = [dag for dag in dagen if dag is not None]
    return bool(bekend) and max(bekend) < on
