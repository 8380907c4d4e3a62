"""Eén keer vertaald is hetzelfde als elke keer: voor elk soort rij, wie er ook kijkt."""

import pytest
from django.apps import apps
from django.db.models import Exists, OuterRef
from django.utils import timezone

from casusregie import zichtvorm
from casusregie.models import Betrokkenheid, Casus
from normenkader.instellingen import instelling
from organisaties.models import Organisatie

from .verdeling import PROEF, turn

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_shapes")]


def kinds():
    """Every kind of row that not everybody sees."""
    for model in apps.get_models():
        if hasattr(model._default_manager.all(), "visible_to") and hasattr(model, "kenmerk"):
            yield model


def onlookers(wereld, rij):
    """Two in turn for each row; `make proef` takes everybody."""
    mensen = list(wereld.mensen)
    namen = mensen if PROEF else {turn(mensen, str(rij.pk), rij._meta.label, n) for n in "ab"}
    return [wereld.mensen[naam] for naam in sorted(namen)]


def test_elke_rij_is_voor_iedereen_even_zichtbaar(wereld):
    vandaag, gezien, vormen = timezone.localdate(), {True: 0, False: 0}, 0
    for model in kinds():
        rijen = model._default_manager.all()
        vorm = zichtvorm.shape_of(rijen)
        vormen += vorm is not None

        def ask(wie, kenmerk, rijen=rijen):
            return rijen.visible_to(wie, vandaag).filter(kenmerk=kenmerk)

        for rij in model._base_manager.order_by("pk")[:2]:
            for mens in onlookers(wereld, rij):
                echt = ask(mens, rij.kenmerk).first()
                assert zichtvorm.first_row(vorm, ask, mens, vandaag, rij.kenmerk) == echt
                gezien[echt is not None] += 1
    assert min(gezien.values()) > 20
    assert vormen > 30


def ask_casus(wie, kenmerk):
    return Casus.objects.visible_to(wie, timezone.localdate()).filter(kenmerk=kenmerk)


def test_dezelfde_rol_elders_krijgt_zijn_eigen_antwoord(wereld, django_assert_num_queries):
    """The second person finds the question translated, and asks it with the own numbers."""
    vandaag, vorm = timezone.localdate(), zichtvorm.shape_of(Casus.objects.all())
    casus = wereld.casussen["loopt"]
    mag = [mens for mens in wereld.mensen.values() if ask_casus(mens, casus.kenmerk).exists()]
    assert 1 < len(mag) < len(wereld.mensen)
    for mens in [*wereld.mensen.values(), *wereld.mensen.values()]:
        mens.aanstellingen_op(vandaag)
        with django_assert_num_queries(1):
            rij = zichtvorm.first_row(vorm, ask_casus, mens, vandaag, casus.kenmerk)
        assert (rij == casus) == (mens in mag)
    assert len(zichtvorm._vertaald) < len(wereld.mensen)


def test_wie_is_weggehaald_ziet_met_een_bekende_vorm_niets(wereld):
    vandaag, vorm = timezone.localdate(), zichtvorm.shape_of(Casus.objects.all())
    casus = wereld.casussen["loopt"]
    mens = next(m for m in wereld.mensen.values() if ask_casus(m, casus.kenmerk).exists())
    assert zichtvorm.first_row(vorm, ask_casus, mens, vandaag, casus.kenmerk) == casus
    Betrokkenheid.objects.filter(jeugdige=casus.jeugdige).delete()
    assert zichtvorm.first_row(vorm, ask_casus, mens, vandaag, casus.kenmerk) is None


def asks_database(wie, kenmerk):
    """A rule that fetches something to begin with."""
    huizen = list(Organisatie.objects.filter(pk__in=wie.organisaties_op(timezone.localdate())))
    return ask_casus(wie, kenmerk).filter(team__in=huizen)


def hides_number(wie, kenmerk):
    """A rule in which the number of somebody is part of a text."""
    return ask_casus(wie, kenmerk).exclude(nummer=f"van {wie.pk}")


def reads_setting(wie, kenmerk):
    """A rule with a setting that may change during the day."""
    dagen = instelling("bericht.pogingen", timezone.localdate())
    return ask_casus(wie, kenmerk).exclude(pk=-dagen)


@pytest.mark.parametrize("regel", [asks_database, hides_number, reads_setting])
def test_een_regel_zonder_vorm_wordt_elke_keer_vertaald(wereld, regel):
    vandaag, casus = timezone.localdate(), wereld.casussen["loopt"]
    instelling("bericht.pogingen", vandaag)  # remembered: it shows itself all the same
    for mens in list(wereld.mensen.values())[:6]:
        rij = zichtvorm.first_row(("proef",), regel, mens, vandaag, casus.kenmerk)
        assert rij == regel(mens, casus.kenmerk).first()
    assert set(zichtvorm._vertaald.values()) == {None}


def test_een_vraag_met_een_eigen_filter_heeft_geen_vorm():
    zichtbaar = Exists(Betrokkenheid.objects.filter(casus=OuterRef("pk")))
    assert zichtvorm.shape_of(Casus.objects.select_related("team").order_by("pk"))
    for rijen in (
        Casus.objects.filter(opt_out=False),
        Casus.objects.annotate(zichtbaar=zichtbaar),
        Casus.objects.order_by(zichtbaar),
        Casus.objects.distinct(),
        Casus.objects.select_for_update(),
        Casus.objects.all()[:3],
    ):
        assert zichtvorm.shape_of(rijen) is None
    assert zichtvorm.shape_of(Casus.objects.select_related("team")) != zichtvorm.shape_of(
        Casus.objects.all()
    )
