"""Begint, bewaart en vervolgt documenten; ook voor andere onderdelen die er een laten maken."""

import uuid
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from casusregie.casus.models import Casus
from organisaties.models import Medewerker, Organisatie
from verloop.fouten import Conflict
from verloop.overgangen import amend, perform, register

from . import planinvulling, voorinvulling
from .bevoegdheden import writing_organisation
from .bron import Bron
from .document import Document
from .onderdeel import Documentsoort
from .soorten import kind

__all__ = ["begin_document", "make_document", "new_version", "planinvulling", "save_contents"]


@transaction.atomic
def begin_document(
    casus: Casus,
    soort: str,
    *,
    by: Medewerker,
    op: datetime | None = None,
    titel: str = "",
    arrangement_kenmerk: uuid.UUID | None = None,
    inhoud: dict[str, Any] | None = None,
) -> Document:
    """A concept of this kind, filled with what is known already; `inhoud` goes before that.

    Raises KeyError for an unknown kind, PermissionDenied when this person writes none here, and
    Conflict when the organisation has one already (make a new version of that one).
    """
    op = op or timezone.now()
    soort_van = kind(soort)
    organisatie = writing_organisation(casus, soort_van, by, timezone.localdate(op))
    if organisatie is None:
        raise PermissionDenied(f"U maakt hier geen {soort_van.naam}.")
    reeks, nummer = _series(casus, soort_van, organisatie, arrangement_kenmerk)
    bekend, herkomst = voorinvulling.prefill(soort_van, Bron(casus, organisatie))
    eigen = inhoud or {}
    document = Document(
        casus=casus,
        soort=soort,
        titel=titel.strip(),
        arrangement_kenmerk=arrangement_kenmerk,
        reeks=reeks,
        versienummer=nummer,
        inhoud={**bekend, **eigen},
        herkomst={code: van for code, van in herkomst.items() if code not in eigen},
        organisatie=organisatie,
        opgesteld_door=by,
    )
    return register(document, by=by, op=op)


@transaction.atomic
def make_document(
    casus: Casus,
    soort: str,
    inhoud: dict[str, Any],
    by: Medewerker,
    op: datetime | None = None,
    *,
    vaststellen: bool = False,
    titel: str = "",
) -> Document:
    """A document with these contents, for other code; with `vaststellen` it is final at once.

    Raises what `begin_document` and the door raise; ValidationError names the missing parts.
    """
    document = begin_document(casus, soort, by=by, op=op, titel=titel, inhoud=inhoud)
    return perform(document, "adopt", by=by, op=op) if vaststellen else document


def save_contents(
    document: Document,
    inhoud: dict[str, Any],
    *,
    by: Medewerker,
    versie: int | None,
    op: datetime | None = None,
) -> Document:
    """Store the answers of a concept; half filled is fine. Raises Conflict on a lost update."""
    return amend(document, by=by, versie=versie, op=op, inhoud={**document.inhoud, **inhoud})


@transaction.atomic
def new_version(document: Document, *, by: Medewerker, op: datetime | None = None) -> Document:
    """A concept with the contents of the version that holds; that one holds until adoption."""
    reeks = Document.objects.filter(reeks=document.reeks).order_by("-versienummer")
    nieuwste = reeks.select_for_update(of=("self",)).first()
    if nieuwste is None or nieuwste.pk != document.pk:
        raise Conflict("Er is al een nieuwere versie van dit document.", over=nieuwste)
    if document.status != Document.Status.VASTGESTELD:
        raise Conflict("Van dit document kunt u geen nieuwe versie maken.", over=document)
    nieuw = Document(
        casus=document.casus,
        soort=document.soort,
        titel=document.titel,
        arrangement_kenmerk=document.arrangement_kenmerk,
        reeks=document.reeks,
        versienummer=document.versienummer + 1,
        inhoud=dict(document.inhoud),
        organisatie=document.organisatie,
        opgesteld_door=by,
    )
    return register(nieuw, by=by, op=op, code="nieuwe_versie")


def series_of(
    casus: Casus,
    soort: Documentsoort,
    organisatie: Organisatie,
    arrangement_kenmerk: uuid.UUID | None = None,
) -> uuid.UUID:
    """The series of a kind of which an organisation has one per casus (and arrangement)."""
    naam = f"{soort.code}:{organisatie.kenmerk}:{arrangement_kenmerk or ''}"
    return uuid.uuid5(casus.kenmerk, naam)


def _series(
    casus: Casus, soort: Documentsoort, organisatie: Organisatie, kenmerk: uuid.UUID | None
) -> tuple[uuid.UUID, int]:
    """Series and number of a new document; a kind that exists once goes on after a withdrawal."""
    if soort.meermalig:
        return uuid.uuid4(), 1
    reeks = series_of(casus, soort, organisatie, kenmerk)
    laatste = Document.objects.filter(reeks=reeks).order_by("-versienummer").first()
    if laatste is None:
        return reeks, 1
    if laatste.status != Document.Status.INGETROKKEN:
        raise Conflict(
            f"Er is al een {soort.naam}.", "Wijzig dat, of maak een nieuwe versie.", laatste
        )
    return reeks, laatste.versienummer + 1
