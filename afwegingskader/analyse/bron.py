"""Geeft de nieuwste vastgestelde verklarende analyse aan documenten die erop bouwen (GV-M1-04)."""

from typing import Any

from afwegingskader.keuzes import ANALYSE_DELEN
from casusregie.documenten.bron import Bron
from casusregie.documenten.voorinvulling import add_prefill, paragraphs

from .models import VerklarendeAnalyse

HERKOMST = "de verklarende analyse bij 1-op-1"
DELEN = ("ontstaan", "in_stand", "beschermend", "samenhang", "advies_tekst")


def newest(bron: Bron) -> Any:
    """The newest adopted analysis of the casus, for the organisation that has the regie.

    None without one, or for another organisation: it sees the analysis only when it was shared.
    """
    if bron.organisatie.pk != bron.casus.team_id:
        return None
    rijen = VerklarendeAnalyse.objects.filter(aanvraag__casus=bron.casus, status="vastgesteld")
    return rijen.select_related("auteur").order_by("-vastgesteld_op", "-pk").first()


def contents(bron: Bron) -> str:
    """What explains the situation, part by part."""
    analyse = newest(bron)
    if analyse is None:
        return ""
    return paragraphs(*((ANALYSE_DELEN[deel], getattr(analyse, deel)) for deel in DELEN))


def author(bron: Bron) -> str:
    """Who made it."""
    analyse = newest(bron)
    return str(analyse.auteur) if analyse else ""


def day(bron: Bron) -> str:
    """When it was adopted, as jjjj-mm-dd."""
    analyse = newest(bron)
    return analyse.vastgesteld_op.isoformat() if analyse else ""


def register() -> None:
    """Called once, when the models exist."""
    add_prefill("verklarende_analyse", HERKOMST, contents)
    add_prefill("analyse_door", HERKOMST, author)
    add_prefill("analyse_op", HERKOMST, day)
