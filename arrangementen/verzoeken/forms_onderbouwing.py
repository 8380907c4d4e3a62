"""Stap 4 van een verzoek: de onderbouwing van de keuze en de omvang."""

from typing import Any

from django import forms

from verloop.schermen.formulier import Formulier

from .invoervelden import text


class OnderbouwingForm(Formulier):
    """Step 4: the four pieces that support the choice (CR-B1-20), the fifth being step 2."""

    triage = forms.CharField(
        label="Triage",
        widget=text(),
        help_text="Wat is er aan de hand, en waarom kunt u passende hulp geven? "
        "Drie tot vijf zinnen.",
    )
    vraaganalyse = forms.CharField(
        label="Samenvatting van de vraaganalyse",
        widget=text(6),
        help_text="Hoe gaat het met de jeugdige, thuis en op school? Wat is nodig?",
    )
    motivatie_keuze = forms.CharField(
        label="Waarom deze hulp en deze omvang",
        widget=text(),
        help_text="De gemeente leest dit bij het besluit.",
    )
    waarom_geen_groep = forms.CharField(
        label="Waarom past groepsbegeleiding niet",
        widget=text(3),
        help_text="Groepsbegeleiding gaat voor. Schrijf op waarom individuele hulp nodig is.",
    )
    doelen = forms.CharField(
        label="Doelen",
        widget=text(),
        help_text="Wat wil de jeugdige bereiken, en wanneer? Een doel per regel.",
    )
    verplicht = {
        "triage": "Schrijf de uitkomst van de triage op",
        "vraaganalyse": "Vat de vraaganalyse samen",
        "motivatie_keuze": "Schrijf op waarom deze hulp en deze omvang nodig zijn",
        "waarom_geen_groep": "Schrijf op waarom groepsbegeleiding niet past",
        "doelen": "Schrijf op wat de jeugdige wil bereiken",
    }

    def __init__(self, *args: Any, individueel: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not individueel:
            del self.fields["waarom_geen_groep"]
