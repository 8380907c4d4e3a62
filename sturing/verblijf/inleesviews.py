"""Bestanden met verblijven: wat er is, een nieuw bestand inlezen, en een voorbeeld."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from organisaties.beleid import voor_rollen
from organisaties.leeslog import log_read
from organisaties.rollen import Rol
from sturing.bereik import LEZERS

from .bestand import KOLOMMEN, Inlezing, as_csv, as_gegevens, read_file
from .bronnen import Bron
from .forms import BestandForm, default_day
from .maten import MATEN, values
from .models import Verblijfsbestand
from .opslag import store
from .populatie import Keuze, Populatie
from .tonen import value
from .voorbeeld import Maker

PROEF = ("clienten", "uitgestroomd", "verblijft", "duur", "kosten")


@voor_rollen(*LEZERS)
def file_list(request: HttpRequest) -> HttpResponse:
    """The files that were read in, newest first."""
    vandaag = timezone.localdate()
    medewerker = _reader(request)
    rijen = Verblijfsbestand.objects.visible_to(medewerker, vandaag)
    gegevens = {
        "bestanden": rijen.select_related("ingelezen_door", "organisatie"),
        "mag": medewerker.has_role(Rol.CONTRACTMANAGER, on=vandaag),
    }
    return render(request, "sturing/verblijf/bestanden.html", gegevens)


@voor_rollen(Rol.CONTRACTMANAGER, methoden=("GET", "POST"))
def file_new(request: HttpRequest) -> HttpResponse:
    """Check a file, and read it in when asked for and nothing is wrong with it."""
    post = request.method == "POST"
    form = BestandForm(
        request.POST if post else None, request.FILES if post else None, on=timezone.localdate()
    )
    gegevens: dict[str, Any] = {"form": form, "kolommen": KOLOMMEN}
    if not post or not form.is_valid():
        status = 422 if post else 200
        return render(request, "sturing/verblijf/bestand_nieuw.html", gegevens, status=status)
    inlezing = read_file(form.cleaned_data["bestand"], form.cleaned_data["tot_en_met"])
    if not inlezing.fouten and form.cleaned_data["wat"] == "inlezen":
        return _store(request, form, inlezing)
    gegevens |= {"inlezing": inlezing, "proef": _trial(form, inlezing)}
    status = 422 if inlezing.fouten else 200
    return render(request, "sturing/verblijf/bestand_nieuw.html", gegevens, status=status)


def _reader(request: HttpRequest) -> Any:
    """The medewerker; the policy of the view let nobody else pass."""
    return request.user


def _store(request: HttpRequest, form: BestandForm, inlezing: Inlezing) -> HttpResponse:
    nu, by = timezone.now(), _reader(request)
    plek = next(
        (
            a.organisatie
            for a in by.aanstellingen_op(timezone.localdate(nu))
            if a.rol == Rol.CONTRACTMANAGER
        ),
        None,
    )
    if plek is None:
        raise PermissionDenied("Alleen een contractmanager leest verblijven in.")
    bestand = store(inlezing.rijen, by, nu, organisatie=plek, **form.facts())
    log_read(
        request,
        bestand,
        "verblijfsbestand",
        grondslag="contractmanagement",
        actie="C",
        gebeurtenis="inlezen",
        detail=f"{bestand.aantal} regels",
    )
    messages.success(request, f"Het bestand is ingelezen: {bestand.aantal} regels.")
    return redirect(f"{reverse('sturing:verblijf')}?bron={bestand.kenmerk}")


def _trial(form: BestandForm, inlezing: Inlezing) -> list[tuple[str, str]]:
    """What the file would show, so that it can be compared before it is read in."""
    if inlezing.fouten:
        return []
    gegevens = as_gegevens(inlezing.rijen, form.cleaned_data["tot_en_met"])
    bron = Bron("", form.cleaned_data["naam"], gegevens, exact=True)
    jaar = form.cleaned_data["nulmeting_jaar"] or bron.years()[0]
    populatie = Populatie(gegevens, Keuze(jaar, default_day(jaar, bron)))
    uitkomsten = zip(PROEF, values(populatie, *PROEF), strict=True)
    regels = [(MATEN[code].naam, value(MATEN[code], uitkomst)) for code, uitkomst in uitkomsten]
    return [("Regels", str(len(inlezing.rijen))), ("Jaar", str(jaar)), *regels]


@voor_rollen(*LEZERS)
def example(request: HttpRequest) -> HttpResponse:
    """A made-up file in the right form; its last day is 1 September 2021."""
    return HttpResponse(
        as_csv(Maker().make()).encode("utf-8-sig"),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="voorbeeld-verblijf.csv"'},
    )
