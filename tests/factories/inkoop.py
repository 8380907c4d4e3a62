"""Hoe een gemeente inkoopt, voor tests: via de regio of zelf."""

from arrangementen.models import Inkoopmodel

ZELF = {"model": "taakgericht", "bekostiging": "populatie", "uitvoeringsvariant": "taak"}
REGIO = {"model": "arrangement", "bekostiging": "arrangement", "uitvoeringsvariant": "inspanning"}


def koopt(gemeente, inkoper="grjr"):
    """From its first day this gemeente buys specialist help so; in the place of how it did."""
    vast = {"inkoper": inkoper, "geldig_van": gemeente.geldig_van, "bron": "test", "fictief": True}
    velden = vast | (REGIO if inkoper == "grjr" else ZELF)
    Inkoopmodel.objects.update_or_create(
        gemeente=gemeente, domein="specialistisch", defaults=velden
    )
