"""Telt de vragen van een bladzijde en maakt er rijen bij: wat er gelinkt staat, vijfhonderd keer."""

import re
from collections import defaultdict

from django.apps import apps
from django.db import connection, transaction

from casusregie.models import Betrokkenheid, Casus, Regierol, Termijn
from organisaties.models import Medewerker, Organisatie
from tests.vermeerderen import multiply

UUID = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")
#: savepoints ask nothing; settings are remembered for seconds, so the clock decides (tests/conftest)
BUITEN = ("SAVEPOINT", 'FROM "normenkader_instelling"')
#: what belongs to a casus in a list of casussen
BIJ_CASUS = ((Betrokkenheid, "casus"), (Regierol, "casus"), (Termijn, "casus"))
#: parties are named everywhere; no list of them grows with the work
PARTIJEN = (Organisatie, Medewerker)


class Teller:
    """Counts what a block asks of the database."""

    def __init__(self):
        self.vragen = []

    def __enter__(self):
        self._haak = connection.execute_wrapper(self._note)
        self._haak.__enter__()
        return self

    def __exit__(self, *fout):
        self._haak.__exit__(*fout)

    def __len__(self):
        return len(self.vragen)

    def _note(self, execute, sql, params, many, context):
        if not any(woord in sql for woord in BUITEN):
            self.vragen.append(sql)
        return execute(sql, params, many, context)


class Naslag:
    """Every row of the world by its kenmerk."""

    def __init__(self):
        self.soorten = {}
        for model in apps.get_models():
            if model._meta.managed and any(v.name == "kenmerk" for v in model._meta.fields):
                if not model._meta.model_name.endswith("event"):
                    rijen = model._base_manager.values_list("kenmerk", flat=True)
                    self.soorten |= {str(kenmerk): model for kenmerk in rijen}

    def rows_on(self, antwoord, pad):
        """One row of each kind that this page links to, the page itself left out."""
        gevonden = defaultdict(list)
        for stuk in dict.fromkeys(UUID.findall(antwoord.content)):
            kenmerk = stuk.decode()
            model = self.soorten.get(kenmerk)
            if model and model not in PARTIJEN and kenmerk not in pad:
                gevonden[model].append(kenmerk)
        return [model._base_manager.get(kenmerk=k[0]) for model, k in gevonden.items()]


def measure(client, pad, naslag, extra=()):
    """(with 5 rows, with 500 rows, kinds of rows) of this page; leaves the world as it was."""
    punt = transaction.savepoint()
    try:
        rijen = naslag.rows_on(client.get(pad), pad) + [m._base_manager.last() for m in extra]
        aantallen = []
        for erbij in (4, 495):
            for rij in rijen:
                multiply(rij, erbij, *(BIJ_CASUS if isinstance(rij, Casus) else ()))
            with Teller() as teller:
                antwoord = client.get(pad)
            assert antwoord.status_code == 200, (pad, antwoord.status_code)
            aantallen.append(teller.vragen)
        return (*aantallen, [type(rij).__name__ for rij in rijen])
    finally:
        transaction.savepoint_rollback(punt)
