"""Termijnen volgen uit feiten, houden hun regel en worden alleen geschreven als er iets wijzigt."""

from datetime import date

import pytest

from casusregie.models import Termijn
from casusregie.termijnen.feiten import Opschorting, Termijnfeit
from casusregie.termijnen.opbouw import derivation
from casusregie.termijnen.projectie import project, termijnen_of
from normenkader.instellingen import change_instelling
from organisaties.rollen import Rol
from tests.casusregie.termijnen.bouw import START, Proefonderwerp, casussen, inzet

pytestmark = pytest.mark.django_db


def feit(w, code, start, **velden):
    return Termijnfeit(code, start, organisatie_id=w.aanbieder.pk, **velden)


@pytest.mark.eis("OO-01", "CR-A2-05", "CR-A3-05", "CR-C2-06", "CR-C3-04", "CR-Z-07")
@pytest.mark.parametrize(
    ("code", "start", "uiterlijk"),
    [
        pytest.param("eenopeen.laatste_dag", START, date(2026, 3, 11), id="28 dagen 1-op-1"),
        pytest.param("zorg.start_melden", date(2026, 4, 2), date(2026, 4, 10), id="5 wd om Pasen"),
        pytest.param("ijw.retour", date(2026, 3, 12), date(2026, 3, 17), id="3 werkdagen retour"),
        pytest.param("verzoek.antwoord", date(2026, 3, 2), date(2026, 3, 9), id="5 wd verzoek"),
        pytest.param(
            "zorg.opschorting", date(2026, 3, 2), date(2026, 4, 27), id="8 wk opschorting"
        ),
        pytest.param(
            "verzoek.onderzoek", date(2026, 3, 2), date(2026, 4, 28), id="8 wk, Koningsdag"
        ),
        pytest.param("arrangement.oneens", date(2026, 3, 2), date(2026, 3, 16), id="10 werkdagen"),
        pytest.param("routec.gezinsplan", date(2026, 3, 2), date(2026, 4, 13), id="6 weken plan"),
        pytest.param("routec.rvdk", date(2026, 6, 10), date(2026, 4, 1), id="10 weken ervoor"),
    ],
)
def test_uiterste_dag_van_een_feit(w, onderwerp, code, start, uiterlijk):
    onderwerp.project(feit(w, code, start))
    termijn = Termijn.objects.get()
    assert (termijn.code, termijn.start, termijn.uiterlijk) == (code, start, uiterlijk)
    assert termijn.loopt
    assert termijn.casus == onderwerp.casus


def test_in_een_gesloten_casus_wacht_niemand_meer(w, onderwerp):
    gehaald = feit(w, "ijw.retour", START, voldaan_op=START)
    onderwerp.project(inzet(w), gehaald)
    onderwerp.casus.gesloten_op = date(2026, 3, 2)
    onderwerp.project(inzet(w), gehaald)
    stand = dict(Termijn.objects.values_list("code", "vervallen"))
    assert stand == {"eenopeen.laatste_dag": True, "ijw.retour": False}
    assert not Termijn.objects.exclude(volgende_actie_op=None).exists()


def test_nog_een_keer_projecteren_schrijft_niets(w, onderwerp, tel_queries):
    onderwerp.project(inzet(w), feit(w, "zorg.start_melden", START))
    with tel_queries() as vragen:
        verschil = project([onderwerp])
    assert len(verschil) == 0
    assert not [v for v in vragen if v["sql"].startswith(("UPDATE", "INSERT"))]


def test_veel_onderwerpen_kosten_evenveel_vragen(w, tel_queries):
    aantallen = []
    for begin, aantal in ((200, 1), (0, 5), (100, 60)):  # de eerste vult de instellingen
        onderwerpen = [
            Proefonderwerp(casus, [inzet(w)]) for casus in casussen(w, aantal, begin=begin)
        ]
        with tel_queries() as vragen:
            project(onderwerpen)
        aantallen.append(len(vragen))
    assert aantallen[1] == aantallen[2]


def test_voldaan_verdwenen_en_terug(w, onderwerp):
    onderwerp.project(inzet(w))
    onderwerp.project(inzet(w, voldaan_op=date(2026, 3, 4)))
    termijn = Termijn.objects.get()
    assert termijn.voldaan_op == date(2026, 3, 4)
    assert termijn.volgende_actie_op is None
    onderwerp.project(inzet(w))
    onderwerp.project()
    termijn.refresh_from_db()
    assert termijn.vervallen
    assert not termijn.loopt
    onderwerp.project(inzet(w))
    termijn.refresh_from_db()
    assert termijn.loopt
    assert Termijn.objects.count() == 1


def test_een_voldane_termijn_vervalt_niet_als_het_feit_verdwijnt(w, onderwerp):
    onderwerp.project(inzet(w, voldaan_op=START))
    assert len(onderwerp.project()) == 0
    assert not Termijn.objects.get().vervallen


def test_sleutel_houdt_twee_dezelfde_uit_elkaar(w, onderwerp):
    onderwerp.project(
        feit(w, "zorg.start_melden", START, sleutel="a"),
        feit(w, "zorg.start_melden", START, sleutel="b"),
    )
    assert sorted(Termijn.objects.values_list("sleutel", flat=True)) == ["a", "b"]


@pytest.mark.eis("CR-D-02")
def test_een_oude_termijn_houdt_zijn_regel(w, onderwerp):
    onderwerp.project(feit(w, "zorg.start_melden", date(2026, 3, 2)))
    change_instelling("termijn.zorg.start_melden", 10, geldig_van=date(2026, 1, 1), bron="test")
    assert len(project([onderwerp])) == 0
    assert Termijn.objects.get().uiterlijk == date(2026, 3, 9)
    onderwerp.project(feit(w, "zorg.start_melden", date(2026, 3, 3)))
    assert Termijn.objects.get().uiterlijk == date(2026, 3, 17)


def test_eigen_lengte_van_het_feit_gaat_voor(w, onderwerp):
    onderwerp.project(inzet(w))
    onderwerp.project(inzet(w, lengte=35))
    assert Termijn.objects.get().uiterlijk == date(2026, 3, 18)


def test_stilstand_en_hervatten(w, onderwerp):
    start = date(2026, 3, 2)
    onderwerp.project(
        feit(w, "zorg.start_melden", start, opschortingen=(Opschorting(date(2026, 3, 4)),))
    )
    termijn = Termijn.objects.get()
    assert termijn.staat_stil_sinds == date(2026, 3, 4)
    assert termijn.volgende_actie_op is None
    assert termijn.stand_op(date(2026, 3, 30)).klasse == "is-hold"
    onderwerp.project(
        feit(
            w,
            "zorg.start_melden",
            start,
            opschortingen=(Opschorting(date(2026, 3, 4), date(2026, 3, 6)),),
        )
    )
    termijn.refresh_from_db()
    assert termijn.staat_stil_sinds is None
    assert termijn.uiterlijk == date(2026, 3, 12)
    assert termijn.volgende_actie_op == date(2026, 3, 13)


@pytest.mark.eis("OO-01")
def test_afleiding_komt_uit_wat_is_opgeslagen(w, onderwerp):
    onderwerp.project(
        feit(
            w,
            "verzoek.onderzoek",
            date(2026, 3, 2),
            opschortingen=(Opschorting(date(2026, 3, 9), date(2026, 3, 15)),),
        )
    )
    assert derivation(Termijn.objects.get()) == [
        "De termijn begint op maandag 2 maart 2026.",
        "De regel is 8 weken. Dat is maandag 27 april 2026.",
        "Stond stil van 9 maart tot en met 15 maart 2026. Dat geeft 7 dagen erbij.",
        "Uiterlijk maandag 4 mei 2026. Te laat vanaf de dag erna.",
        "Bron: iJw 3.2, regel OP274; Awb 4:13 (wettelijke termijn).",
    ]


@pytest.mark.parametrize(
    ("aan_zet", "plek"),
    [
        pytest.param(("casusregisseur",), "casusregisseur@{team}", id="rol van het team"),
        pytest.param(("behandelregisseur",), "behandelregisseur@{aanbieder}", id="aanbieder"),
        pytest.param(("backoffice",), "backoffice@{gemeente}", id="gemeente"),
        pytest.param(("zorgbemiddelaar",), "zorgbemiddelaar@{rer}", id="expertteam"),
        pytest.param(("procesregisseur@77",), "procesregisseur@77", id="zelf genoemd"),
    ],
)
def test_wie_aan_zet_is(w, onderwerp, aan_zet, plek):
    (rij,) = termijnen_of(
        Proefonderwerp(onderwerp.casus, [inzet(w, aan_zet=aan_zet, signaal_aan={})])
    )
    nummers = {n: getattr(w, n).pk for n in ("team", "aanbieder", "gemeente", "rer")}
    assert rij.aan_zet_plekken == [plek.format(**nummers)]
    assert rij.aan_zet == [plek.split("@")[0]]


def test_zonder_organisatie_is_er_geen_aanbieder(w, onderwerp):
    with pytest.raises(ValueError, match="behandelregisseur hoort een organisatie"):
        onderwerp.project(Termijnfeit("eenopeen.laatste_dag", START))


def test_casus_zonder_team_valt_terug_op_de_gemeente(w, casus):
    casus.team = None
    (rij,) = termijnen_of(
        Proefonderwerp(casus, [Termijnfeit("verzoek.antwoord", START, aan_zet=())])
    )
    assert rij.aan_zet_plekken == [f"{Rol.PROCESREGISSEUR}@{w.gemeente.pk}"]
