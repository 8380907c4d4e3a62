"""Wat er in het verzonnen bestand omheen staat: eerder verblijf, ambulant en wie niet telt."""

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from . import voorbeeld_delen as delen
from .verblijven import DAG, Ambulant, Verblijf
from .voorbeeld_delen import Jeugdige, spread

EERDER_NOG, EERDER_UIT = 18, 50
NA_2017 = date(2017, 1, 1)
#: Forms and numbers of stays that stay outside the population of the source.
ANDERE_JAREN = ((date(2017, 3, 1), 60), (date(2018, 3, 1), 75), (date(2021, 1, 2), 45))
BUITEN_DE_TELLING = (("pleegzorg", 60), ("kortdurend", 34), ("klinisch", 26))


def earlier_stays(rng: random.Random, jeugdigen: Sequence[Jeugdige]) -> list[Verblijf]:
    """Stays before the episode that counts, with a time at home in between (GV-A-11)."""
    meer_nog = delen.NOG * (delen.SINDS_NOG - delen.KOSTEN_NOG)
    meer_uit = delen.ALLE * (delen.SINDS - delen.KOSTEN) - meer_nog
    nog = [kind for kind in jeugdigen if kind.nog and not kind.top][:EERDER_NOG]
    uit = [kind for kind in jeugdigen if not kind.nog and not kind.top][:EERDER_UIT]
    eerder = []
    for kinderen, totaal in ((nog, meer_nog), (uit, meer_uit)):
        bedragen = spread(rng, totaal, [9_000] * len(kinderen), [62_000] * len(kinderen))
        eerder += [_earlier(rng, *paar) for paar in zip(kinderen, bedragen, strict=True)]
    return eerder


def _earlier(rng: random.Random, kind: Jeugdige, bedrag: int) -> Verblijf:
    tot = kind.van - timedelta(days=rng.randint(60, 220))
    van = tot - timedelta(days=bedrag // rng.randint(180, 260))
    return _stay(kind, "residentieel", van, tot, bedrag)


def _stay(kind: Jeugdige, vorm: str, van: date, tot: date | None, euro: int) -> Verblijf:
    laatste = tot or delen.PEILDATUM
    return Verblijf(
        kind.code, delen.JO[0], "JO", vorm, van, tot, kind.geboren, euro * 100, laatste,
        kind.gemeente,
    )  # fmt: skip


def ambulant_help(rng: random.Random, jeugdigen: Sequence[Jeugdige]) -> list[Ambulant]:
    """Help outside the episodes: before 2017, between 2017 and the stay, and after it (GV-A-12)."""
    nog = [kind for kind in jeugdigen if kind.nog]
    uit = [kind for kind in jeugdigen if not kind.nog and not kind.top][-delen.NOG :]
    oud = delen.ALLE * (delen.BUITEN - delen.BUITEN_2017)
    nieuw = delen.NOG * delen.BUITEN_NOG - oud
    nazorg = delen.ALLE * delen.BUITEN - delen.NOG * delen.BUITEN_NOG
    return [
        *_before_2017(rng, nog, oud),
        *_until_stay(rng, nog, nieuw),
        *_afterwards(rng, uit, nazorg),
        *_inside(rng, nog),
    ]


def _before_2017(
    rng: random.Random, kinderen: Sequence[Jeugdige], totaal: int
) -> Iterator[Ambulant]:
    bedragen = spread(rng, totaal, [20_000] * len(kinderen), [45_000] * len(kinderen))
    for kind, bedrag in zip(kinderen, bedragen, strict=True):
        yield Ambulant(kind.code, date(2015, 2, 1), NA_2017 - DAG, bedrag * 100)


def _until_stay(
    rng: random.Random, kinderen: Sequence[Jeugdige], totaal: int
) -> Iterator[Ambulant]:
    """From 2017 until the stays begin: who stays longest had least time for it."""
    ruimte = [min(400, (kind.van - NA_2017).days) for kind in kinderen]
    bedragen = spread(rng, totaal, [60 * d for d in ruimte], [420 * d for d in ruimte])
    for kind, dagen, bedrag in zip(kinderen, ruimte, bedragen, strict=True):
        van = NA_2017 if kind.top else date(2017, 1, 1)
        yield Ambulant(kind.code, van, van + timedelta(days=dagen // 3), bedrag * 100)


def _afterwards(
    rng: random.Random, kinderen: Sequence[Jeugdige], totaal: int
) -> Iterator[Ambulant]:
    bedragen = spread(rng, totaal, [500] * len(kinderen), [4_000] * len(kinderen))
    for kind, bedrag in zip(kinderen, bedragen, strict=True):
        begin = kind.laatste + DAG
        yield Ambulant(kind.code, begin, begin + timedelta(days=90), bedrag * 100)


def _inside(rng: random.Random, kinderen: Sequence[Jeugdige]) -> Iterator[Ambulant]:
    """Ambulant help during a stay: it must not count as help outside it."""
    for kind in kinderen[:20]:
        begin = kind.van + timedelta(days=rng.randrange(100))
        yield Ambulant(kind.code, begin, begin + timedelta(days=60), 480_000)


def other_stays(rng: random.Random) -> Iterator[Verblijf]:
    """Stays of other forms, and stays that lie in other years."""
    nummer = 1000
    for vorm, aantal in BUITEN_DE_TELLING:
        for _ in range(aantal):
            nummer += 1
            dagen = rng.randint(5, 60) if vorm != "pleegzorg" else rng.randint(200, 1500)
            yield _other(rng, nummer, vorm, date(2020, 1, 1) + _some(rng, 330), dagen)
    for begin, aantal in ANDERE_JAREN:
        for _ in range(aantal):
            nummer += 1
            dagen = rng.randint(20, 500)
            yield _other(rng, nummer, "residentieel", begin + _some(rng, 200), dagen)


def _some(rng: random.Random, dagen: int) -> timedelta:
    return timedelta(days=rng.randrange(dagen))


def _other(rng: random.Random, nummer: int, vorm: str, van: date, dagen: int) -> Verblijf:
    geboren = van - timedelta(days=rng.randint(5 * 366, 17 * 365))
    kind = Jeugdige(f"J{nummer:04d}", dagen, False, False, van, geboren)
    kind.gemeente = rng.choice(delen.GEMEENTEN)
    tot = min(kind.laatste, date(2019, 12, 31)) if van.year < 2020 else kind.laatste
    einde = tot if tot < delen.PEILDATUM else None
    return _stay(kind, vorm, van, einde, 210 * ((einde or delen.PEILDATUM) - van).days + 210)
