"""De pagina's van de ijking: bestanden, inlezen, de producten, en één product met een proefnorm."""

import uuid
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from normenkader.instellingen import instelling
from normenkader.models import Productgroep
from normenkader.models.bevoegd import keeps_norms
from normenkader.models.traject import Trajectbestand
from organisaties.beleid import voor_rollen
from organisaties.models import Organisatie
from organisaties.rollen import Rol, Soort
from verloop.schermen import grafiek
from verloop.schermen.woorden import number

from .forms import GrensForm, InleesForm, KeuzeForm
from .inlezen import KOLOMMEN, read_csv, read_own
from .maten import UITLEG_PERCENTIEL, Grens, bound_of, class_width, stored_volume, unit_name
from .voorstel import Productregel, Voorstel, default_proposal, product_rows
from .vragen import Effect, Selectie, effect_by, effects, histogram, measure

LEZERS = (Rol.NORMBEHEERDER, Rol.CONTRACTMANAGER)
MAX_REGELS = 50


@voor_rollen(*LEZERS)
def bestand_list(request: HttpRequest) -> HttpResponse:
    """The sets of past trajecten."""
    gegevens = {
        "bestanden": Trajectbestand.objects.select_related("ingelezen_door"),
        "is_beheerder": keeps_norms(request.user, timezone.localdate()),
    }
    return render(request, "normenkader/ijking_lijst.html", gegevens)


@voor_rollen(Rol.NORMBEHEERDER, methoden=("GET", "POST"))
def bestand_new(request: HttpRequest) -> HttpResponse:
    """Read a file in: a trial first, then all of it or nothing."""
    gepost = request.method == "POST"
    form = InleesForm(request.POST if gepost else None, request.FILES if gepost else None)
    verslag = None
    if form.is_bound and form.is_valid():
        g, op = form.cleaned_data, timezone.now()
        bestand = g.pop("bestand")
        verslag = read_csv(bestand, by=request.user, op=op, **g)
        if verslag.bestand:
            messages.success(request, f"{verslag.in_words()} ingelezen.")
            return redirect("normenkader:ijking_detail", verslag.bestand.kenmerk)
    fout = bool(form.is_bound and form.errors) or bool(verslag and not verslag.goed)
    gegevens = {"form": form, "verslag": verslag, "kolommen": KOLOMMEN}
    return render(request, "normenkader/ijking_nieuw.html", gegevens, status=422 if fout else 200)


@voor_rollen(Rol.NORMBEHEERDER, methoden=("POST",))
def bestand_own(request: HttpRequest) -> HttpResponse:
    """A set of the own ended trajecten, as they are at this moment."""
    op = timezone.now()
    naam = f"Eigen gegevens tot {timezone.localdate(op):%d-%m-%Y}"
    verslag = read_own(naam=naam, by=request.user, op=op)
    if verslag.bestand is None:
        messages.error(request, verslag.fouten[0].tekst)
        return redirect("normenkader:ijking_list")
    return redirect("normenkader:ijking_detail", verslag.bestand.kenmerk)


@voor_rollen(*LEZERS)
def bestand_detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Per product the percentiles beside the norm in force."""
    bestand = get_object_or_404(Trajectbestand, kenmerk=kenmerk)
    form, selectie = _selection(request, bestand)
    regels = _rows(selectie)
    gegevens = {
        "bestand": bestand,
        "form": form,
        "regels": [(regel, _product_url(request, bestand, regel)) for regel in regels],
        "uitleg": UITLEG_PERCENTIEL,
        "streef": instelling("norm.streefaandeel", timezone.localdate()),
    }
    return render(request, "normenkader/ijking_detail.html", gegevens)


@voor_rollen(*LEZERS)
def bestand_product(request: HttpRequest, kenmerk: uuid.UUID, product: str) -> HttpResponse:
    """One product: histogram, percentiles, and what a proposed maximum would have meant."""
    bestand = get_object_or_404(Trajectbestand, kenmerk=kenmerk)
    keuze, selectie = _selection(request, bestand)
    variant = request.GET.get("variant", "")
    regel = next(
        (
            r
            for r in _rows(selectie)
            if (r.meting.product_code, r.meting.variant) == (product, variant)
        ),
        None,
    )
    if regel is None:
        raise Http404
    standaard = default_proposal(regel)
    gestuurd = request.GET if "volume" in request.GET else None
    form = GrensForm(gestuurd, initial=_initial(standaard), opgeslagen=regel.meting.eenheid)
    voorstel = form.to_proposal() if form.is_bound and form.is_valid() else standaard
    rijen = selectie.rows().filter(product_code=product, variant=variant)
    vergelijking = [_shown(e, regel) for e in effects(rijen, _bounds(regel, voorstel))]
    gegevens = {
        "bestand": bestand,
        "keuze": keuze,
        "regel": regel,
        "form": form,
        "voorstel": voorstel,
        "groep": Productgroep.objects.group_of(product, timezone.localdate()),
        "grafiek": _chart(regel, voorstel, rijen),
        "eenheid": unit_name(regel.eenheid),
        "vergelijking": vergelijking,
        "per_gemeente": _named(effect_by(rijen, "cbs_code", voorstel.grens), regel, keuze),
        "per_aanbieder": [
            _shown(e, regel) for e in effect_by(rijen, "aanbieder", voorstel.grens)[:MAX_REGELS]
        ],
        "concept_url": _draft_url(bestand, regel, voorstel),
        "mag_opstellen": keeps_norms(request.user, timezone.localdate()),
        "uitleg": UITLEG_PERCENTIEL,
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "normenkader/ijking_product.html", gegevens, status=status)


def _selection(request: HttpRequest, bestand: Trajectbestand) -> tuple[KeuzeForm, Selectie]:
    gemeenten = Organisatie.objects.of_soort(Soort.GEMEENTE).values_list("cbs_code", "naam")
    form = KeuzeForm(request.GET, gemeenten=list(gemeenten.order_by("naam")))
    return form, form.chosen(bestand)


def _rows(selectie: Selectie) -> list[Productregel]:
    vandaag = timezone.localdate()
    streef = int(instelling("norm.streefaandeel", vandaag))
    return product_rows(selectie, measure(selectie), vandaag, streef)


def _product_url(request: HttpRequest, bestand: Trajectbestand, regel: Productregel) -> str:
    vraag = request.GET.copy()
    if regel.meting.variant:
        vraag["variant"] = regel.meting.variant
    plek = reverse("normenkader:ijking_product", args=[bestand.kenmerk, regel.meting.product_code])
    return f"{plek}?{vraag.urlencode()}" if vraag else plek


def _initial(voorstel: Voorstel) -> dict[str, Any]:
    return {
        "volume": voorstel.volume,
        "eenheid": voorstel.eenheid.value,
        "duur": voorstel.duur,
        "duur_eenheid": voorstel.duur_eenheid.value,
    }


def _chart(regel: Productregel, voorstel: Voorstel, rijen: QuerySet[Any]) -> grafiek.Grafiek:
    breedte = class_width(regel.shown(regel.meting.volume_hoogste))
    opgeslagen, _ = stored_volume(breedte, regel.eenheid)
    klassen = histogram(rijen, opgeslagen, voorstel.grens.volume)
    naam = unit_name(regel.eenheid)
    return grafiek.bars(
        "volume",
        f"Trajecten naar volume in {naam}",
        ["Binnen het voorstel", "Boven het voorstel"],
        [
            (f"{number(regel.shown(van))} tot {number(regel.shown(tot))}", [in_, boven])
            for van, tot, in_, boven in klassen
        ],
        eenheid=naam.capitalize(),
    )


def _bounds(regel: Productregel, voorstel: Voorstel) -> dict[str, Grens]:
    """The proposal, and the norm in force to compare it with when that can be compared."""
    grenzen = {"Dit voorstel": voorstel.grens}
    if regel.norm is not None and regel.aandeel is not None:
        grenzen["Norm van nu"] = bound_of(regel.norm)
    return grenzen


def _shown(uitkomst: Effect, regel: Productregel) -> dict[str, Any]:
    procent = uitkomst.binnen * 100 / uitkomst.aantal if uitkomst.aantal else 0
    return {
        "naam": uitkomst.naam,
        "aantal": uitkomst.aantal,
        "boven": uitkomst.boven,
        "boven_volume": uitkomst.boven_volume,
        "boven_dagen": uitkomst.boven_dagen,
        "procent": round(procent),
        "meer": regel.shown(uitkomst.meer_volume),
    }


def _named(effecten: list[Effect], regel: Productregel, keuze: KeuzeForm) -> list[dict[str, Any]]:
    namen = dict(keuze.gemeenten)
    rijen = [_shown(effect, regel) for effect in effecten]
    return [rij | {"naam": namen.get(rij["naam"], rij["naam"])} for rij in rijen]


def _draft_url(bestand: Trajectbestand, regel: Productregel, voorstel: Voorstel) -> str:
    vraag = {
        "ijking": bestand.kenmerk,
        "product": regel.meting.product_code,
        "variant": regel.meting.variant,
        **_initial(voorstel),
    }
    return f"{reverse('normenkader:norm_new')}?{urlencode(vraag)}"
