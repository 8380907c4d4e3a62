"""Wie er voor een 1-op-1 bij komt kijken, met grond, begin en einde."""

from datetime import date
from typing import Any

from casusregie.bevoegdheden import home_of
from casusregie.escalatie.models import Escalatie
from casusregie.models import Betrokkenheid
from casusregie.termijnen.plekken import organisatie_id_of_rer
from organisaties.rollen import Rol

GROND_ANALYSE = "1-op-1: verklarende analyse"
GROND_VERVOLG = "1-op-1: besluit over een vervolg"
GROND_BESLUIT = "1-op-1: besluit zonder lokaal team"
GROND_ONDERZOEK = "1-op-1: onherkenbaar maken voor onderzoek"
GRONDEN = (GROND_ANALYSE, GROND_VERVOLG, GROND_BESLUIT)


def open_involvement(aanvraag: Any, op: date) -> None:
    """The gedragswetenschapper of the team, and for a vervolg the RER, see this casus.

    Without a team those of the gemeente: its gedragswetenschapper and the one who decides.
    """
    casus = aanvraag.casus
    plek = home_of(casus)
    if plek:
        _add(casus, plek, Rol.GEDRAGSWETENSCHAPPER, GROND_ANALYSE, op)
    if plek and not casus.team_id:
        _add(casus, plek, Rol.PROCESREGISSEUR, GROND_BESLUIT, op)
    rer = organisatie_id_of_rer(op) if aanvraag.is_vervolg else None
    if rer:
        _add(casus, rer, Rol.ZORGBEMIDDELAAR, GROND_VERVOLG, op)


def open_for_research(casus: Any, organisatie_id: int, op: date) -> None:
    """The gedragswetenschapper sees the casus to make it unrecognisable for research."""
    _add(casus, organisatie_id, Rol.GEDRAGSWETENSCHAPPER, GROND_ONDERZOEK, op)


def close_research(casus: Any, op: date) -> None:
    """The case was confirmed or left out: the sight that was given for it ends."""
    rijen = Betrokkenheid.objects.filter(casus=casus, grond=GROND_ONDERZOEK, einddatum=None)
    for rij in rijen:
        rij.einddatum = max(op, rij.begindatum)
        rij.save()


def close_involvement(casus: Any, op: date) -> None:
    """Nothing is asked of them any more; who still has an escalation to answer keeps sight."""
    bezig = Escalatie.objects.open().filter(casus=casus).values("aan_organisatie")
    rijen = Betrokkenheid.objects.filter(casus=casus, grond__in=GRONDEN, einddatum=None)
    for rij in rijen.exclude(organisatie__in=bezig):
        rij.einddatum = max(op, rij.begindatum)
        rij.save()


def _add(casus: Any, organisatie_id: int, rol: str, grond: str, op: date) -> None:
    gelijk = {"casus": casus, "organisatie_id": organisatie_id, "rol": rol, "medewerker": None}
    if not Betrokkenheid.objects.running(op).filter(**gelijk).exists():
        Betrokkenheid.objects.create(
            jeugdige_id=casus.jeugdige_id, grond=grond, begindatum=op, **gelijk
        )
