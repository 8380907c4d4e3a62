"""Besluiten op een verzoek, het intrekken of verwijderen, en vragen met hun antwoord."""

import uuid
from types import SimpleNamespace
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from organisaties.beleid import dossier
from verloop.schermen.overgangspagina import add_errors, transition_page

from . import forms_besluit as forms
from .keuzes import AANBIEDERROLLEN, GEMEENTEROLLEN
from .norm import own_contracts, verdict_of
from .views import get_verzoek
from .vraag import answer, ask, may_ask


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
    return transition_page(
        request,
        verzoek,
        "grant",
        form_class=forms.ToekenForm,
        template="arrangementen/verzoek_toekennen.html",
        **_verdict(verzoek),
        form_kwargs={
            "verzoek": verzoek,
            "contracten": own_contracts(verzoek.aanbieder_id, vandaag),
            "dag": vandaag,
        },
        initial=_asked(verzoek),
        uitleg=f"U geeft {verzoek.aanbieder} de opdracht voor deze hulp.",
        gevolgen=[
            f"De toewijzing (JW301) gaat vanzelf naar {verzoek.aanbieder}.",
            "Een arrangement ontstaat in de casus.",
        ],
        gelukt=f"Verzoek toegekend. De toewijzing (JW301) gaat vanzelf naar {verzoek.aanbieder}.",
        **_context(verzoek, "Toekennen"),
    )


def _verdict(verzoek: Any) -> dict[str, Any]:
    toetsing = verdict_of(verzoek)
    norm = toetsing.norm if toetsing else None
    return {
        "toetsing": toetsing or SimpleNamespace(bevindingen=()),
        "samenvatting": toetsing.samenvatting if toetsing else "Niet getoetst",
        "versie": norm.versie if norm else "",
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


@dossier("GET", "POST", rollen=GEMEENTEROLLEN)
def verzoek_vraag(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Ask the aanbieder for more information (CR-B1-23)."""
    verzoek = get_verzoek(request, kenmerk, "vraag bij een verzoek")
    oordeel = may_ask(verzoek, request.user)
    if not oordeel:
        raise PermissionDenied(str(oordeel))
    form = forms.VraagForm(request.POST or None)
    if form.is_valid() and _try(form, ask, verzoek, form.cleaned_data["vraag"], by=request.user):
        messages.success(request, f"Uw vraag staat klaar voor {verzoek.aanbieder}.")
        return redirect("arrangementen:verzoek_detail", verzoek.kenmerk)
    return _page(request, verzoek, form, "Meer informatie vragen", "Vraag stellen")


@dossier("GET", "POST", rollen=AANBIEDERROLLEN)
def verzoek_antwoord(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Answer the question that is open."""
    verzoek = get_verzoek(request, kenmerk, "antwoord bij een verzoek")
    vraag = verzoek.vragen.unanswered().first()
    if vraag is None:
        raise Http404("geen open vraag")
    form = forms.AntwoordForm(request.POST or None)
    tekst = form.cleaned_data["antwoord"] if form.is_valid() else ""
    if form.is_valid() and _try(form, answer, vraag, tekst, by=request.user):
        messages.success(request, f"Uw antwoord is naar {verzoek.gemeente}.")
        return redirect("arrangementen:verzoek_detail", verzoek.kenmerk)
    return _page(request, verzoek, form, "Vraag beantwoorden", "Antwoord versturen", vraag=vraag)


def _try(form: Any, doe: Any, *wat: Any, **wie: Any) -> bool:
    try:
        doe(*wat, **wie)
    except ValidationError as fout:
        add_errors(form, fout)
        return False
    return True


def _page(
    request: HttpRequest, verzoek: Any, form: Any, kop: str, knop: str, **meer: Any
) -> HttpResponse:
    gegevens = {**_context(verzoek, kop), "form": form, "kop": kop, "knop": knop, **meer}
    status = 422 if form.is_bound else 200
    return render(request, "arrangementen/verzoek_vraag.html", gegevens, status=status)
