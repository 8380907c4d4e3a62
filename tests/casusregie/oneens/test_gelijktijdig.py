"""Elke stap van de ladder door velen tegelijk: één zet telt, de anderen krijgen een nette 409."""

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from casusregie.models import Escalatie, Meningsverschil
from casusregie.oneens.keuzes import Stand
from casusregie.oneens.regioforms import REGIO
from verloop.fouten import Conflict, Geblokkeerd
from verloop.models import Gebeurtenis
from verloop.overgangen import perform

from . import bouw
from .bouw import NU, begin, ladderwereld, vers

pytestmark = pytest.mark.django_db(transaction=True)
VOL = os.environ.get("PROEF") == "1"
BELLERS, SCHERMEN = (16, 8) if VOL else (4, 2)


def tegelijk(doe, aantal=BELLERS):
    """Run `doe()` in so many threads at one moment: what each gave, or what was raised."""
    poort = threading.Barrier(aantal)

    def een(_):
        try:
            connections["default"].ensure_connection()
            poort.wait(60)
            return doe()
        except (Conflict, Geblokkeerd) as fout:
            return fout
        finally:
            connections.close_all()

    with ThreadPoolExecutor(aantal) as draden:
        return list(draden.map(een, range(aantal)))


@pytest.mark.eis("CR-Z-08", "CR-Z-14", "CR-Z-16")
def test_elke_stap_heeft_een_winnaar_en_de_anderen_een_nette_weigering():
    w = ladderwereld()
    verschil = begin(w)
    for naam, by, gegevens in bouw.stappen(w):
        if naam == "share_overview":
            bouw.overzicht(w, verschil)
        voor = vers(verschil)
        code = f"casusregie.meningsverschil.{naam}"
        al = Gebeurtenis.objects.filter(code=code).count()

        def zet(naam=naam, by=by, gegevens=gegevens):
            return perform(vers(verschil), naam, by=by, op=NU, **gegevens)

        uit = tegelijk(zet)
        verloren = [u for u in uit if not isinstance(u, Meningsverschil)]
        assert len(verloren) == BELLERS - 1, naam
        assert all(fout.reden.endswith(".") and fout.reden[0].isupper() for fout in verloren)
        na = vers(verschil)
        assert na.versie == voor.versie + 1
        assert Gebeurtenis.objects.filter(code=code).count() == al + 1
        open_ = Escalatie.objects.filter(object_id=verschil.pk, ladder="overeenstemming").open()
        assert open_.count() <= 1, naam
    assert vers(verschil).status == Stand.AFGEROND


@pytest.mark.eis(
    *("CR-Z-08", "CR-Z-09", "CR-Z-10", "CR-Z-11", "CR-Z-12", "CR-Z-13", "CR-Z-14", "CR-Z-16")
)
def test_op_het_scherm_krijgt_bij_elke_stap_de_tweede_een_pagina_met_de_reden():
    w = ladderwereld()
    verschil = begin(w)
    for naam, by, gegevens in bouw.stappen(w):
        if naam == "share_overview":
            bouw.overzicht(w, verschil)
        pad, velden = address_of(verschil, naam), as_form(gegevens)

        def verstuur(by=by, pad=pad, velden=velden):
            client = Client()
            client.force_login(by)
            return client.post(pad, velden)

        antwoorden = tegelijk(verstuur, SCHERMEN)
        standen = sorted(antwoord.status_code for antwoord in antwoorden)
        assert standen == [302, *[409] * (SCHERMEN - 1)], naam
        for antwoord in antwoorden:
            if antwoord.status_code == 409:
                inhoud = antwoord.content.decode()
                assert '<html lang="nl"' in inhoud
                assert "kan niet nu de stand" in inhoud or "intussen" in inhoud, naam
        assert Gebeurtenis.objects.filter(code__endswith=f"meningsverschil.{naam}").count() == 1
    assert vers(verschil).status == Stand.AFGEROND


def address_of(verschil, naam):
    """The page of this step: of the team and the aanbieder, or of the region."""
    if naam in REGIO:
        return reverse("casusregie:gevraagd_step", args=[verschil.overzicht.kenmerk, naam])
    return reverse("casusregie:meningsverschil_step", args=[verschil.kenmerk, naam])


def as_form(gegevens):
    """What a browser sends; a term lies in the future of today."""
    straks = timezone.localdate() + timedelta(days=10)
    velden = gegevens | ({"bericht_uiterlijk": straks} if "bericht_uiterlijk" in gegevens else {})
    return {naam: _typed(waarde) for naam, waarde in velden.items()}


def _typed(waarde):
    if isinstance(waarde, date):
        return f"{waarde:%d-%m-%Y}"
    return "ja" if waarde is True else waarde
