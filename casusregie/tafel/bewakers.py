"""Wat een aanmelding tegenhoudt: stukken, toestemming, de tafel zelf en lichtere alternatieven."""

from typing import Any

from django.urls import reverse

from casusregie.afspraken.models import Afspraak
from casusregie.toestemming.lijsten import Doel, Wat
from casusregie.toestemming.vragen import may_share
from verloop.redenen import Nee, Oordeel

from .keuzes import LICHTER_DAN, Lichter
from .stukken import missing


def is_complete(aanmelding: Any) -> Oordeel:
    """Everything the tafel needs is there (CR-Z-04)."""
    if not (mist := missing(aanmelding)):
        return True
    namen = ", ".join(stuk.naam.lower() for stuk in mist)
    return Nee(f"Er mist nog: {namen}.", "Vul het aan, of stuur de aanmelding terug.")


def may_be_shown(aanmelding: Any) -> Oordeel:
    """The family agreed, or nothing points at them; asked once per loaded aanmelding and day."""
    if aanmelding.anoniem:
        return True
    gevraagd: dict[Any, Oordeel] = aanmelding.__dict__.setdefault("_delen", {})
    if aanmelding.vandaag not in gevraagd:
        gevraagd[aanmelding.vandaag] = may_share(
            aanmelding.casus,
            aanmelding.tafel.organisatie,
            Wat.HULPVRAAG,
            Doel.EXPERTTEAM,
            aanmelding.vandaag,
            van=aanmelding.organisatie,
        )
    return gevraagd[aanmelding.vandaag]


def was_held(aanmelding: Any) -> Oordeel:
    """The meeting on whose agenda it stands took place."""
    bijeenkomst = aanmelding.bijeenkomst
    if bijeenkomst is not None and bijeenkomst.status == "gehouden":
        return True
    return Nee(
        "De tafel is nog niet gehouden.",
        "Leg eerst vast dat de tafel er was.",
        reverse("casusregie:tafel_bijeenkomst", args=[bijeenkomst.kenmerk]) if bijeenkomst else "",
    )


def was_not_convened(aanmelding: Any) -> Oordeel:
    """What an aanbieder calls the tafel together for is discussed there (GV-M2-04)."""
    if not aanmelding.bijeenroepen:
        return True
    return Nee(
        "De aanbieder riep de tafel bijeen. De casus wordt daar besproken.",
        "Zet de casus op een agenda.",
    )


def lighter_was_checked(aanmelding: Any) -> Oordeel:
    """Each less drastic form was looked at with an aanbieder (RV-B10-02)."""
    ontbreekt = missing_alternatives(aanmelding)
    if not ontbreekt:
        return True
    namen = ", ".join(str(Lichter(code).label).lower() for code in ontbreekt)
    return Nee(
        f"Nog niet nagegaan met een aanbieder: {namen}.",
        "Leg vast wat het onderzoek naar lichtere hulp gaf.",
        reverse("casusregie:tafel_alternatief", args=[aanmelding.kenmerk]),
    )


def missing_alternatives(aanmelding: Any) -> list[str]:
    """The less drastic forms that nobody looked at yet; empty without verblijf."""
    if not aanmelding.verblijf:
        return []
    gedaan = {rij.vorm for rij in aanmelding.alternatieven.all()}
    return [code for code in LICHTER_DAN.get(aanmelding.vorm, ()) if code not in gedaan]


def has_agreements(aanmelding: Any) -> Oordeel:
    """With a family where uithuisplaatsing is thinkable something is agreed (GV-M1-07, -08)."""
    if not aanmelding.uithuisplaatsing or aanmelding.anoniem:
        return True
    if Afspraak.objects.filter(bron_kenmerk=aanmelding.kenmerk).exists():
        return True
    return Nee(
        "Er zijn nog geen afspraken met en over het gezin.",
        "Leg eerst een afspraak vast.",
        reverse("casusregie:tafel_afspraak", args=[aanmelding.kenmerk]),
    )
