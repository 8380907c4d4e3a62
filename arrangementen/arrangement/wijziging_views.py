"""De pagina waarop de backoffice een gevraagde wijziging van een toewijzing uitvoert."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from arrangementen.schermen import case_page, period_in_words, posted, size_in_words
from arrangementen.toewijzing.models import Toewijzing
from arrangementen.verzoeken.afweging import VOOR
from arrangementen.verzoeken.forms_afweging import AfwegingForm
from arrangementen.verzoeken.invoervelden import mark_sometimes
from arrangementen.vierogen.voorleggen import or_propose
from casusregie.zicht import get_visible
from organisaties.beleid import dossier
from organisaties.rollen import Rol
from verloop.redenen import Nee
from verloop.schermen.overgangspagina import add_errors
from verloop.schermen.velden import Datumveld, Getalveld

from .models import Arrangement
from .wijziging import carry_out, may_carry_out, open_request

LIJST = "arrangementen:arrangement_lijst"
GEWIJZIGD = "De toewijzing is gewijzigd. Het bericht (JW301) gaat vanzelf naar buiten."
VOORGELEGD = (
    "Boven dit bedrag besluiten twee mensen. Uw voorstel staat klaar. Een collega of de "
    "procesregisseur bevestigt het of geeft het terug."
)


class WijzigingForm(AfwegingForm):
    """Which toewijzing, until when and how much; the fixed questions for more or longer help."""

    verplicht = {
        "toewijzing": "Kies welke toewijzing u wijzigt",
        "einddatum": "Vul in tot en met welke dag de toewijzing loopt",
        "volume": "Vul in hoeveel hulp er is toegewezen",
    }

    toewijzing = forms.ModelChoiceField(
        Toewijzing.objects.none(),
        label="Welke toewijzing?",
        widget=forms.RadioSelect,
        empty_label=None,
    )
    einddatum = Datumveld(label="Loopt tot en met")
    volume = Getalveld(label="Omvang in totaal", help_text="In de eenheid van de toewijzing.")

    def __init__(self, *args: Any, toewijzingen: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam in [naam for naam in self.fields if naam.startswith(VOOR)]:
            self.fields[naam].required = False
            mark_sometimes(self, naam)
        veld: Any = self.fields["toewijzing"]
        veld.queryset = toewijzingen
        veld.label_from_instance = _label


def _label(toewijzing: Toewijzing) -> str:
    periode = period_in_words(toewijzing.ingangsdatum, toewijzing.einddatum)
    return f"{toewijzing.product}: {size_in_words(toewijzing)}, {periode}"


@dossier("GET", "POST", rollen=(Rol.BACKOFFICE,))
def arrangement_wijzigen(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Change end date or size as the regie asked; the JW301 leaves by itself (CR-A2-06)."""
    vandaag = timezone.localdate()
    rijen = Arrangement.objects.select_related("casus", "aanbieder")
    arrangement = get_visible(rijen, request, kenmerk, "toewijzing wijzigen")
    arrangement.pagina = case_page(request, arrangement, LIJST, vandaag)
    by: Any = request.user
    oordeel = may_carry_out(arrangement, by, vandaag)
    if isinstance(oordeel, Nee):
        raise PermissionDenied(f"{oordeel.reden} {oordeel.weg}".strip())
    toewijzingen = Toewijzing.objects.current(vandaag).filter(onderdeel__arrangement=arrangement)
    toewijzingen = toewijzingen.select_related("product")
    form = WijzigingForm(
        posted(request), initial=_now(toewijzingen), toewijzingen=toewijzingen, dag=vandaag
    )
    if form.is_bound and form.is_valid() and (gelukt := _try(request, form)):
        messages.success(request, gelukt)
        return redirect("arrangementen:arrangement_detail", kenmerk)
    gegevens = {
        "arrangement": arrangement,
        "verzoek": open_request(arrangement.casus),
        "form": form,
        **arrangement.pagina,
    }
    status = 422 if form.is_bound else 200
    return render(request, "arrangementen/arrangement_wijzigen.html", gegevens, status=status)


def _now(toewijzingen: Any) -> dict[str, Any]:
    """How it stands, when there is one toewijzing only."""
    gevonden = list(toewijzingen[:2])
    if len(gevonden) != 1:
        return {}
    (een,) = gevonden
    return {"toewijzing": een.pk, "einddatum": een.einddatum, "volume": een.volume}


def _try(request: HttpRequest, form: WijzigingForm) -> str:
    """Change it, or propose it to a second person; what happened, or "" with errors in the form."""
    op, keuze = timezone.now(), form.cleaned_data
    velden = {"einddatum": keuze["einddatum"], "volume": int(keuze["volume"])}
    velden["afweging"] = keuze["afweging"]
    wie: dict[str, Any] = {"by": request.user, "op": op}
    try:
        voorstel = or_propose(
            keuze["toewijzing"], lambda: carry_out(keuze["toewijzing"], **velden, **wie), **wie
        )
    except ValidationError as fout:
        add_errors(form, fout)
        return ""
    return VOORGELEGD if voorstel else GEWIJZIGD
