"""De wereld van het afspraken."""

import pytest

from tests.factories import logboek as f


@pytest.fixture
def w(db):
    return f.wereld()
