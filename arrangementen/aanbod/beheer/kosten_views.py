"""De bladzijde die laat zien waardoor de kosten veranderden."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from arrangementen.aanbod.bevoegd import LEZERS, is_regional, visible_gemeenten
from arrangementen.aanbod.keuzes import Inkoopniveau
from arrangementen.aanbod.kosten import Som, Vak, causes, costs, total
from arrangementen.aanbod.toegang import table, ways_in
from casusregie.models import Trede
from organisaties.beleid import voor_rollen

from .views import MAP

JAREN = 3


@voor_rollen(*LEZERS)
def aanbod_kosten(request: HttpRequest) -> HttpResponse:
    """This year beside the year before, per cause; a gemeente sees its own (RV-0-02)."""
    vandaag = timezone.localdate()
    kiesbaar = visible_gemeenten(request.user, vandaag)
    gekozen = [g for g in kiesbaar if g.cbs_code == request.GET.get("gemeente")]
    regio = is_regional(request.user, vandaag)
    welke = [g.pk for g in gekozen or kiesbaar] if gekozen or not regio else None
    jaar = _year(request, vandaag)
    eerst, nu = costs(jaar - 1, welke), costs(jaar, welke)
    oorzaken = causes(eerst, nu)
    gegevens = {
        "jaar": jaar,
        "jaren": range(vandaag.year - JAREN, vandaag.year + 1),
        "gemeenten": kiesbaar,
        "gemeente": gekozen[0].cbs_code if gekozen else "",
        "oud": total(eerst.values()),
        "nieuw": total(nu.values()),
        "verschil": round(oorzaken.totaal / 100),
        "oorzaken": oorzaken.in_euros(),
        "niveaus": _per(eerst, nu, 0, dict(Inkoopniveau.choices)),
        "treden": _per(eerst, nu, 1, dict(Trede.objects.values_list("code", "naam"))),
    }
    return render(request, f"{MAP}/kosten.html", gegevens)


@voor_rollen(*LEZERS)
def aanbod_toegang(request: HttpRequest) -> HttpResponse:
    """Along which way help began, by product, in one table over all ways (RV-0-05, RV-B07-02)."""
    vandaag = timezone.localdate()
    kiesbaar = visible_gemeenten(request.user, vandaag)
    gekozen = [g for g in kiesbaar if g.cbs_code == request.GET.get("gemeente")]
    regio = is_regional(request.user, vandaag)
    welke = [g.pk for g in gekozen or kiesbaar] if gekozen or not regio else None
    jaar = _year(request, vandaag)
    wegen, rijen = table(ways_in(jaar, welke))
    gegevens = {
        "jaar": jaar,
        "jaren": range(vandaag.year - JAREN, vandaag.year + 1),
        "gemeenten": kiesbaar,
        "gemeente": gekozen[0].cbs_code if gekozen else "",
        "wegen": wegen,
        "rijen": rijen,
        "samen": [sum(aantallen[n] for _, aantallen, _ in rijen) for n in range(len(wegen))],
        "totaal": sum(som for _, _, som in rijen),
    }
    return render(request, f"{MAP}/toegang.html", gegevens)


def _per(
    eerst: dict[Vak, Som], nu: dict[Vak, Som], plek: int, namen: dict[str, str]
) -> list[tuple[str, Som, Som]]:
    """Per niveau or per trede both years, in the order of the names."""
    codes = [c for c in namen if any(vak[plek] == c for vak in (*eerst, *nu))]
    rest = {vak[plek] for vak in (*eerst, *nu)} - set(codes)
    return [
        (namen.get(code, "Zonder trede"), _only(eerst, plek, code), _only(nu, plek, code))
        for code in [*codes, *sorted(rest)]
    ]


def _only(sommen: dict[Vak, Som], plek: int, code: str) -> Som:
    return total(som for vak, som in sommen.items() if vak[plek] == code)


def _year(request: HttpRequest, on: date) -> int:
    tekst = request.GET.get("jaar", "")
    jaar = int(tekst) if tekst.isascii() and tekst.isdecimal() and len(tekst) == 4 else on.year
    return jaar if on.year - JAREN <= jaar <= on.year else on.year
