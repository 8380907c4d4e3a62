"""Meet hoe snel het product is op wat er geladen is; laat geen spoor achter.

Alles gebeurt in één transactie die wordt teruggedraaid: ook leesregels, sessies en gebeurtenissen
van de meting zelf. Wat een scherm toont ziet niemand.
"""

import math
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date, datetime
from functools import partial
from itertools import cycle
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Count
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from arrangementen.berichten.ontvangst import process
from arrangementen.berichten.opslag import store
from arrangementen.ijw.bericht import Bericht as IjwBericht
from arrangementen.ijw.bouwen import make_header, write
from arrangementen.models import Berichtstand, Toewijzing
from arrangementen.toewijzing.client import short_client
from arrangementen.toewijzing.producten import start_product
from casusregie.models import Casus, LokaleRoute, Regierol
from casusregie.termijnen.bewaking import watch
from organisaties.models import Aanstelling, Medewerker
from organisaties.rollen import Rol
from verloop.geheugen import settle
from verloop.overgangen import perform

BACKEND = "organisaties.backend.WachtwoordBackend"
CASUSSEN = 20
#: Every dashboard: who looks at it, and where it is.
SCHERMEN = {
    "dashboard": (Rol.CONTRACTMANAGER, "sturing:dashboard"),
    "aanbieders": (Rol.CONTRACTMANAGER, "sturing:aanbieder_list"),
    "trends": (Rol.CONTRACTMANAGER, "sturing:trends"),
    "regiovisie": (Rol.CONTRACTMANAGER, "sturing:regiovisie"),
    "verslag 1-op-1": (Rol.CONTRACTMANAGER, "sturing:eenopeen_verslag"),
    "verblijf": (Rol.CONTRACTMANAGER, "sturing:verblijf"),
    "team": (Rol.TEAMLEIDER, "sturing:team"),
    "zorgbemiddeling": (Rol.ZORGBEMIDDELAAR, "casusregie:zorgbemiddeling"),
}


class NietTeMeten(RuntimeError):  # noqa: N818 - een toestand van de gegevens
    """What is loaded has nothing to measure this on; the text is Dutch."""


@dataclass(frozen=True)
class Meting:
    """One measured thing: how often, the median and the 95th percentile, and its queries."""

    name: str
    n: int
    p50_ms: float | None
    p95_ms: float | None
    queries: int | None

    def to_dict(self) -> dict[str, Any]:
        """For `bench --json`."""
        return asdict(self)


def measure_all(n: int, now: datetime, alleen: Collection[str] = ()) -> Iterator[Meting]:
    """Every measurement, `n` times each after a warm-up; what cannot be measured has n = 0.

    With `alleen` only those of these names.
    """
    settle()
    on = timezone.localdate(now)
    proeven: dict[str, Callable[[], Callable[[], Any]]] = {
        "werkvoorraad": lambda: _worklist(on),
        "casus": lambda: _casus_page(on),
        "zoeken": lambda: _search(on),
        **{naam: partial(_screen, on, *waar) for naam, waar in SCHERMEN.items()},
        "overgang": lambda: _transition(now),
        "bewaking": lambda: lambda: watch(on, now),
        "bericht": lambda: _message(on, now),
    }
    for naam, maak in proeven.items():
        if alleen and naam not in alleen:
            continue
        with _without_trace():
            try:
                yield measure(naam, maak(), n)
            except NietTeMeten:
                yield Meting(naam, 0, None, None, None)


def measure(naam: str, doe: Callable[[], Any], n: int) -> Meting:
    """Once to warm up, once to count the queries, `n` times on the clock; each undone."""
    _undone(doe)
    with CaptureQueriesContext(connection) as geteld:
        _undone(doe)
    vragen = sum("SAVEPOINT" not in vraag["sql"] for vraag in geteld.captured_queries)
    tijden = sorted(_undone(doe) for _ in range(n))
    return Meting(naam, n, percentile(tijden, 50), percentile(tijden, 95), vragen)


def percentile(gesorteerd: list[float], procent: int) -> float:
    """The value below which so many percent lie (nearest rank), in milliseconds."""
    plaats = max(0, math.ceil(len(gesorteerd) * procent / 100) - 1)
    return round(gesorteerd[plaats] * 1000, 1)


@contextmanager
def _without_trace() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _undone(doe: Callable[[], Any]) -> float:
    """How long it took, in seconds."""
    with _without_trace():
        begin = time.perf_counter()
        doe()
        return time.perf_counter() - begin


# --- wie kijkt, en waarnaar ----------------------------------------------------------------------
def busiest(on: date) -> Medewerker:
    """The casusregisseur with most casussen that is there today."""
    lopend = Regierol.objects.current().filter(
        rol=Rol.CASUSREGISSEUR, medewerker__is_active=True, casus__gesloten_op=None
    )
    drukte = lopend.values_list("medewerker").annotate(aantal=Count("pk")).order_by("-aantal")
    for nummer, _ in drukte[:50]:
        medewerker = Medewerker.objects.get(pk=nummer)
        if medewerker.aanstellingen_op(on):
            return medewerker
    raise NietTeMeten("Er is geen casusregisseur met casussen.")


def _client(medewerker: Medewerker) -> Client:
    """A browser of this person, without the walk through the log-in page."""
    naam = next((h.lstrip(".") for h in settings.ALLOWED_HOSTS if h != "*"), "localhost")
    client = Client(SERVER_NAME=naam)
    client.force_login(medewerker, backend=BACKEND)
    return client


def _page(client: Client, url: str) -> None:
    antwoord = client.get(url, secure=settings.SECURE_SSL_REDIRECT)
    if antwoord.status_code != 200:
        raise RuntimeError(f"{url} gaf {antwoord.status_code} in plaats van 200.")


def _worklist(on: date) -> Callable[[], None]:
    client, url = _client(busiest(on)), reverse("casusregie:werkvoorraad")
    return lambda: _page(client, url)


def _own_casussen(medewerker: Medewerker) -> list[Casus]:
    rollen = Regierol.objects.current().filter(medewerker=medewerker)
    eigen = Casus.objects.filter(pk__in=rollen.values("casus"), gesloten_op=None)
    return list(eigen.select_related("jeugdige").order_by("-pk")[:CASUSSEN])


def _casus_page(on: date) -> Callable[[], None]:
    medewerker = busiest(on)
    client = _client(medewerker)
    urls = cycle(
        [reverse("casusregie:casus_detail", args=[c.kenmerk]) for c in _own_casussen(medewerker)]
    )
    return lambda: _page(client, next(urls))


def _search(on: date) -> Callable[[], None]:
    """By the first letters of a surname, as somebody types them."""
    medewerker = busiest(on)
    client, url = _client(medewerker), reverse("casusregie:zoeken")
    namen = cycle([casus.jeugdige.achternaam[:5] for casus in _own_casussen(medewerker)])
    return lambda: _page(client, f"{url}?q={next(namen)}")


def _screen(on: date, rol: Rol, adres: str) -> Callable[[], None]:
    """A screen that needs no casus, for the first person with this role."""
    rij = Aanstelling.objects.current(on).filter(rol=rol).order_by("pk").first()
    if rij is None:
        raise NietTeMeten(f"Er is geen {rol.label.lower()}.")
    client, url = _client(rij.medewerker), reverse(adres)
    return lambda: _page(client, url)


# --- de deur en de berichten ---------------------------------------------------------------------
def _transition(now: datetime) -> Callable[[], Any]:
    """A route in which help runs goes to its evaluation."""
    lopend = LokaleRoute.objects.filter(status=LokaleRoute.Status.HULP_LOOPT)
    for route in lopend.select_related("casus").order_by("-pk")[:CASUSSEN]:
        houder = route.casus.holder_of(Rol.CASUSREGISSEUR)
        if houder and houder.medewerker:
            by = houder.medewerker
            return lambda: perform(route, "start_evaluation", by=by, op=now)
    raise NietTeMeten("Er is geen lopende hulp met een casusregisseur.")


def _message(on: date, now: datetime) -> Callable[[], None]:
    """A JW305 of an aanbieder, from the file to the dossier."""
    wacht = Toewijzing.objects.standing().filter(
        casus__jeugdige__bsn_index__isnull=False,
        casus__gesloten_op=None,
        starts=None,
        ingangsdatum__lte=on,
        einddatum__gte=on,
    )
    rijen = wacht.select_related("casus__jeugdige", "gemeente", "aanbieder", "product")
    toewijzing = rijen.order_by("-pk").first()
    if toewijzing is None:
        raise NietTeMeten("Er is geen toewijzing die op een start wacht.")
    by, data = Medewerker.objects.systeem(), start_message(toewijzing, on)

    def read() -> None:
        rij = process(store(data, op=now, by=by, bestand="bench.xml"), op=now)
        if rij.status != Berichtstand.VERWERKT:
            raise RuntimeError(f"De JW305 is afgekeurd: {rij.bevindingen}")

    return read


def start_message(toewijzing: Toewijzing, on: date) -> bytes:
    """The JW305 that the aanbieder would send today about this toewijzing."""
    adres = (toewijzing.aanbieder.agb_code, toewijzing.gemeente.cbs_code)
    client = short_client(toewijzing.casus.jeugdige)
    client["StartProducten"] = {"StartProduct": [start_product(toewijzing, on)]}
    kop = make_header("305", *adres, f"B{toewijzing.pk}"[:12], on)
    return write(IjwBericht("305", {"Header": kop, "Client": client}))
