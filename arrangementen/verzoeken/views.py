"""De lijst van verzoeken, de bladzijde van één verzoek en de bevestiging na versturen."""

import uuid
from collections import Counter
from datetime import date
from types import SimpleNamespace
from typing import Any

from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from arrangementen.schermen import period_in_words, size_in_words
from arrangementen.vierogen.scherm import proposal_context, turn_of, waiting_of_regie
from arrangementen.wijzigen import weergave as changes
from casusregie.models import Termijn
from casusregie.zicht import get_visible, log_list
from organisaties.beleid import dossier, voor_rollen

from . import overzicht, toon
from .acties import actions_on, without_grant
from .afweging import answered
from .bevoegd import may_decide
from .keuzes import AANBIEDERROLLEN, GEMEENTEROLLEN, OPEN, Verzoekstand
from .models import Verzoek
from .norm import elsewhere, reviewed, verdict_of
from .oordelen import verdicts_at_steps
from .termijnfeiten import ANTWOORD
from .toekennen import granted
from .toelatingfeiten import objections_to
from .vierogen import price_on


@voor_rollen(*AANBIEDERROLLEN, *GEMEENTEROLLEN, methoden=("GET",))
def verzoek_lijst(request: HttpRequest) -> HttpResponse:
    """The queue of the gemeente by term, or the own verzoeken and concepts of the aanbieder."""
    vandaag = timezone.localdate()
    aanbieder = overzicht.is_aanbieder(request.user, vandaag)
    alle = overzicht.listed(request.user, vandaag)
    anders = changes.listed(request.user, vandaag, aanbieder)
    aantal = overzicht.counts_of(alle, "verzoek", aanbieder)
    aantal_anders = overzicht.counts_of(anders, "wijziging", aanbieder)
    regie = [] if aanbieder else waiting_of_regie(request.user, vandaag)
    tellingen = Counter(aantal) + Counter(aantal_anders) + Counter(tweede=len(regie))
    weergave = request.GET.get("weergave", "")
    if weergave not in overzicht.view_names(aanbieder):
        weergave = "vraag" if tellingen["vraag"] else "beantwoorden"
    norm = request.GET.getlist("norm")
    rijen = overzicht.narrowed(alle, weergave, norm)
    bekend = None if norm else aantal[weergave]
    pagina = overzicht.page_of(rijen, bekend, request.GET.get("pagina"))
    regels = [overzicht.line_of(verzoek, vandaag, aanbieder) for verzoek in pagina]
    log_list(request, "verzoeken", len(regels))
    gegevens = {
        "weergaven": overzicht.views_of(tellingen, weergave, aanbieder),
        "weergave": weergave,
        "aanbieder": aanbieder,
        "regels": regels,
        "wijzigingen": changes.lines_in(anders, weergave, vandaag, aanbieder)
        if aantal_anders.get(weergave)
        else [],
        "regie": regie if weergave == "tweede" else [],
        "pagina": pagina,
        "groepen": overzicht.norm_filter(norm),
        "gekozen": len(norm),
        "verborgen": [("weergave", weergave)],
    }
    deel = request.headers.get("HX-Request") and not request.headers.get(
        "HX-History-Restore-Request"
    )
    template = "arrangementen/_verzoek_lijst.html" if deel else "arrangementen/verzoek_lijst.html"
    return render(request, template, gegevens)


def get_verzoek(request: HttpRequest, kenmerk: uuid.UUID, onderdeel: str) -> Any:
    """The verzoek the user may see, with what its pages show; else 404."""
    rijen = Verzoek.objects.select_related(
        *("aanbieder", "gemeente", "product", "casus__team", "besloten_door", "team"),
        *("jeugdige__gemeente", "bericht", "ingediend_door"),
    )
    verzoek = get_visible(rijen, request, kenmerk, onderdeel)
    verzoek.on(timezone.localdate())
    return verzoek


@dossier("GET")
def verzoek_detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """State, clocks, verdict, answers and history; a concept goes on where it was left."""
    verzoek = get_verzoek(request, kenmerk, "verzoek om toewijzing")
    if verzoek.status == Verzoekstand.CONCEPT:
        return redirect("arrangementen:verzoek_stap", verzoek.kenmerk, 1)
    if not verzoek.nummer:
        raise Http404("verwijderd concept")
    prefetch_related_objects([verzoek], "vragen")
    gegevens = {
        "verzoek": verzoek,
        "badge": (verzoek.get_status_display(), *overzicht.BADGES[verzoek.status]),
        "kruimels": [("Verzoeken", reverse("arrangementen:verzoek_lijst")), (verzoek.nummer, "")],
        "secties": toon.sections(verzoek),
        "uitkomst": toon.outcome(verzoek),
        "stilstand": toon.reasons_of(verzoek),
        **_for_reader(verzoek, request.user, timezone.localdate()),
    }
    return render(request, "arrangementen/verzoek_detail.html", gegevens)


def _for_reader(verzoek: Verzoek, wie: Any, on: date) -> dict[str, Any]:
    """What depends on the side one reads it from, and on what one may decide."""
    aanbieder = overzicht.is_aanbieder(wie, on)
    open_, beslist = verzoek.status in OPEN, bool(may_decide(verzoek, wie))
    vraag = next((v for v in verzoek.vragen.all() if v.beantwoord_op is None), None)
    klokken = toon.clocks(verzoek, on)
    voorgesteld = {} if aanbieder else proposal_context(verzoek, wie, on)
    voorstel = voorgesteld.get("voorstel")
    return {
        "aanbieder": aanbieder,
        "klokken": klokken,
        "aan_zet": turn_of(voorstel, wie, toon.turn(verzoek, vraag, klokken, beslist)),
        "vraag": vraag if open_ else None,
        "elders": elsewhere(verzoek) if beslist and open_ else [],
        "bezwaren": objections_to(verzoek, on) if beslist and open_ else [],
        **voorgesteld,
        **_verdicts(verzoek, aanbieder, on),
        "afweging": [] if aanbieder else answered(verzoek),
        "acties": without_grant(actions_on(verzoek, wie, on, aanbieder), voorstel),
        "tijdlijn": toon.history(verzoek, not aanbieder),
        "woonplaats_tot": toon.residence_day(verzoek, on),
    }


def _verdicts(verzoek: Verzoek, aanbieder: bool, on: date) -> dict[str, Any]:
    """The norm when it was sent, now and at each step; what it costs and what was granted."""
    toetsing, toegekend = verdict_of(verzoek), _granted(verzoek, aanbieder)
    herzien = reviewed(verzoek, on, gemeente=not aanbieder)
    prijs = None if aanbieder else price_on(verzoek, on)
    eerder = herzien or verzoek.oordelen
    return {
        "toetsing": toetsing,
        "versie": toetsing.norm.versie if toetsing and toetsing.norm else "",
        "herzien": herzien,
        "besluitoordelen": verdicts_at_steps(verzoek, aanbieder=aanbieder),
        "toets_kop": "Toets bij het versturen" if eerder else "Toets aan de norm",
        "prijs": prijs,
        "toegekend": toegekend,
        "omvang": dict(toegekend).get("Omvang", ""),
    }


def _granted(verzoek: Any, aanbieder: bool) -> list[tuple[str, Any]]:
    """What the gemeente granted, also where it differs from the request.

    An aanbieder does not read why it is a second one: that tells of help elsewhere.
    """
    if verzoek.status != Verzoekstand.TOEGEKEND:
        return []
    hulp = granted(verzoek)
    reden = "" if aanbieder else verzoek.toegekend.get("meer_aanbieders_reden", "")
    return [
        *([("Waarom een tweede aanbieder", reden)] if reden else []),
        ("Hulp", str(hulp["product"] or "")),
        ("Periode", period_in_words(hulp["begindatum"], hulp["einddatum"])),
        ("Omvang", size_in_words(SimpleNamespace(**hulp))),
    ]


@dossier("GET", rollen=AANBIEDERROLLEN)
def verzoek_verstuurd(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """After sending: the number, who is next and by when."""
    verzoek = get_verzoek(request, kenmerk, "bevestiging van een verzoek")
    if verzoek.status == Verzoekstand.CONCEPT:
        return redirect("arrangementen:verzoek_detail", verzoek.kenmerk)
    antwoord = Termijn.objects.of_onderwerp(verzoek).filter(code=ANTWOORD).first()
    wie = "de backoffice" if verzoek.opt_out else "de procesregisseur of de backoffice"
    gegevens = {
        "kop": "Uw verzoek is verstuurd",
        "nummer": verzoek.nummer,
        "tekst": f"{verzoek.gemeente} heeft het verzoek (JW315) ontvangen.",
        "volgende": f"Nu is {wie} van {verzoek.gemeente} aan zet. U krijgt vanzelf antwoord.",
        "uiterlijk": antwoord.uiterlijk if antwoord else None,
        "url": reverse("arrangementen:verzoek_detail", args=[verzoek.kenmerk]),
        "url_tekst": "Bekijk het verzoek",
    }
    return render(request, "components/bevestiging.html", gegevens)
