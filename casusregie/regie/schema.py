"""Schema 1 van de Handreiking: wat hoort bij welke regie; en in welke fase een casus is."""

from typing import Any

from casusregie.casus.models import Casus, Regierol

#: Schema 1 and the figures of the Regiemodel: role -> what it does (CR-M-01..08, -15..17).
SCHEMA: dict[str, tuple[str, tuple[str, ...]]] = {
    Regierol.Soort.PROCESREGISSEUR: (
        "Kijkt naar het proces, is opdrachtgever en zit bij de verstrekker (de gemeente)",
        (
            "Kijkt vooraf of voorliggende hulp past en of het veilig is",
            "Verheldert de vraag en maakt het ondersteuningsplan met de jeugdige en het gezin",
            "Geeft de opdracht voor jeugdhulp en zorgt voor de beschikking",
            "Schakelt aanvullende zorg in en ondersteunt de casusregisseur",
            "Coördineert de doorzettingsmacht",
            "Beoordeelt tussenresultaten, keurt de factuur goed en sluit de hulp formeel af",
        ),
    ),
    Regierol.Soort.CASUSREGISSEUR: (
        "Kijkt naar de inhoud en vertegenwoordigt de jeugdige en het gezin",
        (
            "Verbindt het gezin met alle vormen van hulp die zijn ingezet",
            "Stuurt op de inhoud: op- en afschalen, wijzigen of beëindigen",
            "Bewaakt de afspraken en de veiligheidsafspraken",
            "Roept de procesregisseur als de hulp stokt",
            "Kan tegen de wens besluiten als veiligheid of ontwikkeling in het geding is",
        ),
    ),
    Regierol.Soort.BEHANDELREGISSEUR: (
        "Kijkt naar de behandeling en zit bij de aanbieder; één per arrangement",
        (
            "Zorgt voor hulp volgens het hulpverleningsplan en dat doelen worden gehaald",
            "Bekijkt regelmatig of de hulp anders moet",
            "Vertelt de casusregisseur en de procesregisseur hoe het gaat",
        ),
    ),
}
#: phase of the scope of casusregie (CR-G-01)
FASEN = {
    "voor": "Vóór de toewijzing van specialistische jeugdhulp",
    "tijdens": "Tijdens de jeugdhulp",
    "na": "Na de jeugdhulp",
}


def phase_of(route: Any) -> str:
    """Before, during or after the toewijzing, from the dates of the route (CR-G-01)."""
    if route.afgesloten_op or route.status in ("afsluiten", "afgesloten"):
        return "na"
    return "tijdens" if route.opdracht_op or route.hulp_gestart_op else "voor"


def page_analyses(casus: Any) -> list[Any]:
    """The vraaganalyses of a casus, the newest first, read once per look at its page."""
    if "_analyses" not in casus.__dict__:
        casus.__dict__["_analyses"] = list(casus.vraaganalyses.order_by("-pk"))
    return list(casus.__dict__["_analyses"])


def kinds_of_help(casus: Casus) -> list[str]:
    """Which kinds of help the newest question and plan name; casusregie covers them all."""
    analyse = next(iter(page_analyses(casus)), None)
    soorten = [analyse.get_soort_hulp_display()] if analyse and analyse.soort_hulp else []
    plan = casus.plannen.order_by("-versienummer").first()  # type: ignore[attr-defined]
    for onderdeel in plan.onderdelen.all() if plan else ():
        naam = onderdeel.get_soort_hulp_display()
        if naam and naam not in soorten:
            soorten.append(naam)
    return soorten
