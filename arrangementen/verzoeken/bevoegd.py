"""Wie wat met een verzoek mag: de aanbieder dient in, de gemeente besluit (domein.md §0 j)."""

from datetime import date
from typing import Any

from casusregie.bevoegdheden import has_role_at
from organisaties.rollen import Rol, Soort
from verloop.redenen import Nee, Oordeel

from .keuzes import AANBIEDERROLLEN
from .toelatingfeiten import is_task_bought

is_aanbieder = has_role_at(lambda verzoek: verzoek.aanbieder_id, *AANBIEDERROLLEN)


def may_decide(verzoek: Any, medewerker: Any) -> Oordeel:
    """Backoffice of the gemeente, or a procesregisseur; with an opt-out only the backoffice."""
    if not verzoek.gemeente_id:
        return Nee("Dit verzoek is nog niet naar een gemeente gestuurd.")
    dag = verzoek.vandaag
    if medewerker.has_role(Rol.BACKOFFICE, on=dag, organisatie_id=verzoek.gemeente_id):
        return True
    if verzoek.opt_out:
        return Nee(f"Alleen de backoffice van {verzoek.gemeente} besluit op dit verzoek.")
    if any(_decides_at(verzoek, plek) for plek in procesregisseur_at(medewerker, dag)):
        return True
    wie = f"de procesregisseur of de backoffice van {verzoek.gemeente}"
    return Nee(f"Alleen {wie} besluit hierover.")


def procesregisseur_at(medewerker: Any, on: date) -> list[Any]:
    """The gemeente or lokale teams where this person is procesregisseur on that day."""
    return [a.organisatie for a in medewerker.aanstellingen_op(on) if a.rol == Rol.PROCESREGISSEUR]


def _decides_at(verzoek: Any, plek: Any) -> bool:
    """At the gemeente itself, at the team of the casus, or at any team while there is none."""
    if plek.soort == Soort.GEMEENTE:
        return bool(plek.pk == verzoek.gemeente_id)
    if verzoek.casus_id and verzoek.casus.team_id:
        return bool(plek.pk == verzoek.casus.team_id)
    return bool(plek.valt_onder_id == verzoek.gemeente_id)


def refuses_by_itself(verzoek: Any, medewerker: Any) -> Oordeel:
    """The clock refuses one thing only: help for which no toewijzing is needed (RV-0-07)."""
    dag = verzoek.begindatum or verzoek.vandaag
    if medewerker.is_systeem and is_task_bought(verzoek.gemeente, verzoek.product, dag):
        return True
    return Nee("Op dit verzoek besluit de gemeente.")
