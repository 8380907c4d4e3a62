"""De pagina's van een verzoek om wijziging: vragen, bekijken met voor en na, en besluiten."""

import uuid
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from arrangementen.schermen import posted
from arrangementen.verzoeken import toon
from arrangementen.verzoeken.acties import without_grant
from arrangementen.verzoeken.afweging import answered
from arrangementen.verzoeken.bevoegd import may_decide
from arrangementen.verzoeken.bewijsviews import pdf_response
from arrangementen.verzoeken.forms_besluit import OnderzoekForm
from arrangementen.verzoeken.keuzes import AANBIEDERROLLEN, GEMEENTEROLLEN, OPEN
from arrangementen.verzoeken.norm import own_contracts
from arrangementen.verzoeken.oordelen import verdicts_at_steps
from arrangementen.verzoeken.overzicht import BADGES, is_aanbieder
from arrangementen.verzoeken.vierogen import price_on
from arrangementen.verzoeken.vraagviews import answer_page, ask_page
from arrangementen.vierogen.scherm import proposal_context, turn_of
from arrangementen.vierogen.views import or_propose
from casusregie.casus.banner import page_casus
from casusregie.zicht import get_visible
from organisaties.beleid import dossier
from organisaties.models import Organisatie
from verloop.fouten import Geblokkeerd
from verloop.schermen.overgangspagina import transition_page

from . import forms
from .bewijs import change_receipt
from .indienen import current_help, submit
from .models import Wijzigingsverzoek
from .weergave import actions_on, lines_of, verdicts_of

DETAIL = "arrangementen:wijziging_detail"


@dossier("GET", "POST", rollen=AANBIEDERROLLEN)
def wijziging_nieuw(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Ask a change of the help of one jeugdige: the whole wished situation (CR-A2-06)."""
    op, vandaag = timezone.now(), timezone.localdate()
    casus = page_casus(request, kenmerk, "wijziging vragen")
    aanbieder = _own_aanbieder(request, casus, vandaag)
    toewijzingen = current_help(casus, aanbieder.pk, vandaag)
    if not toewijzingen:
        raise Http404
    form = forms.WensForm(
        posted(request),
        toewijzingen=toewijzingen,
        contracten=own_contracts(aanbieder.pk, vandaag),
        dag=vandaag,
    )
    if form.is_bound and form.is_valid():
        g = form.cleaned_data
        try:
            verzoek = submit(
                casus,
                aanbieder,
                reden=g["reden"],
                wensen=form.wishes(),
                toelichting=g["toelichting"],
                by=request.user,
                op=op,
            )
        except Geblokkeerd as fout:
            form.add_error(None, f"{fout.reden} {fout.weg}".strip())
        else:
            messages.success(request, f"{casus.gemeente} heeft het verzoek (JW317) ontvangen.")
            return redirect(DETAIL, verzoek.kenmerk)
    terug = reverse("arrangementen:toewijzing_lijst")
    kruimels = [("Toewijzingen", terug), ("Wijziging vragen", "")]
    gegevens = {"casus": casus, "form": form, "terug": terug, "kruimels": kruimels}
    status = 422 if form.is_bound else 200
    return render(request, "arrangementen/wijziging_nieuw.html", gegevens, status=status)


@dossier("GET")
def wijziging_detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """State, clocks, before and after per line, verdict of the norm, and what one can do."""
    vandaag = timezone.localdate()
    verzoek = _get(request, kenmerk, "verzoek om wijziging")
    aanbieder = is_aanbieder(request.user, vandaag)
    klokken = toon.clocks(verzoek, vandaag)
    vraag = next((v for v in verzoek.vragen.all() if v.beantwoord_op is None), None)
    beslist = bool(may_decide(verzoek, request.user))
    voorgesteld = {} if aanbieder else proposal_context(verzoek, request.user, vandaag)
    voorstel = voorgesteld.get("voorstel")
    oordelen = verdicts_of(verzoek, aanbieder=aanbieder) if verzoek.status in OPEN else []
    prijs = None if aanbieder else price_on(verzoek, vandaag)
    gegevens = {
        "verzoek": verzoek,
        "aanbieder": aanbieder,
        "badge": (verzoek.get_status_display(), *BADGES[verzoek.status]),
        "kruimels": _crumbs(verzoek),
        "regels": lines_of(verzoek),
        "oordelen": oordelen,
        "besluitoordelen": verdicts_at_steps(verzoek, aanbieder=aanbieder),
        "uitkomst": toon.outcome(verzoek),
        "klokken": klokken,
        "aan_zet": turn_of(voorstel, request.user, toon.turn(verzoek, vraag, klokken, beslist)),
        "vraag": vraag if verzoek.status in OPEN else None,
        "stilstand": toon.reasons_of(verzoek),
        "tijdlijn": toon.history(verzoek, not aanbieder),
        "prijs": prijs,
        **voorgesteld,
        "afweging": [] if aanbieder else answered(verzoek),
        "acties": []
        if aanbieder
        else without_grant(actions_on(verzoek, request.user, vandaag), voorstel),
    }
    return render(request, "arrangementen/wijziging_detail.html", gegevens)


@dossier("GET", "POST", rollen=GEMEENTEROLLEN)
def wijziging_toekennen(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Grant all of it; the JW301 leaves by itself."""
    verzoek = _get(request, kenmerk, "verzoek om wijziging toekennen")
    pagina = partial(
        _decide,
        request,
        verzoek,
        "grant",
        template="arrangementen/wijziging_toekennen.html",
        form_class=forms.ToekenForm,
        form_kwargs={"verzoek": verzoek, "dag": timezone.localdate()},
        uitleg="U kent het hele verzoek toe. Een deel toekennen of aanpassen kan niet.",
        gelukt=f"Toegekend. De toewijzing (JW301) gaat vanzelf naar {verzoek.aanbieder}.",
        toont=partial(_granting, verzoek),
    )
    return or_propose(request, verzoek, reverse(DETAIL, args=[verzoek.kenmerk]), pagina)


def _granting(verzoek: Wijzigingsverzoek) -> dict[str, Any]:
    """What one looks at before granting: the lines, the norm, the amount, and what happens."""
    prijs = price_on(verzoek, timezone.localdate())
    gevolgen = prijs.consequences(
        "De toewijzingen worden aangepast, of eindigen en gaan onder een nieuw nummer verder.",
        f"De toewijzing (JW301) gaat vanzelf naar {verzoek.aanbieder}.",
    )
    oordelen = verdicts_of(verzoek, aanbieder=False)
    return {"regels": lines_of(verzoek), "oordelen": oordelen, "prijs": prijs, "gevolgen": gevolgen}


@dossier("GET", "POST", rollen=GEMEENTEROLLEN)
def wijziging_afwijzen(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Reject all of it with a reason; the JW319 leaves by itself."""
    verzoek = _get(request, kenmerk, "verzoek om wijziging afwijzen")
    return _decide(
        request,
        verzoek,
        "reject",
        form_class=forms.AfwijsForm,
        uitleg="U wijst het hele verzoek af. De toewijzingen blijven zoals ze zijn.",
        gevolgen=[f"Het antwoord (JW319) gaat vanzelf naar {verzoek.aanbieder}."],
        gelukt=f"Afgewezen. Het antwoord (JW319) gaat vanzelf naar {verzoek.aanbieder}.",
        knop_soort="gevaar",
    )


@dossier("GET", "POST", rollen=GEMEENTEROLLEN)
def wijziging_onderzoek(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Take it into research: 8 weken from the Dagtekening."""
    verzoek = _get(request, kenmerk, "verzoek om wijziging in onderzoek")
    return _decide(
        request,
        verzoek,
        "take_into_research",
        form_class=OnderzoekForm,
        uitleg="Doe dit alleen als u niet binnen 5 werkdagen kunt besluiten.",
        gevolgen=[
            f"Het antwoord 'in onderzoek' (JW319) gaat vanzelf naar {verzoek.aanbieder}.",
            "U besluit binnen 8 weken na de dagtekening van het verzoek.",
            "Dit kan één keer.",
        ],
        gelukt="Het verzoek is in onderzoek.",
    )


@dossier("GET", "POST", rollen=GEMEENTEROLLEN)
def wijziging_vraag(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Ask the aanbieder for more information."""
    return ask_page(request, _get(request, kenmerk, "vraag bij een verzoek om wijziging"))


@dossier("GET", "POST", rollen=AANBIEDERROLLEN)
def wijziging_antwoord(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Answer the question that is open."""
    return answer_page(request, _get(request, kenmerk, "antwoord bij een verzoek om wijziging"))


@dossier("GET", rollen=(*AANBIEDERROLLEN, *GEMEENTEROLLEN))
def wijziging_bewijs(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The receipt as PDF."""
    verzoek = _get(request, kenmerk, "ontvangstbewijs van een verzoek om wijziging")
    return pdf_response(change_receipt(verzoek))


def _decide(
    request: HttpRequest, verzoek: Wijzigingsverzoek, zet: str, **opties: Any
) -> HttpResponse:
    return transition_page(
        request,
        verzoek,
        zet,
        terug=reverse(DETAIL, args=[verzoek.kenmerk]),
        kruimels=_crumbs(verzoek),
        **opties,
    )


def _get(request: HttpRequest, kenmerk: uuid.UUID, onderdeel: str) -> Wijzigingsverzoek:
    verzoek: Wijzigingsverzoek = get_visible(
        Wijzigingsverzoek.objects.for_list(), request, kenmerk, onderdeel
    )
    verzoek.on(timezone.localdate())
    return verzoek


def _crumbs(verzoek: Wijzigingsverzoek) -> list[tuple[str, str]]:
    return [("Verzoeken", reverse("arrangementen:verzoek_lijst")), (verzoek.nummer, "")]


def _own_aanbieder(request: HttpRequest, casus: Any, on: Any) -> Organisatie:
    """The aanbieder of this user that gives help in the casus; 404 without one."""
    eigen = request.user.organisaties_op(on, *AANBIEDERROLLEN)  # type: ignore[union-attr]
    ids = casus.toewijzingen.filter(aanbieder_id__in=eigen).values("aanbieder_id")
    aanbieder = Organisatie.objects.filter(pk__in=ids).order_by("pk").first()
    if aanbieder is None:
        raise Http404
    return aanbieder
