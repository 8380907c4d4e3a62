"""Jeugdhulp na 18 jaar: alleen op een grond van de Jeugdwet, tot 23 jaar (CR-D-16).

De grond volgt uit wat is vastgelegd (Jeugdwet 1.1, domein.md §6): hulp liep al voor 18, is voor 18
besloten, wordt binnen zes maanden hervat, of hoort bij een strafrechtelijke maatregel.
"""

from datetime import date
from typing import Any

from casusregie.bescherming.soorten import Maatregelsoort
from casusregie.models import Maatregel
from normenkader.termijnen.kalender import add_months, age_date
from verloop.redenen import Nee, Oordeel

VOLWASSEN, UITERST = 18, 23
HERVATTEN_BINNEN = 6  # maanden na het einde van eerdere hulp


def may_have_help(arrangement: Any, begin: date) -> Oordeel:
    """May help begin on that day at the age of that day? From 18 only on a ground, to 23."""
    geboren = arrangement.casus.jeugdige.geboortedatum
    if begin < age_date(geboren, VOLWASSEN):
        return True
    if begin >= age_date(geboren, UITERST):
        return Nee(
            "Jeugdhulp kan tot 23 jaar. De jeugdige is dan ouder.",
            "Regel hulp voor volwassenen, bijvoorbeeld uit de Wmo of de zorgverzekering.",
        )
    if ground_after_18(arrangement, begin):
        return True
    return Nee(
        "De jeugdige is dan 18 jaar of ouder, en er is geen grond voor jeugdhulp na 18 jaar.",
        "Na 18 jaar kan jeugdhulp als zij voor 18 liep of was besloten, binnen zes maanden "
        "wordt hervat, of bij een strafrechtelijke maatregel.",
    )


def ground_after_18(arrangement: Any, begin: date) -> str:
    """The ground in Dutch, or '' when there is none."""
    casus = arrangement.casus
    achttien = age_date(casus.jeugdige.geboortedatum, VOLWASSEN)
    if _under_criminal_law(casus):
        return "Strafrechtelijke maatregel"
    plan = arrangement.plan
    if plan is not None and plan.vastgesteld_op and plan.vastgesteld_op < achttien:
        return "Voor 18 jaar besloten"
    eerder = type(arrangement).objects.filter(
        casus__jeugdige=casus.jeugdige_id, start_op__lt=achttien
    )
    einden = eerder.exclude(pk=arrangement.pk).values_list("beeindigd_op", flat=True)
    if any(einde is None or begin <= add_months(einde, HERVATTEN_BINNEN) for einde in einden):
        return "De hulp liep al voor 18 jaar of wordt hervat"
    return ""


def _under_criminal_law(casus: Any) -> bool:
    maatregelen = Maatregel.objects.filter(
        casus__jeugdige=casus.jeugdige_id, soort=Maatregelsoort.JEUGDRECLASSERING, status="loopt"
    )
    routes = casus.beschermingsroutes.filter(
        maatregel=Maatregelsoort.JEUGDRECLASSERING, afgesloten_op=None
    )
    return bool(routes.exists() or maatregelen.exists())
