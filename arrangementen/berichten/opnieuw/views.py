"""De pagina om een bericht opnieuw te versturen: wat er gebeurt, wat er veranderd is, waarom."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from arrangementen.berichten.models import Bericht, Berichtstand
from arrangementen.schermen import posted
from casusregie.zicht import get_visible
from organisaties.beleid import dossier
from organisaties.http import HttpRequest
from organisaties.rollen import Rol
from verloop.fouten import Geblokkeerd
from verloop.mogelijkheden import moves
from verloop.redenen import Nee
from verloop.schermen.overgangspagina import add_errors

from .dienst import may_replace, send_new, send_same
from .forms import NA_AFKEURING, NIET_AANGEKOMEN, OpnieuwForm
from .verschillen import changes_of


@dossier("GET", "POST", rollen=(Rol.BACKOFFICE,))
def bericht_opnieuw(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Send a rejected message as a new one (OP286), or an undelivered one as the same file."""
    rijen = Bericht.objects.select_related("casus__jeugdige", "casus__gemeente", "aanbieder")
    bericht = get_visible(rijen, request, kenmerk, "bericht opnieuw versturen")
    nieuw = bericht.status == Berichtstand.AFGEKEURD
    nee = refusal(bericht, request.user, nieuw)
    veranderd = changes_of(bericht, timezone.localdate()) if nieuw and nee is None else []
    form = OpnieuwForm(posted(request), redenen=_reasons(bericht, nieuw))
    if nee is None and form.is_bound and form.is_valid():
        gelukt = _send(request, bericht, form, nieuw)
        if gelukt is not None:
            return redirect("arrangementen:bericht_detail", gelukt.kenmerk)
    status = 409 if nee is not None and form.is_bound else 422 if form.is_bound else 200
    gegevens = {
        "bericht": bericht,
        "nieuw": nieuw,
        "geweigerd": nee is not None,
        "nee": nee,
        "veranderd": veranderd,
        "form": form,
        "terug": reverse("arrangementen:bericht_detail", args=[kenmerk]),
    }
    return render(request, "arrangementen/berichten/opnieuw.html", gegevens, status=status)


def refusal(bericht: Any, medewerker: Any, nieuw: bool) -> Nee | None:
    """Why this message cannot leave again now; None when it can."""
    vandaag = timezone.localdate()
    if nieuw:
        oordeel = may_replace(bericht, medewerker, vandaag)
        return oordeel if isinstance(oordeel, Nee) else None
    for move in moves(bericht, medewerker, vandaag):
        if move.naam == "put_back":
            return None if move.toegestaan else Nee(move.reden, move.weg)
    return Nee(f"Dit bericht is ‘{bericht.get_status_display().lower()}’. Het hoeft niet opnieuw.")


def _reasons(bericht: Any, nieuw: bool) -> tuple[str, ...]:
    if not nieuw:
        return NIET_AANGEKOMEN
    return NA_AFKEURING if bericht.soort == "301" else NA_AFKEURING[1:]


def _send(request: HttpRequest, bericht: Any, form: OpnieuwForm, nieuw: bool) -> Any:
    """The message that leaves; None when it was refused, with the reason on the form."""
    doen = send_new if nieuw else send_same
    try:
        gemaakt = doen(bericht, by=request.user, op=timezone.now(), **form.cleaned_data)
    except ValidationError as fout:
        add_errors(form, fout)
        return None
    except Geblokkeerd as fout:
        form.add_error(None, f"{fout} {fout.weg}".strip())
        return None
    messages.success(request, f"{gemaakt} staat klaar en gaat één keer uit.")
    return gemaakt
