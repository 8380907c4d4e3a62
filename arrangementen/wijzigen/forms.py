"""De formulieren van een verzoek om wijziging: de gewenste situatie, en het besluit erover."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from arrangementen.aanbod.keuze import grouped
from arrangementen.aanbod.models import Contract
from arrangementen.schermen import period_in_words, size_in_words
from arrangementen.toewijzing.models import Toewijzing
from arrangementen.verzoeken.afweging import hardship_of
from arrangementen.verzoeken.forms_afweging import AfwegingForm
from arrangementen.verzoeken.invoervelden import mark_sometimes, text
from arrangementen.verzoeken.keuzes import TOTAAL
from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Datumveld, Getalveld

from .bericht import Wens
from .models import REDENEN, REDENEN_NEE

KEUZES = [("gelijk", "Blijft zoals het is"), ("wijzigt", "Wijzigt")]


class WensForm(Formulier):
    """Every toewijzing with what should become of it, and help that should be added."""

    verplicht = {"reden": "Kies waarom u een wijziging vraagt"}

    reden = forms.ChoiceField(
        label="Waarom vraagt u een wijziging?", choices=REDENEN, widget=forms.RadioSelect
    )
    toelichting = forms.CharField(
        label="Wat is er veranderd?",
        help_text="De gemeente leest dit bij haar besluit. Noem alleen wat daarvoor nodig is.",
        max_length=2000,
        required=False,
        widget=text(3),
    )
    nieuw_product = forms.ChoiceField(label="Komt er hulp bij?", required=False)
    nieuw_begindatum = Datumveld(label="Nieuwe hulp vanaf", required=False)
    nieuw_einddatum = Datumveld(label="Nieuwe hulp tot en met", required=False)
    nieuw_volume = Getalveld(
        label="Nieuwe hulp: hoeveel in totaal", decimalen=0, min_value=1, required=False
    )

    def __init__(
        self,
        *args: Any,
        toewijzingen: list[Toewijzing],
        contracten: Iterable[Contract],
        dag: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.toewijzingen, self.dag = toewijzingen, dag
        self.contracten = {contract.product.code: contract for contract in contracten}
        veld: Any = self.fields["nieuw_product"]
        veld.choices = [("", "Nee"), *grouped(c.product for c in self.contracten.values())]
        for toewijzing in toewijzingen:
            self._add(toewijzing)
        namen = ("begindatum", "einddatum", "volume")
        mark_sometimes(self, *(f"{naam}_{t.nummer}" for t in toewijzingen for naam in namen))
        mark_sometimes(self, *(f"nieuw_{naam}" for naam in namen))

    def _add(self, toewijzing: Toewijzing) -> None:
        n = toewijzing.nummer
        wat = f"{toewijzing.product.naam}, toewijzing {n}"
        nu = f"{size_in_words(toewijzing)}, "
        nu += period_in_words(toewijzing.ingangsdatum, toewijzing.einddatum)
        self.fields[f"keuze_{n}"] = forms.ChoiceField(
            label=wat,
            help_text=f"Nu: {nu}.",
            choices=KEUZES,
            widget=forms.RadioSelect,
            initial="gelijk",
            error_messages={"required": f"Kies wat er met {wat} gebeurt"},
        )
        self.fields[f"begindatum_{n}"] = Datumveld(
            label="Wijzigt vanaf",
            help_text="Leeg: de toewijzing zelf wordt aangepast, vanaf haar begin.",
            required=False,
        )
        self.fields[f"einddatum_{n}"] = Datumveld(
            label="Loopt dan tot en met", required=False, initial=toewijzing.einddatum
        )
        self.fields[f"volume_{n}"] = Getalveld(
            label="Omvang in totaal",
            decimalen=0,
            min_value=1,
            required=False,
            initial=toewijzing.volume,
        )

    def blocks(self) -> list[tuple[Any, list[Any]]]:
        """Per toewijzing the choice and the three fields that go with 'Wijzigt'."""
        namen = ("begindatum", "einddatum", "volume")
        return [
            (self[f"keuze_{t.nummer}"], [self[f"{naam}_{t.nummer}"] for naam in namen])
            for t in self.toewijzingen
        ]

    def clean(self) -> dict[str, Any]:
        """At least one thing changes; what changes is complete."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        for toewijzing in self.toewijzingen:
            if gegevens.get(f"keuze_{toewijzing.nummer}") == "wijzigt":
                self._check_change(toewijzing, gegevens)
        self._check_new(gegevens)
        wijzigt = any(gegevens.get(f"keuze_{t.nummer}") == "wijzigt" for t in self.toewijzingen)
        if not self.errors and not wijzigt and not gegevens.get("nieuw_product"):
            self.add_error(
                None, "Kies bij minstens één toewijzing wat er wijzigt, of voeg hulp toe"
            )
        return gegevens

    def _check_change(self, toewijzing: Toewijzing, g: dict[str, Any]) -> None:
        n = toewijzing.nummer
        begin = g.get(f"begindatum_{n}") or toewijzing.ingangsdatum
        einde, volume = g.get(f"einddatum_{n}"), g.get(f"volume_{n}")
        if f"begindatum_{n}" not in self.errors and toewijzing.ingangsdatum < begin <= self.dag:
            self.add_error(f"begindatum_{n}", "Kies een dag na vandaag, of laat dit leeg")
        if einde and einde < max(begin, self.dag):
            self.add_error(f"einddatum_{n}", "Kies een dag op of na vandaag en na het begin")
        if volume is None and toewijzing.volume is not None:
            self.add_error(f"volume_{n}", "Vul in hoeveel hulp u in totaal vraagt")
        gelijk = (begin, einde, volume) == (
            toewijzing.ingangsdatum,
            toewijzing.einddatum,
            toewijzing.volume,
        )
        if gelijk:
            self.add_error(f"keuze_{n}", "Pas een datum of de omvang aan, of kies: blijft gelijk")

    def _check_new(self, g: dict[str, Any]) -> None:
        if not g.get("nieuw_product"):
            return
        begin, einde = g.get("nieuw_begindatum"), g.get("nieuw_einddatum")
        if begin is None or begin <= self.dag:
            self.add_error("nieuw_begindatum", "Vul een dag na vandaag in")
        if einde is None or (begin and einde < begin):
            self.add_error("nieuw_einddatum", "Vul een dag in op of na het begin")
        if g.get("nieuw_volume") is None:
            self.add_error("nieuw_volume", "Vul in hoeveel hulp u in totaal vraagt")

    def wishes(self) -> list[Wens]:
        """The whole wished situation, when the form is valid."""
        g = self.cleaned_data
        wensen = [self._wish(toewijzing, g) for toewijzing in self.toewijzingen]
        if code := g.get("nieuw_product"):
            contract = self.contracten[code]
            wensen.append(
                Wens(
                    "nieuw",
                    product=contract.product,
                    begindatum=g["nieuw_begindatum"],
                    einddatum=g["nieuw_einddatum"],
                    volume=int(g["nieuw_volume"]),
                    eenheid=contract.eenheid,
                    frequentie=TOTAAL,
                )
            )
        return wensen

    def _wish(self, toewijzing: Toewijzing, g: dict[str, Any]) -> Wens:
        n = toewijzing.nummer
        if g[f"keuze_{n}"] == "gelijk":
            return Wens("ongewijzigd", toewijzing)
        volume = g[f"volume_{n}"]
        return Wens(
            "wijzigen",
            toewijzing,
            begindatum=g[f"begindatum_{n}"] or toewijzing.ingangsdatum,
            einddatum=g[f"einddatum_{n}"],
            volume=None if volume is None else int(volume),
            eenheid=toewijzing.eenheid,
            frequentie=toewijzing.frequentie,
            budget_cent=toewijzing.budget_cent if volume is None else None,
        )


class ToekenForm(AfwegingForm):
    """Granting is all or nothing; above the norm only with the hardheidsclausule."""

    hardheidsclausule = forms.BooleanField(
        label="De hardheidsclausule is van toepassing", required=False
    )
    besluit_motivering = forms.CharField(
        label="Motivering", help_text="Verplicht boven de norm.", required=False, widget=text(3)
    )

    def __init__(self, *args: Any, verzoek: Any, dag: date, **kwargs: Any) -> None:
        super().__init__(*args, dag=dag, **kwargs)
        self.fields["hardheidsclausule"].help_text = hardship_of(verzoek, dag)


class AfwijsForm(Formulier):
    """The reason (WJ759), in words as well."""

    verplicht = {
        "reden_afwijzing": "Kies de reden",
        "besluit_motivering": "Schrijf op waarom u afwijst",
    }

    reden_afwijzing = forms.ChoiceField(
        label="Reden", choices=REDENEN_NEE, widget=forms.RadioSelect
    )
    besluit_motivering = forms.CharField(
        label="Motivering",
        widget=text(),
        help_text="De aanbieder leest dit. Schrijf wat er niet past en wat wel kan.",
    )
