"""Wat hogere apps met een plan doen telt hier niet mee; bijlagen gaan naar een eigen map."""

import pytest

from verloop import outbox


@pytest.fixture(autouse=True)
def arrangement_volgt_later(monkeypatch):
    """The arrangement is made by an upper app; these tests stop at the signed plan."""
    monkeypatch.setitem(
        outbox._afhandelaars, "arrangementen.derive_arrangement", lambda **gegevens: None
    )


@pytest.fixture(autouse=True)
def bijlagenmap(settings, tmp_path):
    """An own directory for stored files."""
    settings.BIJLAGEN_DIR = str(tmp_path / "bijlagen")
    return tmp_path / "bijlagen"
