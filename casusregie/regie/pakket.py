"""Het overdrachtspakket: wat de ontvanger moet weten, uit de gegevens zelf opgebouwd."""

from collections.abc import Callable
from datetime import date
from typing import Any

from casusregie.afronding.hulp import LAGEN, Hulpregel, help_lines
from casusregie.casus.models import Casus
from casusregie.casus.verborgen import BUITENSTAANDER, not_hidden
from casusregie.jeugdige.models import Betrokkenheid
from casusregie.plannen.plan import Ondersteuningsplan
from casusregie.plannen.risicotaxatie import Risicotaxatie
from casusregie.plannen.vraaganalyse import Vraaganalyse
from casusregie.termijnen.models import Termijn
from verloop.schermen.woorden import day_month

Deel = Callable[[Casus, date], list[str]]
_delen: dict[str, tuple[str, Deel, int]] = {}


def add_package_part(code: str, titel: str, functie: Deel, volgorde: int = 50) -> None:
    """Register a part: `functie(casus, on)` gives its lines; a later one replaces an earlier one.

    Called from a `register()` when the app is ready. A part without lines says so itself.
    """
    _delen[code] = (titel, functie, volgorde)


def build_package(casus: Casus, on: date, lezer: Any) -> list[dict[str, Any]]:
    """All parts in order: code, titel and regels (texts), as they stand on that day.

    `lezer` hands over: the package never holds help that this person may not see.
    """
    hulp = ("Ingezette hulp", lambda casus, on: deployed_help(casus, lezer, on), 80)
    geordend = sorted({**_delen, "hulp": hulp}.items(), key=lambda deel: deel[1][2])
    return [
        {"code": code, "titel": titel, "regels": functie(casus, on)}
        for code, (titel, functie, _) in geordend
    ]


def open_termijnen(casus: Casus, on: date) -> list[str]:
    """Each running termijn with its last day; not of what lies elsewhere anonymously."""
    lopend = Termijn.objects.running().filter(not_hidden(BUITENSTAANDER, on), casus=casus)
    lopend = lopend.exclude(code="overdracht.antwoord")
    lopend = lopend.order_by("uiterlijk", "pk")
    return [f"{t.titel}: uiterlijk {_day(t.uiterlijk)}" for t in lopend]


def people(casus: Casus, on: date) -> list[str]:
    """Gezin, regierollen and organisations, each with the role."""
    leden = casus.gezin.leden.filter(einddatum=None).select_related("jeugdige").order_by("pk")
    regels = [
        f"{lid}: {lid.get_rol_display().lower()}{', met gezag' if lid.gezag else ''}"
        for lid in leden
    ]
    rollen = casus.regierollen.current().select_related("medewerker", "organisatie").order_by("pk")
    regels += [
        f"{rol.houder}: {rol.get_rol_display().lower()}"
        + (f", {rol.organisatie}" if rol.organisatie else "")
        for rol in rollen
    ]
    return regels + [f"{naam} is betrokken" for naam in organisations(casus, on)]


def organisations(casus: Casus, on: date) -> list[str]:
    """The names of the organisations involved on that day."""
    rijen = Betrokkenheid.objects.running(on).filter(casus=casus)
    return list(
        rijen.order_by("organisatie__naam").values_list("organisatie__naam", flat=True).distinct()
    )


def safety(casus: Casus, on: date) -> list[str]:
    """The newest risicotaxatie, and whether extra attention is asked."""
    regels = ["Veiligheid vraagt extra aandacht."] if casus.veiligheid_aandacht else []
    taxatie = Risicotaxatie.objects.recorded().latest_of(casus)
    if taxatie is None:
        return [*regels, "Er is nog geen risicotaxatie vastgelegd."]
    wanneer = f" op {_day(taxatie.getaxeerd_op)}" if taxatie.getaxeerd_op else ""
    return [*regels, f"Risicotaxatie{wanneer}: {taxatie.get_uitkomst_display().lower()}."]


def question(casus: Casus, on: date) -> list[str]:
    """What is going on: the hulpvraag and the findings of the vraaganalyse (triage)."""
    regels = [casus.hulpvraag] if casus.hulpvraag else []
    analyse = Vraaganalyse.objects.recorded().latest_of(casus)
    if analyse is None:
        return [*regels, "Er is nog geen vraaganalyse vastgelegd."]
    velden = {"In eigen woorden": analyse.eigen_woorden, "Nodig": analyse.wat_is_nodig}
    return regels + [f"{naam}: {tekst}" for naam, tekst in velden.items() if tekst]


def plan(casus: Casus, on: date) -> list[str]:
    """The newest plan with its parts and doelen."""
    nieuwste = (
        Ondersteuningsplan.objects.filter(casus=casus)
        .prefetch_related("onderdelen__doelen", "onderdelen__resultaatgebied")
        .order_by("-versienummer")
        .first()
    )
    if nieuwste is None:
        return ["Er is nog geen plan."]
    regels = [f"Plan, versie {nieuwste.versienummer}: {nieuwste.get_status_display().lower()}."]
    for onderdeel in nieuwste.onderdelen.all():
        regels.append(f"Resultaatgebied: {onderdeel.resultaatgebied.naam}")
        regels += [f"Doel: {doel.specifiek}" for doel in onderdeel.doelen.all()]
    return regels


def deployed_help(casus: Casus, lezer: Any, on: date) -> list[str]:
    """All help of the casus as this reader sees it on 'Alle hulp', a line per help (CR-A1-33)."""
    regels = help_lines([casus], lezer, on)[casus.pk]
    return [_line(regel) for regel in regels] or ["Er is nog geen hulp ingezet."]


def _line(regel: Hulpregel) -> str:
    bij = f" van {regel.aanbieder}" if regel.aanbieder else ""
    tot = f", tot en met {_day(regel.einde)}" if regel.einde else ""
    return f"{LAGEN[regel.laag]}: {regel.wat}{bij}. {regel.stand}{tot}."


def _day(dag: date) -> str:
    return day_month(dag, jaar=True)


add_package_part("vraag", "De vraag", question, 10)
add_package_part("veiligheid", "Veiligheid", safety, 20)
add_package_part("termijnen", "Open termijnen", open_termijnen, 30)
add_package_part("mensen", "Mensen", people, 60)
add_package_part("plan", "Plan en doelen", plan, 70)
