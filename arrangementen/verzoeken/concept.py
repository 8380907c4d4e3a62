"""Wat iemand in een concept heeft getypt: versleuteld bewaard, per stap, tot het verloopt."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from casusregie.jeugdige.versleuteling import decrypt_bytes, encrypt_bytes
from normenkader.instellingen import instelling
from verloop.fouten import Conflict, Geblokkeerd
from verloop.overgangen import amend, lock
from verloop.redenen import Nee, Oordeel

HOUDBAAR = "verzoek.concept_dagen"
STAPPEN = (1, 2, 3, 4)

Invoer = dict[str, dict[str, Any]]


def read_draft(verzoek: Any) -> Invoer:
    """Per step the raw text of every field; empty when nothing was kept."""
    if not verzoek.concept_geheim:
        return {}
    invoer: Invoer = json.loads(decrypt_bytes(verzoek.concept_geheim, verzoek.kenmerk))
    return invoer


def step_of(verzoek: Any, stap: int) -> dict[str, Any]:
    """What was typed in one step."""
    return read_draft(verzoek).get(str(stap), {})


def raw_of(gegevens: Any, velden: Iterable[str]) -> dict[str, Any]:
    """The fields of a form as they were posted, to keep as they are."""
    return {naam: gegevens[naam] for naam in velden if gegevens.get(naam)}


def save_step(
    verzoek: Any,
    stap: int,
    inhoud: Mapping[str, Any],
    *,
    by: Any,
    versie: int | None,
    op: datetime | None = None,
    vanzelf: bool = False,
) -> Any:
    """Keep one step of the concept; returns the fresh verzoek.

    `vanzelf`: saved while typing, which is no event of its own. Raises Conflict when `versie` is
    not the present one, Geblokkeerd when the concept is over, PermissionDenied for others.
    """
    op = op or timezone.now()
    with transaction.atomic():
        vers = lock(verzoek, op)
        _refuse_if_over(vers, versie)
        invoer = read_draft(vers) | {str(stap): dict(inhoud)}
        geheim = encrypt_bytes(json.dumps(invoer).encode(), vers.kenmerk)
        velden: dict[str, Any] = {"concept_geheim": geheim, "bewaard_op": op}
        if not vanzelf:
            return amend(vers, by=by, op=op, code="concept_bewaard", **velden)
        return _save_quietly(vers, by, velden)


def _save_quietly(verzoek: Any, by: Any, velden: dict[str, Any]) -> Any:
    oordeel = verzoek.may_amend(by)
    if not oordeel:
        raise Conflict(str(oordeel), over=verzoek)
    for naam, waarde in velden.items():
        setattr(verzoek, naam, waarde)
    verzoek.versie += 1
    verzoek.save(update_fields=[*velden, "versie"])
    return verzoek


def _refuse_if_over(verzoek: Any, versie: int | None) -> None:
    if verzoek.status != "concept":
        raise Conflict("Dit verzoek is al verstuurd of ingetrokken.", over=verzoek)
    oordeel = is_fresh(verzoek)
    if isinstance(oordeel, Nee):
        raise Geblokkeerd(oordeel.reden, oordeel.weg)
    if versie is not None and versie != verzoek.versie:
        raise Conflict("Dit concept is intussen gewijzigd.", over=verzoek)


def last_day(verzoek: Any) -> date | None:
    """The last day on which the concept can be used; None when it never was kept."""
    if verzoek.bewaard_op is None:
        return None
    bewaard = timezone.localdate(verzoek.bewaard_op)
    return bewaard + timedelta(days=instelling(HOUDBAAR, bewaard))


def is_fresh(verzoek: Any) -> Oordeel:
    """A concept that nobody touched for the set number of days is over."""
    laatste = last_day(verzoek)
    if verzoek.status != "concept" or laatste is None or verzoek.vandaag <= laatste:
        return True
    dagen = instelling(HOUDBAAR, timezone.localdate(verzoek.bewaard_op))
    return Nee(
        f"Dit concept is verlopen: het is meer dan {dagen} dagen niet gewijzigd.",
        "Begin een nieuw verzoek.",
    )
