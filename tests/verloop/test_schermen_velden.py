"""Formuliervelden: ruime vorm, strenge inhoud, meldingen die zeggen wat te doen."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Bedragveld, Bsnveld, Datumveld, Getalveld, JaNeeveld


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
    ("invoer", "zin"),
    [
        ("0", "Vul een getal in van 0,01 of meer"),
        ("99999", "Vul een getal in van 1.234,5 of minder"),
    ],
)
def test_een_grens_staat_er_op_zijn_nederlands(invoer, zin):
    class Proef(Formulier):
        volume = Getalveld(min_value=Decimal("0.01"), max_value=1234.5)

    assert Proef({"volume": invoer}).errors["volume"] == [zin]


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
