"""Hulp zonder toewijzing voor 'Alle hulp': wat in het logboek en in het plan staat."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from casusregie.afronding.hulp import Hulpregel, Laag, add_help_source
from casusregie.logboek.controle import day_of, value_of
from casusregie.logboek.models import Aantekening
from casusregie.logboek.soorten.hulp import INZET
from casusregie.logboek.soorten.verblijf import VERBLIJFSAFWEGING
from casusregie.plannen.onderdelen import Planonderdeel
from casusregie.plannen.vraaganalyse import SoortHulp


def from_logboek(casussen: list[Any], medewerker: Any, on: date) -> Iterable[tuple[int, Hulpregel]]:
    """Help without toewijzing and stays, as written down in the logboek; one query."""
    maak = {INZET: _near, VERBLIJFSAFWEGING: _stay}
    rijen = Aantekening.objects.visible_to(medewerker, on).current().of_kind(*maak)
    for rij in rijen.filter(casus__in=casussen):
        if rij.inhoud.get("begint_op"):
            yield rij.casus_id, maak[rij.soort](rij, on)


def _near(rij: Aantekening, on: date) -> Hulpregel:
    inhoud = rij.inhoud
    begin, gestopt = day_of(inhoud, "begint_op"), day_of(inhoud, "gestopt_op")
    return Hulpregel(
        Laag(inhoud["laag"]),
        inhoud["voorziening"],
        "",
        inhoud["doel"],
        _state(begin, gestopt, on),
        begin,
        gestopt or day_of(inhoud, "eindigt_op"),
        realisatie=inhoud.get("uitkomst", ""),
        url=reverse("casusregie:aantekening_detail", args=[rij.kenmerk]),
    )


def _stay(rij: Aantekening, on: date) -> Hulpregel:
    """Where the jeugdige stays: days so far against the days expected (RV-B13-07)."""
    inhoud = rij.inhoud
    begin, gestopt = date.fromisoformat(inhoud["begint_op"]), day_of(inhoud, "gestopt_op")
    verwacht = day_of(inhoud, "verwacht_tot")
    return Hulpregel(
        Laag.SPECIALIST,
        f"Verblijf: {str(value_of(rij.kind, inhoud, 'vorm')).lower()}",
        "",
        "Zo kort als kan, met behandeling of begeleiding",
        _state(begin, gestopt, on),
        begin,
        gestopt or verwacht,
        realisatie=days_in_stay(begin, gestopt or on, verwacht),
        url=reverse("casusregie:aantekening_detail", args=[rij.kenmerk]),
    )


def days_in_stay(begin: date, tot: date, verwacht: date | None) -> str:
    """ "12 van 183 verwachte dagen"; a stay longer than expected says so."""
    dagen = max(0, (tot - begin).days + 1)
    if verwacht is None:
        return f"{dagen} dagen"
    som = f"{dagen} van {(verwacht - begin).days + 1} verwachte dagen"
    return f"{som}. Langer dan verwacht" if tot > verwacht else som


def from_plan(casussen: list[Any], medewerker: Any, on: date) -> Iterable[tuple[int, Hulpregel]]:
    """Local and voorliggende help in the signed plan: it gets no arrangement."""
    rijen = (
        Planonderdeel.objects.visible_to(medewerker, on)
        .filter(plan__casus__in=casussen, plan__status="ondertekend")
        .exclude(soort_hulp=SoortHulp.SPECIALISTISCH)
        .select_related("resultaatgebied", "plan__casus", "aanbieder")
        .with_goals()
    )
    for rij in rijen:
        lagen = {SoortHulp.VOORLIGGEND: Laag.VOORLIGGEND, SoortHulp.LOKAAL: Laag.LOKAAL}
        doelen = "; ".join(rij.doelteksten)
        yield (
            rij.plan.casus_id,
            Hulpregel(
                lagen[SoortHulp(rij.soort_hulp)],
                str(rij.resultaatgebied),
                str(rij.aanbieder or ""),
                doelen,
                "In het plan",
                rij.gewenste_start,
                url=reverse("casusregie:plan_detail", args=[rij.plan.casus.kenmerk]),
            ),
        )


def _state(begin: date | None, gestopt: date | None, on: date) -> str:
    if gestopt is not None and gestopt <= on:
        return "Gestopt"
    return "Begint nog" if begin is not None and begin > on else "Loopt"


def register() -> None:
    """Called once, when all models exist."""
    add_help_source(regels=(from_logboek, from_plan))
