"""De wereld waarin de verzoeken van deze tests spelen."""

import pytest
import time_machine

from tests.factories.verzoeken import OP, wereld


@pytest.fixture
def w(db):
    """Gemeente, team, aanbieder and people."""
    return wereld()


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
