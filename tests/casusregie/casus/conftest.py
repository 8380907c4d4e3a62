"""Een casus van nu bij een eigen team, met mensen die er wel en niet bij horen."""

import pytest
from django.utils import timezone

from tests.factories.casusregie import casus_a, team_met_mensen


@pytest.fixture
def nu(db):
    return timezone.now()


@pytest.fixture
def vandaag(nu):
    return timezone.localdate(nu)


@pytest.fixture
def team(db):
    return team_met_mensen()


@pytest.fixture
def casus(team, nu):
    return casus_a(team, op=nu)
