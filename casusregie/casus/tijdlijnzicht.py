"""Wat een lezer op de tijdlijn ziet: niet wat bij een andere aanbieder hoort of anoniem is."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import Exists, ForeignKey, Model, OuterRef, Q, QuerySet
from django.utils import timezone

from casusregie.jeugdige.querysets import OnderJeugdigeQuerySet
from organisaties.models import Aanstelling
from organisaties.rollen import Soort
from verloop.models import Gebeurtenis

from .verborgen import not_hidden

#: These belong to the whole casus, also when they name an aanbieder.
CASUSBREED = frozenset(
    {"casusregie.lokaleroute", "casusregie.medischeroute", "casusregie.beschermingsroute"}
)
#: Fields that say to whose work something belongs; empty means: to the casus.
VAN_WIE = ("aanbieder", "organisatie", "eigenaar_organisatie")
#: Fields that lead to something that is restricted itself.
HOORT_BIJ = (
    *("document", "beeindiging", "crisis", "arrangement", "onderdeel", "toewijzing"),
    *("verzoek", "aanvraag", "toestemming", "termijn"),
)
ANDERE = "een andere aanbieder"


def own_aanbieders(medewerker: Any, on: date) -> frozenset[int] | None:
    """The organisations of who works at aanbieders only; None for every other reader."""
    aanstellingen = medewerker.aanstellingen_op(on)
    if any(a.organisatie.soort != Soort.AANBIEDER for a in aanstellingen):
        return None
    return frozenset(a.organisatie_id for a in aanstellingen)


def seen_by(
    rijen: QuerySet[Gebeurtenis],
    medewerker: Any,
    on: date,
    soorten: Iterable[str] | None = None,
) -> QuerySet[Gebeurtenis]:
    """The events this reader may see; an aanbieder: its own and those of the whole casus.

    Nobody sees that the casus lies somewhere else anonymously, but who brought it there.
    Costs one query more for an aanbieder: which kinds of onderwerp occur, unless `soorten` (model
    labels) says so.
    """
    eigen = own_aanbieders(medewerker, on)
    rijen = rijen.filter(not_hidden(medewerker, on))
    if eigen is None:
        return rijen
    if soorten is None:
        soorten = rijen.order_by().values_list("model", flat=True).distinct()
    for label in set(soorten):
        zichtbaar = _restriction(apps.get_model(label), medewerker, eigen, on)
        if zichtbaar is not None:
            anders = ~Q(model=label)
            rijen = rijen.filter(anders | Q(object_id__in=zichtbaar.values("pk")))
    return rijen


def _restriction(
    model: type[Model], medewerker: Any, eigen: frozenset[int], on: date
) -> QuerySet[Any] | None:
    """The rows of this model that are for this aanbieder; None when all are."""
    if model._meta.label_lower in CASUSBREED:
        return None
    rijen = model._default_manager.all()
    if _has_own_sight(rijen):
        zichtbaar: QuerySet[Any] = rijen.visible_to(medewerker, on)  # type: ignore[attr-defined]
        return zichtbaar
    velden = {veld.name: veld for veld in model._meta.fields if isinstance(veld, ForeignKey)}
    van_boven = _of_parent(rijen, velden, medewerker, eigen, on)
    if van_boven is not None:
        return van_boven
    for naam in VAN_WIE:
        if naam in velden:
            return rijen.filter(Q(**{naam: None}) | Q(**{f"{naam}__in": eigen}))
    return None


def _of_parent(
    rijen: QuerySet[Any],
    velden: dict[str, Any],
    medewerker: Any,
    eigen: frozenset[int],
    on: date,
) -> QuerySet[Any] | None:
    """Rows of which the thing they belong to may be seen."""
    for naam in HOORT_BIJ:
        if naam not in velden:
            continue
        boven = _restriction(velden[naam].related_model, medewerker, eigen, on)
        if boven is not None:
            return rijen.filter(Q(**{naam: None}) | Q(**{f"{naam}__in": boven.values("pk")}))
    return None


def _has_own_sight(rijen: QuerySet[Any]) -> bool:
    """Does this model say more than 'of a visible casus'?"""
    zicht = getattr(type(rijen), "visible_to", None)
    return zicht is not None and zicht is not OnderJeugdigeQuerySet.visible_to


def done_by(rijen: QuerySet[Gebeurtenis], deel: str, lezer: Any, on: date) -> QuerySet[Gebeurtenis]:
    """Those done by somebody with this in the name, of whom this reader may know the name."""
    gezocht = rijen.filter(door__naam__icontains=deel)
    eigen = own_aanbieders(lezer, on)
    if eigen is None:
        return gezocht
    plek = Aanstelling.objects.filter(medewerker=OuterRef("door"))
    bekend = plek.filter(~Q(organisatie__soort=Soort.AANBIEDER) | Q(organisatie__in=eigen))
    return gezocht.filter(Exists(bekend))


def who(gebeurtenis: Gebeurtenis, eigen: frozenset[int] | None) -> str:
    """The name of who did it; to an aanbieder the staff of another one is not named.

    `eigen` as `own_aanbieders` gives it; `door.aanstellingen` must be fetched when it is not None.
    """
    door = gebeurtenis.door
    if eigen is None or door.is_systeem:
        return str(door)
    dag = timezone.localdate(gebeurtenis.op)
    plekken = [a for a in door.aanstellingen.all() if a.loopt_op(dag)]
    vreemd = plekken and not any(
        a.organisatie.soort != Soort.AANBIEDER or a.organisatie_id in eigen for a in plekken
    )
    return ANDERE if vreemd else str(door)
