"""De gedragswetenschapper maakt een casus onherkenbaar, of laat haar niet meedoen."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from afwegingskader.schermen.kop import page_context
from casusregie.zicht import get_visible
from organisaties.beleid import dossier
from verloop.overgangen import perform
from verloop.schermen.overgangspagina import add_errors, transition_page

from .forms import BEVESTIGD, BevestigForm, UitsluitForm, original_texts
from .herkenning import traces
from .models import TEKSTEN, Onderzoekscasus, Regelstand, prepares_case

MET = (
    *("aanvraag__casus__jeugdige", "aanvraag__casus__gemeente", "aanvraag__casus__team"),
    *("aanvraag__casus__gezin", "aanvraag__aanbieder", "aanvraag__inzet", "onderzoek"),
    *("aanvraag__opgesteld_door", "aanvraag__akkoord_regie_door", "aanvraag__besloten_door"),
    "aanvraag__akkoord_aanbieder_door",
)


@dossier("GET", "POST")
def onderzoekscasus(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Each text beside what was found in it; only a ticked text may leave."""
    regel = _get(request, kenmerk)
    oordeel = prepares_case(regel, request.user)
    if not oordeel:
        raise PermissionDenied(str(oordeel))
    form = BevestigForm(request.POST if request.method == "POST" else None, initial=_initial(regel))
    if form.is_bound and form.is_valid() and _confirm(regel, form, request):
        messages.success(request, f"Casus {regel.pseudoniem} is bevestigd.")
        return redirect("afwegingskader:onderzoeken")
    lijst = reverse("afwegingskader:onderzoeken")
    gegevens = {
        **page_context(regel.casus, timezone.localdate(), ("Onderzoek", lijst)),
        "regel": regel,
        "form": form,
        "vakken": _boxes(regel, form),
        "dicht": regel.status == Regelstand.UITGESLOTEN,
        "terug": lijst,
    }
    status = 422 if form.is_bound else 200
    return render(request, "afwegingskader/onderzoekscasus.html", gegevens, status=status)


@dossier("GET", "POST")
def onderzoekscasus_uitsluiten(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """This case does not take part."""
    regel = _get(request, kenmerk)
    lijst = reverse("afwegingskader:onderzoeken")
    return transition_page(
        request,
        regel,
        "exclude",
        form_class=UitsluitForm,
        terug=lijst,
        uitleg="De teksten die u al bevestigde, worden gewist.",
        gelukt="Deze casus doet niet mee.",
        **page_context(regel.casus, timezone.localdate(), ("Onderzoek", lijst)),
    )


def _get(request: HttpRequest, kenmerk: uuid.UUID) -> Any:
    rijen = Onderzoekscasus.objects.select_related(*MET)
    return get_visible(rijen, request, kenmerk, "onderzoek").on(timezone.localdate())


def _initial(regel: Any) -> dict[str, Any]:
    """Confirmed texts as they were confirmed; else those of the dossier, without a tick."""
    if regel.status != Regelstand.BEVESTIGD:
        return original_texts(regel.aanvraag)
    teksten = {veld: getattr(regel, veld) for veld in TEKSTEN}
    return teksten | {f"{veld}_{BEVESTIGD}": bool(tekst) for veld, tekst in teksten.items()}


def _boxes(regel: Any, form: BevestigForm) -> list[tuple[Any, Any, str]]:
    """The text, its tick box, and in words what was found in the text as it stands."""
    return [
        (
            form[veld],
            form[f"{veld}_{BEVESTIGD}"],
            ", ".join(traces(str(form[veld].value() or ""), regel.aanvraag)),
        )
        for veld in TEKSTEN
    ]


def _confirm(regel: Any, form: BevestigForm, request: HttpRequest) -> bool:
    try:
        velden: dict[str, Any] = form.texts()
        perform(regel, "confirm", by=request.user, bevestigd=form.chosen(), **velden)
    except ValidationError as fout:
        add_errors(form, fout)
        return False
    return True
