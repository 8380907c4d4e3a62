"""De formulieren van de regie op een casus: rollen, contact, uren, IVH en wat op schrift komt."""

from datetime import date
from typing import Any

from django import forms

from casusregie.casus.models import Casus
from organisaties.models import Medewerker
from organisaties.rollen import Rol
from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Datumveld, Getalveld

from .houders import current_of, fitting_role
from .keuzes import Grond, Ivhaanleiding, Oordeel, Rolkeuze
from .wie import staff

WAAROM = "Schrijf op waarom"


def text_area(rijen: int = 4) -> forms.Textarea:
    """A box for a few sentences."""
    return forms.Textarea(attrs={"rows": rijen})


def person_field(label: str, **opties: Any) -> forms.ModelChoiceField:
    """A list of people, filled by the form."""
    return forms.ModelChoiceField(Medewerker.objects.none(), label=label, **opties)


class CasusFormulier(Formulier):
    """A form about one casus, for one user, on one day."""

    def __init__(
        self, data: Any = None, *args: Any, casus: Casus, by: Any, on: date, **kwargs: Any
    ) -> None:
        super().__init__(data, *args, **kwargs)
        self.casus, self.by, self.on = casus, by, on
        self.prepare()

    def prepare(self) -> None:
        """Fill the lists; nothing by default."""


class RolForm(CasusFormulier):
    """Take over or assign: which role, and why; `houder` is what the user saw."""

    verplicht = {"rol": "Kies welke rol", "reden": WAAROM}
    rol = forms.ChoiceField(label="Welke rol?", choices=Rolkeuze.choices, widget=forms.RadioSelect)
    reden = forms.CharField(label="Waarom?", max_length=200, widget=text_area(2))
    gezien = forms.CharField(widget=forms.HiddenInput, required=False)

    def prepare(self) -> None:
        """Remember who holds the roles, so that a lost race shows."""
        self.fields["gezien"].initial = ";".join(
            f"{rol}:{getattr(current_of(self.casus, rol), 'pk', '')}" for rol in Rolkeuze.values
        )

    def clean(self) -> dict[str, Any]:
        """`houder_id`: the regierol the user saw for the chosen role; -1 when unknown."""
        data = super().clean() or {}
        gezien = dict(
            deel.split(":", 1) for deel in data.pop("gezien", "").split(";") if ":" in deel
        )
        waarde = gezien.get(data.get("rol", ""))
        data["houder_id"] = -1
        if waarde is not None and (waarde == "" or waarde.isdigit()):
            data["houder_id"] = int(waarde) if waarde else None
        return data


class ToewijsForm(RolForm):
    """The same, for a colleague of the team."""

    verplicht = {**RolForm.verplicht, "aan": "Kies een collega"}
    aan = person_field("Aan wie?")
    field_order = ("rol", "aan", "reden")

    def prepare(self) -> None:
        """Only colleagues who may hold one of the roles."""
        super().prepare()
        rollen = [fitting_role(self.casus, rol) for rol in Rolkeuze.values]
        self.fields["aan"].queryset = staff(self.casus.team_id, self.on, *rollen)


class NeerlegForm(CasusFormulier):
    """Why somebody stops."""

    verplicht = {"rol": "Kies welke rol", "reden": "Schrijf op waarom u stopt"}
    rol = forms.ChoiceField(label="Welke rol?", choices=Rolkeuze.choices, widget=forms.RadioSelect)
    reden = forms.CharField(label="Waarom stopt u?", max_length=200, widget=text_area(2))


class ContactForm(CasusFormulier):
    """The vaste contactpersoon: somebody of the team, or who holds a role in the casus."""

    verplicht = {"medewerker": "Kies wie de vaste contactpersoon is"}
    medewerker = person_field("Wie is de vaste contactpersoon van het gezin?")

    def prepare(self) -> None:
        """People of the team and present holders."""
        rollen = (Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR, Rol.JEUGDBESCHERMER)
        houders = self.casus.regierollen.current().values("medewerker")
        mensen = staff(self.casus.team_id, self.on, *rollen)
        mensen |= Medewerker.objects.filter(pk__in=houders, is_active=True)
        self.fields["medewerker"].queryset = mensen.order_by("naam")


class UrenForm(CasusFormulier):
    """Hours in a week."""

    verplicht = {"week": "Vul een dag in van de week", "uren": "Vul het aantal uren in"}
    week = Datumveld(label="Een dag in de week")
    uren = Getalveld(label="Uren aan casusregie", decimalen=1, max_digits=4)

    def prepare(self) -> None:
        """This week, unless told otherwise."""
        self.fields["week"].initial = self.on


class IvhForm(CasusFormulier):
    """Begin of IVH."""

    verplicht = {
        "aanleiding": "Kies waarom de IVH begint",
        "toelichting": WAAROM,
        "begindatum": "Vul in wanneer de IVH begint",
    }
    aanleiding = forms.ChoiceField(
        label="Waarom begint Intensieve Vrijwillige Hulp?",
        choices=Ivhaanleiding.choices,
        widget=forms.RadioSelect,
    )
    toelichting = forms.CharField(label="Toelichting", max_length=2000, widget=text_area())
    begindatum = Datumveld(label="Vanaf wanneer?")
    casusregisseur = person_field(
        "Wie is de casusregisseur?",
        required=False,
        help_text="Nodig als het gezin nu zelf de regie heeft: met IVH kan dat niet.",
        empty_label="Blijft zoals het is",
    )

    def prepare(self) -> None:
        """A casusregisseur of the team."""
        self.fields["begindatum"].initial = self.on
        self.fields["casusregisseur"].queryset = staff(
            self.casus.team_id, self.on, Rol.CASUSREGISSEUR
        )


class IvhEindeForm(Formulier):
    """End of IVH."""

    verplicht = {"einddatum": "Vul in wanneer de IVH stopt", "reden": "Schrijf op waarom"}
    einddatum = Datumveld(label="Laatste dag")
    reden = forms.CharField(label="Waarom stopt de IVH?", max_length=2000, widget=text_area())


class OordeelForm(CasusFormulier):
    """A judgement of the procesregisseur about a result or an invoice (CR-M-06)."""

    verplicht = {
        "onderwerp": "Vul in waarover het gaat",
        "uitkomst": "Kies akkoord of niet akkoord",
        "motivering": "Schrijf op waarom u dit vindt",
    }
    onderwerp = forms.CharField(
        label="Waarover gaat het?",
        help_text="Bijvoorbeeld: tussenevaluatie van maart, of factuur 2026-014.",
        max_length=200,
    )
    uitkomst = forms.ChoiceField(
        label="Wat is uw oordeel?", choices=Oordeel.choices, widget=forms.RadioSelect
    )
    motivering = forms.CharField(label="Waarom?", max_length=4000, widget=text_area())


class TegenWensForm(CasusFormulier):
    """A decision against the wish, on one of two grounds (CR-M-15)."""

    verplicht = {
        "onderwerp": "Vul in wat u besluit",
        "wens": "Schrijf op wat de jeugdige of het gezin zelf wil",
        "grond": "Kies of de veiligheid of de ontwikkeling in het geding is",
        "motivering": "Schrijf op waarom u dit vindt",
    }
    onderwerp = forms.CharField(label="Wat besluit u?", max_length=200)
    wens = forms.CharField(
        label="Wat wil de jeugdige of het gezin zelf?", max_length=2000, widget=text_area()
    )
    grond = forms.ChoiceField(
        label="Op welke grond?", choices=Grond.choices, widget=forms.RadioSelect
    )
    motivering = forms.CharField(label="Waarom is dit nodig?", max_length=4000, widget=text_area())


class BereikForm(Formulier):
    """How I can be reached (RV-B03-04)."""

    telefoon = forms.CharField(label="Telefoonnummer", max_length=20, required=False)
    wanneer = forms.CharField(
        label="Wanneer bent u bereikbaar?",
        help_text="Bijvoorbeeld: maandag tot en met donderdag, 9.00 tot 17.00 uur.",
        max_length=200,
        required=False,
    )
    vervanger = person_field("Wie vervangt u?", required=False, empty_label="Niemand, ik ben er")
    afwezig_van = Datumveld(label="Afwezig vanaf", required=False)
    afwezig_tot = Datumveld(label="Afwezig tot en met", required=False)

    def __init__(self, data: Any = None, *args: Any, by: Any, on: date, **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        plekken = by.organisaties_op(on)
        collega = Medewerker.objects.filter(
            aanstellingen__organisatie__in=plekken, is_active=True, is_systeem=False
        ).exclude(pk=by.pk)
        self.fields["vervanger"].queryset = collega.distinct().order_by("naam")
