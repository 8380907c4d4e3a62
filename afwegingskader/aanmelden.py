"""Meldt bij de lagere apps aan wat 1-op-1 toevoegt: afhandelaars, zinnen en schermen."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Subquery

from arrangementen.panelen import add_help_rows
from casusregie.casus.panelen import add_actions, add_tab
from casusregie.casus.werkvoorraad import add_note, add_view
from casusregie.escalatie.kaders import keeps_kader
from casusregie.routes.bewaking import add_close_guard
from casusregie.tafel.bronnen import add_piece_source
from casusregie.termijnen.paginas import add_page
from organisaties.menu import add_menu
from verloop.redenen import Nee, Oordeel

from . import afhandeling, zinnen
from .analyse import bron as analysebron
from .lijst import day_notes, running_casussen
from .models import EenOpEenAanvraag, EenOpEenInzet, VerklarendeAnalyse
from .onderzoek.views import LEZERS as ONDERZOEK
from .schermen.lijstpagina import case_actions, help_rows
from .training.overzicht import LEZERS as TRAINING
from .verspreiding.lezen import LEZERS as REGIO
from .views import GEBRUIKERS

OVERZICHT, KADER = "afwegingskader:overzicht", "afwegingskader:kader"
__all__ = ["afhandeling", "no_1op1_left", "register_all", "zinnen"]


def no_1op1_left(casus: Any, on: date) -> Oordeel:
    """A casus does not close while a 1-op-1 runs, is planned or is asked for."""
    if EenOpEenInzet.objects.filter(casus=casus).exclude(status="beeindigd").exists():
        return Nee("Er loopt nog een 1-op-1.", "Beëindig eerst de 1-op-1, met een evaluatie.")
    if EenOpEenAanvraag.objects.open().filter(casus=casus).exists():
        return Nee("Er is nog een aanvraag voor 1-op-1.", "Trek de aanvraag in of wacht het af.")
    return True


def analysed_on(casus: Any) -> Subquery:
    """The day of the newest vastgestelde verklarende analyse of this casus (an OuterRef)."""
    rijen = VerklarendeAnalyse.objects.filter(aanvraag__casus=casus, vastgesteld_op__isnull=False)
    return Subquery(rijen.order_by("-vastgesteld_op").values("vastgesteld_op")[:1])


def kader_ids(inzetten: Iterable[int]) -> dict[int, int]:
    """Per inzet (pk) the version of the kader that it keeps: its ladder is that of this version."""
    rijen = EenOpEenInzet.objects.filter(pk__in=set(inzetten))
    return dict(rijen.values_list("pk", "kaderversie"))


def register_all() -> None:
    """Called once, when the models exist."""
    add_menu("1-op-1", OVERZICHT, *GEBRUIKERS, volgorde=30)
    wie = (*TRAINING, *REGIO, *ONDERZOEK)
    add_menu("Kader 1-op-1", KADER, *wie, volgorde=80, ook=("/1-op-1/",), zelden=True)
    add_page("afwegingskader.onderzoekscasus", "afwegingskader:onderzoekscasus")
    add_tab("1-op-1", "afwegingskader:casus", 40)
    add_actions(case_actions)
    add_help_rows(help_rows)
    add_close_guard(no_1op1_left)
    analysebron.register()
    add_piece_source("verklarende_analyse", analysed_on)
    add_view("eenopeen", "Lopende 1-op-1", running_casussen, *GEBRUIKERS, volgorde=40)
    add_note(day_notes)
    keeps_kader("afwegingskader.eenopeeninzet", kader_ids)
    add_page("afwegingskader.eenopeeninzet", "afwegingskader:inzet_detail")
    add_page("afwegingskader.eenopeenaanvraag", "afwegingskader:aanvraag_detail")
    add_page("afwegingskader.verklarendeanalyse", "afwegingskader:analyse_detail")
