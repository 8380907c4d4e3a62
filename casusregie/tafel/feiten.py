"""De klokken van een aanmelding: oppakken, aanvullen, bespreken, terugkoppelen en bevestigen."""

from datetime import date
from typing import Any

from casusregie.casus.models import Routesoort
from casusregie.termijnen.models import Termijnfeit
from casusregie.termijnen.plekken import place
from organisaties.rollen import Rol, Soort

from .keuzes import Status

#: Behind the code of a term: the variant of this urgentie.
VARIANT = {"crisis": ".crisis", "spoed": ".spoed", "gewoon": ""}


def facts_of(aanmelding: Any) -> list[Termijnfeit]:
    """What runs and what was met, until the aanmelding is withdrawn or the casus closed."""
    if aanmelding.status == Status.INGETROKKEN or aanmelding.casus.gesloten_op:
        return []
    return [
        feit
        for feit in (
            _picked_up(aanmelding),
            _completed(aanmelding),
            _discussed(aanmelding),
            _reported(aanmelding),
            _confirmed(aanmelding),
        )
        if feit is not None
    ]


def table_place(aanmelding: Any) -> str:
    """Who acts for the tafel: the zorgbemiddelaar, or the procesregisseur of a local tafel."""
    organisatie = aanmelding.tafel.organisatie
    rol = Rol.ZORGBEMIDDELAAR if organisatie.soort == Soort.RER else Rol.PROCESREGISSEUR
    return place(rol, organisatie.pk)


def receiver_places(aanmelding: Any) -> tuple[str, ...]:
    """Who hears what was agreed: the regie of the casus, else the aanbieder that asked."""
    casus = aanmelding.casus
    if casus.route == Routesoort.BESCHERMING:
        return (place(Rol.JEUGDBESCHERMER, casus.team_id),)
    if not casus.team_id:
        return (place(Rol.BEHANDELREGISSEUR, aanmelding.organisatie_id),)
    houder = casus.holder_of(Rol.CASUSREGISSEUR)
    heeft_mens = houder is not None and houder.medewerker_id is not None
    rol = Rol.CASUSREGISSEUR if heeft_mens else Rol.PROCESREGISSEUR
    return (place(rol, casus.team_id),)


def bringer_places(aanmelding: Any) -> tuple[str, ...]:
    """Who brought it in and must complete it."""
    if aanmelding.hoedanigheid == "aanbieder":
        return (place(Rol.BEHANDELREGISSEUR, aanmelding.organisatie_id),)
    return receiver_places(aanmelding)


def _code(soort: str, aanmelding: Any) -> str:
    return f"tafel.{soort}{VARIANT.get(aanmelding.urgentie, '')}"


def _picked_up(a: Any) -> Termijnfeit:
    terug = a.teruggestuurd_op if a.status == Status.TERUGGESTUURD else None
    return Termijnfeit(
        _code("oppakken", a),
        a.ingediend_op,
        voldaan_op=a.compleet_op or terug,
        aan_zet=(table_place(a),),
    )


def _completed(a: Any) -> Termijnfeit | None:
    if a.teruggestuurd_op is None:
        return None
    ligt_terug = a.status == Status.TERUGGESTUURD
    return Termijnfeit(
        "tafel.aanvullen",
        a.teruggestuurd_op,
        voldaan_op=None if ligt_terug else a.ingediend_op,
        aan_zet=bringer_places(a),
    )


def _discussed(a: Any) -> Termijnfeit | None:
    if a.compleet_op is None:
        return None
    return _step(a, _code("bespreken", a), a.compleet_op, a.besproken_op, (table_place(a),))


def _reported(a: Any) -> Termijnfeit | None:
    if a.besproken_op is None:
        return None
    return _step(a, "tafel.terugkoppelen", a.besproken_op, a.teruggekoppeld_op, (table_place(a),))


def _confirmed(a: Any) -> Termijnfeit | None:
    if a.teruggekoppeld_op is None:
        return None
    wie = receiver_places(a)
    return _step(a, "tafel.bevestigen", a.teruggekoppeld_op, a.bevestigd_op, wie)


def _step(a: Any, code: str, start: date, klaar: date | None, wie: tuple[str, ...]) -> Termijnfeit:
    return Termijnfeit(code, start, voldaan_op=klaar, aan_zet=wie)
