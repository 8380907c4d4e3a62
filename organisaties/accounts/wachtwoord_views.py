"""De pagina achter de link in de mail: zelf een wachtwoord instellen."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from organisaties.beleid import openbaar

from .forms import WachtwoordInstelForm
from .uitnodiging import invited


@openbaar("GET", "POST")
def password_set(request: HttpRequest, naam: str, sleutel: str) -> HttpResponse:
    """Set a password with a link that works once; a wrong link says what to do."""
    persoon = invited(naam, sleutel)
    if persoon is None:
        return render(request, "organisaties/accounts/link_voorbij.html", status=404)
    data = request.POST if request.method == "POST" else None
    form = WachtwoordInstelForm(data, persoon=persoon)
    if form.is_bound and form.is_valid():
        persoon.set_password(form.cleaned_data["nieuw"])
        persoon.save(update_fields=["password"])
        messages.success(request, "Uw wachtwoord is ingesteld. Log nu in.")
        return redirect("account_login")
    status = 422 if form.is_bound else 200
    antwoord = render(
        request, "organisaties/accounts/wachtwoord.html", {"form": form}, status=status
    )
    antwoord["Referrer-Policy"] = "no-referrer"
    return antwoord
