"""Een tweede methode: dagen op een lat, één voor één geteld; gebruikt niets van het product.

Elke dag is een nummer (ordinal). De keten wordt gevonden door vanaf de eerste dag terug te lopen,
en vanaf de laatste dag vooruit, tot er een heel venster lang geen 1-op-1 is.
"""

import csv
import random
from dataclasses import dataclass
from datetime import date
from pathlib import Path

TABEL = Path(__file__).parent / "met_de_hand.csv"
INGANG = date(2025, 2, 1).toordinal()
#: maximum, window, signal days, and the werkdagen of each trede below the expertteam
GEWOON = (28, 28, (14, 21, 26), (3,))
#: Typed from a calendar; 5 May is free every year, Good Friday is not.
VRIJ = frozenset(
    date(jaar, maand, dag).toordinal()
    for jaar, dagen in {
        2025: ((1, 1), (4, 21), (4, 26), (5, 5), (5, 29), (6, 9), (12, 25), (12, 26)),
        2026: ((1, 1), (4, 6), (4, 27), (5, 5), (5, 14), (5, 25), (12, 25), (12, 26)),
        2027: ((1, 1), (3, 29), (4, 27), (5, 5), (5, 6), (5, 17), (12, 25), (12, 26)),
        2028: ((1, 1), (4, 17), (4, 27), (5, 5), (5, 25), (6, 5), (12, 25), (12, 26)),
        2029: ((1, 1),),
    }.items()
    for maand, dag in dagen
)


@dataclass(frozen=True)
class Vraag:
    """One history: earlier inzetten as (first ordinal, days, aanbieder), and what is asked."""

    naam: str
    eerder: tuple[tuple[int, int, str], ...]
    begin: int
    dagen: int
    versies: str


@dataclass(frozen=True)
class Antwoord:
    """What must come out; dates empty when the request is refused or has no limit.

    `trede_2` holds the days of all treden above the first, in order.
    """

    uitkomst: str
    gebruikt: int
    over: int
    laatste_dag: str = ""
    signalen: str = ""
    trede_1: str = ""
    trede_2: str = ""


def iso(dag: int) -> str:
    return date.fromordinal(dag).isoformat()


def kader_on(versies: str, dag: int) -> tuple[int, int, tuple[int, ...], tuple[int, ...]]:
    """Maximum, window, signal days and ladder on a day; a version counts from its first day.

    "2026-06-01=21/14/7,14,19/5+2": two treden below the expertteam, of 5 and 2 werkdagen. Without
    the last part the ladder is as it was; "rer" is a ladder of the expertteam alone.
    """
    if versies:
        vanaf, rest = versies.split("=")
        if dag >= date.fromisoformat(vanaf).toordinal():
            maximum, venster, signalen, *ladder = rest.split("/")
            lager = [deel for tekst in ladder for deel in tekst.split("+") if deel != "rer"]
            werkdagen = tuple(map(int, lager)) if ladder else GEWOON[3]
            return int(maximum), int(venster), tuple(map(int, signalen.split(","))), werkdagen
    return GEWOON


def answer(vraag: Vraag) -> Antwoord:
    """Count it, day by day."""
    maximum, venster, signalen, ladder = kader_on(vraag.versies, vraag.begin)
    lat = {
        dag for begin, n, _ in vraag.eerder if begin >= INGANG for dag in range(begin, begin + n)
    }
    alles = {dag for begin, n, _ in vraag.eerder for dag in range(begin, begin + n)}
    gevraagd = set(range(vraag.begin, vraag.begin + vraag.dagen))
    if vraag.begin < INGANG:
        return Antwoord("buiten", 0, maximum)
    terug = walk(lat, vraag.begin, -1, venster, vraag.eerder)
    vooruit = walk(lat, vraag.begin + vraag.dagen - 1, 1, venster, vraag.eerder)
    gebruikt = len(terug | vooruit)
    over = max(0, maximum - gebruikt)
    if alles & gevraagd:
        return Antwoord("overlapt", 0, 0)
    vervolg = bool(terug)
    if vraag.dagen > (maximum if vervolg and over == 0 else over):
        return Antwoord("te_lang", gebruikt, over)
    soort = "rer" if vervolg and over == 0 else "vervolg" if vervolg else "past"
    laatste = max(gevraagd)
    dagen = [iso(vraag.begin + n - 1) for n in signalen if n <= vraag.dagen]
    een = dag = laatste + 1
    hoger = []
    for werkdagen in ladder:
        dag = after(dag, werkdagen)
        hoger.append(iso(dag))
    einde = (iso(laatste), " ".join(dagen), iso(een), " ".join(hoger))
    return Antwoord(soort, gebruikt, over, *einde)


def after(dag: int, werkdagen: int) -> int:
    """The werkdagen for an answer pass, and the next werkdag is for the next trede."""
    for _ in range(werkdagen + 1):
        dag += 1
        while date.fromordinal(dag).weekday() > 4 or dag in VRIJ:
            dag += 1
    return dag


def walk(lat: set[int], vanaf: int, stap: int, venster: int, eerder: tuple) -> set[int]:
    """The days of 1-op-1 found walking on from `vanaf`, until a whole window is empty.

    Whole inzetten count: who touches one day of an inzet takes all of its days.
    """
    gevonden: set[int] = set()
    leeg, dag = 0, vanaf
    while leeg < venster:
        dag += stap
        if dag in lat:
            gevonden.add(dag)
            leeg = 0
        else:
            leeg += 1
    geraakt = (set(range(b, b + n)) for b, n, _ in eerder if b >= INGANG)
    binnen = {vanaf} | gevonden
    return {d for deel in geraakt if deel & binnen for d in deel}


def by_hand() -> list[tuple[Vraag, Antwoord]]:
    """The rows of the table."""
    with TABEL.open(encoding="utf-8", newline="") as bestand:
        return [_read(rij) for rij in csv.DictReader(bestand, delimiter=";")]


def _read(rij: dict[str, str]) -> tuple[Vraag, Antwoord]:
    eerder = tuple(_earlier(tekst) for tekst in rij["eerder"].split())
    begin = date.fromisoformat(rij["begin"]).toordinal()
    vraag = Vraag(rij["naam"], eerder, begin, int(rij["dagen"]), rij["versies"])
    uit = {naam: rij[naam] for naam in ("laatste_dag", "signalen", "trede_1", "trede_2")}
    return vraag, Antwoord(rij["uitkomst"], int(rij["gebruikt"]), int(rij["over"]), **uit)


def _earlier(tekst: str) -> tuple[int, int, str]:
    span, aanbieder = tekst.split("@")
    begin, dagen = span.split("+")
    return date.fromisoformat(begin).toordinal(), int(dagen), aanbieder


VERSIES = ("", "", "", "2026-06-01=21/14/7,14,19/5", "2026-09-01=42/60/14,28,40/2+4")


def made_up(aantal: int) -> list[Vraag]:
    """Random histories that never change: gaps of 0 to 45 days, 0 to 4 earlier inzetten."""
    toeval = random.Random(28)
    return [_one(nr, toeval) for nr in range(aantal)]


def _one(nr: int, toeval: random.Random) -> Vraag:
    dag = toeval.choice((INGANG - 60, INGANG, INGANG + 330, INGANG + 460, INGANG + 1090))
    dag += toeval.randrange(0, 60)
    eerder = []
    for _ in range(toeval.randrange(0, 5)):
        dagen = toeval.choice((1, 5, 9, 14, 20, 28, 28, 40))
        eerder.append((dag, dagen, toeval.choice("ABC")))
        dag += dagen + toeval.choice((0, 0, 3, 13, 14, 26, 27, 28, 29, 45))
    begin = dag
    if eerder and toeval.random() < 0.25:  # een begin voor een geplande inzet, of erdoorheen
        begin = eerder[-1][0] - toeval.randrange(1, 40)
    dagen = toeval.choice((1, 7, 8, 13, 14, 16, 20, 21, 26, 27, 28, 28, 28, 29))
    return Vraag(f"toeval_{nr}", tuple(eerder), begin, dagen, toeval.choice(VERSIES))
