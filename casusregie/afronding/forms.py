"""De formulieren bij stoppen door jeugdige of aanbieder, overname en tussenoordeel."""

from typing import Any

from django import forms

from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Datumveld

from .besluit import VRAAG, WEGING, family_members
from .keuzes import Beslisser, Factuur, JaNee, Regieuitkomst, Stopreden, Tussenoordeel
from .keuzes import ZwaarwegendeReden as Reden


def text(label: str, uitleg: str = "", rijen: int = 4, **meer: Any) -> forms.CharField:
    """A question that is answered in words."""
    widget = forms.Textarea(attrs={"rows": rijen})
    return forms.CharField(
        label=label, help_text=uitleg, max_length=4000, widget=widget, **{"strip": True, **meer}
    )


def choice(label: str, keuzes: Any, uitleg: str = "", **meer: Any) -> forms.ChoiceField:
    """A question with fixed answers."""
    return forms.ChoiceField(
        label=label, choices=keuzes.choices, widget=forms.RadioSelect, help_text=uitleg, **meer
    )


class BeginForm(Formulier):
    """Step 1: what is the matter."""

    verplicht = {"reden": "Kies de reden", "aanleiding": "Schrijf op wat er speelt"}
    reden = choice("Waarom wilt u misschien stoppen?", Reden)
    aanleiding = text("Wat speelt er?", "Wie de casusregie heeft, leest dit meteen.")


class GesprekForm(Formulier):
    """Steps 2 and 3: with whom, when, the report and the afspraken."""

    verplicht = {"datum": "Vul in wanneer het gesprek was"}
    datum = Datumveld(label="Wanneer was het gesprek?")
    met_jeugdige = forms.BooleanField(label="Met de jeugdige", required=False)
    met_ouders = forms.BooleanField(label="Met de ouders of voogd", required=False)
    deelnemers = forms.CharField(label="Wie waren er nog meer bij?", required=False, max_length=300)
    verslag = text("Verslag", "U kunt dit later aanvullen.", 6, required=False)
    afspraken = text("Afspraken", "U kunt dit later aanvullen.", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam in ("met_jeugdige", "met_ouders", "verslag", "afspraken"):
            self.fields[naam].soms = True  # nodig, maar niet elk gesprek of meteen


class MeldingForm(Formulier):
    """Step 4: reasons, proposal and afspraken; the reports go along by themselves."""

    verplicht = {n: VRAAG[n] for n in ("redenen", "voorstel_vervolg", "overzicht_afspraken")}
    redenen = text("Waarom is stoppen onvermijdelijk?")
    voorstel_vervolg = text("Wat stelt u voor als vervolg?")
    overzicht_afspraken = text(
        "Welke afspraken zijn er gemaakt?", "De verslagen van de gesprekken gaan vanzelf mee."
    )


class BesluitForm(Formulier):
    """Step 5: the four questions; with a gezin that holds casusregie also who decides."""

    verplicht = {
        **dict.fromkeys(WEGING, "Kies ja of nee"),
        "motivering": VRAAG["motivering"],
        "gezinslid": "Kies wie van het gezin dit besluit",
    }
    weging_gedrag = choice(
        "a. Komt het gedrag níet (mede) door de aandoening van de jeugdige?", JaNee
    )
    weging_geprobeerd = choice(
        "b. Heeft de aanbieder genoeg geprobeerd om stoppen te voorkomen?", JaNee
    )
    weging_procedure = choice("c. Heeft de aanbieder de stappen gevolgd?", JaNee)
    weging_vervolg = choice("d. Heeft de aanbieder gezorgd voor andere hulp?", JaNee)
    motivering = text("Waarom neemt u dit besluit?")

    def __init__(
        self, *args: Any, beslisser: str = "", casus: Any = None, on: Any = None, **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        if beslisser == Beslisser.GEZIN:
            self.fields["gezinslid"] = forms.ModelChoiceField(
                family_members(casus, on),
                label="Wie van het gezin besluit dit?",
                help_text="Iemand met gezag, of de jeugdige zelf vanaf 16 jaar.",
                widget=forms.RadioSelect,
                empty_label=None,
                error_messages={"required": self.verplicht["gezinslid"]},
            )
            self.order_fields(["gezinslid"])


class OnredelijkForm(Formulier):
    """Step 6, the exception."""

    verplicht = {"grond": VRAAG["grond"]}
    grond = text("Waarom kan doorgaan in redelijkheid niet van de aanbieder worden gevraagd?")


class OplossingForm(Formulier):
    """Step 6: the definitive solution."""

    verplicht = {n: VRAAG[n] for n in ("oplossing", "overname_door")}
    overname_door = forms.CharField(label="Wie neemt de hulp over?", max_length=120)
    oplossing = text("Wat is de oplossing?", "Schrijf ook op wanneer de nieuwe hulp begint.")


class OverdrachtForm(Formulier):
    """Step 6: the warme overdracht."""

    verplicht = {
        "overdracht_op": "Vul in wanneer de overdracht was",
        "overdracht": VRAAG["overdracht"],
    }
    overdracht_op = Datumveld(label="Wanneer was de warme overdracht?")
    overdracht = text("Hoe ging de overdracht?", "Wie waren erbij en wat is besproken?")


class StopmeldingForm(Formulier):
    """The jeugdige or the gezin stops."""

    verplicht = {"stopdatum": "Vul de laatste dag van de hulp in", "reden": "Kies waarom"}
    stopdatum = Datumveld(label="Wat is de laatste dag van de hulp?")
    reden = choice("Waarom stopt de hulp?", Stopreden)
    toelichting = text("Toelichting", required=False)


class OvernameForm(Formulier):
    """Other help fits better; talked over with gezin and casusregie."""

    verplicht = {
        "waarom": "Schrijf op waarom andere hulp beter past",
        "besproken_gezin_op": "Vul in wanneer u dit met het gezin besprak",
        "besproken_regie_op": "Vul in wanneer u dit besprak met wie de casusregie heeft",
    }
    waarom = text("Waarom past andere hulp beter?")
    besproken_gezin_op = Datumveld(label="Wanneer besprak u dit met de jeugdige en het gezin?")
    besproken_regie_op = Datumveld(label="Wanneer besprak u dit met wie de casusregie heeft?")


class OvergenomenForm(Formulier):
    """Taken over by whom and from when."""

    verplicht = {
        "overname_door": VRAAG["overname_door"],
        "overgenomen_op": "Vul in vanaf welke dag",
    }
    overname_door = forms.CharField(label="Wie neemt de hulp over?", max_length=120)
    overgenomen_op = Datumveld(label="Vanaf welke dag?")


class HeroverwegingForm(Formulier):
    """Can the gezin take the casusregie again?"""

    verplicht = {
        "uitkomst": "Kies ja of nee",
        "motivering": "Schrijf op waarom",
        "besproken_op": "Vul in wanneer u dit met het gezin besprak",
    }
    uitkomst = choice("Kan het gezin de casusregie weer zelf nemen?", Regieuitkomst)
    besproken_op = Datumveld(label="Wanneer besprak u dit met het gezin?")
    motivering = text("Waarom?")


class TussenoordeelForm(Formulier):
    """What the procesregisseur thinks of the interim results, and the invoice."""

    verplicht = {
        "oordeel": "Kies hoe het gaat",
        "toelichting": "Schrijf op waar u dit aan ziet",
        "factuur": "Kies of de factuur betaald kan worden",
    }
    oordeel = choice("Hoe gaat het met de resultaten?", Tussenoordeel)
    toelichting = text("Waar ziet u dat aan?")
    factuur = choice("Kan de factuur van de aanbieder betaald worden?", Factuur)
    factuur_kenmerk = forms.CharField(label="Nummer van de factuur", required=False, max_length=40)


STAPPEN: dict[str, type[Formulier]] = {
    "close_talks": Formulier,
    "file_reports": Formulier,
    "announce": MeldingForm,
    "consent": BesluitForm,
    "refuse": BesluitForm,
    "judge_unreasonable": OnredelijkForm,
    "solve": OplossingForm,
    "complete": OverdrachtForm,
    "withdraw": Formulier,
}
