"""Het scherm van de beheerder: werk dat is opgegeven, en opnieuw proberen."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from verloop import outbox

from .beleid import voor_rollen
from .rollen import Rol

PER_PAGINA = 50
ALLES = "alles"


@voor_rollen(Rol.BEHEERDER)
def work_failed(request: HttpRequest) -> HttpResponse:
    """Kind, moment and number of tries; never what the work is about."""
    pagina = Paginator(outbox.failed(), PER_PAGINA).get_page(request.GET.get("pagina"))
    gegevens = {"pagina": pagina, "wacht": outbox.waiting(timezone.now())}
    return render(request, "organisaties/uitgaand_werk.html", gegevens)


@voor_rollen(Rol.BEHEERDER, methoden=("POST",))
def work_retry(request: HttpRequest) -> HttpResponse:
    """Try one piece of work again, or all of it."""
    welke = request.POST.get("welke", "")
    if welke == ALLES:
        ids = list(outbox.failed().values_list("pk", flat=True))
    else:
        ids = [int(welke)] if welke.isdecimal() and len(welke) <= 18 else []
    aantal = outbox.retry(ids, timezone.now())
    if aantal:
        woorden = "1 taak wordt" if aantal == 1 else f"{aantal} taken worden"
        messages.success(request, f"{woorden} opnieuw geprobeerd.")
    else:
        messages.info(request, "Hier was niets meer te doen. Kijk of de lijst is veranderd.")
    return redirect("uitgaand_werk")
