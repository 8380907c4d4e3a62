"""Thousands of damaged messages: our verdict on level 1 is that of the official schema."""

import os
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from arrangementen.ijw.bouwen import write
from arrangementen.ijw.lezen import read_findings
from arrangementen.ijw.schema import SOORTEN
from tests.arrangementen.ijw.test_schema_officieel import WAARDEN
from tests.arrangementen.ijw.voorbeelden import voorbeeld
from tests.arrangementen.ijw.xsd import BASIS, official_verdict

VOL = os.environ.get("PROEF") == "1"
AANTAL = 8000 if VOL else 400
INSTELLING = settings(
    max_examples=AANTAL,
    deadline=None,
    database=None,
    derandomize=not VOL,
    suppress_health_check=list(HealthCheck),
)


@cache
def _goed(soort: str) -> bytes:
    return write(voorbeeld(soort))


def _copy(element):
    return etree.fromstring(etree.tostring(element, with_tail=False))


def _drop(element, kies, waarde):
    if element.getparent() is not None:
        element.getparent().remove(element)


def _duplicate(element, kies, waarde):
    if element.getparent() is not None:
        element.addnext(_copy(element))


def _reorder(element, kies, waarde):
    kinderen = list(element)
    if len(kinderen) > 1:
        element.insert(kies % len(kinderen), kinderen[-1])


def _transplant(element, kies, waarde):
    alle = [e for e in element.getroottree().getroot().iter() if isinstance(e.tag, str)]
    element.append(_copy(alle[kies % len(alle)]))


def _set_value(element, kies, waarde):
    element.text = waarde


def _lengthen(element, kies, waarde):
    element.text = (element.text or "") + "x" * (kies % 40 + 1)


def _rename(element, kies, waarde):
    naam = etree.QName(element)
    element.tag = f"{{{naam.namespace}}}{naam.localname}{'' if kies % 2 else 'X'}"
    if kies % 2:
        element.tag = naam.localname


def _other_namespace(element, kies, waarde):
    alle = [BASIS, etree.QName(element.getroottree().getroot()).namespace, "urn:anders"]
    element.tag = f"{{{alle[kies % 3]}}}{etree.QName(element).localname}"


def _loose_text(element, kies, waarde):
    element.tail = (element.tail or "") + ("los" if kies % 2 else " \n")


def _comment(element, kies, waarde):
    element.insert(0, etree.Comment("opmerking"))


def _attribute(element, kies, waarde):
    element.set("soort", "x")


def _empty(element, kies, waarde):
    for kind in list(element):
        element.remove(kind)
    element.text = None


INGREPEN = [_drop, _duplicate, _reorder, _transplant, _set_value, _set_value, _set_value]
INGREPEN += [_lengthen, _rename, _other_namespace, _loose_text, _comment, _attribute, _empty]
GETAL = st.integers(0, 10_000)
XML_TEKST = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=30
)
INGREEP = st.tuples(st.sampled_from(INGREPEN), GETAL, GETAL, st.sampled_from(WAARDEN) | XML_TEKST)


def _damage(soort: str, ingrepen) -> bytes:
    wortel = etree.fromstring(_goed(soort))
    for ingreep, plek, kies, waarde in ingrepen:
        elementen = [e for e in wortel.iter() if isinstance(e.tag, str)]
        ingreep(elementen[plek % len(elementen)], kies, waarde)
    return etree.tostring(wortel, encoding="UTF-8", xml_declaration=True)


@pytest.mark.parametrize("soort", SOORTEN)
def test_beschadigd_bericht_krijgt_het_officiele_oordeel(soort):
    goed = fout = 0

    @INSTELLING
    @given(st.lists(INGREEP, min_size=1, max_size=3))
    def beproef(ingrepen):
        nonlocal goed, fout
        data = _damage(soort, ingrepen)
        bericht, bevindingen = read_findings(data)
        officieel = official_verdict(soort, data)
        assert (bericht is not None) == officieel, (bevindingen[:3], data.decode())
        assert (bericht is None) == bool(bevindingen)
        goed, fout = goed + officieel, fout + (not officieel)

    beproef()
    assert fout > AANTAL / 4, "de ingrepen beschadigen te weinig"
    assert goed > 0, "geen enkel gewijzigd bericht bleef goed"


@INSTELLING
@given(
    soort=st.sampled_from(SOORTEN),
    ingrepen=st.lists(
        st.tuples(GETAL, st.sampled_from(["wissen", "knip", "zet"]), st.binary(max_size=6)),
        min_size=1,
        max_size=4,
    ),
)
def test_willekeurige_bytes_geven_hooguit_een_nette_weigering(soort, ingrepen):
    data = bytearray(_goed(soort))
    for plek, soort_ingreep, stuk in ingrepen:
        begin = plek % (len(data) + 1)
        einde = {"wissen": begin + len(stuk), "knip": len(data), "zet": begin}[soort_ingreep]
        data[begin:einde] = b"" if soort_ingreep == "knip" else stuk
    bericht, bevindingen = read_findings(bytes(data))
    assert (bericht is None) == bool(bevindingen)
    assert all(fout.tekst.endswith(".") and fout.code for fout in bevindingen)
