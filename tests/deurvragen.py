"""Telt per aanroep van de deur haar eigen vragen; wat zij zelf weer aanroept telt apart."""

import sys
from collections import defaultdict
from contextlib import contextmanager
from unittest.mock import patch

from django.db import connection

from verloop import overgangen, samen, stap

#: what one step of one onderwerp may ask (issue 2)
STAP = 20
#: savepoints ask nothing; settings are remembered for seconds, so the clock decides
BUITEN = ("SAVEPOINT", 'FROM "normenkader_instelling"')


@contextmanager
def own_queries():
    """`with own_queries() as per: …`: {"Verzoek.grant": [the queries of each call]}."""
    per, open_ = defaultdict(list), []

    @contextmanager
    def holding():
        eigen = []
        per[_name(sys._getframe(2).f_locals)].append(eigen)
        open_.append(eigen)
        try:
            with stap.holding():
                yield
        finally:
            open_.pop()

    def note(execute, sql, params, many, context):
        if open_ and not any(woord in sql for woord in BUITEN):
            open_[-1].append(sql)
        return execute(sql, params, many, context)

    with (
        patch.object(overgangen, "holding", holding),
        patch.object(samen, "holding", holding),
        connection.execute_wrapper(note),
    ):
        yield per


def _name(namen):
    """Of a call of the door: which onderwerp and which step."""
    rijen = [namen.get("onderwerp"), *namen.get("onderwerpen", ())]
    soort = type(next((rij for rij in rijen if rij is not None), None)).__name__
    return f"{soort}.{namen.get('overgang') or namen.get('code')}"


def too_many(per, grens=STAP):
    """Which calls asked more, with what they asked; nothing when all is well."""
    return [
        f"{naam}: {len(vragen)} vragen\n  " + "\n  ".join(vraag[:150] for vraag in vragen)
        for naam, keren in per.items()
        for vragen in keren
        if len(vragen) > grens
    ]
