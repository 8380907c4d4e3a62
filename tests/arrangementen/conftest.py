"""Wie er in de tests van arrangementen rondlopen, en de norm."""

import pytest

from organisaties.rollen import Rol
from tests.factories.arrangementen import VlierhofFactory
from tests.factories.naslag import load_norms
from tests.factories.organisaties import GemeenteFactory, medewerker


@pytest.fixture
def normen(db):
    """The norms of the sources."""
    load_norms()


@pytest.fixture
def zorgadministratie(db):
    return medewerker(Rol.ZORGADMINISTRATIE, organisatie=VlierhofFactory())


@pytest.fixture
def backoffice(db):
    return medewerker(Rol.BACKOFFICE, organisatie=GemeenteFactory())


@pytest.fixture
def vreemde(db):
    """Somebody of another aanbieder."""
    return medewerker(Rol.ZORGADMINISTRATIE)


@pytest.fixture
def als(client):
    """Log in as this medewerker: `als(persoon).get(url)`."""

    def inloggen(persoon):
        client.force_login(persoon)
        return client

    return inloggen
