"""Wat iemand op de regiepagina kan doen: per daad het formulier, de dienst en de woorden."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.urls import reverse

from casusregie.casus.models import Casus
from casusregie.casus.openen import assign_team
from organisaties.models import Organisatie
from organisaties.rollen import Rol
from verloop.overgangen import register

from . import aanbiederforms as af
from . import forms as f
from . import overdrachtforms as of
from .keuzes import Oordeelsoort, Overdrachtsoort
from .oordeel import Regieoordeel
from .overdracht import Overdracht
from .overdrachtregels import NAAR
from .roepen import ask_procesregisseur, request_procesregie
from .vragen import ask_team, log_hours, name_contact, start_ivh
from .wisselen import appoint_treatment, assign, lay_down

S = Overdrachtsoort
TEAM = (Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR, Rol.TEAMLEIDER, Rol.JEUGDBESCHERMER)
WERKERS = (Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR, Rol.JEUGDBESCHERMER)
AANBIEDER = (Rol.BEHANDELREGISSEUR, Rol.ZORGADMINISTRATIE)


@dataclass(frozen=True)
class Daad:
    """`doe(casus, by, on, data)` does it; `rollen` see the button when their place fits."""

    code: str
    kop: str
    knop: str
    form: type[f.CasusFormulier]
    doe: Callable[[Casus, Any, date, dict[str, Any]], Any]
    rollen: tuple[Rol, ...]
    gelukt: str
    routes: str = "ABC"
    uitleg: str = ""
    bij: str = "team"  # of "aanbieder", "beide" of "hulp" (whose help runs in the casus)
    kan: Callable[[Casus], bool] = lambda casus: True


def _take_over(casus: Casus, by: Any, on: date, data: dict[str, Any]) -> Any:
    return assign(casus, data.pop("rol"), by, by=by, **data)


def _assign(casus: Casus, by: Any, on: date, data: dict[str, Any]) -> Any:
    return assign(casus, data.pop("rol"), data.pop("aan"), by=by, **data)


def _lay_down(casus: Casus, by: Any, on: date, data: dict[str, Any]) -> Any:
    return lay_down(casus, data["rol"], by=by, reden=data["reden"])


def _judge(soort: str) -> Callable[..., Any]:
    def doe(casus: Casus, by: Any, on: date, data: dict[str, Any]) -> Any:
        return register(Regieoordeel(casus=casus, soort=soort, door=by, op=on, **data), by=by)

    return doe


def _hand_over(soort: str) -> Callable[..., Any]:
    def doe(casus: Casus, by: Any, on: date, data: dict[str, Any]) -> Any:
        van = of.sender_of(casus, by, on)
        if van is None:
            raise PermissionDenied("Alleen wie op deze casus werkt, draagt hem over.")
        data.setdefault("naar", casus.team)
        o = Overdracht(casus=casus, soort=soort, van=van, van_medewerker=by, **data)
        return register(o, by=by)

    return doe


def _ask_team(casus: Casus, by: Any, on: date, data: dict[str, Any]) -> Any:
    van = of.sender_of(casus, by, on)
    if van is None:
        raise PermissionDenied("Alleen wie op deze casus werkt, vraagt het lokale team.")
    return ask_team(casus, by=by, van=van, **data)


def _involve_team(casus: Casus, by: Any, on: date, data: dict[str, Any]) -> Any:
    return assign_team(casus, data["team"], data["procesregisseur"], by=by)


def _name_treatment(casus: Casus, by: Any, on: date, data: dict[str, Any]) -> Any:
    hulp = data["hulp"]
    plek = Organisatie.objects.get(pk=hulp.aanbieder_id)
    return appoint_treatment(casus, data["medewerker"], plek, hulp.kenmerk, by=by)


def _transfer(soort: S, kop: str, bij: str = "team") -> Daad:
    rollen = (*TEAM, *AANBIEDER) if bij == "beide" else TEAM
    return Daad(
        f"overdragen-{soort.value.replace('_', '-')}",
        kop,
        "Overdracht voorbereiden",
        of.hand_over_form(soort),
        _hand_over(soort),
        rollen,
        "De overdracht staat klaar. Bied haar aan als het gesprek is gepland.",
        NAAR[soort][1],
        "De ontvanger ziet pas iets als u de overdracht aanbiedt. Tot die tijd blijft u aan zet.",
        bij,
    )


DADEN: dict[str, Daad] = {
    daad.code: daad
    for daad in (
        Daad(
            *("overnemen", "Een rol overnemen", "Overnemen", f.RolForm, _take_over, WERKERS),
            "U heeft de rol overgenomen.",
        ),
        Daad(
            *("toewijzen", "Een rol toewijzen", "Toewijzen", f.ToewijsForm, _assign, TEAM),
            "De rol is toegewezen.",
        ),
        Daad(
            *("neerleggen", "Een rol neerleggen", "Neerleggen", f.NeerlegForm, _lay_down, WERKERS),
            "U heeft de rol neergelegd.",
        ),
        Daad(
            *("contactpersoon", "Vaste contactpersoon kiezen", "Opslaan", f.ContactForm),
            lambda casus, by, on, data: name_contact(casus, data["medewerker"], by=by),
            (*WERKERS, *AANBIEDER),
            "De vaste contactpersoon is opgeslagen.",
            bij="beide",
        ),
        _transfer(S.COLLEGA, "Overdragen aan een collega"),
        _transfer(S.TEAM, "Overdragen aan een ander lokaal team"),
        _transfer(S.A_NAAR_C, "Overdragen aan een gecertificeerde instelling"),
        _transfer(S.C_NAAR_A, "Teruggeven aan het lokale team"),
        _transfer(S.B_NAAR_A, "Overdragen aan het lokale team (route A)", bij="beide"),
        _transfer(S.AANBIEDER, "Overdragen aan een aanbieder"),
        Daad(
            *("vraag-team", "Het lokale team vragen", "Verzoek versturen", of.TeamvraagForm),
            *(_ask_team, (*WERKERS, *AANBIEDER), "Het verzoek is verstuurd.", "AB"),
            "Het team ziet de casus zodra u dit verstuurt. Daarom is instemming nodig.",
            "beide",
        ),
        Daad(
            *("team-betrekken", "Het lokale team betrekken", "Team betrekken", af.TeamBetrekForm),
            *(_involve_team, AANBIEDER, "Het team is betrokken en ziet de casus.", "B"),
            "Bij een meervoudige of complexe vraag doet het lokale team de procesregie.",
            "aanbieder",
            lambda casus: casus.team_id is None and not casus.opt_out,
        ),
        Daad(
            *("behandelregisseur", "De behandelregisseur noemen", "Opslaan"),
            *(af.BehandelregisseurForm, _name_treatment, AANBIEDER),
            "De behandelregisseur is vastgelegd.",
            bij="hulp",
        ),
        Daad(
            *("vraag", "De procesregisseur vragen", "Vraag versturen", of.VraagForm),
            lambda casus, by, on, data: ask_procesregisseur(casus, by=by, **data),
            *(WERKERS, "Uw vraag is verstuurd."),
        ),
        Daad(
            *("expertteam", "De procesregie aan het expertteam (RER) vragen", "Vragen"),
            of.RerForm,
            lambda casus, by, on, data: request_procesregie(casus, by=by, **data),
            *(WERKERS, "Het expertteam is gevraagd.", "AB"),
        ),
        Daad(
            *("ivh", "Intensieve Vrijwillige Hulp (IVH) beginnen", "IVH beginnen", f.IvhForm),
            lambda casus, by, on, data: start_ivh(casus, by=by, **data),
            *(WERKERS, "De IVH is begonnen.", "A"),
            "IVH is vrijwillig. Zolang zij loopt ligt de casusregie buiten het gezin.",
        ),
        Daad(
            *("tussenresultaat", "Tussenresultaat beoordelen", "Vastleggen", f.OordeelForm),
            *(_judge(Oordeelsoort.TUSSENRESULTAAT), (Rol.PROCESREGISSEUR, Rol.JEUGDBESCHERMER)),
            "Uw oordeel is vastgelegd.",
        ),
        Daad(
            *("factuur", "Factuur beoordelen", "Vastleggen", f.OordeelForm),
            *(_judge(Oordeelsoort.FACTUUR), (Rol.PROCESREGISSEUR, Rol.JEUGDBESCHERMER)),
            "Uw oordeel is vastgelegd.",
        ),
        Daad(
            *("tegen-wens", "Besluit tegen de wens vastleggen", "Vastleggen", f.TegenWensForm),
            *(_judge(Oordeelsoort.TEGEN_WENS), WERKERS, "Het besluit is vastgelegd."),
        ),
        Daad(
            *("uren", "Uren aan casusregie vastleggen", "Opslaan", f.UrenForm),
            lambda casus, by, on, data: log_hours(casus, by=by, **data),
            *(WERKERS, "De uren zijn opgeslagen."),
        ),
    )
}


def deeds_for(casus: Casus, by: Any, on: date, aanbieder_id: int | None) -> list[dict[str, str]]:
    """The buttons of this user: where the role and the place fit; the service judges again."""
    if casus.gesloten_op:
        return []
    return [
        {"naam": daad.kop, "url": reverse("casusregie:regie_act", args=[casus.kenmerk, daad.code])}
        for daad in DADEN.values()
        if casus.route in daad.routes
        and daad.kan(casus)
        and _fits(daad, casus, by, on, aanbieder_id)
    ]


def _fits(daad: Daad, casus: Casus, by: Any, on: date, aanbieder_id: int | None) -> bool:
    if daad.bij == "hulp":
        return by.has_role(*AANBIEDER, on=on) and bool(af.own_help(casus, by, on))
    team = casus.team_id and by.has_role(*daad.rollen, on=on, organisatie_id=casus.team_id)
    if daad.bij == "team" or team:
        return bool(team)
    return bool(aanbieder_id and by.has_role(*AANBIEDER, on=on, organisatie_id=aanbieder_id))
