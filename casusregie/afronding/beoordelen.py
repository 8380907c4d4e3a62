"""Begint een eindbeoordeling met wat bekend is, en bewaart wat erin wordt ingevuld."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from casusregie.casus.models import Casus, Routesoort
from casusregie.plannen.onderdelen import Doel
from verloop.bijwerken import update_many
from verloop.grenzen import clean_new
from verloop.overgangen import amend, lock, register
from verloop.stap import holding

from .beoordeling import Doeloordeel, Eindbeoordeling, Waardering
from .hulp import Hulp

MEER_DOELEN = 10


@transaction.atomic
@holding()
def begin_assessment(casus: Casus, hulp: Hulp, *, by: Any, op: datetime) -> Eindbeoordeling:
    """The eindbeoordeling of ended help, with its derived facts and the doelen of the plan.

    The one that exists comes back. Raises ValidationError while the help has not ended.
    """
    bestaand = Eindbeoordeling.objects.filter(hulp_kenmerk=hulp.kenmerk).first()
    if bestaand is not None:
        return bestaand
    if hulp.gestart_op is None or hulp.loopt:
        raise ValidationError("Deze hulp is nog niet gestopt. Beoordeel haar als zij klaar is.")
    stuk = Eindbeoordeling(
        casus=casus,
        aanbieder_id=hulp.aanbieder_id,
        hulp_kenmerk=hulp.kenmerk,
        hulp_naam=hulp.naam[:200],
        gestart_op=hulp.gestart_op,
        geeindigd_op=max(hulp.einde_op or hulp.gestart_op, hulp.gestart_op),
        reden_einde=hulp.reden,
        wachtdagen=waiting_days(casus, hulp),
    )
    stuk = register(stuk, by=by, op=op)
    Doeloordeel.objects.bulk_create(
        Doeloordeel(beoordeling=stuk, doel=doel, tekst=doel.specifiek)
        for doel in _goals(casus, hulp)
    )
    return stuk


def waiting_days(casus: Casus, hulp: Hulp) -> int | None:
    """Days from the ask to the real start (CR-K-01); None while one of them is unknown.

    In route B the jeugdige asks the aanbieder itself: from the aanmelding. Else from the opdracht.
    """
    begin: date | None = hulp.gevraagd_op
    if casus.route == Routesoort.MEDISCH:
        begin = casus.aangemeld_op
    if begin is None or hulp.gestart_op is None:
        return None
    return max((hulp.gestart_op - begin).days, 0)


@transaction.atomic
@holding()
def save_assessment(
    beoordeling: Eindbeoordeling,
    *,
    by: Any,
    op: datetime,
    versie: int | None = None,
    doelen: Mapping[int, tuple[str, str]] | None = None,
    scores: Mapping[str, int] | None = None,
    **velden: Any,
) -> Eindbeoordeling:
    """Save texts, the judgement per doel (pk -> outcome, explanation) and the seven scores."""
    beoordeling = amend(beoordeling, by=by, op=op, versie=versie, **velden)
    rijen = list(beoordeling.doelen.filter(pk__in=doelen or {}))
    for doel in rijen:
        doel.uitkomst, doel.toelichting = (doelen or {})[doel.pk]
        clean_new(doel)
    update_many(rijen, ["uitkomst", "toelichting"])
    Waardering.objects.bulk_create(
        (
            Waardering(beoordeling=beoordeling, onderdeel=onderdeel, score=score)
            for onderdeel, score in (scores or {}).items()
        ),
        update_conflicts=True,
        unique_fields=["beoordeling", "onderdeel"],
        update_fields=["score"],
    )
    return beoordeling


@transaction.atomic
@holding()
def add_goal(beoordeling: Eindbeoordeling, tekst: str, *, by: Any, op: datetime) -> Doeloordeel:
    """A doel that stands in the plan of the aanbieder (route B has no plan here)."""
    beoordeling = lock(beoordeling, op)
    if beoordeling.doelen.count() >= MEER_DOELEN:
        raise ValidationError({"tekst": f"Er zijn al {MEER_DOELEN} doelen"})
    amend(beoordeling, by=by, op=op, code="doel_toegevoegd")
    return Doeloordeel.objects.create(beoordeling=beoordeling, tekst=tekst)


def _goals(casus: Casus, hulp: Hulp) -> list[Doel]:
    """The doelen of the newest signed plan that this aanbieder worked on."""
    doelen = Doel.objects.filter(
        onderdeel__plan__casus=casus,
        onderdeel__plan__status="ondertekend",
        onderdeel__aanbieder=hulp.aanbieder_id,
    )
    return list(doelen.order_by("onderdeel__volgorde", "volgorde", "pk"))
