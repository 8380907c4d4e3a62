"""De aanbieder leest zijn eigen contract; van een ander ziet hij niets."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from arrangementen.aanbod.beheer.pagina_views import JAREN, year_of
from arrangementen.aanbod.signalen.lezen import unread
from arrangementen.aanbod.signalen.models import AANBIEDERROLLEN
from organisaties.beleid import voor_rollen
from organisaties.leeslog import log_read
from organisaties.models import Organisatie
from verloop.schermen.invoer import clean_text

from .gegevens import Eigen, Levering, own_contract


@voor_rollen(*AANBIEDERROLLEN)
def eigen_contract(request: HttpRequest) -> HttpResponse:
    """What this aanbieder may give, at which tariff, until when, and how much is left."""
    vandaag = timezone.localdate()
    eigen = _own(request)
    aanbieder = _chosen(request, eigen)
    jaar = year_of(request, vandaag)
    contract = own_contract(aanbieder, jaar, vandaag)
    log_read(request, None, "eigen contract", grondslag="contract")
    gegevens: dict[str, Any] = {
        "aanbieder": aanbieder,
        "keuzes": _choices(eigen, aanbieder) if len(eigen) > 1 else [],
        "eigen": contract,
        "jaar": jaar,
        "jaren": range(vandaag.year - JAREN, vandaag.year + JAREN),
        "aandacht": _attention(contract),
        "signalen": unread(request.user, vandaag).filter(aanbieder=aanbieder),
    }
    return render(request, "arrangementen/aanbod/eigen.html", gegevens)


def _own(request: HttpRequest) -> list[Organisatie]:
    vandaag = timezone.localdate()
    plekken = request.user.aanstellingen_op(vandaag)  # type: ignore[union-attr]
    eigen = {a.organisatie for a in plekken if a.rol in AANBIEDERROLLEN}
    rijen = sorted(eigen, key=lambda organisatie: organisatie.naam)
    if not rijen:
        raise Http404("niet gevonden")
    return rijen


def _chosen(request: HttpRequest, eigen: list[Organisatie]) -> Organisatie:
    """The aanbieder of `?aanbieder=`, when it is one's own; else the first."""
    gekozen = clean_text(request.GET.get("aanbieder", ""))
    return next((rij for rij in eigen if str(rij.kenmerk) == gekozen), eigen[0])


def _choices(eigen: list[Organisatie], gekozen: Organisatie) -> list[dict[str, Any]]:
    url = reverse("arrangementen:eigen_contract")
    return [
        {"naam": o.naam, "url": f"{url}?aanbieder={o.kenmerk}", "actief": o == gekozen}
        for o in eigen
    ]


def _attention(contract: Eigen) -> dict[str, list[Levering]]:
    """What is used up or nearly so, and which tariffs end soon."""
    met_volume = [rij for rij in contract.leveringen if rij.volume is not None]
    return {
        "over": [rij for rij in met_volume if rij.volume and rij.volume.stand == "over"],
        "bijna": [rij for rij in met_volume if rij.volume and rij.volume.stand == "bijna"],
        "aflopend": [rij for rij in contract.leveringen if rij.loopt_af],
    }
