"""Rijen die meekomen met een andere rij: als JSON in dezelfde vraag, daarna weer modellen."""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models.functions import JSONObject

M = TypeVar("M", bound=models.Model)
#: what does not travel: fetched when somebody asks for it
BLIJFT_ACHTER = (models.BinaryField,)
GEHEIM = frozenset({"password"})


def carried(rijen: models.QuerySet[Any], *met: str, ook: Iterable[str] = ()) -> ArraySubquery:
    """`rijen`, tied to the outer row by OuterRef, as an expression for `annotate`.

    `met` names foreign keys of which the row comes along ("organisatie", "plan__casus"), `ook`
    annotations. Give the value of the annotation to `unpack` with the same `met`.
    """
    return ArraySubquery(rijen.values(meegekomen=_columns(rijen.model, "", met, ook)))


def unpack(model: type[M], rijen: Iterable[dict[str, Any]], *met: str) -> list[M]:
    """The rows of `carried` as instances, as the database would have given them."""
    return [_instance(model, rij, met) for rij in rijen]


def hand_over(rij: models.Model, relatie: str, rijen: list[Any]) -> None:
    """Let `rij.<relatie>.all()` give these rows, as after a prefetch."""
    beheer = getattr(rij, relatie)
    vragen = beheer.get_queryset()
    vragen._result_cache = rijen
    vragen._prefetch_done = True
    if not hasattr(rij, "_prefetched_objects_cache"):
        rij._prefetched_objects_cache = {}  # type: ignore[attr-defined]
    rij._prefetched_objects_cache[relatie] = vragen  # type: ignore[attr-defined]
    veld = getattr(beheer, "field", None)
    for kind in rijen if isinstance(veld, models.ForeignKey) else ():
        setattr(kind, veld.name, rij)  # type: ignore[union-attr]


def _columns(model: Any, voor: str, met: Iterable[str], ook: Iterable[str] = ()) -> JSONObject:
    velden: dict[str, Any] = {veld.attname: f"{voor}{veld.attname}" for veld in _travels(model)}
    velden |= {naam: naam for naam in ook}
    for naam, verder in _first(met).items():
        doel = model._meta.get_field(naam).related_model
        velden[f"{naam}__"] = _columns(doel, f"{voor}{naam}__", verder)
    return JSONObject(**velden)


def _instance(model: type[M], rij: dict[str, Any], met: Iterable[str]) -> M:
    velden = _travels(model)
    namen = [veld.attname for veld in velden]
    eigen = model.from_db("default", namen, [veld.to_python(rij[veld.attname]) for veld in velden])
    anders = _first(met)
    for naam, verder in anders.items():
        doel = model._meta.get_field(naam).related_model
        gegevens = rij[f"{naam}__"]
        leeg = getattr(eigen, model._meta.get_field(naam).attname) is None
        setattr(eigen, naam, None if leeg else _instance(doel, gegevens, verder))
    bekend = {*namen, *(f"{naam}__" for naam in anders)}
    eigen.__dict__.update({naam: w for naam, w in rij.items() if naam not in bekend})
    return eigen


def _travels(model: Any) -> list[Any]:
    return [
        veld
        for veld in model._meta.concrete_fields
        if not isinstance(veld, BLIJFT_ACHTER) and veld.name not in GEHEIM
    ]


def _first(met: Iterable[str]) -> dict[str, list[str]]:
    """Of "plan__casus" and "plan__team": {"plan": ["casus", "team"]}."""
    eerste: dict[str, list[str]] = {}
    for pad in met:
        naam, _, verder = pad.partition("__")
        eerste.setdefault(naam, []).extend([verder] if verder else [])
    return eerste
