"""De vier stappen van casusregie: vraaganalyse, resultaat, middelen en toetsing (RV-B03-01)."""

from datetime import date
from typing import Any, NamedTuple

from django.db.models import Prefetch
from django.urls import reverse

from casusregie.casus.models import Casus
from casusregie.plannen.onderdelen import Planonderdeel
from casusregie.plannen.plan import Ondersteuningsplan
from casusregie.plannen.vraaganalyse import Vraaganalyse

from .moment import Evaluatiemoment

NOG_NIET = "Nog niet gedaan"


class Stap(NamedTuple):
    """One of the four: its name, what it came to, since when, and where to look."""

    naam: str
    inhoud: str
    op: date | None
    url: str


def four_steps(casus: Casus, momenten: list[Evaluatiemoment]) -> list[Stap]:
    """In order, derived from what is recorded; `momenten` are all evaluations of the casus."""
    analyse = Vraaganalyse.objects.recorded().filter(casus=casus).order_by("-pk").first()
    delen = Planonderdeel.objects.select_related("resultaatgebied").prefetch_related("doelen")
    plannen = Ondersteuningsplan.objects.prefetch_related(Prefetch("onderdelen", delen))
    plan = plannen.exclude(status="concept").latest_of(casus)
    return [
        Stap(
            "Vraaganalyse",
            analyse.wat_is_nodig if analyse else NOG_NIET,
            analyse.vastgelegd_op if analyse else None,
            _url("vraaganalyse", casus),
        ),
        _result(plan, casus),
        _means(plan, casus),
        _review(momenten, casus),
    ]


def _result(plan: Any, casus: Casus) -> Stap:
    doelen = [d.specifiek for o in _parts(plan) for d in o.doelen.all()]
    dag = plan.vastgesteld_op if plan else None
    return Stap("Resultaat", "; ".join(doelen) or NOG_NIET, dag, _url("plan_detail", casus))


def _means(plan: Any, casus: Casus) -> Stap:
    """What the plan deploys; all help, also outside the plan, is one click away."""
    gebieden = [str(o.resultaatgebied) for o in _parts(plan)]
    dag = plan.ondertekend_op if plan else None
    return Stap("Middelen", "; ".join(gebieden) or NOG_NIET, dag, _url("hulp", casus))


def _review(momenten: list[Evaluatiemoment], casus: Casus) -> Stap:
    besproken = [m for m in momenten if m.gesprek_op is not None]
    if not besproken:
        return Stap("Toetsing", NOG_NIET, None, _url("evaluatie_list", casus))
    laatste = max(besproken, key=lambda m: (m.gesprek_op, m.pk))
    url = reverse("casusregie:evaluatie_detail", args=[laatste.kenmerk])
    return Stap("Toetsing", laatste.get_voorstel_display(), laatste.gesprek_op, url)


def _parts(plan: Any) -> list[Any]:
    return list(plan.onderdelen.all()) if plan else []


def _url(naam: str, casus: Casus) -> str:
    return reverse(f"casusregie:{naam}", args=[casus.kenmerk])
