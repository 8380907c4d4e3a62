"""Het overdrachtspakket: wat de ontvanger moet weten, uit de gegevens zelf opgebouwd."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery

from casusregie.afronding.hulp import LAGEN, Hulpregel, help_lines
from casusregie.casus.models import Casus
from casusregie.casus.panelen import facts
from casusregie.casus.verborgen import BUITENSTAANDER, not_hidden
from casusregie.jeugdige.models import Betrokkenheid, Gezinslid
from casusregie.plannen.onderdelen import Doel, Planonderdeel
from casusregie.plannen.plan import Ondersteuningsplan
from casusregie.plannen.risicotaxatie import Risicotaxatie
from casusregie.plannen.vraaganalyse import Vraaganalyse
from casusregie.termijnen.models import Termijn
from verloop.meekomen import carried, unpack
from verloop.schermen.woorden import day_month

ZELF = OuterRef("pk")
Feiten = dict[str, Any]


@dataclass(frozen=True)
class Deel:
    """A part of the package.

    `feiten(on)` are expressions on the casus, read with those of the other parts in one question;
    `regels(casus, on, feiten)` makes lines of them.
    """

    titel: str
    regels: Callable[[Casus, date, Feiten], list[str]]
    volgorde: int
    feiten: Callable[[date], Feiten]


_delen: dict[str, Deel] = {}


def add_package_part(code: str, deel: Deel) -> None:
    """Register a part; a later one replaces an earlier one.

    Called from a `register()` when the app is ready. A part without lines says so itself.
    """
    _delen[code] = deel


def build_package(casus: Casus, on: date, lezer: Any) -> list[dict[str, Any]]:
    """All parts in order: code, titel and regels (texts), as they stand on that day.

    `lezer` hands over: the package never holds help that this person may not see.
    """
    uitdrukkingen = {naam: w for deel in _delen.values() for naam, w in deel.feiten(on).items()}
    van_bladzijden = {naam: vraag() for naam, vraag in facts().items()}
    vraag = Casus.objects.filter(pk=casus.pk).values(**uitdrukkingen, **van_bladzijden)
    feiten: Feiten = dict(vraag.get())
    casus.__dict__.update({naam: feiten[naam] for naam in van_bladzijden})
    hulp = Deel("Ingezette hulp", lambda *_: deployed_help(casus, lezer, on), 80, lambda _: {})
    geordend = sorted({**_delen, "hulp": hulp}.items(), key=lambda paar: paar[1].volgorde)
    return [
        {"code": code, "titel": deel.titel, "regels": deel.regels(casus, on, feiten)}
        for code, deel in geordend
    ]


def _running(on: date) -> Feiten:
    """What runs, not of what lies elsewhere anonymously."""
    lopend = Termijn.objects.running().filter(not_hidden(BUITENSTAANDER, on), casus=ZELF)
    lopend = lopend.exclude(code="overdracht.antwoord")
    return {"lopend_": carried(lopend.order_by("uiterlijk", "pk"))}


def open_termijnen(casus: Casus, on: date, feiten: Feiten) -> list[str]:
    """Each running termijn with its last day."""
    lopend = unpack(Termijn, feiten["lopend_"])
    return [f"{t.titel}: uiterlijk {_day(t.uiterlijk)}" for t in lopend]


def _family(on: date) -> Feiten:
    leden = Gezinslid.objects.filter(gezin=OuterRef("gezin"), einddatum=None).order_by("pk")
    lopend = Betrokkenheid.objects.running(on).filter(casus=ZELF)
    return {
        "leden_": carried(leden, "jeugdige"),
        "doet_mee_": carried(lopend.order_by("organisatie__naam", "pk"), "organisatie"),
    }


def people(casus: Casus, on: date, feiten: Feiten) -> list[str]:
    """Gezin, regierollen and organisations, each with the role."""
    regels = [
        f"{lid}: {lid.get_rol_display().lower()}{', met gezag' if lid.gezag else ''}"
        for lid in unpack(Gezinslid, feiten["leden_"], "jeugdige")
    ]
    regels += [
        f"{rol.houder}: {rol.get_rol_display().lower()}"
        + (f", {rol.organisatie}" if rol.organisatie else "")
        for rol in casus.roles()
        if rol.einde is None
    ]
    mee = unpack(Betrokkenheid, feiten["doet_mee_"], "organisatie")
    return regels + [
        f"{naam} is betrokken" for naam in dict.fromkeys(rij.organisatie.naam for rij in mee)
    ]


def _safety(on: date) -> Feiten:
    return {"taxatie_": carried(_newest(Risicotaxatie.objects.recorded()))}


def safety(casus: Casus, on: date, feiten: Feiten) -> list[str]:
    """The newest risicotaxatie, and whether extra attention is asked."""
    regels = ["Veiligheid vraagt extra aandacht."] if casus.veiligheid_aandacht else []
    taxatie = next(iter(unpack(Risicotaxatie, feiten["taxatie_"])), None)
    if taxatie is None:
        return [*regels, "Er is nog geen risicotaxatie vastgelegd."]
    wanneer = f" op {_day(taxatie.getaxeerd_op)}" if taxatie.getaxeerd_op else ""
    return [*regels, f"Risicotaxatie{wanneer}: {taxatie.get_uitkomst_display().lower()}."]


def _question(on: date) -> Feiten:
    return {"analyse_": carried(_newest(Vraaganalyse.objects.recorded()))}


def question(casus: Casus, on: date, feiten: Feiten) -> list[str]:
    """What is going on: the hulpvraag and the findings of the vraaganalyse (triage)."""
    regels = [casus.hulpvraag] if casus.hulpvraag else []
    analyse = next(iter(unpack(Vraaganalyse, feiten["analyse_"])), None)
    if analyse is None:
        return [*regels, "Er is nog geen vraaganalyse vastgelegd."]
    velden = {"In eigen woorden": analyse.eigen_woorden, "Nodig": analyse.wat_is_nodig}
    return regels + [f"{naam}: {tekst}" for naam, tekst in velden.items() if tekst]


def _plan(on: date) -> Feiten:
    plannen = Ondersteuningsplan.objects.filter(casus=ZELF).order_by("-versienummer")
    nieuwste = Subquery(plannen.values("pk")[:1])
    onderdelen = Planonderdeel.objects.filter(plan=nieuwste).order_by("volgorde", "pk")
    return {
        "plan_": carried(plannen[:1]),
        "onderdelen_": carried(onderdelen, "resultaatgebied"),
        "doelen_": carried(Doel.objects.filter(onderdeel__plan=nieuwste)),
    }


def plan(casus: Casus, on: date, feiten: Feiten) -> list[str]:
    """The newest plan with its parts and doelen."""
    nieuwste = next(iter(unpack(Ondersteuningsplan, feiten["plan_"])), None)
    if nieuwste is None:
        return ["Er is nog geen plan."]
    regels = [f"Plan, versie {nieuwste.versienummer}: {nieuwste.get_status_display().lower()}."]
    doelen = unpack(Doel, feiten["doelen_"])
    for onderdeel in unpack(Planonderdeel, feiten["onderdelen_"], "resultaatgebied"):
        regels.append(f"Resultaatgebied: {onderdeel.resultaatgebied.naam}")
        regels += [f"Doel: {d.specifiek}" for d in doelen if d.onderdeel_id == onderdeel.pk]
    return regels


def _newest(rijen: Any) -> Any:
    return rijen.filter(casus=ZELF).order_by("-pk")[:1]


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


add_package_part("vraag", Deel("De vraag", question, 10, _question))
add_package_part("veiligheid", Deel("Veiligheid", safety, 20, _safety))
add_package_part("termijnen", Deel("Open termijnen", open_termijnen, 30, _running))
add_package_part("mensen", Deel("Mensen", people, 60, _family))
add_package_part("plan", Deel("Plan en doelen", plan, 70, _plan))
