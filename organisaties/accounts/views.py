"""De schermen van de beheerder: accounts, rollen, en verzoeken waar een tweede over beslist."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Prefetch, Q
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from organisaties.beleid import voor_rollen
from organisaties.http import HttpRequest
from organisaties.models import Aanstelling, Medewerker
from organisaties.rollen import Rol
from organisaties.rolverzoek import Rolverzoek
from verloop.models import Gebeurtenis
from verloop.mogelijkheden import moves
from verloop.overgangen import perform
from verloop.schermen.invoer import clean_text
from verloop.schermen.overgangspagina import add_errors
from verloop.zinsneden import sentence

from .daden import appoint, create_account, end_appointment, switch_account
from .forms import AccountForm, EindeForm, RolForm
from .uitnodiging import invite

PER_PAGINA = 50
ZETTEN = ("approve", "reject", "withdraw")
beheerder_leest = voor_rollen(Rol.BEHEERDER)
beheerder_schrijft = voor_rollen(Rol.BEHEERDER, methoden=("GET", "POST"))
beheerder_doet = voor_rollen(Rol.BEHEERDER, methoden=("POST",))


@beheerder_leest
def account_list(request: HttpRequest) -> HttpResponse:
    """Everybody with an account, by name; search on name, address or organisation."""
    zoek = clean_text(request.GET.get("zoek", "")).strip()[:100]
    rijen = Medewerker.objects.filter(is_systeem=False)
    if zoek:
        rijen = rijen.filter(
            Q(naam__icontains=zoek)
            | Q(email__icontains=zoek)
            | Q(aanstellingen__organisatie__naam__icontains=zoek)
        ).distinct()
    plekken = Aanstelling.objects.current(timezone.localdate()).select_related("organisatie")
    rijen = rijen.order_by("naam", "pk").prefetch_related(
        Prefetch("aanstellingen", plekken, to_attr="rollen_nu")
    )
    pagina = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    gegevens = {"pagina": pagina, "zoek": zoek, "open": _open().count()}
    return render(request, "organisaties/accounts/lijst.html", gegevens)


@beheerder_schrijft
def account_new(request: HttpRequest) -> HttpResponse:
    """A new account; the person gets a link to set a password."""
    form = AccountForm(_data(request))
    if form.is_bound and form.is_valid():
        persoon = _try(form, lambda: create_account(by=request.user, **form.cleaned_data))
        if persoon is not None:
            invite(persoon, request.build_absolute_uri("/"))
            messages.success(
                request, f"Het account is gemaakt. Er gaat een mail naar {persoon.email}."
            )
            return redirect("account_detail", persoon.kenmerk)
    kop = "Nieuw account"
    return _form_page(request, form, kop, "Account maken", "account_list")


@beheerder_leest
def account_detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """One account: roles now and before, open requests and what was done to it."""
    persoon = _person(kenmerk)
    vandaag = timezone.localdate()
    rollen = list(persoon.aanstellingen.select_related("organisatie").order_by("-begindatum"))
    gedaan = Gebeurtenis.objects.filter(model="organisaties.medewerker", object_id=persoon.pk)
    gegevens = {
        "persoon": persoon,
        "nu": [a for a in rollen if a.einddatum is None or a.einddatum >= vandaag],
        "eerder": [a for a in rollen if a.einddatum is not None and a.einddatum < vandaag],
        "verzoeken": _requests(_open().filter(medewerker=persoon), request.user),
        "gedaan": [
            {"titel": sentence(g), "tekst": f"Door {g.door}", "op": g.op}
            for g in gedaan.select_related("door").order_by("-pk")[:20]
        ],
        "zelf": persoon.pk == request.user.pk,
    }
    return render(request, "organisaties/accounts/detail.html", gegevens)


@beheerder_schrijft
def role_new(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Give a role, or ask a second beheerder for a privileged one."""
    persoon = _person(kenmerk)
    vandaag = timezone.localdate()
    form = RolForm(_data(request), on=vandaag, initial={"begindatum": vandaag})
    if form.is_bound and form.is_valid():
        gegeven = _try(form, lambda: appoint(persoon, by=request.user, **form.cleaned_data))
        if gegeven is not None:
            wacht = isinstance(gegeven, Rolverzoek)
            tekst = "Een tweede beheerder beslist over deze rol." if wacht else "De rol is gegeven."
            messages.success(request, tekst)
            return redirect("account_detail", kenmerk)
    kop = f"Rol geven aan {persoon}"
    return _form_page(request, form, kop, "Rol geven", "account_detail", kenmerk)


@beheerder_schrijft
def role_end(request: HttpRequest, kenmerk: uuid.UUID, nummer: int) -> HttpResponse:
    """The last day of a role, or now."""
    rijen = Aanstelling.objects.select_related("organisatie", "medewerker")
    aanstelling = get_object_or_404(rijen, pk=nummer, medewerker__kenmerk=kenmerk)
    form = EindeForm(_data(request))
    if form.is_bound and form.is_valid():
        velden = form.cleaned_data
        if _try(form, lambda: end_appointment(aanstelling, by=request.user, **velden)) is not None:
            messages.success(request, "De rol is beëindigd.")
            return redirect("account_detail", kenmerk)
    kop = f"{aanstelling.get_rol_display()} bij {aanstelling.organisatie} beëindigen"
    return _form_page(request, form, kop, "Rol beëindigen", "account_detail", kenmerk)


@beheerder_doet
def account_switch(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Turn an account off or on; off means out at the next request."""
    persoon = _person(kenmerk)
    aan = request.POST.get("aan") == "ja"
    try:
        switch_account(persoon, aan=aan, by=request.user)  # type: ignore[arg-type]
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
    else:
        woord = "aan" if aan else "uit"
        messages.success(request, f"Het account staat {woord}.")
    return redirect("account_detail", kenmerk)


@beheerder_doet
def account_invite(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Send the link to set a password once more."""
    persoon = _person(kenmerk)
    if persoon.is_active:
        invite(persoon, request.build_absolute_uri("/"))
        messages.success(request, f"Er gaat een nieuwe link naar {persoon.email}.")
    else:
        messages.error(request, "Dit account staat uit. Zet het eerst aan.")
    return redirect("account_detail", kenmerk)


@beheerder_leest
def role_requests(request: HttpRequest) -> HttpResponse:
    """Privileged roles that wait for a second beheerder."""
    gegevens = {"verzoeken": _requests(_open()[:PER_PAGINA], request.user)}
    return render(request, "organisaties/accounts/verzoeken.html", gegevens)


@beheerder_doet
def role_decide(request: HttpRequest, kenmerk: uuid.UUID, zet: str) -> HttpResponse:
    """Approve, reject or withdraw; who may not gets 403, a decided one 409."""
    verzoek = get_object_or_404(Rolverzoek, kenmerk=kenmerk)
    if zet not in ZETTEN:
        raise Http404("niet gevonden")
    gedaan = perform(verzoek, zet, by=request.user)
    messages.success(request, f"{gedaan.get_status_display()}.")  # type: ignore[attr-defined]
    return redirect("account_detail", verzoek.medewerker.kenmerk)


def _open() -> Any:
    rijen = Rolverzoek.objects.filter(status=Rolverzoek.Status.GEVRAAGD)
    return rijen.select_related("medewerker", "organisatie", "gevraagd_door")


def _requests(verzoeken: Any, medewerker: Any) -> list[tuple[Rolverzoek, list[Any]]]:
    """Each with what this beheerder can do with it."""
    vandaag = timezone.localdate()
    return [(verzoek, moves(verzoek, medewerker, vandaag)) for verzoek in verzoeken]


def _person(kenmerk: uuid.UUID) -> Medewerker:
    return get_object_or_404(Medewerker, kenmerk=kenmerk, is_systeem=False)


def _data(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _try(form: Form, doe: Callable[[], Any]) -> Any:
    """What it gives, or None with the reasons at the fields."""
    try:
        return doe()
    except ValidationError as fout:
        add_errors(form, fout)
        return None


def _form_page(
    request: HttpRequest, form: Form, kop: str, knop: str, terug: str, *args: Any
) -> HttpResponse:
    gegevens = {"form": form, "kop": kop, "knop": knop, "terug": terug, "terug_args": args}
    status = 422 if form.is_bound and form.errors else 200
    gegevens["terug_url"] = redirect(terug, *args).url
    return render(request, "organisaties/accounts/formulier.html", gegevens, status=status)
