"""De standen en keuzelijsten van een inzet, en de vragen over inzetten."""

from datetime import date
from typing import Self

from django.db import models

from afwegingskader.zicht import EigenAanbiederQuerySet


class Inzetstand(models.TextChoices):
    """States of an inzet (domein.md §0 m); an escalation is never one of them."""

    GEPLAND = "gepland", "Gepland"
    LOOPT = "loopt", "Inzet loopt"
    BEEINDIGD = "beeindigd", "Beëindigd"


class Doelbereikt(models.TextChoices):
    """Outcome at the end."""

    JA = "ja", "Ja"
    DEELS = "deels", "Deels"
    NEE = "nee", "Nee"


class Tussenbesluit(models.TextChoices):
    """What the tussenevaluatie comes down to: can it be shorter or lighter?"""

    ZOALS_GEPLAND = "zoals_gepland", "Zoals gepland"
    LICHTER = "lichter", "Met minder uren"
    KORTER = "korter", "Eerder stoppen"
    ANDERS = "anders", "Deze inzet past niet: andere hulp zoeken"


class Vervolg(models.TextChoices):
    """What follows after the end."""

    GEEN = "geen", "Er is geen hulp meer nodig"
    ZELFDE_HULP = "zelfde_hulp", "De hulp die er was gaat verder"
    LICHTER = "lichter", "Lichtere hulp"
    ZWAARDER = "zwaarder", "Zwaardere hulp of ander verblijf"
    VERVOLG = "vervolg", "Er is een vervolg op de 1-op-1 gevraagd"


class RedenLater(models.TextChoices):
    """Why an inzet goes on past its last day; a code, so that a contractmanager may see it."""

    GEEN_PLEK = "geen_plek", "Geen plek voor vervolghulp"
    AFBOUW = "afbouw", "Afbouw niet klaar"
    VERVOLG_LATER = "vervolg_later", "Vervolghulp start later"
    ONBEKEND = "", "Nog niet opgegeven"


class RedenAfgezien(models.TextChoices):
    """Why a granted 1-op-1 was never started."""

    NIET_NODIG = "niet_nodig", "Niet meer nodig"
    ANDERE_HULP = "andere_hulp", "Andere hulp past beter"
    GEEN_PERSONEEL = "geen_personeel", "De aanbieder heeft geen begeleider"


class InzetQuerySet(EigenAanbiederQuerySet):
    """Sentences about inzetten; `visible_to` comes from the base."""

    def running(self) -> Self:
        """Started and not ended."""
        return self.filter(status=Inzetstand.LOOPT)

    def planned(self) -> Self:
        """Granted and not started."""
        return self.filter(status=Inzetstand.GEPLAND)

    def past_last_day(self, on: date) -> Self:
        """Still running after the last day that was granted."""
        return self.running().filter(einddatum__lt=on)

    def counting_for(self, jeugdige_id: int) -> Self:
        """Of this jeugdige, at every aanbieder; what was never started does not count."""
        return self.filter(jeugdige_id=jeugdige_id, afgezien_op=None)

    def for_list(self) -> Self:
        """With what a row of a list shows."""
        return self.select_related("casus__jeugdige", "aanbieder", "kaderversie")
