"""Wat op- en afschalen op de casuspagina zet, en de pagina achter de termijn."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from casusregie.casus.panelen import add_actions
from casusregie.termijnen.paginas import add_page
from organisaties.rollen import Rol
from verloop.mogelijkheden import Mogelijkheid

REGIE = (Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR, Rol.JEUGDBESCHERMER, Rol.BACKOFFICE)


def register() -> None:
    """Called once, when all models exist."""
    add_page("casusregie.schaalvoorstel", "casusregie:schaalvoorstel_detail")
    add_actions(scaling_actions)


def scaling_actions(casus: Any, medewerker: Any, on: date) -> Iterable[Mogelijkheid]:
    """Propose, while help goes on."""
    if casus.gesloten_op or not medewerker.has_role(*REGIE, on=on):
        return
    yield Mogelijkheid(
        "schaal_list",
        "Op- of afschalen",
        True,
        uitleg="Als de hulp niet meer past bij de vraag.",
        url=reverse("casusregie:schaal_list", args=[casus.kenmerk]),
    )
