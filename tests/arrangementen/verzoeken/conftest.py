"""De wereld waarin de verzoeken van deze tests spelen."""

import pytest
import time_machine

from organisaties.rollen import Rol
from tests.factories.eenmalig import once_per_file
from tests.factories.organisaties import GemeenteFactory, medewerker
from tests.factories.verzoeken import OP, wereld

gebouwd = once_per_file(wereld)


@pytest.fixture
def w(gebouwd, db):
    """Gemeente, team, aanbieder and people."""
    return gebouwd()


@pytest.fixture
def vreemde_balie(db):
    """The backoffice of another gemeente."""
    elders = GemeenteFactory(cbs_code="0502", naam="Capelle aan den IJssel")
    return medewerker(Rol.BACKOFFICE, organisatie=elders)


@pytest.fixture
def op_de_dag():
    """The clock stands at OP, for views that ask the time themselves."""
    with time_machine.travel(OP, tick=False) as reis:
        yield reis


@pytest.fixture
def als(client, op_de_dag):
    """Log somebody in: `als(w.backoffice).get(...)`."""

    def login(medewerker):
        client.force_login(medewerker)
        return client

    return login
