"""Formuliervelden: ruime vorm, strenge inhoud, meldingen die zeggen wat te doen."""

from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from verloop.schermen.formulier import Formulier, errors_in_order
from verloop.schermen.invoer import clean_text
from verloop.schermen.velden import Bedragveld, Bsnveld, Datumveld, Getalveld, JaNeeveld

from .stijlgids import example_form


@pytest.mark.parametrize(
    ("invoer", "dag"),
    [
        ("30-3-2026", date(2026, 3, 30)),
        ("30/03/26", date(2026, 3, 30)),
        ("30.03.2026", date(2026, 3, 30)),
        ("2026-03-30", date(2026, 3, 30)),
        (" 30 maart 2026 ", date(2026, 3, 30)),
        ("30 MRT 2026", date(2026, 3, 30)),
        ("1-1-85", date(1985, 1, 1)),
        ("29-02-2028", date(2028, 2, 29)),
        (date(2026, 3, 30), date(2026, 3, 30)),
        ("", None),
        ("   ", None),
    ],
)
def test_datum_wordt_in_elke_gewone_vorm_gelezen(invoer, dag):
    assert Datumveld(required=False).clean(invoer) == dag


@pytest.mark.parametrize(
    ("invoer", "begin"),
    [
        ("morgen", "Vul een datum in met dag"),
        ("3-2026", "Vul een datum in met dag"),
        ("30-3-026", "Vul een datum in met dag"),
        ("30 foo 2026", "Vul een datum in met dag"),
        ("<script>", "Vul een datum in met dag"),
        ("31-02-2026", "Deze datum bestaat niet"),
        ("0-0-2026", "Deze datum bestaat niet"),
        ("1-1-1899", "Deze datum bestaat niet"),
        ("9999-12-31", "Deze datum bestaat niet"),
        ("٣٠-٣-٢٠٢٦x", "Vul een datum in met dag"),
    ],
)
def test_een_verkeerde_datum_krijgt_een_zin(invoer, begin):
    with pytest.raises(ValidationError) as fout:
        Datumveld().clean(invoer)
    assert fout.value.messages[0].startswith(begin)


@pytest.mark.parametrize(
    ("waarde", "getoond"),
    [("30/3/26", "30-03-2026"), (date(2026, 3, 30), "30-03-2026"), ("fout", "fout"), ("", "")],
)
def test_een_datum_komt_terug_zoals_hij_is_opgeslagen(waarde, getoond):
    assert Datumveld().prepare_value(waarde) == getoond


@pytest.mark.parametrize(
    ("invoer", "getal"),
    [
        ("96", "96"),
        ("3,5", "3.5"),
        ("3.5", "3.5"),
        ("1.234", "1234"),
        ("1.234,5", "1234.5"),
        ("€ 1.234,50", "1234.50"),
        ("€ 12,-", "12"),
        (" 12 ", "12"),
    ],
)
def test_een_getal_wordt_op_zijn_nederlands_gelezen(invoer, getal):
    assert Bedragveld().clean(invoer) == Decimal(getal)


@pytest.mark.parametrize(
    ("invoer", "zin"),
    [
        ("veel", "Vul een bedrag in, bijvoorbeeld 1.234,50"),
        ("NaN", "Vul een bedrag in, bijvoorbeeld 1.234,50"),
        ("1e9", "Vul een bedrag in, bijvoorbeeld 1.234,50"),
        ("1,2,3", "Vul een bedrag in, bijvoorbeeld 1.234,50"),
        ("-5", "Vul een getal in van 0 of meer"),
        ("1,234", "Vul hooguit 2 cijfers achter de komma in"),
        ("999999999999", "Dit getal is te groot. Kijk het na"),
        ("9" * 400, "Vul een bedrag in, bijvoorbeeld 1.234,50"),
    ],
)
def test_een_verkeerd_bedrag_krijgt_een_zin(invoer, zin):
    with pytest.raises(ValidationError) as fout:
        Bedragveld().clean(invoer)
    assert fout.value.messages == [zin]


@pytest.mark.parametrize(
    ("veld", "waarde", "getoond"),
    [
        (Bedragveld(), Decimal("27048"), "27.048,00"),
        (Bedragveld(), "12,5", "12,50"),
        (Getalveld(), Decimal("1234.50"), "1234,5"),
        (Getalveld(), "x", "x"),
        (Getalveld(), None, None),
    ],
)
def test_een_getal_komt_terug_met_een_komma(veld, waarde, getoond):
    assert veld.prepare_value(waarde) == getoond


@pytest.mark.parametrize("invoer", ["999900006", "9999 00 006", "9999.00.006", " 999900006\t"])
def test_een_bsn_mag_spaties_en_punten_hebben(invoer):
    assert Bsnveld().clean(invoer) == "999900006"


@pytest.mark.parametrize(
    ("invoer", "begin"),
    [
        ("999900007", "Dit is geen geldig BSN"),
        ("000000000", "Dit is geen geldig BSN"),
        ("12345", "Vul een BSN van negen cijfers in"),
        ("abc", "Vul een BSN van negen cijfers in"),
        ("٩٩٩٩٠٠٠٠٦", "Vul een BSN van negen cijfers in"),
        ("99990000 06", "Vul een BSN van negen cijfers in"),
    ],
)
def test_een_verkeerd_bsn_krijgt_een_zin(invoer, begin):
    with pytest.raises(ValidationError) as fout:
        Bsnveld().clean(invoer)
    assert fout.value.messages[0].startswith(begin)


def test_ja_en_nee():
    assert JaNeeveld().clean("ja") is True
    assert JaNeeveld().clean("nee") is False
    assert JaNeeveld(required=False).clean("") is None
    assert JaNeeveld().prepare_value(True) == "ja"
    with pytest.raises(ValidationError, match="Kies ja of nee"):
        JaNeeveld().clean("")


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
