"""Level 1: the rules of the index that the schema guards, broken once and just kept."""

import pytest

from arrangementen.ijw.bouwen import write
from arrangementen.ijw.lezen import read_findings
from arrangementen.ijw.regels_basis import DECLARATIES, HEENBERICHTEN
from arrangementen.ijw.schema import validate
from tests.arrangementen.ijw.regelproef import Proef
from tests.arrangementen.ijw.voorbeelden import voorbeeld

HEEN = (*HEENBERICHTEN, *DECLARATIES)
SUBVERSIE, VERSIE = "Header/BerichtSubversie", "Header/BerichtVersie"
NUMMER = "Declaratie/DeclaratieNummer"
FOUT = (
    *(
        Proef(
            "CS015", "subversie 1", s, {"Header/BerichtSubversie": "1"}, "Header/BerichtSubversie"
        )
        for s in HEEN
    ),
    *(Proef("CS025", "versie 2", s, {VERSIE: "2"}, VERSIE) for s in HEEN),
    Proef("CS319", "streepje", "323", {NUMMER: "D-2026-01"}, NUMMER),
    Proef("CS319", "letter met accent", "323", {NUMMER: "Dé1"}, NUMMER),
)
GOED = (
    *(Proef("CS015", "subversie 2", s, {}) for s in HEEN),
    *(Proef("CS025", "versie 3", s, {}) for s in HEEN),
    Proef("CS319", "letters en cijfers", "323", {NUMMER: "D2026a"}),
)


@pytest.mark.eis(
    "CS015", "CS025", "CS319",
)  # fmt: skip
@pytest.mark.parametrize("proef", FOUT, ids=str)
def test_schema_refuses_what_breaks_the_rule(proef: Proef) -> None:
    bevindingen = validate(proef.bericht)
    assert [(b.niveau, b.regel, b.plaats) for b in bevindingen] == [(1, proef.regel, proef.plaats)]


@pytest.mark.parametrize("proef", GOED, ids=str)
def test_schema_lets_pass_what_keeps_it(proef: Proef) -> None:
    assert validate(proef.bericht) == []


@pytest.mark.parametrize("soort", HEEN)
def test_refused_as_a_file_too(soort: str) -> None:
    fout = write(voorbeeld(soort)).replace(b"Subversie>2<", b"Subversie>1<", 1)
    bericht, bevindingen = read_findings(fout)
    assert bericht is None
    assert {b.niveau for b in bevindingen} == {1}
