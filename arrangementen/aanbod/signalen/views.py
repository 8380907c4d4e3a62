"""Een signaal over een contract afvinken: dan is het gelezen voor de hele organisatie."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from organisaties.beleid import voor_rollen
from organisaties.leeslog import log_read

from .lezen import unread
from .menu import forget
from .models import AANBIEDERROLLEN, INKOOPROLLEN

TERUG = {"benutting": "arrangementen:aanbod_benutting", "eigen": "arrangementen:eigen_contract"}


@voor_rollen(*INKOOPROLLEN, *AANBIEDERROLLEN, methoden=("POST",))
def aanbodsignaal_gelezen(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Seen by one of us; the figures it is about stay on the page."""
    vandaag = timezone.localdate()
    signaal = unread(request.user, vandaag).filter(kenmerk=kenmerk)
    if not signaal.update(gelezen_op=timezone.now(), gelezen_door_id=request.user.pk):
        raise Http404("niet gevonden")
    forget(request.user, vandaag)
    log_read(request, None, "signaal over een contract", grondslag="contract", actie="U")
    return redirect(TERUG.get(request.POST.get("terug", ""), "arrangementen:aanbod_beheer"))
