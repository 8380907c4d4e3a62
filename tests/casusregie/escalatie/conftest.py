"""De verzonnen wereld als fixture."""

import pytest

from tests.casusregie.termijnen import bouw


@pytest.fixture
def w(db):
    return bouw.wereld()


@pytest.fixture
def casus(w):
    return bouw.casussen(w, 1)[0]


@pytest.fixture
def onderwerp(casus):
    return bouw.Proefonderwerp(casus)
