"""Wat is klaar na stap 1, 2 en 3 van route C, afgeleid uit de gegevens (CR-C3-02)."""

from datetime import date
from typing import Any

from django.urls import reverse

from casusregie.casus.models import Casus
from casusregie.jeugdige.models import Gezinslid
from casusregie.routes.checklist import COMPLEET, LEEG, ONTBREEKT, Punt

from .feiten import Bron
from .kinderen import children_of, without_measure
from .maatregelkeuzes import Pad
from .stand import Stand, stand_of
from .taken import Taak, tasks

ZICHT = "Zicht op veiligheid en ontwikkeling van alle kinderen"
GEZINSHULP = "Hulp bekeken voor de kinderen zonder maatregel"
#: The nine tasks of the GI in step 1 (CR-C1-06).
NEGEN = (
    "teamtafel",
    "analyse",
    "taxatie",
    "hulp_bepaald",
    "gezinsplan",
    "gezinsplan_besproken",
    "hulp_aangevraagd",
    "arrangement",
    "zorgbemiddelingstafel",
)


def end_of_step_one(casus: Casus, route: Any) -> list[Punt]:
    """The measure and the nine tasks of the GI, in the order of the Handreiking."""
    stand = stand_of(route)
    gedaan = {taak.code: taak for taak in tasks(route, 1)}
    maatregel = stand.maatregelen[0] if stand.maatregelen else None
    nieuw = reverse("casusregie:maatregel_new", args=[casus.kenmerk])
    op, url = (maatregel.uitspraak_op, "") if maatregel else (None, nieuw)
    begin = _point("maatregel", "Maatregel vastgelegd", op, url)
    return [begin, *(_of_task(gedaan[code]) for code in NEGEN)]


def end_of_step_two(casus: Casus, route: Any) -> list[Punt]:
    """Evaluated, safe and seen: what the GI keeps up while the measure runs."""
    stand = stand_of(route)
    gedaan = {taak.code: taak for taak in tasks(route, 2)}
    return [
        _of_task(gedaan["gezinsplan_evaluatie"]),
        _of_task(gedaan["evaluatie_hulp"]),
        _assessed_after_change(casus, stand),
        _all_children(casus, stand, "zicht", ZICHT, children_of(casus)),
        _all_children(casus, stand, "gezinshulp", GEZINSHULP, without_measure(casus)),
        _of_task(gedaan["hulpverleningsplan"]),
        _of_task(gedaan["afstemming"]),
    ]


def end_of_step_three(casus: Casus, route: Any) -> list[Punt]:
    """First the two points of the Handreiking, then what the ending itself asks (CR-C3-02)."""
    stand = stand_of(route)
    gedaan = {taak.code: taak for taak in tasks(route, 3)}
    vervolg = next((m for m in stand.maatregelen if m.pad), None)
    punten = [
        _point(
            "eindresultaat",
            "Eindresultaat beoordeeld",
            gedaan["eindevaluatie"].op,
            gedaan["eindevaluatie"].url,
        ),
        _point(
            "vervolg",
            "Duidelijk hoe het verder gaat",
            vervolg and vervolg.pad_gekozen_op,
            reverse("casusregie:maatregel_tab", args=[casus.kenmerk]),
        ),
        *(_of_task(gedaan[code]) for code in ("kernbeslissing", "afsluitrapportage")),
        _of_task(gedaan["rapportage_besproken"]),
    ]
    if any(m.regel.rvdk_toetst for m in stand.maatregelen):
        punten.append(_of_task(gedaan["rvdk"]))
    if stand.pad == Pad.LOKAAL_TEAM:
        punten.append(_of_task(gedaan["afsluitende_tafel"]))
    return [*punten, _ended(stand)]


def _ended(stand: Stand) -> Punt:
    lopend = [m for m in stand.maatregelen if m.loopt]
    dagen = [m.beeindigd_op for m in stand.maatregelen if m.beeindigd_op]
    op = max(dagen, default=None) if not lopend else None
    return _point("maatregel_einde", "Einde van de maatregel vastgelegd", op)


def _assessed_after_change(casus: Casus, stand: Stand) -> Punt:
    """Something changed: then a taxatie of that day or later is needed (CR-C1-14)."""
    laatste = stand.last_day(Bron.TAXATIE)
    veranderd = [
        *stand.days(Bron.HANDELING, "stagnatie"),
        *stand.days(Bron.HANDELING, "evaluatie_hulp", merk="bijstellen"),
    ]
    url = reverse("casusregie:risicotaxatie", args=[casus.kenmerk])
    titel = "Veiligheid getaxeerd na de laatste verandering"
    if laatste and all(dag <= laatste for dag in veranderd):
        return Punt("taxatie", titel, COMPLEET, laatste, url)
    return Punt("taxatie", titel, ONTBREEKT, url=url)


def _all_children(
    casus: Casus, stand: Stand, soort: str, titel: str, leden: list[Gezinslid]
) -> Punt:
    """Complete when it was recorded for every child (CR-C1-04, CR-C2-01)."""
    over = {f.lid: f.dag for f in stand.feiten if f.bron == Bron.HANDELING and f.soort == soort}
    dagen = [over[lid.pk] for lid in leden if lid.pk in over]
    url = reverse("casusregie:handeling_new", args=[casus.kenmerk, soort])
    if len(dagen) == len(leden):
        return Punt(soort, titel, COMPLEET, max(dagen, default=None), url)
    return Punt(soort, titel, ONTBREEKT if dagen else LEEG, url=url)


def _of_task(taak: Taak) -> Punt:
    return _point(taak.code, taak.titel, taak.op, taak.url)


def _point(code: str, titel: str, op: date | None, url: str = "") -> Punt:
    return Punt(code, titel, COMPLEET if op else LEEG, op, url)
