"""Wat er klaar moet zijn voor een opdracht: elke bewaker zegt in gewone taal wat ontbreekt."""

from copy import copy
from datetime import timedelta
from typing import Any

from django.urls import reverse

from arrangementen.toewijzing.contact import has_contact
from casusregie.casus.models import Routesoort
from casusregie.models import Handeling
from normenkader.instellingen import effective_regel, kalender_op
from normenkader.termijnen.berekening import compute_uiterste_datum
from verloop.redenen import Nee, Oordeel

from .levering import delivers_as_a_whole
from .norm import Oordelen, assess_arrangement
from .plaatsing import plan_allows_stay, stay_was_weighed
from .stapeling import counted_help, order_alone
from .toelating import Toelatingfeiten, check_age
from .volwassen import may_have_help


def verdict_of(arrangement: Any) -> Oordelen:
    """The live verdict, computed once per loaded arrangement; in a step under the lock."""
    if "_oordelen" not in arrangement.__dict__:
        delen, hulp = parts_of(arrangement), help_around(arrangement)
        arrangement.__dict__["_oordelen"] = assess_arrangement(arrangement, delen, hulp=hulp)
    oordelen: Oordelen = arrangement.__dict__["_oordelen"]
    return oordelen


def help_around(arrangement: Any) -> list[Any]:
    """The other help of this jeugdige, fetched once per loaded arrangement: `counted_help`."""
    if "_hulp" not in arrangement.__dict__:
        jeugdige_id = arrangement.casus.jeugdige_id
        order_alone(jeugdige_id)
        zelf = [deel.pk for deel in parts_of(arrangement) if deel.pk]
        arrangement.__dict__["_hulp"] = counted_help({"jeugdige": jeugdige_id}, None, zonder=zelf)
    hulp: list[Any] = arrangement.__dict__["_hulp"]
    return hulp


def parts_of(arrangement: Any) -> list[Any]:
    """The parts with their product, fetched once per loaded arrangement."""
    if "_delen" not in arrangement.__dict__:
        opgehaald = "onderdelen" in getattr(arrangement, "_prefetched_objects_cache", {})
        onderdelen = arrangement.onderdelen.all()
        arrangement.__dict__["_delen"] = list(
            onderdelen if opgehaald else onderdelen.select_related("product")
        )
    delen: list[Any] = arrangement.__dict__["_delen"]
    return delen


def know_parts(arrangement: Any, delen: list[Any]) -> None:
    """These are all parts of an arrangement that was made just now."""
    arrangement.__dict__["_delen"] = delen


def with_parts(arrangement: Any, delen: list[Any]) -> Any:
    """The same arrangement with other parts, to ask the guards about; never saved."""
    schim = copy(arrangement)
    for bekend in ("_oordelen", "_hulp"):
        schim.__dict__.pop(bekend, None)
    schim.__dict__["_delen"] = delen
    return schim


def has_signed_plan(arrangement: Any) -> Oordeel:
    """The opdracht follows from the signed plan (CR-A1-28, CR-A1-32)."""
    plan = arrangement.plan
    if plan is None or plan.status == "ondertekend":
        return True
    return Nee(
        "Het ondersteuningsplan is niet ondertekend.",
        "Rond de ondertekening van het plan af. Het arrangement volgt uit het ondertekende plan.",
    )


def is_complete(arrangement: Any) -> Oordeel:
    """Every part names a product and a volume."""
    delen = parts_of(arrangement)
    if not delen:
        return Nee("Dit arrangement heeft nog geen hulp.", "Voeg een onderdeel toe.")
    for deel in delen:
        if not (deel.product_id and deel.volume):
            return Nee(
                "Van een onderdeel zijn het product of het volume nog niet bekend.",
                "Vul het product en het volume in.",
            )
    return True


def has_aanbieder(arrangement: Any) -> Oordeel:
    """Somebody gives the help."""
    if arrangement.aanbieder_id:
        return True
    return Nee("Er is nog geen aanbieder gekozen.", "Kies een aanbieder.")


def goes_through_zorgbemiddeling(arrangement: Any) -> Oordeel:
    """In route C the GI orders through team zorgbemiddeling, with the gezinsplan (CR-C1-15)."""
    casus = arrangement.casus
    if casus.route != Routesoort.BESCHERMING:
        return True
    if gi_order(arrangement) is not None:
        return True
    return Nee(
        f"De opdracht aan {arrangement.aanbieder} is nog niet via team zorgbemiddeling gegeven.",
        "Leg vast dat u dit deed, en welke informatie uit het gezinsplan u meegaf.",
        reverse("casusregie:handeling_new", args=[casus.kenmerk, "opdracht_zorgbemiddeling"]),
    )


def gi_order(arrangement: Any) -> Any:
    """What the GI recorded of the order to this aanbieder; None without it; one query."""
    rijen = Handeling.objects.filter(casus=arrangement.casus, soort="opdracht_zorgbemiddeling")
    return rijen.filter(organisatie=arrangement.aanbieder_id).order_by("-gedaan_op", "-pk").first()


def from_gezinsplan(arrangement: Any) -> str:
    """What the GI told of the gezinsplan with its order; "" in the other routes."""
    order = gi_order(arrangement) if arrangement.casus.route == Routesoort.BESCHERMING else None
    return order.toelichting if order else ""


def has_reason(arrangement: Any) -> Oordeel:
    """How this arrangement and this aanbieder were chosen is written down (CR-A1-30)."""
    if arrangement.keuze_motivering.strip():
        return True
    return Nee(
        "Er staat nog niet waarom dit arrangement en deze aanbieder passen.",
        "Schrijf de afweging op.",
    )


def fits(arrangement: Any) -> Oordeel:
    """No finding of the norm check says 'past niet' (contract limits, stapeling)."""
    gevonden = verdict_of(arrangement).past_niet
    return True if not gevonden else Nee(gevonden[0], "Pas het onderdeel of de aanbieder aan.")


def is_explained(arrangement: Any) -> Oordeel:
    """Above the norm has a ground or the hardheidsclausule, with a motivation (NK-10)."""
    gevonden = verdict_of(arrangement).ontbreekt
    return True if not gevonden else Nee(f"{gevonden[0]}.", "Vul dit aan bij de norm.")


def fits_age(arrangement: Any) -> Oordeel:
    """The product is for the age at the begindatum; from 18 only on a ground (CR-D-16)."""
    jeugdige = arrangement.casus.jeugdige
    for deel in parts_of(arrangement):
        oordeel = may_have_help(arrangement, deel.begindatum, deel.product, deel.einddatum)
        if not oordeel:
            return oordeel
        if bezwaar := next(check_age(_age_facts(jeugdige, deel)), None):
            return Nee(f"{bezwaar.tekst}.", "Kies hulp die bij de leeftijd past.")
    return True


def _age_facts(jeugdige: Any, deel: Any) -> Toelatingfeiten:
    """The limits of the product; `may_have_help` judges the general ones of 18, 21 and 23."""
    product = deel.product
    return Toelatingfeiten(
        product=str(product),
        gemeente="",
        begin=deel.begindatum,
        einde=deel.einddatum,
        geboren=jeugdige.geboortedatum,
        leeftijd_van=product.leeftijd_van,
        leeftijd_tot=product.leeftijd_tot,
        grens_vervalt=product.forensisch or product.leeftijd_tot is None,
    )


def has_bsn(arrangement: Any) -> Oordeel:
    """Without BSN there are no iJw messages (domein.md §0 i, iJw OP079)."""
    if arrangement.casus.jeugdige.bsn_index:
        return True
    return Nee(
        "Het BSN van de jeugdige is niet bekend. Zonder BSN kan er geen toewijzing (JW301) uit.",
        "Vul het BSN aan bij de gegevens van de jeugdige.",
        reverse("casusregie:jeugdige_edit", args=[arrangement.casus.kenmerk]),
    )


def is_reachable(arrangement: Any) -> Oordeel:
    """The JW301 needs an address or a telephone number (iJw TR006, TR061)."""
    if has_contact(arrangement.casus):
        return True
    return Nee(
        "Het adres van de jeugdige is niet bekend. De toewijzing (JW301) vraagt een adres.",
        "Vul het adres aan bij de gegevens van de jeugdige.",
        reverse("casusregie:jeugdige_edit", args=[arrangement.casus.kenmerk]),
    )


def stay_is_allowed(arrangement: Any) -> Oordeel:
    """While uithuisplaatsing threatens a stay asks the shared plan (GV-M1-02)."""
    return plan_allows_stay(arrangement, parts_of(arrangement))


def stay_is_weighed(arrangement: Any) -> Oordeel:
    """Where the jeugdige lives best was weighed first (GV-V-02, RV-B12-01)."""
    return stay_was_weighed(arrangement, parts_of(arrangement))


def stood_still_too_long(arrangement: Any) -> Oordeel:
    """The claim lapses after 8 weken of standing still (CR-A3-05)."""
    uiterlijk = lapses_after(arrangement)
    if arrangement.vandaag > uiterlijk:
        return True
    return Nee("De aanbieder kan de hulp nog hervatten.")


def lapses_after(arrangement: Any) -> Any:
    """The last day on which suspended help may be resumed (CR-A3-05)."""
    start = arrangement.opgeschort_op
    regel = effective_regel("zorg.opschorting", start)
    return compute_uiterste_datum(regel, start, (), kalender_op(start))


def lapse_day(arrangement: Any) -> Any:
    """The day on which suspended help lapses by itself."""
    return lapses_after(arrangement) + timedelta(days=1)


BESLUIT = [
    *(is_complete, has_aanbieder, fits_age, fits, is_explained, has_bsn, is_reachable),
    *(stay_is_allowed, delivers_as_a_whole),
]
#: what also holds for help that changes while it runs
WIJZIGING = [fits_age, has_bsn, is_reachable, stay_is_allowed]
OPDRACHT = [
    has_signed_plan,
    is_complete,
    has_aanbieder,
    goes_through_zorgbemiddeling,
    has_reason,
    *BESLUIT[2:],
    stay_is_weighed,
]
