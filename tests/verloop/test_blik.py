"""Eén blik op een bladzijde: dezelfde vraag één keer, en nooit binnen een stap van de deur."""

import pytest

from verloop.blik import look_once, looking
from verloop.stap import holding, know, known, once


@pytest.fixture
def vraag():
    """A question that answers how many times it was asked."""
    gesteld = []

    def ask():
        gesteld.append(1)
        return len(gesteld)

    return ask


@pytest.mark.parametrize("onthoud", [look_once, once])
def test_wie_een_bladzijde_leest_vraagt_het_een_keer(vraag, onthoud):
    assert [onthoud("wie", vraag) for _ in range(2)] == [1, 2]
    with looking():
        assert [onthoud("wie", vraag) for _ in range(3)] == [3, 3, 3]
        assert onthoud("wat", vraag) == 4
    assert onthoud("wie", vraag) == 5


def test_een_stap_vraagt_zelf_en_daarna_telt_de_blik_niet_meer(vraag):
    with looking():
        assert look_once("wie", vraag) == 1
        know("rol", "team")
        with holding():
            assert [look_once("wie", vraag) for _ in range(2)] == [2, 3]
            assert known("rol") is None
        assert look_once("wie", vraag) == 4
        assert known("rol") is None


def test_na_een_fout_in_een_stap_telt_de_blik_ook_niet_meer(vraag):
    with looking():
        look_once("wie", vraag)
        with pytest.raises(ValueError, match="mislukt"), holding():
            raise ValueError("mislukt")
        assert look_once("wie", vraag) == 2
