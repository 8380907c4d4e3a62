"""Wat een melding en een besluit over stoppen moeten bevatten, en wie de kopie krijgt."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from casusregie.jeugdige.models import Gezinslid
from organisaties.inkoop import buys_itself
from organisaties.models import Organisatie
from organisaties.rollen import Soort

from .keuzes import Beslisser, JaNee
from .partijen import decider_of

LEEFTIJD_ZELF = 16
WEGING = ("weging_gedrag", "weging_geprobeerd", "weging_procedure", "weging_vervolg")
VRAAG = {
    "redenen": "Schrijf op waarom stoppen onvermijdelijk is",
    "voorstel_vervolg": "Schrijf op welk vervolg u voorstelt",
    "overzicht_afspraken": "Schrijf op welke afspraken er zijn",
    "grond": "Schrijf op waarom doorgaan in redelijkheid niet kan",
    "oplossing": "Schrijf op wat de oplossing is",
    "overname_door": "Vul in wie de hulp overneemt",
    "overdracht": "Schrijf op hoe de overdracht ging",
    "motivering": "Schrijf op waarom u dit besluit neemt",
}


def required(**velden: str) -> None:
    """Each text must be there; raises ValidationError with a sentence at each empty field."""
    leeg = {naam: VRAAG[naam] for naam, tekst in velden.items() if not tekst.strip()}
    if leeg:
        raise ValidationError(leeg)


def checked_decision(
    beeindiging: Any,
    on: date,
    besluit: dict[str, Any],
) -> dict[str, Any]:
    """The fields of a decision: four answers, why and whose consent it is (CR-A3-11).

    Raises ValidationError per field; with the gezin as beslisser a `gezinslid` who may consent.
    """
    antwoorden = {naam: besluit.get(naam) or "" for naam in WEGING}
    fouten: dict[str, Any] = {
        naam: "Kies ja of nee" for naam, keuze in antwoorden.items() if keuze not in JaNee.values
    }
    motivering = str(besluit.get("motivering") or "").strip()
    if not motivering:
        fouten["motivering"] = VRAAG["motivering"]
    beslisser, lid = decider_of(beeindiging.casus, beeindiging.aanbieder_id), None
    if beslisser == Beslisser.GEZIN:
        lid = besluit.get("gezinslid")
        if not family_members(beeindiging.casus, on).filter(pk=getattr(lid, "pk", None)).exists():
            fouten["gezinslid"] = "Kies wie van het gezin dit besluit: iemand met gezag" + (
                ", of de jeugdige zelf vanaf 16 jaar"
            )
    if fouten:
        raise ValidationError(fouten)
    return {**antwoorden, "motivering": motivering, "beslisser": beslisser, "gezinslid": lid}


def family_members(casus: Any, on: date) -> QuerySet[Gezinslid]:
    """Who speaks for a gezin that holds casusregie: who has gezag, from 16 the jeugdige too."""
    mag = Q(gezag=True)
    if casus.jeugdige.age_on(on) >= LEEFTIJD_ZELF:
        mag |= Q(jeugdige=casus.jeugdige_id)
    nu = Q(begindatum__lte=on) & (Q(einddatum=None) | Q(einddatum__gte=on))
    return Gezinslid.objects.filter(mag, nu, gezin=casus.gezin_id).order_by("pk")


def copy_for(beeindiging: Any, on: date) -> Organisatie | None:
    """Whose contractmanager gets the copy: the GRJR, or the gemeente that buys by itself.

    Taakgericht bought help counts as 'lokaal ingekocht' (domein.md §0 b, CR-A3-10).
    """
    gemeente: Organisatie = beeindiging.casus.gemeente
    if buys_itself(gemeente, on):
        return gemeente
    regio = Organisatie.objects.of_soort(Soort.UITVOERINGSORGANISATIE).valid_on(on)
    return regio.order_by("pk").first()
