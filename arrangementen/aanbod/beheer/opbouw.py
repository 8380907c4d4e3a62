"""Zet rijen van een tabel klaar voor het scherm: weergaven, cellen in woorden, een begin."""

from collections import Counter
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet, Value
from django.http import HttpRequest
from django.urls import reverse

from arrangementen.aanbod.tabellen import TABELLEN, Tabel
from arrangementen.aanbod.wijziging import Aanbodwijziging, Stand

WEERGAVEN = {"nu": "Geldt nu", "straks": "Geldt straks", "oud": "Verlopen"}
PAGINA_VAN = {"producten": "arrangementen:product_detail", "contracten": "arrangementen:contract"}
BIJ_CONTRACT = ("contractproducten", "onderaannemers")


def in_view(rijen: QuerySet[Any], weergave: str, on: date) -> QuerySet[Any]:
    """The rows of one tab: nu, straks or oud."""
    if weergave == "straks":
        return rijen.filter(geldig_van__gt=on)
    if weergave == "oud":
        return rijen.filter(geldig_tot__lt=on)
    return rijen.filter(Q(geldig_tot=None) | Q(geldig_tot__gte=on), geldig_van__lte=on)


def tabs(tabel: Tabel, gekozen: str, on: date) -> list[dict[str, Any]]:
    """The tabs with their numbers."""
    adres = reverse("arrangementen:aanbod_tabel", args=[tabel.code])
    return [
        {
            "naam": naam,
            "url": f"{adres}?weergave={code}",
            "aantal": in_view(tabel.rows(), code, on).count(),
            "actief": code == gekozen,
        }
        for code, naam in WEERGAVEN.items()
    ]


def search(tabel: Tabel, rijen: QuerySet[Any], tekst: str) -> QuerySet[Any]:
    """Rows with this text in one of the columns that is text, or in the name it points to."""
    if not tekst:
        return rijen
    paden = [v.pad or v.naam for v in tabel.eigen if v.leeg == "" and v.pad != "inkoper_code"]
    paden += [f"{naam}__naam" for naam in tabel.bij if naam not in ("product", "inkoper")]
    vraag = Q()
    for pad in dict.fromkeys(paden):
        vraag |= Q(**{f"{pad}__icontains": tekst})
    return rijen.filter(vraag)


def lines(tabel: Tabel, rijen: list[Any]) -> list[dict[str, Any]]:
    """Per row the cells in words, its page when it has one, and its days."""
    namen = {
        veld.naam: dict(veld.keuzes())
        for veld in tabel.eigen
        if veld.naam in tabel.kolommen and veld.keuzes and not veld.namen
    }
    return [_line(tabel, obj, namen) for obj in rijen]


def _line(tabel: Tabel, obj: Any, namen: dict[str, dict[str, str]]) -> dict[str, Any]:
    rij = tabel.to_row(obj)
    cellen = []
    for naam in tabel.kolommen:
        veld = tabel.veld(naam)
        woorden = namen.get(naam, {}).get(str(rij[naam])) or veld.in_words(rij[naam])
        cellen.append("–" if woorden == "leeg" else woorden)
    return {"pk": obj.pk, "obj": obj, "cellen": cellen, "url": page_of(tabel, rij)}


def page_of(tabel: Tabel, rij: dict[str, Any]) -> str:
    """The page of a product or contract; "" for a table whose rows have none."""
    if tabel.code in PAGINA_VAN:
        return reverse(PAGINA_VAN[tabel.code], args=[rij[tabel.sleutel[0]]])
    if tabel.code in BIJ_CONTRACT:
        return reverse("arrangementen:contract", args=[rij["contract"]])
    if tabel.code == "tarieven":
        return reverse("arrangementen:product_detail", args=[rij["product"]])
    return ""


def start(request: HttpRequest, tabel: Tabel) -> dict[str, Any]:
    """What a form begins with: the version of `?van=`, or values in the address."""
    obj = _asked(request, tabel)
    if obj is None:
        namen = {veld.naam for veld in tabel.eigen}
        return {naam: waarde for naam, waarde in request.GET.items() if naam in namen}
    rij = tabel.to_row(obj)
    begin = {veld.naam: veld.naar_form(rij[veld.naam]) for veld in tabel.velden}
    if "einde" in request.GET:
        return begin
    return begin | {"geldig_van": None, "geldig_tot": None}


def _asked(request: HttpRequest, tabel: Tabel) -> Any:
    nummer = request.GET.get("van", "")
    if not (nummer.isascii() and nummer.isdecimal() and len(nummer) < 10):
        return None
    return tabel.rows().filter(pk=int(nummer)).first()


def overview(on: date) -> list[dict[str, Any]]:
    """Per table: how many rows hold today, how many of those are invented, what waits."""
    wacht = Counter(
        Aanbodwijziging.objects.filter(status=Stand.CONCEPT).values_list("tabel", flat=True)
    )
    geldt = _now_in_force(on)
    return [
        {
            "tabel": tabel,
            "url": reverse("arrangementen:aanbod_tabel", args=[tabel.code]),
            "aantal": geldt[tabel.code][0],
            "fictief": geldt[tabel.code][1],
            "wacht": wacht[tabel.code],
        }
        for tabel in TABELLEN.values()
    ]


def _now_in_force(on: date) -> dict[str, tuple[int, int]]:
    """Per table how many rows hold today and how many of those are invented; one query."""
    tellingen = [
        in_view(tabel.model._default_manager.order_by(), "nu", on)
        .annotate(van=Value(tabel.code))
        .values("van")
        .annotate(aantal=Count("pk"), verzonnen=Count("pk", filter=Q(fictief=True)))
        .values_list("van", "aantal", "verzonnen")
        for tabel in TABELLEN.values()
    ]
    samen = tellingen[0].union(*tellingen[1:], all=True)
    return {van: (aantal, verzonnen) for van, aantal, verzonnen in samen}
