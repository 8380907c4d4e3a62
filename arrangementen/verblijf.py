"""Waar een jeugdige verblijft: de ene plek waar verblijven uit start en stop worden gelezen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from arrangementen.aanbod.models import Product, Verblijfsvorm
from arrangementen.toewijzing.models import TIJDELIJK, Zorgstart


@dataclass(frozen=True)
class Stay:
    """One stay at one aanbieder, both days included; `tot` None: still there on the day asked.

    `vorm` is a code of Verblijfsvorm; `klinisch` marks a clinical ggz-opname, which is no verblijf
    in the sense of the Verblijfsmonitor (GV-V-05). `tijdelijk`: it stopped for a time (reason 20).
    """

    jeugdige_id: int
    casus_id: int
    gemeente_id: int
    aanbieder_id: int
    code: str
    vorm: str
    van: date
    tot: date | None
    klinisch: bool
    tijdelijk: bool = False


def stays(on: date, *, jeugdigen: Iterable[int] | None = None) -> list[Stay]:
    """Every stay that had begun on `on`, oldest first, as the aanbieders reported it (JW305, 307).

    Read from the starts and stops of products with a verblijfsvorm; removed messages do not count.
    An end after `on` is not known yet on that day and gives `tot` None. With `jeugdigen` only of
    these. Three queries, whatever the number of rows. This is the only reader of stays: episodes
    (GV-A-02), the guard on placements and the capacity of aanbieders all build on it.
    """
    vormen = _forms()
    starts = Zorgstart.objects.filter(
        verwijderd_op=None, begindatum__lte=on, code__in={code for code, _, _ in vormen}
    )
    if jeugdigen is not None:
        starts = starts.filter(jeugdige__in=list(jeugdigen))
    gevonden = starts.order_by("begindatum", "pk").prefetch_related("stops")
    return [_stay(start, _form_on(vormen, start), on) for start in gevonden]


def _forms() -> list[tuple[str, date, str]]:
    """(code, valid from, vorm) of every version of a product in which a jeugdige stays."""
    producten = Product.objects.exclude(verblijfsvorm="").order_by("code", "-geldig_van")
    return list(producten.values_list("code", "geldig_van", "verblijfsvorm"))


def _form_on(vormen: list[tuple[str, date, str]], start: Zorgstart) -> str:
    """The vorm of the version that held when the stay began; else of the earliest one."""
    eigen = [(van, vorm) for code, van, vorm in vormen if code == start.code]
    return next((vorm for van, vorm in eigen if van <= start.begindatum), eigen[-1][1])


def _stay(start: Zorgstart, vorm: str, on: date) -> Stay:
    stops = [stop for stop in start.counting_stops() if stop.einddatum <= on]
    return Stay(
        jeugdige_id=start.jeugdige_id,
        casus_id=start.casus_id,
        gemeente_id=start.gemeente_id,
        aanbieder_id=start.aanbieder_id,
        code=start.code,
        vorm=vorm,
        van=start.begindatum,
        tot=stops[0].einddatum if stops else None,
        klinisch=vorm == Verblijfsvorm.KLINISCH,
        tijdelijk=bool(stops) and all(stop.reden == TIJDELIJK for stop in stops),
    )
