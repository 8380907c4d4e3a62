"""Wat er moet zijn voordat een plan wordt vastgesteld of ondertekend: met reden en weg."""

from typing import Any

from django.db.models import prefetch_related_objects
from django.urls import reverse

from verloop.redenen import Nee, Oordeel

from .inhoud import missing_aanbieder, missing_parts
from .ondertekenaars import names, signers_of, unsigned


def has_all_parts(plan: Any) -> Oordeel:
    """All seven parts, at least one doel per resultaatgebied, an aanbieder for specialist help."""
    prefetch_related_objects([plan], "onderdelen__doelen")
    delen = missing_parts(plan)
    weg_url = reverse("casusregie:plan_detail", args=[plan.casus.kenmerk])
    if delen:
        deel = delen[0]
        reden = f"Deel {deel.nummer} is niet compleet: {deel.naam.lower()}."
        return Nee(reden, f"{deel.ontbreekt}.", weg_url)
    zonder = missing_aanbieder(plan)
    if zonder:
        return Nee(
            f"Er is nog geen aanbieder gekozen bij {zonder[0]}.", "Kies een aanbieder.", weg_url
        )
    return True


def has_signers(plan: Any) -> Oordeel:
    """Somebody must be able to sign; otherwise the plan would wait for ever."""
    if signers_of(plan, plan.vandaag):
        return True
    return Nee(
        "Er is niemand vastgelegd die het plan mag ondertekenen.",
        "Leg eerst vast wie het gezag heeft.",
        reverse("casusregie:gezin_edit", args=[plan.casus.kenmerk]),
    )


def has_all_signatures(plan: Any) -> Oordeel:
    """Everybody who must sign at today's age has signed."""
    open_leden = unsigned(plan, plan.vandaag)
    if not open_leden:
        return True
    return Nee(
        f"{names(open_leden)} heeft nog niet getekend."
        if len(open_leden) == 1
        else f"{names(open_leden)} hebben nog niet getekend.",
        "Leg vast wie heeft getekend.",
        reverse("casusregie:plan_sign", args=[plan.casus.kenmerk]),
    )


def newer_version_signed(plan: Any) -> Oordeel:
    """Only a later signed version replaces this one."""
    nieuwer = (
        type(plan).objects.signed().filter(casus=plan.casus, versienummer__gt=plan.versienummer)
    )
    return True if nieuwer.exists() else Nee("Er is nog geen nieuwere versie ondertekend.")
