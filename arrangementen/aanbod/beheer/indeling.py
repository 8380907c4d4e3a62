"""Hoe u naar een jaar kijkt: volume, of euro per contract, perceel of gemeente."""

from typing import Any

from django.urls import reverse

from arrangementen.aanbod.geld import PER


def division(gekozen: str, jaar: int) -> list[dict[str, Any]]:
    """The ways to look at one year: the volume first, then the euros."""
    volume = reverse("arrangementen:aanbod_benutting")
    euro = reverse("arrangementen:aanbod_budget")
    keuzes = [("volume", "Volume per contract en product", f"{volume}?jaar={jaar}")]
    keuzes += [
        (f"euro-{code}", f"Euro {naam.lower()}", f"{euro}?per={code}&jaar={jaar}")
        for code, naam in PER.items()
    ]
    return [
        {"naam": naam, "url": url, "actief": code == gekozen, "aantal": None}
        for code, naam, url in keuzes
    ]
