"""De formulieren van een aanbieder bij de regie: het team betrekken, zijn behandelregisseur."""

from typing import Any

from django import forms

from casusregie.afronding.hulp import Hulp, help_of
from organisaties.models import Aanstelling, Medewerker
from organisaties.rollen import Rol, Soort

from .forms import CasusFormulier, person_field
from .wie import staff

SCHEIDING = ":"


class TeamBetrekForm(CasusFormulier):
    """Which lokaal team comes in, and who does the procesregie there (domein.md §0 d)."""

    verplicht = {"wie": "Kies wie de procesregie doet"}
    wie = forms.ChoiceField(
        label="Welk team, en wie doet daar de procesregie?",
        help_text="Het team ziet de casus zodra u dit opslaat. Vraag eerst of het gezin instemt.",
    )

    def prepare(self) -> None:
        """The procesregisseurs of the teams of the gemeente; one person may be at more teams."""
        rijen = (
            Aanstelling.objects.current(self.on)
            .filter(rol=Rol.PROCESREGISSEUR, organisatie__soort=Soort.LOKAAL_TEAM)
            .filter(organisatie__valt_onder=self.casus.gemeente_id)
            .select_related("organisatie", "medewerker")
            .order_by("organisatie__naam", "medewerker__naam")
        )
        self.plekken = {f"{r.organisatie_id}{SCHEIDING}{r.medewerker_id}": r for r in rijen}
        keuzes = [
            (sleutel, f"{r.organisatie}, {r.medewerker}") for sleutel, r in self.plekken.items()
        ]
        self.fields["wie"].choices = [("", "Kies een team"), *keuzes]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """`team` and `procesregisseur` of the choice."""
        goed = super().clean() or {}
        plek = self.plekken.get(goed.pop("wie", ""))
        if plek is not None:
            goed |= {"team": plek.organisatie, "procesregisseur": plek.medewerker}
        return goed


class BehandelregisseurForm(CasusFormulier):
    """For which help, and who (CR-M-17)."""

    verplicht = {"hulp": "Kies welke hulp", "medewerker": "Kies een behandelregisseur"}
    hulp = forms.ChoiceField(label="Voor welke hulp?", widget=forms.RadioSelect)
    medewerker = person_field("Wie is de behandelregisseur?")

    def prepare(self) -> None:
        """Own help that runs, and the own people."""
        self.eigen = {str(hulp.kenmerk): hulp for hulp in own_help(self.casus, self.by, self.on)}
        keuzes = [
            (sleutel, f"{h.naam}, {h.stand_tekst.lower()}") for sleutel, h in self.eigen.items()
        ]
        self.fields["hulp"].choices = keuzes  # type: ignore[attr-defined]
        plekken = {hulp.aanbieder_id for hulp in self.eigen.values()}
        mensen = Medewerker.objects.none()
        for plek in plekken:
            mensen = mensen | staff(plek, self.on, Rol.BEHANDELREGISSEUR)
        self.fields["medewerker"].queryset = mensen  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The help itself instead of its key."""
        goed = super().clean() or {}
        if "hulp" in goed:
            goed["hulp"] = self.eigen[goed["hulp"]]
        return goed


def own_help(casus: Any, medewerker: Any, on: Any) -> list[Hulp]:
    """The running help of the aanbieders where this person works."""
    rollen = (Rol.BEHANDELREGISSEUR, Rol.ZORGADMINISTRATIE, Rol.TEAMMANAGER)
    eigen = medewerker.organisaties_op(on, *rollen)
    return [hulp for hulp in help_of(casus) if hulp.loopt and hulp.aanbieder_id in eigen]
