"""Overzicht 1 van de eisencatalogus: elke termijn op zes lastige dagen, met de hand geteld.

De zes dagen: een zaterdag, de vrijdag voor Koningsdag en 5 mei, 29 februari, vlak voor
nieuwjaar, en de vrijdag voor het begin van de zomertijd en van de wintertijd.
"""

import re

import pytest

from normenkader.termijnen.berekening import compute_uiterste_datum
from normenkader.termijnen.regels import REGELS
from tests.normenkader.dagen import d
from tests.oracle import shared_path

NAMEN = ("weekend", "feestdag", "schrikkeldag", "jaareinde", "zomertijd", "wintertijd")
DAGEN = "2026-03-14 2026-04-24 2028-02-29 2026-12-28 2026-03-27 2026-10-23"
GEBOREN = "2010-03-14 2009-12-25 2008-02-29 2010-12-31 2010-03-28 2010-10-31"

#: (eis, code, de uiterste dag bij elk van DAGEN)
VANAF_EEN_DAG = [
    (
        "OO-01",
        "eenopeen.laatste_dag",
        "2026-04-10 2026-05-21 2028-03-27 2027-01-24 2026-04-23 2026-11-19",
    ),
    (
        "CR-A2-14",
        "calamiteit.melden",
        "2026-03-14 2026-04-24 2028-02-29 2026-12-28 2026-03-27 2026-10-23",
    ),
    (
        "CR-X-05",
        "crisis.casusregisseur",
        "2026-03-14 2026-04-24 2028-02-29 2026-12-28 2026-03-27 2026-10-23",
    ),
    (
        "CR-X-07",
        "crisis.volgende_dag",
        "2026-03-15 2026-04-25 2028-03-01 2026-12-29 2026-03-28 2026-10-24",
    ),
    (
        "CR-C1-08",
        "routec.startbericht",
        "2026-03-20 2026-05-04 2028-03-07 2027-01-05 2026-04-03 2026-10-30",
    ),
    (
        "CR-C1-09",
        "routec.hulp_bieden",
        "2026-03-20 2026-05-04 2028-03-07 2027-01-05 2026-04-03 2026-10-30",
    ),
    (
        "CR-Z-07",
        "arrangement.oneens",
        "2026-03-27 2026-05-12 2028-03-14 2027-01-12 2026-04-13 2026-11-06",
    ),
    (
        "CR-C2-06",
        "routec.gezinsplan",
        "2026-04-25 2026-06-05 2028-04-11 2027-02-08 2026-05-08 2026-12-04",
    ),
    (
        "CR-A3-05",
        "zorg.opschorting",
        "2026-05-09 2026-06-19 2028-04-25 2027-02-22 2026-05-22 2026-12-18",
    ),
    (
        "CR-C3-04",
        "routec.rvdk",
        "2026-01-03 2026-02-13 2027-12-21 2026-10-19 2026-01-16 2026-08-14",
    ),
    (
        "CR-C2-10",
        "routec.evaluatie_jr",
        "2026-09-14 2026-10-24 2028-08-29 2027-06-28 2026-09-27 2027-04-23",
    ),
    (
        "CR-C2-09",
        "routec.evaluatie_ots",
        "2027-03-14 2027-04-24 2029-02-28 2027-12-28 2027-03-27 2027-10-23",
    ),
    (
        "CR-B1-10",
        "treeknorm.intake",
        "2026-04-11 2026-05-22 2028-03-28 2027-01-25 2026-04-24 2026-11-20",
    ),
    (
        "CR-B1-10",
        "treeknorm.behandeling",
        "2026-05-23 2026-07-03 2028-05-09 2027-03-08 2026-06-05 2027-01-01",
    ),
    (
        "CR-A2-09",
        "evaluatie.plan",
        "2026-03-14 2026-04-24 2028-02-29 2026-12-28 2026-03-27 2026-10-23",
    ),
    (
        "CR-B3-01",
        "evaluatie.einde_arrangement",
        "2026-02-14 2026-03-27 2028-02-01 2026-11-30 2026-02-27 2026-09-25",
    ),
    (
        "RV-B13-02",
        "perspectief.bepalen",
        "2026-04-25 2026-06-05 2028-04-11 2027-02-08 2026-05-08 2026-12-04",
    ),
    (
        "GV-M2-02",
        "uithuis.analyse",
        "2026-03-28 2026-05-08 2028-03-14 2027-01-11 2026-04-10 2026-11-06",
    ),
    (
        "GV-M2-02",
        "uithuis.plan",
        "2026-04-25 2026-06-05 2028-04-11 2027-02-08 2026-05-08 2026-12-04",
    ),
    (
        "GV-M2-02",
        "uithuis.afwijking",
        "2026-03-20 2026-05-04 2028-03-07 2027-01-05 2026-04-03 2026-10-30",
    ),
    (
        "GV-M2-02",
        "uithuis.evaluatie",
        "2026-03-14 2026-04-24 2028-02-29 2026-12-28 2026-03-27 2026-10-23",
    ),
    (
        "GV-M2-02",
        "uithuis.afsluiten",
        "2026-03-14 2026-04-24 2028-02-29 2026-12-28 2026-03-27 2026-10-23",
    ),
]
#: (eis, code, de dag bij elk van GEBOREN)
VANAF_DE_GEBOORTE = [
    (
        "CR-D-19",
        "toekomstplan",
        "2026-09-14 2026-06-25 2024-08-29 2027-06-30 2026-09-28 2027-04-30",
    ),
    (
        "CR-A1-23",
        "toestemming.herbevestigen",
        "2022-03-14 2021-12-25 2020-02-29 2022-12-31 2022-03-28 2022-10-31",
    ),
]
RIJEN = [
    pytest.param(code, begin, dag, id=f"{code}-{naam}")
    for tabel, dagen in ((VANAF_EEN_DAG, DAGEN), (VANAF_DE_GEBOORTE, GEBOREN))
    for _, code, uitkomst in tabel
    for naam, begin, dag in zip(NAMEN, dagen.split(), uitkomst.split(), strict=True)
]
#: each row of the overview, in order: the codes above, or the test that counts its days
OVERZICHT = [
    "eenopeen.laatste_dag",
    "calamiteit.melden",
    "crisis.casusregisseur",
    "crisis.volgende_dag",
    "routec.startbericht",
    "routec.hulp_bieden",
    "arrangement.oneens",
    "routec.gezinsplan",
    "zorg.opschorting",
    "routec.rvdk",
    "routec.evaluatie_jr",
    "routec.evaluatie_ots",
    "toekomstplan",
    "toestemming.herbevestigen",
    "tests/casusregie/afronding/test_beeindiging.py",
    "tests/arrangementen/arrangement/test_volwassen.py",
    "treeknorm.intake treeknorm.behandeling",
    "evaluatie.plan",
    "evaluatie.einde_arrangement",
    "perspectief.bepalen",
    "tests/normenkader/gevallen/duur.py",
    "uithuis.analyse uithuis.plan uithuis.afwijking uithuis.evaluatie uithuis.afsluiten",
]


@pytest.mark.eis(
    "CR-A1-23",
    "CR-A2-09",
    "CR-A2-14",
    "CR-A3-05",
    "CR-B1-10",
    "CR-B3-01",
    "CR-C1-08",
    "CR-C1-09",
    "CR-C2-06",
    "CR-C2-09",
    "CR-C2-10",
    "CR-C3-04",
    "CR-D-19",
    "CR-X-05",
    "CR-X-07",
    "CR-Z-07",
    "GV-M2-02",
    "OO-01",
    "RV-B13-02",
)
@pytest.mark.parametrize(("code", "begin", "dag"), RIJEN)
def test_de_uiterste_dag(code, begin, dag):
    regel = next(regel for regel in REGELS if regel.code == code)
    assert compute_uiterste_datum(regel, d(begin)) == d(dag)


def test_elke_rij_van_het_overzicht_is_geteld():
    catalogus = shared_path("eisen.md").read_text(encoding="utf-8")
    tabel = catalogus.split("## Overzicht 1")[1].split("## Overzicht 2")[0]
    rijen = re.findall(r"^\| (?!Termijn|---)(.+?) \|", tabel, re.MULTILINE)
    assert len(rijen) == len(OVERZICHT)
    geteld = {code for _, code, _ in (*VANAF_EEN_DAG, *VANAF_DE_GEBOORTE)}
    codes = {code for rij in OVERZICHT if "/" not in rij for code in rij.split()}
    assert codes == geteld
