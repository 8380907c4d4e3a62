"""Wie mag wat in een casus: predicaten (onderwerp, medewerker) -> ja, of nee met een reden.

Alles volgt domein.md §0 j. Een onderwerp heeft een `casus` en een peildatum (`vandaag`).
"""

from collections.abc import Callable
from typing import Any

from organisaties.rollen import Rol
from verloop.redenen import Nee, Oordeel

from .casus.models import Casus

Predicaat = Callable[[Any, Any], Oordeel]

#: Roles with which a casus is worked on by the party that holds the regie.
REGIEROLLEN = (Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR, Rol.JEUGDBESCHERMER)


def casus_of(onderwerp: Any) -> Casus:
    """The casus an onderwerp belongs to (itself when it is one)."""
    return onderwerp if isinstance(onderwerp, Casus) else onderwerp.casus


def works_on_casus(onderwerp: Any, medewerker: Any) -> Oordeel:
    """A casusregisseur or procesregisseur of the team, or the jeugdbeschermer in route C."""
    casus = casus_of(onderwerp)
    if casus.team_id and medewerker.has_role(
        *REGIEROLLEN, on=onderwerp.vandaag, organisatie_id=casus.team_id
    ):
        return True
    return Nee(f"Alleen {_team(casus)} doet dit.", _ask(casus, Rol.CASUSREGISSEUR))


def is_procesregisseur(onderwerp: Any, medewerker: Any) -> Oordeel:
    """Holds the role procesregisseur at the team of the casus (in C: the jeugdbeschermer).

    While the procesregie lies with the RER for a time, only its zorgbemiddelaars do (CR-M-05).
    Without a team, as with an opt-out, the procesregisseur of the gemeente itself.
    """
    casus = casus_of(onderwerp)
    elders = _elsewhere(casus)
    if elders is not None:
        return _has_it_elsewhere(elders, onderwerp, medewerker)
    rol = Rol.JEUGDBESCHERMER if casus.route == "C" else Rol.PROCESREGISSEUR
    if medewerker.has_role(rol, on=onderwerp.vandaag, organisatie_id=home_of(casus)):
        return True
    return Nee(f"Alleen de {rol.label.lower()} doet dit.", _ask(casus, Rol.PROCESREGISSEUR))


def _elsewhere(casus: Casus) -> Any:
    """The regierol of a procesregisseur of another organisation than the team; else None."""
    if not casus.team_id:
        return None
    houder = casus.holder_of(Rol.PROCESREGISSEUR)
    if houder is None or houder.organisatie_id in (None, casus.team_id, casus.gemeente_id):
        return None
    return houder


def _has_it_elsewhere(houder: Any, onderwerp: Any, medewerker: Any) -> Oordeel:
    if medewerker.has_role(
        Rol.ZORGBEMIDDELAAR, on=onderwerp.vandaag, organisatie_id=houder.organisatie_id
    ):
        return True
    return Nee(
        "De procesregie ligt tijdelijk bij het expertteam (RER).", f"Vraag het {houder.houder}."
    )


def home_of(casus: Casus) -> int | None:
    """The organisation of the roles of the team: the team or GI, else the gemeente itself."""
    return casus.team_id or casus.gemeente_id


def is_casusregisseur(onderwerp: Any, medewerker: Any) -> Oordeel:
    """Is the named casusregisseur of the casus, today."""
    casus = casus_of(onderwerp)
    houder = casus.holder_of(Rol.CASUSREGISSEUR)
    if (
        houder
        and houder.medewerker_id == medewerker.pk
        and medewerker.aanstellingen_op(onderwerp.vandaag)
    ):
        return True
    return Nee("Alleen de casusregisseur doet dit.", _ask(casus, Rol.CASUSREGISSEUR))


def has_role_at(get_organisatie_id: Callable[[Any], int | None], *rollen: Rol) -> Predicaat:
    """Predicate: holds one of the roles at the organisation that the onderwerp names."""
    wie = " of ".join(rol.label.lower() for rol in rollen)

    def predicaat(onderwerp: Any, medewerker: Any) -> Oordeel:
        organisatie_id = get_organisatie_id(onderwerp)
        if organisatie_id and medewerker.has_role(
            *rollen, on=onderwerp.vandaag, organisatie_id=organisatie_id
        ):
            return True
        return Nee(f"Alleen de {wie} van deze organisatie doet dit.")

    return predicaat


def is_system(onderwerp: Any, medewerker: Any) -> Oordeel:
    """Only the clock: happens by itself when a message or a day comes."""
    return True if medewerker.is_systeem else Nee("Dit gebeurt vanzelf.")


def any_of(*predicaten: Predicaat) -> Predicaat:
    """Predicate: one of these is enough; the reason of the last refusal is shown."""

    def predicaat(onderwerp: Any, medewerker: Any) -> Oordeel:
        oordeel: Oordeel = Nee("U mag dit niet doen.")
        for kandidaat in predicaten:
            oordeel = kandidaat(onderwerp, medewerker)
            if oordeel:
                return True
        return oordeel

    return predicaat


def _team(casus: Casus) -> str:
    return str(casus.team) if casus.team else "het team met de regie"


def _ask(casus: Casus, rol: str) -> str:
    """The way forward: whom to ask, by name."""
    houder = casus.holder_of(rol)
    return f"Vraag het {houder.houder}." if houder else f"Vraag het {_team(casus)}."
