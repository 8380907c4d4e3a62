"""Vindt casussen op nummer, naam of BSN; alleen wat iemand mag zien bestaat hier."""

import re
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db import connection
from django.db.models import Q, QuerySet

from casusregie.jeugdige.namen import search_key
from casusregie.jeugdige.versleuteling import blind_index
from normenkader.instellingen import instelling
from organisaties.models import Leesregel

from .models import Casus

HOOGUIT = 50
#: How alike a word must be, from 0 to 1. The default 0.6 misses one wrong letter in seven
#: ("osdemir"); at 0.5 one typing error in a word of six letters is found.
GELIJKENIS = 0.5
BSN_ZOEKEN = "zoeken_bsn"
NUMMER = re.compile(r"^(20\d\d)\s*-\s*(\d{1,6})$")
VOLGNUMMER = re.compile(r"^\d{1,6}$")
TEKENS = re.compile(r"[\s.\-\u00a0]")
JAREN_TERUG = 3


def looks_like_bsn(tekst: str) -> bool:
    """Eight or nine digits with only spaces, dots or dashes between them."""
    kaal = TEKENS.sub("", tekst)
    return kaal.isdecimal() and len(kaal) in (8, 9) and not NUMMER.match(tekst.strip())


def find_casussen(tekst: str, medewerker: Any, on: date) -> list[Casus]:
    """Visible casussen by casusnummer or by name, at most 51; empty for less than two letters.

    Names are compared without accents and with small typing errors.
    """
    tekst = tekst.strip()
    zichtbaar = Casus.objects.visible_to(medewerker, on).for_list()
    nummers = _numbers(tekst, on)
    if nummers:
        op_nummer = Q(nummer__in=nummers) | Q(nummer__startswith=nummers[0])
        return list(zichtbaar.filter(op_nummer).order_by("nummer")[: HOOGUIT + 1])
    return list(_by_name(zichtbaar, tekst)[: HOOGUIT + 1])


def find_by_bsn(bsn: str, medewerker: Any, on: date) -> list[Casus]:
    """Visible casussen of the jeugdige with this BSN; unknown and invisible are the same."""
    zichtbaar = Casus.objects.visible_to(medewerker, on).for_list()
    return list(
        zichtbaar.filter(jeugdige__bsn_index=blind_index(bsn)).order_by("-aangemeld_op", "-pk")[
            :HOOGUIT
        ]
    )


def may_search_bsn(medewerker: Any, nu: datetime) -> bool:
    """Fewer searches on BSN in the past hour than the setting allows (default 30)."""
    gezocht = Leesregel.objects.filter(
        medewerker=medewerker, gebeurtenis=BSN_ZOEKEN, op__gt=nu - timedelta(hours=1)
    )
    return bool(gezocht.count() < instelling("zoeken.bsn_per_uur", nu.date()))


def _numbers(tekst: str, on: date) -> list[str]:
    """What a text may be as casusnummer: as typed first, then with zeros filled in."""
    heel = NUMMER.match(tekst)
    if heel:
        jaar, volg = heel.groups()
        return [f"{jaar}-{volg}", f"{jaar}-{int(volg):06d}"]
    if VOLGNUMMER.match(tekst):
        return [f"{jaar}-{int(tekst):06d}" for jaar in range(on.year, on.year - JAREN_TERUG, -1)]
    return []


def _by_name(casussen: QuerySet[Casus], tekst: str) -> QuerySet[Casus]:
    sleutel = search_key(tekst.replace(",", " "))
    if len(sleutel) < 2:
        return casussen.none()
    _lower_threshold()
    alle_woorden = Q()
    for woord in sleutel.split():
        alle_woorden &= Q(jeugdige__zoeknaam__contains=woord)
    return (
        casussen.filter(Q(jeugdige__zoeknaam__trigram_word_similar=sleutel) | alle_woorden)
        .annotate(gelijkenis=TrigramWordSimilarity(sleutel, "jeugdige__zoeknaam"))
        .order_by("-gelijkenis", "jeugdige__sorteernaam", "-aangemeld_op", "-pk")
    )


def _lower_threshold() -> None:
    """For the rest of this transaction only; the index uses it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select set_config('pg_trgm.word_similarity_threshold', %s, true)", [str(GELIJKENIS)]
        )
