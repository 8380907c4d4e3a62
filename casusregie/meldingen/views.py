"""Het scherm Signalen: lezen, afvinken, en de keuze voor een e-mail."""

import uuid
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from casusregie.casus.zoeken_views import ZOEKERS
from casusregie.termijnen.models import Signaal
from casusregie.zicht import log_list
from organisaties.beleid import voor_rollen
from organisaties.leeslog import log_read

from . import menu
from .forms import MailkeuzeForm
from .models import Meldingskeuze
from .vragen import for_reader

PER_PAGINA = 50
TERUG = {"signalen": "casusregie:signaal_list"}


@voor_rollen(*ZOEKERS)
def signaal_list(request: HttpRequest) -> HttpResponse:
    """The signals of this person, unread ones; with ?gelezen=1 those that were read."""
    vandaag = timezone.localdate()
    gelezen = request.GET.get("gelezen") == "1"
    mijn = for_reader(request.user, vandaag)
    rijen = mijn.exclude(gelezen_op=None) if gelezen else mijn.unread()
    pagina = Paginator(rijen.newest_first(), PER_PAGINA).get_page(request.GET.get("pagina"))
    log_list(request, "signalen", len(pagina.object_list))
    if not gelezen:
        menu.remember(request.user, vandaag, pagina.paginator.count)
    gegevens = {
        "pagina": pagina,
        "gelezen": gelezen,
        "tot": max((signaal.pk for signaal in pagina.object_list), default=0),
        "vandaag": vandaag,
        "mailkeuze": MailkeuzeForm(initial={"dagbericht": _wants_mail(request.user)}),
    }
    return render(request, "casusregie/signalen.html", gegevens)


@voor_rollen(*ZOEKERS, methoden=("POST",))
def signal_read(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Seen: the signal leaves the list of everybody it was for."""
    vandaag = timezone.localdate()
    mijn = for_reader(request.user, vandaag).filter(kenmerk=kenmerk)
    signaal = mijn.select_related("casus").first()
    if signaal is None:
        raise Http404("niet gevonden")
    _mark(request, vandaag, Signaal.objects.filter(pk=signaal.pk))
    log_read(request, signaal, "signaal", actie="U")
    return redirect(TERUG.get(request.POST.get("terug", ""), "casusregie:werkvoorraad"))


@voor_rollen(*ZOEKERS, methoden=("POST",))
def signals_read(request: HttpRequest) -> HttpResponse:
    """All signals that the page could show are seen; what came after it stays unread."""
    vandaag = timezone.localdate()
    tot = request.POST.get("tot", "")
    nummer = int(tot) if tot.isdecimal() and len(tot) <= 18 else 0
    nummers = (
        for_reader(request.user, vandaag)
        .unread()
        .filter(pk__lte=nummer)
        .values_list("pk", flat=True)
    )
    aantal = _mark(request, vandaag, Signaal.objects.filter(pk__in=list(nummers)))
    log_read(request, None, "signalen", actie="U", gebeurtenis="lijst", detail=f"{aantal} rijen")
    woorden = "1 signaal is" if aantal == 1 else f"{aantal} signalen zijn"
    messages.success(request, f"{woorden} gelezen.")
    return redirect("casusregie:signaal_list")


@voor_rollen(*ZOEKERS, methoden=("POST",))
def mail_choice(request: HttpRequest) -> HttpResponse:
    """Yes or no to the mail on werkdagen."""
    form = MailkeuzeForm(request.POST)
    wel = form.is_valid() and form.cleaned_data["dagbericht"]
    Meldingskeuze.objects.update_or_create(
        medewerker_id=request.user.pk, defaults={"dagbericht": bool(wel)}
    )
    zin = "U krijgt op werkdagen een e-mail als er iets klaarstaat." if wel else ZONDER_MAIL
    messages.success(request, zin)
    return redirect("casusregie:signaal_list")


ZONDER_MAIL = "U krijgt geen e-mail meer. Uw signalen staan op deze pagina."


def _mark(request: HttpRequest, vandaag: date, signalen: Any) -> int:
    menu.forget(request.user, vandaag)
    aantal: int = signalen.mark_read(timezone.now())
    return aantal


def _wants_mail(medewerker: Any) -> bool:
    keuze = Meldingskeuze.objects.filter(medewerker=medewerker).first()
    return keuze is None or keuze.dagbericht
