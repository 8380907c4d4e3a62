"""Wat een verzoek om wijziging laat zien: voor en na per regel, de norm, en wat er kan."""

from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from django.db.models import F
from django.urls import reverse

from arrangementen.schermen import period_in_words, size_in_words
from arrangementen.verzoeken.acties import question_action
from arrangementen.verzoeken.keuzes import OPEN
from arrangementen.verzoeken.overzicht import Regel as Lijstregel
from arrangementen.verzoeken.overzicht import in_view, sent_line
from normenkader.toetsing import Toetsing, own_only
from verloop.fouten import Geblokkeerd
from verloop.mogelijkheden import Mogelijkheid, moves

from .models import Wijzigingsverzoek
from .regel import Wijzigingsregel
from .uitvoeren import arrangement_of, judged, know_casus

MAX_REGELS = 50
PAGINAS = {
    "grant": ("wijziging_toekennen", "Het hele verzoek, zoals het is gevraagd.", True),
    "take_into_research": (
        "wijziging_onderzoek",
        "Als u niet binnen 5 werkdagen kunt besluiten. Dat kan één keer.",
        False,
    ),
    "reject": ("wijziging_afwijzen", "Het hele verzoek, met een reden en een motivering.", False),
}


class Regel(NamedTuple):
    """One line: which help, how it is now, how it should become, and what happens to it."""

    hulp: str
    nummer: str
    nu: str
    straks: str
    soort: str


class Oordeel(NamedTuple):
    """The verdict of the norm on one line."""

    hulp: str
    toetsing: Toetsing


def lines_of(verzoek: Wijzigingsverzoek) -> list[Regel]:
    """Before and after of every line."""
    return [_line(regel) for regel in verzoek.regels.all()]


def _line(regel: Wijzigingsregel) -> Regel:
    toewijzing = regel.toewijzing
    nu = straks = _now(regel)
    if regel.soort != "ongewijzigd":
        einde = regel.einddatum or (toewijzing.einddatum if toewijzing else None)
        straks = _words(regel, regel.begindatum, einde)
    return Regel(
        str(regel.hulp or "Hulp zonder productcode"),
        str(toewijzing.nummer) if toewijzing else "",
        nu,
        straks,
        regel.get_soort_display(),
    )


def _now(regel: Wijzigingsregel) -> str:
    """The toewijzing as it is; after the decision as it was before."""
    if regel.verzoek.status not in OPEN and regel.was:
        was = regel.before()
        return _words(was, was.begin, was.eind)
    toewijzing = regel.toewijzing
    return _words(toewijzing, toewijzing.ingangsdatum, toewijzing.einddatum) if toewijzing else ""


def _words(deel: Any, begin: Any, einde: date | None) -> str:
    return f"{size_in_words(deel)}\n{period_in_words(begin, einde)}"


def verdicts_of(verzoek: Wijzigingsverzoek, *, aanbieder: bool) -> list[Oordeel]:
    """As it was stored with the decision, else as it is now; empty when it cannot be judged.

    `aanbieder`: without the toewijzingen at other aanbieders (domein.md §0 n).
    """
    oordelen = _verdicts(verzoek)
    if not aanbieder:
        return oordelen
    return [Oordeel(oordeel.hulp, own_only(oordeel.toetsing)) for oordeel in oordelen]


def _verdicts(verzoek: Wijzigingsverzoek) -> list[Oordeel]:
    if verzoek.toetsing:
        return [
            Oordeel(
                deel["toetsing"]["feiten"]["product_code"], Toetsing.from_dict(deel["toetsing"])
            )
            for deel in verzoek.toetsing
        ]
    regels = know_casus(verzoek, list(verzoek.regels.all()))
    try:
        oordelen = judged(verzoek, regels, arrangement_of(verzoek, regels))
    except Geblokkeerd:
        return []
    return [Oordeel(str(t.onderdeel.product), t.toetsing) for t in oordelen.toetsen]


def actions_on(verzoek: Wijzigingsverzoek, medewerker: Any, on: date) -> list[Mogelijkheid]:
    """What the gemeente can decide, each with its page."""
    acties = []
    for zet in moves(verzoek, medewerker, on):
        naam, uitleg, eerst = PAGINAS[zet.naam]
        url = reverse(f"arrangementen:{naam}", args=[verzoek.kenmerk])
        acties.append(replace(zet, url=url, uitleg=uitleg, primair=eerst))
    if verzoek.status in OPEN:
        url = reverse("arrangementen:wijziging_vraag", args=[verzoek.kenmerk])
        acties.append(question_action(verzoek, medewerker, url))
    return acties


def listed(medewerker: Any, on: date, aanbieder: bool) -> Any:
    """The requests to change of the list: at the desk, or of the own aanbieder."""
    rijen = Wijzigingsverzoek.objects.all()
    return rijen.visible_to(medewerker, on) if aanbieder else rijen.at_desk(medewerker, on)


def lines_in(rijen: Any, weergave: str, on: date, aanbieder: bool) -> list[Lijstregel]:
    """The rows of a view, the first to answer on top; a concept does not exist of this kind."""
    if weergave == "concept":
        return []
    rijen = rijen.with_uiterlijk().filter(in_view(weergave))
    rijen = rijen.select_related("jeugdige", "casus", "aanbieder", "gemeente")
    if weergave == "afgehandeld":
        rijen = rijen.order_by("-pk")
    else:
        rijen = rijen.order_by(F("uiterlijk").asc(nulls_last=True), "pk")
    return [_row(verzoek, on, aanbieder) for verzoek in rijen[:MAX_REGELS]]


def _row(verzoek: Wijzigingsverzoek, on: date, aanbieder: bool) -> Lijstregel:
    url = reverse("arrangementen:wijziging_detail", args=[verzoek.kenmerk])
    waarom = verzoek.get_reden_verzoek_display()
    return sent_line(verzoek, verzoek.jeugdige.naam, waarom, url, on, aanbieder)
