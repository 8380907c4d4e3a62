"""Formulieren: schone invoer, fouten in volgorde en toegankelijke opmaak van elk veld."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from verloop.schermen.formulier import Formulier, errors_in_order
from verloop.schermen.invoer import clean_text
from verloop.schermen.velden import Bedragveld, Bsnveld, Datumveld, Getalveld

from .stijlgids import example_form


class Proef(Formulier):
    naam = forms.CharField(label="Naam", max_length=5)
    keuze = forms.ChoiceField(label="Keuze", choices=[("a", "A")], widget=forms.RadioSelect)
    aantal = forms.IntegerField(label="Aantal dagen", min_value=1)
    reden = forms.CharField(label="Reden", error_messages={"required": "Schrijf de reden op"})
    akkoord = forms.BooleanField(label="Ik ga akkoord")
    mail = forms.EmailField(label="E-mailadres", required=False)

    def clean(self):
        raise ValidationError("Kies een andere periode")


def test_fouten_staan_in_de_volgorde_van_de_velden():
    form = Proef({"naam": "te lang", "keuze": "zz", "aantal": "x", "mail": "y"})
    assert [(fout.anker, fout.tekst) for fout in form.fouten_in_volgorde()] == [
        ("", "Kies een andere periode"),
        ("id_naam", "Maak dit korter: hooguit 5 tekens, nu 7"),
        ("id_keuze_0", "Kies een antwoord uit de lijst"),
        ("id_aantal", "Vul een heel getal in, bijvoorbeeld 12"),
        ("id_reden", "Schrijf de reden op"),
        ("id_akkoord", "Zet een vinkje bij: ik ga akkoord"),
        ("id_mail", "Vul een e-mailadres in, bijvoorbeeld naam@organisatie.nl"),
    ]


def test_lege_velden_krijgen_een_zin_met_hun_naam():
    form = Proef({})
    zinnen = [fout.tekst for fout in form.fouten_in_volgorde()]
    assert "Vul in: naam" in zinnen
    assert "Kies een antwoord bij: keuze" in zinnen
    assert "Vul in: aantal dagen" in zinnen


def test_een_formulier_zegt_zelf_wat_bij_een_leeg_veld_hoort():
    class Eigen(Formulier):
        verplicht = {"datum": "Vul de startdatum in"}
        datum = Datumveld(label="Startdatum")

    assert Eigen({}).errors["datum"] == ["Vul de startdatum in"]


def test_stuurtekens_verdwijnen_en_regels_blijven():
    class Tekst(Formulier):
        tekst = forms.CharField(widget=forms.Textarea)

    for data in (QueryDict("tekst=a%00b%07%0D%0Ac"), {"tekst": "a\x00b\x07\r\nc\ud800"}):
        form = Tekst(data)
        assert form.is_valid()
        assert form.cleaned_data["tekst"] == "ab\r\nc"


@given(st.text())
def test_schone_tekst_past_altijd_in_de_database(tekst):
    schoon = clean_text(tekst)
    assert "\x00" not in schoon
    schoon.encode("utf-8")
    assert clean_text(schoon) == schoon


@given(st.text(max_size=40))
def test_geen_enkele_tekst_breekt_een_veld(tekst):
    for veld in (Datumveld(), Getalveld(), Bedragveld(), Bsnveld()):
        veld.prepare_value(tekst)
        try:
            veld.clean(tekst)
        except ValidationError as fout:
            assert fout.messages


def rendered(data: dict | None):
    return html.fromstring(f"<div>{example_form('', data)}</div>")


def test_een_veld_heeft_label_uitleg_en_fout_in_die_volgorde():
    vak = rendered({"start": "fout"}).xpath("//*[@id='id_start']")[0]
    veld = vak.getparent()
    assert [kind.tag for kind in veld] == ["label", "p", "p", "input"]
    assert vak.get("aria-describedby") == "id_start_helptext id_start_error"
    assert vak.get("aria-invalid") == "true"
    assert vak.get("value") == "fout"
    assert "is-invalid" in veld.get("class")
    assert "cr-w-m" in vak.get("class") and "utrecht-textbox" in vak.get("class")


def test_een_leeg_formulier_heeft_geen_fouten_en_geen_required():
    boom = rendered(None)
    assert not boom.xpath("//*[@aria-invalid] | //*[contains(@class,'is-invalid')]")
    assert not boom.xpath("//@required")
    assert boom.xpath("//input[@name='versie']/@value") == ["3"]


def test_keuzes_staan_in_een_fieldset_met_legend():
    groep = rendered({}).xpath("//fieldset[.//input[@type='radio' and @name='verdeling']]")[0]
    assert groep.xpath("string(legend)") == "Hoe verdeelt u de uren"
    assert groep.get("aria-describedby") == "id_verdeling_helptext id_verdeling_error"
    assert groep.xpath(".//input/@id") == ["id_verdeling_0", "id_verdeling_1"]
    assert not groep.xpath(".//input[contains(@class,'utrecht-textbox')]")


def test_een_vinkje_heeft_zijn_label_achter_het_vak():
    label = rendered({}).xpath("//label[input[@name='hardheid']]")[0]
    assert [kind.tag for kind in label] == ["input", "span"]


def test_wat_niet_hoeft_is_gemerkt():
    boom = rendered(None)
    optioneel = boom.xpath("//*[contains(., '(niet verplicht)')][self::label or self::legend]")
    assert [item.text_content().split(" (")[0] for item in optioneel] == [
        "Bedrag",
        "BSN",
        "Talen",
        "Bijlage",
        "Gaat de jeugdige akkoord",
    ]


def test_ook_een_gewoon_django_formulier_heeft_een_foutsamenvatting():
    class Gewoon(forms.Form):
        a = forms.CharField()

    assert errors_in_order(Gewoon({}))[0].anker == "id_a"
