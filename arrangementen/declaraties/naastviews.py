"""Gedeclareerd naast toegewezen: voor de gemeente en de aanbieder, elk de eigen toewijzingen."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from arrangementen.schermen import period_in_words
from arrangementen.toewijzing.models import Toewijzing
from casusregie.zicht import log_list
from organisaties.beleid import voor_rollen
from verloop.schermen.invoer import clean_text
from verloop.tabellen import Blad

from .bedragen import amount_of, in_euros, unit_words
from .groepen import PER, badges, grouped, per_month, shown
from .keuzes import ROLLEN
from .naast import SIGNALEN, Naast, beside, own_toewijzingen
from .querysets import own_parties
from .toon import subnav
from .views import HOOGUIT, PER_PAGINA, file_head, file_links, is_aanbieder, send_file

KOLOMMEN = (
    *("Toewijzing", "Aanbieder", "Gemeente", "Productcode", "Product", "Begin", "Einde"),
    *("Eenheid", "Toegewezen", "Gedeclareerd", "Toegewezen (euro)", "Gedeclareerd (euro)"),
    *("Procent", "Signalen"),
)


@voor_rollen(*ROLLEN)
def gedeclareerd(request: HttpRequest) -> HttpResponse:
    """Per toewijzing, partij, product or month; what needs a look comes first."""
    vandaag = timezone.localdate()
    toewijzingen = own_toewijzingen(own_parties(request.user, vandaag), vandaag)
    alle = beside(toewijzingen, vandaag)
    per, signaal = _per(request), _signal(request)
    gegevens: dict[str, Any] = {
        "subnav": subnav("gedeclareerd"),
        "per": per,
        "keuzes": _choices(request, per),
        "signalen": _signal_links(alle, signaal),
        "signaal": signaal,
        "bestanden": file_links("arrangementen:gedeclareerd_bestand", request),
    }
    if per == "toewijzing":
        gegevens |= _page(request, [r for r in alle if not signaal or signaal in r.signalen])
    else:
        groepen = per_month(alle, toewijzingen, vandaag) if per == "maand" else grouped(alle, per)
        gegevens["groepen"] = [shown(groep) for groep in groepen]
    return render(request, "arrangementen/declaraties/naast.html", gegevens)


def _per(request: HttpRequest) -> str:
    gekozen = clean_text(request.GET.get("per", ""))
    return gekozen if gekozen in (*PER, "maand") else "toewijzing"


def _signal(request: HttpRequest) -> str:
    gekozen = clean_text(request.GET.get("signaal", ""))
    return gekozen if gekozen in SIGNALEN else ""


def _choices(request: HttpRequest, per: str) -> list[dict[str, Any]]:
    """Per what one may look: the other party, not oneself."""
    partij = "gemeente" if is_aanbieder(request.user) else "aanbieder"
    namen = {"toewijzing": "Per toewijzing", partij: PER[partij][0], "product": "Per product"}
    url = reverse("arrangementen:gedeclareerd")
    return [
        {"naam": naam, "url": f"{url}?per={code}", "aantal": None, "actief": code == per}
        for code, naam in (namen | {"maand": "Per maand"}).items()
    ]


def _signal_links(alle: list[Naast], gekozen: str) -> list[dict[str, Any]]:
    url = reverse("arrangementen:gedeclareerd")
    return [
        {
            "naam": naam,
            "waarde": sum(code in rij.signalen for rij in alle),
            "soort": soort,
            "url": f"{url}?signaal={code}",
            "actief": code == gekozen,
        }
        for code, (naam, soort, _) in SIGNALEN.items()
    ]


def _page(request: HttpRequest, rijen: list[Naast]) -> dict[str, Any]:
    """One page of toewijzingen: signals first, then the fullest; names only of these."""
    rijen.sort(key=lambda r: (not r.signalen, -(r.procent or 0), r.nummer))
    pagina = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    namen = {
        t.pk: t
        for t in Toewijzing.objects.filter(
            pk__in=[rij.pk for rij in pagina.object_list]
        ).select_related("casus__jeugdige", "onderdeel__arrangement")
    }
    log_list(request, "gedeclareerd naast toegewezen", len(pagina.object_list))
    return {
        "pagina": pagina,
        "rijen": [
            shown(rij)
            | {
                "naam": namen[rij.pk].casus.jeugdige.naam,
                "periode": period_in_words(rij.begin, rij.eind),
                "badges": badges(rij),
            }
            for rij in pagina.object_list
        ],
    }


@voor_rollen(*ROLLEN)
def gedeclareerd_bestand(request: HttpRequest, bestandssoort: str) -> HttpResponse:
    """All toewijzingen as a file, without names."""
    vandaag = timezone.localdate()
    signaal = _signal(request)
    alle = beside(own_toewijzingen(own_parties(request.user, vandaag), vandaag), vandaag)
    rijen = [_line(rij) for rij in alle if not signaal or signaal in rij.signalen][:HOOGUIT]
    keuze = SIGNALEN[signaal][0] if signaal else "Alle"
    blad = Blad("Gedeclareerd", KOLOMMEN, rijen, [*file_head(), ("Signaal", keuze)])
    return send_file(request, bestandssoort, blad, "gedeclareerd")


def _line(rij: Naast) -> list[Any]:
    eenheid = rij.eenheid
    hoeveel = None if rij.toegewezen is None else amount_of(rij.toegewezen, eenheid)
    euro = None if rij.toegewezen_cent is None else in_euros(rij.toegewezen_cent)
    return [
        *(rij.nummer, rij.aanbieder[1], rij.gemeente[1], *rij.product, rij.begin, rij.eind),
        *(unit_words(eenheid) if eenheid else "", hoeveel),
        amount_of(rij.gedeclareerd, eenheid) if eenheid else None,
        *(euro, in_euros(rij.gedeclareerd_cent), rij.procent),
        ", ".join(SIGNALEN[signaal][0] for signaal in rij.signalen),
    ]
