"""De formulieren van de maatregel, het basisteam en wat er is gedaan."""

from datetime import date
from typing import Any

from django import forms

from casusregie.casus.models import Casus
from organisaties.models import Medewerker, Organisatie
from organisaties.rollen import Rol, Soort
from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Datumveld

from .basisteambesluit import Besluitsoort
from .handelingsoorten import TUSSENUITKOMST, Handelingsoort
from .kinderen import children_of
from .maatregel import Eindreden, Pad, Rvdkuitkomst
from .soorten import Maatregelsoort

WANNEER = "Vul in op welke dag dit was"


def long_text(label: str, rijen: int = 4, **kw: Any) -> forms.CharField:
    """A box for a few sentences."""
    kw.setdefault("max_length", 4000)
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rijen}), **kw)


class UitspraakForm(Formulier):
    """What stands in a ruling."""

    verplicht = {
        "datum": "Vul in op welke dag de rechter uitspraak deed",
        "rechtbank": "Vul in welke rechtbank uitspraak deed",
        "zaaknummer": "Vul het zaaknummer in",
    }
    datum = Datumveld(label="Datum van de uitspraak")
    rechtbank = forms.CharField(label="Rechtbank", max_length=120)
    zaaknummer = forms.CharField(
        label="Zaaknummer", max_length=60, widget=forms.TextInput(attrs={"class": "cr-w-m"})
    )
    kaders = long_text(
        "Kaders uit het vonnis",
        required=False,
        help_text="Wat zegt de rechter over de hulp die nodig is?",
    )
    beschikking_ontvangen_op = Datumveld(
        label="Beschikking ontvangen op",
        required=False,
        help_text="Voeg de beschikking zelf toe op het tabblad Documenten.",
    )


class MaatregelForm(UitspraakForm):
    """A measure with its first ruling."""

    verplicht = {
        **UitspraakForm.verplicht,
        "soort": "Kies welke maatregel het is",
        "begindatum": "Vul in op welke dag de maatregel begint",
    }
    soort = forms.ChoiceField(
        label="Welke maatregel?", choices=Maatregelsoort.choices, widget=forms.RadioSelect
    )
    begindatum = Datumveld(label="Begint op")
    einddatum = Datumveld(
        label="Loopt tot",
        required=False,
        help_text="Op deze dag eindigt de maatregel. Een OTS duurt hooguit een jaar. "
        "Laat leeg bij voogdij.",
    )
    field_order = (
        *("soort", "datum", "begindatum", "einddatum", "rechtbank", "zaaknummer", "kaders"),
        "beschikking_ontvangen_op",
    )


class VerlengingForm(UitspraakForm):
    """A new ruling that lets the measure go on."""

    verplicht = {**UitspraakForm.verplicht, "einddatum": "Vul in tot welke dag de maatregel loopt"}
    einddatum = Datumveld(
        label="Loopt tot",
        help_text="Een verlenging van een OTS duurt hooguit een jaar, en nooit na de 18e "
        "verjaardag.",
    )
    field_order = ("datum", "einddatum", "rechtbank", "zaaknummer", "kaders")


class EvaluatieForm(Formulier):
    """The evaluation of the gezinsplan."""

    verplicht = {
        "geevalueerd_op": WANNEER,
        "uitkomst": "Kies wat de evaluatie oplevert",
        "toelichting": "Schrijf op wat de evaluatie oplevert",
    }
    geevalueerd_op = Datumveld(label="Geëvalueerd op")
    uitkomst = forms.ChoiceField(
        label="Wat levert de evaluatie op?",
        choices=[(u.value, u.label) for u in TUSSENUITKOMST],
        widget=forms.RadioSelect,
    )
    toelichting = long_text("Wat is er besproken?")


class RvdkForm(Formulier):
    """The judgement of the Raad about closing."""

    verplicht = {"getoetst_op": WANNEER, "uitkomst": "Kies wat de Raad vindt"}
    getoetst_op = Datumveld(label="Getoetst op")
    uitkomst = forms.ChoiceField(
        label="Wat vindt de Raad?", choices=Rvdkuitkomst.choices, widget=forms.RadioSelect
    )


class VolwassenForm(Formulier):
    """The alignment before 18."""

    verplicht = {"afgestemd_op": WANNEER}
    afgestemd_op = Datumveld(label="Afgestemd op")


class PadForm(Formulier):
    """What follows after the measure."""

    verplicht = {"pad": "Kies hoe het verder gaat"}
    pad = forms.ChoiceField(
        label="Hoe gaat het verder na de maatregel?",
        choices=Pad.choices,
        widget=forms.RadioSelect,
    )


class EindeForm(Formulier):
    """The end of the measure."""

    verplicht = {
        "beeindigd_op": "Vul in op welke dag de maatregel eindigde",
        "eindreden": "Kies waarom de maatregel eindigde",
    }
    beeindigd_op = Datumveld(label="Geëindigd op")
    eindreden = forms.ChoiceField(
        label="Waarom eindigde de maatregel?",
        choices=Eindreden.choices,
        widget=forms.RadioSelect,
    )
    toelichting = long_text("Toelichting", required=False, max_length=2000)


class IntrekkenForm(Formulier):
    """Why the record is wrong."""

    verplicht = {"toelichting": "Schrijf op waarom deze maatregel niet klopt"}
    toelichting = long_text("Waarom klopt deze maatregel niet?", max_length=2000)


class BesluitForm(Formulier):
    """A decision of the basisteam."""

    verplicht = {
        "soort": "Kies waarover u besluit",
        "besluit": "Schrijf op wat het besluit is",
        "gronden": "Schrijf op waarom u dit besluit",
        "gedragswetenschapper": "Kies met welke gedragswetenschapper u besloot",
        "genomen_op": WANNEER,
    }
    soort = forms.ChoiceField(
        label="Waarover gaat het besluit?", choices=Besluitsoort.choices, widget=forms.RadioSelect
    )
    besluit = long_text("Wat is het besluit?")
    gronden = long_text("Waarom?", help_text="Noem de feiten waarop het besluit rust.")
    gedragswetenschapper = forms.ModelChoiceField(
        Medewerker.objects.none(), label="Gedragswetenschapper", empty_label="Kies een collega"
    )
    anderen = forms.CharField(label="Wie waren er nog meer bij?", required=False, max_length=300)
    genomen_op = Datumveld(label="Besloten op")

    def __init__(self, data: Any, *args: Any, casus: Casus, **kw: Any) -> None:
        super().__init__(data, *args, **kw)
        self.fields["gedragswetenschapper"].queryset = Medewerker.objects.filter(
            aanstellingen__organisatie=casus.team_id,
            aanstellingen__rol=Rol.GEDRAGSWETENSCHAPPER,
            is_active=True,
        ).distinct()


class AanmeldingForm(Formulier):
    """The client is told to a lokaal team."""

    verplicht = {
        "team": "Kies bij welk lokaal team u de cliënt aanmeldt",
        "toelichting": "Schrijf op wat het team moet weten",
    }
    team = forms.ModelChoiceField(
        Organisatie.objects.none(), label="Lokaal team", empty_label="Kies een team"
    )
    toelichting = long_text("Toelichting voor het team")

    def __init__(self, data: Any, *args: Any, casus: Casus, on: date, **kw: Any) -> None:
        super().__init__(data, *args, **kw)
        teams = Organisatie.objects.valid_on(on).of_soort(Soort.LOKAAL_TEAM)
        self.fields["team"].queryset = teams.filter(valt_onder=casus.gemeente_id).order_by("naam")


class HandelingForm(Formulier):
    """What was done; asks only what belongs to this kind."""

    verplicht = {
        "gedaan_op": WANNEER,
        "toelichting": "Schrijf in een paar zinnen op wat er is gedaan of afgesproken",
        "gezin_geinformeerd_op": "Vul in op welke dag u het gezin heeft geïnformeerd",
        "organisatie": "Kies de organisatie waar het om gaat",
        "gezinslid": "Kies om welk kind het gaat",
        "uitkomst": "Kies wat de uitkomst is",
    }
    gezinslid = forms.ModelChoiceField(
        None, label="Om welk kind gaat het?", empty_label="Kies een kind"
    )
    gedaan_op = Datumveld(label="Datum")
    organisatie = forms.ModelChoiceField(
        Organisatie.objects.none(), label="Organisatie", empty_label="Kies een organisatie"
    )
    uitkomst = forms.ChoiceField(label="Uitkomst", widget=forms.RadioSelect)
    gezin_geinformeerd_op = Datumveld(label="Gezin geïnformeerd op")
    toelichting = long_text("Wat is er gedaan of afgesproken?")

    def __init__(
        self, data: Any, *args: Any, kind: Handelingsoort, casus: Casus, on: date, **kw: Any
    ) -> None:
        super().__init__(data, *args, **kw)
        self.fields["uitkomst"].choices = kind.uitkomsten
        leden = [lid.pk for lid in children_of(casus)] if kind.kind else []
        self.fields["gezinslid"].queryset = casus.gezin.leden.filter(pk__in=leden)
        if kind.organisatie:
            plekken = Organisatie.objects.valid_on(on).of_soort(kind.organisatie)
            self.fields["organisatie"].queryset = plekken.order_by("naam")
        nodig = {
            "gezinslid": kind.kind,
            "organisatie": bool(kind.organisatie),
            "uitkomst": bool(kind.uitkomsten),
            "gezin_geinformeerd_op": kind.gezin,
        }
        for naam, gevraagd in nodig.items():
            if not gevraagd:
                del self.fields[naam]
        self.fields["toelichting"].required = kind.toelichting
