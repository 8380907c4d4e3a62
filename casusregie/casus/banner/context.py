"""Haalt een casus op voor een pagina en geeft de context die elke casuspagina nodig heeft."""

import uuid
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from casusregie.casus.models import Casus
from casusregie.casus.pagina import page_rows, seed_route
from casusregie.zicht import get_visible

from .opbouw import banner


def page_casus(
    request: HttpRequest, kenmerk: uuid.UUID, onderdeel: str, rijen: Any = page_rows
) -> Casus:
    """The casus with what its banner needs, logged; Http404 for who may not see it.

    `rijen` is `page_rows`, or a function that adds to it what the page itself needs.
    """
    casus: Casus = get_visible(rijen, request, kenmerk, onderdeel)
    seed_route(casus)
    return casus


def case_context(
    request: HttpRequest, casus: Casus, *, klein: bool = True, bsn: str = ""
) -> dict[str, Any]:
    """`casus` and `banner` for a template that extends casusregie/casus_basis.html.

    `klein` is for pages with a heading of their own; `bsn` shows the number this once.
    """
    kop = banner(casus, request.user, timezone.localdate(), pad=request.path, klein=klein, bsn=bsn)
    return {"casus": casus, "banner": kop}
