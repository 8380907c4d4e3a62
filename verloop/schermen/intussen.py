"""Een stap die niet meer kon: wie deed intussen wat en wanneer, en de eigen tekst blijft staan."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from verloop.fouten import Conflict, Geweigerd, Gewijzigd
from verloop.models import Gebeurtenis
from verloop.mogelijkheden import not_now
from verloop.velden import status_field
from verloop.zinsneden import sentence

from .getypt import typed
from .woorden import clock, long_date

Rijen = QuerySet[Gebeurtenis]
SJABLOON = "errors/409.html"
AL_GEDAAN = "Dit is dus al gedaan. U hoeft het niet nog eens te doen."


@dataclass(frozen=True)
class Lezing:
    """What the app that knows the casussen tells: which events somebody may see, and more.

    `naam`: how this reader may call who did it. `adres`: the page of an onderwerp, or "".
    """

    zicht: Callable[[Rijen, Any, date], Rijen]
    naam: Callable[[Gebeurtenis, Any, date], str]
    adres: Callable[[Any], str]


#: Nobody sees anything until an app says what may be seen.
_lezing: list[Lezing] = []


def read_with(lezing: Lezing) -> None:
    """Register it once, when the apps are ready."""
    _lezing[:] = [lezing]


@dataclass(frozen=True)
class Uitleg:
    """What the page says: the reason, what happened meanwhile, what it means."""

    reden: str
    gebeurd: str = ""
    weg: str = ""


def refused_page(request: HttpRequest, fout: Geweigerd, on: date) -> HttpResponse:
    """The one page for a step that could not be done (409), with the own text to copy."""
    uitleg = explain(fout, getattr(request, "user", None), on)
    gegevens = {
        "reden": uitleg.reden,
        "gebeurd": uitleg.gebeurd,
        "weg": uitleg.weg,
        "verstuurd": request.method == "POST",
        "getypt": typed(request, fout.onderwerp),
        "terug": fout.terug or _address(fout.onderwerp),
    }
    return render(request, SJABLOON, gegevens, status=409)


def explain(fout: Geweigerd, medewerker: Any, on: date) -> Uitleg:
    """Why it could not be done, who did what and when meanwhile, and what that means.

    Names only what this medewerker may see.
    """
    laatste = _latest(fout, medewerker, on)
    if laatste is None:
        return Uitleg(fout.reden, weg=fout.weg)
    gebeurd = happened(laatste, fout.onderwerp, medewerker, on)
    if fout.overgang and laatste.code.endswith(f".{fout.overgang}"):
        return Uitleg(fout.reden, gebeurd, AL_GEDAAN)
    nu = _now(fout)
    return Uitleg(nu.reden, gebeurd, nu.weg)


def newer_by_others(
    fout: Gewijzigd, gezien: int, medewerker: Any, on: date
) -> tuple[int, str] | None:
    """The version that holds now and who made it so; None when the clock or the user self did."""
    nu = type(fout.onderwerp)._base_manager.get(pk=fout.onderwerp.pk)
    rijen = _about(nu).select_related("door").order_by("-pk")[: max(nu.versie - gezien, 0)]
    mensen = [g for g in rijen if not g.door.is_systeem and g.door_id != medewerker.pk]
    if not mensen:
        return None
    gelezen = _latest(fout, medewerker, on)
    return nu.versie, happened(gelezen, nu, medewerker, on) if gelezen else fout.reden


def changed_by(onderwerp: Any, medewerker: Any, on: date) -> str:
    """Who changed it last, when and what; "" for a reader who may not know."""
    fout = Gewijzigd()
    fout.about(onderwerp, "")
    laatste = _latest(fout, medewerker, on)
    return happened(laatste, onderwerp, medewerker, on) if laatste else ""


def happened(gebeurtenis: Gebeurtenis, onderwerp: Any, medewerker: Any, on: date) -> str:
    """ "De stand is vandaag om 14.10 uur veranderd in ‘Vastgesteld’ door J. de Vries." """
    wanneer = in_time(gebeurtenis, on)
    wie = _who(gebeurtenis, medewerker, on)
    namen = dict(getattr(status_field(onderwerp), "flatchoices", ()))
    if gebeurtenis.van and gebeurtenis.van != gebeurtenis.naar:
        naar = namen.get(gebeurtenis.naar, gebeurtenis.naar)
        return f"De stand is {wanneer} veranderd in ‘{naar}’{wie}."
    zin = sentence(gebeurtenis)
    return f"Dit gebeurde {wanneer}{wie}: {zin[:1].lower()}{zin[1:]}."


def in_time(gebeurtenis: Gebeurtenis, on: date) -> str:
    """ "vandaag om 14.10 uur", or with the day."""
    dag = timezone.localdate(gebeurtenis.op)
    noemt = "vandaag" if dag == on else f"op {long_date(dag)}"
    return f"{noemt} om {clock(gebeurtenis.op)}"


def _who(gebeurtenis: Gebeurtenis, medewerker: Any, on: date) -> str:
    if gebeurtenis.door.is_systeem:
        return ", vanzelf"
    if gebeurtenis.door_id == medewerker.pk:
        return " door uzelf"
    return f" door {_lezing[0].naam(gebeurtenis, medewerker, on)}"


def _now(fout: Geweigerd) -> Geweigerd:
    """The reason in the words of the status that holds now, when the door gave none of its own."""
    veld, onderwerp = status_field(fout.onderwerp), fout.onderwerp
    if not isinstance(fout, Conflict) or fout.reden != Conflict().reden or onderwerp.pk is None:
        return fout
    vers = type(onderwerp)._base_manager.filter(pk=onderwerp.pk).first()
    if veld is None or vers is None or not fout.overgang:
        return fout
    return not_now(vers, fout.overgang) if _knows(veld, vers, fout.overgang) else fout


def _knows(veld: Any, onderwerp: Any, overgang: str) -> bool:
    """Is it a move of this machine that does not leave the status it has now?"""
    regels = [r for r in veld.get_all_transitions(type(onderwerp)) if r.name == overgang]
    return bool(regels) and not any(r.source in (onderwerp.status, "*") for r in regels)


def _latest(fout: Geweigerd, medewerker: Any, on: date) -> Gebeurtenis | None:
    """The event that made the step too late: the last change of status, else the last of all."""
    if not isinstance(fout, Conflict) or fout.onderwerp is None or not _lezing:
        return None
    if medewerker is None or not medewerker.is_authenticated or not _sees(fout, medewerker, on):
        return None
    rijen = _lezing[0].zicht(_about(fout.onderwerp), medewerker, on)
    rijen = rijen.select_related("door").order_by("-pk")
    if isinstance(fout, Gewijzigd):
        return rijen.first()
    stand = rijen.exclude(van="").exclude(van=F("naar")).first()
    return stand or rijen.first()


def _about(onderwerp: Any) -> Rijen:
    """Its events; of one that could not be made those of its kind in the same dossier."""
    rijen = Gebeurtenis.objects.filter(model=onderwerp._meta.label_lower)
    if onderwerp.pk is not None and not onderwerp._state.adding:
        return rijen.filter(object_id=onderwerp.pk)
    dossier = onderwerp.dossier_kenmerk()
    return rijen.filter(dossier=dossier) if dossier else rijen.none()


def _sees(fout: Geweigerd, medewerker: Any, on: date) -> bool:
    """Whoever lost sight of it meanwhile learns nothing about it any more."""
    if fout.onderwerp.pk is None or fout.onderwerp._state.adding:
        return True
    rijen = type(fout.onderwerp)._default_manager.filter(pk=fout.onderwerp.pk)
    zicht = getattr(rijen, "visible_to", None)
    return zicht is None or bool(zicht(medewerker, on).exists())


def _address(onderwerp: Any) -> str:
    return _lezing[0].adres(onderwerp) if _lezing and onderwerp is not None else ""
