"""Bestanden van het aanbod: een sjabloon of de hele tabel ophalen, en een bestand inlezen."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from arrangementen.aanbod.bevoegd import LEZERS, ROLLEN
from arrangementen.aanbod.opstellen import draft
from arrangementen.aanbod.tabellen import Tabel
from organisaties.beleid import voor_rollen
from verloop.tabellen import SOORTEN, Blad, as_file

from .forms import BestandForm
from .views import MAP, find, refuse_unless_keeper

MAX_VOORBEELD = 200


@voor_rollen(*LEZERS)
def aanbod_bestand(request: HttpRequest, aanbodtabel: str) -> HttpResponse:
    """The whole table as CSV in the form that can be read in again; `?leeg=1`: the headings."""
    soort = find(aanbodtabel)
    leeg = "leeg" in request.GET
    antwoord = HttpResponse(as_csv(soort, leeg=leeg), content_type=SOORTEN["csv"])
    naam = f"{soort.code}-sjabloon" if leeg else f"{soort.code}-{timezone.localdate():%Y%m%d}"
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}.csv"'
    return antwoord


def as_csv(tabel: Tabel, *, leeg: bool = False) -> bytes:
    """All versions of all rows, or only the headings."""
    koppen = [veld.naam for veld in tabel.velden]
    rijen = [] if leeg else [tabel.to_cells(tabel.to_row(obj)) for obj in tabel.rows()]
    return as_file(Blad(tabel.naam, koppen, [[rij[k] for k in koppen] for rij in rijen]), "csv")


@voor_rollen(*ROLLEN, methoden=("GET", "POST"))
def aanbod_inlezen(request: HttpRequest, aanbodtabel: str) -> HttpResponse:
    """Look at a file first; then draw it up as one change, all of it or nothing."""
    soort = find(aanbodtabel)
    refuse_unless_keeper(request)
    gepost = request.method == "POST"
    form = BestandForm(
        request.POST if gepost else None, request.FILES if gepost else None, tabel=soort
    )
    beoordeling = form.judge() if form.is_bound and form.is_valid() else None
    if beoordeling and beoordeling.goed and not beoordeling.leeg and "opstellen" in request.POST:
        wijziging = draft(
            beoordeling,
            toelichting=form.cleaned_data["toelichting"],
            by=request.user,
            op=timezone.now(),
            bestandsnaam=form.naam,
            sha256=form.sha256,
        )
        messages.success(request, "De wijziging is opgesteld. Een ander stelt haar vast.")
        return redirect("arrangementen:aanbod_wijziging", wijziging.kenmerk)
    fout = bool(form.is_bound and form.errors) or bool(beoordeling and not beoordeling.goed)
    gegevens = {
        "tabel": soort,
        "form": form,
        "beoordeling": beoordeling,
        "telling": beoordeling.counts() if beoordeling else {},
        "voorbeeld": beoordeling.plan.wijzigt[:MAX_VOORBEELD] if beoordeling else [],
        "verleden": beoordeling.plan.past(timezone.localdate()) if beoordeling else 0,
        "gelezen": form.keep() if beoordeling and beoordeling.goed else "",
    }
    return render(request, f"{MAP}/inlezen.html", gegevens, status=422 if fout else 200)
