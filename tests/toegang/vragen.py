"""Telt de vragen van een bladzijde met 5 en met 500 rijen van wat er op die bladzijde staat."""

import re

from django.apps import apps
from django.db import connection, transaction

from casusregie.models import Betrokkenheid, Casus, Regierol, Termijn
from organisaties.models import Aanstelling, Medewerker, Organisatie
from tests.vermeerderen import multiply

from .budget import counts
from .wereld import EIND

UUID = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")
#: what belongs to a row in a list, made once more with it
ERBIJ = {
    Casus: ((Betrokkenheid, "casus"), (Regierol, "casus"), (Termijn, "casus")),
    Medewerker: ((Aanstelling, "medewerker"),),
}
#: parties are named everywhere; no list of them grows with the work
PARTIJEN = (Organisatie, Medewerker)


class Naslag:
    """Every row of the world by its kenmerk: what does a page link to?"""

    def __init__(self):
        self.soorten = {}
        for model in apps.get_models():
            namen = {veld.name for veld in model._meta.fields}
            if "kenmerk" in namen and "pgh_id" not in namen and model not in PARTIJEN:
                rijen = model._base_manager.values_list("kenmerk", flat=True)
                self.soorten |= {str(kenmerk): model for kenmerk in rijen}

    def rows_on(self, antwoord, pad):
        """The first row of each kind that this page links to, the page itself left out."""
        eerste = {}
        for stuk in UUID.findall(antwoord.content):
            kenmerk = stuk.decode()
            model = self.soorten.get(kenmerk)
            if model and kenmerk not in pad:
                eerste.setdefault(model, kenmerk)
        return {m: m._base_manager.get(kenmerk=kenmerk) for m, kenmerk in eerste.items()}


def measure(client, pad, rijen):
    """What this page asks with 5 and with 500 of each of these rows; the world stays as it was."""
    punt = transaction.savepoint()
    try:
        gevraagd = []
        for erbij in (4, 495):
            for rij in rijen:
                multiply(rij, erbij, *ERBIJ.get(type(rij), ()))
            gevraagd.append(_ask(client, pad))
        return gevraagd
    finally:
        transaction.savepoint_rollback(punt)


def _ask(client, pad):
    vragen = []

    def note(execute, sql, params, many, context):
        if counts(sql):
            vragen.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        antwoord = client.get(pad)
    assert antwoord.status_code == 200, (pad, antwoord.status_code)
    return vragen


def visible_row(model, mens):
    """A row of this kind, if possible one that this person may see."""
    rijen = model._default_manager.order_by("pk")
    if hasattr(rijen, "visible_to") and (eigen := rijen.visible_to(mens, EIND).first()):
        return eigen
    return rijen.last()
