"""Besluiten op een verzoek om toewijzing, en het intrekken of verwijderen."""

import uuid
from datetime import date
from functools import partial
from types import SimpleNamespace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from arrangementen.vierogen.views import or_propose
from organisaties.beleid import dossier
from verloop.schermen.overgangspagina import transition_page

from . import forms_besluit as forms
from .keuzes import AANBIEDERROLLEN, GEMEENTEROLLEN
from .norm import delimitation, judge_again, own_contracts, verdict_of
from .vierogen import price_on
from .views import get_verzoek


def _context(verzoek: Any, naam: str) -> dict[str, Any]:
    terug = reverse("arrangementen:verzoek_detail", args=[verzoek.kenmerk])
    lijst = reverse("arrangementen:verzoek_lijst")
    titel = verzoek.nummer or "Concept"
    return {
        "verzoek": verzoek,
        "terug": terug,
        "kruimels": [("Verzoeken", lijst), (titel, terug), (naam, "")],
    }


@dossier("GET", "POST", rollen=GEMEENTEROLLEN)
def verzoek_toekennen(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Grant: what was asked, or something else; the JW301 leaves by itself."""
    verzoek = get_verzoek(request, kenmerk, "verzoek toekennen")
    vandaag = timezone.localdate()
    context = _context(verzoek, "Toekennen")
    contracten = own_contracts(verzoek.aanbieder_id, vandaag)
    pagina = partial(
        transition_page,
        request,
        verzoek,
        "grant",
        form_class=forms.ToekenForm,
        template="arrangementen/verzoek_toekennen.html",
        form_kwargs={"verzoek": verzoek, "contracten": contracten, "dag": vandaag},
        initial=_asked(verzoek),
        uitleg=f"U geeft {verzoek.aanbieder} de opdracht voor deze hulp.",
        gelukt=f"Verzoek toegekend. De toewijzing (JW301) gaat vanzelf naar {verzoek.aanbieder}.",
        toont=partial(_granting, verzoek, vandaag),
        **context,
    )
    return or_propose(request, verzoek, context["terug"], pagina)


def _granting(verzoek: Any, on: date) -> dict[str, Any]:
    """What one looks at before granting: the amount, what happens, and the norm of now.

    The norm with toewijzingen at every aanbieder.
    """
    prijs = price_on(verzoek, on)
    toetsing = judge_again(verzoek, on, gemeente=True) or verdict_of(verzoek)
    norm = toetsing.norm if toetsing else None
    return {
        "prijs": prijs,
        "gevolgen": prijs.consequences(
            f"De toewijzing (JW301) gaat vanzelf naar {verzoek.aanbieder}.",
            "Een arrangement ontstaat in de casus.",
        ),
        "toetsing": toetsing or SimpleNamespace(bevindingen=()),
        "samenvatting": toetsing.samenvatting if toetsing else "Niet getoetst",
        "versie": norm.versie if norm else "",
        "afbakening": delimitation(verzoek.product, verzoek.begindatum or on),
    }


def _asked(verzoek: Any) -> dict[str, Any]:
    gelijk = (
        *("begindatum", "einddatum", "volume", "grond_code"),
        *("hardheidsclausule", "motivering", "waarom_geen_groep"),
    )
    code = verzoek.product.code if verzoek.product else ""
    return {naam: getattr(verzoek, naam) for naam in gelijk} | {"product_code": code}


@dossier("GET", "POST", rollen=GEMEENTEROLLEN)
def verzoek_afwijzen(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Reject with a reason; the JW319 leaves by itself."""
    verzoek = get_verzoek(request, kenmerk, "verzoek afwijzen")
    return transition_page(
        request,
        verzoek,
        "reject",
        form_class=forms.AfwijsForm,
        form_kwargs={"dag": timezone.localdate()},
        uitleg=f"U wijst het verzoek van {verzoek.aanbieder} af.",
        gevolgen=[f"Het antwoord (JW319) gaat vanzelf naar {verzoek.aanbieder}."],
        gelukt=f"Verzoek afgewezen. Het antwoord (JW319) gaat vanzelf naar {verzoek.aanbieder}.",
        knop_soort="gevaar",
        **_context(verzoek, "Afwijzen"),
    )


@dossier("GET", "POST", rollen=GEMEENTEROLLEN)
def verzoek_onderzoek(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Take it into research: 8 weken from the Dagtekening."""
    verzoek = get_verzoek(request, kenmerk, "verzoek in onderzoek")
    return transition_page(
        request,
        verzoek,
        "take_into_research",
        form_class=forms.OnderzoekForm,
        uitleg="Doe dit alleen als u niet binnen 5 werkdagen kunt besluiten.",
        gevolgen=[
            f"Het antwoord 'in onderzoek' (JW319) gaat vanzelf naar {verzoek.aanbieder}.",
            "U besluit binnen 8 weken na de dagtekening van het verzoek.",
            "Dit kan één keer.",
        ],
        gelukt="Het verzoek is in onderzoek.",
        **_context(verzoek, "In onderzoek nemen"),
    )


@dossier("GET", "POST", rollen=AANBIEDERROLLEN)
def verzoek_intrekken(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The aanbieder takes it back before the gemeente took it up."""
    verzoek = get_verzoek(request, kenmerk, "verzoek intrekken")
    return transition_page(
        request,
        verzoek,
        "withdraw",
        form_class=forms.IntrekForm,
        gevolgen=[f"{verzoek.gemeente} besluit niet meer op dit verzoek."],
        gelukt="Het verzoek is ingetrokken.",
        knop_soort="gevaar",
        **_context(verzoek, "Intrekken"),
    )


@dossier("GET", "POST", rollen=AANBIEDERROLLEN)
def verzoek_verwijderen(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Throw a concept away, with all that was typed."""
    verzoek = get_verzoek(request, kenmerk, "concept verwijderen")
    context = _context(verzoek, "Verwijderen") | {"terug": reverse("arrangementen:verzoek_lijst")}
    return transition_page(
        request,
        verzoek,
        "discard",
        form_class=forms.LeegForm,
        gevolgen=["Alles wat u heeft ingevuld, is daarna weg."],
        gelukt="Het concept is verwijderd.",
        knop_soort="gevaar",
        **context,
    )
