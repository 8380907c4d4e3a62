"""Voert een aangenomen overdracht uit: regierollen, zicht en route in één transactie."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from casusregie.casus.models import Casus, Regieaanleiding
from casusregie.casus.openen import TEAMROLLEN, involve_team
from casusregie.termijnen.melden import notify
from casusregie.termijnen.plekken import place
from organisaties.rollen import Rol
from verloop.overgangen import record

from .betrekken import involve, stop_involvement, stop_organisation
from .broers_zussen import move_regie_of_siblings
from .houders import check_holder, current_of, refuse_second, set_holder, tell_followers
from .keuzes import Overdrachtsoort
from .pakket import build_package
from .routewissel import from_b_to_a, from_c_to_a, to_route_c
from .termijnen import resync

S = Overdrachtsoort
ZICHT: dict[str, tuple[str, ...]] = {
    S.COLLEGA: (),
    S.TEAM: TEAMROLLEN["A"],
    S.B_NAAR_A: TEAMROLLEN["A"],
    S.A_NAAR_C: TEAMROLLEN["C"],
    S.C_NAAR_A: TEAMROLLEN["A"],
    S.AANBIEDER: (Rol.BEHANDELREGISSEUR, Rol.ZORGADMINISTRATIE),
}


def offer_sight(o: Any, *, by: Any, op: datetime) -> None:
    """Freeze the package; the receiver sees the casus from now on and is told."""
    dag = timezone.localdate(op)
    casus = o.casus
    o.pakket = build_package(casus, dag, by)
    grond = f"Overdracht aangeboden: {o.get_soort_display().lower()}"
    o.betrokkenheden = involve(casus, o.naar, map(str, ZICHT[o.soort]), grond, dag)
    o.save(update_fields=["pakket", "betrokkenheden"])
    aan = [] if o.naar_medewerker else [place(o.ontvangerrol, o.naar_id)]
    notify(
        casus,
        "overdracht-aangeboden",
        "Er is een overdracht voor u: neem haar aan of geef haar terug",
        o,
        on=dag,
        aan=aan,
        medewerker=o.naar_medewerker,
    )


def take_back_sight(o: Any, *, by: Any, op: datetime) -> None:
    """Returned or withdrawn: the receiver sees nothing more, the sender hears of a return."""
    dag = timezone.localdate(op)
    stop_involvement(o.betrokkenheden, dag)
    if o.status == o.Status.TERUGGEGEVEN:
        _tell_sender(o, dag, "overdracht-terug", "Uw overdracht is teruggegeven: lees waarom")


def carry_out(o: Any, *, by: Any, op: datetime) -> None:
    """Everything that changes hands, by the kind of overdracht; the sender is told."""
    dag = timezone.localdate(op)
    casus = o.casus
    UITVOERING[o.soort](o, casus, by, op)
    tell_followers(casus, dag)
    resync(casus, dag)
    _tell_sender(o, dag, "overdracht-aangenomen", "Uw overdracht is aangenomen")


def _tell_sender(o: Any, dag: Any, soort: str, titel: str) -> None:
    notify(o.casus, soort, titel, o, on=dag, medewerker=o.van_medewerker)


def _to_colleague(o: Any, casus: Casus, by: Any, op: datetime) -> None:
    """The roles go to the colleague who accepts; with a measure both stay in one hand."""
    rollen = o.rollen if casus.route != "C" else [Rol.PROCESREGISSEUR, Rol.CASUSREGISSEUR]
    for rol in rollen:
        check_holder(casus, rol, by, timezone.localdate(op))
        if rol == Rol.CASUSREGISSEUR:
            refuse_second(casus, by)
        _give(casus, rol, by, o, op)


def _to_team(o: Any, casus: Casus, by: Any, op: datetime) -> None:
    """Another lokaal team takes the casus; the old one sees nothing more."""
    dag = timezone.localdate(op)
    _move(casus, o.naar, "A", dag)
    stop_organisation(casus, o.van_id, dag)
    _give(casus, Rol.PROCESREGISSEUR, by, o, op)
    _give_casusregie(o, casus, op)
    record(casus, "team_gewisseld", by=by, op=op)


def _b_to_a(o: Any, casus: Casus, by: Any, op: datetime) -> None:
    """The lokaal team goes on in route A; the aanbieder stays involved."""
    dag = timezone.localdate(op)
    _move(casus, o.naar, "A", dag)
    _give(casus, Rol.PROCESREGISSEUR, by, o, op)
    _give_casusregie(o, casus, op)
    from_b_to_a(casus, by=by, motivering=o.reden, op=op)


def _a_to_c(o: Any, casus: Casus, by: Any, op: datetime) -> None:
    """Both roles to the GI for the duration of the measure; the team stays involved."""
    dag = timezone.localdate(op)
    to_route_c(o, casus, by, op, prepare=lambda: _move(casus, o.naar, "C", dag))
    move_regie_of_siblings(casus, o.casusregisseur, o.naar, op)
    for rol in (Rol.PROCESREGISSEUR, Rol.CASUSREGISSEUR):
        _give(casus, rol, o.casusregisseur, o, op, Regieaanleiding.MAATREGEL)


def _c_to_a(o: Any, casus: Casus, by: Any, op: datetime) -> None:
    """After the measure the lokaal team goes on; the GI sees nothing more (CR-C3-05)."""
    dag = timezone.localdate(op)
    from_c_to_a(casus, op, move=lambda: _move(casus, o.naar, "A", dag))
    stop_organisation(casus, o.van_id, dag)
    _give(casus, Rol.PROCESREGISSEUR, by, o, op, Regieaanleiding.EINDE_MAATREGEL)
    if o.casusregisseur is None:
        raise ValidationError({"casusregisseur": "Kies wie de casusregisseur van het team wordt"})
    _give_casusregie(o, casus, op)


def _to_aanbieder(o: Any, casus: Casus, by: Any, op: datetime) -> None:
    """The aanbieder takes the jeugdige in; proces- and casusregie stay where they are."""
    set_holder(
        casus,
        Rol.BEHANDELREGISSEUR,
        by,
        o.naar,
        op=op,
        aanleiding=Regieaanleiding.OVERDRACHT,
        arrangement=o.kenmerk,
        tell=False,
    )


UITVOERING: dict[str, Callable[[Any, Casus, Any, datetime], None]] = {
    S.COLLEGA: _to_colleague,
    S.TEAM: _to_team,
    S.B_NAAR_A: _b_to_a,
    S.A_NAAR_C: _a_to_c,
    S.C_NAAR_A: _c_to_a,
    S.AANBIEDER: _to_aanbieder,
}


def _move(casus: Casus, team: Any, route: str, dag: Any) -> None:
    """The casus belongs to this team; whoever works there sees it."""
    casus.team, casus.route = team, route
    casus.save(update_fields=["team", "route"])
    involve_team(casus, team, route, dag)


def _give(
    casus: Casus,
    rol: str,
    aan: Any,
    o: Any,
    op: datetime,
    aanleiding: str = Regieaanleiding.OVERDRACHT,
) -> None:
    vast: dict[str, Any] = {"aanleiding": aanleiding, "reden": o.reden, "tell": False}
    set_holder(casus, rol, aan, casus.team, op=op, **vast)


def _give_casusregie(o: Any, casus: Casus, op: datetime) -> None:
    """To who was named; else whoever held it at the former team lets go (the gezin keeps it)."""
    if o.casusregisseur is not None:
        refuse_second(casus, o.casusregisseur)
        _give(casus, Rol.CASUSREGISSEUR, o.casusregisseur, o, op)
        return
    huidig = current_of(casus, Rol.CASUSREGISSEUR)
    if huidig and not huidig.bij_gezin:
        raise ValidationError({"casusregisseur": "Kies wie de casusregisseur wordt"})
