"""Stap 2 van een verzoek: de verwijzing, de risicotaxatie en wat voor vraag het is."""

from datetime import date
from typing import Any

from django import forms

from casusregie.plannen.risicotaxatie import Instrument, Uitkomst
from casusregie.routes.verwijzing import Meervoudig, Verwijzer
from organisaties.models import Organisatie
from organisaties.rollen import Soort
from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Datumveld, JaNeeveld

from .invoervelden import KIES, line, mark_sometimes, text
from .keuzes import Vraagsoort

#: Asked in some cases only; their hints say when.
SOMS = (
    *("verwijzer_agb", "verwijzer_naam", "risicotaxatie_op", "risicotaxatie_instrument"),
    *("risicotaxatie_uitkomst", "risicotaxatie_aandacht", "zonder_taxatie_reden"),
    *("meervoudig_keuze", "team", "meervoudig_motivering"),
)


class VerwijzingForm(Formulier):
    """Step 2: who referred, the risicotaxatie (domein.md §0 c) and one or several questions."""

    verwijzer_soort = forms.ChoiceField(
        label="Wie verwees", choices=Verwijzer.choices, widget=forms.RadioSelect
    )
    verwijzer_agb = forms.RegexField(
        r"^\d{8}$",
        label="AGB-code van de verwijzer",
        required=False,
        widget=line("cr-w-m", inputmode="numeric"),
        help_text="Acht cijfers. Kent u de code niet, vul dan de naam in.",
        error_messages={"invalid": "Vul acht cijfers in"},
    )
    verwijzer_naam = forms.CharField(
        label="Naam van de verwijzer",
        max_length=64,
        required=False,
        widget=line(),
        help_text="Alleen als u de AGB-code niet kent.",
    )
    verwezen_op = Datumveld(label="Datum van de verwijzing")
    risicotaxatie = JaNeeveld(label="Is de risicotaxatie gedaan")
    risicotaxatie_op = Datumveld(
        label="Datum van de taxatie", required=False, help_text="Alleen als die gedaan is."
    )
    risicotaxatie_instrument = forms.ChoiceField(
        label="Instrument van de taxatie", required=False, choices=[KIES, *Instrument.choices]
    )
    risicotaxatie_uitkomst = forms.ChoiceField(
        label="Uitkomst van de taxatie", required=False, choices=[KIES, *Uitkomst.choices]
    )
    risicotaxatie_aandacht = forms.CharField(
        label="Aandachtspunten voor de veiligheid",
        required=False,
        widget=text(3),
        help_text="Alleen als de uitkomst niet veilig is.",
    )
    zonder_taxatie_reden = forms.CharField(
        label="Waarom is er geen risicotaxatie",
        required=False,
        widget=text(3),
        help_text="Alleen als die niet gedaan is. Uw naam en de dag komen erbij te staan.",
    )
    soort_vraag = forms.ChoiceField(
        label="Wat voor vraag is het", choices=Vraagsoort.choices, widget=forms.RadioSelect
    )
    meervoudig_keuze = forms.ChoiceField(
        label="Bij een meervoudige of complexe vraag",
        required=False,
        choices=Meervoudig.choices,
        widget=forms.RadioSelect,
        help_text="Casusregie ligt dan bij het lokale team, of bij opt-out bij het gezin.",
    )
    team = forms.ChoiceField(
        label="Lokaal team",
        required=False,
        help_text="Alleen bij een meervoudige of complexe vraag zonder opt-out.",
    )
    meervoudig_motivering = forms.CharField(
        label="Waarom deze keuze",
        required=False,
        widget=text(3),
        help_text="Alleen bij een meervoudige of complexe vraag.",
    )
    verplicht = {
        "verwijzer_soort": "Kies wie verwees",
        "risicotaxatie": "Kies of de risicotaxatie gedaan is",
        "soort_vraag": "Kies of het om één soort hulp gaat of om meer",
    }

    def __init__(
        self, *args: Any, dag: date, gemeente: str = "", opt_out: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.dag, self.opt_out = dag, opt_out
        mark_sometimes(self, *SOMS)
        teams = Organisatie.objects.of_soort(Soort.LOKAAL_TEAM).valid_on(dag)
        gevraagd = gemeente and not opt_out
        teams = teams.filter(valt_onder__cbs_code=gemeente) if gevraagd else teams.none()
        self.teams = {str(team.kenmerk): team for team in teams}
        keuzes = [(kenmerk, team.naam) for kenmerk, team in self.teams.items()]
        self.fields["team"].choices = [("", "Kies een team"), *keuzes]

    def clean(self) -> dict[str, Any]:
        self._check_referrer()
        self._check_risk()
        if self.cleaned_data.get("soort_vraag") == Vraagsoort.MEERVOUDIG:
            self._check_choice()
        return self.cleaned_data

    def _say(self, veld: str, tekst: str) -> None:
        if veld not in self.errors:
            self.add_error(veld, tekst)

    def _check_referrer(self) -> None:
        """AGB-code or name, not both and not neither (iJw CD066, CD067)."""
        agb, naam = (self.cleaned_data.get(n) for n in ("verwijzer_agb", "verwijzer_naam"))
        if not agb and not naam and "verwijzer_agb" not in self.errors:
            self._say("verwijzer_naam", "Vul de AGB-code of de naam van de verwijzer in")
        if agb and naam:
            self._say("verwijzer_naam", "Vul de AGB-code of de naam in, niet allebei")
        verwezen = self.cleaned_data.get("verwezen_op")
        if verwezen and verwezen > self.dag:
            self._say("verwezen_op", "Kies een datum die niet in de toekomst ligt")

    def _check_risk(self) -> None:
        gedaan = self.cleaned_data.get("risicotaxatie")
        if gedaan is False:
            if not self.cleaned_data.get("zonder_taxatie_reden"):
                self._say("zonder_taxatie_reden", "Schrijf op waarom er geen risicotaxatie is")
            return
        if gedaan:
            self._check_taxation()

    def _check_taxation(self) -> None:
        gegevens = self.cleaned_data
        if not gegevens.get("risicotaxatie_op"):
            self._say("risicotaxatie_op", "Vul in op welke dag u de veiligheid heeft getaxeerd")
        elif gegevens["risicotaxatie_op"] > self.dag:
            self._say("risicotaxatie_op", "Kies een datum die niet in de toekomst ligt")
        if not gegevens.get("risicotaxatie_instrument"):
            self._say("risicotaxatie_instrument", "Kies het instrument dat u heeft gebruikt")
        uitkomst = gegevens.get("risicotaxatie_uitkomst")
        if not uitkomst:
            self._say("risicotaxatie_uitkomst", "Kies de uitkomst")
        elif uitkomst != Uitkomst.VEILIG and not gegevens.get("risicotaxatie_aandacht"):
            self._say("risicotaxatie_aandacht", "Vul in wat de aandachtspunten zijn")

    def _check_choice(self) -> None:
        """domein.md §0 d; with an opt-out no lokaal team comes in (CR-B1-22)."""
        keuze = self.cleaned_data.get("meervoudig_keuze")
        if not keuze:
            self._say("meervoudig_keuze", "Kies of de vraag in route B blijft of naar route A gaat")
        if self.opt_out and keuze == Meervoudig.NAAR_A:
            self._say("meervoudig_keuze", "Bij een opt-out blijft de vraag in route B")
        if not self.opt_out and not self.cleaned_data.get("team"):
            self._say("team", "Kies het lokale team")
        if not self.cleaned_data.get("meervoudig_motivering"):
            self._say("meervoudig_motivering", "Schrijf op waarom u dit kiest")
