"""Het scherm van het mandaat: wat nu geldt, wie dat vastlegde, en een nieuwe versie."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from casusregie.toestemming.pagina import form_data, form_page
from organisaties.beleid import voor_rollen
from organisaties.http import HttpRequest
from organisaties.models import Organisatie
from organisaties.rollen import Rol, Soort
from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Datumveld, JaNeeveld

from .keuzes import Wet
from .mandaat import BEHEER, grant_mandate, history_of, now_valid

LEZERS = (*BEHEER, Rol.CASUSREGISSEUR, Rol.TEAMLEIDER)


def _text(label: str, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )


class MandaatForm(Formulier):
    """A new version of the mandate under one law."""

    verplicht = {
        "wet": "Kies om welke wet het gaat",
        "zelf": "Schrijf op wat de casusregisseur zelf mag besluiten",
        "samen": "Schrijf op waarvoor een ander nodig is, en wie",
        "plan_vaststellen": "Kies of de casusregisseur het plan zelf mag vaststellen",
        "geldig_van": "Vul in vanaf welke dag dit geldt",
        "bron": "Schrijf op in welk besluit dit staat",
    }

    wet = forms.ChoiceField(label="Wet", choices=[("", "Kies een wet"), *Wet.choices])
    zelf = _text("Wat mag de casusregisseur zelf besluiten?")
    samen = _text("Waarvoor is een ander nodig, en wie?")
    plan_vaststellen = JaNeeveld(
        label="Mag de casusregisseur zelf het ondersteuningsplan vaststellen?",
        help_text="Zonder dit mandaat doet de procesregisseur dat. Het telt bij de Jeugdwet.",
    )
    geldig_van = Datumveld(label="Geldt vanaf")
    bron = forms.CharField(
        label="In welk besluit staat dit?",
        help_text="Bijvoorbeeld: mandaatbesluit college 12 mei 2026",
        max_length=200,
    )


@voor_rollen(*LEZERS)
def mandaat_list(request: HttpRequest) -> HttpResponse:
    """What holds now per wet, and every version of the own gemeente."""
    vandaag = timezone.localdate()
    gemeente = _gemeente(request)
    gegevens = {
        "gemeente": gemeente,
        "nu": now_valid(gemeente, vandaag),
        "versies": history_of(gemeente),
        "vandaag": vandaag,
        "mag": _keeps(request, gemeente),
    }
    return render(request, "casusregie/regie/mandaten.html", gegevens)


@voor_rollen(*BEHEER, methoden=("GET", "POST"))
def mandaat_new(request: HttpRequest) -> HttpResponse:
    """A new version; `wet` in the address chooses the law."""
    gemeente = _gemeente(request)
    if not _keeps(request, gemeente):
        raise PermissionDenied("Alleen de gemeente zelf legt het mandaat vast.")
    begin = {"geldig_van": timezone.localdate(), "wet": request.GET.get("wet", "")}
    return form_page(
        request,
        MandaatForm(form_data(request), initial=begin),
        lambda velden: grant_mandate(gemeente, by=request.user, **velden),
        terug=reverse("casusregie:mandaat_list"),
        gelukt="Het mandaat is vastgelegd.",
        kop=f"Mandaat van {gemeente}",
        uitleg="De versie die nu geldt, eindigt op de dag ervoor. Zij blijft leesbaar.",
        knop="Mandaat vastleggen",
    )


def _gemeente(request: HttpRequest) -> Organisatie:
    """The own gemeente, or that of the own team."""
    for aanstelling in request.user.aanstellingen_op(timezone.localdate()):
        plek: Organisatie = aanstelling.organisatie
        gemeente = plek.gemeente()
        if gemeente and plek.soort in (Soort.GEMEENTE, Soort.LOKAAL_TEAM):
            return gemeente
    raise Http404("niet gevonden")


def _keeps(request: HttpRequest, gemeente: Any) -> bool:
    vandaag = timezone.localdate()
    return bool(request.user.has_role(*BEHEER, on=vandaag, organisatie_id=gemeente.pk))
