"""Het paneel 'Contact en evaluatie': de feiten komen mee met de casus, of kosten één vraag."""

from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, Min, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone

from casusregie.afspraken.models import Afspraak
from casusregie.bevoegdheden import works_on_casus
from casusregie.casus.models import Casus
from casusregie.routes.acties import page_route
from normenkader.instellingen import kalender_op
from normenkader.termijnen.stand import stand

from .evaluaties.moment import Evaluatiemoment
from .models import Aantekening
from .soorten.contact import CONTACTMOMENT, GEZIN
from .waakvlam.models import Waakvlam

TEMPLATE = "casusregie/logboek/paneel.html"


def contact_panel(casus: Casus, medewerker: Any, on: date) -> dict[str, Any] | None:
    """Days since contact, open afspraken, next evaluation and the waakvlam; one query."""
    mag = not casus.gesloten_op and bool(works_on_casus(page_route(casus).on(on), medewerker))
    return {"casus": casus, "mag_waakvlam": mag, **contact_facts(casus, on)}


def contact_facts(casus: Casus, on: date) -> dict[str, Any]:
    """`dagen` since contact (None: not yet), `afspraken`, `evaluatie` with `stand`, `waakvlam`."""
    feiten = _facts(casus)
    laatste, evaluatie = feiten["laatste"], feiten["evaluatie"]
    return {
        "dagen": (on - timezone.localdate(laatste)).days if laatste else None,
        "afspraken": feiten["aantal"] or 0,
        "evaluatie": evaluatie,
        "stand": stand(evaluatie, on, kalender=kalender_op(on)) if evaluatie else None,
        "waakvlam": feiten["waakvlam"],
    }


def _facts(casus: Casus) -> dict[str, Any]:
    """The facts that came along with the casus, else one query."""
    if "volgen" not in casus.__dict__:
        casus.volgen = Casus.objects.filter(pk=casus.pk).values_list(facts(), flat=True).get()  # type: ignore[attr-defined]
    feiten: dict[str, Any] = dict(casus.volgen)  # type: ignore[attr-defined]
    for naam, lees in (("laatste", datetime.fromisoformat), ("evaluatie", date.fromisoformat)):
        if feiten[naam] is not None:
            feiten[naam] = lees(feiten[naam])
    return feiten


def facts() -> JSONObject:
    """Last contact, open afspraken, next evaluation and the waakvlam, for a query of casussen."""
    met = Q()
    for wie in GEZIN:
        met |= Q(inhoud__met__contains=wie)
    zelf = {"casus": OuterRef("pk")}
    contact = Aantekening.objects.current().filter(met, soort=CONTACTMOMENT, **zelf)
    open_ = Afspraak.objects.open().filter(**zelf).order_by().values("casus")
    moment = Evaluatiemoment.objects.open().filter(**zelf).order_by().values("casus")
    return JSONObject(
        laatste=Subquery(contact.order_by("-moment").values("moment")[:1]),
        aantal=Subquery(open_.annotate(n=Count("pk")).values("n")),
        evaluatie=Subquery(moment.annotate(n=Min(F("op"))).values("n")),
        waakvlam=Subquery(Waakvlam.objects.active().filter(**zelf).values("kenmerk")[:1]),
    )
