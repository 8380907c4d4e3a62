"""De termijnen die uit een document volgen: terugkijken en op tijd delen."""

from datetime import date
from typing import Any

from casusregie.termijnen.feiten import Termijnfeit
from casusregie.termijnen.plekken import place

from .bevoegdheden import writing_roles
from .inhoud import day_of

LOPEND = ("concept", "vastgesteld")


def facts_of(document: Any) -> list[Termijnfeit]:
    """Facts of one document; empty when none of its days matters (any more)."""
    if document.soort == "voortgangsverslag":
        return _share_in_time(document)
    return _look_back(document)


def _look_back(document: Any) -> list[Termijnfeit]:
    """The day agreed for looking back; met when a later version replaced this one."""
    dag = day_of(document.inhoud, document.documentsoort.terugkijken)
    if dag is None or document.status not in ("vastgesteld", "vervangen"):
        return []
    titel = f"Terugkijken op {document.documentsoort.met_lidwoord}"
    return [_fact(document, "afspraak", dag, document.vervangen_op, titel)]


def _share_in_time(document: Any) -> list[Termijnfeit]:
    """A report is shared on or before the day of the meeting (CR-A2-11)."""
    dag = day_of(document.inhoud, "overlegdatum")
    if dag is None or document.status not in LOPEND:
        return []
    gedeeld = min((d.gedeeld_op for d in document.delingen.all()), default=None)
    titel = "Voortgangsverslag delen voor het overleg"
    return [_fact(document, "evaluatie.plan", dag, gedeeld, titel)]


def _fact(document: Any, code: str, dag: date, voldaan_op: date | None, titel: str) -> Termijnfeit:
    rollen = writing_roles(document.organisatie)
    return Termijnfeit(
        code,
        dag,
        voldaan_op=voldaan_op,
        aan_zet=tuple(place(rol, document.organisatie_id) for rol in rollen),
        titel=titel,
    )
