"""Bij welke pagina een termijn hoort: elke app meldt zijn eigen onderwerpen aan."""

import uuid

from django.urls import reverse

_paginas: dict[str, str] = {}


def add_page(model: str, url_naam: str) -> None:
    """Register the page of an onderwerp: label ("app.model") and URL name (takes `kenmerk`)."""
    _paginas[model.lower()] = url_naam


def page_url(model: str, kenmerk: uuid.UUID) -> str:
    """The address of the page of this onderwerp; empty when nobody registered one."""
    url_naam = _paginas.get(model)
    return reverse(url_naam, kwargs={"kenmerk": kenmerk}) if url_naam else ""
