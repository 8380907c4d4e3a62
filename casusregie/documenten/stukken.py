"""De stukken als blad: een document, de vraaganalyse, de risicotaxatie, het ondersteuningsplan."""

from typing import Any

from casusregie.casus.models import Casus
from casusregie.plannen.forms import RisicotaxatieForm, VraaganalyseForm
from casusregie.plannen.models import Ondersteuningsplan, Risicotaxatie, Vraaganalyse
from verloop.schermen.woorden import capitalise, long_date

from .document import Document
from .pdf import Blad, Deel, paragraphs
from .weergave import Gelezen, read_parts

LEEG = "Niet ingevuld"


def sheet_of(document: Document) -> Blad:
    """A document with its parts and the signatures under exactly this version."""
    casus = document.casus
    wanneer = f" op {long_date(document.vastgesteld_op)}" if document.vastgesteld_op else ""
    return Blad(
        titel=document.naam,
        ondertitel=(
            f"Versie {document.versienummer}, {document.get_status_display().lower()}{wanneer}"
        ),
        voet=f"Casus {casus.nummer}, {document.naam.lower()}, versie {document.versienummer}",
        organisatie=str(document.organisatie),
        casus=casus.nummer,
        feiten=_facts(casus, str(document.organisatie)),
        delen=[_part(deel) for deel in read_parts(document.documentsoort, document.inhoud)],
        handtekeningen=[
            (rij.naam, rij.get_hoedanigheid_display(), long_date(rij.getekend_op))
            for rij in document.handtekeningen.all()
        ],
    )


def vraaganalyse_sheet(casus: Casus) -> Blad | None:
    """The newest recorded vraaganalyse; None without one."""
    stuk = Vraaganalyse.objects.recorded().select_related("uitvoerder").latest_of(casus)
    return _recorded(casus, stuk, "Vraaganalyse", VraaganalyseForm) if stuk else None


def risicotaxatie_sheet(casus: Casus) -> Blad | None:
    """The newest recorded risicotaxatie; None without one."""
    stuk = Risicotaxatie.objects.recorded().select_related("uitvoerder").latest_of(casus)
    return _recorded(casus, stuk, "Risicotaxatie", RisicotaxatieForm) if stuk else None


def plan_sheet(casus: Casus) -> Blad | None:
    """The newest ondersteuningsplan that was vastgesteld; None without one."""
    plannen = Ondersteuningsplan.objects.with_contents().exclude(vastgesteld_op=None)
    plan = plannen.latest_of(casus)
    if plan is None:
        return None
    teksten = (
        "afstemming_onderwijs",
        "samen_gemaakt",
        "samenwerking",
        "rolverdeling",
        "monitoring",
    )
    return Blad(
        titel="Ondersteuningsplan",
        ondertitel=(
            f"Versie {plan.versienummer}, {plan.get_status_display().lower()}, vastgesteld op "
            f"{long_date(plan.vastgesteld_op)}"
        ),
        voet=f"Casus {casus.nummer}, ondersteuningsplan, versie {plan.versienummer}",
        organisatie=str(casus.team or ""),
        casus=casus.nummer,
        feiten=_facts(casus, str(casus.team or "")),
        delen=[
            *(_help(onderdeel) for onderdeel in plan.onderdelen.all()),
            *(_text(plan, veld) for veld in teksten),
        ],
        handtekeningen=[
            (str(h.gezinslid), h.get_hoedanigheid_display(), long_date(h.getekend_op))
            for h in plan.handtekeningen.all()
        ],
    )


SHEETS = {
    "vraaganalyse": vraaganalyse_sheet,
    "risicotaxatie": risicotaxatie_sheet,
    "ondersteuningsplan": plan_sheet,
}


def _facts(casus: Casus, organisatie: str) -> list[tuple[str, str]]:
    geboren = long_date(casus.jeugdige.geboortedatum)
    return [("Jeugdige", f"{casus.jeugdige.naam}, geboren op {geboren}"), ("Van", organisatie)]


def _part(deel: Gelezen) -> Deel:
    if deel.rijen:
        return Deel(deel.titel, koppen=list(deel.koppen), rijen=[list(rij) for rij in deel.rijen])
    return Deel(deel.titel, alineas=paragraphs(deel.tekst or LEEG))


def _recorded(casus: Casus, stuk: Any, titel: str, formulier: Any) -> Blad:
    """A recorded piece: every field of its form that has an answer, with the question above it."""
    return Blad(
        titel=titel,
        ondertitel=f"Vastgelegd op {long_date(stuk.vastgelegd_op)} door {stuk.uitvoerder}",
        voet=f"Casus {casus.nummer}, {titel.lower()}",
        organisatie=str(casus.team or ""),
        casus=casus.nummer,
        feiten=_facts(casus, str(casus.team or "")),
        delen=[
            Deel(str(veld.label), alineas=paragraphs(tekst))
            for naam, veld in formulier().fields.items()
            if (tekst := _value(stuk, naam))
        ],
    )


def _value(stuk: Any, naam: str) -> str:
    """The answer of one field in words."""
    if naam == "leefgebieden":
        return ", ".join(stuk.leefgebiednamen)
    waarde = getattr(stuk, naam, None)
    if isinstance(waarde, bool):
        return "Ja" if waarde else ""
    woorden = getattr(stuk, f"get_{naam}_display", None)
    if woorden is not None:
        return str(woorden() or "")
    return long_date(waarde) if hasattr(waarde, "isoformat") else str(waarde or "")


def _text(plan: Any, veld: str) -> Deel:
    titel = capitalise(str(plan._meta.get_field(veld).verbose_name))
    return Deel(titel, alineas=paragraphs(getattr(plan, veld) or LEEG))


def _help(onderdeel: Any) -> Deel:
    """One resultaatgebied: its help, and its doelen as a table."""
    return Deel(
        f"{onderdeel.resultaatgebied}: {onderdeel.trede}, {onderdeel.duur_weken} weken, "
        f"{onderdeel.aanbieder or 'aanbieder nog niet gekozen'}",
        koppen=["Doel", "Te zien aan", "Gehaald uiterlijk"],
        rijen=[
            [doel.specifiek, doel.meetbaar, long_date(doel.uiterlijk)]
            for doel in onderdeel.doelen.all()
        ],
    )
