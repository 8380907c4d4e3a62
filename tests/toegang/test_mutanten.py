"""De proef op de matrix: haal één controle weg en de matrix moet het zien."""

import os

import pytest

from arrangementen.berichten.querysets import BerichtQuerySet
from arrangementen.verzoeken.querysets import VerzoekQuerySet
from casusregie import bevoegdheden, zicht
from casusregie.jeugdige.querysets import JeugdigeQuerySet, OnderJeugdigeQuerySet
from casusregie.leeslog import vragen
from organisaties import beleid
from organisaties.keuring import policy_of
from organisaties.middleware import ToegangMiddleware
from verloop.middleware import RequestIdMiddleware, SecurityHeadersMiddleware

from .matrix import ADRESSEN
from .tabel import TABEL

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_shapes")]
PAKKETTEN = ("account_", "mfa_")
PROEF = os.environ.get("PROEF") == "1"

#: strangers and half strangers: enough to see a hole, few enough to be quick
SPELERS = (
    "anoniem",
    "uitgezet",
    "aanstelling_voorbij",
    "betrokkenheid_voorbij",
    "eigen_teamleider",
    "eigen_collega",
    "ander_procesregisseur",
    "ander_behandelregisseur",
    "ander_zorgadministratie",
    "contractmanager",
)
#: our own addresses; the pages of packages guard themselves as well
BEVEILIGD = [n for n, rij in TABEL.items() if not rij.openbaar and not n.startswith(PAKKETTEN)]
STEEKPROEF = (
    "casusregie:werkvoorraad",
    "casusregie:casus_detail",
    "arrangementen:bericht_lijst",
    "arrangementen:toewijzing_start",
    "sturing:dashboard",
)


def everybody(self, *args, **kwargs):
    """A sight that hides nothing."""
    return self


def yes(onderwerp, medewerker):
    return True


def nothing(*args, **kwargs):
    return None


def pass_on(self, request):
    return self.get_response(request)


def stay(self, request):
    return False


def swap_code(functie):
    """Everybody who imported the function gets the mutant."""
    return (functie, "__code__", yes.__code__)


#: what is taken away, and an address where the matrix must see it
CONTROLES = {
    "zicht op casussen": ((OnderJeugdigeQuerySet, "visible_to", everybody), "casusregie:casus_bsn"),
    "zicht op jeugdigen": ((JeugdigeQuerySet, "visible_to", everybody), "casusregie:casus_open"),
    "zicht op berichten": (
        (BerichtQuerySet, "visible_to", everybody),
        "arrangementen:bericht_detail",
    ),
    "eigen berichtenbox": ((BerichtQuerySet, "in_box", everybody), "arrangementen:bericht_lijst"),
    "zicht op verzoeken": (
        (VerzoekQuerySet, "visible_to", everybody),
        "arrangementen:verzoek_detail",
    ),
    "werken aan een casus": (swap_code(bevoegdheden.works_on_casus), "casusregie:plan_row_delete"),
    "procesregisseur zijn": (
        swap_code(bevoegdheden.is_procesregisseur),
        "casusregie:plan_adopt",
    ),
    "inzage lezen": ((vragen, "may_read_log", lambda *a: True), "casusregie:casus_log"),
    "leeslogboek": ((zicht, "log_read", nothing), "casusregie:casus_detail"),
    "sessie van wie weg is": (
        (ToegangMiddleware, "_must_leave", stay),
        "casusregie:werkvoorraad",
    ),
    "kopregels": ((SecurityHeadersMiddleware, "__call__", pass_on), "casusregie:casus_detail"),
    "kenmerk van het verzoek": ((RequestIdMiddleware, "__call__", pass_on), "sturing:dashboard"),
}


@pytest.mark.parametrize("naam", BEVEILIGD if PROEF else STEEKPROEF)
def test_een_adres_zonder_beleid_valt_op(loper, monkeypatch, naam):
    weg = policy_of(naam, ADRESSEN[naam][1])
    heel = beleid.refusal

    def refusal(request, van):
        return None if van is weg else heel(request, van)

    monkeypatch.setattr(beleid, "refusal", refusal)
    monkeypatch.setattr("organisaties.middleware.refusal", refusal)
    assert loper.wrong_for(naam, SPELERS) != []


@pytest.mark.parametrize(("ingreep", "naam"), CONTROLES.values(), ids=CONTROLES)
def test_een_weggehaalde_controle_valt_op(loper, monkeypatch, ingreep, naam):
    monkeypatch.setattr(*ingreep)
    assert loper.wrong_for(naam, SPELERS) != []
