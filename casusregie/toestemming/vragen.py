"""Mag dit gedeeld worden? Eén antwoord per partij, onderwerp en doel, op een genoemde dag."""

from datetime import date

from casusregie.casus.models import Casus, Routesoort
from casusregie.jeugdige.models import Betrokkenheid
from organisaties.models import Organisatie
from organisaties.rollen import Soort
from verloop.redenen import Nee, Oordeel

from .lijsten import Doel, Wat
from .models import Status, Toestemming
from .partij import Partij
from .personen import everyone_agreed


def may_share(
    casus: Casus,
    met: Organisatie | Partij | None,
    wat: str,
    doel: str,
    on: date,
    *,
    van: Organisatie | None = None,
) -> Oordeel:
    """May `wat` of this casus be shared with `met` for `doel` on that day? Else why not.

    `wat` is a code of `Wat` (a kind of document, or "gegevens"), `doel` a code of `Doel`. The
    answer follows the newest question: refused, withdrawn or not answered yet is no. A consent
    counts only as long as everybody who decides at the age of that day gave it, so one of the
    parents stops to be enough at the twelfth birthday (Jeugdwet 7.3.11, 7.3.4). With an opt-out
    a lokaal team gets nothing, whatever was consented before. Raises ValueError for an unknown
    code. Consent does not stand between the colleagues of the team or GI with the casus itself;
    it does between another organisation (`van`) and that team (CR-A2-07).
    """
    if wat not in Wat.values or doel not in Doel.values:
        raise ValueError(f"Onbekend onderwerp of doel: {wat!r}, {doel!r}")
    if met is None:
        return Nee("Kies eerst met wie u wilt delen.")
    if isinstance(met, Organisatie):
        if casus.opt_out and met.soort == Soort.LOKAAL_TEAM:
            return Nee("De jeugdige koos voor een opt-out: het lokale team krijgt geen gegevens.")
        collega = met.pk == casus.team_id and (van is None or van.pk == met.pk)
        if collega or _by_law(casus, met, doel, on):
            return True
    return _by_consent(casus, met, wat, doel, on)


def _by_consent(casus: Casus, met: Organisatie | Partij, wat: str, doel: str, on: date) -> Oordeel:
    gevonden = Toestemming.objects.latest_about(casus, met, wat, doel)
    naam = str(met) if isinstance(met, Organisatie) else met.naam
    over = f"om {Wat(wat).label.lower()} te delen met {naam}"
    vraag = "Vraag de toestemming op het tabblad Toestemming."
    if gevonden is None:
        return Nee(f"Er is geen toestemming {over}.", vraag)
    if gevonden.status != Status.GEGEVEN or (gevonden.gegeven_op or on) > on:
        return Nee(f"De toestemming {over} is {_WOORDEN[gevonden.status]}.", vraag)
    gevonden.casus = casus
    oordeel = everyone_agreed(gevonden, on)
    if isinstance(oordeel, Nee):
        return Nee(f"{oordeel.reden} {oordeel.weg}".strip(), "Vraag de toestemming opnieuw.")
    return True


_WOORDEN = {
    Status.GEVRAAGD: "gevraagd maar nog niet gegeven",
    Status.GEGEVEN: "nog niet ingegaan",
    Status.GEWEIGERD: "geweigerd",
    Status.INGETROKKEN: "ingetrokken",
}


def _by_law(casus: Casus, met: Organisatie, doel: str, on: date) -> bool:
    """A GI has a right to information for the measure it carries out (domein.md §6)."""
    if doel != Doel.MAATREGEL or met.soort != Soort.GI:
        return False
    if casus.route == Routesoort.BESCHERMING and casus.team_id == met.pk:
        return True
    maatregelen = Casus.objects.active().filter(
        jeugdige=casus.jeugdige_id, route=Routesoort.BESCHERMING, team=met
    )
    return (
        maatregelen.exists()
        and Betrokkenheid.objects.running(on)
        .filter(jeugdige=casus.jeugdige_id, organisatie=met)
        .exists()
    )
