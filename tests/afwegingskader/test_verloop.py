"""De weg van aanvraag naar inzet, elke stap door de deur."""

from datetime import timedelta

import pytest

from tests.factories import afwegingskader as f


def test_van_concept_tot_evaluatie(w):
    inzet = f.beeindigd(w)
    assert inzet.status == "beeindigd"
    assert inzet.aanvraag.status == "toegekend"
    assert (inzet.einddatum - inzet.begindatum) == timedelta(days=27)
