"""Welke regels van de database de deur vooraf vraagt: alleen wat deze stap kan breken.

Een CHECK kost vooraf een vraag per regel; de database bewaakt hem zelf, en wie hem breekt krijgt
dezelfde zin. Een unieke sleutel die niet verandert, kan niet dubbel worden.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, models
from django.db.models import CheckConstraint, UniqueConstraint

from .fouten import Conflict, Geweigerd


def remember(onderwerp: models.Model) -> None:
    """Keep the columns of a row as they are in the database, to see later what changed."""
    onderwerp.__dict__["_bewaard"] = {
        veld.attname: onderwerp.__dict__.get(veld.attname)
        for veld in onderwerp._meta.concrete_fields
    }


def rows_of(rij: models.Model) -> set[str]:
    """The names of the fields that point to a row: that it exists, the database guards itself."""
    velden = (veld for veld in rij._meta.concrete_fields if veld.is_relation)
    return {veld.name for veld in velden if getattr(rij, veld.attname) is not None}


def unchanged(onderwerp: models.Model) -> set[str]:
    """The names of the fields that are as they were when the row was locked."""
    bewaard: dict[str, Any] | None = onderwerp.__dict__.get("_bewaard")
    if bewaard is None:
        return set()
    velden = onderwerp._meta.concrete_fields
    return {v.name for v in velden if getattr(onderwerp, v.attname) == bewaard[v.attname]}


def was_empty(onderwerp: models.Model, naam: str) -> bool:
    """Did this field hold nothing when the row was locked, in this step?"""
    bewaard: dict[str, Any] = onderwerp.__dict__.get("_bewaard") or {}
    return bewaard.get(onderwerp._meta.get_field(naam).attname, ...) is None  # type: ignore[union-attr]


def to_ask(onderwerp: models.Model, regels: Iterable[Any]) -> list[Any]:
    """The constraints that this step can break and that the database would not tell as well."""
    gelijk = unchanged(onderwerp)
    return [regel for regel in regels if not _needless(regel, gelijk)]


def _needless(regel: Any, gelijk: set[str]) -> bool:
    if isinstance(regel, CheckConstraint):
        return True
    if not isinstance(regel, UniqueConstraint) or regel.expressions:
        return False
    voorwaarde = regel.condition.referenced_base_fields if regel.condition else set()
    return {*regel.fields, *voorwaarde} <= gelijk


def clean(onderwerp: Any) -> None:
    """Validate all but the status, asking the database only what this step can break."""
    onderwerp.in_de_deur = True
    try:
        onderwerp.full_clean(exclude=["status"])
    finally:
        onderwerp.in_de_deur = False


def clean_new(rij: models.Model) -> None:
    """Validate the fields of a new row; what it points to and what is unique the database guards.

    For a row that is made from rows at hand, with numbers taken from a counter.
    """
    relaties = {veld.name for veld in rij._meta.concrete_fields if veld.is_relation}
    rij.full_clean(exclude=relaties, validate_unique=False, validate_constraints=False)


@contextmanager
def arising(*onderwerpen: Any) -> Iterator[None]:
    """Within this block they are being registered: nothing hangs under them yet."""
    for onderwerp in onderwerpen:
        onderwerp.ontstaat = True
    try:
        yield
    finally:
        for onderwerp in onderwerpen:
            onderwerp.ontstaat = False


@contextmanager
def telling(soort: type[models.Model]) -> Iterator[None]:
    """Within this block a broken CHECK of this kind is a ValidationError with its own sentence."""
    try:
        yield
    except IntegrityError as fout:
        naam = getattr(getattr(fout.__cause__, "diag", None), "constraint_name", None)
        for regel in soort._meta.constraints:
            if isinstance(regel, CheckConstraint) and regel.name == naam:
                zin = ValidationError(
                    regel.get_violation_error_message(), code=regel.violation_error_code
                )
                raise ValidationError({NON_FIELD_ERRORS: [zin]}) from fout
        raise


def save(onderwerp: models.Model) -> None:
    """Save; a broken CHECK is a ValidationError with its own sentence, as before saving."""
    with telling(type(onderwerp)):
        onderwerp.save()


class RacesAreConflicts:
    """A lost race shows as a broken unique or exclusion constraint: that is a Conflict.

    Each refusal within it knows which onderwerp and which step it was about.
    """

    def __init__(self, onderwerp: Any = None, overgang: str = "") -> None:
        self.onderwerp, self.overgang = onderwerp, overgang

    def __enter__(self) -> None:
        return None

    def __exit__(self, soort: Any, fout: Any, spoor: Any) -> None:
        if isinstance(fout, IntegrityError):
            verloren = Conflict()
            verloren.about(self.onderwerp, self.overgang)
            raise verloren from fout
        if isinstance(fout, Geweigerd):
            fout.about(self.onderwerp, self.overgang)


__all__ = [
    "RacesAreConflicts",
    "arising",
    "clean",
    "clean_new",
    "remember",
    "rows_of",
    "save",
    "telling",
    "to_ask",
    "unchanged",
    "was_empty",
]
