"""Een onderdeel van een arrangement wijzigen, met het oordeel over de norm ernaast."""

import copy
import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from arrangementen.aanbod.models import Product
from arrangementen.schermen import case_page, posted
from casusregie.zicht import get_visible
from normenkader.models import Normversie, Productgroep
from normenkader.toetsing import Norm, Toetsing
from organisaties.beleid import dossier
from verloop.overgangen import amend
from verloop.schermen.overgangspagina import add_errors

from .afleiding import budget_of
from .forms import OnderdeelForm
from .models import Arrangementonderdeel
from .norm import assess_arrangement

LIJST = "arrangementen:arrangement_lijst"
VELDEN = (
    "product",
    "volume",
    "eenheid",
    "begindatum",
    "einddatum",
    "waarom_geen_groep",
    "grond_code",
    "hardheidsclausule",
    "motivering",
)


@dossier("GET", "POST")
def onderdeel_wijzigen(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Product, size and the reason to be above the norm; a concept may stay incomplete."""
    deel = _get(request, kenmerk)
    form = _form(deel, posted(request))
    toetsing = _assess(deel, form)
    if form.is_bound and form.is_valid() and _save(request, deel, form, toetsing):
        messages.success(request, "Opgeslagen.")
        return redirect("arrangementen:arrangement_detail", deel.arrangement.kenmerk)
    gegevens = _context(request, deel, form=form, toetsing=toetsing)
    status = 422 if form.is_bound else 200
    return render(request, "arrangementen/onderdeel_form.html", gegevens, status=status)


@dossier("GET")
def onderdeel_norm(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The norm panel for what is filled in now; saves nothing."""
    deel = _get(request, kenmerk)
    toetsing = _assess(deel, _form(deel, request.GET))
    gegevens = _context(request, deel, toetsing=toetsing)
    return render(request, "arrangementen/_norm.html", gegevens)


def _get(request: HttpRequest, kenmerk: uuid.UUID) -> Any:
    rijen = Arrangementonderdeel.objects.select_related(
        "product", "arrangement__aanbieder", "arrangement__casus"
    )
    deel = get_visible(rijen, request, kenmerk, "onderdeel van het arrangement")
    deel.on(timezone.localdate())
    deel.pagina = case_page(request, deel.arrangement, LIJST, deel.vandaag)
    oordeel = deel.may_amend(request.user)
    if not oordeel:
        raise PermissionDenied(str(oordeel))
    return deel


def _form(deel: Any, data: Any) -> OnderdeelForm:
    begin = {naam: getattr(deel, naam) for naam in VELDEN}
    begin |= {f"bewijs_{code}": antwoord for code, antwoord in deel.bewijs.items()}
    norm = _norm(deel, data)
    return OnderdeelForm(data, initial=begin, norm=norm, on=timezone.localdate())


def _norm(deel: Any, data: Any) -> Norm | None:
    """The norm of the product that is chosen now: its grounds are the choices."""
    product = deel.product
    gekozen = data.get("product", "") if data is not None else ""
    if gekozen.isdecimal() and len(gekozen) < 10:
        product = Product.objects.filter(pk=gekozen).first() or product
    return Normversie.objects.norm_for(product.code, deel.begindatum) if product else None


def _assess(deel: Any, form: OnderdeelForm) -> Toetsing | None:
    """The verdict on the stored part with what was validly filled in put over it."""
    proef = copy.copy(deel)
    if form.is_bound:
        form.is_valid()
        for naam, waarde in form.values().items():
            setattr(proef, naam, waarde)
    if proef.product_id is None:
        return None
    return assess_arrangement(deel.arrangement, [proef]).of(proef).toetsing


def _save(request: HttpRequest, deel: Any, form: OnderdeelForm, toetsing: Toetsing | None) -> bool:
    """Save; what the norm still asks is an error, unless the concept is only kept."""
    if request.POST.get("actie") != "bewaren" and toetsing is not None:
        for fout in toetsing.fouten:
            form.add_error(fout.veld if fout.veld in form.fields else None, fout.tekst)
    if form.errors:
        return False
    velden = form.values()
    velden["budget_cent"] = budget_of(
        deel.arrangement.aanbieder_id, velden["product"], velden["volume"], velden["begindatum"]
    )
    try:
        amend(deel, by=request.user, **velden)
    except ValidationError as fout:
        add_errors(form, fout)
        return False
    return True


def _context(request: HttpRequest, deel: Any, **meer: Any) -> dict[str, Any]:
    terug = reverse(
        "arrangementen:arrangement_detail", kwargs={"kenmerk": deel.arrangement.kenmerk}
    )
    toetsing = meer.get("toetsing")
    code = toetsing.feiten.product_code if toetsing else ""
    groep = Productgroep.objects.group_of(code, deel.begindatum) if code else None
    return {
        "afbakening": groep.afbakening if groep else "",
        "deel": deel,
        **deel.pagina,
        "terug": terug,
        "versie": toetsing.norm.versie if toetsing and toetsing.norm else "",
        **meer,
    }
