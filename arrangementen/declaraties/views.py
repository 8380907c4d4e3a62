"""De pagina's van declaraties: lijst en uitslag, voor de aanbieder en voor de gemeente."""

import uuid
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from casusregie.zicht import get_visible, log_list
from organisaties.beleid import dossier, voor_rollen
from organisaties.leeslog import log_read
from organisaties.models import OVERAL
from verloop.schermen.invoer import clean_text
from verloop.schermen.woorden import clock, long_date
from verloop.tabellen import SOORTEN, Blad, as_file

from .bedragen import in_euros
from .keuzes import AANBIEDERROL, ROLLEN, Declaratiestand
from .models import Declaratie, Prestatie
from .toon import declaration_row, declaration_rows, line_rows, month_words, subnav

PER_PAGINA, REGELS_PER_PAGINA, HOOGUIT = 50, 100, 5000
NAMEN = {"csv": "CSV", "xlsx": "Excel", "ods": "OpenDocument"}
KOLOMMEN = (
    *("Maand", "Declaratienummer", "Aanbieder", "Gemeente", "Ontvangen op", "Uitslag"),
    *("Ingediend (euro)", "Toegekend (euro)", "Afgewezen (euro)", "Regels", "Regels afgewezen"),
)


@voor_rollen(*ROLLEN)
def declaratie_lijst(request: HttpRequest) -> HttpResponse:
    """The declarations of the own organisation, with what became of them."""
    vandaag = timezone.localdate()
    stand = _chosen(request)
    alle = Declaratie.objects.visible_to(request.user, vandaag)
    pagina = Paginator(_of_stand(alle, stand).for_list(), PER_PAGINA).get_page(
        request.GET.get("pagina")
    )
    log_list(request, "declaraties", len(pagina.object_list))
    gegevens = {
        "pagina": pagina,
        "rijen": declaration_rows(pagina.object_list),
        "subnav": subnav("declaraties"),
        "standen": Declaratiestand.choices,
        "stand": stand,
        "aanbieder": is_aanbieder(request.user),
        "bestanden": file_links("arrangementen:declaraties_bestand", request),
    }
    return render(request, "arrangementen/declaraties/lijst.html", gegevens)


def is_aanbieder(medewerker: Any, organisatie_id: int = OVERAL) -> bool:
    """Does this person declare for an aanbieder (this one)?"""
    vandaag = timezone.localdate()
    return bool(medewerker.has_role(AANBIEDERROL, on=vandaag, organisatie_id=organisatie_id))


def _chosen(request: HttpRequest) -> str:
    stand = clean_text(request.GET.get("stand", ""))
    return stand if stand in Declaratiestand.values else ""


def _of_stand(declaraties: Any, stand: str) -> Any:
    return declaraties.filter(status=stand) if stand else declaraties


def file_links(url_naam: str, request: HttpRequest) -> list[dict[str, str]]:
    """The download links of a list, with its filter."""
    vraag = request.GET.urlencode()
    return [
        {"naam": naam, "url": f"{reverse(url_naam, args=[soort])}?{vraag}"}
        for soort, naam in NAMEN.items()
    ]


@dossier("GET", rollen=ROLLEN)
def declaratie_detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """One declaration: the totals, every line with its verdict, and why it was rejected."""
    rijen = Declaratie.objects.for_list().select_related("antwoord")
    declaratie = get_visible(rijen, request, kenmerk, "declaratie")
    regels = declaratie.prestaties.select_related("jeugdige", "toewijzing__product")
    alleen = request.GET.get("regels") == "afgewezen"
    if alleen:
        regels = regels.filter(uitkomst="afgewezen")
    pagina = Paginator(regels, REGELS_PER_PAGINA).get_page(request.GET.get("pagina"))
    eigen = is_aanbieder(request.user, declaratie.aanbieder_id)
    gegevens = {
        "d": declaratie,
        "rij": declaration_row(declaratie),
        "redenen": declaratie.reden.split("\n") if declaratie.reden else [],
        "pagina": pagina,
        "regels": line_rows(pagina.object_list, _credited(pagina.object_list), eigen),
        "alleen": alleen,
        "subnav": subnav("declaraties"),
    }
    return render(request, "arrangementen/declaraties/detail.html", gegevens)


def _credited(prestaties: Any) -> frozenset[str]:
    """Which of these were taken back by a later, approved credit."""
    rijen = list(prestaties)
    aanbieders = {rij.aanbieder_id for rij in rijen}
    later = Prestatie.objects.granted().filter(
        aanbieder_id__in=aanbieders, vorige_referentie__in=[rij.referentie for rij in rijen]
    )
    return frozenset(later.values_list("vorige_referentie", flat=True))


@voor_rollen(*ROLLEN)
def declaratie_bestand(request: HttpRequest, bestandssoort: str) -> HttpResponse:
    """The list as a file, with its filter."""
    vandaag, stand = timezone.localdate(), _chosen(request)
    alle = _of_stand(Declaratie.objects.visible_to(request.user, vandaag), stand)
    rijen = [_file_line(d) for d in alle.for_list()[:HOOGUIT]]
    keuze = Declaratiestand(stand).label if stand else "Alle"
    blad = Blad("Declaraties", KOLOMMEN, rijen, [*file_head(), ("Uitslag", keuze)])
    return send_file(request, bestandssoort, blad, "declaraties")


def _file_line(d: Any) -> list[Any]:
    bedragen = (d.ingediend_cent, d.toegekend_cent, d.afgewezen_cent)
    return [
        month_words(d.periode_begin),
        d.nummer,
        d.aanbieder.naam,
        d.gemeente.naam,
        d.ontvangen_op,
        d.get_status_display(),
        *(in_euros(cent) for cent in bedragen),
        d.aantal,
        d.aantal_afgewezen,
    ]


def file_head() -> list[tuple[str, str]]:
    """What the reader of a file must know."""
    nu = timezone.now()
    return [
        ("Stand van", f"{long_date(nu)}, {clock(nu)}"),
        ("Vertrouwelijk", "Bewaar dit bestand niet langer dan nodig."),
    ]


def send_file(
    request: HttpRequest,
    bestandssoort: str,
    blad: Blad,
    naam: str,
    grondslag: str = "betrokkenheid",
) -> HttpResponse:
    """The file; a kind that does not exist is not found. Writes a row in the read log."""
    if bestandssoort not in SOORTEN:
        raise Http404("niet gevonden")
    detail = f"{len(blad.rijen)} rijen, {bestandssoort}"
    log_read(
        request, None, naam, grondslag=grondslag, actie="E", gebeurtenis="export", detail=detail
    )
    bestand = f"{naam}-{timezone.localdate().isoformat()}.{bestandssoort}"
    return HttpResponse(
        as_file(blad, bestandssoort),
        content_type=SOORTEN[bestandssoort],
        headers={"Content-Disposition": f'attachment; filename="{bestand}"'},
    )
