"""De aanbieder corrigeert een toegekende prestatie: een credit, en wat het had moeten zijn."""

import uuid
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from arrangementen.schermen import posted
from casusregie.zicht import get_visible
from organisaties.beleid import dossier
from verloop.fouten import Geblokkeerd

from .bedragen import euro_words, volume_words
from .berekenen import credit_of, line_of
from .forms import CorrectieForm
from .indienen import check, submit
from .keuzes import AANBIEDERROL
from .models import Prestatie
from .toon import month_words, subnav
from .voorstel import month_of, propose_again


@dossier("GET", "POST", rollen=(AANBIEDERROL,))
def prestatie_corrigeren(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Take an approved prestatie back (credit) and declare what it should have been."""
    rijen = Prestatie.objects.select_related(
        "declaratie__gemeente", "declaratie__aanbieder", "jeugdige", "toewijzing__product",
        "toewijzing__casus__jeugdige",
    )  # fmt: skip
    prestatie = get_visible(rijen.granted(), request, kenmerk, "prestatie corrigeren")
    if not _stands(prestatie):
        raise Http404("niet gevonden")
    form = CorrectieForm(posted(request), voorstel=propose_again(prestatie))
    if form.is_bound and form.is_valid():
        try:
            return _correct(request, prestatie, form.cleaned_data["aantal"])
        except Geblokkeerd as fout:
            form.add_error("aantal", fout.reden)
    gegevens = {
        "form": form,
        "p": prestatie,
        "volume": volume_words(prestatie.volume, prestatie.eenheid),
        "bedrag": euro_words(prestatie.bedrag_cent),
        "maand": month_words(prestatie.begin),
        "terug": reverse("arrangementen:declaratie_detail", args=[prestatie.declaratie.kenmerk]),
        "subnav": subnav("declaraties"),
    }
    status = 422 if form.is_bound else 200
    return render(request, "arrangementen/declaraties/corrigeren.html", gegevens, status=status)


def _stands(prestatie: Prestatie) -> bool:
    """A debit on a known toewijzing that was not taken back since."""
    eigen = Prestatie.objects.filter(pk=prestatie.pk, toewijzing__isnull=False)
    return bool(eigen.standing().exists())


def _correct(request: HttpRequest, prestatie: Any, aantal: Decimal) -> HttpResponse:
    """One declaration with the credit and, above 0, the new debit; nothing when it is refused."""
    declaratie, v = prestatie.declaratie, propose_again(prestatie)
    regels = [credit_of(prestatie)]
    if aantal:
        regels.append(line_of(v.toewijzing, v.begin, v.eind, aantal, v.tarief, v.eenheid))
    maand = _period_of(prestatie)
    partijen = declaratie.gemeente, declaratie.aanbieder, maand
    controle = check(*partijen, regels, timezone.localdate())
    if not controle.goed:
        raise Geblokkeerd(next(iter([*controle.geheel, *sum(controle.per_regel, ())])))
    nieuw = submit(*partijen, regels, by=request.user, op=timezone.now())
    messages.success(request, "Gecorrigeerd. De vorige prestatie is teruggenomen.")
    return redirect("arrangementen:declaratie_detail", nieuw.kenmerk)


def _period_of(prestatie: Any) -> tuple[date, date]:
    """The month of the declaration it was in: a correction is not a new month."""
    declaratie = prestatie.declaratie
    return month_of(declaratie.periode_begin)
