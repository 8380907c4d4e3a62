"""Plekken per vorm in de tijd, en pleegzorg en gezinshuizen naast groepen (GV-M3-07, RV-A2-01)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from casusregie.tafel.keuzes import GEZINSVORMEN, GROEPSVORMEN, SNEL_VOOR_JONG, Vorm
from normenkader.instellingen import instelling

from .models import Capaciteit, Capaciteitstand


@dataclass(frozen=True)
class Telling:
    """Places and occupied places of one form on one day."""

    vorm: str
    plekken: int
    bezet: int

    @property
    def naam(self) -> str:
        """The form in words."""
        return str(Vorm(self.vorm).label)

    @property
    def vrij(self) -> int:
        """Free places."""
        return self.plekken - self.bezet


@dataclass(frozen=True)
class Verhouding:
    """Places in families per place in a group, now and on the baseline (RV-A2-01).

    `groei` and `doel` are whole percentages; None when a side of the comparison is missing.
    """

    nulmeting: date
    gezin_toen: int
    groep_toen: int
    gezin_nu: int
    groep_nu: int
    doel: int

    @property
    def toen(self) -> float | None:
        """Family places per group place on the baseline."""
        return self.gezin_toen / self.groep_toen if self.groep_toen else None

    @property
    def nu(self) -> float | None:
        """Family places per group place now."""
        return self.gezin_nu / self.groep_nu if self.groep_nu else None

    @property
    def groei(self) -> int | None:
        """By how many percent the ratio grew since the baseline."""
        if not self.toen or self.nu is None:
            return None
        return round((self.nu / self.toen - 1) * 100)

    @property
    def gehaald(self) -> bool:
        """Is the target of the region met?"""
        return self.groei is not None and self.groei >= self.doel


def on_days(dagen: Iterable[date]) -> dict[date, dict[str, Telling]]:
    """Per day the places per form, from what was last reported up to that day; 1 query."""
    dagen = sorted(dagen)
    standen = list(
        Capaciteitstand.objects.filter(op__lte=dagen[-1], capaciteit__actief=True)
        .order_by("op", "pk")
        .values_list("capaciteit_id", "capaciteit__vorm", "op", "plekken", "bezet")
    )
    uitkomst: dict[date, dict[str, Telling]] = {}
    laatste: dict[int, tuple[str, int, int]] = {}
    volgende = 0
    for dag in dagen:
        while volgende < len(standen) and standen[volgende][2] <= dag:
            nummer, vorm, _, plekken, bezet = standen[volgende]
            laatste[nummer] = (vorm, plekken, bezet)
            volgende += 1
        uitkomst[dag] = _summed(laatste.values())
    return uitkomst


def _summed(standen: Iterable[tuple[str, int, int]]) -> dict[str, Telling]:
    som: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for vorm, plekken, bezet in standen:
        som[vorm][0] += plekken
        som[vorm][1] += bezet
    return {vorm: Telling(vorm, *waarden) for vorm, waarden in som.items()}


def per_form(on: date) -> list[Telling]:
    """The places per form on that day, in the order of the list; 1 query."""
    telling = on_days([on])[on]
    return [telling[vorm] for vorm in Vorm.values if vorm in telling]


def months(on: date, aantal: int = 12) -> list[date]:
    """The last days of the `aantal` months before `on`, then `on` itself."""
    dagen, eerste = [on], on.replace(day=1)
    for _ in range(aantal):
        laatste = eerste - timedelta(days=1)
        dagen.append(laatste)
        eerste = laatste.replace(day=1)
    return sorted(dagen)


def ratio(on: date) -> Verhouding:
    """Family places against group places, beside the baseline of the setting; 1 query."""
    nulmeting = date.fromisoformat(instelling("capaciteit.nulmeting", on))
    telling = on_days([min(nulmeting, on), on])
    toen, nu = telling[min(nulmeting, on)], telling[on]
    return Verhouding(
        nulmeting=nulmeting,
        gezin_toen=_places(toen, GEZINSVORMEN),
        groep_toen=_places(toen, GROEPSVORMEN),
        gezin_nu=_places(nu, GEZINSVORMEN),
        groep_nu=_places(nu, GROEPSVORMEN),
        doel=instelling("capaciteit.groei_procent", on),
    )


def quick_for_young(on: date) -> list[Capaciteit]:
    """Crisispleegzorg and noodbed-gezinnen: where they are and how many are free (GV-M3-04)."""
    rijen = Capaciteit.objects.in_use().filter(vorm__in=SNEL_VOOR_JONG)
    return sorted(rijen.for_list(), key=lambda rij: (-rij.vrij, rij.aanbieder.naam, rij.locatie))


def _places(telling: dict[str, Telling], vormen: Iterable[str]) -> int:
    return sum(telling[vorm].plekken for vorm in vormen if vorm in telling)
