"""Lijsten en tabellen als bestand: filter, moment en definities erbij, en altijd gelogd."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from organisaties.leeslog import log_read
from verloop.schermen.woorden import clock, long_date
from verloop.tabellen import SOORTEN, Blad, as_file

from .cijfer import Cel, Kolom

#: More rows than this do not leave the product in one file.
HOOGUIT = 5000
NAMEN = {"csv": "CSV", "xlsx": "Excel", "ods": "OpenDocument"}


def send(
    request: HttpRequest,
    bestandssoort: str,
    blad: Blad,
    bestand: str,
    onderdeel: str,
    op: datetime | None = None,
) -> HttpResponse:
    """The file; a kind that does not exist is not found. Writes a row in the read log."""
    if bestandssoort not in SOORTEN:
        raise Http404("niet gevonden")
    log_read(
        request,
        None,
        onderdeel,
        grondslag="contractmanagement",
        actie="E",
        gebeurtenis="export",
        detail=f"{len(blad.rijen)} rijen, {bestandssoort}",
    )
    dag = timezone.localdate(op or timezone.now())
    naam = f"{bestand}-{dag.isoformat()}.{bestandssoort}"
    return HttpResponse(
        as_file(blad, bestandssoort),
        content_type=SOORTEN[bestandssoort],
        headers={"Content-Disposition": f'attachment; filename="{naam}"'},
    )


def head(
    nu: datetime, keuze: Iterable[tuple[str, str]], definities: Iterable[tuple[str, str]]
) -> list[tuple[str, str]]:
    """What the reader of a file must know."""
    return [
        ("Stand van", f"{long_date(nu)}, {clock(nu)}"),
        *keuze,
        *definities,
        ("Vertrouwelijk", "Bewaar dit bestand niet langer dan nodig."),
    ]


def headings(kolommen: Sequence[Kolom]) -> list[str]:
    """The second line of a column has a column of its own."""
    return [kop for kolom in kolommen for kop in (kolom.kop, kolom.meta) if kop]


def line(kolommen: Sequence[Kolom], cellen: Sequence[Cel]) -> list[Any]:
    """The values of one row, under `headings`."""
    uit: list[Any] = []
    for kolom, cel in zip(kolommen, cellen, strict=True):
        uit.append(cel.waarde)
        if kolom.meta:
            uit.append(cel.meta)
    return uit


def links(url_naam: str, vraag: str, *args: Any) -> list[dict[str, str]]:
    """The download links of a list or table, with its filter."""
    return [
        {
            "naam": naam,
            "url": f"{reverse(url_naam, args=[*args, soort])}?{vraag}",
        }
        for soort, naam in NAMEN.items()
    ]
