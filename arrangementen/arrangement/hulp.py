"""Wat arrangementen op de pagina 'Alle hulp' zet: doel, budget, einddatum en realisatie."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Subquery
from django.urls import reverse

from arrangementen.panelen import more_help
from arrangementen.toewijzing.taakgericht import task_bought
from casusregie.afronding.hulp import Hulpregel, Laag, add_help_source
from casusregie.logboek.models import Aantekening
from casusregie.plannen.onderdelen import Planonderdeel
from normenkader.termijnen.woorden import bedrag
from verloop.meekomen import carried, hand_over, unpack

from .evaluatie import last_day
from .models import Arrangement, Arrangementonderdeel

GEBIED = ("resultaatgebied",)


def specialist_help(
    casussen: list[Any], medewerker: Any, on: date
) -> Iterable[tuple[int, Hulpregel]]:
    """The arrangementen of these casussen, with budget and how far they are (CR-A1-33)."""
    rijen = (
        Arrangement.objects.visible_to(medewerker, on)
        .filter(casus__in=casussen)
        .exclude(status="vervallen")
        .select_related("aanbieder", "casus", "plan")
        .annotate(
            budget_gebruikt=_used(medewerker, on),
            delen_nu=_parts(),
            plandelen_nu=_plan_parts(),
        )
    )
    for rij in rijen:
        hand_over(rij, "onderdelen", unpack(Arrangementonderdeel, rij.delen_nu, "product"))
        yield rij.casus_id, _help(rij, rij.budget_gebruikt, on)


def _parts() -> ArraySubquery:
    delen = Arrangementonderdeel.objects.filter(arrangement=OuterRef("pk"))
    return carried(delen.order_by("volgorde", "pk"), "product")


def _plan_parts() -> ArraySubquery:
    delen = Planonderdeel.objects.filter(plan=OuterRef("plan")).with_goals()
    return carried(delen.order_by("volgorde", "pk"), *GEBIED, ook=("doelteksten",))


def one_to_one(casussen: list[Any], medewerker: Any, on: date) -> Iterable[tuple[int, Hulpregel]]:
    """Rows that other apps add to the panel with help: the 1-op-1."""
    for casus_pk, rij in more_help(casussen, medewerker, on):
        yield (
            casus_pk,
            Hulpregel(
                Laag.EENOPEEN,
                rij["naam"],
                str(rij.get("aanbieder", "")),
                rij.get("doel", ""),
                rij["stand"],
                periode=rij.get("periode", ""),
                realisatie=rij.get("omvang", ""),
                url=rij.get("url", ""),
            ),
        )


def _help(rij: Any, procent: int | None, on: date) -> Hulpregel:
    delen = list(rij.onderdelen.all())
    begin = rij.start_op or min((deel.begindatum for deel in delen), default=None)
    einde = rij.beeindigd_op or last_day(rij)
    budget = sum(deel.budget_cent or 0 for deel in delen)
    return Hulpregel(
        Laag.SPECIALIST,
        " en ".join(str(deel) for deel in delen) or "Nog niet bekend",
        str(rij.aanbieder or "Nog geen aanbieder"),
        _goals(rij, {deel.resultaatgebied for deel in delen}),
        rij.get_status_display(),
        begin,
        einde,
        bedrag(Decimal(budget) / 100) if budget else "",
        _progress(rij, begin, einde, procent, on),
        reverse("arrangementen:arrangement_detail", args=[rij.kenmerk]),
    )


def _goals(rij: Any, gebieden: set[str]) -> str:
    """The doelen of the plan under the resultaatgebieden of this arrangement."""
    plandelen: list[Any] = unpack(Planonderdeel, rij.plandelen_nu, *GEBIED)
    return "; ".join(
        doel
        for deel in plandelen
        if deel.resultaatgebied.code in gebieden
        for doel in deel.doelteksten
    )


def _progress(
    rij: Any, begin: date | None, einde: date | None, procent: int | None, on: date
) -> str:
    """ "Week 5 van 26. 20% van het budget gebruikt"; only while the help goes on."""
    delen = []
    if rij.start_op is not None and begin and einde and rij.beeindigd_op is None:
        weken = max(1, ((einde - begin).days + 7) // 7)
        nu = max(1, (on - begin).days // 7 + 1)
        delen.append(f"Week {nu} van {weken}")
    if procent is not None:
        delen.append(f"{procent}% van het budget gebruikt")
    return ". ".join(delen)


def _used(medewerker: Any, on: date) -> Subquery:
    """What the aanbieder of an arrangement last wrote about the budget, for who may read it."""
    rijen = Aantekening.objects.visible_to(medewerker, on).current().of_kind("bevinding")
    gevonden = rijen.filter(
        casus=OuterRef("casus"),
        organisatie=OuterRef("aanbieder"),
        inhoud__has_key="budget_gebruikt",
    )
    return Subquery(gevonden.order_by("-moment", "-pk").values("inhoud__budget_gebruikt")[:1])


def register_help() -> None:
    """Called once from AppConfig.ready."""
    add_help_source(regels=(specialist_help, task_bought, one_to_one))
