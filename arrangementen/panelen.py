"""Wat arrangementen op de casuspagina zet: het paneel met hulp, de tabs en de acties."""

from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from casusregie.casus.panelen import add_actions, add_fact, add_panel, add_tab
from casusregie.termijnen.paginas import add_page
from organisaties.menu import add_menu
from organisaties.rollen import Rol

from .arrangement.acties import case_actions, page_arrangementen
from .arrangement.models import Arrangement
from .schermen import arrangement_row, task_row
from .toewijzing.taakgericht import any_start, task_help

PANEEL = "arrangementen/_paneel.html"


def help_panel(casus: Any, medewerker: Any, on: date) -> dict[str, Any] | None:
    """The table with all help of this casus; other apps add rows with `add_help_rows`."""
    rijen = [arrangement_row(arrangement) for arrangement in page_arrangementen(casus)]
    rijen += task_rows(casus)
    meer = [rij for _, rij in more_help([casus], medewerker, on)]
    url = reverse("arrangementen:arrangement_lijst", kwargs={"kenmerk": casus.kenmerk})
    return {"rijen": [*meer, *rijen], "url": url}


def task_rows(casus: Any) -> list[dict[str, Any]]:
    """Help that was reported without toewijzing, after the arrangementen."""
    return [task_row(hulp) for hulp in task_help(casus)]


_bronnen: list[Any] = []


def more_help(casussen: list[Any], medewerker: Any, on: date) -> list[tuple[int, dict[str, Any]]]:
    """The rows of other apps for these casussen, each with the key of its casus."""
    return [rij for bron in _bronnen for rij in bron(casussen, medewerker, on)]


def add_help_rows(bron: Any) -> None:
    """Register rows: bron(casussen, medewerker, on) -> (casus pk, dict as of `arrangement_row`).

    In a fixed number of queries for all these casussen. Keys: naam, codes, url, aanbieder, omvang,
    periode, stand, soort. Used for the 1-op-1.
    """
    if bron not in _bronnen:
        _bronnen.append(bron)


def register_screens() -> None:
    """Called once from AppConfig.ready."""
    add_panel("midden", 40, PANEEL, help_panel)
    add_fact("aantal_arrangementen", _counted)
    add_fact("taakgericht_gemeld", any_start)
    add_tab("Arrangementen", "arrangementen:arrangement_lijst", 30, _count)
    add_tab("Berichten", "arrangementen:casus_berichten", 60)
    add_actions(case_actions)
    add_page("arrangementen.arrangement", "arrangementen:arrangement_detail")
    add_page("arrangementen.toewijzing", "arrangementen:toewijzing_detail")
    add_page("arrangementen.bericht", "arrangementen:bericht_detail")
    add_menu(
        "Toewijzingen",
        "arrangementen:toewijzing_lijst",
        Rol.BEHANDELREGISSEUR,
        Rol.ZORGADMINISTRATIE,
        volgorde=30,
    )
    add_menu(
        "Berichten",
        "arrangementen:bericht_lijst",
        Rol.BACKOFFICE,
        Rol.ZORGADMINISTRATIE,
        volgorde=40,
        ook=("/declaraties/",),
    )


def _count(casus: Any, medewerker: Any, on: date) -> int:
    if "_arrangementen" in casus.__dict__:
        return len(page_arrangementen(casus))
    aantal: int | None = casus.__dict__.get("aantal_arrangementen")
    return Arrangement.objects.filter(casus=casus).count() if aantal is None else aantal


def _counted() -> Coalesce:
    """How many arrangementen a casus has, as part of the query for the casus."""
    per_casus = Arrangement.objects.filter(casus=OuterRef("pk")).order_by().values("casus")
    return Coalesce(Subquery(per_casus.annotate(n=Count("pk")).values("n")), 0)
