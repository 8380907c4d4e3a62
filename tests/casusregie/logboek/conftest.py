"""De wereld van het logboek."""

import pytest

from tests.factories import logboek as f


@pytest.fixture
def w(db):
    return f.wereld()
