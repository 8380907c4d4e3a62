"""De beslistabel voor casusregie: de hele waarheidstabel, zonder database."""

from itertools import product

import pytest

from casusregie.plannen.regiekeuze import (
    REDENEN,
    Arrangementdeel,
    Indeling,
    Leefgebied,
    Plaats,
    Reden,
    Regiefeiten,
    classify_arrangement,
    classify_question,
    complex_reasons,
    propose,
)

VLAGGEN = (
    "ouders_tegen",
    "jeugdige_tegen",
    "veiligheid",
    "maatregel",
    "strafrecht",
    "ivh",
    "gezin_vraagt",
)


def feiten(gebieden, vlaggen):
    v = dict(zip(VLAGGEN, vlaggen, strict=True))
    return Regiefeiten(
        leefgebieden=[g.value for g in list(Leefgebied)[:gebieden]],
        ouders_staan_erachter=not v["ouders_tegen"],
        jeugdige_staat_erachter=not v["jeugdige_tegen"],
        veiligheid_in_geding=v["veiligheid"],
        maatregel=v["maatregel"],
        strafrechtelijk=v["strafrecht"],
        ivh=v["ivh"],
        gezin_vraagt_overname=v["gezin_vraagt"],
    )


@pytest.mark.eis("CR-M-10", "CR-M-12", "CR-D-08", "CR-M-09")
@pytest.mark.parametrize("gebieden", range(1, 10), ids=lambda n: f"{n}_leefgebieden")
def test_hele_waarheidstabel(gebieden):
    """All 128 combinations of facts, judged by the words of the Handreiking."""
    for vlaggen in product((False, True), repeat=len(VLAGGEN)):
        v = dict(zip(VLAGGEN, vlaggen, strict=True))
        voorstel = propose(feiten(gebieden, vlaggen))
        complex_ = v["ouders_tegen"] or v["jeugdige_tegen"] or v["veiligheid"] or v["maatregel"]
        dwingend = v["ivh"] or v["maatregel"] or v["strafrecht"]
        assert voorstel.complex == complex_, v
        assert voorstel.dwingend == dwingend, v
        if complex_ or dwingend or v["gezin_vraagt"]:
            verwacht = Plaats.BUITEN_GEZIN
        elif gebieden == 1:
            verwacht = Plaats.BIJ_GEZIN
        else:
            verwacht = Plaats.TER_BEOORDELING
        assert voorstel.plaats == verwacht, v
        assert len(voorstel.zinnen) == len(voorstel.redenen) >= 2 or any(vlaggen)
        assert (Reden.NIET_COMPLEX in voorstel.redenen) == (not any(vlaggen))


@pytest.mark.eis("CR-M-10")
@pytest.mark.parametrize(
    ("gebieden", "complex_", "plaats"),
    [
        (1, False, "bij_gezin"),
        (1, True, "buiten_gezin"),
        (2, False, "ter_beoordeling"),
        (2, True, "buiten_gezin"),
    ],
    ids=[
        "enkelvoudig_niet_complex",
        "enkelvoudig_complex",
        "meervoudig_niet_complex",
        "meervoudig_complex",
    ],
)
def test_vier_vakken_van_de_handreiking(gebieden, complex_, plaats):
    vlaggen = [False] * len(VLAGGEN)
    vlaggen[2] = complex_
    assert propose(feiten(gebieden, vlaggen)).plaats == plaats


@pytest.mark.eis("CR-D-04")
def test_leefgebieden_tellen():
    assert len(Leefgebied) == 9
    assert classify_question(["wonen"]) == Indeling.ENKELVOUDIG
    assert classify_question(["wonen", "wonen"]) == Indeling.ENKELVOUDIG
    assert classify_question(["wonen", "relatie"]) == Indeling.MEERVOUDIG
    assert classify_question([g.value for g in Leefgebied]) == Indeling.MEERVOUDIG
    with pytest.raises(ValueError, match="ten minste één"):
        classify_question([])
    with pytest.raises(ValueError, match="sterrenkunde"):
        classify_question(["sterrenkunde"])


ARRANGEMENTEN = {
    "een_gebied": ([Arrangementdeel()], "enkelvoudig"),
    "een_gebied_met_element": ([Arrangementdeel(("01",))], "enkelvoudig"),
    "een_gebied_met_dagbehandeling": ([Arrangementdeel(("02",))], "enkelvoudig"),
    "een_gebied_element_en_dagbehandeling": ([Arrangementdeel(("01", "02"))], "enkelvoudig"),
    "een_gebied_twee_elementen": ([Arrangementdeel(("01", "03"))], "meervoudig"),
    "twee_gebieden": ([Arrangementdeel(), Arrangementdeel()], "meervoudig"),
    "twee_gebieden_met_dagbehandeling": (
        [Arrangementdeel(("02",)), Arrangementdeel()],
        "meervoudig",
    ),
    "verblijf": ([Arrangementdeel(verblijf=True)], "meervoudig"),
    "verblijf_met_dagbehandeling": ([Arrangementdeel(("02",), verblijf=True)], "meervoudig"),
}


@pytest.mark.eis("CR-D-05", "CR-D-06", "CR-D-07")
@pytest.mark.parametrize(("delen", "indeling"), ARRANGEMENTEN.values(), ids=ARRANGEMENTEN.keys())
def test_indeling_van_het_arrangement(delen, indeling):
    assert classify_arrangement(delen) == indeling


def test_leeg_arrangement_heeft_geen_indeling():
    with pytest.raises(ValueError, match="ten minste één"):
        classify_arrangement([])


@pytest.mark.eis("CR-D-08")
def test_redenen_voor_complex():
    feit = Regiefeiten(["wonen"], ouders_staan_erachter=False, maatregel=True, ivh=True)
    assert set(complex_reasons(feit)) == {Reden.OUDERS_NIET, Reden.MAATREGEL}
    assert set(REDENEN) == set(Reden)
