"""De formulieren bij een verschil van mening, een per stap."""

from datetime import date
from typing import Any

from django import forms

from casusregie.afronding.forms import choice, text
from casusregie.afronding.hulp import help_of
from organisaties.models import Organisatie
from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Datumveld, JaNeeveld
from verloop.schermen.woorden import day_month

from .feitenlijst import facts_of
from .keuzes import Geinformeerd, Overleg, Reden, Waarover, Wijze
from .regioforms import WachtForm


def many(label: str, keuzes: Any, uitleg: str = "", **meer: Any) -> forms.MultipleChoiceField:
    """A question with several answers."""
    return forms.MultipleChoiceField(
        label=label,
        choices=keuzes,
        help_text=uitleg,
        widget=forms.CheckboxSelectMultiple,
        **meer,
    )


class OpenForm(Formulier):
    """What it is about, with whom and why."""

    verplicht = {
        "waarover": "Kies waarover u van mening verschilt",
        "aanbieder": "Kies de aanbieder",
        "reden": "Kies de reden die het best past",
        "toelichting": "Schrijf op waar het verschil over gaat",
    }
    waarover = choice("Waarover verschilt u van mening?", Waarover)
    aanbieder = forms.ModelChoiceField(
        Organisatie.objects.none(),
        label="Met welke aanbieder?",
        widget=forms.RadioSelect,
        empty_label=None,
    )
    reden = choice("Wat is de reden?", Reden)
    toelichting = text("Waar gaat het verschil over?", "Beide partijen lezen dit.")

    def __init__(self, *args: Any, onderwerpen: Any, aanbieders: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["waarover"].choices = onderwerpen  # type: ignore[attr-defined]
        self.fields["aanbieder"].queryset = aanbieders  # type: ignore[attr-defined]
        if len(onderwerpen) == 1:
            self.fields["waarover"].initial = onderwerpen[0][0]
        if len(aanbieders) == 1:
            self.fields["aanbieder"].initial = aanbieders[0].pk


class FeitenForm(Formulier):
    """Step 1: the dates come from the dossier; the reasoning from the team."""

    verplicht = {"overzicht": "Schrijf op hoe u tot deze keuze kwam"}
    feiten = many(
        "Welke feiten horen hierbij?",
        (),
        "Deze regels komen uit het dossier. Haal weg wat er niet toe doet.",
        required=False,
    )
    overzicht = text(
        "Hoe kwam u tot dit arrangement en deze aanbieder?",
        "Noem de stappen, wie u sprak en waarom andere hulp niet paste.",
        8,
    )

    def __init__(self, *args: Any, verschil: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rijen = facts_of(verschil.casus)
        veld: Any = self.fields["feiten"]
        veld.choices = [(rij.sleutel, f"{_day(rij.op)}: {rij.zin}") for rij in rijen]
        veld.initial = [rij.sleutel for rij in rijen]
        if not rijen:
            del self.fields["feiten"]

    def clean(self) -> dict[str, Any]:
        """Without facts in the dossier there is nothing to choose."""
        return {"feiten": [], **(super().clean() or {})}


class AdviesvraagForm(Formulier):
    """Step 2: what the expertteam is asked."""

    verplicht = {"advies_vraag": "Schrijf op wat u het expertteam vraagt"}
    advies_vraag = text("Wat vraagt u het expertteam (RER)?", "Het expertteam ziet deze casus.")


class AdviesForm(Formulier):
    """Step 2: the answer of the expertteam."""

    verplicht = {"advies": "Schrijf uw advies op"}
    advies = text("Wat is uw advies?", "Het lokale team leest dit. De aanbieder niet.", 6)


class AfstemForm(Formulier):
    """Step 2: with whom, and what the team thinks."""

    verplicht = {
        "overlegd_met": "Kies met wie u overlegde",
        "conclusie": "Schrijf op wat het team nu vindt",
    }
    overlegd_met = many("Met wie heeft u overlegd?", Overleg.choices)
    conclusie = text("Wat vindt het team nu?", "De aanbieder leest dit niet.", 6)


class TerugkoppelForm(Formulier):
    """Step 3: what the aanbieder is told."""

    verplicht = {
        "wijze": "Kies hoe u terugkoppelt",
        "terugkoppeling": "Schrijf op wat u de aanbieder vertelt",
    }
    wijze = choice("Hoe koppelt u terug?", Wijze)
    terugkoppeling = text("Wat vertelt u de aanbieder?", "De aanbieder leest dit.", 6)


class ReactieForm(Formulier):
    """Step 3: the aanbieder answers."""

    verplicht = {"reactie": "Schrijf op wat u ervan vindt"}
    reactie = text("Wat is uw reactie?", "Het lokale team leest dit.")


class ManagersForm(Formulier):
    """Step 4: the teamleider spoke with the teammanager."""

    verplicht = {
        "contact_op": "Vul in wanneer u contact had",
        "contact_met": "Vul in met wie u sprak",
        "verslag": "Schrijf op waarover u het niet eens werd",
    }
    contact_op = Datumveld(label="Wanneer had u contact?")
    contact_met = forms.CharField(label="Met welke teammanager?", max_length=120)
    verslag = text("Waarover werd u het niet eens?", "De aanbieder leest dit niet.")


class JeugdigeForm(Formulier):
    """Step 7: who was told, and help for the time being."""

    verplicht = {
        "geinformeerd": "Kies wie u heeft gesproken",
        "geinformeerd_op": "Vul in wanneer u dit vertelde",
        "wat_verteld": "Schrijf op wat u heeft verteld",
        "overbrugging": "Kies ja of nee",
        "overbrugging_tekst": "Schrijf op welke hulp er is, of waarom dat niet nodig is",
    }
    geinformeerd = many("Wie heeft u gesproken?", Geinformeerd.choices)
    geinformeerd_op = Datumveld(label="Wanneer vertelde u dit?")
    wat_verteld = text("Wat heeft u verteld?")
    overbrugging = JaNeeveld(label="Is er tijdelijk andere hulp nodig?")
    overbrugging_kenmerk = forms.TypedChoiceField(
        label="Welke hulp is de overbrugging?",
        required=False,
        coerce=str,
        empty_value=None,
        help_text="Alleen als de hulp al bij deze casus staat.",
    )
    overbrugging_tekst = text(
        "Welke hulp is er tijdelijk, of waarom is die niet nodig?", "Noem ook tot wanneer."
    )

    def __init__(self, *args: Any, verschil: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hulp = help_of(verschil.casus)
        veld: Any = self.fields["overbrugging_kenmerk"]
        veld.coerce = {str(rij.kenmerk): rij.kenmerk for rij in hulp}.get
        veld.choices = [
            ("", "Nog niet in deze casus"),
            *((str(rij.kenmerk), f"{rij.naam} bij {rij.aanbieder}") for rij in hulp),
        ]


class UitkomstForm(Formulier):
    """Agreement, at any step."""

    verplicht = {"uitkomst": "Schrijf op wat er is afgesproken"}
    uitkomst = text("Wat heeft u afgesproken?", "Schrijf wie wat doet, en wanneer.")


class IntrekForm(Formulier):
    """No difference any more."""

    verplicht = {"uitkomst": "Schrijf op waarom u het intrekt"}
    uitkomst = text("Waarom trekt u dit in?")


STAPPEN: dict[str, type[Formulier]] = {
    "record_facts": FeitenForm,
    "ask_advice": AdviesvraagForm,
    "give_advice": AdviesForm,
    "align": AfstemForm,
    "give_feedback": TerugkoppelForm,
    "accept_feedback": ReactieForm,
    "reject_feedback": ReactieForm,
    "go_on": Formulier,
    "managers_differ": ManagersForm,
    "share_overview": Formulier,
    "pass_contractmanager": WachtForm,
    "inform": JeugdigeForm,
    "agree": UitkomstForm,
    "withdraw": IntrekForm,
}
MET_VERSCHIL = ("record_facts", "inform")


def _day(iso: str) -> str:
    return day_month(date.fromisoformat(iso), jaar=True)
