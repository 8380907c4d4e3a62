"""De aanbieder declareert een maand op het scherm, met het oordeel vooraf."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from arrangementen.schermen import posted
from casusregie.zicht import log_list
from organisaties.beleid import voor_rollen
from organisaties.models import Organisatie
from verloop.fouten import Geblokkeerd
from verloop.schermen.invoer import clean_text

from .bedragen import euro_words, quantity_words, tariff_words, unit_words, volume_words
from .berekenen import Regel
from .forms import DeclaratieForm, proposed_data
from .indienen import Controle, check, submit
from .keuzes import AANBIEDERROL
from .openstaand import Openstaand, open_months
from .toon import month_words, subnav
from .voorstel import Periode, Voorstel, one_page, propose

NIETS = Controle((), ())


@voor_rollen(AANBIEDERROL, methoden=("GET", "POST"))
def declaratie_nieuw(request: HttpRequest) -> HttpResponse:
    """Choose a month; then say per toewijzing how much help there was, and send it."""
    aanbieder, maanden = _own(request.user)
    gekozen = _chosen(request, maanden)
    if gekozen is None:
        return _choose(request, maanden)
    alle = propose(gekozen.gemeente, aanbieder, gekozen.maand)
    voorstellen = one_page(alle, gekozen.maand)
    log_list(request, "declaratie maken", len(voorstellen))
    form = DeclaratieForm(posted(request), voorstellen=voorstellen)
    controle = NIETS
    if form.is_bound and form.is_valid():
        controle = _check(form, gekozen, aanbieder)
        mag = controle.goed or (form.cleaned_data["toch"] and not controle.geheel)
        if mag and (gelukt := _send(request, form, gekozen, aanbieder)):
            return gelukt
    status = 422 if form.is_bound else 200
    if not form.is_bound:
        form, controle = _as_proposed(voorstellen, gekozen, aanbieder)
    gegevens = _page(form, controle, gekozen) | {"aantal": len(voorstellen), "alle": len(alle)}
    return render(request, "arrangementen/declaraties/nieuw.html", gegevens, status=status)


def _choose(request: HttpRequest, maanden: list[Openstaand]) -> HttpResponse:
    """The months; 409 for who sends a month that is no longer open."""
    te_laat = request.method == "POST" and "maand" in request.GET
    gegevens = {
        "maanden": _months(maanden),
        "subnav": subnav("declaraties"),
        "te_laat": te_laat,
        "declaraties_url": reverse("arrangementen:declaratie_lijst"),
    }
    pagina = "arrangementen/declaraties/maanden.html"
    return render(request, pagina, gegevens, status=409 if te_laat else 200)


def _as_proposed(
    voorstellen: list[Voorstel], gekozen: Openstaand, aanbieder: Organisatie
) -> tuple[DeclaratieForm, Controle]:
    """The form filled in as proposed, with amounts and verdict; empty when nothing is."""
    begin = proposed_data(voorstellen)
    form = DeclaratieForm(begin or None, voorstellen=voorstellen)
    return form, _check(form, gekozen, aanbieder) if begin and form.is_valid() else NIETS


@voor_rollen(AANBIEDERROL, methoden=("POST",))
def declaratie_controleren(request: HttpRequest) -> HttpResponse:
    """The same page part as it is being filled in, with the verdict; saves nothing."""
    aanbieder, maanden = _own(request.user)
    gekozen = _chosen(request, maanden)
    if gekozen is None:
        raise Http404("niet gevonden")
    alle = propose(gekozen.gemeente, aanbieder, gekozen.maand)
    voorstellen = one_page(alle, gekozen.maand)
    form = DeclaratieForm(request.POST, voorstellen=voorstellen)
    controle = _check(form, gekozen, aanbieder) if form.is_valid() else NIETS
    return render(
        request, "arrangementen/declaraties/_formulier.html", _page(form, controle, gekozen)
    )


def _own(medewerker: Any) -> tuple[Organisatie, list[Openstaand]]:
    """The aanbieder this person declares for, and its open months."""
    vandaag = timezone.localdate()
    eigen = medewerker.organisaties_op(vandaag, AANBIEDERROL)
    aanbieder = Organisatie.objects.filter(pk__in=eigen).order_by("pk").first()
    if aanbieder is None:
        raise Http404("niet gevonden")
    return aanbieder, open_months(aanbieder, vandaag)


def _chosen(request: HttpRequest, maanden: list[Openstaand]) -> Openstaand | None:
    """The open month that the address names; None when it names none that can be declared."""
    gemeente = clean_text(request.GET.get("gemeente", ""))
    maand = clean_text(request.GET.get("maand", ""))
    for keus in maanden:
        adres = (str(keus.gemeente.kenmerk), f"{keus.maand[0]:%Y-%m}")
        if keus.kan and adres == (gemeente, maand):
            return keus
    return None


def _months(maanden: list[Openstaand]) -> list[dict[str, Any]]:
    url = reverse("arrangementen:declaratie_nieuw")
    return [
        {
            "gemeente": keus.gemeente,
            "maand": month_words(keus.maand[0]),
            "kan": keus.kan,
            "rest": keus.rest,
            "url": f"{url}?gemeente={keus.gemeente.kenmerk}&maand={keus.maand[0]:%Y-%m}",
        }
        for keus in maanden
    ]


def _check(form: DeclaratieForm, gekozen: Openstaand, aanbieder: Organisatie) -> Controle:
    regels = [regel for _, regel in form.lines()]
    return check(gekozen.gemeente, aanbieder, gekozen.maand, regels, timezone.localdate())


def _send(
    request: HttpRequest, form: DeclaratieForm, gekozen: Openstaand, aanbieder: Organisatie
) -> HttpResponse | None:
    """None when the whole is refused after all: the form says why."""
    regels = [regel for _, regel in form.lines()]
    partijen = gekozen.gemeente, aanbieder, gekozen.maand
    try:
        declaratie = submit(*partijen, regels, by=request.user, op=timezone.now())
    except Geblokkeerd as fout:
        form.add_error(None, fout.reden or fout.weg)
        return None
    messages.success(request, "Declaratie ingediend. Dit is de uitslag.")
    return redirect("arrangementen:declaratie_detail", declaratie.kenmerk)


def _page(form: DeclaratieForm, controle: Controle, gekozen: Openstaand) -> dict[str, Any]:
    """The lines with field, amount and verdict, and the total."""
    regels = form.lines() if form.is_bound and form.is_valid() else []
    oordeel = dict(zip((v.sleutel for v, _ in regels), controle.per_regel, strict=False))
    bedrag = {v.sleutel: regel for v, regel in regels}
    vraag = f"?gemeente={gekozen.gemeente.kenmerk}&maand={gekozen.maand[0]:%Y-%m}"
    return {
        "form": form,
        "gekozen": gekozen,
        "maand": month_words(gekozen.maand[0]),
        "rijen": [
            _row(rij, oordeel.get(rij[0].sleutel, ()), bedrag.get(rij[0].sleutel), gekozen.maand)
            for rij in form.rows()
        ],
        "totaal": euro_words(sum(regel.bedrag_cent for _, regel in regels)) if regels else "",
        "controle": controle,
        "bezwaren": sum(1 for redenen in controle.per_regel if redenen),
        "gecontroleerd": bool(regels),
        "controleer_url": reverse("arrangementen:declaratie_controleren") + vraag,
        "verstuur_url": reverse("arrangementen:declaratie_nieuw") + vraag,
        "subnav": subnav("declaraties"),
    }


def _row(rij: Any, redenen: Any, regel: Regel | None, maand: Periode) -> dict[str, Any]:
    voorstel, aantal, tarief = rij
    return {
        "v": voorstel,
        "naam": voorstel.toewijzing.casus.jeugdige.naam,
        "eerder": month_words(voorstel.begin) if voorstel.begin < maand[0] else "",
        "eenheid": unit_words(voorstel.eenheid),
        "over": _left(voorstel),
        "aantal": aantal,
        "tarief_veld": tarief,
        "tarief": tariff_words(voorstel.tarief.cent, voorstel.tarief.eenheid)
        if voorstel.tarief
        else "",
        "bedrag": euro_words(regel.bedrag_cent) if regel else "",
        "als": volume_words(regel.volume, regel.eenheid) if regel else "",
        "redenen": redenen,
    }


def _left(voorstel: Voorstel) -> str:
    if voorstel.over is None:
        return ""
    keer = {"04": 60, "83": 100}.get(voorstel.eenheid, 1)
    return quantity_words(int(voorstel.over * keer), voorstel.eenheid)
