"""Houdt elke POST die een test met een ingevuld formulier doet aan het budget van haar adres."""

from contextlib import contextmanager
from unittest.mock import patch

from django.db import connection
from django.test.client import ClientHandler

from tests.toegang.budget import counts, too_many

#: a form with errors is a page as well: the access matrix counts those
GELUKT = (204, 301, 302, 303)
#: the first step of a test that needs the clock makes it; a database has it from its first day
KLOK = ('INSERT INTO "organisaties_medewerker"', 'UPDATE "organisaties_medewerker"')


@contextmanager
def held():
    """Within this block a step that succeeds with too many queries fails the test that did it."""
    gewoon = ClientHandler.get_response

    def get_response(self, request):
        if request.method != "POST":
            return gewoon(self, request)
        vragen = []

        def note(execute, sql, params, many, context):
            if counts(sql) and not sql.startswith(KLOK):
                vragen.append(sql)
            return execute(sql, params, many, context)

        with connection.execute_wrapper(note):
            antwoord = gewoon(self, request)
        if antwoord.status_code in GELUKT and request.resolver_match:
            adres = request.resolver_match.view_name
            fout = too_many(adres, "POST", len(vragen))
            assert not fout, "\n  ".join([f"{adres}: {fout}", *(vraag[:150] for vraag in vragen)])
        return antwoord

    with patch.object(ClientHandler, "get_response", get_response):
        yield
