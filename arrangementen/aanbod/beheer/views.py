"""De tabellen op het scherm: overzicht, lijst, en een nieuwe versie opstellen."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from arrangementen.aanbod.bevoegd import LEZERS, ROLLEN, keeps_offer
from arrangementen.aanbod.opstellen import draft
from arrangementen.aanbod.signalen.lezen import unread
from arrangementen.aanbod.tabellen import TABELLEN, Tabel, tabel_of
from arrangementen.aanbod.wijziging import Aanbodwijziging, Stand
from organisaties.beleid import voor_rollen
from verloop.schermen.invoer import clean_text

from .forms import VersieForm
from .opbouw import WEERGAVEN, in_view, lines, overview, search, start, tabs

MAP = "arrangementen/aanbod"
PER_PAGINA = 50
LAATSTE = 8


@voor_rollen(*LEZERS)
def aanbod_beheer(request: HttpRequest) -> HttpResponse:
    """All tables, and the changes that wait for a second person."""
    wijzigingen = Aanbodwijziging.objects.select_related("opgesteld_door", "vastgesteld_door")
    gegevens = {
        "regels": overview(timezone.localdate()),
        "wacht": wijzigingen.filter(status=Stand.CONCEPT),
        "laatste": wijzigingen.exclude(status=Stand.CONCEPT)[:LAATSTE],
        "houdt_bij": keeps_offer(request.user, timezone.localdate()),
        "signalen": unread(request.user, timezone.localdate()),
    }
    return render(request, f"{MAP}/beheer.html", gegevens)


@voor_rollen(*LEZERS)
def aanbod_tabel(request: HttpRequest, aanbodtabel: str) -> HttpResponse:
    """The rows of one table, per tab, with a search box."""
    soort, vandaag = find(aanbodtabel), timezone.localdate()
    weergave = request.GET.get("weergave", "nu")
    weergave = weergave if weergave in WEERGAVEN else "nu"
    zoek = clean_text(request.GET.get("zoek", ""))[:60]
    rijen = search(soort, in_view(soort.rows(), weergave, vandaag), zoek)
    pagina = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    gegevens = {
        "tabel": soort,
        "koppen": [soort.veld(naam).label for naam in soort.kolommen],
        "regels": lines(soort, list(pagina)),
        "pagina": pagina,
        "zoek": zoek,
        "weergave": weergave,
        "weergave_naam": WEERGAVEN[weergave],
        "weergaven": tabs(soort, weergave, vandaag),
        "houdt_bij": keeps_offer(request.user, vandaag),
    }
    return render(request, f"{MAP}/tabel.html", gegevens)


@voor_rollen(*ROLLEN, methoden=("GET", "POST"))
def aanbod_nieuw(request: HttpRequest, aanbodtabel: str) -> HttpResponse:
    """A new row, a new version, or a last day; a second person adopts it."""
    soort = find(aanbodtabel)
    refuse_unless_keeper(request)
    data = request.POST if request.method == "POST" else None
    form = VersieForm(data, initial=start(request, soort), tabel=soort)
    if form.is_bound and form.is_valid() and form.beoordeling is not None:
        wijziging = draft(
            form.beoordeling,
            toelichting=form.cleaned_data["toelichting"],
            by=request.user,
            op=timezone.now(),
        )
        messages.success(request, "De wijziging is opgesteld. Een ander stelt haar vast.")
        return redirect("arrangementen:aanbod_wijziging", wijziging.kenmerk)
    terug = reverse("arrangementen:aanbod_tabel", args=[soort.code])
    gegevens: dict[str, Any] = {
        "tabel": soort,
        "form": form,
        "kop": _heading(request, soort),
        "terug": terug,
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, f"{MAP}/versie.html", gegevens, status=status)


def _heading(request: HttpRequest, soort: Tabel) -> str:
    if "einde" in request.GET:
        return f"Laatste dag vastleggen: {soort.enkelvoud}"
    return (
        f"Nieuwe versie: {soort.enkelvoud}"
        if "van" in request.GET
        else (f"Toevoegen: {soort.enkelvoud}")
    )


def find(tabel: str) -> Tabel:
    """The table of this address, or 404."""
    if tabel not in TABELLEN:
        raise Http404
    return tabel_of(tabel)


def refuse_unless_keeper(request: HttpRequest) -> None:
    """403 for the contractmanager of a gemeente: that one reads."""
    if not keeps_offer(request.user, timezone.localdate()):
        raise PermissionDenied("Alleen de uitvoeringsorganisatie wijzigt het aanbod.")
