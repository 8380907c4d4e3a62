"""De formulieren van stap 1: vraaganalyse, risicotaxatie en regiebesluit."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from casusregie.casus.models import Casus
from organisaties.models import Aanstelling, Medewerker
from organisaties.rollen import Rol
from verloop.schermen.formulier import Formulier, ModelFormulier
from verloop.schermen.velden import Datumveld, JaNeeveld

from .regiebesluit import Regieplaats
from .risicotaxatie import Instrument, Meldcodestap, Meldpunt, Risicotaxatie
from .vraaganalyse import VERPLICHT, Leefgebieden, Maatregel, Vraaganalyse

KIES = ("", "Kies een antwoord")


def text_area(rijen: int = 3) -> forms.Textarea:
    """A box for a few sentences."""
    return forms.Textarea(attrs={"rows": rijen, "maxlength": 5000})


class ConceptMixin:
    """A form that may be saved half filled: with `concept=True` nothing is required.

    Fields named in `VERPLICHT` are required when it is recorded.
    """

    VERPLICHT: tuple[str, ...] = ()

    def __init__(self, *args: Any, concept: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.concept = concept
        for naam, veld in self.fields.items():  # type: ignore[attr-defined]
            veld.required = naam in self.VERPLICHT
            if isinstance(veld.widget, forms.RadioSelect):
                veld.choices = [keuze for keuze in veld.choices if keuze[0] != ""]

    def _clean_fields(self) -> None:
        """As a concept every field may be empty; on screen they stay marked as they are."""
        velden = self.fields  # type: ignore[attr-defined]
        verplicht = {naam: veld.required for naam, veld in velden.items()}
        for veld in velden.values():
            veld.required = veld.required and not self.concept
        super()._clean_fields()  # type: ignore[misc]
        for naam, veld in velden.items():
            veld.required = verplicht[naam]


class VraaganalyseForm(ConceptMixin, ModelFormulier):
    """The vraaganalyse: specific questions instead of one big box."""

    VERPLICHT = (*VERPLICHT, "leefgebieden", "leefgebieden_toelichting", "maatregel")
    verplicht = {
        "wat_is_nodig": "Schrijf op wat nodig is om het functioneren te verbeteren",
        "leefgebieden": "Kies ten minste één leefgebied",
        "eigen_woorden": "Schrijf op hoe de jeugdige het zelf zegt",
        "soort_hulp": "Kies welke hulp nodig is",
    }

    leefgebieden = forms.MultipleChoiceField(
        label="Op welke leefgebieden speelt iets?",
        choices=Leefgebieden.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="Eén leefgebied is enkelvoudig, meer is meervoudig.",
    )

    class Meta:
        model = Vraaganalyse
        fields = [
            "psychisch",
            "sociaal",
            "zelfredzaamheid",
            "leerbaarheid",
            "lichamelijk",
            "opvoedingscapaciteiten",
            "gezin_en_omgeving",
            "leefgebieden",
            "leefgebieden_toelichting",
            "eigen_woorden",
            "wat_is_nodig",
            "voorliggend_geprobeerd",
            "geraadpleegde_expertise",
            "soort_hulp",
            "soort_hulp_motivering",
            "draagvlak_ouders",
            "draagvlak_jeugdige",
            "maatregel",
            "ivh",
            "gezin_vraagt_overname",
            "gesprek_regie",
            "eigen_kracht",
            "beoogd_resultaat",
            "afstemming",
            "terugkeer",
        ]
        labels = {
            "psychisch": "Psychisch functioneren",
            "sociaal": "Sociaal functioneren",
            "zelfredzaamheid": "Zelfredzaamheid",
            "leerbaarheid": "Leerbaarheid",
            "lichamelijk": "Lichamelijk functioneren",
            "opvoedingscapaciteiten": "Wat kunnen de ouders, en waar loopt het vast?",
            "gezin_en_omgeving": "Wat speelt er in het gezin en de omgeving?",
            "leefgebieden_toelichting": "Wat speelt er op deze leefgebieden?",
            "eigen_woorden": "Wat zegt de jeugdige er zelf over?",
            "wat_is_nodig": "Wat is nodig om het functioneren te verbeteren?",
            "voorliggend_geprobeerd": "Wat is al geprobeerd, zonder of met gewone hulp?",
            "geraadpleegde_expertise": "Wie dacht er mee?",
            "soort_hulp": "Welke hulp is nodig?",
            "soort_hulp_motivering": "Waarom deze hulp?",
            "draagvlak_ouders": "Staan de ouders of verzorgers achter deze hulp?",
            "draagvlak_jeugdige": "Staat de jeugdige achter deze hulp?",
            "maatregel": "Is er een maatregel?",
            "ivh": "Er loopt Intensieve Vrijwillige Hulp (IVH)",
            "gezin_vraagt_overname": "Het gezin vraagt om een casusregisseur",
            "gesprek_regie": "In hoeverre kan en wil het gezin zelf de regie houden?",
            "eigen_kracht": "Wat kan het gezin zelf, met gewone zorg en wat er al is?",
            "beoogd_resultaat": "Wat zetten we in, en wat moet dat opleveren?",
            "afstemming": "Hoe stemmen we af met andere hulp en met onderwijs?",
            "terugkeer": "Hoe en wanneer kan het gezin weer zonder hulp?",
        }
        help_texts = {
            "eigen_woorden": "Gebruik de eigen woorden. De jeugdige kan dit later lezen.",
            "wat_is_nodig": "Het gaat om wat nodig is, niet om hoe zwaar het probleem is.",
            "geraadpleegde_expertise": "Bijvoorbeeld onderwijs, jeugdgezondheidszorg, wonen.",
        }
        widgets = {
            **{naam: text_area() for naam in labels},
            "soort_hulp": forms.RadioSelect,
            "draagvlak_ouders": forms.RadioSelect,
            "draagvlak_jeugdige": forms.RadioSelect,
            "maatregel": forms.RadioSelect,
            "ivh": forms.CheckboxInput,
            "gezin_vraagt_overname": forms.CheckboxInput,
        }

    def clean_maatregel(self) -> str:
        """Not answered yet in a concept: no measure is known."""
        return self.cleaned_data["maatregel"] or Maatregel.GEEN


class RisicotaxatieForm(ConceptMixin, ModelFormulier):
    """The risicotaxatie; what it asks more when it is unsafe, the model says."""

    VERPLICHT = ("getaxeerd_op", "instrument", "uitkomst")
    verplicht = {
        "getaxeerd_op": "Vul in op welke dag u de veiligheid heeft getaxeerd",
        "instrument": "Kies het instrument dat u heeft gebruikt",
        "uitkomst": "Kies de uitkomst",
    }

    getaxeerd_op = Datumveld(label="Op welke dag heeft u de veiligheid getaxeerd?")
    instrument = forms.ChoiceField(
        label="Met welk instrument?", choices=[KIES, *Instrument.choices]
    )
    gemeld_op = Datumveld(label="Op welke dag heeft u gemeld?")
    cit_gebeld = JaNeeveld(
        label="Heeft u contact gehad met het Crisis Interventie Team (CIT)?",
        help_text="Verplicht bij acute onveiligheid. Wij leggen het tijdstip van nu vast.",
    )

    class Meta:
        model = Risicotaxatie
        fields = [
            "getaxeerd_op",
            "instrument",
            "uitkomst",
            "aandachtspunten",
            "cit_gebeld",
            "meldcode",
            "gemeld_bij",
            "gemeld_op",
        ]
        labels = {
            "uitkomst": "Wat is de uitkomst?",
            "aandachtspunten": "Wat zijn de aandachtspunten?",
            "meldcode": "Bij welke stap van de Meldcode bent u?",
            "gemeld_bij": "Bij wie heeft u gemeld?",
        }
        help_texts = {
            "gemeld_bij": "Alleen als vrijwillige hulp te weinig mogelijkheden geeft.",
        }
        widgets = {
            "uitkomst": forms.RadioSelect,
            "aandachtspunten": text_area(),
            "meldcode": forms.Select,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gemeld_bij"].choices = [("", "Niet gemeld"), *Meldpunt.choices]
        if self.instance.cit_gebeld_op:
            self.initial["cit_gebeld"] = True

    def clean_meldcode(self) -> str:
        """Not answered yet in a concept: no step of the Meldcode."""
        return self.cleaned_data["meldcode"] or Meldcodestap.GEEN

    def clean(self) -> dict[str, Any]:
        """The first 'ja' records the moment; later ones keep it."""
        gegevens = super().clean() or {}
        gebeld = gegevens.pop("cit_gebeld", None)
        vroeger = self.instance.cit_gebeld_op
        gegevens["cit_gebeld_op"] = (vroeger or timezone.now()) if gebeld else None
        return gegevens


class RegieForm(Formulier):
    """Where the casusregie lies; the proposal and its reasons stand beside it."""

    verplicht = {"besluit": "Kies waar de casusregie ligt"}

    besluit = forms.ChoiceField(
        label="Waar ligt de casusregie?",
        choices=[keuze for keuze in Regieplaats.choices if keuze[0] != Regieplaats.TER_BEOORDELING],
        widget=forms.RadioSelect,
    )
    casusregisseur = forms.ModelChoiceField(
        Medewerker.objects.none(),
        label="Wie wordt de casusregisseur?",
        help_text="Alleen als de regie buiten het gezin ligt.",
        empty_label="Niemand: het gezin houdt zelf de regie",
        required=False,
    )
    motivering = forms.CharField(
        label="Waarom kiest u dit?",
        help_text="Nodig als u afwijkt van het voorstel, of als u zelf moet beoordelen.",
        required=False,
        max_length=2000,
        widget=text_area(),
    )

    def __init__(self, data: Any, *args: Any, casus: Casus, on: date, **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        for naam in ("casusregisseur", "motivering"):
            self.fields[naam].soms = True  # gevraagd in sommige gevallen, dus niet vrijblijvend
        rol = Rol.JEUGDBESCHERMER if casus.route == "C" else Rol.CASUSREGISSEUR
        team = Aanstelling.objects.current(on).filter(organisatie_id=casus.team_id, rol=rol)
        self.fields["casusregisseur"].queryset = Medewerker.objects.filter(
            pk__in=team.values("medewerker")
        ).order_by("naam")
