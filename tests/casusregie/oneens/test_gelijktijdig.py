"""Elke stap van de ladder door velen tegelijk: één zet telt, de anderen krijgen een nette 409."""

import os
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from casusregie.models import Escalatie, Meningsverschil
from casusregie.oneens.keuzes import Stand
from verloop.fouten import Conflict, Geblokkeerd
from verloop.models import Gebeurtenis
from verloop.overgangen import perform

from . import bouw
from .bouw import NU, begin, ladderwereld, vers

pytestmark = pytest.mark.django_db(transaction=True)
BELLERS = 16 if os.environ.get("PROEF") == "1" else 8


def tegelijk(doe):
    """Run `doe()` in so many threads at one moment: what each gave, or what was raised."""
    poort = threading.Barrier(BELLERS)

    def een(_):
        try:
            connections["default"].ensure_connection()
            poort.wait(60)
            return doe()
        except (Conflict, Geblokkeerd) as fout:
            return fout
        finally:
            connections.close_all()

    with ThreadPoolExecutor(BELLERS) as draden:
        return list(draden.map(een, range(BELLERS)))


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


@pytest.mark.eis("CR-Z-08")
def test_op_het_scherm_krijgt_de_tweede_een_pagina_met_de_reden():
    w = ladderwereld()
    verschil = bouw.tot(w, "give_feedback")
    pad = reverse("casusregie:meningsverschil_step", args=[verschil.kenmerk, "give_feedback"])
    gegevens = {"wijze": "gesprek", "terugkoppeling": "Het plan blijft."}

    def verstuur():
        client = Client()
        client.force_login(w.procesregisseur)
        return client.post(pad, gegevens)

    antwoorden = tegelijk(verstuur)
    standen = sorted(antwoord.status_code for antwoord in antwoorden)
    assert standen == [302, *[409] * (BELLERS - 1)]
    for antwoord in antwoorden:
        if antwoord.status_code == 409:
            inhoud = antwoord.content.decode()
            assert '<html lang="nl"' in inhoud
            assert "kan niet nu de stand" in inhoud or "intussen" in inhoud
    assert Gebeurtenis.objects.filter(code__endswith="meningsverschil.give_feedback").count() == 1
