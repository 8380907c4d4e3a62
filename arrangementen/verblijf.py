"""Waar een jeugdige verblijft: de ene plek waar verblijven uit start en stop worden gelezen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Min, Q

from arrangementen.aanbod.models import Product, Verblijfsvorm
from arrangementen.toewijzing.models import TIJDELIJK, Zorgstart

#: What is read of a start, in this order.
VELDEN = (
    *("jeugdige_id", "casus_id", "gemeente_id", "aanbieder_id", "code", "begindatum"),
    *("tot", "definitief"),
)


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
    these. Two queries, whatever the number of rows. This is the only reader of stays: episodes
    (GV-A-02), the guard on placements and the capacity of aanbieders all build on it.
    """
    vormen = _forms()
    starts = Zorgstart.objects.filter(
        verwijderd_op=None, begindatum__lte=on, code__in={code for code, _, _ in vormen}
    )
    if jeugdigen is not None:
        starts = starts.filter(jeugdige__in=list(jeugdigen))
    bekend = Q(stops__verwijderd_op=None, stops__einddatum__lte=on)
    rijen = starts.order_by("begindatum", "pk").annotate(
        tot=Min("stops__einddatum", filter=bekend),
        definitief=Count("stops", filter=bekend & ~Q(stops__reden=TIJDELIJK)),
    )
    return [_stay(vormen, *rij) for rij in rijen.values_list(*VELDEN)]


def _forms() -> list[tuple[str, date, str]]:
    """(code, valid from, vorm) of every version of a product in which a jeugdige stays."""
    producten = Product.objects.exclude(verblijfsvorm="").order_by("code", "-geldig_van")
    return list(producten.values_list("code", "geldig_van", "verblijfsvorm"))


def _form_on(vormen: list[tuple[str, date, str]], code: str, begin: date) -> str:
    """The vorm of the version that held when the stay began; else of the earliest one."""
    eigen = [(van, vorm) for product, van, vorm in vormen if product == code]
    return next((vorm for van, vorm in eigen if van <= begin), eigen[-1][1])


def _stay(vormen: list[tuple[str, date, str]], *rij: Any) -> Stay:
    jeugdige_id, casus_id, gemeente_id, aanbieder_id, code, van, tot, definitief = rij
    vorm = _form_on(vormen, code, van)
    return Stay(
        jeugdige_id=jeugdige_id,
        casus_id=casus_id,
        gemeente_id=gemeente_id,
        aanbieder_id=aanbieder_id,
        code=code,
        vorm=vorm,
        van=van,
        tot=tot,
        klinisch=vorm == Verblijfsvorm.KLINISCH,
        tijdelijk=tot is not None and not definitief,
    )
