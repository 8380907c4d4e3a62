"""Stap 3 van een verzoek: welke hulp, hoeveel, hoe lang en waarom boven de norm."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from arrangementen.aanbod.keuze import UITLEG, grouped
from arrangementen.aanbod.models import Contract, Product
from arrangementen.arrangement.toelating import objections
from normenkader.toetsing import Norm, VolumeEenheid
from normenkader.toetsing.hoeveelheden import MEERVOUD
from organisaties.models import Organisatie
from organisaties.rollen import Soort
from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Datumveld, Getalveld

from .invoervelden import line, mark_sometimes, text
from .norm import norm_of
from .toelatingfeiten import add_objections, facts, name_of

GELIJK, AFBOUW = "gelijk", "afbouw"
FASEN = (1, 2, 3, 4)


class HulpForm(Formulier):
    """Step 3. Which fields there are depends on the product that was chosen (`gekozen`)."""

    product_code = forms.ChoiceField(label="Welke hulp vraagt u aan")
    begindatum = Datumveld(label="Startdatum")
    einddatum = Datumveld(label="Einddatum", help_text="De laatste dag van de hulp.")
    woonplaats_voor_verblijf = forms.ChoiceField(
        label="Waar stond de jeugdige ingeschreven, vlak voor het verblijf",
        required=False,
        help_text="Deze gemeente is verantwoordelijk voor hulp met verblijf.",
    )
    volume = Getalveld(
        label="Hoeveel hulp in totaal",
        decimalen=0,
        min_value=None,
        max_digits=8,
        help_text="Alle hulp samen binnen de periode.",
        error_messages={"max_decimal_places": "Vul een heel getal in, bijvoorbeeld 78"},
    )
    grond_code = forms.ChoiceField(
        label="Uitzonderingsgrond", required=False, widget=forms.RadioSelect
    )
    hardheidsclausule = forms.BooleanField(
        label="Ik doe een beroep op de hardheidsclausule", required=False
    )
    motivering = forms.CharField(
        label="Motivering",
        required=False,
        widget=text(3),
        help_text="Wat bereikt de jeugdige met de extra hulp? Drie tot vijf zinnen. "
        "De gemeente leest dit.",
    )
    verdeling = forms.ChoiceField(
        label="Hoe verdeelt u de hulp",
        choices=[(GELIJK, "Elke week evenveel"), (AFBOUW, "De hulp neemt af (afbouw)")],
        initial=GELIJK,
        widget=forms.RadioSelect,
    )
    verplicht = {
        "product_code": "Kies welke hulp u vraagt",
        "begindatum": "Vul de startdatum in",
        "einddatum": "Vul de einddatum in",
        "volume": "Vul in hoeveel hulp u in totaal vraagt",
        "verdeling": "Kies hoe u de hulp verdeelt",
    }

    def __init__(
        self,
        *args: Any,
        contracten: Iterable[Contract],
        dag: date,
        geboortedatum: date | None = None,
        gemeente: Organisatie | None = None,
        ruw: Mapping[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.dag, self.geboortedatum, self.ruw = dag, geboortedatum, ruw or {}
        self.gemeente = gemeente
        self.contracten = {c.product.code: c for c in contracten}
        self.gekozen = self._contract()
        self.norm = self._norm()
        self._offer_products()
        self._offer_grounds()
        self._ask_residence()
        self._add_phases()
        mark_sometimes(
            self, "grond_code", "motivering", *(n for n in self.fields if n[:4] == "bewi")
        )

    def _contract(self) -> Contract | None:
        return self.contracten.get(str(self.ruw.get("product_code", "")))

    def _norm(self) -> Norm | None:
        begin = self._date("begindatum") or self.dag
        return norm_of(self.gekozen.product, begin) if self.gekozen else None

    def _date(self, naam: str) -> date | None:
        try:
            return Datumveld(required=False).to_python(self.ruw.get(naam, ""))
        except forms.ValidationError:
            return None

    @property
    def product(self) -> Product | None:
        """The chosen product, when it is in a contract of this aanbieder."""
        return self.gekozen.product if self.gekozen else None

    @property
    def eenheid(self) -> str:
        """The unit of the contract (WJ756)."""
        return self.gekozen.eenheid if self.gekozen else ""

    @property
    def eenheid_woord(self) -> str:
        """ "uur", "dagdelen", or "" while no product was chosen."""
        return MEERVOUD[VolumeEenheid(self.eenheid)] if self.eenheid else ""

    def _offer_products(self) -> None:
        veld = self.fields["product_code"]
        keuzes = grouped(c.product for c in self.contracten.values())
        veld.choices = [("", "Kies de hulp"), *keuzes]
        veld.error_messages["invalid_choice"] = "Kies hulp uit uw eigen contracten"
        veld.help_text = f"U ziet alleen hulp uit uw contract. {UITLEG}"
        if self.norm:
            duur = f"{self.norm.maximum_duur} {self.norm.duur_eenheid.value}"
            veld.help_text += f" Norm voor deze hulp: hooguit {self.norm.volume} in hooguit {duur}."
        if self.eenheid_woord:
            self.fields["volume"].label = f"Hoeveel {self.eenheid_woord} in totaal"

    def _ask_residence(self) -> None:
        """Only help with a stay asks where the jeugdige was registered before it."""
        if self.product is None or not self.product.is_verblijf:
            del self.fields["woonplaats_voor_verblijf"]
            return
        veld = self.fields["woonplaats_voor_verblijf"]
        veld.required = True
        veld.error_messages["required"] = "Kies de gemeente van vlak voor het verblijf"
        gemeenten = Organisatie.objects.of_soort(Soort.GEMEENTE).valid_on(self.dag)
        keuzes = list(gemeenten.order_by("naam").values_list("cbs_code", "naam"))
        veld.choices = [("", "Kies een gemeente"), *keuzes]

    def _offer_grounds(self) -> None:
        """The grounds of this product, and the questions that go with the chosen one."""
        gronden = self.norm.gronden if self.norm else ()
        if not gronden:
            del self.fields["grond_code"]
            return
        veld = self.fields["grond_code"]
        veld.choices = [("", "Geen van deze gronden"), *((g.code, g.tekst) for g in gronden)]
        grond = self.norm.grond(str(self.ruw.get("grond_code", ""))) if self.norm else None
        self.bewijsvragen = grond.bewijsvragen if grond else ()
        for vraag in self.bewijsvragen:
            self.fields[f"bewijs_{vraag.code}"] = forms.CharField(
                label=vraag.tekst, required=False, max_length=200, widget=line()
            )

    bewijsvragen: tuple[Any, ...] = ()

    def _add_phases(self) -> None:
        for n in FASEN:
            self.fields[f"fase{n}_weken"] = Getalveld(
                label=f"Fase {n}: aantal weken", required=False, decimalen=0, max_digits=4
            )
            self.fields[f"fase{n}_per_week"] = Getalveld(
                label=f"Fase {n}: {self.eenheid_woord or 'hulp'} per week",
                required=False,
                max_digits=8,
            )

    @property
    def fasen(self) -> list[tuple[Any, Any]]:
        """The bound fields of the phases, in pairs."""
        return [(self[f"fase{n}_weken"], self[f"fase{n}_per_week"]) for n in FASEN]

    @property
    def bewijsvelden(self) -> list[Any]:
        """The bound fields of the questions of the chosen ground."""
        return [self[f"bewijs_{vraag.code}"] for vraag in self.bewijsvragen]

    def clean(self) -> dict[str, Any]:
        gegevens = self.cleaned_data
        if self.product:
            feiten = facts(
                self.product,
                self.gemeente,
                gegevens,
                on=self.dag,
                geboren=self.geboortedatum,
                ervoor=name_of(gegevens.get("woonplaats_voor_verblijf", ""), self.dag),
            )
            add_objections(self, objections(feiten))
        self._check_phases()
        for vraag in self.bewijsvragen:
            if not gegevens.get(f"bewijs_{vraag.code}"):
                tekst = f"Vul in: {vraag.tekst[:1].lower()}{vraag.tekst[1:]}"
                self.add_error(f"bewijs_{vraag.code}", tekst)
        return gegevens

    def _check_phases(self) -> None:
        """Weeks and hours of a phase belong together."""
        if self.cleaned_data.get("verdeling") != AFBOUW:
            return
        for n in FASEN:
            weken, uren = (self.cleaned_data.get(f"fase{n}_{w}") for w in ("weken", "per_week"))
            if (weken is None) != (uren is None):
                leeg = "weken" if weken is None else "per_week"
                self.add_error(f"fase{n}_{leeg}", f"Vul fase {n} helemaal in, of laat haar leeg")
        if not self.velden()["afbouw"]:
            self.add_error("fase1_weken", "Vul in hoe de hulp afneemt")

    def velden(self) -> dict[str, Any]:
        """What is filled in as fields of a Verzoek; also of a form that is not valid yet."""
        gegevens = getattr(self, "cleaned_data", {})
        volume = gegevens.get("volume")
        return {
            "product": self.product,
            "begindatum": gegevens.get("begindatum"),
            "einddatum": gegevens.get("einddatum"),
            "volume": None if volume is None else int(volume),
            "eenheid": self.eenheid,
            "grond_code": gegevens.get("grond_code", ""),
            "bewijs": {v.code: gegevens.get(f"bewijs_{v.code}", "") for v in self.bewijsvragen},
            "hardheidsclausule": bool(gegevens.get("hardheidsclausule")),
            "motivering": gegevens.get("motivering", ""),
            "woonplaats_voor_verblijf": gegevens.get("woonplaats_voor_verblijf", ""),
            "afbouw": self._phases(gegevens),
        }

    def _phases(self, gegevens: Mapping[str, Any]) -> list[dict[str, Any]]:
        if gegevens.get("verdeling") != AFBOUW:
            return []
        paren = [(gegevens.get(f"fase{n}_weken"), gegevens.get(f"fase{n}_per_week")) for n in FASEN]
        return [
            {"weken": int(weken), "per_week": str(Decimal(uren))}
            for weken, uren in paren
            if weken is not None and uren is not None
        ]
