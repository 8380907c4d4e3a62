"""Het plan op één bladzijde voor het gezin, in gewone woorden (RV-B09-03)."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from casusregie.casus.models import Casus, Routesoort
from casusregie.plannen.models import Ondersteuningsplan
from organisaties.rollen import Rol
from verloop.schermen.woorden import long_date

from .document import Document
from .inhoud import day_of
from .pdf import Blad, Deel, paragraphs

PLANNEN = ("hulpverleningsplan_a", "hulpverleningsplan_b", "gezinsplan")
MAX_REGELS = 8


@dataclass
class Gezinsversie:
    """What the family reads; each list holds short sentences."""

    voor: str
    versie: str
    organisatie: str
    eigen_woorden: str = ""
    doelen: list[str] = field(default_factory=list)
    wie_doet_wat: list[str] = field(default_factory=list)
    terugkijken: str = ""
    vragen_aan: list[str] = field(default_factory=list)


def family_version(casus: Casus, medewerker: Any, on: date) -> Gezinsversie | None:
    """From the plan of the team that holds, else from the newest plan this user sees; or None.

    In route C the gezinsplan comes first: the plan for the help only fills it in.
    """
    op_c = casus.route == Routesoort.BESCHERMING
    document = _newest(casus, medewerker, on, "gezinsplan") if op_c else None
    plannen = Ondersteuningsplan.objects.with_contents().exclude(status="vervallen")
    plan = None if document else plannen.exclude(vastgesteld_op=None).latest_of(casus)
    if plan is not None:
        return _from_plan(casus, plan)
    document = document or _newest(casus, medewerker, on, *PLANNEN)
    return _from_document(casus, document) if document else None


def _newest(casus: Casus, medewerker: Any, on: date, *soorten: str) -> Document | None:
    zichtbaar = Document.objects.visible_to(medewerker, on).adopted(casus, *soorten)
    return zichtbaar.select_related("organisatie").order_by("-vastgesteld_op", "-pk").first()


def family_sheet(versie: Gezinsversie, casus: Casus) -> Blad:
    """The same on paper."""
    delen = [
        ("In eigen woorden", paragraphs(versie.eigen_woorden), []),
        ("Wat willen we bereiken?", [], versie.doelen),
        ("Wie doet wat?", [], versie.wie_doet_wat),
        ("Wanneer kijken we terug?", paragraphs(versie.terugkijken), []),
        ("Bij wie kunt u terecht?", [], versie.vragen_aan),
    ]
    return Blad(
        titel=f"Het plan van {versie.voor}",
        ondertitel="Dit is het plan in het kort. Vraag gerust als iets niet duidelijk is.",
        voet=f"Casus {casus.nummer}, {versie.versie}",
        organisatie=versie.organisatie,
        casus=casus.nummer,
        delen=[
            Deel(titel, alineas=alineas, punten=punten)
            for titel, alineas, punten in delen
            if alineas or punten
        ],
    )


def _from_plan(casus: Casus, plan: Any) -> Gezinsversie:
    onderdelen = list(plan.onderdelen.all())
    doelen = [
        f"{doel.specifiek}. Klaar op {long_date(doel.uiterlijk)}."
        for onderdeel in onderdelen
        for doel in onderdeel.doelen.all()
    ]
    hulp = [f"{o.aanbieder} helpt bij: {o.resultaatgebied}." for o in onderdelen if o.aanbieder]
    return Gezinsversie(
        voor=_name(casus),
        versie=f"plan voor het gezin, versie {plan.versienummer}",
        organisatie=str(casus.team or ""),
        eigen_woorden=plan.vraaganalyse.eigen_woorden,
        doelen=doelen[:MAX_REGELS],
        wie_doet_wat=[*_lines(plan.rolverdeling), *hulp][:MAX_REGELS],
        terugkijken=_look_back(plan.evaluatie_uiterlijk),
        vragen_aan=_contacts(casus),
    )


def _from_document(casus: Casus, document: Document) -> Gezinsversie:
    inhoud = document.inhoud
    doelen = [_goal(rij) for rij in inhoud.get("doelen") or []]
    wie = [f"{rij['wie']}: {rij['wat']}" for rij in inhoud.get("wie_doet_wat") or []]
    hulp = [_help(rij) for rij in inhoud.get("hulp") or []]
    contact = str(inhoud.get("contactpersoon") or "")
    return Gezinsversie(
        voor=_name(casus),
        versie=f"plan voor het gezin, versie {document.versienummer}",
        organisatie=str(document.organisatie),
        eigen_woorden=str(inhoud.get("mening_jeugdige") or inhoud.get("mening") or ""),
        doelen=doelen[:MAX_REGELS],
        wie_doet_wat=[*wie, *hulp][:MAX_REGELS],
        terugkijken=_look_back(day_of(inhoud, document.documentsoort.terugkijken)),
        vragen_aan=[
            *([f"{document.organisatie}: {contact}"] if contact else []),
            *_contacts(casus),
        ],
    )


def _name(casus: Casus) -> str:
    """The calling name: this is a page for the youth."""
    return casus.jeugdige.roepnaam or casus.jeugdige.voornamen


def _goal(rij: dict[str, str]) -> str:
    dag = day_of(rij, "uiterlijk")
    return (
        f"{rij.get('doel', '')}. Klaar op {long_date(dag)}." if dag else f"{rij.get('doel', '')}."
    )


def _help(rij: dict[str, str]) -> str:
    door = rij.get("door") or "De aanbieder"
    return f"{door}: {rij.get('soort', '')}, {rij.get('frequentie', '')}."


def _lines(tekst: str) -> list[str]:
    """A text as points: one per line."""
    return [regel.strip() for regel in tekst.splitlines() if regel.strip()]


def _look_back(dag: date | None) -> str:
    if dag is None:
        return "Dat spreken we samen af."
    return f"Op {long_date(dag)} kijken we samen hoe het gaat."


def _contacts(casus: Casus) -> list[str]:
    """Whom the family may ask, with a telephone number when we know it."""
    houder = casus.holder_of(Rol.CASUSREGISSEUR) or casus.holder_of(Rol.PROCESREGISSEUR)
    if houder is None or houder.medewerker is None:
        return [_with_phone(str(casus.team), casus.team.telefoon)] if casus.team else []
    plek = f"{houder.medewerker} van {casus.team}" if casus.team else str(houder.medewerker)
    telefoon = houder.medewerker.telefoon or (casus.team.telefoon if casus.team else "")
    return [_with_phone(plek, telefoon)]


def _with_phone(wie: str, telefoon: str) -> str:
    return f"{wie}, telefoon {telefoon}" if telefoon else wie
