"""De formulieren waarmee de gemeente op een verzoek besluit, en de aanbieder het intrekt."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from arrangementen.aanbod.keuze import grouped
from arrangementen.aanbod.models import Contract, Product
from arrangementen.arrangement.models import Arrangementonderdeel
from arrangementen.arrangement.perceel import other_aanbieder
from arrangementen.arrangement.toelating import objections
from normenkader.toetsing import Frequentie, Norm, VolumeEenheid
from normenkader.toetsing.hoeveelheden import MEERVOUD, PER
from organisaties.models import Organisatie
from organisaties.rollen import Soort
from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Datumveld, Getalveld

from .afweging import VOOR, gather, hardship_of, questions_on
from .forms_afweging import question_field
from .invoervelden import mark_sometimes, text
from .keuzes import REDENEN_AFWIJZING, TOTAAL, WOONPLAATS
from .norm import judge, norm_of
from .toekennen import size_of
from .toelatingfeiten import add_objections, facts
from .toetsfouten import add_verdict


class LeegForm(Formulier):
    """Nothing to fill in; only to confirm."""


class ToekenForm(Formulier):
    """What is granted. It starts with what was asked; the gemeente may change it (IV094)."""

    verplicht = {
        "meer_aanbieders_reden": "Schrijf op waarom een tweede aanbieder nodig is, of wijs het af"
    }

    product_code = forms.ChoiceField(label="Hulp")
    begindatum = Datumveld(label="Startdatum")
    einddatum = Datumveld(label="Einddatum", help_text="De laatste dag van de hulp.")
    volume = Getalveld(label="Hoeveel in totaal", decimalen=0, min_value=1, max_digits=8)
    grond_code = forms.ChoiceField(label="Uitzonderingsgrond", required=False)
    hardheidsclausule = forms.BooleanField(
        label="De hardheidsclausule is van toepassing", required=False
    )
    motivering = forms.CharField(
        label="Motivering boven de norm",
        required=False,
        widget=text(3),
        help_text="Alleen als u meer toekent dan de norm.",
    )
    waarom_geen_groep = forms.CharField(
        label="Waarom past groepsbegeleiding niet",
        required=False,
        widget=text(3),
        help_text="Alleen bij individuele begeleiding.",
    )
    meer_aanbieders_reden = forms.CharField(
        label="Waarom een tweede aanbieder uit hetzelfde perceel?", widget=text(3)
    )
    besluit_motivering = forms.CharField(
        label="Wat de aanbieder verder moet weten", required=False, widget=text(3)
    )

    def __init__(
        self, *args: Any, verzoek: Any, contracten: Iterable[Contract], dag: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.verzoek, self.dag = verzoek, dag
        self.contracten = {c.product.code: c for c in contracten}
        veld = self.fields["product_code"]
        veld.choices = grouped(c.product for c in self.contracten.values())
        self.norm = self._norm()
        gronden = self.norm.gronden if self.norm else ()
        self.fields["grond_code"].choices = [("", "Geen"), *((g.code, g.tekst) for g in gronden)]
        if not gronden:
            del self.fields["grond_code"]
        self._ask_evidence()
        mark_sometimes(self, "grond_code", "motivering", "waarom_geen_groep")
        clausule = hardship_of(verzoek, dag)
        self.fields["hardheidsclausule"].help_text = clausule
        for vraag in questions_on(dag):
            self.fields[f"{VOOR}{vraag.code}"] = question_field(vraag)
        self._ask_second()
        self._name_volume()

    def _ask_second(self) -> None:
        """Only when another aanbieder gives help of the same perceel in that time (CR-D-14)."""
        product, periode = self._chosen(), (self._day("begindatum"), self._day("einddatum"))
        delen = Arrangementonderdeel.objects.all()
        ander = other_aanbieder(self.verzoek, product, delen, *periode) if product else ""
        if not ander:
            del self.fields["meer_aanbieders_reden"]
            return
        veld = self.fields["meer_aanbieders_reden"]
        veld.help_text = f"{ander} geeft al hulp uit hetzelfde perceel."

    def _chosen(self) -> Product | None:
        """The product that was chosen, at first the one that was asked."""
        gekozen = self.data.get("product_code") if self.is_bound else None
        gekozen = gekozen or (self.verzoek.product.code if self.verzoek.product else "")
        contract = self.contracten.get(str(gekozen))
        return contract.product if contract else None

    def _day(self, naam: str) -> date | None:
        """The day that is granted, as far as it is one; at first the day that was asked."""
        gevraagd: date | None = getattr(self.verzoek, naam)
        try:
            ingevuld = self.data.get(naam, "") if self.is_bound else ""
            return Datumveld(required=False).to_python(ingevuld) or gevraagd
        except forms.ValidationError:
            return gevraagd

    def _name_volume(self) -> None:
        """The label says in what and per what: "Hoeveel uur per week"."""
        product = self._chosen() or self.verzoek.product
        eenheid, frequentie = size_of(self.verzoek, product)
        if not eenheid:
            return
        veld, naam = self.fields["volume"], MEERVOUD[VolumeEenheid(eenheid)]
        veld.label = f"Hoeveel {naam} {PER[Frequentie(frequentie)]}"
        if frequentie != TOTAAL:
            veld.help_text = "Kiest u andere hulp? Vul dan het totaal van de hele periode in."

    def _norm(self) -> Norm | None:
        product = self._chosen()
        return norm_of(product, self.verzoek.begindatum or self.dag) if product else None

    def clean(self) -> dict[str, Any]:
        """The same norm check as of the aanbieder, on what is granted."""
        gegevens = self.cleaned_data
        gather(gegevens)
        contract = self.contracten.get(gegevens.get("product_code", ""))
        if contract is None:
            return gegevens
        volume = gegevens.get("volume")
        eenheid, frequentie = size_of(self.verzoek, contract.product)
        hulp = {
            **{n: gegevens.get(n) for n in ("begindatum", "einddatum")},
            **{n: gegevens.get(n, "") for n in ("grond_code", "motivering", "waarom_geen_groep")},
            "product": contract.product,
            "volume": None if volume is None else int(volume),
            "eenheid": eenheid,
            "frequentie": frequentie,
            "bewijs": self.verzoek.bewijs | self._evidence(gegevens),
            "hardheidsclausule": bool(gegevens.get("hardheidsclausule")),
        }
        toetsing = judge(
            hulp,
            aanbieder_id=self.verzoek.aanbieder_id,
            geboortedatum=self.verzoek.geboortedatum,
            bsn="",
            on=self.dag,
            jeugdige_id=self.verzoek.jeugdige_id,
        )
        if toetsing is not None:
            add_verdict(self, toetsing)
        self._check_admission(contract.product, gegevens)
        return gegevens

    def _ask_evidence(self) -> None:
        """What the chosen ground asks and the aanbieder did not answer (NK-05..NK-09)."""
        code = str(self.data.get("grond_code", "")) if self.is_bound else self.verzoek.grond_code
        grond = self.norm.grond(code) if self.norm else None
        for vraag in grond.bewijsvragen if grond else ():
            naam = f"bewijs_{vraag.code}"
            self.fields[naam] = forms.CharField(label=vraag.tekst, required=False, max_length=200)
            self.initial.setdefault(naam, self.verzoek.bewijs.get(vraag.code, ""))
            mark_sometimes(self, naam)

    @staticmethod
    def _evidence(gegevens: dict[str, Any]) -> dict[str, str]:
        """The answers, taken out of the form: they go along as one."""
        namen = [naam for naam in gegevens if naam.startswith("bewijs_")]
        gegevens["bewijs"] = {naam.removeprefix("bewijs_"): gegevens.pop(naam) for naam in namen}
        return gegevens["bewijs"]

    def _check_admission(self, product: Any, gegevens: dict[str, Any]) -> None:
        """Age and taakgericht of what is granted; where the jeugdige lives stands beside it."""
        geboren, gemeente = self.verzoek.geboortedatum, self.verzoek.gemeente
        feiten = facts(product, gemeente, gegevens, on=self.dag, geboren=geboren)
        add_objections(self, objections(feiten))


class AfwijsForm(Formulier):
    """The reason (WJ759), in words as well; with woonplaatsbeginsel the other gemeente."""

    reden_afwijzing = forms.ChoiceField(
        label="Reden", choices=REDENEN_AFWIJZING, widget=forms.RadioSelect
    )
    andere_gemeente = forms.ChoiceField(
        label="Welke gemeente is wel verantwoordelijk",
        required=False,
        help_text="Alleen bij het woonplaatsbeginsel.",
    )
    besluit_motivering = forms.CharField(
        label="Motivering",
        widget=text(),
        help_text="De aanbieder leest dit. Schrijf wat er niet past en wat wel kan.",
    )
    verplicht = {
        "reden_afwijzing": "Kies de reden",
        "besluit_motivering": "Schrijf op waarom u afwijst",
    }

    def __init__(self, *args: Any, dag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        gemeenten = Organisatie.objects.of_soort(Soort.GEMEENTE).valid_on(dag).order_by("naam")
        keuzes = list(gemeenten.values_list("cbs_code", "naam"))
        self.fields["andere_gemeente"].choices = [("", "Kies een gemeente"), *keuzes]

    def clean(self) -> dict[str, Any]:
        gegevens = self.cleaned_data
        woonplaats = gegevens.get("reden_afwijzing") == WOONPLAATS
        if woonplaats and not gegevens.get("andere_gemeente"):
            self.add_error("andere_gemeente", "Kies de gemeente die wel verantwoordelijk is")
        return gegevens


class OnderzoekForm(Formulier):
    """Why it cannot be settled in 5 werkdagen."""

    toelichting = forms.CharField(
        label="Wat onderzoekt u",
        widget=text(3),
        help_text="De aanbieder leest dit.",
    )
    verplicht = {"toelichting": "Schrijf op wat u onderzoekt"}


class IntrekForm(Formulier):
    """Why the request is taken back."""

    intrek_reden = forms.CharField(label="Waarom trekt u het verzoek in", widget=text(3))
    verplicht = {"intrek_reden": "Schrijf op waarom u het verzoek intrekt"}


class TerugForm(Formulier):
    """Why the second person does not agree."""

    terug_reden = forms.CharField(label="Wat moet er anders", widget=text(3))
    verplicht = {"terug_reden": "Schrijf op wat er anders moet"}
