"""De schermen van de anonieme voorlegging: voor wie vraagt en voor het team dat antwoordt."""

import uuid
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from casusregie.casus.banner import case_context, page_casus
from casusregie.casus.models import Casus
from casusregie.termijnen.models import Termijn
from casusregie.zicht import get_visible
from organisaties.beleid import dossier, voor_rollen
from organisaties.http import HttpRequest
from organisaties.leeslog import log_read
from organisaties.models import Medewerker, Organisatie
from organisaties.rollen import Soort
from verloop.overgangen import perform, register
from verloop.schermen.formulier import Formulier
from verloop.schermen.overgangspagina import transition_page

from .forms import own_organisations
from .pagina import form_data, form_page, refuse_unless, tab_of
from .voorlegging import TEAMROLLEN, Leeftijdsgroep, Status, Voorlegging, may_ask

KEUZE = ("", "Kies een antwoord")


class VoorlegForm(Formulier):
    """A question without anything that points at somebody."""

    verplicht = {
        "aan": "Kies welk lokaal team u de vraag voorlegt",
        "leeftijdsgroep": "Kies een leeftijdsgroep",
        "vraag": "Schrijf uw vraag op, zonder namen",
    }

    organisatie = forms.ModelChoiceField(
        Organisatie.objects.none(), label="Wie vraagt?", empty_label=None
    )
    aan = forms.ModelChoiceField(Organisatie.objects.none(), label="Aan welk lokaal team?")
    leeftijdsgroep = forms.ChoiceField(
        label="Leeftijdsgroep", choices=[KEUZE, *Leeftijdsgroep.choices]
    )
    vraag = forms.CharField(
        label="Uw vraag",
        help_text=(
            "Schrijf geen namen, geboortedatum, adres of nummers op. "
            "Wij controleren dat voor u voordat de vraag weggaat."
        ),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def __init__(
        self, data: Any, *args: Any, casus: Casus, medewerker: Medewerker, **kw: Any
    ) -> None:
        super().__init__(data, *args, **kw)
        vandaag = timezone.localdate()
        self.fields["organisatie"].queryset = own_organisations(medewerker, vandaag)
        teams = Organisatie.objects.valid_on(vandaag).of_soort(Soort.LOKAAL_TEAM)
        self.fields["aan"].queryset = teams.filter(valt_onder=casus.gemeente_id).order_by("naam")


class AdviesForm(Formulier):
    """The advice of the team."""

    verplicht = {"antwoord": "Schrijf op wat uw advies is"}

    antwoord = forms.CharField(
        label="Uw advies",
        help_text="U weet niet om wie het gaat. Vraag daar ook niet naar.",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )


@dossier("GET", "POST")
def voorlegging_new(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Put a question to a lokaal team; refused while the text points at somebody."""
    casus = page_casus(request, kenmerk, "voorlegging")
    vandaag = timezone.localdate()
    refuse_unless(may_ask(casus, request.user, vandaag))
    return form_page(
        request,
        VoorlegForm(form_data(request), casus=casus, medewerker=request.user),
        lambda velden: register(
            Voorlegging(casus=casus, gesteld_op=vandaag, **velden), by=request.user
        ),
        terug=tab_of(casus),
        gelukt="Uw vraag is anoniem voorgelegd. U ziet het antwoord op dit tabblad.",
        kop="Anoniem voorleggen",
        uitleg="Het team ziet alleen uw vraag en de leeftijdsgroep, niet om wie het gaat.",
        knop="Vraag voorleggen",
        **case_context(request, casus),
    )


@dossier("POST")
def voorlegging_withdraw(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The asker needs no answer any more."""
    voorlegging = get_visible(
        Voorlegging.objects.select_related("casus"), request, kenmerk, "voorlegging"
    )
    perform(voorlegging, "withdraw", by=request.user)
    return redirect(tab_of(voorlegging.casus))


@voor_rollen(*TEAMROLLEN, methoden=("GET",))
def voorlegging_list(request: HttpRequest) -> HttpResponse:
    """The anonymous questions to the teams of the user; nothing here leads to a casus."""
    vragen = Voorlegging.objects.for_team(request.user, timezone.localdate())
    rijen = list(vragen.select_related("aan").order_by("-gesteld_op", "-pk")[:100])
    uiterlijk = _due([rij.pk for rij in rijen])
    regels = [(rij, uiterlijk.get(rij.pk)) for rij in rijen]
    log_read(request, None, "voorleggingen", gebeurtenis="lijst", detail=f"{len(rijen)} rijen")
    gegevens = {
        "open": [regel for regel in regels if regel[0].status == Status.GESTELD],
        "klaar": [regel for regel in regels if regel[0].status == Status.BEANTWOORD],
    }
    return render(request, "casusregie/voorleggingen.html", gegevens)


@voor_rollen(*TEAMROLLEN, methoden=("GET", "POST"))
def voorlegging_answer(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """One anonymous question and the advice on it; shows text and group of age only."""
    vandaag = timezone.localdate()
    voorlegging = (
        Voorlegging.objects.for_team(request.user, vandaag).filter(kenmerk=kenmerk).first()
    )
    if voorlegging is None:
        raise Http404("niet gevonden")
    log_read(request, voorlegging, "voorlegging", grondslag="anonieme vraag")
    lijst = reverse("casusregie:voorlegging_list")
    uiterlijk = _due([voorlegging.pk]).get(voorlegging.pk)
    gegevens = {"voorlegging": voorlegging, "uiterlijk": uiterlijk}
    if voorlegging.status != Status.GESTELD and request.method != "POST":
        return render(request, "casusregie/voorlegging.html", gegevens)
    return transition_page(
        request,
        voorlegging,
        "answer",
        form_class=AdviesForm,
        terug=lijst,
        template="casusregie/voorlegging.html",
        gelukt="Uw advies is verstuurd.",
        **gegevens,
    )


def _due(nummers: list[int]) -> dict[int, Any]:
    """The last day per question; read without its casus."""
    termijnen = Termijn.objects.filter(
        model=Voorlegging._meta.label_lower, object_id__in=nummers, voldaan_op=None
    )
    return dict(termijnen.values_list("object_id", "uiterlijk"))
