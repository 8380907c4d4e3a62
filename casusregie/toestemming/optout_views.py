"""Het scherm waarop de aanbieder een opt-out vastlegt of intrekt."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.utils import timezone

from casusregie.casus.banner import case_context, page_casus
from casusregie.casus.models import Casus
from organisaties.beleid import dossier
from organisaties.http import HttpRequest

from . import optout
from .forms import OptOutForm, OptOutIntrekForm
from .pagina import form_data, form_page, refuse_unless, tab_of


@dossier("GET", "POST")
def opt_out(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Record the signed declaration, or withdraw it."""
    casus = page_casus(request, kenmerk, "opt-out")
    vandaag = timezone.localdate()
    refuse_unless(optout.may_change_opt_out(casus, request.user, vandaag))
    vorm, doe, tekst = (
        (OptOutIntrekForm, _withdraw_opt_out, INTREKKEN)
        if casus.opt_out
        else (OptOutForm, _record_opt_out, VASTLEGGEN)
    )
    return form_page(
        request,
        vorm(form_data(request), casus=casus, on=vandaag),
        lambda velden: doe(casus, request.user, velden),
        terug=tab_of(casus),
        **tekst,
        **case_context(request, casus),
    )


VASTLEGGEN: dict[str, Any] = {
    "kop": "Opt-out vastleggen",
    "uitleg": "De jeugdige of het gezin wil niet dat het lokale team wordt geïnformeerd.",
    "knop": "Opt-out vastleggen",
    "gelukt": "De opt-out is vastgelegd. Het lokale team ziet deze casus niet meer.",
    "gevolgen": [
        "Het lokale team ziet deze casus vanaf nu niet meer.",
        "Het verzoek om toewijzing gaat alleen naar de backoffice van de gemeente.",
        "De casusregie blijft bij het gezin, of bij uitzondering bij u.",
        "De getekende opt-outverklaring bij de documenten is het bewijs. Met de laatste "
        "handtekening daar gaat de opt-out vanzelf in.",
    ],
}
INTREKKEN: dict[str, Any] = {
    "kop": "Opt-out intrekken",
    "uitleg": "Het lokale team mag daarna weer bij deze casus worden betrokken.",
    "knop": "Opt-out intrekken",
    "gelukt": "De opt-out is ingetrokken.",
    "gevolgen": ["Het lokale team ziet de casus pas als u het team betrekt."],
}


def _record_opt_out(casus: Casus, by: Any, velden: dict[str, Any]) -> Any:
    return optout.record_opt_out(casus, by=by, getekend_door=velden.pop("personen"), **velden)


def _withdraw_opt_out(casus: Casus, by: Any, velden: dict[str, Any]) -> Any:
    return optout.withdraw_opt_out(casus, by=by, ingetrokken_door=velden["personen"])
