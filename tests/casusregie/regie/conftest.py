"""Wat hogere apps met een ondertekend plan doen, telt hier niet mee."""

import pytest

from verloop import outbox


@pytest.fixture(autouse=True)
def arrangement_volgt_later(monkeypatch):
    """The arrangement is made by an upper app; these tests stop at the signed plan."""
    monkeypatch.setitem(
        outbox._afhandelaars,
        "arrangementen.derive_arrangement",
        lambda onderwerp_id, gebeurtenis_id: None,
    )
