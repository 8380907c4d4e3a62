"""De werkvoorraad als bestand: alleen wie dat mag, alleen wat hij ziet, en altijd gelogd."""

from datetime import date, datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from organisaties.beleid import voor_rollen
from organisaties.leeslog import log_read
from organisaties.rollen import Rol
from verloop.schermen.woorden import clock, long_date
from verloop.tabellen import SOORTEN, Blad, as_file

from .keuze import Keuze, group_names, options, read
from .rijen import Rij, chosen_rows, rows
from .vraag import worklist
from .weergaven import views_of

#: The right to take a list out of the product (issue: own right).
UITVOERDERS = (Rol.PROCESREGISSEUR, Rol.TEAMLEIDER)
HOOGUIT = 5000
KOLOMMEN = (
    *("Casusnummer", "Naam", "Leeftijd", "Termijn", "Uiterlijk", "Hoe dringend"),
    *("Bijzonderheid", "Aan zet", "Fase", "Afgerond op"),
)


def may_export(medewerker: Any, on: date) -> bool:
    """Holder of a role with the right to export."""
    return bool(medewerker.has_role(*UITVOERDERS, on=on))


@voor_rollen(*UITVOERDERS)
def worklist_export(request: HttpRequest, bestandssoort: str) -> HttpResponse:
    """The list of this address as CSV, Excel or OpenDocument, with filter and moment in it."""
    if bestandssoort not in SOORTEN:
        raise Http404("niet gevonden")
    nu = timezone.now()
    vandaag = timezone.localdate(nu)
    keuze = read(request.GET, views_of(request.user, vandaag), request.user, vandaag)
    casussen = worklist(request.user, vandaag, keuze.soort, keuze.weergave.gesloten)
    lijst = rows(chosen_rows(casussen, keuze)[: HOOGUIT + 1], vandaag)
    blad = Blad(
        "Werkvoorraad",
        KOLOMMEN,
        [_line(rij) for rij in lijst[:HOOGUIT]],
        _explanation(keuze, nu, len(lijst)),
    )
    log_read(
        request,
        None,
        "werkvoorraad",
        actie="E",
        gebeurtenis="export",
        detail=f"{len(blad.rijen)} rijen, {bestandssoort}",
    )
    naam = f"werkvoorraad-{vandaag.isoformat()}.{bestandssoort}"
    return HttpResponse(
        as_file(blad, bestandssoort),
        content_type=SOORTEN[bestandssoort],
        headers={"Content-Disposition": f'attachment; filename="{naam}"'},
    )


def _line(rij: Rij) -> list[Any]:
    return [
        rij.casus.nummer,
        rij.casus.jeugdige.naam,
        rij.leeftijd,
        rij.wat if rij.stand else "",
        rij.datum,
        rij.stand.tekst if rij.stand else "",
        rij.noot,
        "U" if rij.u else rij.aan_zet,
        rij.fase,
        rij.casus.gesloten_op,
    ]


def _explanation(keuze: Keuze, nu: datetime, aantal: int) -> list[tuple[str, str]]:
    """What the reader of the file must know: when, which view, which filter."""
    uitleg = [
        ("Stand van", f"{long_date(nu)}, {clock(nu)}"),
        ("Weergave", keuze.weergave.naam),
    ]
    for groep, waarden in keuze.filters.items():
        namen = options(groep)
        uitleg.append((group_names()[groep], ", ".join(namen[waarde] for waarde in waarden)))
    if aantal > HOOGUIT:
        uitleg.append(("Let op", f"Alleen de eerste {HOOGUIT} casussen. Kies een filter."))
    uitleg.append(("Vertrouwelijk", "Bewaar dit bestand niet langer dan nodig."))
    return uitleg
