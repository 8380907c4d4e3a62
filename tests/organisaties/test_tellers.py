"""De aantallen achter het menu: samen één vraag, onthouden, en vergeten wat gelezen is."""

import datetime as dt

import pytest
from django.core.cache import cache

from organisaties.models import Medewerker, Organisatie
from organisaties.tellers import HOOGUIT, Teller, count_all
from tests.factories.organisaties import MedewerkerFactory, OrganisatieFactory

pytestmark = pytest.mark.django_db
DAG = dt.date(2026, 3, 16)
TEAMS = Teller(
    "teams",
    lambda wie, on: [Organisatie.objects.order_by("naam"), Medewerker.objects.filter(pk=wie.pk)],
)
NIEMAND = Teller("niemand", lambda wie, on: [Organisatie.objects.none()])
ZELF = Teller("zelf", lambda wie, on: [Medewerker.objects.filter(pk=wie.pk)])


def test_alle_aantallen_in_een_vraag_en_daarna_onthouden(django_assert_num_queries):
    wie = MedewerkerFactory()
    OrganisatieFactory.create_batch(2)
    verwacht = {TEAMS: Organisatie.objects.count() + 1, NIEMAND: 0, ZELF: 1}
    cache.clear()
    with django_assert_num_queries(1):
        assert count_all([TEAMS, NIEMAND, ZELF], wie, DAG) == verwacht
    with django_assert_num_queries(0):
        assert count_all([TEAMS, NIEMAND, ZELF], wie, DAG) == verwacht
    ZELF.forget(wie, DAG)
    TEAMS.remember(wie, DAG, HOOGUIT + 50)
    with django_assert_num_queries(1):
        assert count_all([TEAMS, ZELF], wie, DAG) == {TEAMS: HOOGUIT, ZELF: 1}
    assert count_all([], wie, DAG) == {}
