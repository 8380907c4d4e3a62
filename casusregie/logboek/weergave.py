"""Maakt van aantekeningen wat het scherm toont: antwoorden in woorden, lijst en filter."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from verloop.schermen.woorden import clock, long_date

from .controle import value_of
from .models import Aantekening
from .velden import Veldsoort

#: The answer that tells most in a list.
SAMENVATTING = 160


def answers(aantekening: Aantekening) -> list[tuple[str, Any]]:
    """Question and answer, in the order of the kind; open later questions stay empty."""
    kind, inhoud = aantekening.kind, aantekening.inhoud
    return [
        (veld.label, _in_words(value_of(kind, inhoud, veld.naam)))
        for veld in kind.velden
        if inhoud.get(veld.naam) not in (None, "", []) or veld.later
    ]


def row(aantekening: Aantekening) -> dict[str, Any]:
    """A line of the list."""
    moment = timezone.localtime(aantekening.moment)
    return {
        "kop": aantekening.naam,
        "tekst": summary(aantekening),
        "wanneer": long_date(moment),
        "door": f"{aantekening.maker}, {aantekening.organisatie}",
        "over": str(aantekening.over) if aantekening.over else "",
        "intern": aantekening.intern,
        "open": open_questions(aantekening),
        "versie": aantekening.verbetert_id is not None,
        "url": reverse("casusregie:aantekening_detail", args=[aantekening.kenmerk]),
    }


def summary(aantekening: Aantekening) -> str:
    """Choices in words and the first text, cut off."""
    kind, inhoud = aantekening.kind, aantekening.inhoud
    gekozen = [
        value_of(kind, inhoud, veld.naam)
        for veld in kind.velden
        if veld.soort in (Veldsoort.KEUZE, Veldsoort.KEUZES) and len(veld.keuzes) > 2
    ]
    teksten = [
        value_of(kind, inhoud, veld.naam)
        for veld in kind.velden
        if veld.soort in (Veldsoort.KORT, Veldsoort.TEKST)
    ]
    delen = [str(deel) for deel in (*gekozen[:2], *teksten[:1]) if deel]
    regel = ". ".join(deel.rstrip(".") for deel in delen)
    return regel if len(regel) <= SAMENVATTING else f"{regel[: SAMENVATTING - 1]}…"


def open_questions(aantekening: Aantekening) -> bool:
    """Is something still to be filled in that has a termijn?"""
    later = {regel.voldaan for regel in aantekening.kind.termijnen if regel.voldaan}
    return any(
        veld.later and veld.naam in later and not aantekening.inhoud.get(veld.naam)
        for veld in aantekening.kind.velden
    )


def versions(aantekening: Aantekening, gezien: QuerySet[Aantekening]) -> list[Aantekening]:
    """Earlier versions, newest first, of those that may be seen."""
    rijen = []
    vorige = aantekening.verbetert_id
    while vorige is not None:
        rij = gezien.filter(pk=vorige).select_related("maker").first()
        if rij is None:
            break
        rijen.append(rij)
        vorige = rij.verbetert_id
    return rijen


def filtered(rijen: QuerySet[Aantekening], keuze: dict[str, Any]) -> QuerySet[Aantekening]:
    """Of a kind, about or by a person, in a period."""
    if keuze.get("soort"):
        rijen = rijen.filter(soort=keuze["soort"])
    if keuze.get("wie"):
        soort, _, nummer = keuze["wie"].partition("-")
        rijen = rijen.filter(Q(maker=nummer) if soort == "door" else Q(over=nummer))
    if keuze.get("van"):
        rijen = rijen.filter(moment__gte=_begin(keuze["van"]))
    if keuze.get("tot"):
        rijen = rijen.filter(moment__lt=_begin(keuze["tot"] + timedelta(days=1)))
    return rijen


def persons(casus: Any, rijen: QuerySet[Aantekening]) -> list[tuple[str, str]]:
    """Who can be chosen in the filter: family members and who wrote something."""
    leden = [(f"over-{lid.pk}", f"Over {lid}") for lid in _members(casus)]
    makers = rijen.order_by().values_list("maker_id", "maker__naam").distinct()
    return [*leden, *((f"door-{pk}", f"Door {naam}") for pk, naam in makers)]


def _members(casus: Any) -> list[Any]:
    return list(casus.gezin.leden.select_related("jeugdige"))


def _begin(dag: date) -> datetime:
    return timezone.make_aware(datetime.combine(dag, time.min))


def _in_words(waarde: Any) -> Any:
    return long_date(waarde) if isinstance(waarde, date) else waarde


def moment_in_words(moment: datetime) -> str:
    """ "Maandag 16 maart 2026, 15.40 uur"."""
    lokaal = timezone.localtime(moment)
    return f"{long_date(lokaal)}, {clock(lokaal)}"
