"""De formulieren bij een crisis."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils import timezone

from casusregie.afronding.forms import choice, text
from organisaties.models import Medewerker, Organisatie
from organisaties.rollen import Rol, Soort
from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Datumveld

from .keuzes import Aard, Met


class MeldForm(Formulier):
    """The definition of a crisis has two parts, and both must be so (CR-X-01)."""

    verplicht = {
        "hulp_ontoereikend": "Het is alleen een crisis als de hulp niet genoeg is",
        "niet_hanteerbaar": (
            "Het is alleen een crisis als de jeugdige of de situatie niet meer te hanteren is"
        ),
        "aard": "Kies wat er aan de hand is",
        "omschrijving": "Schrijf op wat er gebeurt",
    }
    hulp_ontoereikend = forms.BooleanField(label="De ingezette hulp is niet genoeg")
    niet_hanteerbaar = forms.BooleanField(
        label="De jeugdige of de situatie is niet meer te hanteren"
    )
    aard = choice("Wat is er aan de hand?", Aard)
    omschrijving = text("Wat gebeurt er?")


class AanpakForm(Formulier):
    """How the aanbieder solves it within the arrangement."""

    verplicht = {"aanpak": "Schrijf op wat de aanbieder doet"}
    aanpak = text("Wat doet de aanbieder?")


class RegieForm(Formulier):
    """Why it cannot be solved within the arrangement."""

    verplicht = {"waarom_niet_binnen": "Schrijf op waarom dit niet kan"}
    waarom_niet_binnen = text("Waarom kan de aanbieder dit niet binnen het arrangement oplossen?")


class CitForm(Formulier):
    """Which CIT is called."""

    verplicht = {"cit": "Kies een Crisis Interventie Team"}
    cit = forms.ModelChoiceField(
        Organisatie.objects.none(), label="Welk team zet u in?", widget=forms.RadioSelect,
        empty_label=None,
    )  # fmt: skip

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cit"].queryset = (  # type: ignore[attr-defined]
            Organisatie.objects.of_soort(Soort.CIT).valid_on(on)
        )


class AanwijzenForm(Formulier):
    """Who of the team becomes casusregisseur."""

    verplicht = {"casusregisseur": "Kies een casusregisseur"}
    casusregisseur = forms.ModelChoiceField(
        Medewerker.objects.none(), label="Wie wordt casusregisseur?", empty_label="Kies iemand"
    )

    def __init__(self, *args: Any, casus: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if casus.team is None:
            return
        lopend = casus.team.aanstellingen.current(on).filter(rol=Rol.CASUSREGISSEUR)
        self.fields["casusregisseur"].queryset = Medewerker.objects.filter(  # type: ignore[attr-defined]
            pk__in=lopend.values("medewerker")
        ).order_by("naam")


class PlanForm(Formulier):
    """The vervolg-hulpverleningsplan is there."""

    verplicht = {
        "vervolgplan_op": "Vul in wanneer het plan klaar was",
        "vervolgplan": "Schrijf op wat het vervolgplan inhoudt",
    }
    vervolgplan_op = Datumveld(label="Wanneer was het vervolgplan klaar?")
    vervolgplan = text("Wat houdt het vervolgplan in?")


class AfloopForm(Formulier):
    """How it ended, without a CIT."""

    verplicht = {"afloop": "Schrijf op hoe het afliep"}
    afloop = text("Hoe is het afgelopen?")


class OverdrachtForm(AfloopForm):
    """With a CIT: to whom and when the help was handed over."""

    verplicht = {
        **AfloopForm.verplicht,
        "overdracht_aan": "Vul in aan wie de hulp is overgedragen",
        "overdracht_op": "Vul in wanneer de overdracht was",
    }
    overdracht_aan = forms.CharField(label="Aan wie is de hulp overgedragen?", max_length=120)
    overdracht_op = Datumveld(label="Wanneer was de overdracht?")


class ContactForm(Formulier):
    """With whom, when and what was said."""

    verplicht = {
        "met": "Kies met wie u contact had",
        "dag": "Vul in op welke dag",
        "tijd": "Vul in hoe laat, bijvoorbeeld 14:30",
        "verslag": "Schrijf op wat er is besproken",
    }
    met = choice("Met wie had u contact?", Met)
    dag = Datumveld(label="Op welke dag?")
    tijd = forms.TimeField(
        label="Hoe laat?",
        help_text="Bijvoorbeeld 14:30",
        input_formats=["%H:%M", "%H.%M"],
        error_messages={"invalid": "Vul een tijd in, bijvoorbeeld 14:30"},
        widget=forms.TextInput(attrs={"class": "cr-w-s", "inputmode": "numeric"}),
    )
    verslag = text("Wat is er besproken?")

    def contents(self) -> dict[str, Any]:
        """The arguments of `log_contact`: day and time become one moment."""
        data = dict(self.cleaned_data)
        moment = datetime.combine(data.pop("dag"), data.pop("tijd"))
        return {**data, "om": timezone.make_aware(moment)}


STAPPEN: dict[str, type[Formulier]] = {
    "solve_within": AanpakForm,
    "involve_regie": RegieForm,
    "deploy_cit": CitForm,
    "take_crisisregie": Formulier,
    "appoint": AanwijzenForm,
    "record_plan": PlanForm,
    "dismiss": AfloopForm,
}


def form_for(crisis: Any, overgang: str) -> type[Formulier]:
    """The form of a step; handing back from a CIT asks more."""
    if overgang == "finish":
        return OverdrachtForm if crisis.cit_id else AfloopForm
    return STAPPEN[overgang]
