"""Stap 1 van een verzoek: de jeugdige, wie het gezag heeft en of er een opt-out is."""

from datetime import date
from typing import Any

from django import forms

from casusregie.jeugdige.gezinnen import Lid
from casusregie.jeugdige.models import Geslacht
from normenkader.termijnen.kalender import age_on
from organisaties.models import Organisatie
from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Bsnveld, Datumveld, JaNeeveld

from .invoervelden import KIES, line, mark_sometimes, text
from .keuzes import GEZAGSROLLEN

EIGEN_GEZAG = 16
JEUGDWET_TOT = 23
SOMS = (
    "bsn",
    "gezag1_naam",
    "gezag1_rol",
    "gezag2_rol",
    "zonder_gezag_reden",
    "opt_out_getekend_op",
)


class JeugdigeForm(Formulier):
    """Step 1. `bewaard_bsn` is the BSN kept in the concept; it is never written on the page."""

    bsn = Bsnveld(label="BSN")
    voornamen = forms.CharField(label="Voornamen", max_length=200, widget=line())
    voorvoegsel = forms.CharField(
        label="Voorvoegsel", max_length=10, required=False, widget=line("cr-w-s")
    )
    achternaam = forms.CharField(label="Achternaam", max_length=200, widget=line())
    geboortedatum = Datumveld(label="Geboortedatum", help_text="Bijvoorbeeld 09-05-2014")
    geslacht = forms.ChoiceField(
        label="Geslacht", choices=list(Geslacht.choices)[::-1], widget=forms.RadioSelect
    )
    gemeente = forms.ChoiceField(
        label="Gemeente",
        help_text="Waar de jeugdige staat ingeschreven. Bij verblijf: waar de jeugdige daarvoor "
        "stond ingeschreven. Deze gemeente besluit.",
    )
    postcode = forms.RegexField(
        r"^\s*[1-9]\d{3}\s*[A-Za-z]{2}\s*$",
        label="Postcode",
        required=False,
        widget=line("cr-w-s"),
        help_text="Alleen voor de toewijzing. Is het adres geheim, laat dit dan leeg.",
        error_messages={"invalid": "Vul een postcode in, bijvoorbeeld 3011 AA"},
    )
    huisnummer = forms.IntegerField(
        label="Huisnummer",
        required=False,
        min_value=1,
        max_value=99999,
        widget=line("cr-w-s", inputmode="numeric"),
    )
    gezag1_naam = forms.CharField(
        label="Wie heeft het gezag",
        max_length=200,
        required=False,
        widget=line(),
        help_text="Naam van de ouder, voogd of voogdijinstelling.",
    )
    gezag1_rol = forms.ChoiceField(label="Rol", required=False, choices=[KIES, *GEZAGSROLLEN])
    gezag1_telefoon = forms.CharField(
        label="Telefoon", max_length=20, required=False, widget=line("cr-w-m")
    )
    gezag2_naam = forms.CharField(
        label="Tweede persoon met gezag", max_length=200, required=False, widget=line()
    )
    gezag2_rol = forms.ChoiceField(
        label="Rol van de tweede persoon", required=False, choices=[KIES, *GEZAGSROLLEN]
    )
    zonder_gezag_reden = forms.CharField(
        label="Waarom is niet bekend wie het gezag heeft",
        required=False,
        widget=text(2),
        help_text="Alleen invullen als u hierboven niemand noemt.",
    )
    opt_out = JaNeeveld(
        label="Is er een opt-out",
        help_text="Ja: het gezin wil niet dat het lokale team iets weet. Daarvoor is een "
        "getekende verklaring in het dossier nodig. Alleen de backoffice ziet dan dit verzoek.",
    )
    opt_out_getekend_op = Datumveld(
        label="Verklaring getekend op", required=False, help_text="Alleen bij een opt-out."
    )
    verplicht = {
        "bsn": "Vul het BSN in. Zonder BSN kan er geen toewijzing komen",
        "geslacht": "Kies het geslacht",
        "gemeente": "Kies de gemeente die besluit",
    }

    def __init__(self, *args: Any, dag: date, bewaard_bsn: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dag, self.bewaard_bsn = dag, bewaard_bsn
        gemeenten = (rij for rij in Organisatie.objects.gemeenten() if rij.holds_on(dag))
        keuzes = [(rij.cbs_code, rij.naam) for rij in gemeenten]
        self.fields["gemeente"].choices = [("", "Kies een gemeente"), *keuzes]
        mark_sometimes(self, *SOMS)
        if bewaard_bsn:
            veld = self.fields["bsn"]
            veld.required = False
            veld.help_text = (
                f"Bewaard: ••••• {bewaard_bsn[-3:]}. Vul alleen iets in als u het wilt wijzigen."
            )

    def clean_bsn(self) -> str:
        return self.cleaned_data["bsn"] or self.bewaard_bsn

    def clean_geboortedatum(self) -> date:
        dag = self.cleaned_data["geboortedatum"]
        if dag > self.dag:
            raise forms.ValidationError("Kies een geboortedatum die niet in de toekomst ligt")
        if age_on(dag, self.dag) >= JEUGDWET_TOT:
            raise forms.ValidationError("Jeugdhulp kan tot 23 jaar. Kijk de geboortedatum na")
        return dag

    def clean(self) -> dict[str, Any]:
        self._check_gezag()
        self._check_opt_out()
        gegevens = self.cleaned_data
        if bool(gegevens.get("postcode")) != bool(gegevens.get("huisnummer")):
            leeg = "huisnummer" if gegevens.get("postcode") else "postcode"
            self._say(leeg, "Vul postcode en huisnummer allebei in, of laat ze allebei leeg")
        return gegevens

    def _say(self, veld: str, tekst: str) -> None:
        if veld not in self.errors:
            self.add_error(veld, tekst)

    def _check_gezag(self) -> None:
        gegevens = self.cleaned_data
        for nummer in ("gezag1", "gezag2"):
            if gegevens.get(f"{nummer}_naam") and not gegevens.get(f"{nummer}_rol"):
                self._say(f"{nummer}_rol", "Kies wie dit is: ouder, voogd of voogdijinstelling")
        geboren = gegevens.get("geboortedatum")
        eigen = geboren is not None and age_on(geboren, self.dag) >= EIGEN_GEZAG
        genoemd = gegevens.get("gezag1_naam") or gegevens.get("zonder_gezag_reden")
        if not genoemd and not eigen:
            self._say(
                "gezag1_naam", "Vul in wie het gezag heeft, of hieronder waarom dat niet bekend is"
            )

    def _check_opt_out(self) -> None:
        getekend = self.cleaned_data.get("opt_out_getekend_op")
        if self.cleaned_data.get("opt_out") and not getekend:
            self._say("opt_out_getekend_op", "Vul in wanneer de verklaring is getekend")
        if self.cleaned_data.get("opt_out") is False and getekend:
            self._say("opt_out", "Kies ja als er een getekende verklaring is, of haal de datum weg")
        if getekend and getekend > self.dag:
            self._say("opt_out_getekend_op", "Kies een datum die niet in de toekomst ligt")

    def leden(self) -> list[Lid]:
        """Who holds gezag, as entered."""
        gegevens = self.cleaned_data
        return [
            Lid(
                gegevens[f"{n}_naam"], gegevens[f"{n}_rol"], True, gegevens.get(f"{n}_telefoon", "")
            )
            for n in ("gezag1", "gezag2")
            if gegevens[f"{n}_naam"]
        ]
