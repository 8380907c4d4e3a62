"""De pagina's van een product en van een contract, de benutting, en de inkoop per gemeente."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from arrangementen.aanbod.benutting import usage
from arrangementen.aanbod.bevoegd import (
    LEZERS,
    is_regional,
    keeps_offer,
    reads_offer,
    visible_gemeenten,
)
from arrangementen.aanbod.contracten import Contractvolume, Onderaannemer, Raamcontract
from arrangementen.aanbod.inkoop import Inkoopmodel, Opdracht, Voorziening
from arrangementen.aanbod.keuzes import EENHEDEN, Inkoopdomein, Voorzieningsoort
from arrangementen.aanbod.models import Contract, Product
from arrangementen.aanbod.tabellen.tabel import holds
from normenkader.models import Normversie
from organisaties.beleid import ingelogd, openbaar, voor_rollen
from organisaties.models import Organisatie
from organisaties.rollen import Soort
from verloop.schermen.invoer import clean_text

from .indeling import division
from .tijdlijn import changes
from .views import MAP

JAREN = 2


@voor_rollen(*LEZERS)
def product_detail(request: HttpRequest, productcode: str) -> HttpResponse:
    """One product: its versions, the tariff per aanbieder, its contracts and its norm."""
    versies = list(Product.objects.filter(code=productcode).order_by("-geldig_van"))
    if not versies:
        raise Http404
    vandaag = timezone.localdate()
    product = _now(versies, vandaag)
    tarieven = Contract.objects.for_codes(productcode).exclude(geldig_tot__lt=vandaag)
    gegevens = {
        "product": product,
        "geldt": holds(product.geldig_van, product.geldig_tot, vandaag),
        "versies": versies,
        "eenheden": ", ".join(dict(EENHEDEN)[code] for code in product.eenheden),
        "opdracht": Opdracht.objects.filter(code=product.opdracht).last(),
        "tarieven": tarieven.select_related("aanbieder", "hoofdaannemer").order_by(
            "aanbieder__naam", "geldig_van"
        ),
        "contracten": _contracts_with(productcode, vandaag),
        "normen": Normversie.objects.in_force(vandaag).filter(product_code=productcode),
        "houdt_bij": keeps_offer(request.user, vandaag),
    }
    return render(request, f"{MAP}/product.html", gegevens)


def _contracts_with(code: str, on: date) -> list[tuple[Contractvolume, Raamcontract | None]]:
    volumes = list(Contractvolume.objects.filter(product_code=code).exclude(geldig_tot__lt=on))
    rijen = Raamcontract.objects.filter(nummer__in={v.nummer for v in volumes})
    contracten = {c.nummer: c for c in rijen.select_related("aanbieder").order_by("geldig_van")}
    return [(volume, contracten.get(volume.nummer)) for volume in volumes]


@voor_rollen(*LEZERS)
def contract(request: HttpRequest, contractnummer: str) -> HttpResponse:
    """One contract: what holds now, all that changed, volume, onderaannemers and tariffs."""
    nummer = contractnummer
    rijen = Raamcontract.objects.filter(nummer=nummer).select_related("aanbieder", "inkoper")
    versies = list(rijen.order_by("-geldig_van"))
    if not versies:
        raise Http404
    vandaag = timezone.localdate()
    nu = _now(versies, vandaag)
    jaar, eigen = year_of(request, vandaag), own_gemeenten(request.user, vandaag)
    namen = dict(Product.objects.order_by("geldig_van").values_list("code", "naam"))
    onder = Onderaannemer.objects.filter(nummer=nummer).select_related("organisatie")
    tarieven = Contract.objects.of_aanbieder(nu.aanbieder_id).exclude(geldig_tot__lt=vandaag)
    gegevens = {
        "contract": nu,
        "geldt": holds(nu.geldig_van, nu.geldig_tot, vandaag),
        "versies": versies,
        "percelen": Opdracht.objects.valid_on(vandaag).filter(code__in=nu.percelen),
        "benutting": [
            (rij, namen.get(rij.product_code, "")) for rij in usage(jaar, vandaag, [nummer], eigen)
        ],
        "alleen_eigen": eigen is not None,
        "jaar": jaar,
        "jaren": range(vandaag.year - JAREN, vandaag.year + JAREN),
        "onderaannemers": onder.exclude(geldig_tot__lt=vandaag),
        "tarieven": tarieven.select_related("product").order_by("product__code", "geldig_van"),
        "verloop": changes(versies, nummer, list(onder)),
        "houdt_bij": keeps_offer(request.user, vandaag),
    }
    return render(request, f"{MAP}/contract.html", gegevens)


@voor_rollen(*LEZERS)
def aanbod_benutting(request: HttpRequest) -> HttpResponse:
    """Agreed beside granted for all contracts; a gemeente sees what it granted itself."""
    vandaag = timezone.localdate()
    jaar, eigen = year_of(request, vandaag), own_gemeenten(request.user, vandaag)
    namen = dict(Product.objects.order_by("geldig_van").values_list("code", "naam"))
    rijen = sorted(usage(jaar, vandaag, gemeenten=eigen), key=lambda rij: -(rij.procent or 0))
    over, bijna = (sum(rij.stand == stand for rij in rijen) for stand in ("over", "bijna"))
    alles = "alles" in request.GET
    getoond = [rij for rij in rijen if alles or rij.toegekend]
    gegevens = {
        "rijen": [(rij, namen.get(rij.product_code, "")) for rij in getoond],
        "alleen_eigen": eigen is not None,
        "meer": len(rijen) - len(getoond),
        "over": over,
        "bijna": bijna,
        "keuzes": division("volume", jaar),
        "kop_over": f"Volume overschreden: {over}",
        "kop_bijna": f"Volume bijna op: {bijna}",
        "jaar": jaar,
        "jaren": range(vandaag.year - JAREN, vandaag.year + JAREN),
    }
    return render(request, f"{MAP}/benutting.html", gegevens)


@ingelogd("GET")
def inkoop(request: HttpRequest) -> HttpResponse:
    """How each gemeente buys each part of the help today (RV-0-07)."""
    vandaag = timezone.localdate()
    gemeenten = Organisatie.objects.of_soort(Soort.GEMEENTE).valid_on(vandaag).order_by("naam")
    rijen = Inkoopmodel.objects.valid_on(vandaag).select_related("gemeente")
    per = {(rij.gemeente_id, rij.domein): rij for rij in rijen}
    eigen, samen = _own_and_joint(list(gemeenten), per)
    gegevens = {
        "eigen": eigen,
        "samen": samen,
        "bronnen": sorted({rij.bron for rij in rijen}),
        "vandaag": vandaag,
        "houdt_zicht": reads_offer(request.user, vandaag),
    }
    return render(request, f"{MAP}/inkoop.html", gegevens)


def _own_and_joint(
    gemeenten: list[Organisatie], per: dict[tuple[int, str], Inkoopmodel]
) -> tuple[list[Any], list[Any]]:
    """Domains that differ per gemeente with all rows, and those that are alike with one."""
    eigen: list[Any] = []
    samen: list[Any] = []
    for domein in Inkoopdomein:
        rijen = [(gemeente, per.get((gemeente.pk, domein.value))) for gemeente in gemeenten]
        soorten = {rij and (rij.model, rij.inkoper, rij.bekostiging) for _, rij in rijen}
        if len(soorten) == 1 and None not in soorten:
            samen.append((domein.label, rijen[0][1]))
        else:
            eigen.append((domein.label, rijen))
    return eigen, samen


@openbaar("GET")
def voorzieningen(request: HttpRequest) -> HttpResponse:
    """What helps without a toewijzing, per gemeente; public, nobody's data (RV-B01-02)."""
    vandaag = timezone.localdate()
    zoek = clean_text(request.GET.get("zoek", ""))[:60]
    gemeente, soort = request.GET.get("gemeente", ""), request.GET.get("soort", "")
    rijen = Voorziening.objects.valid_on(vandaag).select_related("gemeente").search(zoek)
    if gemeente.isdecimal():
        rijen = rijen.filter(gemeente__cbs_code=gemeente)
    if soort in Voorzieningsoort.values:
        rijen = rijen.filter(soort=soort)
    kiesbaar = Organisatie.objects.of_soort(Soort.GEMEENTE).valid_on(vandaag).order_by("naam")
    gegevens: dict[str, Any] = {
        "rijen": rijen[:300],
        "gemeenten": [(g.cbs_code, g.naam) for g in kiesbaar],
        "gemeente": gemeente,
        "soorten": Voorzieningsoort.choices,
        "soort": soort,
        "zoek": zoek,
    }
    return render(request, f"{MAP}/voorzieningen.html", gegevens)


def _now(versies: list[Any], on: date) -> Any:
    """The version of today; else the next one, else the last. Newest come first."""
    geldig = [v for v in versies if holds(v.geldig_van, v.geldig_tot, on)]
    straks = [v for v in versies if v.geldig_van > on]
    return (geldig or straks[-1:] or versies)[0]


def own_gemeenten(wie: Any, on: date) -> list[int] | None:
    """The gemeenten whose granted volume this person sees; None for the region: all of it."""
    return None if is_regional(wie, on) else [g.pk for g in visible_gemeenten(wie, on)]


def year_of(request: HttpRequest, on: date) -> int:
    """The year of `?jaar=`, at most two away; else that of today."""
    tekst = request.GET.get("jaar", "")
    jaar = int(tekst) if tekst.isascii() and tekst.isdecimal() and len(tekst) == 4 else on.year
    return jaar if abs(jaar - on.year) <= JAREN else on.year
