"""Jeugdhulp na 18 jaar: op een grond van de Jeugdwet tot 23 jaar, pleegzorg tot 21 (CR-D-16).

De grond volgt uit wat is vastgelegd (Jeugdwet 1.1, domein.md §6): hulp liep al voor 18, is voor 18
besloten, wordt binnen zes maanden hervat, of hoort bij een strafrechtelijke maatregel.
"""

from datetime import date
from typing import Any

from django.db.models import DateField, Value

from arrangementen.aanbod.models import Verblijfsvorm
from casusregie.bescherming.soorten import Maatregelsoort
from casusregie.models import Maatregel
from normenkader.termijnen.kalender import add_months, age_date
from verloop.redenen import Nee, Oordeel

VOLWASSEN, PLEEGZORG_TOT, UITERST = 18, 21, 23
HERVATTEN_BINNEN = 6  # maanden na het einde van eerdere hulp
PLEEGZORG = "Pleegzorg tot 21 jaar"
STRAFRECHT = "Strafrechtelijke maatregel"
HULP = "Hulp"


def may_have_help(
    arrangement: Any, begin: date, product: Any = None, einde: date | None = None
) -> Oordeel:
    """May this help run from `begin` up to and including `einde` at these ages?

    To 18 always; pleegzorg to 21 by itself; from 18 to 23 only on a ground of the Jeugdwet;
    after 23 only under criminal law (forensisch, proeftijd).
    """
    geboren = arrangement.casus.jeugdige.geboortedatum
    laatste = max(begin, einde or begin)
    if laatste < age_date(geboren, VOLWASSEN):
        return True
    if laatste >= age_date(geboren, UITERST):
        return _after_23(arrangement)
    if ground_after_18(arrangement, begin):
        return True
    if _is_foster_care(product):
        return _until_21(geboren, laatste)
    if begin < age_date(geboren, VOLWASSEN):
        return True
    return Nee(
        "De jeugdige is dan 18 jaar of ouder, en er is geen grond voor jeugdhulp na 18 jaar.",
        "Na 18 jaar kan jeugdhulp als zij voor 18 liep of was besloten, binnen zes maanden "
        "wordt hervat, of bij een strafrechtelijke maatregel.",
    )


def _after_23(arrangement: Any) -> Oordeel:
    if _under_criminal_law(arrangement):
        return True
    return Nee(
        "Jeugdhulp kan tot 23 jaar. De jeugdige is dan ouder.",
        "Laat de hulp eerder eindigen en regel hulp voor volwassenen, bijvoorbeeld uit de Wmo of "
        "de zorgverzekering.",
    )


def _until_21(geboren: date, laatste: date) -> Oordeel:
    if laatste < age_date(geboren, PLEEGZORG_TOT):
        return True
    return Nee(
        "Pleegzorg kan tot 21 jaar. De jeugdige is dan ouder.",
        "Laat de pleegzorg eindigen voor de 21e verjaardag. Langer kan tot 23 jaar, als de hulp "
        "voor 18 liep of was besloten.",
    )


def _is_foster_care(product: Any) -> bool:
    return getattr(product, "verblijfsvorm", "") == Verblijfsvorm.PLEEGZORG


def age_ground(arrangement: Any, deel: Any) -> str:
    """On which ground a part runs after 18, for the screen; "" when it ends before."""
    achttien = age_date(arrangement.casus.jeugdige.geboortedatum, VOLWASSEN)
    if max(deel.begindatum, deel.einddatum or deel.begindatum) < achttien:
        return ""
    grond = ground_after_18(arrangement, deel.begindatum)
    if not grond and _is_foster_care(deel.product):
        return PLEEGZORG
    return grond or ("De hulp begint voor 18 jaar" if deel.begindatum < achttien else "")


def ground_after_18(arrangement: Any, begin: date) -> str:
    """The ground in Dutch, or '' when there is none."""
    achttien = age_date(arrangement.casus.jeugdige.geboortedatum, VOLWASSEN)
    if _under_criminal_law(arrangement):
        return STRAFRECHT
    plan = arrangement.plan
    if plan is not None and plan.vastgesteld_op and plan.vastgesteld_op < achttien:
        return "Voor 18 jaar besloten"
    einden = [einde for soort, einde in _facts(arrangement) if soort == HULP]
    if any(einde is None or begin <= add_months(einde, HERVATTEN_BINNEN) for einde in einden):
        return "De hulp liep al voor 18 jaar of wordt hervat"
    return ""


def _under_criminal_law(arrangement: Any) -> bool:
    return any(soort == STRAFRECHT for soort, _ in _facts(arrangement))


def _facts(arrangement: Any) -> list[tuple[str, date | None]]:
    """Other help that began before 18, with its end, and measures under criminal law.

    One query per loaded arrangement, however many parts ask for it.
    """
    if "_na_achttien" not in arrangement.__dict__:
        arrangement.__dict__["_na_achttien"] = list(_ask(arrangement))
    feiten: list[tuple[str, date | None]] = arrangement.__dict__["_na_achttien"]
    return feiten


def _ask(arrangement: Any) -> Any:
    casus, reclassering = arrangement.casus, Maatregelsoort.JEUGDRECLASSERING
    achttien = age_date(casus.jeugdige.geboortedatum, VOLWASSEN)
    hulp = type(arrangement).objects.filter(
        casus__jeugdige=casus.jeugdige_id, start_op__lt=achttien
    )
    maatregelen = Maatregel.objects.filter(
        casus__jeugdige=casus.jeugdige_id, soort=reclassering, status="loopt"
    )
    routes = casus.beschermingsroutes.filter(maatregel=reclassering, afgesloten_op=None)
    geen = Value(None, output_field=DateField())
    straf = (
        rijen.order_by().values_list(Value(STRAFRECHT), geen) for rijen in (maatregelen, routes)
    )
    eigen = hulp.exclude(pk=arrangement.pk).order_by()
    return eigen.values_list(Value(HULP), "beeindigd_op").union(*straf)
