"""Het scherm waarop iemand zijn weergaven van de werkvoorraad bewaart en beheert."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone

from casusregie.casus.zoeken_views import ZOEKERS
from organisaties.beleid import voor_rollen
from verloop.schermen.overgangspagina import add_errors

from .bewaren import change_view, save_view
from .forms import WeergaveForm
from .keuze import Keuze, group_names, options, read
from .models import Bewaardeweergave
from .weergaven import views_of


@voor_rollen(*ZOEKERS, methoden=("GET", "POST"))
def weergave_list(request: HttpRequest) -> HttpResponse:
    """The saved views; with a choice in the address also the form to save that choice."""
    if request.method != "POST":
        keuze = _choice(request, request.GET) if request.GET else None
        return _show(request, keuze, WeergaveForm() if keuze else None)
    keuze = _choice(request, QueryDict(request.POST.get("vraag", "")[:2000]))
    form = WeergaveForm(request.POST)
    if form.is_valid() and _save(request, form, keuze):
        return redirect(f"/werkvoorraad/?{keuze.query_string()}")
    return _show(request, keuze, form, status=422)


@voor_rollen(*ZOEKERS, methoden=("POST",))
def weergave_change(request: HttpRequest) -> HttpResponse:
    """Another name, first or not, or away; only one's own."""
    weergave = _own(request)
    if "verwijderen" in request.POST:
        weergave.delete()
        messages.success(request, f"De weergave {weergave.naam} is verwijderd.")
        return redirect("casusregie:weergave_list")
    form = WeergaveForm(request.POST)
    if form.is_valid() and _change(request, form, weergave):
        return redirect("casusregie:weergave_list")
    return _show(request, None, None, fout=(weergave.pk, form), status=422)


def _own(request: HttpRequest) -> Bewaardeweergave:
    try:
        kenmerk = uuid.UUID(request.POST.get("kenmerk", ""))
        return Bewaardeweergave.objects.get(medewerker=request.user.pk, kenmerk=kenmerk)
    except (ValueError, Bewaardeweergave.DoesNotExist) as fout:
        raise Http404("niet gevonden") from fout


def _save(request: HttpRequest, form: WeergaveForm, keuze: Keuze) -> bool:
    try:
        weergave = save_view(request.user, vraag=keuze.query_string(), **form.cleaned_data)
    except ValidationError as fout:
        add_errors(form, fout)
        return False
    messages.success(request, f"De weergave {weergave.naam} is bewaard.")
    return True


def _change(request: HttpRequest, form: WeergaveForm, weergave: Bewaardeweergave) -> bool:
    try:
        change_view(weergave, **form.cleaned_data)
    except ValidationError as fout:
        add_errors(form, fout)
        return False
    messages.success(request, f"De weergave {weergave.naam} is gewijzigd.")
    return True


def _choice(request: HttpRequest, vraag: QueryDict) -> Keuze:
    vandaag = timezone.localdate()
    return read(vraag, views_of(request.user, vandaag), request.user, vandaag)


def in_words(keuze: Keuze) -> list[tuple[str, str]]:
    """View and filters of a choice, for a summary."""
    regels = [("Weergave", keuze.weergave.naam)]
    for groep, waarden in keuze.filters.items():
        namen = options(groep)
        regels.append((group_names()[groep], ", ".join(namen[waarde] for waarde in waarden)))
    return regels


def _show(
    request: HttpRequest,
    keuze: Keuze | None,
    form: WeergaveForm | None,
    *,
    fout: tuple[int, WeergaveForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    rijen = Bewaardeweergave.objects.filter(medewerker=request.user.pk).order_by("naam", "pk")
    gegevens = {
        "form": form or (fout[1] if fout else None),
        "nieuw": form is not None,
        "vraag": keuze.query_string() if keuze else "",
        "samenvatting": in_words(keuze) if keuze else [],
        "weergaven": [_row(rij, fout) for rij in rijen],
    }
    return render(request, "casusregie/weergaven.html", gegevens, status=status)


def _row(rij: Bewaardeweergave, fout: tuple[int, Any] | None) -> dict[str, Any]:
    """A saved view with its own form; the one that went wrong keeps what was typed."""
    if fout and fout[0] == rij.pk:
        form = fout[1]
    else:
        form = WeergaveForm(
            initial={"naam": rij.naam, "standaard": rij.standaard}, auto_id=f"id_{rij.pk}_%s"
        )
    return {"weergave": rij, "form": form}
