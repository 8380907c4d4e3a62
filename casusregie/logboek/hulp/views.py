"""De pagina Alle hulp: van deze casus en van broers en zussen die u mag zien."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from casusregie.afronding.hulp import LAGEN, help_lines
from casusregie.casus.banner import page_casus
from casusregie.casus.models import Casus
from casusregie.logboek.context import page_context
from casusregie.logboek.models import Aantekening
from casusregie.zicht import log_list
from organisaties.beleid import dossier


@dossier("GET")
def all_help(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Everything that runs in the family, from near to special (RV-B03-03)."""
    casus = page_casus(request, kenmerk, "alle hulp")
    vandaag = timezone.localdate()
    zichtbaar = Casus.objects.visible_to(request.user, vandaag)
    anderen = list(
        zichtbaar.filter(gezin=casus.gezin_id)
        .exclude(pk=casus.pk)
        .active()
        .select_related("jeugdige")
        .order_by("jeugdige__geboortedatum", "pk")
    )
    per_casus = help_lines([casus, *anderen], request.user, vandaag)
    if anderen:
        log_list(request, "alle hulp in het gezin", len(anderen))
    gegevens = {
        **page_context(request, casus, "casusregie:hulp"),
        "delen_hulp": [_part(rij, per_casus[rij.pk], casus) for rij in (casus, *anderen)],
        "contacten": _contacts(casus, request.user, vandaag),
        "lagen": LAGEN,
    }
    return render(request, "casusregie/logboek/hulp.html", gegevens)


def _part(rij: Casus, hulp: list[Any], casus: Casus) -> dict[str, Any]:
    return {
        "casus": rij,
        "zelf": rij.pk == casus.pk,
        "regels": [{"hulp": h, "laag": LAGEN[h.laag]} for h in hulp],
    }


def _contacts(casus: Casus, medewerker: Any, on: Any) -> list[Aantekening]:
    """The one contactpersoon per aanbieder: the newest entry of each (CR-A2-10)."""
    rijen = (
        Aantekening.objects.visible_to(medewerker, on)
        .current()
        .of_kind("contactpersoon")
        .filter(casus=casus)
        .select_related("organisatie")
        .order_by("organisatie_id", "-moment", "-pk")
        .distinct("organisatie_id")
    )
    return list(rijen)
