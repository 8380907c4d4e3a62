"""Maakt van een arrangement wat het scherm toont: onderdelen met oordeel, toewijzing en plan."""

from decimal import Decimal
from typing import Any

from django.db.models import Value
from django.urls import reverse

from arrangementen.schermen import SOORT_VAN_STAND, period_in_words, size_in_words
from arrangementen.toewijzing.models import Toewijzing
from casusregie.plannen.keuzelijsten import Resultaatgebied, Trede
from casusregie.plannen.regiekeuze import Arrangementdeel, classify_arrangement
from normenkader.termijnen.woorden import bedrag
from normenkader.toetsing import Toetsing, own_only

from .bewakers import parts_of, verdict_of
from .volwassen import age_ground

GEEN = "Nog niet bekend"
MET_VERBLIJF = ("B", "C")  # opdrachten met verblijf (CR-D-06)


def parts_with_verdict(arrangement: Any, eigen: bool = False) -> list[dict[str, Any]]:
    """Per part: what it is, the verdict (as stored with the opdracht, else live), toewijzing.

    `eigen`, for the aanbieder: without toewijzingen at other aanbieders (domein.md §0 n).
    """
    oordelen = _verdicts(arrangement)
    if eigen:
        oordelen = {kenmerk: own_only(toetsing) for kenmerk, toetsing in oordelen.items()}
    rijen = Toewijzing.objects.filter(onderdeel__arrangement=arrangement).with_zorg()
    toewijzingen = {} if arrangement.is_concept else {rij.onderdeel_id: rij for rij in rijen}
    delen = parts_of(arrangement)
    namen = _names(delen)
    leeftijd = {deel.pk: age_ground(arrangement, deel) for deel in delen}
    return [
        _part(arrangement, deel, oordelen.get(str(deel.kenmerk)), toewijzingen.get(deel.pk))
        | {"rijen": [*_from_plan(deel, namen), *_size(deel), *_age(leeftijd[deel.pk])]}
        for deel in delen
    ]


def division_of(delen: list[Any]) -> str:
    """Enkelvoudig or meervoudig by what the arrangement holds (CR-D-05..07); "" without parts.

    Help with a stay, or of opdracht B or C, is always meervoudig. It may differ from the indeling
    of the question, which stands with the vraaganalyse (CR-D-09).
    """
    if not delen:
        return ""
    return classify_arrangement(
        Arrangementdeel(tuple(filter(None, deel.elementen.split(","))), _with_stay(deel.product))
        for deel in delen
    ).value


def _with_stay(product: Any) -> bool:
    return product is not None and (product.is_verblijf or product.opdracht in MET_VERBLIJF)


def _names(delen: list[Any]) -> dict[tuple[str, str], str]:
    """The words behind the codes of resultaatgebied and trede, in one query."""
    gebieden, treden = (
        model.objects.filter(code__in={getattr(deel, veld) for deel in delen}).values_list(
            Value(veld), "code", "naam", "fictief"
        )
        for model, veld in ((Resultaatgebied, "resultaatgebied"), (Trede, "trede"))
    )
    return {
        (veld, code): f"{naam} (fictief)" if fictief else naam
        for veld, code, naam, fictief in gebieden.union(treden, all=True)
    }


def _from_plan(deel: Any, namen: dict[tuple[str, str], str]) -> list[tuple[str, str]]:
    return [
        (kop, namen.get((veld, getattr(deel, veld))) or getattr(deel, veld) or GEEN)
        for kop, veld in (("Resultaatgebied", "resultaatgebied"), ("Intensiteit", "trede"))
    ]


def _age(grond: str) -> list[tuple[str, str]]:
    """The ground of the help after 18, when it runs that long (CR-D-16)."""
    return [("Hulp na 18 jaar", grond)] if grond else []


def _size(deel: Any) -> list[tuple[str, str]]:
    budget = bedrag(Decimal(deel.budget_cent) / 100) if deel.budget_cent else GEEN
    return [
        ("Omvang", size_in_words(deel) or GEEN),
        ("Periode", period_in_words(deel.begindatum, deel.einddatum)),
        ("Budget", budget),
    ]


def _verdicts(arrangement: Any) -> dict[str, Toetsing]:
    """What was judged with the opdracht stays as it was; a concept is judged now."""
    if arrangement.toetsing:
        opgeslagen = arrangement.toetsing
        return {rij["onderdeel"]: Toetsing.from_dict(rij["toetsing"]) for rij in opgeslagen}
    return {str(t.onderdeel.kenmerk): t.toetsing for t in verdict_of(arrangement).toetsen}


def _part(
    arrangement: Any, deel: Any, toetsing: Toetsing | None, toewijzing: Any
) -> dict[str, Any]:
    return {
        "deel": deel,
        "naam": str(deel.product or f"Resultaatgebied {deel.resultaatgebied}"),
        "toetsing": toetsing,
        "versie": toetsing.norm.versie if toetsing and toetsing.norm else "",
        "wijzig_url": reverse("arrangementen:onderdeel_wijzigen", kwargs={"kenmerk": deel.kenmerk})
        if arrangement.is_concept
        else "",
        "toewijzing": _assigned(toewijzing) if toewijzing else None,
    }


def _assigned(toewijzing: Any) -> dict[str, Any]:
    starts = toewijzing.counting_starts()
    return {
        "nummer": toewijzing.nummer,
        "stand": toewijzing.stand_in_woorden,
        "soort": SOORT_VAN_STAND[toewijzing.stand],
        "start": starts[-1].begindatum if starts else None,
    }


def plan_facts(arrangement: Any) -> dict[str, Any] | None:
    """What goes along with the opdracht from the plan (CR-A1-32); None without a plan."""
    plan = arrangement.plan
    if plan is None:
        return None
    return {
        "versie": plan.versienummer,
        "rijen": [
            ("Samenwerkingsafspraken", plan.samenwerking),
            ("Rolverdeling", plan.rolverdeling),
            ("Afstemming met onderwijs", plan.afstemming_onderwijs),
            ("Monitoring", plan.monitoring),
        ],
    }
