"""Het scherm van de tijdlijn: bladeren, zoeken op soort, persoon en periode, en afdrukken."""

import uuid
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from casusregie.leeslog import vragen as leeslog
from organisaties.beleid import dossier

from .banner import case_context, page_casus
from .models import Casus
from .tijdlijn import (
    OP_PAPIER,
    PER_PAGINA,
    Lezer,
    Zoekvraag,
    future_lines,
    in_period,
    kinds,
    page_of_events,
    timeline_lines,
)
from .tijdlijn_forms import TijdlijnForm

#: A timeline of at most this many events needs no filter (ui.md §5).
ZONDER_FILTER = 20
INZAGE = "inzage"


@dossier("GET")
def casus_timeline(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """What happened, newest first, with what is still to come on top.

    `soort` is a kind of onderwerp, or the reading of the dossier for who may see that.
    """
    casus = page_casus(request, kenmerk, "tijdlijn")
    vandaag = timezone.localdate()
    lezer = Lezer(request.user, vandaag)
    soorten = kinds(casus, lezer)
    leest = leeslog.may_read_log(casus, request.user, vandaag)
    form = TijdlijnForm(request.GET)
    vraag = _question(request, form, {code for code, _, _ in soorten}, leest)
    voor = request.GET.get("voor", "")
    regels, verder = _lines(casus, lezer, vraag, voor, _size(request))
    druk = sum(aantal for _, _, aantal in soorten) > ZONDER_FILTER
    gegevens = {
        **case_context(request, casus),
        "form": form,
        "komend": [] if vraag or voor else future_lines(casus, request.user, vandaag),
        "regels": regels,
        "soorten": soorten if druk else [],
        "soort": vraag.soort,
        "leest": leest,
        "zoekt": bool(vraag.wie or vraag.van or vraag.tot or form.errors),
        "zoekbaar": druk or bool(vraag) or bool(form.errors),
        "voor": voor,
        "verder": verder,
    }
    status = 422 if form.errors else 200
    return render(request, "casusregie/tijdlijn.html", gegevens, status=status)


def _question(
    request: HttpRequest, form: TijdlijnForm, soorten: set[str], leest: bool
) -> Zoekvraag:
    """What is asked; an unknown kind or a wrong field is no limit."""
    soort = request.GET.get("soort", "")
    bekend = soorten | ({INZAGE} if leest else set())
    goed = form.cleaned_data if form.is_valid() else {}
    van: date | None = goed.get("van")
    return Zoekvraag(
        soort if soort in bekend else "", goed.get("wie", "").strip(), van, goed.get("tot")
    )


def _size(request: HttpRequest) -> int:
    return OP_PAPIER if request.GET.get("alles") == "1" else PER_PAGINA


def _lines(
    casus: Casus, lezer: Lezer, vraag: Zoekvraag, voor: str, aantal: int
) -> tuple[list[dict[str, Any]], str]:
    if vraag.soort == INZAGE:
        return _reading(casus, lezer, vraag, voor)
    bladzijde = page_of_events(casus, lezer, vraag, voor, aantal)
    return timeline_lines(bladzijde.gebeurtenissen, lezer), bladzijde.verder


def _reading(
    casus: Casus, lezer: Lezer, vraag: Zoekvraag, voor: str
) -> tuple[list[dict[str, Any]], str]:
    """Who looked at the dossier, in the form of the timeline."""
    gelezen = leeslog.rows_of_casus(casus, lezer.medewerker, lezer.on)
    rijen = in_period(gelezen, vraag.van, vraag.tot)
    if vraag.wie:
        rijen = rijen.filter(naam__icontains=vraag.wie)
    gevonden, verder = leeslog.page_of(rijen, voor)
    regels = [leeslog.in_plain_words(rij) for rij in gevonden]
    return [
        {
            "titel": f"{regel.wat}: {regel.onderdeel.lower()}",
            "tekst": f"Door {regel.naam}, {regel.rol.lower()}. {regel.grond}",
            "wanneer": regel.wanneer,
        }
        for regel in regels
    ], verder
