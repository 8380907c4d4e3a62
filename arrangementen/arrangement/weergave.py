"""Maakt van een arrangement wat het scherm toont: onderdelen met oordeel, toewijzing en plan."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Case,
    CharField,
    F,
    Model,
    OuterRef,
    Prefetch,
    Subquery,
    Value,
    When,
    prefetch_related_objects,
)
from django.db.models.functions import Concat
from django.urls import reverse

from arrangementen.schermen import SOORT_VAN_STAND, period_in_words, size_in_words
from arrangementen.verzoeken.afweging import in_words
from casusregie.plannen.keuzelijsten import Ondersteuningselement, Resultaatgebied, Trede
from casusregie.plannen.regiekeuze import Arrangementdeel, classify_arrangement
from normenkader.models import Afwegingsvraag
from normenkader.termijnen.woorden import bedrag, lange_datum
from normenkader.toetsing import Toetsing, own_only

from .bewakers import parts_of, verdict_of
from .gedeclareerd import assigned_of
from .onderdeel import Arrangementonderdeel
from .volwassen import age_ground

GEEN, VRAGEN = "Nog niet bekend", "Vaste afwegingsvragen"
#: The name of a choice, marked when it is fictief.
NAAM = Case(When(fictief=True, then=Concat("naam", Value(" (fictief)"))), default="naam")
MET_VERBLIJF = ("B", "C")  # opdrachten met verblijf (CR-D-06)


def name_parts(arrangement: Any) -> None:
    """Fetch the parts with product and the words behind their codes; one query."""
    onderdelen = Arrangementonderdeel.objects.select_related("product").annotate(
        gebiednaam=_name_of(Resultaatgebied, "resultaatgebied"),
        tredenaam=_name_of(Trede, "trede"),
        elementnamen=_elements(),
    )
    prefetch_related_objects([arrangement], Prefetch("onderdelen", onderdelen))


def _elements() -> ArraySubquery:
    """The names of the ondersteuningselementen; the part holds their codes, with commas."""
    komma, alle = Value(","), Ondersteuningselement.objects.all()
    genoemd = Concat(komma, OuterRef("elementen"), komma, output_field=CharField())
    rijen = alle.annotate(genoemd=genoemd, gezocht=Concat(komma, "code", komma))
    rijen = rijen.filter(genoemd__contains=F("gezocht")).order_by("code", "-geldig_van")
    return ArraySubquery(rijen.distinct("code").values_list(NAAM))


def _name_of(lijst: type[Model], veld: str) -> Subquery:
    """The name in the newest version of the list, marked when it is fictief."""
    rijen = lijst._default_manager.filter(code=OuterRef(veld)).order_by("-geldig_van")
    return Subquery(rijen.values_list(NAAM)[:1])


def parts_with_verdict(
    arrangement: Any, eigen: bool = False, wijzigt: bool = False
) -> list[dict[str, Any]]:
    """Per part (`after `name_parts``): what it is, the verdict (as stored with the opdracht, else
    live) and its toewijzing.

    `eigen`, for the aanbieder: without toewijzingen at other aanbieders (domein.md §0 n).
    `wijzigt`, for who may change it: the way to the form, while it is a concept.
    """
    oordelen = _verdicts(arrangement)
    if eigen:
        oordelen = {kenmerk: own_only(toetsing) for kenmerk, toetsing in oordelen.items()}
    toewijzingen = {rij.onderdeel_id: rij for rij in assigned_of(arrangement)}
    delen = parts_of(arrangement)
    leeftijd = {deel.pk: age_ground(arrangement, deel) for deel in delen}
    return [
        _part(deel, oordelen.get(str(deel.kenmerk)), toewijzingen.get(deel.pk))
        | {
            "rijen": [*_from_plan(deel), *_size(deel), *_age(leeftijd[deel.pk])],
            "wijzig_url": _form_url(deel) if wijzigt and arrangement.is_concept else "",
        }
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


def _from_plan(deel: Any) -> list[tuple[str, str]]:
    return [
        ("Resultaatgebied", deel.gebiednaam or deel.resultaatgebied or GEEN),
        ("Ondersteuningselement", ", ".join(deel.elementnamen) or deel.elementen or "Geen"),
        ("Intensiteit", deel.tredenaam or deel.trede or GEEN),
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


def _form_url(deel: Any) -> str:
    return reverse("arrangementen:onderdeel_wijzigen", kwargs={"kenmerk": deel.kenmerk})


def _part(deel: Any, toetsing: Toetsing | None, toewijzing: Any) -> dict[str, Any]:
    return {
        "deel": deel,
        "naam": str(deel.product or f"Resultaatgebied {deel.resultaatgebied}"),
        "toetsing": toetsing,
        "versie": toetsing.norm.versie if toetsing and toetsing.norm else "",
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


def weighed(arrangement: Any) -> list[tuple[str, list[tuple[str, str]]]]:
    """What was answered to the fixed questions, per decision with its heading (NK-23)."""
    besluiten = list(_changes_weighed(arrangement))
    if arrangement.afweging:
        besluiten.insert(0, (VRAGEN, arrangement.afweging, arrangement.opdracht_op))
    vragen = list(Afwegingsvraag.objects.all()) if besluiten else []
    return [(kop, in_words(antwoorden, dag, vragen)) for kop, antwoorden, dag in besluiten]


def _changes_weighed(arrangement: Any) -> Iterator[tuple[str, dict[str, str], date]]:
    """Of every change of the regie that gave more or longer help."""
    for toewijzing in assigned_of(arrangement):
        for rij in toewijzing.afwegingen:
            dag = date.fromisoformat(rij["op"])
            kop = f"{VRAGEN}: toewijzing {toewijzing.nummer}, gewijzigd op {lange_datum(dag)}"
            yield kop, rij["antwoorden"], dag
