"""Precies welke stappen er per stand zijn, voor wie, en met welke woorden een ander wacht."""

import pytest

from casusregie.documenten.delen import share
from casusregie.documenten.maken import new_version
from organisaties.rollen import Rol
from tests.factories.casusregie import OP, casus_b
from tests.factories.documenten import behandelaar, concept, vastgesteld
from tests.factories.organisaties import medewerker
from verloop.fouten import Conflict
from verloop.mogelijkheden import moves
from verloop.overgangen import perform

pytestmark = pytest.mark.django_db
SOORT = "veiligheidsplan"


@pytest.fixture
def casus(db):
    return casus_b()


@pytest.fixture
def wie(casus):
    return behandelaar(casus)


def in_stand(stand, casus, wie):
    if stand == "concept":
        return concept(casus, SOORT, wie)
    document = vastgesteld(casus, SOORT, wie)
    if stand == "vervangen":
        perform(new_version(document, by=wie, op=OP), "adopt", by=wie, op=OP)
    if stand == "ingetrokken":
        perform(document, "withdraw", by=wie, op=OP, ingetrokken_reden="Vergissing")
    document.refresh_from_db()
    return document


STAPPEN = {
    "concept": ["adopt", "withdraw"],
    "vastgesteld": ["withdraw"],
    "vervangen": [],
    "ingetrokken": [],
}


@pytest.mark.parametrize("stand", STAPPEN)
def test_de_stappen_per_stand(casus, wie, stand):
    document = in_stand(stand, casus, wie)
    assert document.status == stand
    gevonden = moves(document, wie, OP.date())
    assert [m.naam for m in gevonden if m.toegestaan] == STAPPEN[stand]
    for ander in (
        medewerker(Rol.BEHANDELREGISSEUR),
        medewerker(Rol.ZORGADMINISTRATIE, organisatie=document.organisatie),
    ):
        niet = moves(document, ander, OP.date())
        assert [m.naam for m in niet] == STAPPEN[stand]
        assert {m.reden for m in niet} <= {f"Alleen {document.organisatie} doet dit."}
        assert all("behandelregisseur" in m.weg for m in niet)


@pytest.mark.parametrize(
    ("stand", "stap"),
    [
        (stand, stap)
        for stand, mag in STAPPEN.items()
        for stap in ("adopt", "withdraw", "replace")
        if stap not in mag and (stand, stap) != ("vastgesteld", "replace")
    ],
)
def test_een_stap_die_niet_bij_de_stand_hoort_is_een_conflict(casus, wie, stand, stap):
    document = in_stand(stand, casus, wie)
    with pytest.raises(Conflict):
        perform(document, stap, by=wie, op=OP)


def test_delen_stopt_maar_een_keer(casus, wie):
    deling = share(in_stand("vastgesteld", casus, wie), by=wie, op=OP)
    assert [m.naam for m in moves(deling, wie, OP.date())] == ["stop"]
    perform(deling, "stop", by=wie, op=OP)
    deling.refresh_from_db()
    assert moves(deling, wie, OP.date()) == []
    with pytest.raises(Conflict):
        perform(deling, "stop", by=wie, op=OP)
