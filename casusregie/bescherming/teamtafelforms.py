"""De formulieren van de teamtafel: plannen, wie er komt, het verslag en een afspraak."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q

from casusregie.casus.models import Casus
from organisaties.models import Organisatie
from organisaties.rollen import Soort
from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Datumveld, JaNeeveld

from .forms import long_text
from .teamtafel import Teamtafel
from .teamtafelkeuzes import Deelnemerrol, Teamtafelsoort

RIJEN = 8


class TeamtafelForm(Formulier):
    """When, where and about what."""

    verplicht = {
        "soort": "Kies wat voor teamtafel het is",
        "gepland_op": "Vul in op welke dag de teamtafel is",
        "onderwerpen": "Schrijf op waar het over gaat",
    }
    soort = forms.ChoiceField(
        label="Wat voor teamtafel?", choices=Teamtafelsoort.choices, widget=forms.RadioSelect
    )
    gepland_op = Datumveld(label="Datum")
    plaats = forms.CharField(label="Waar?", required=False, max_length=120)
    onderwerpen = long_text("Waar gaat het over?")


class DeelnemerForm(Formulier):
    """One row of who is asked; an empty row counts for nothing."""

    rol = forms.ChoiceField(
        label="Als wat",
        choices=[("", "Kies een rol"), *Deelnemerrol.choices],
        required=False,
    )
    naam = forms.CharField(label="Naam", required=False, max_length=120)
    organisatie = forms.TypedChoiceField(label="Organisatie", required=False, coerce=int)
    namens = forms.CharField(
        label="Namens",
        help_text="Als de organisatie niet in de lijst staat, zoals een school.",
        required=False,
        max_length=120,
    )

    def __init__(self, data: Any, *args: Any, organisaties: list[Any], **kw: Any) -> None:
        super().__init__(data, *args, **kw)
        self.fields["organisatie"].choices = organisaties
        for veld in self.fields.values():
            veld.soms = True

    def clean(self) -> dict[str, Any]:
        """A row is whole or empty; somebody of the lokaal team has a team."""
        gegevens = super().clean() or {}
        if not self.is_filled():
            return gegevens
        if not gegevens.get("naam"):
            self.add_error("naam", "Vul de naam in")
        if not gegevens.get("rol"):
            self.add_error("rol", "Kies als wat deze persoon meedoet")
        elif gegevens["rol"] == Deelnemerrol.LOKAAL_TEAM and not gegevens.get("organisatie"):
            self.add_error("organisatie", "Kies welk lokaal team")
        return gegevens

    def is_filled(self) -> bool:
        """Was anything typed in this row?"""
        return any(self.cleaned_data.get(naam) for naam in self.fields)

    def rij(self) -> dict[str, Any]:
        """The participant as entered."""
        gegevens = self.cleaned_data
        return {
            "rol": gegevens["rol"],
            "naam": gegevens["naam"],
            "namens": gegevens["namens"],
            "organisatie_id": gegevens["organisatie"] or None,
        }


def deelnemer_forms(data: Any, casus: Casus, on: date, eerst: Any = ()) -> list[DeelnemerForm]:
    """A fixed number of rows, the first ones filled in, so that it works without script."""
    keuzes = _organisations(casus, on)
    begin = [*eerst, *({} for _ in range(RIJEN))][:RIJEN]
    return [
        DeelnemerForm(data, prefix=f"d{n}", organisaties=keuzes, initial=rij)
        for n, rij in enumerate(begin, start=1)
    ]


def expected(casus: Casus, jeugdbeschermer: Any) -> list[dict[str, str]]:
    """Who is always asked: the jeugdige, the parents with gezag and the jeugdbeschermer."""
    gezin = [lid for lid in casus.gezin.leden.all() if lid.gezag and not lid.einddatum]
    rijen = [{"rol": Deelnemerrol.JEUGDIGE.value, "naam": casus.jeugdige.naam}]
    rijen += [{"rol": Deelnemerrol.OUDER.value, "naam": lid.naam} for lid in gezin if lid.naam]
    return [
        *rijen[: RIJEN - 2],
        {"rol": Deelnemerrol.JEUGDBESCHERMER.value, "naam": jeugdbeschermer.naam},
    ]


def _organisations(casus: Casus, on: date) -> list[tuple[Any, str]]:
    """The lokale teams of the gemeente, and who is involved in the casus."""
    betrokken = casus.betrokkenheden.running(on).values("organisatie")
    plekken = Organisatie.objects.valid_on(on).filter(
        Q(soort=Soort.LOKAAL_TEAM, valt_onder=casus.gemeente_id) | Q(pk__in=betrokken)
    )
    return [("", "Kies een organisatie"), *plekken.order_by("naam").values_list("pk", "naam")]


class VerslagForm(Formulier):
    """What was said and decided (CR-C2-12, -18, -19)."""

    verplicht = {"verslag": "Schrijf op wat er is besproken"}
    verslag = long_text("Wat is er besproken?", rijen=6)
    monitoring_door = forms.CharField(
        label="Wie volgt of het werkt?", required=False, max_length=200
    )
    terugkoppeling = long_text(
        "Hoe hoort de casusregisseur dat?",
        rijen=2,
        required=False,
        help_text="Dit en wie het volgt zijn nodig om het verslag vast te stellen.",
    )
    bezoeken = JaNeeveld(label="Zijn er begeleide bezoeken?", required=False)
    bezoeken_door = forms.CharField(
        label="Wie begeleidt de bezoeken?",
        help_text="Alleen bij begeleide bezoeken. De jeugdbeschermer neemt het initiatief.",
        required=False,
        max_length=200,
    )
    volwassenhulp = long_text(
        "Afstemming met hulp voor volwassenen",
        rijen=3,
        required=False,
        help_text="Bijvoorbeeld schuldhulp, zorg voor de ouders of veiligheid.",
    )


class HoudenForm(VerslagForm):
    """The first report: when it was and who was there."""

    verplicht = {
        **VerslagForm.verplicht,
        "gehouden_op": "Vul in op welke dag de teamtafel was",
        "aanwezig": "Kies wie er waren",
    }
    gehouden_op = Datumveld(label="Gehouden op")
    aanwezig = forms.TypedMultipleChoiceField(
        label="Wie waren er?", widget=forms.CheckboxSelectMultiple, coerce=int
    )
    field_order = ("gehouden_op", "aanwezig", "verslag")

    def __init__(self, data: Any, *args: Any, teamtafel: Teamtafel, **kw: Any) -> None:
        super().__init__(data, *args, **kw)
        self.fields["aanwezig"].choices = [(d.pk, str(d)) for d in teamtafel.deelnemers.all()]


class AfzeggenForm(Formulier):
    """Why it does not take place."""

    verplicht = {"reden": "Schrijf op waarom de teamtafel niet doorgaat"}
    reden = forms.CharField(label="Waarom gaat de teamtafel niet door?", max_length=500)


class TafelafspraakForm(Formulier):
    """An afspraak of the table: what, who and when (CR-C2-21)."""

    verplicht = {
        "wat": "Schrijf op wat er is afgesproken",
        "wie": "Kies wie dit doet",
        "datum": "Vul in voor welke dag",
    }
    wat = forms.CharField(label="Wat is er afgesproken?", max_length=400)
    wie = forms.ChoiceField(label="Wie doet het?")
    datum = Datumveld(label="Uiterlijk op")

    def __init__(self, data: Any, *args: Any, teamtafel: Teamtafel, **kw: Any) -> None:
        super().__init__(data, *args, **kw)
        namen = [(str(d.pk), str(d)) for d in teamtafel.deelnemers.all()]
        self.fields["wie"].choices = [("", "Kies iemand"), *namen]
