"""Gedeclareerd per maand: grafiek, tabel, lijst en bestand, zonder kleine aantallen."""

from collections import Counter
from datetime import date

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from time_machine import travel

from organisaties.rollen import Rol, Soort
from sturing.gedeclareerd.maanden import Maandregel, chart, taken_together
from tests.factories.declaraties import APRIL, MAART, gedeclareerd, klaar, na, prestatie
from tests.factories.organisaties import OrganisatieFactory, medewerker

URL = "sturing:gedeclareerd"
PER_MAAND = "?per=maand"
JAN, FEB = date(2026, 1, 1), date(2026, 2, 1)


@pytest.fixture
def manager(db, client):
    plek = OrganisatieFactory(soort=Soort.UITVOERINGSORGANISATIE, naam="De regio")
    wie = medewerker(Rol.CONTRACTMANAGER, organisatie=plek)
    client.force_login(wie)
    return wie


@pytest.mark.parametrize(
    ("tellingen", "samen"),
    [
        pytest.param({(JAN, "a"): 9, (JAN, "b"): 8}, "", id="niemand is klein"),
        pytest.param({(JAN, "a"): 9, (JAN, "b"): 2, (JAN, "c"): 7}, "bc", id="een erbij"),
        pytest.param({(JAN, "a"): 9, (JAN, "b"): 2, (JAN, "c"): 3}, "bc", id="samen genoeg"),
        pytest.param({(JAN, "a"): 9, (JAN, "b"): 1, (JAN, "c"): 3}, "abc", id="samen te weinig"),
        pytest.param(
            {(JAN, "a"): 9, (JAN, "b"): 1, (FEB, "b"): 9, (FEB, "c"): 6, (FEB, "a"): 7},
            "ab",
            id="klein in een maand is samen in elke maand",
        ),
        pytest.param({(JAN, "a"): 0, (JAN, "b"): 6}, "", id="nul is niet klein"),
    ],
)
def test_wie_er_samen_op_een_regel_staan(tellingen, samen):
    assert taken_together([Counter(tellingen)], 5) == frozenset(samen)


@given(
    st.dictionaries(
        st.tuples(st.sampled_from([JAN, FEB]), st.sampled_from("abcdef")), st.integers(0, 12)
    )
)
def test_in_geen_maand_staat_een_klein_aantal_of_een_eenling_apart(tellingen):
    samen = taken_together([Counter(tellingen)], 5)
    for maand in (JAN, FEB):
        cellen = {wie: n for (m, wie), n in tellingen.items() if m == maand and n}
        assert all(n >= 5 for wie, n in cellen.items() if wie not in samen)
        binnen = [n for wie, n in cellen.items() if wie in samen]
        if binnen and len(binnen) < len(cellen):
            assert len(binnen) >= 2
            assert sum(binnen) >= 5


def test_de_grafiek_laat_weg_wat_loopt_of_verborgen_is():
    def regel(maand, cent):
        return Maandregel("x", 9, 1, 9, cent, date(2026, maand, 1))

    regels = [regel(4, 5), regel(3, 1_540_680), regel(2, None), regel(1, 1_000_000)]
    assert chart(regels, date(2026, 4, 9)).tabel == [["jan 2026", "10"], ["mrt 2026", "15,4"]]
    assert chart(regels[:2], date(2026, 4, 9)) is None


@travel(na(APRIL), tick=False)
@pytest.mark.django_db
def test_maanden_met_grafiek_lijst_en_bestand(client, manager, tel_queries):
    vlierhof = [klaar(casus=None) for _ in range(6)]
    gedeclareerd(*[(t, [prestatie(t)]) for t in vlierhof])
    gedeclareerd(*[(t, [prestatie(t, APRIL)]) for t in vlierhof[:5]], maand=APRIL, nummer="D2")
    client.get(reverse(URL) + PER_MAAND)
    with tel_queries() as q:
        tekst = client.get(reverse(URL) + PER_MAAND).content.decode()
    assert len(q) <= 12
    assert "€\u00a05.796,00" in tekst  # 6 x 10 uur x 96,60 in maart
    assert "€\u00a04.830,00" in tekst
    assert "Lijngrafiek" in tekst
    assert str(vlierhof[0].nummer) not in tekst
    lijst = client.get(f"{reverse(URL)}{PER_MAAND}&maand=2026-03").content.decode()
    assert "De Vlierhof" in lijst
    assert "Gedeclareerd in maart 2026" in lijst
    bestand = reverse("sturing:gedeclareerd_bestand", args=["csv"])
    assert "maart 2026" in client.get(bestand + PER_MAAND).content.decode("utf-8-sig")
    rijen = client.get(f"{bestand}{PER_MAAND}&maand=2026-03").content.decode("utf-8-sig")
    assert '"De Vlierhof";"6";"9936,00";"6";"5796,00";"58"' in rijen
    assert client.get(f"{reverse(URL)}{PER_MAAND}&maand=2019-01").status_code == 404


@travel(na(MAART), tick=False)
@pytest.mark.django_db
def test_een_maand_met_weinig_toont_niets(client, manager):
    toewijzingen = [klaar(casus=None) for _ in range(6)]
    gedeclareerd(*[(t, [prestatie(t)]) for t in toewijzingen[:2]])
    tekst = client.get(reverse(URL) + PER_MAAND).content.decode()
    assert "niet getoond" in tekst  # 2 met declaratie
    assert "1.932" not in tekst
    lijst = client.get(f"{reverse(URL)}{PER_MAAND}&maand=2026-03").content.decode()
    assert "1.932" not in lijst


@travel(na(MAART), tick=False)
@pytest.mark.django_db
def test_leeg(client, manager):
    assert "Nog geen toewijzingen" in client.get(reverse(URL) + PER_MAAND).content.decode()
