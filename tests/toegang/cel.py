"""Eén cel van de matrix: een verzoek doen, alles bekijken en de wereld laten zoals hij was."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.apps import apps
from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpResponse

from organisaties.models import Leesregel

from .budget import counts
from .kopregels import wrong_headers

SCHRIJFT = re.compile(r'^\s*(INSERT INTO|UPDATE|DELETE FROM)\s+"([a-z_]+)"', re.IGNORECASE)
#: writes of the session itself and of the log of looks: they say nothing about the dossier
BIJWERK = {"django_session", "organisaties_leesregel"}
INLOGGEN = ("/inloggen/", "/account/")
WISSELT = re.compile(
    rb'name="(csrfmiddlewaretoken|terug)" value="[^"]*"|name="csrf-token" content="[^"]*"'
    rb"|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
)


@dataclass
class Cel:
    """What one request did."""

    antwoord: HttpResponse
    geschreven: set[str] = field(default_factory=set)
    leesregels: list[Leesregel] = field(default_factory=list)
    veranderd: list[str] = field(default_factory=list)
    vragen: int = 0

    @property
    def uitkomst(self) -> str:
        """ok, login, 403, 404, 405, 409 or the status itself."""
        return outcome(self.antwoord)

    def fixed_bytes(self) -> bytes:
        """The body without what differs by design: token, ids and the address one came from."""
        return WISSELT.sub(b"", self.antwoord.content)

    def holds(self, *kanaries: str) -> list[str]:
        """The canaries that stand in the body or the headers."""
        tekst = self.antwoord.content.decode("utf-8", "replace") + str(self.antwoord.headers)
        # een verzoeknummer (V-2026-000001) is geen casusnummer
        gevonden = [k for k in kanaries if k and k in tekst]
        return [k for k in gevonden if re.search(rf"(?<![A-Z-]){re.escape(k)}", tekst)]

    def wrong(self) -> list[str]:
        """What is never right, whoever asks."""
        fout = wrong_headers(self.antwoord)
        if self.antwoord.status_code >= 500:
            fout.append(f"status {self.antwoord.status_code}")
        return fout + incomplete(self)


def outcome(antwoord: HttpResponse) -> str:
    """The answer in one word."""
    status = antwoord.status_code
    if status in (301, 302) and antwoord["Location"].startswith("/inloggen/?next="):
        return "login"
    return "ok" if status in (200, 204, 302, 422) else str(status)


def incomplete(cel: Cel) -> list[str]:
    """Rows of the log of looks that miss a field of NEN 7513."""
    fout = []
    kenmerk = cel.antwoord.headers.get("X-Request-Id")
    for regel in cel.leesregels:
        verplicht = ("naam", "rollen", "organisatie", "doel", "object_soort", "onderdeel")
        leeg = [n for n in (*verplicht, "grondslag", "bron", "op") if not getattr(regel, n)]
        if leeg:
            fout.append(f"leesregel zonder {', '.join(leeg)}")
        if str(regel.verzoek) != kenmerk:
            fout.append("leesregel met een ander verzoek")
    return fout


def request(client, methode: str, pad: str, *, begin=None, data=None, **kop) -> Cel:
    """Do one request in a savepoint that is rolled back afterwards; `data` fills the form.

    `begin` is the world before: with it, rows of the log are in `leesregels` and, when something
    was refused after it had been written, the tables that stayed changed in `veranderd`.
    """
    geschreven: set[str] = set()
    gesteld: list[str] = []

    def note(execute, sql, params, many, context):
        if counts(sql):
            gesteld.append(sql)
        if gevonden := SCHRIJFT.match(sql):
            geschreven.add(gevonden[2])
        return execute(sql, params, many, context)

    if pad.startswith(INLOGGEN):
        cache.clear()  # tellers van inlogpogingen
    koekjes = client.cookies.output()
    punt = transaction.savepoint()
    try:
        with connection.execute_wrapper(note):
            antwoord = client.generic(methode, pad, **_body(methode, data), headers=kop)
        cel = Cel(antwoord, geschreven - BIJWERK, vragen=len(gesteld))
        if begin is not None:
            _compare(cel, begin)
    finally:
        transaction.savepoint_rollback(punt)
        client.cookies.clear()
        client.cookies.load(koekjes.replace("Set-Cookie: ", ""))
    return cel


def _compare(cel: Cel, begin: "Begin") -> None:
    if cel.uitkomst == "ok":
        cel.leesregels = list(Leesregel.objects.filter(pk__gt=begin.leesregel))
    elif cel.geschreven:
        nu = fingerprint()
        cel.veranderd = sorted(naam for naam, som in begin.tabellen.items() if nu[naam] != som)


@dataclass(frozen=True)
class Begin:
    """The world before any cell: fingerprint of the tables, last row of the log of looks."""

    tabellen: dict[str, tuple[int, int]]
    leesregel: int

    @classmethod
    def now(cls) -> "Begin":
        """As it is at this moment."""
        laatste = Leesregel.objects.order_by("-pk").values_list("pk", flat=True).first()
        return cls(fingerprint(), laatste or 0)


def _body(methode: str, data: dict | bytes | None) -> dict:
    """The form, empty unless data is given, for everything but reading; bytes go as they are."""
    if methode in ("GET", "HEAD", "OPTIONS"):
        return {}
    tekst = data if isinstance(data, bytes) else urlencode(data or {}, doseq=True)
    return {"data": tekst, "content_type": "application/x-www-form-urlencoded"}


def fingerprint() -> dict[str, tuple[int, int]]:
    """Per table how many rows there are and which transactions wrote them."""
    bestaand = set(connection.introspection.table_names())
    modellen = {model._meta.db_table for model in apps.get_models()}
    namen = sorted((bestaand & modellen) - BIJWERK)
    vraag = " union all ".join(
        f"select '{naam}', count(*), coalesce(sum(xmin::text::bigint), 0)::bigint from \"{naam}\""  # noqa: S608
        for naam in namen
    )
    with connection.cursor() as cursor:
        cursor.execute(vraag)
        return {naam: (aantal, som) for naam, aantal, som in cursor.fetchall()}
