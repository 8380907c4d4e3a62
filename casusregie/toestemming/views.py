"""De schermen van toestemming: overzicht, vragen, antwoorden, intrekken, bronnen en opt-out."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from casusregie.casus.banner import case_context, page_casus
from casusregie.casus.models import Casus
from casusregie.casus.pagina import page_row
from casusregie.zicht import get_visible
from organisaties.beleid import dossier
from organisaties.http import HttpRequest
from verloop.mogelijkheden import allowed
from verloop.overgangen import register

from . import geven, optout, overzicht
from .bevoegd import may_record
from .delen import Bronraadpleging, Terugkoppeling
from .forms import (
    AntwoordForm,
    BronForm,
    IntrekForm,
    TerugkoppelForm,
    VraagForm,
)
from .models import Status, Toestemming
from .pagina import form_data, form_page, refuse_unless, tab_of
from .personen import people_of
from .voorlegging import Voorlegging, may_ask


@dossier("GET")
def toestemming_list(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Who consented to what, what was refused, which sources were asked."""
    casus = page_casus(request, kenmerk, "toestemming")
    vandaag = timezone.localdate()
    voorleggingen = Voorlegging.objects.visible_to(request.user, vandaag).filter(casus=casus)
    gegevens = {
        **case_context(request, casus),
        **overzicht.page_of(casus, request.user, vandaag),
        "voorleggingen": voorleggingen.select_related("aan").order_by("-pk"),
        "mag": bool(_may(casus, request.user)),
        "opt_out": optout.may_change_opt_out(casus, request.user, vandaag),
        "mag_voorleggen": bool(may_ask(casus, request.user, vandaag)),
    }
    return render(request, "casusregie/toestemming.html", gegevens)


@dossier("GET", "POST")
def toestemming_new(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Ask consent; the same question that is still open lapses."""
    casus = _working_casus(request, kenmerk)
    vandaag = timezone.localdate()
    eerder = _same_again(request, casus)
    form = VraagForm(
        form_data(request),
        casus=casus,
        medewerker=request.user,
        on=vandaag,
        initial={"gevraagd_op": vandaag, **eerder},
    )
    return form_page(
        request,
        form,
        lambda velden: geven.ask(casus, by=request.user, **velden),
        terug=tab_of(casus),
        gelukt="De vraag is vastgelegd. Leg nu de antwoorden vast.",
        kop="Toestemming vragen",
        uitleg=overzicht.explain(casus.jeugdige.age_on(vandaag)),
        knop="Vraag vastleggen",
        **case_context(request, casus),
    )


@dossier("GET", "POST")
def toestemming_detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """One question: who answered what, and the form for the next answer."""
    toestemming, casus = _find(request, kenmerk)
    vandaag = timezone.localdate()
    open_ = toestemming.status == Status.GEVRAAGD
    if not open_ and request.method == "POST":
        raise geven.Conflict("Deze vraag is al beantwoord of ingetrokken.", over=toestemming)
    form = AntwoordForm(
        form_data(request), toestemming=toestemming, on=vandaag, initial={"gegeven_op": vandaag}
    )
    gegevens = {
        "regel": overzicht.row_of(toestemming, casus, people_of(casus, vandaag), vandaag),
        "open": open_,
        "mag": bool(_may(toestemming, request.user)),
        "mag_intrekken": allowed(toestemming, "withdraw", request.user, vandaag),
        "terugkoppelingen": toestemming.terugkoppelingen.order_by("-gedeeld_op", "-pk"),
    }
    return form_page(
        request,
        form,
        lambda velden: geven.record_answer(toestemming, by=request.user, **velden),
        terug=reverse("casusregie:toestemming_detail", args=[kenmerk]),
        gelukt="Het antwoord is vastgelegd.",
        sjabloon="casusregie/toestemming_detail.html",
        kop=f"{toestemming.get_wat_display()}, {toestemming.met_wie}",
        tab=tab_of(casus),
        **case_context(request, casus),
        **gegevens,
    )


@dossier("GET", "POST")
def toestemming_withdraw(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Withdraw; works at once."""
    toestemming, casus = _find(request, kenmerk)
    if toestemming.status != Status.GEGEVEN:
        raise geven.Conflict(
            "Alleen een gegeven toestemming kan worden ingetrokken.", over=toestemming
        )
    refuse_unless(_may(toestemming, request.user))
    form = IntrekForm(form_data(request), toestemming=toestemming, on=timezone.localdate())
    return form_page(
        request,
        form,
        lambda velden: geven.withdraw(toestemming, by=request.user, **velden),
        terug=tab_of(casus),
        gelukt="De toestemming is ingetrokken. Er wordt niets meer gedeeld.",
        kop="Toestemming intrekken",
        uitleg=f"{toestemming.get_wat_display()}, {toestemming.met_wie}.",
        knop="Toestemming intrekken",
        gevolgen=["Vanaf nu wordt dit niet meer gedeeld.", "Wat al gedeeld is, blijft bekend."],
        **case_context(request, casus),
    )


@dossier("GET", "POST")
def terugkoppeling_new(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Record what was told to the party of this consent."""
    toestemming, casus = _find(request, kenmerk)
    refuse_unless(_may(toestemming, request.user))
    vandaag = timezone.localdate()
    return form_page(
        request,
        TerugkoppelForm(form_data(request), initial={"gedeeld_op": vandaag}),
        lambda velden: register(
            Terugkoppeling(
                casus=casus,
                toestemming=toestemming,
                organisatie_id=toestemming.organisatie_id,
                **velden,
            ),
            by=request.user,
        ),
        terug=reverse("casusregie:toestemming_detail", args=[kenmerk]),
        gelukt="Vastgelegd wat u heeft gedeeld.",
        kop=f"Delen met {toestemming.met_wie}",
        uitleg=f"{toestemming.get_wat_display()}. {toestemming.get_doel_display()}.",
        knop="Vastleggen",
        **case_context(request, casus),
    )


@dossier("GET", "POST")
def bron_new(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Record a source that was consulted; third parties only with consent."""
    casus = _working_casus(request, kenmerk)
    vandaag = timezone.localdate()
    form = BronForm(
        form_data(request),
        medewerker=request.user,
        on=vandaag,
        initial={"geraadpleegd_op": vandaag},
    )
    return form_page(
        request,
        form,
        lambda velden: register(Bronraadpleging(casus=casus, **velden), by=request.user),
        terug=tab_of(casus),
        gelukt="De bron is vastgelegd.",
        kop="Bron raadplegen",
        uitleg="Voor de eigen registratie en SISA is geen toestemming nodig. Voor anderen wel.",
        knop="Bron vastleggen",
        **case_context(request, casus),
    )


def _find(request: HttpRequest, kenmerk: uuid.UUID) -> tuple[Toestemming, Casus]:
    """The consent that the user may see, with its casus ready for the banner."""
    toestemming = get_visible(Toestemming.objects.for_list(), request, kenmerk, "toestemming")
    casus = page_row(toestemming.casus_id, timezone.localdate(), request.user)
    toestemming.casus = casus
    return toestemming, casus


def _working_casus(request: HttpRequest, kenmerk: uuid.UUID) -> Casus:
    """The casus, for who may record consent here; else 403."""
    casus = page_casus(request, kenmerk, "toestemming")
    refuse_unless(_may(casus, request.user))
    return casus


def _may(onderwerp: Any, medewerker: Any) -> Any:
    if isinstance(onderwerp, Casus):
        onderwerp = Toestemming(casus=onderwerp)
    return may_record(onderwerp.on(timezone.localdate()), medewerker)


def _same_again(request: HttpRequest, casus: Casus) -> dict[str, Any]:
    """Asked again: what stood there before, from `?opnieuw=` (a kenmerk the user may see)."""
    zichtbaar = Toestemming.objects.visible_to(request.user, timezone.localdate())
    try:
        kenmerk = uuid.UUID(request.GET.get("opnieuw", ""))
    except ValueError:
        return {}
    velden = ("partijsoort", "partij", "partij_naam", "wat", "doel", "toelichting")
    return zichtbaar.filter(casus=casus, kenmerk=kenmerk).values(*velden).first() or {}
