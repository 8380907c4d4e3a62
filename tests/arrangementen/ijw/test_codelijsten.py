"""Code lists answer by name and by number, and refuse what is not there."""

import pytest

from arrangementen.ijw.codelijsten import (
    LIJSTEN,
    OnbekendeCode,
    codes,
    describe,
    is_code,
    list_number,
)


@pytest.mark.parametrize(
    ("lijst", "code", "tekst"),
    [
        ("Eenheid", "82", "Stuks (output)"),
        ("WJ756", "84", "Stuks (inspanning)"),
        ("Frequentie", "6", "Totaal binnen geldigheidsduur toewijzing"),
        ("RetourCode", "9347", "ReferentieAanbieder is niet uniek"),
        ("LandCode", "NL", "NEDERLAND"),
    ],
)
def test_code_heeft_een_tekst(lijst, code, tekst):
    assert describe(lijst, code).startswith(tekst)
    assert is_code(lijst, code)


@pytest.mark.parametrize(
    ("lijst", "code"), [("TypeVerwijzer", "07"), ("Eenheid", "81"), ("ProductCategorie", "39")]
)
def test_code_die_niet_bestaat(lijst, code):
    assert not is_code(lijst, code)
    with pytest.raises(OnbekendeCode, match=code):
        describe(lijst, code)


def test_lijst_die_niet_bestaat():
    for vraag in (codes, list_number):
        with pytest.raises(OnbekendeCode, match="Kleur"):
            vraag("Kleur")


def test_alle_lijsten_zijn_alleen_lezen_en_hebben_tekst():
    assert len(LIJSTEN) == 23
    for lijst in LIJSTEN:
        assert all(codes(lijst).values())
        assert codes(list_number(lijst)) is codes(lijst)
        with pytest.raises(TypeError):
            codes(lijst)["X"] = "Y"
