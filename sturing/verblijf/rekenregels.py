"""De berekening van elke maat van de verblijfsmonitor, op een populatie (GV-A)."""

from collections.abc import Callable, Iterable, Sequence

from .populatie import JONG_TOT_EN_MET, Persoon, Populatie
from .verblijven import ZONDER_SCHOOL

JAAR = 365.25
Berekening = Callable[[Populatie], float | None]


def mean(waarden: Iterable[float]) -> float | None:
    """The plain mean; None without values."""
    rij = list(waarden)
    return sum(rij) / len(rij) if rij else None


def _days(personen: Sequence[Persoon]) -> float | None:
    return mean(p.dagen for p in personen)


def _euro(centen: Iterable[float]) -> float | None:
    bedrag = mean(centen)
    return None if bedrag is None else bedrag / 100


def _several(p: Populatie) -> list[int]:
    aantallen = [len(persoon.episode.aanbieders()) for persoon in p.personen]
    return [aantal for aantal in aantallen if aantal > 1]


def involvement(p: Populatie, *typen: str) -> float | None:
    """Mean days that an aanbieder of these types is involved in an episode (GV-A-09)."""
    return mean(dagen for soort in typen for dagen in p.involvement.get(soort, ()))


def _top_age(p: Populatie) -> float | None:
    return mean((p.keuze.peildatum - q.episode.geboren).days / JAAR for q in p.top)


def top_saving(p: Populatie) -> float | None:
    """Costs of the longest stays minus ambulant help of those still staying, in euro."""
    return _minus(_euro(map(p.stay_cost, p.top)), _euro(map(p.ambulant_cost, p.nog)))


def mean_saving(p: Populatie) -> float | None:
    """Costs of all stays minus ambulant help, both of the mean youth, in euro."""
    return _minus(_euro(map(p.all_stay_cost, p.personen)), _euro(map(p.ambulant_cost, p.personen)))


def _minus(links: float | None, rechts: float | None) -> float | None:
    return None if links is None or rechts is None else links - rechts


def last_known(persoon: Persoon, veld: str) -> object:
    """What the newest stay that says something about it says."""
    for verblijf in reversed(persoon.episode.verblijven):
        waarde = getattr(verblijf, veld)
        if waarde not in (None, ""):
            return waarde
    return None


def waiting(p: Populatie) -> int:
    """Still staying and waiting for fitting help (GV-A-16)."""
    return sum(last_known(persoon, "wacht_op_hulp") is True for persoon in p.nog)


def without_school(p: Populatie) -> int:
    """Still staying and not at school (GV-A-16)."""
    return sum(last_known(persoon, "onderwijs") in ZONDER_SCHOOL for persoon in p.nog)


#: The computation per code of maten.toml.
REKENREGELS: dict[str, Berekening] = {
    "clienten": lambda p: len(p.personen),
    "uitgestroomd": lambda p: len(p.uit),
    "later_uit": lambda p: len(p.personen) - len(p.uit) - len(p.nog),
    "verblijft": lambda p: len(p.nog),
    "jong": lambda p: sum(persoon.leeftijd <= JONG_TOT_EN_MET for persoon in p.personen),
    "duur": lambda p: _days(p.personen),
    "duur_uit": lambda p: _days(p.uit),
    "duur_nog": lambda p: _days(p.nog),
    "kort": lambda p: len(p.kort),
    "kort_duur": lambda p: _days(p.kort),
    "lang_duur": lambda p: _days(p.lang),
    "top_duur": lambda p: _days(p.top),
    "top_leeftijd": _top_age,
    "een_aanbieder": lambda p: sum(
        len(persoon.episode.aanbieders()) == 1 for persoon in p.personen
    ),
    "meer_aanbieders": lambda p: mean(_several(p)),
    "duur_ggz": lambda p: involvement(p, "GGZ"),
    "duur_jo_lvb": lambda p: involvement(p, "JO", "LVB"),
    "kosten": lambda p: _euro(map(p.stay_cost, p.personen)),
    "kosten_nog": lambda p: _euro(map(p.stay_cost, p.nog)),
    "top_kosten": lambda p: _euro(map(p.stay_cost, p.top)),
    "kosten_sinds": lambda p: _euro(map(p.all_stay_cost, p.personen)),
    "kosten_sinds_nog": lambda p: _euro(map(p.all_stay_cost, p.nog)),
    "ambulant": lambda p: _euro(map(p.ambulant_cost, p.personen)),
    "ambulant_nog": lambda p: _euro(map(p.ambulant_cost, p.nog)),
    "besparing_top": top_saving,
    "besparing": mean_saving,
    "wacht": waiting,
    "zonder_school": without_school,
}
