"""De caseload kost hooguit acht vragen, met 5 en met 500 casussen; de lijst telt zichzelf."""

import pytest
from django.urls import reverse

from casusregie.models import Casus
from organisaties.rollen import Rol
from tests.casusregie.termijnen import bouw
from tests.factories.organisaties import medewerker
from verloop.schermen.bladeren import counted_page

pytestmark = pytest.mark.django_db


def test_de_caseload_kost_hooguit_acht_vragen_met_5_en_500_casussen(client, tel_queries):
    w = bouw.wereld()
    client.force_login(medewerker(Rol.PROCESREGISSEUR, organisatie=w.team))
    gemeten = []
    for aantal, begin in ((5, 0), (495, 1000)):
        bouw.casussen(w, aantal, begin=begin)
        client.get(reverse("casusregie:regie_caseload"))
        with tel_queries() as vragen:
            antwoord = client.get(reverse("casusregie:regie_caseload"))
        gemeten.append(len(vragen))
    assert antwoord.context["pagina"].paginator.count == 500
    assert len(antwoord.context["pagina"].object_list) == 50
    assert gemeten[0] == gemeten[1] <= 8


@pytest.mark.parametrize(
    ("gevraagd", "nummer", "aantal"),
    [
        pytest.param(None, 1, 3, id="niets gevraagd"),
        pytest.param("2", 2, 3, id="midden"),
        pytest.param("3", 3, 1, id="laatste"),
        pytest.param("9", 3, 1, id="voorbij het einde"),
        pytest.param("999999999999", 1, 3, id="heel groot"),
        pytest.param("0", 1, 3, id="nul"),
        pytest.param("-1", 1, 3, id="negatief"),
        pytest.param("²", 1, 3, id="geen cijfer"),
        pytest.param("x", 1, 3, id="letter"),
    ],
)
def test_een_bladzijde_met_het_totaal(gevraagd, nummer, aantal):
    bouw.casussen(bouw.wereld(), 7)
    pagina = counted_page(Casus.objects.order_by("pk"), gevraagd, 3)
    assert (pagina.number, len(pagina.object_list)) == (nummer, aantal)
    assert (pagina.paginator.count, pagina.paginator.num_pages) == (7, 3)


def test_een_lege_lijst_heeft_een_lege_bladzijde():
    pagina = counted_page(Casus.objects.order_by("pk"), None, 3)
    assert (pagina.number, list(pagina), pagina.paginator.count) == (1, [], 0)
