"""De pagina van een stuk dat als concept bewaard wordt: niets gaat verloren, niets half vast.

Bewaren mag half; vastleggen vraagt alles. Wie op een oude versie werkt houdt zijn tekst (409).
"""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render

from casusregie.casus.models import Casus
from verloop.fouten import Conflict
from verloop.models import Onderwerp
from verloop.overgangen import amend, perform
from verloop.schermen.overgangspagina import add_errors
from verloop.schermen.verschil import Verschil, form_differences, version_seen
from verloop.stap import holding


@dataclass(frozen=True)
class Conceptpagina:
    """What differs between the vraaganalyse and the risicotaxatie."""

    model: type[Any]
    form_class: Callable[..., ModelForm]
    begin: Callable[..., Onderwerp]
    sjabloon: str
    naam: str

    def show(self, request: HttpRequest, casus: Casus) -> HttpResponse:
        """GET shows the newest one; POST saves the concept, and records it when asked."""
        stuk = self.model.objects.latest_of(casus)
        if request.method == "POST":
            return self._post(request, casus, stuk)
        if stuk is not None and stuk.status != "concept" and "nieuw" not in request.GET:
            return self._render(request, casus, stuk, None)
        return self._render(request, casus, stuk, self._form(casus, stuk))

    def _post(self, request: HttpRequest, casus: Casus, stuk: Any) -> HttpResponse:
        vastleggen = "vastleggen" in request.POST
        concept = self._form(casus, stuk, request.POST, concept=True)
        if not concept.is_valid():
            return self._render(request, casus, stuk, concept, status=422)
        try:
            stuk = self._save(request, casus, stuk, concept)
        except Conflict:
            return self._conflict(request, casus, concept)
        except ValidationError as fout:
            add_errors(concept, fout)
            return self._render(request, casus, stuk, concept, status=422)
        if request.headers.get("X-Vanzelf"):
            return JsonResponse({"versie": stuk.versie})
        if not vastleggen:
            messages.success(request, f"Het concept van de {self.naam} is bewaard.")
            return redirect(request.path)
        return self._record(request, casus, stuk)

    def _conflict(self, request: HttpRequest, casus: Casus, form: ModelForm) -> HttpResponse:
        """Somebody else was first: the own text stays, the difference is shown (409)."""
        nu = self.model.objects.latest_of(casus)
        verschillen = form_differences(form, nu)
        return self._render(request, casus, nu, form, status=409, verschillen=verschillen)

    def _save(self, request: HttpRequest, casus: Casus, stuk: Any, form: ModelForm) -> Any:
        """Begin one when there is none to change, then store the fields."""
        with transaction.atomic(), holding():
            versie = version_seen(request)
            loopt = stuk is not None and stuk.status == "concept"
            if loopt != (versie is not None):
                raise Conflict()
            if not loopt:
                stuk = self.begin(casus, by=request.user)
            return amend(stuk, by=request.user, versie=versie, **form.cleaned_data)

    def _record(self, request: HttpRequest, casus: Casus, stuk: Any) -> HttpResponse:
        """Everything required is there, or the errors stand at their fields; the concept stays."""
        form = self._form(casus, stuk, request.POST)
        if form.is_valid():
            try:
                perform(stuk, "complete", by=request.user)
            except ValidationError as fout:
                add_errors(form, fout)
            else:
                messages.success(request, f"De {self.naam} is vastgelegd.")
                return redirect("casusregie:casus_detail", kenmerk=casus.kenmerk)
        return self._render(request, casus, stuk, form, status=422)

    def _form(self, casus: Casus, stuk: Any, data: Any = None, concept: bool = False) -> ModelForm:
        nieuw = stuk is None or stuk.status != "concept"
        instance = self.model(casus=casus) if nieuw else copy(stuk)
        eerder = {} if stuk is None or not nieuw else self._earlier(stuk)
        return self.form_class(data, instance=instance, concept=concept, initial=eerder)

    def _earlier(self, stuk: Any) -> dict[str, Any]:
        """A new analysis begins with the texts of the last one; a new taxatie begins empty."""
        if not hasattr(stuk, "wat_is_nodig"):
            return {}
        return {naam: getattr(stuk, naam) for naam in self.form_class._meta.fields}  # type: ignore[attr-defined]

    def _render(
        self,
        request: HttpRequest,
        casus: Casus,
        stuk: Any,
        form: ModelForm | None,
        *,
        status: int = 200,
        verschillen: list[Verschil] | None = None,
    ) -> HttpResponse:
        """After a conflict the version is the present one: the next save is a choice."""
        is_concept = stuk is not None and stuk.status == "concept"
        gegevens = {
            "casus": casus,
            "stuk": stuk,
            "form": form,
            "conflict": verschillen is not None,
            "verschillen": verschillen or [],
            "versie": stuk.versie if is_concept else "",
        }
        return render(request, self.sjabloon, gegevens, status=status)
