"""De pagina's van de tafels zelf: inrichting, bijeenkomsten plannen, houden en afzeggen."""

import uuid
from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from casusregie.toestemming.pagina import form_data, form_page, refuse_unless
from casusregie.zicht import log_list
from organisaties.beleid import voor_rollen
from organisaties.http import HttpRequest
from verloop.mogelijkheden import moves
from verloop.overgangen import amend, register
from verloop.schermen.overgangspagina import transition_page
from verloop.schermen.verschil import version_seen

from .bevoegd import ALLE_LEIDERS, leads, led_by
from .bijeenkomst import Tafelbijeenkomst
from .inrichting import Tafel, Werkafspraak, record_convenant
from .keuzes import Bereik, Regelruimte
from .maken import add_participant, hold_meeting, plan_meeting
from .werklijst import budget_of, seen
from .zittingforms import (
    AanwezigForm,
    AfzegForm,
    BijeenkomstForm,
    ConvenantForm,
    DeelnemerForm,
    NieuweTafelForm,
    TafelForm,
    WerkafspraakForm,
    participant_forms,
)

BEIDE = ("GET", "POST")
TAFELVELDEN = ("naam", "soort", "mandaat", "regelruimte", "per_besluit_cent", "per_jaar_cent")


def _tafel(request: HttpRequest, kenmerk: uuid.UUID) -> Tafel:
    rijen = Tafel.objects.visible_to(request.user, timezone.localdate())
    tafel: Tafel = get_object_or_404(rijen.select_related("organisatie"), kenmerk=kenmerk)
    tafel.on(timezone.localdate())
    return tafel


def _meeting(request: HttpRequest, kenmerk: uuid.UUID) -> Tafelbijeenkomst:
    rijen = Tafelbijeenkomst.objects.visible_to(request.user, timezone.localdate())
    rijen = rijen.select_related("tafel__organisatie", "voorzitter")
    stuk: Tafelbijeenkomst = get_object_or_404(rijen, kenmerk=kenmerk)
    stuk.on(timezone.localdate())
    return stuk


@voor_rollen(*ALLE_LEIDERS)
def tafel_list(request: HttpRequest) -> HttpResponse:
    """The tafels this person leads, with mandate and the next meeting."""
    vandaag = timezone.localdate()
    tafels = Tafel.objects.visible_to(request.user, vandaag).select_related("organisatie")
    komend = Tafelbijeenkomst.objects.visible_to(request.user, vandaag).coming(vandaag)
    gegevens = {"tafels": tafels, "komend": komend.select_related("tafel", "voorzitter")}
    return render(request, "casusregie/tafel/tafels.html", gegevens)


@voor_rollen(*ALLE_LEIDERS, methoden=BEIDE)
def tafel_new(request: HttpRequest) -> HttpResponse:
    """A new tafel of an organisation this person leads tafels of."""
    eigen = led_by(request.user, timezone.localdate())
    form = NieuweTafelForm(form_data(request), eigen=eigen)

    def doe(gegevens: dict[str, Any]) -> None:
        hoger = gegevens["regionale_tafel"]
        bereik = Bereik.LOKAAL if hoger else Bereik.REGIONAAL
        register(Tafel(bereik=bereik, **gegevens), by=request.user)

    return _form(request, form, doe, reverse("casusregie:tafel_lijst"), "Tafel toevoegen")


@voor_rollen(*ALLE_LEIDERS)
def tafel_detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Mandate, regelruimte left this year, convenants, working agreements and meetings."""
    tafel = _tafel(request, kenmerk)
    vandaag = timezone.localdate()
    gegevens = {
        "tafel": tafel,
        "budget": budget_of(tafel, vandaag),
        "convenant": tafel.convenant_on(vandaag),
        "convenanten": tafel.convenanten.prefetch_related("partijen"),  # type: ignore[attr-defined]
        "werkafspraken": tafel.werkafspraken.all(),  # type: ignore[attr-defined]
        "bijeenkomsten": tafel.bijeenkomsten.select_related("voorzitter").order_by("-datum")[:20],  # type: ignore[attr-defined]
        "ruimte": [str(dict(Regelruimte.choices)[code]) for code in tafel.regelruimte],
    }
    return render(request, "casusregie/tafel/tafel.html", gegevens)


@voor_rollen(*ALLE_LEIDERS, methoden=BEIDE)
def tafel_edit(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Change name, mandate or regelruimte."""
    tafel = _tafel(request, kenmerk)
    bekend = {naam: getattr(tafel, naam) for naam in TAFELVELDEN}
    bekend |= {naam: bekend[naam] / 100 for naam in ("per_besluit_cent", "per_jaar_cent")}
    form = TafelForm(form_data(request), initial=bekend)

    def doe(gegevens: dict[str, Any]) -> None:
        amend(tafel, by=request.user, versie=version_seen(request), **gegevens)

    return _of_tafel(request, tafel, form, doe, "Tafel aanpassen", onderwerp=tafel)


@voor_rollen(*ALLE_LEIDERS, methoden=BEIDE)
def tafel_convenant(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Record a convenant with its parties (GV-M1-09)."""
    tafel = _tafel(request, kenmerk)
    form = ConvenantForm(form_data(request), on=timezone.localdate())

    def doe(gegevens: dict[str, Any]) -> None:
        partijen = list(gegevens.pop("partijen"))
        record_convenant(tafel, partijen, by=request.user, **gegevens)

    return _of_tafel(request, tafel, form, doe, "Convenant vastleggen")


@voor_rollen(*ALLE_LEIDERS, methoden=BEIDE)
def tafel_werkafspraak(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Record a working agreement (GV-M1-07)."""
    tafel = _tafel(request, kenmerk)

    def doe(gegevens: dict[str, Any]) -> None:
        register(Werkafspraak(tafel=tafel, **gegevens), by=request.user)

    form = WerkafspraakForm(form_data(request))
    return _of_tafel(request, tafel, form, doe, "Werkafspraak vastleggen")


@voor_rollen(*ALLE_LEIDERS, methoden=BEIDE)
def bijeenkomst_new(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Plan a meeting with who is asked."""
    tafel = _tafel(request, kenmerk)
    data, vandaag = form_data(request), timezone.localdate()
    form = BijeenkomstForm(data, tafel=tafel, on=vandaag, initial={"voorzitter": request.user.pk})
    rijen = participant_forms(data, tafel)
    geldig = data is None or all([rij.is_valid() for rij in rijen])

    def doe(gegevens: dict[str, Any]) -> None:
        if not geldig:
            raise ValidationError("Vul bij elke deelnemer een naam en een discipline in.")
        mensen = [rij.cleaned_data for rij in rijen if rij.is_filled()]
        plan_meeting(tafel, mensen, by=request.user, **gegevens)

    return _of_tafel(
        request, tafel, form, doe, "Bijeenkomst plannen",
        sjabloon="casusregie/tafel/bijeenkomst_plannen.html", rijen=rijen,
    )  # fmt: skip


@voor_rollen(*ALLE_LEIDERS)
def tafel_bijeenkomst(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The agenda, who takes part and what is still missing."""
    stuk = _meeting(request, kenmerk)
    punten = list(stuk.agendapunten.most_urgent_first().for_list())  # type: ignore[attr-defined]
    ziet = seen(punten, request.user, stuk.vandaag)
    log_list(request, "agenda van een tafel", len(punten))
    mist = stuk.missing_disciplines(aanwezig=stuk.status == "gehouden")
    acties = [m for m in moves(stuk, request.user, stuk.vandaag) if m.soort != "rol"]
    gegevens = {
        "stuk": stuk,
        "punten": [(punt, punt.pk in ziet) for punt in punten],
        "deelnemers": stuk.deelnemers.select_related("organisatie"),  # type: ignore[attr-defined]
        "ontbreekt": bool(mist),
        "ontbreekt_tekst": f"Er is nog niemand voor: {', '.join(mist)}.",
        "acties": [_with_url(stuk, m) for m in acties],
    }
    return render(request, "casusregie/tafel/bijeenkomst.html", gegevens)


@voor_rollen(*ALLE_LEIDERS, methoden=BEIDE)
def tafel_deelnemer(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Somebody more at the tafel."""
    stuk = _meeting(request, kenmerk)
    form = DeelnemerForm(form_data(request))
    form.verplicht = {}
    for naam in ("naam", "discipline"):
        form.fields[naam].required = True

    def doe(gegevens: dict[str, Any]) -> None:
        add_participant(stuk, **gegevens)

    refuse_unless(stuk.may_amend(request.user))
    terug = reverse("casusregie:tafel_bijeenkomst", args=[kenmerk])
    return _form(request, form, doe, terug, "Deelnemer toevoegen")


@voor_rollen(*ALLE_LEIDERS, methoden=BEIDE)
def bijeenkomst_stap(request: HttpRequest, kenmerk: uuid.UUID, zittingzet: str) -> HttpResponse:
    """Hold or cancel a meeting."""
    stuk = _meeting(request, kenmerk)
    terug = reverse("casusregie:tafel_bijeenkomst", args=[kenmerk])
    if zittingzet == "cancel":
        return transition_page(request, stuk, "cancel", form_class=AfzegForm, terug=terug)
    if zittingzet != "hold":
        raise Http404("niet gevonden")
    refuse_unless(leads(stuk, request.user))
    form = AanwezigForm(form_data(request), bijeenkomst=stuk)

    def doe(gegevens: dict[str, Any]) -> None:
        hold_meeting(stuk, gegevens["aanwezig"], by=request.user)

    return _form(request, form, doe, terug, "Tafel is gehouden")


def _with_url(stuk: Tafelbijeenkomst, m: Any) -> Any:
    url = reverse("casusregie:bijeenkomst_stap", args=[stuk.kenmerk, m.naam])
    return replace(m, url=url if m.toegestaan else "", primair=m.naam == "hold")


def _of_tafel(
    request: HttpRequest, tafel: Tafel, form: Any, doe: Any, kop: str, **meer: Any
) -> HttpResponse:
    refuse_unless(leads(tafel, request.user))
    terug = reverse("casusregie:tafel_detail", args=[tafel.kenmerk])
    return _form(request, form, doe, terug, kop, uitleg=str(tafel), **meer)


def _form(
    request: HttpRequest, form: Any, doe: Any, terug: str, kop: str, **meer: Any
) -> HttpResponse:
    return form_page(
        request, form, doe, terug=terug, kop=kop, knop="Opslaan", gelukt="Opgeslagen.", **meer
    )
