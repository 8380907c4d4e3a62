"""De pagina van het verslag en het bestand ervan."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from normenkader.instellingen import instelling
from normenkader.models import KaderVersie
from organisaties.beleid import voor_rollen
from organisaties.leeslog import log_read
from organisaties.rollen import Rol
from sturing.klein import HIDDEN_TEXT, threshold
from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Datumveld
from verloop.schermen.woorden import long_date
from verloop.tabellen import SOORTEN, Blad, as_file

from .grafieken import charts
from .rijen import decided_by_rer, read_rows, rejected
from .tellen import Verslag, count

LEZERS = (Rol.CONTRACTMANAGER, Rol.SECRETARIS)
JAAR = timedelta(days=364)
DEFINITIES = (
    ("1-op-1", "Begonnen in de periode en vallend onder het kader. Nog lopende tellen mee."),
    ("Binnen het maximum", "Beëindigd, en niet langer dan het maximum van het kader bij de start."),
    ("Uren", "De gemaakte uren. Zijn die niet vastgelegd, dan de uren van het afbouwplan."),
    ("Fte", "Uren gedeeld door de weken van de periode en de uren van een voltijdbaan per week."),
    ("Kosten", "Uren maal het uurtarief van de aanvraag. Tarieven van de lijst zijn fictief."),
)


class PeriodeForm(Formulier):
    """First and last day of the period; empty means the last year."""

    begin = Datumveld(label="Begonnen vanaf", required=False)
    einde = Datumveld(label="Begonnen tot en met", required=False)

    def clean(self) -> dict[str, Any]:
        """A period that runs forward."""
        begin, einde = self.cleaned_data.get("begin"), self.cleaned_data.get("einde")
        if begin and einde and einde < begin:
            self.add_error("einde", "Kies een dag die niet voor de eerste dag ligt")
        return self.cleaned_data


@voor_rollen(*LEZERS)
def verslag(request: HttpRequest) -> HttpResponse:
    """Numbers, durations, reasons, outcomes, hours and costs for the bestuur."""
    vandaag = timezone.localdate()
    form = PeriodeForm(request.GET)
    begin, einde = period_of(form, vandaag)
    geteld = report(begin, einde, vandaag)
    gegevens = {
        "form": form,
        "begin": begin,
        "einde": einde,
        "v": geteld,
        "beelden": charts(geteld),
        "kader": KaderVersie.objects.version_on(vandaag),
        "moment": timezone.now(),
        "drempel": threshold(vandaag),
        "definities": DEFINITIES,
        "soorten": list(SOORTEN),
        "vraag": request.GET.urlencode(),
    }
    return render(request, "sturing/eenopeen/verslag.html", gegevens)


@voor_rollen(*LEZERS)
def verslag_bestand(request: HttpRequest, bestandssoort: str) -> HttpResponse:
    """The same figures as a file, with the same figures hidden."""
    if bestandssoort not in SOORTEN:
        raise Http404("niet gevonden")
    vandaag = timezone.localdate()
    begin, einde = period_of(PeriodeForm(request.GET), vandaag)
    blad = sheet(report(begin, einde, vandaag), begin, einde, vandaag)
    log_read(
        request,
        None,
        "verslag 1-op-1",
        actie="E",
        gebeurtenis="export",
        detail=f"{len(blad.rijen)} rijen, {bestandssoort}",
    )
    naam = f"verslag-1-op-1-{vandaag.isoformat()}.{bestandssoort}"
    return HttpResponse(
        as_file(blad, bestandssoort),
        content_type=SOORTEN[bestandssoort],
        headers={"Content-Disposition": f'attachment; filename="{naam}"'},
    )


def period_of(form: PeriodeForm, on: date) -> tuple[date, date]:
    """The chosen period; what is wrong or empty falls back to the year up to today."""
    gekozen = form.cleaned_data if form.is_valid() else {}
    einde = gekozen.get("einde") or on
    return gekozen.get("begin") or einde - JAAR, einde


def report(begin: date, einde: date, on: date) -> Verslag:
    """Read and count; three queries."""
    weken = Decimal((einde - begin).days + 1) / 7
    return count(
        read_rows(begin, einde, on),
        rejected(begin, einde),
        decided_by_rer(begin, einde),
        on,
        weken,
        int(instelling("eenopeen.fte_uren_per_week", on)),
    )


def sheet(v: Verslag, begin: date, einde: date, on: date) -> Blad:
    """One table: group, name and figures; hidden figures say so."""
    rijen: list[list[Any]] = [["Totaal", "Alles", *_figures(v.aantal, v.binnen, v.uren, v.kosten)]]
    for groep, regels in (
        ("Gemeente", v.per_gemeente),
        ("Aanbieder", v.per_aanbieder),
        *v.lijsten,
    ):
        for regel in regels:
            cijfers = _figures(regel.aantal, regel.binnen, regel.uren, regel.kosten)
            rijen.append([groep, regel.naam, *cijfers])
    uitleg = [
        ("Verslag", "Afwegingskader 1-op-1"),
        ("Begonnen", f"{long_date(begin)} tot en met {long_date(einde)}"),
        ("Stand van", long_date(on)),
        *DEFINITIES,
        ("Kleine aantallen", f"Onder de {threshold(on)} staat er: {HIDDEN_TEXT}."),
    ]
    kolommen = ("Groep", "Naam", "Aantal", "Percentage binnen het maximum", "Uren", "Kosten (euro)")
    return Blad("Verslag 1-op-1", kolommen, rijen, uitleg)


def _figures(aantal: Any, binnen: Any, uren: Any, kosten: Any) -> list[Any]:
    if aantal is None:
        return [HIDDEN_TEXT] * 4
    procent = binnen.procent if binnen is not None else ""
    return [
        aantal,
        HIDDEN_TEXT if procent is None else procent,
        "" if uren is None else int(uren),
        "" if kosten is None else int(kosten),
    ]
