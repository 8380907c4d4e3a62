"""De wereld van het logboek."""

import pytest

from tests.factories import logboek as f
from tests.factories.eenmalig import once_per_file

gebouwd = once_per_file(f.wereld)


@pytest.fixture
def w(gebouwd, db):
    return gebouwd()
