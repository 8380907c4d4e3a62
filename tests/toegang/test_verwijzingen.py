"""Kruipt als elke rol langs de verwijzingen die het product zelf toont: geen loopt dood.

Van elk soort bladzijde gaat het om hooguit `RIJEN` rijen. `make test` laat twee
rollen een klein eind lopen; `make proef` laat ze allemaal lopen tot er niets nieuws meer is.
Onderweg blijft elke bladzijde binnen het budget van vragen aan de database.
"""

import pytest

from .kruiper import Kruiper
from .spelers import BUITEN, SPELERS
from .verdeling import PROEF

pytestmark = pytest.mark.django_db
BINNEN = [code for code in SPELERS if code not in BUITEN]
LOPERS = BINNEN if PROEF else ["eigen_procesregisseur", "eigen_behandelregisseur"]
HOOGUIT, RIJEN = (2000, 3) if PROEF else (30, 1)


def doubles(titels):
    """Titles that stand on pages of more than one kind."""
    return {titel: sorted(soorten) for titel, soorten in titels.items() if len(soorten) > 1}


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("code", LOPERS)
def test_geen_verwijzing_loopt_dood(loper, code):
    kruiper = Kruiper(loper.klanten[code], HOOGUIT, RIJEN)
    assert kruiper.walk() > 2
    assert kruiper.fouten == []
    assert doubles(kruiper.titels) == {}
    assert [
        titel for titel in kruiper.titels if titel.startswith(("–", " –", "Casusregie –"))
    ] == []
