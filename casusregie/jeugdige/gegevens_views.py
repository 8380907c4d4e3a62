"""De schermen om gegevens te wijzigen, kinderen en partijen toe te voegen, en van het beheer."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from casusregie.casus.banner import case_context, page_casus
from casusregie.plannen.vraaganalyse import Vraaganalyse
from casusregie.toestemming.pagina import form_data, form_page, refuse_unless
from casusregie.verwijzers.praktijken import Participatieplan
from casusregie.zicht import get_visible
from organisaties.beleid import dossier, voor_rollen
from organisaties.http import HttpRequest
from organisaties.leeslog import log_read
from organisaties.rollen import Rol
from verloop.fouten import Conflict
from verloop.overgangen import amend, register
from verloop.schermen.verschil import version_seen

from .beheer import OVERNEEMBAAR, known_value, settle
from .forms import PERSOONSVELDEN
from .gegevensforms import KindForm, PartijForm, WijzigForm
from .gezinnen import current_members
from .kinderen import add_child, children_without_casus
from .partijen import Betrokkenpartij
from .vastlegging import Gegevensverschil
from .wijzigen import amend_jeugdige, may_amend_jeugdige

GEZIN = "casusregie:gezin_detail"


@dossier("GET", "POST")
def jeugdige_edit(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Change name, address or BSN; what others may know as well goes past functioneel beheer."""
    casus = page_casus(request, kenmerk, "gegevens jeugdige")
    vandaag = timezone.localdate()
    refuse_unless(may_amend_jeugdige(casus, request.user, vandaag))
    bekend = {naam: getattr(casus.jeugdige, naam) for naam in PERSOONSVELDEN}
    form = WijzigForm(form_data(request), medewerker=request.user, on=vandaag, initial=bekend)
    return form_page(
        request,
        form,
        lambda velden: amend_jeugdige(
            casus,
            form.velden(),
            bsn=velden["bsn"],
            by=request.user,
            versie=version_seen(request),
        ),
        onderwerp=casus.jeugdige,
        terug=reverse("casusregie:casus_detail", args=[kenmerk]),
        gelukt="De gegevens zijn opgeslagen.",
        kop="Gegevens van de jeugdige",
        uitleg="Adres, roepnaam en geslacht wijzigen meteen.",
        knop="Gegevens opslaan",
        gevolgen=[
            "Is er een BSN? Dan controleert functioneel beheer eerst een andere naam of datum.",
            "Een geheim adres gaat nooit mee in een bericht aan een aanbieder.",
        ],
        **case_context(request, casus),
    )


@dossier("GET")
def gezin_detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The whole family: adults, children, who helps them and on which leefgebieden (RV-B08-02)."""
    casus = page_casus(request, kenmerk, "gezin")
    vandaag = timezone.localdate()
    analyse = Vraaganalyse.objects.latest_of(casus)
    partijen = Betrokkenpartij.objects.visible_to(request.user, vandaag).filter(casus=casus)
    mag = bool(Betrokkenpartij(casus=casus).on(vandaag).may_register(request.user))
    plan = Participatieplan.objects.current(vandaag).filter(gemeente=casus.gemeente_id).first()
    gegevens = {
        **case_context(request, casus),
        "leden": current_members(casus.gezin, vandaag),
        "leefgebieden": analyse.leefgebiednamen if analyse else [],
        "toelichting": analyse.leefgebieden_toelichting if analyse else "",
        "partijen": partijen.current(vandaag).order_by("rol", "naam"),
        "vroeger": partijen.filter(einddatum__lt=vandaag).order_by("-einddatum"),
        "zonder_casus": children_without_casus(casus, request.user, vandaag),
        "mag": mag,
        "mag_gegevens": bool(may_amend_jeugdige(casus, request.user, vandaag)),
        "participatieplan": plan,
    }
    return render(request, "casusregie/gezin.html", gegevens)


@dossier("GET", "POST")
def kind_new(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Another child of the gezin, without a casus yet."""
    casus = page_casus(request, kenmerk, "gezin")
    vandaag = timezone.localdate()
    refuse_unless(Betrokkenpartij(casus=casus).on(vandaag).may_register(request.user))
    bekend = ("straatnaam", "huisnummer", "huisletter", "toevoeging", "postcode", "plaats")
    thuis = {naam: getattr(casus.jeugdige, naam) for naam in (*bekend, "achternaam", "gemeente")}
    form = KindForm(form_data(request), medewerker=request.user, on=vandaag, initial=thuis)
    return form_page(
        request,
        form,
        lambda velden: add_child(
            casus,
            form.persoon(),
            bsn=velden["bsn"],
            zonder_bsn_reden=velden["zonder_bsn_reden"],
            by=request.user,
        ),
        terug=reverse(GEZIN, args=[kenmerk]),
        gelukt="Het kind staat bij het gezin. U kunt nu ook een casus openen.",
        kop="Kind toevoegen aan het gezin",
        uitleg="Voor een broer of zus. Een casus opent u daarna, als dat nodig is.",
        knop="Kind toevoegen",
        **case_context(request, casus),
    )


@dossier("GET", "POST")
def partij_new(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Add a school or another party to the casus."""
    casus = page_casus(request, kenmerk, "partijen")
    vandaag = timezone.localdate()
    refuse_unless(Betrokkenpartij(casus=casus).on(vandaag).may_register(request.user))
    return form_page(
        request,
        PartijForm(form_data(request), initial={"begindatum": vandaag}),
        lambda velden: register(Betrokkenpartij(casus=casus, **velden), by=request.user),
        terug=reverse(GEZIN, args=[kenmerk]),
        gelukt="De partij staat bij het gezin.",
        kop="School of andere partij toevoegen",
        uitleg="Delen van gegevens mag pas met toestemming.",
        knop="Partij toevoegen",
        **case_context(request, casus),
    )


@dossier("GET", "POST")
def partij_edit(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Change what was agreed, or end it."""
    partijen = Betrokkenpartij.objects.select_related("casus")
    partij = get_visible(partijen, request, kenmerk, "partijen")
    casus = page_casus(request, partij.casus.kenmerk, "partijen")
    refuse_unless(partij.on(timezone.localdate()).may_amend(request.user))
    bekend = {naam: getattr(partij, naam) for naam in PartijForm.base_fields}
    return form_page(
        request,
        PartijForm(form_data(request), initial=bekend),
        lambda velden: amend(partij, by=request.user, versie=version_seen(request), **velden),
        onderwerp=partij,
        terug=reverse(GEZIN, args=[casus.kenmerk]),
        gelukt="Opgeslagen.",
        kop=f"{partij.get_rol_display()}: {partij.naam}",
        knop="Opslaan",
        **case_context(request, casus),
    )


@voor_rollen(Rol.BEHEERDER, methoden=("GET", "POST"))
def verschil_list(request: HttpRequest) -> HttpResponse:
    """Differences between what was entered and what is known, for functioneel beheer."""
    open_ = Gegevensverschil.objects.visible_to(request.user, timezone.localdate()).unsolved()
    if request.method == "POST":
        return _settle(request, open_)
    rijen = open_.select_related("jeugdige", "registratie__organisatie").order_by("pk")[:100]
    regels: list[dict[str, Any]] = [
        {"verschil": rij, "bekend": known_value(rij), "overneembaar": rij.veld in OVERNEEMBAAR}
        for rij in rijen
    ]
    log_read(
        request,
        None,
        "gegevensverschillen",
        gebeurtenis="lijst",
        grondslag="functioneel beheer",
        detail=f"{len(regels)} rijen",
    )
    return render(request, "casusregie/gegevensverschillen.html", {"regels": regels})


def _settle(request: HttpRequest, open_: Any) -> HttpResponse:
    nummer = request.POST.get("verschil", "")
    verschil = (
        open_.filter(pk=int(nummer)).first() if nummer.isascii() and nummer.isdigit() else None
    )
    if verschil is None:
        raise Conflict("Dit verschil is al afgehandeld.")
    overnemen = request.POST.get("keuze") == "overnemen"
    settle(verschil, overnemen and verschil.veld in OVERNEEMBAAR, by=request.user)
    log_read(
        request,
        None,
        "gegevensverschillen",
        actie="U",
        grondslag="functioneel beheer",
        detail=f"{verschil.veld}: {'overgenomen' if overnemen else 'laten staan'}",
    )
    messages.success(request, "Het verschil is afgehandeld.")
    return redirect("casusregie:verschil_list")
