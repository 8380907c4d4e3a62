"""Willekeurige stappen op de machines die de demonstratie niet heeft en deze wereld wel."""

import pytest
from django.apps import apps

from organisaties.models import Medewerker, Organisatie
from tests.sturing.test_alle_machines import NIET_IN_DEMO, walk

pytestmark = pytest.mark.django_db


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("label", sorted(NIET_IN_DEMO))
def test_willekeurige_stappen(label, wereld):
    model = apps.get_model(label)
    assert model._default_manager.exists()
    iedereen = Medewerker.objects.filter(is_active=True)
    walk(model, {"mensen": list(iedereen), "organisaties": list(Organisatie.objects.all())})
