"""De tafels waaraan deze casus besproken is: dezelfde tafel volgt en evalueert (GV-M2-07)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from casusregie.tafel.aanmelding import Tafelaanmelding

from .tafels import Tafel


def tables_of(casus: Any, medewerker: Any, on: date) -> Iterable[Tafel]:
    """The meetings on whose agenda this casus is or was, as far as this person may see them."""
    rijen = Tafelaanmelding.objects.visible_to(medewerker, on).filter(
        casus=casus, bijeenkomst__isnull=False
    )
    for rij in rijen.select_related("bijeenkomst__tafel"):
        pad = reverse("casusregie:tafel_aanmelding", args=[rij.kenmerk])
        yield Tafel(rij.kenmerk, str(rij.bijeenkomst.tafel), rij.bijeenkomst.datum, pad)
