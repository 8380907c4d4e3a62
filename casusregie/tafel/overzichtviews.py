"""Het beginscherm van zorgbemiddeling, het leerregister, de opschalingen en de wachtlijst."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from casusregie.casus.banner import case_context, page_casus
from casusregie.termijnen.models import Termijn
from casusregie.toestemming.pagina import form_data, form_page, refuse_unless
from casusregie.verwijzers.intake import Intake
from casusregie.zicht import log_list
from normenkader.instellingen import kalender_op
from normenkader.termijnen.stand import stand
from organisaties.beleid import dossier, voor_rollen
from organisaties.rollen import Rol
from verloop.schermen.overgangspagina import transition_page

from .bijeenkomst import Tafelbijeenkomst
from .keuzes import Thema
from .leren import Tafelles, themes_counted
from .lijstforms import AntwoordForm, WachtForm
from .opschaling import Tafelopschaling
from .wachten import Wachtregistratie, record_waiting
from .wachtlijst import count_by_cause, too_long, waiting_for
from .werklijst import asked, escalations, procesregie, stuck, worklist

LERENDEN = (
    *(Rol.ZORGBEMIDDELAAR, Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR, Rol.TEAMLEIDER),
    *(Rol.JEUGDBESCHERMER, Rol.GEDRAGSWETENSCHAPPER, Rol.BEHANDELREGISSEUR, Rol.TEAMMANAGER),
)
VOLGERS = (
    *(Rol.ZORGBEMIDDELAAR, Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR, Rol.TEAMLEIDER),
    *(Rol.JEUGDBESCHERMER, Rol.BEHANDELREGISSEUR, Rol.ZORGADMINISTRATIE),
)
BEIDE = ("GET", "POST")


@voor_rollen(Rol.ZORGBEMIDDELAAR)
def zorgbemiddeling(request: HttpRequest) -> HttpResponse:
    """What the RER is asked: by urgency and clock, what got stuck, escalations and meetings."""
    vandaag = timezone.localdate()
    rijen = worklist(request.user, vandaag)
    vast = stuck(rijen)
    komend = Tafelbijeenkomst.objects.visible_to(request.user, vandaag).coming(vandaag)
    escalaties = [_with_clock(e, vandaag) for e in escalations(request.user, vandaag)[:20]]
    log_list(request, "zorgbemiddeling", len(rijen))
    gegevens = {
        "rijen": rijen,
        "vast": vast,
        "tegels": _tiles(rijen, len(vast), len(escalaties)),
        "escalaties": escalaties,
        "procesregie": list(procesregie(request.user, vandaag)),
        "werk": list(asked(request.user, vandaag)[:20]),
        "komend": komend.select_related("tafel", "voorzitter")[:5],
    }
    return render(request, "casusregie/tafel/zorgbemiddeling.html", gegevens)


def _tiles(rijen: list[Any], vast: int, escalaties: int) -> list[dict[str, Any]]:
    laat = sum(rij.te_laat for rij in rijen)
    lijst = {"url": "#k-vast"} if vast else {}
    return [
        {"naam": "Open aanmeldingen", "waarde": len(rijen), "url": "#k-werk"},
        {"naam": "Te laat", "waarde": laat, "soort": "danger" if laat else "", **lijst},
        {"naam": "Vastgelopen", "waarde": vast, "soort": "warning" if vast else "", **lijst},
        {"naam": "Escalaties bij u", "waarde": escalaties, "url": "#k-escalaties"},
    ]


@voor_rollen(*LERENDEN)
def tafel_lessen(request: HttpRequest) -> HttpResponse:
    """What was learned at the tafels, by theme; nobody can be recognised in it."""
    thema = request.GET.get("thema", "")
    lessen = Tafelles.objects.select_related("organisatie")
    gekozen = thema if thema in Thema.values else ""
    if gekozen:
        lessen = lessen.filter(themas__contains=[gekozen])
    gegevens = {
        "lessen": lessen[:100],
        "themas": themes_counted(),
        "gekozen": gekozen,
        "gekozen_naam": str(Thema(gekozen).label) if gekozen else "",
    }
    return render(request, "casusregie/tafel/lessen.html", gegevens)


@voor_rollen(Rol.CONTRACTMANAGER)
def tafel_opschalingen(request: HttpRequest) -> HttpResponse:
    """What zorgbemiddeling asks of the contractmanager: codes, never a name (CR-Z-05)."""
    vandaag = timezone.localdate()
    rijen = list(
        Tafelopschaling.objects.for_contractmanager(request.user, vandaag)
        .select_related("aanmelding", "aanbieder")
        .order_by("status", "gevraagd_op", "pk")[:200]
    )
    lopend = Termijn.objects.running().filter(
        model=Tafelopschaling._meta.label_lower, object_id__in=[rij.pk for rij in rijen]
    )
    termijnen = {termijn.object_id: termijn for termijn in lopend}
    gegevens = {
        "rijen": [(rij, _with_state(termijnen.get(rij.pk), vandaag)) for rij in rijen],
        "vandaag": vandaag,
        "open": sum(rij.status == Tafelopschaling.Status.GEVRAAGD for rij in rijen),
    }
    return render(request, "casusregie/tafel/opschalingen.html", gegevens)


def _with_clock(escalatie: Any, vandaag: Any) -> Any:
    """How long there is for an answer."""
    uiterlijk = escalatie.antwoord_uiterlijk
    kalender = kalender_op(vandaag)
    escalatie.stand = stand(uiterlijk, vandaag, kalender=kalender) if uiterlijk else None
    return escalatie


def _with_state(termijn: Termijn | None, vandaag: Any) -> dict[str, Any] | None:
    if termijn is None:
        return None
    return {"uiterlijk": termijn.uiterlijk, "stand": termijn.stand_op(vandaag)}


@voor_rollen(Rol.CONTRACTMANAGER, methoden=BEIDE)
def tafel_opschaling(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Answer one question; the casus stays closed to the contractmanager."""
    vandaag = timezone.localdate()
    rijen = Tafelopschaling.objects.for_contractmanager(request.user, vandaag)
    stuk = get_object_or_404(rijen.select_related("aanmelding", "aanbieder"), kenmerk=kenmerk)
    return transition_page(
        request,
        stuk,
        "answer",
        form_class=AntwoordForm,
        terug=reverse("casusregie:tafel_opschalingen"),
        kruimels=[
            ("Gevraagd", reverse("casusregie:gevraagd_list")),
            ("Opschalingen", reverse("casusregie:tafel_opschalingen")),
            (stuk.aanmelding.nummer, ""),
        ],
        kop=f"Antwoord aan zorgbemiddeling, {stuk.aanmelding.nummer}",
        uitleg=f"{stuk.get_reden_display()}. {_about(stuk)}",
        gelukt="Zorgbemiddeling leest uw antwoord.",
    )


def _about(stuk: Tafelopschaling) -> str:
    vorm = stuk.aanmelding.get_vorm_display() or "Vorm van hulp nog niet gekozen"
    return f"{vorm}. Aanbieder: {stuk.aanbieder}." if stuk.aanbieder else f"{vorm}."


@voor_rollen(*VOLGERS)
def wachtlijst(request: HttpRequest) -> HttpResponse:
    """Who waits, how long, against the Treeknorm, and why (RV-0-04)."""
    vandaag = timezone.localdate()
    alle = waiting_for(request.user, vandaag)
    lang = too_long(alle)
    alleen_lang = request.GET.get("alle") != "ja"
    log_list(request, "wachtlijst", len(alle))
    gegevens = {
        "rijen": [
            (w, _may_write(w.intake, request.user, vandaag))
            for w in (lang if alleen_lang else alle)[:200]
        ],
        "alleen_lang": alleen_lang,
        "aantal": len(alle),
        "aantal_lang": len(lang),
        "oorzaken": [rij for rij in count_by_cause(lang) if rij[2]],
    }
    return render(request, "casusregie/tafel/wachtlijst.html", gegevens)


def _may_write(intake: Intake, medewerker: Any, on: Any) -> bool:
    """May this person say why the jeugdige waits; costs no query."""
    stuk = Wachtregistratie(casus=intake.casus, intake=intake)
    return bool(stuk.on(on).may_register(medewerker))


@dossier("GET", "POST")
def wachten_vastleggen(request: HttpRequest, kenmerk: uuid.UUID, intake: uuid.UUID) -> HttpResponse:
    """Why the jeugdige waits at this aanbieder, and how it is bridged."""
    casus = page_casus(request, kenmerk, "reden van wachten")
    vandaag = timezone.localdate()
    rijen = Intake.objects.visible_to(request.user, vandaag).filter(casus=casus)
    gevonden = rijen.select_related("organisatie").filter(kenmerk=intake).first()
    if gevonden is None:
        raise Http404("niet gevonden")
    gevonden.casus = casus
    vorige = Wachtregistratie.objects.current().filter(intake=gevonden).first()
    stuk = Wachtregistratie(casus=casus, intake=gevonden)
    refuse_unless(stuk.on(vandaag).may_register(request.user))
    velden = ("oorzaak", "overbrugging", "toelichting")
    form = WachtForm(
        form_data(request), initial={v: getattr(vorige, v) for v in velden} if vorige else {}
    )
    return form_page(
        request,
        form,
        lambda gegevens: record_waiting(gevonden, by=request.user, **gegevens),
        terug=reverse("casusregie:wachtlijst"),
        gelukt="De reden van wachten is vastgelegd.",
        kop="Reden van wachten",
        uitleg=f"De jeugdige wacht op {gevonden.organisatie}.",
        knop="Opslaan",
        **case_context(request, casus),
    )
