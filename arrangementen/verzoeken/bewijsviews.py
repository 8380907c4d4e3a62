"""Het ontvangstbewijs van een verzoek om toewijzing als download."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from casusregie.documenten.pdf import Blad, render
from organisaties.beleid import dossier

from .bewijs import request_receipt
from .keuzes import AANBIEDERROLLEN, GEMEENTEROLLEN
from .views import get_verzoek


@dossier("GET", rollen=(*AANBIEDERROLLEN, *GEMEENTEROLLEN))
def verzoek_bewijs(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The receipt of a verzoek om toewijzing; 404 for a concept."""
    verzoek = get_verzoek(request, kenmerk, "ontvangstbewijs van een verzoek")
    if not verzoek.nummer:
        raise Http404("nog niet verstuurd")
    return pdf_response(request_receipt(verzoek))


def pdf_response(blad: Blad) -> HttpResponse:
    """As attachment, kept by nobody on the way; the name holds no name of a person."""
    antwoord = HttpResponse(render(blad), content_type="application/pdf")
    dag = f"{timezone.localdate():%Y%m%d}"
    naam = f"{blad.casus}-ontvangstbewijs-{dag}.pdf"
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}"'
    antwoord["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return antwoord
