"""De schermen van de capaciteit: bijhouden door de aanbieder, kiezen door zorgbemiddeling."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from casusregie.tafel.keuzes import Vorm
from casusregie.toestemming.pagina import form_data, form_page
from organisaties.beleid import voor_rollen
from organisaties.models import Organisatie
from organisaties.rollen import Rol
from verloop.schermen.grafiek import bars

from .bijhouden import offer, report
from .forms import PlekForm, StandForm
from .geschiedenis import months, on_days, per_form, quick_for_young, ratio
from .keus import best_use
from .models import BEHEER, Capaciteit

BEIDE = ("GET", "POST")
KIEZERS = (Rol.ZORGBEMIDDELAAR, Rol.CONTRACTMANAGER, Rol.SECRETARIS)
VELDEN = ("plekken", "bezet", "vrij_vanaf", "wachttijd_dagen")
LEEFTIJDEN = range(24)


@voor_rollen(*BEHEER)
def capaciteit_lijst(request: HttpRequest) -> HttpResponse:
    """The places of the own aanbieder, with what must be brought up to date."""
    vandaag = timezone.localdate()
    rijen = list(Capaciteit.objects.visible_to(request.user, vandaag).in_use().for_list())
    gegevens = {
        "rijen": [(rij, rij.is_stale(vandaag)) for rij in rijen],
        "oud": sum(rij.is_stale(vandaag) for rij in rijen),
        "vandaag": vandaag,
    }
    return render(request, "arrangementen/capaciteit/lijst.html", gegevens)


@voor_rollen(*BEHEER, methoden=BEIDE)
def capaciteit_new(request: HttpRequest) -> HttpResponse:
    """Places for one more form at a location."""
    vandaag = timezone.localdate()
    by: Any = request.user
    eigen = by.organisaties_op(vandaag, *BEHEER)
    aanbieder = Organisatie.objects.filter(pk__in=eigen).order_by("pk").first()
    assert aanbieder is not None  # noqa: S101 - wie hier mag komen heeft een plek bij een aanbieder
    return _form(
        request,
        PlekForm(form_data(request), initial={"leeftijd_van": 0, "leeftijd_tot": 18}),
        lambda gegevens: offer(aanbieder, by=by, **gegevens),
        "Plekken toevoegen",
        "Zorgbemiddeling ziet deze plekken als zij hulp zoekt.",
    )


@voor_rollen(*BEHEER, methoden=BEIDE)
def capaciteit_bijwerken(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """How it stands today; saving without a change counts as brought up to date."""
    vandaag = timezone.localdate()
    by: Any = request.user
    rijen = Capaciteit.objects.visible_to(by, vandaag)
    stuk = get_object_or_404(rijen, kenmerk=kenmerk)
    bekend = {naam: getattr(stuk, naam) for naam in VELDEN}
    if stuk.vrij_vanaf and stuk.vrij_vanaf < vandaag:
        bekend["vrij_vanaf"] = None
    return _form(
        request,
        StandForm(form_data(request), initial=bekend),
        lambda gegevens: report(stuk, by=by, **gegevens),
        "Plekken bijwerken",
        str(stuk),
    )


@voor_rollen(*KIEZERS)
def capaciteit_regio(request: HttpRequest) -> HttpResponse:
    """Who has place, the places per form over time, and families beside groups."""
    vandaag = timezone.localdate()
    vorm = request.GET.get("vorm", "")
    vorm = vorm if vorm in Vorm.values else ""
    leeftijd = _age(request.GET.get("leeftijd", ""))
    tellingen = per_form(vandaag)
    gegevens = {
        "vormen": Vorm.choices,
        "vorm": vorm,
        "leeftijd": leeftijd,
        "leeftijden": LEEFTIJDEN,
        "plekken": best_use(vorm, leeftijd, vandaag) if vorm else [],
        "tellingen": tellingen,
        "grafiek": _chart(tellingen),
        "snel": quick_for_young(vandaag),
        "verhouding": ratio(vandaag),
        **_history(vandaag),
    }
    return render(request, "arrangementen/capaciteit/regio.html", gegevens)


def _age(tekst: str) -> int | None:
    return next((leeftijd for leeftijd in LEEFTIJDEN if tekst == str(leeftijd)), None)


def _chart(tellingen: list[Any]) -> Any:
    rijen = [(t.naam, [t.bezet, t.vrij]) for t in tellingen]
    return bars("g-capaciteit", "Plekken per vorm", ["Bezet", "Vrij"], rijen, eenheid="Vorm")


def _history(vandaag: Any) -> dict[str, Any]:
    """Places per form at the end of each quarter of the past year, and today."""
    dagen = [dag for n, dag in enumerate(reversed(months(vandaag))) if n % 3 == 0][::-1]
    standen = on_days(dagen)
    vormen = [
        (code, naam) for code, naam in Vorm.choices if any(code in s for s in standen.values())
    ]
    return {
        "dagen": dagen,
        "verloop": [
            (naam, [standen[dag][code].plekken if code in standen[dag] else 0 for dag in dagen])
            for code, naam in vormen
        ],
    }


def _form(request: HttpRequest, form: Any, doe: Any, kop: str, uitleg: str) -> HttpResponse:
    return form_page(
        request,
        form,
        doe,
        terug=reverse("arrangementen:capaciteit_lijst"),
        gelukt="Bijgewerkt. Zorgbemiddeling ziet de nieuwe stand.",
        kop=kop,
        uitleg=uitleg,
        knop="Opslaan",
    )
