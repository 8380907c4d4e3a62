"""De lijst van verzoeken: welke weergave, welk filter, en wat er in een regel staat."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Q
from django.urls import reverse

from normenkader.instellingen import instelling, kalender_op
from normenkader.termijnen.stand import Stand, stand

from .concept import last_day, read_draft
from .keuzes import AANBIEDERROLLEN, OPEN, Verzoekstand
from .models import Verzoek
from .querysets import with_turn

PER_PAGINA = 50
DREMPEL = "stand.drempel_werkdagen"
#: view -> name and statuses, in order
WEERGAVEN: dict[str, tuple[str, tuple[str, ...]]] = {
    "vraag": ("Vraag aan u", OPEN),
    "beantwoorden": ("Te beantwoorden", (Verzoekstand.INGEDIEND,)),
    "tweede": ("Tweede beslisser", OPEN),
    "onderzoek": ("In onderzoek", (Verzoekstand.IN_ONDERZOEK,)),
    "afgehandeld": (
        "Afgehandeld",
        (Verzoekstand.TOEGEKEND, Verzoekstand.AFGEWEZEN, Verzoekstand.INGETROKKEN),
    ),
    "concept": ("Concepten", (Verzoekstand.CONCEPT,)),
}
BADGES: dict[str, tuple[str, str]] = {
    Verzoekstand.CONCEPT: ("", ""),
    Verzoekstand.INGEDIEND: ("info", ""),
    Verzoekstand.IN_ONDERZOEK: ("info", "zoek"),
    Verzoekstand.TOEGEKEND: ("success", "vinkje"),
    Verzoekstand.AFGEWEZEN: ("danger", "kruis"),
    Verzoekstand.INGETROKKEN: ("plain", ""),
}
#: views that only one side has
ALLEEN_AANBIEDER, ALLEEN_GEMEENTE = ("vraag", "concept"), ("tweede",)
NORM = {"binnen": False, "boven": True}
GEEN_NAAM = "Nog geen naam"


@dataclass(frozen=True)
class Regel:
    """One row of the list."""

    verzoek: Verzoek
    naam: str
    hulp: str
    tegenover: str
    stand: Stand | None
    uiterlijk: date | None
    badge: tuple[str, str, str]
    url: str
    stap: str = ""
    stap_url: str = ""
    u: bool = False


def is_aanbieder(medewerker: Any, on: date) -> bool:
    """Does this person look from the side of an aanbieder?"""
    return bool(medewerker.organisaties_op(on, *AANBIEDERROLLEN))


def listed(medewerker: Any, on: date) -> Any:
    """The verzoeken of the list: own ones of the aanbieder, or those at the desk."""
    zichtbaar = Verzoek.objects.visible_to(medewerker, on)
    if is_aanbieder(medewerker, on):
        return zichtbaar.exclude(casus=None, status=Verzoekstand.INGETROKKEN)
    return zichtbaar.at_desk(medewerker, on)


def view_names(aanbieder: bool) -> list[str]:
    """The views of one side, in order."""
    weg = ALLEEN_GEMEENTE if aanbieder else ALLEEN_AANBIEDER
    return [naam for naam in WEERGAVEN if naam not in weg]


def counts_of(verzoeken: Any, soort: str, aanbieder: bool) -> dict[str, int]:
    """How many there are per view; one query. `soort`: verzoek or wijziging."""
    namen = [naam for naam in view_names(aanbieder) if soort == "verzoek" or naam != "concept"]
    tellingen: dict[str, int] = (
        with_turn(verzoeken, soort)
        .order_by()
        .aggregate(**{naam: Count("pk", filter=in_view(naam)) for naam in namen})
    )
    return tellingen


def in_view(weergave: str) -> Q:
    """Which verzoeken of either kind belong to a view; they are annotated by `with_turn`."""
    zin = Q(status__in=WEERGAVEN[weergave][1])
    if weergave == "vraag":
        zin &= Q(open_vraag=True)
    return zin & Q(wacht_tweede=True) if weergave == "tweede" else zin


def views_of(tellingen: Mapping[str, int], gekozen: str, aanbieder: bool) -> list[dict[str, Any]]:
    """The views with their counts; for an aanbieder the first waits for the gemeente."""
    namen = {"beantwoorden": "Bij de gemeente"} if aanbieder else {}
    return [
        {
            "naam": namen.get(naam, WEERGAVEN[naam][0]),
            "url": f"?weergave={naam}",
            "aantal": tellingen.get(naam, 0),
            "actief": naam == gekozen,
        }
        for naam in view_names(aanbieder)
    ]


def next_step(verzoek: Any, aanbieder: bool) -> tuple[str, bool]:
    """What happens next with an open verzoek, and whether this side has to do it."""
    if verzoek.status not in OPEN:
        return "", False
    if verzoek.open_vraag:
        return ("Beantwoord de vraag", True) if aanbieder else ("Wacht op de aanbieder", False)
    if aanbieder:
        return "Wacht op de gemeente", False
    return ("Bevestig het voorstel" if verzoek.wacht_tweede else "Besluit"), True


def narrowed(verzoeken: Any, weergave: str, norm: Iterable[str]) -> Any:
    """One view, filtered on the norm; the first to answer on top, else the newest."""
    rijen = verzoeken.with_uiterlijk().filter(in_view(weergave))
    keuze = {NORM[waarde] for waarde in norm if waarde in NORM}
    if len(keuze) == 1:
        rijen = rijen.filter(boven_norm=keuze.pop())
    rijen = rijen.for_list()
    if WEERGAVEN[weergave][1][0] in OPEN:
        return rijen.order_by(F("uiterlijk").asc(nulls_last=True), "pk")
    return rijen.order_by("-pk")


def page_of(rijen: Any, aantal: int | None, pagina: str | None) -> Page:
    """One page of the list; `aantal` when it was counted before, so that it costs no query."""
    bladen = Paginator(rijen, PER_PAGINA)
    if aantal is not None:
        bladen.__dict__["count"] = aantal
    return bladen.get_page(pagina)


def line_of(verzoek: Verzoek, on: date, aanbieder: bool) -> Regel:
    """What a row shows; of a concept what was typed so far."""
    if verzoek.status == Verzoekstand.CONCEPT:
        return _draft_line(verzoek, on)
    url = reverse("arrangementen:verzoek_detail", args=[verzoek.kenmerk])
    return sent_line(verzoek, verzoek.naam, help_in_words(verzoek), url, on, aanbieder)


def sent_line(verzoek: Any, naam: str, hulp: str, url: str, on: date, aanbieder: bool) -> Regel:
    """A row of a verzoek of either kind that was sent, annotated by `with_turn`."""
    stap, u = next_step(verzoek, aanbieder)
    return Regel(
        verzoek,
        naam,
        hulp,
        str(verzoek.gemeente if aanbieder else verzoek.aanbieder),
        _stand(verzoek.uiterlijk, on, verzoek.stil),
        verzoek.uiterlijk,
        (verzoek.get_status_display(), *BADGES[verzoek.status]),
        url,
        stap,
        f"{url}antwoord/" if u and aanbieder else url,
        u,
    )


def _draft_line(verzoek: Verzoek, on: date) -> Regel:
    invoer = read_draft(verzoek)
    persoon = invoer.get("1", {})
    naam = " ".join(filter(None, (persoon.get("voornamen"), persoon.get("achternaam"))))
    laatste = last_day(verzoek)
    verlopen = laatste is not None and on > laatste
    badge = ("Verlopen", "warning", "") if verlopen else ("Concept", "", "")
    return Regel(
        verzoek,
        naam or GEEN_NAAM,
        invoer.get("3", {}).get("product_code", ""),
        "",
        None,
        laatste,
        badge,
        reverse("arrangementen:verzoek_detail", args=[verzoek.kenmerk]),
    )


def help_in_words(verzoek: Verzoek) -> str:
    """Product and code; a message may come without a product."""
    if verzoek.product is None:
        return "Hulp zonder productcode"
    return f"{verzoek.product.naam} ({verzoek.product.code})"


def _stand(uiterlijk: date | None, on: date, sinds: date | None) -> Stand | None:
    if uiterlijk is None:
        return None
    stil = sinds is not None and sinds <= on
    drempel = instelling(DREMPEL, on)
    return stand(uiterlijk, on, drempel, stil, sinds, kalender=kalender_op(on))


def norm_filter(gekozen: Iterable[str]) -> list[dict[str, Any]]:
    """The groups of the filter, for components/_filter.html."""
    keuzes = [("binnen", "Binnen de norm"), ("boven", "Boven de norm")]
    opties = [{"waarde": w, "naam": n, "gekozen": w in gekozen} for w, n in keuzes]
    return [{"naam": "Norm", "sleutel": "norm", "opties": opties}]


def fill_panel(casus: Any, medewerker: Any, on: date) -> dict[str, Any] | None:
    """The verzoeken on the page of a casus; no panel without any."""
    rijen = Verzoek.objects.visible_to(medewerker, on).filter(casus=casus)
    rijen = rijen.for_list().with_uiterlijk().order_by("-pk")[:10]
    aanbieder = is_aanbieder(medewerker, on)
    regels = [line_of(verzoek, on, aanbieder) for verzoek in rijen]
    return {"verzoeken": regels} if regels else None
