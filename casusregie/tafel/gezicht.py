"""Hoe een aanmelding zich toont: met de casus erbij, anoniem, of afgesloten zonder tekst."""

import uuid
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from casusregie.afspraken.maken import afspraken_of
from casusregie.casus.banner import case_context
from casusregie.casus.models import Casus
from casusregie.casus.pagina import for_page, seed_route
from casusregie.casus.termijnlijst import AAN_ZET
from casusregie.termijnen.models import Signaal, Termijn
from casusregie.zicht import get_visible
from verloop.meekomen import carried, hand_over, unpack
from verloop.mogelijkheden import Mogelijkheid, moves

from .aanmelding import Tafelaanmelding
from .alternatief import Alternatief
from .bevoegd import leads, may_bring_in
from .bewakers import missing_alternatives
from .bronnen import places_for
from .inrichting import Werkafspraak
from .keuzes import (
    AFGELOPEN,
    LICHTER_DAN,
    Bereik,
    Discipline,
    Lichter,
    Regelruimte,
    Status,
)
from .opschaling import Tafelopschaling
from .stukken import pieces

MEE = (
    *("casus", "tafel__organisatie", "tafel__regionale_tafel", "organisatie"),
    "bijeenkomst__tafel",
    *("ingebracht_door", "match_aanbieder", "vorige", "teruggekoppeld_door", "bevestigd_door"),
)
AANBIEDER = ("aanbieder",)


@dataclass(frozen=True)
class Gezicht:
    """What this user may see of an aanmelding.

    `ziet` the casus itself, `leest` the texts, `leidt` the tafel, `brengt` it in.
    """

    ziet: bool
    leest: bool
    leidt: Any
    brengt: Any
    context: dict[str, Any]


def page_rows(lezer: Any, on: date) -> QuerySet[Tafelaanmelding]:
    """Every aanmelding with what its page shows, in one question; see `visible`."""
    zelf, afspraken = OuterRef("pk"), Werkafspraak.objects.order_by("geldig_van", "pk")
    return Tafelaanmelding.objects.select_related(*MEE).annotate(
        alternatieven_nu=carried(
            Alternatief.objects.filter(aanmelding=zelf).order_by("pk"), *AANBIEDER
        ),
        opschalingen_nu=carried(
            Tafelopschaling.objects.filter(aanmelding=zelf).order_by("pk"), *AANBIEDER
        ),
        werkafspraken_nu=carried(
            afspraken.filter(
                Q(geldig_tot=None) | Q(geldig_tot__gte=on),
                geldig_van__lte=on,
                tafel=OuterRef("tafel"),
            )
        ),
        termijn_nu=carried(_running_terms()[:1], *AAN_ZET),
    )


def visible(request: HttpRequest, kenmerk: uuid.UUID) -> Tafelaanmelding:
    """The aanmelding for who may see it, logged; else Http404."""
    stuk: Any = get_visible(page_rows, request, kenmerk, "tafelaanmelding")
    vandaag = timezone.localdate()
    hand_over(stuk, "alternatieven", unpack(Alternatief, stuk.alternatieven_nu, *AANBIEDER))
    hand_over(stuk, "opschalingen", unpack(Tafelopschaling, stuk.opschalingen_nu, *AANBIEDER))
    stuk.casus = _casus_of(stuk.casus_id, request.user, vandaag)
    stuk.on(vandaag)
    aanmelding: Tafelaanmelding = stuk
    return aanmelding


def _casus_of(pk: int, medewerker: Any, on: date) -> Any:
    """With what its page needs, and `te_zien`: may this person open the casus itself?"""
    zichtbaar = Casus.objects.visible_to(medewerker, on).filter(pk=OuterRef("pk"))
    casus = for_page(Casus.objects.annotate(te_zien=Exists(zichtbaar)), on, medewerker).get(pk=pk)
    seed_route(casus)
    return casus


def face(request: HttpRequest, aanmelding: Tafelaanmelding) -> Gezicht:
    """The banner only for who sees the casus; the texts also when they point at nobody."""
    brengt = may_bring_in(aanmelding, request.user)
    ziet = (brengt or not aanmelding.anoniem) and aanmelding.casus.te_zien  # type: ignore[attr-defined]
    basis = "casusregie/casus_basis.html" if ziet else "base.html"
    context = case_context(request, aanmelding.casus) if ziet else {}
    return Gezicht(
        bool(ziet),
        bool(ziet or aanmelding.anoniem),
        leads(aanmelding, request.user),
        brengt,
        {"aanmelding": aanmelding, "basis": basis, **context},
    )


def detail_url(aanmelding: Tafelaanmelding) -> str:
    """The page of an aanmelding."""
    return reverse("casusregie:tafel_aanmelding", args=[aanmelding.kenmerk])


def page_of(request: HttpRequest, aanmelding: Any) -> dict[str, Any]:
    """Everything the page shows."""
    vandaag = timezone.localdate()
    termijn = next(iter(unpack(Termijn, aanmelding.termijn_nu, *AAN_ZET)), None)
    gezicht = face(request, aanmelding)
    gelezen = Signaal.objects.filter(onderwerp_kenmerk=aanmelding.kenmerk)
    gelezen.for_medewerker(request.user, vandaag).mark_read(timezone.now())
    leeftijd = aanmelding.casus.jeugdige.age_on(vandaag)
    nog_open = aanmelding.status not in AFGELOPEN
    return {
        **gezicht.context,
        "gezicht": gezicht,
        "stukken": _tasks(aanmelding, gezicht.ziet),
        "alternatieven": _alternatives(aanmelding),
        "lichter_mist": [str(Lichter(c).label) for c in missing_alternatives(aanmelding)],
        "afspraken": afspraken_of(aanmelding.kenmerk) if gezicht.ziet else [],
        "opschalingen": aanmelding.opschalingen.all(),
        "werkafspraken": _agreements(aanmelding),
        "zoekt_plek": bool(gezicht.leidt and nog_open and aanmelding.vorm),
        "plekken": places_for(aanmelding.vorm, leeftijd, vandaag) if gezicht.leidt else [],
        "acties": actions(aanmelding, gezicht, request.user),
        "termijn": termijn,
        "stand": termijn.stand_op(vandaag) if termijn else None,
        "gewacht": aanmelding.waited(vandaag),
        "bedrag": aanmelding.bedrag_cent / 100,
        "ruimte": _names(Regelruimte, aanmelding.regelruimte),
        "expertise": _names(Discipline, aanmelding.expertise),
    }


def _running_terms() -> QuerySet[Termijn]:
    """The running terms of an aanmelding, the first last day first."""
    label = Tafelaanmelding._meta.label_lower
    eigen = Termijn.objects.running().filter(model=label, object_id=OuterRef("pk"))
    return eigen.order_by("uiterlijk", "pk")


def _names(keuzes: Any, codes: list[str]) -> list[str]:
    namen = dict(keuzes.choices)
    return [str(namen.get(code, code)) for code in codes]


def actions(aanmelding: Tafelaanmelding, gezicht: Gezicht, by: Any) -> list[Mogelijkheid]:
    """The moves, and what can be recorded beside them; the other party's moves are left out."""
    alle = moves(aanmelding, by, aanmelding.vandaag)
    eigen = [_with_url(aanmelding, m) for m in alle if m.soort != "rol"]
    eigen += _extras(aanmelding, gezicht)
    return [replace(m, primair=n == 0 and m.toegestaan) for n, m in enumerate(eigen)]


def _with_url(aanmelding: Tafelaanmelding, m: Mogelijkheid) -> Mogelijkheid:
    url = reverse("casusregie:tafel_stap", args=[aanmelding.kenmerk, m.naam])
    return replace(m, url=url if m.toegestaan else "")


def _extras(aanmelding: Tafelaanmelding, gezicht: Gezicht) -> list[Mogelijkheid]:
    nog_open = aanmelding.status not in AFGELOPEN
    regionaal = aanmelding.tafel.bereik == Bereik.REGIONAAL
    wijzigbaar = aanmelding.status in (Status.AANGEMELD, Status.TERUGGESTUURD)
    mag = bool(gezicht.leidt or gezicht.brengt) and nog_open
    hoger = bool(gezicht.leidt) and nog_open and regionaal
    door = bool(gezicht.brengt) and nog_open and not regionaal
    met_afspraak = mag and gezicht.ziet and aanmelding.besproken_op is not None
    lichter = aanmelding.verblijf and bool(LICHTER_DAN.get(aanmelding.vorm))
    rijen = (
        ("wijzigen", "Aanmelding aanpassen", wijzigbaar and bool(gezicht.brengt)),
        ("alternatief", "Lichtere hulp nagaan", mag and lichter),
        ("afspraak", "Afspraak vastleggen", met_afspraak),
        ("contractmanager", "Opschalen naar de contractmanager", hoger),
        ("doorzetten", "Doorzetten naar de regionale tafel", door),
        ("les", "Les vastleggen", bool(gezicht.leidt) and _may_learn(aanmelding)),
    )
    return [
        Mogelijkheid(
            naam, label, True, url=reverse(f"casusregie:tafel_{naam}", args=[aanmelding.kenmerk])
        )
        for naam, label, kan in rijen
        if kan
    ]


def _may_learn(aanmelding: Tafelaanmelding) -> bool:
    return aanmelding.status == Status.OPGEVOLGD and aanmelding.les_op is None


def _tasks(aanmelding: Tafelaanmelding, ziet: bool) -> list[dict[str, Any]]:
    """The pieces as a list of tasks; the way to a piece only for who sees the casus."""
    return [
        {
            "naam": stuk.naam if stuk.verplicht or stuk.klaar else f"{stuk.naam} (mag later)",
            "url": stuk.url if ziet else "",
            "meta": f"Klaar op {stuk.op:%d-%m-%Y}" if stuk.op else "",
            "stand": stuk.stand,
        }
        for stuk in pieces(aanmelding)
    ]


def _alternatives(aanmelding: Tafelaanmelding) -> list[Any]:
    return list(aanmelding.alternatieven.all()) if aanmelding.verblijf else []


def _agreements(aanmelding: Any) -> list[Any]:
    """The working agreements that hold now, when uithuisplaatsing is thinkable (GV-M1-07)."""
    if not aanmelding.uithuisplaatsing:
        return []
    return unpack(Werkafspraak, aanmelding.werkafspraken_nu)
