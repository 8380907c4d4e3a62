"""De poort voor wie een stop meldt: mag deze hulp om deze reden op deze dag stoppen?"""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from verloop.redenen import Nee, Oordeel
from verloop.schermen.woorden import day_month

from .beeindiging import Beeindiging, Stand
from .overname import Overname

EENZIJDIG_AANBIEDER = "33"
#: temporary, death, the jeugdige itself and the gemeente need no takeover first
ZONDER_OVERNAME = frozenset({"02", "20", "32", "36"})
NOG_ZOEKEN = Nee(
    "U blijft verantwoordelijk tot een ander de hulp overneemt.",
    "Leg eerst vast wie de hulp overneemt en vanaf welke dag.",
)
#: kenmerk of the help, reden, einddatum
Stop = tuple[Any, str, date | None]


def may_stop(hulp_kenmerk: Any, reden: str, einddatum: date | None = None) -> Oordeel:
    """May the aanbieder report this stop (reden: JZ588)? Nee carries the way forward.

    Reason 33 waits for consent and a solution (CR-A3-06, -12); while other help is looked for
    the aanbieder stays responsible (CR-B2-07).
    """
    return may_stop_many([(hulp_kenmerk, reden, einddatum)])[0]


def may_stop_many(stops: Sequence[Stop]) -> list[Oordeel]:
    """The same for many (kenmerk of the help, reden, einddatum)."""
    wachten = {kenmerk for kenmerk, reden, _ in stops if _waits_for_takeover(reden)}
    zoekt: set[Any] = set()
    if wachten:
        open_ = Overname.objects.open().filter(hulp_kenmerk__in=wachten)
        zoekt = set(open_.values_list("hulp_kenmerk", flat=True))
    return [_judge(stop, zoekt) for stop in stops]


def _waits_for_takeover(reden: str) -> bool:
    return reden != EENZIJDIG_AANBIEDER and reden not in ZONDER_OVERNAME


def _judge(stop: Stop, zoekt: Collection[Any]) -> Oordeel:
    kenmerk, reden, einddatum = stop
    if reden == EENZIJDIG_AANBIEDER:
        return _after_consent(kenmerk, einddatum)
    return NOG_ZOEKEN if _waits_for_takeover(reden) and kenmerk in zoekt else True


def _after_consent(hulp_kenmerk: Any, einddatum: date | None) -> Oordeel:
    stuk = Beeindiging.objects.filter(hulp_kenmerk=hulp_kenmerk).order_by("-pk").first()
    if stuk is None or stuk.status in (Stand.INGETROKKEN, Stand.GEWEIGERD):
        return Nee(
            "Eenzijdig stoppen kan alleen met toestemming van wie de casusregie heeft.",
            "Meld eerst dat u misschien wilt stoppen en doorloop de zes stappen.",
        )
    if stuk.besloten_op is None:
        return Nee(
            "Er is nog geen toestemming om te stoppen.", "Rond eerst de stappen af tot het besluit."
        )
    vanaf = stuk.oplossing_op or stuk.onredelijk_op
    if vanaf is None:
        return Nee(
            "De hulp gaat door tot er een definitieve oplossing is.",
            "Zoek samen met de casusregisseur wie de hulp overneemt.",
        )
    if einddatum and einddatum < vanaf:
        dag = day_month(vanaf, jaar=True)
        return Nee(f"Tot {dag} ging de hulp door.", "Kies een dag vanaf dan.")
    return True
