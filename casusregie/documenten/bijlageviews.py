"""Bijlagen toevoegen, downloaden en intrekken."""

import uuid
from urllib.parse import quote

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from casusregie.casus.models import Casus
from casusregie.casus.pagina import page_row
from casusregie.zicht import get_visible
from organisaties.beleid import dossier
from organisaties.http import HttpRequest
from verloop.schermen.formulier import Formulier
from verloop.schermen.overgangspagina import add_errors, transition_page

from . import opslag
from .bijlage import Bijlage
from .bijlagen import add_attachment, own_organisation
from .document import Document
from .forms import IntrekForm
from .views import visible_casus

MIME = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "png": "image/png",
    "jpg": "image/jpeg",
    "txt": "text/plain; charset=utf-8",
}


class BijlageForm(Formulier):
    """Which file, what it is, and with which document it belongs."""

    verplicht = {"bestand": "Kies een bestand", "omschrijving": "Schrijf op wat het is"}

    bestand = forms.FileField(label="Welk bestand?")
    omschrijving = forms.CharField(label="Wat is het?", max_length=200)
    document = forms.ModelChoiceField(
        Document.objects.none(),
        label="Hoort het bij een document?",
        required=False,
        empty_label="Nee, alleen bij de casus",
        help_text="Wie dat document ziet, ziet dan ook de bijlage.",
    )

    def __init__(self, *args: object, eigen: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["document"].queryset = eigen
        grens = settings.BIJLAGE_MAX_MB
        self.fields[
            "bestand"
        ].help_text = f"Een pdf, docx, xlsx, odt, png, jpg of txt van hooguit {grens} MB."


@dossier("GET", "POST")
def bijlage_new(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Choose a file and say what it is."""
    casus = visible_casus(request, kenmerk, "bijlage toevoegen")
    organisatie = own_organisation(casus, request.user, timezone.now())
    eigen = Document.objects.current_of(casus).filter(organisatie=organisatie)
    post = request.method == "POST"
    form = BijlageForm(request.POST if post else None, request.FILES if post else None, eigen=eigen)
    if form.is_bound and form.is_valid() and _add(request, casus, form):
        return redirect("casusregie:document_list", kenmerk=kenmerk)
    gegevens = {"casus": casus, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "casusregie/documenten/bijlage.html", gegevens, status=status)


@dossier("GET")
def bijlage_download(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The file itself, only ever as a download."""
    bijlage = get_visible(Bijlage.objects.present(), request, kenmerk, "bijlage")
    try:
        inhoud = opslag.read(bijlage)
    except opslag.Beschadigd as fout:
        raise Http404("niet gevonden") from fout
    antwoord = HttpResponse(inhoud, content_type=MIME[bijlage.soort])
    naam = quote(bijlage.bestandsnaam)
    antwoord["Content-Disposition"] = f"attachment; filename*=UTF-8''{naam}"
    antwoord["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return antwoord


@dossier("GET", "POST")
def bijlage_withdraw(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """It does not belong here; nobody sees it any more."""
    bijlagen = Bijlage.objects.present().select_related("organisatie")
    bijlage = get_visible(bijlagen, request, kenmerk, "bijlage intrekken")
    bijlage.casus = page_row(bijlage.casus_id, timezone.localdate(), request.user)
    return transition_page(
        request,
        bijlage,
        "withdraw",
        form_class=IntrekForm,
        terug=reverse("casusregie:document_list", args=[bijlage.casus.kenmerk]),
        template="casusregie/documenten/overgang.html",
        uitleg=f"{bijlage.omschrijving}.",
        gevolgen=["Niemand ziet de bijlage meer. Vastgelegd blijft dat zij er was."],
        casus=bijlage.casus,
    )


def _add(request: HttpRequest, casus: Casus, form: BijlageForm) -> bool:
    keuze = form.cleaned_data
    try:
        add_attachment(
            casus,
            naam=keuze["bestand"].name,
            inhoud=keuze["bestand"].read(settings.BIJLAGE_MAX_MB * 1024 * 1024 + 1),
            omschrijving=keuze["omschrijving"],
            document=keuze["document"],
            by=request.user,
        )
    except ValidationError as fout:
        add_errors(form, fout)
        return False
    messages.success(request, "De bijlage is toegevoegd.")
    return True
