"""Wat volgt op een verzoek aan het lokale team: het team neemt het op zich, of ziet niets meer."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from casusregie.casus.models import Casus, Regieaanleiding
from casusregie.casus.openen import involve_team
from casusregie.termijnen.melden import notify
from casusregie.termijnen.plekken import place
from organisaties.rollen import Rol
from verloop.overgangen import record
from verloop.sloten import changed

from .betrekken import involve, stop_involvement
from .houders import current_of, refuse_second, set_holder
from .pakket import build_package
from .rer import rer_on
from .termijnen import resync


def take_on(verzoek: Any, *, by: Any, op: datetime) -> None:
    """The team joins with a procesregisseur and the named casusregisseur, and gets the package."""
    dag = timezone.localdate(op)
    casus = Casus.objects.select_related("jeugdige", "gezin", "team").get(pk=verzoek.casus_id)
    if casus.team_id is None:
        _join(casus, verzoek.team, by, op)
    refuse_second(casus, verzoek.casusregisseur)
    set_holder(
        casus,
        Rol.CASUSREGISSEUR,
        verzoek.casusregisseur,
        verzoek.team,
        op=op,
        aanleiding=_ground(verzoek),
        reden=str(verzoek.get_reden_display()),
    )
    verzoek.pakket = build_package(casus, dag, by)
    verzoek.save(update_fields=["pakket"])
    resync(casus, dag)
    notify(
        casus,
        "casusregisseur-toegewezen",
        "U bent casusregisseur van deze casus",
        verzoek,
        on=dag,
        medewerker=verzoek.casusregisseur,
    )


def let_go(verzoek: Any, *, by: Any, op: datetime) -> None:
    """The team sees nothing more; with the RER brought in, the RER does."""
    dag = timezone.localdate(op)
    stop_involvement(verzoek.betrokkenheden, dag)
    rer = rer_on(dag) if verzoek.actie == "rer" else None
    if rer is None:
        return
    involve(
        verzoek.casus, rer, [Rol.ZORGBEMIDDELAAR.value], "De hulp is er niet op tijd (route B)", dag
    )
    notify(
        verzoek.casus,
        "rer-ingeschakeld",
        "Het lokale team vraagt u mee te zoeken naar hulp",
        verzoek,
        on=dag,
        aan=[place(Rol.ZORGBEMIDDELAAR, rer.pk)],
    )


def _join(casus: Casus, team: Any, by: Any, op: datetime) -> None:
    """Route B gets its lokaal team; a procesregisseur is named with it."""
    dag = timezone.localdate(op)
    casus.team = team
    casus.save(update_fields=["team"])
    changed(Casus, casus.pk)
    involve_team(casus, team, casus.route, dag)
    if current_of(casus, Rol.PROCESREGISSEUR) is None:
        set_holder(
            casus,
            Rol.PROCESREGISSEUR,
            procesregisseur_for(team, by, dag),
            team,
            op=op,
            aanleiding=Regieaanleiding.VERZOEK,
        )
    record(casus, "team_betrokken", by=by, op=op)


def procesregisseur_for(team: Any, by: Any, dag: Any) -> Any:
    """Who answers when that is a procesregisseur, else the first one of the team."""
    if by.has_role(Rol.PROCESREGISSEUR, on=dag, organisatie_id=team.pk):
        return by
    plekken = team.aanstellingen.current(dag).filter(rol=Rol.PROCESREGISSEUR)
    plek = plekken.select_related("medewerker").order_by("pk").first()
    if plek is None:
        raise ValidationError(f"{team} heeft geen procesregisseur. Vraag de beheerder om hulp.")
    return plek.medewerker


def _ground(verzoek: Any) -> str:
    vraagt = verzoek.reden in ("gezin_vraagt", "gezin_kan_niet")
    return Regieaanleiding.GEZIN_VRAAGT if vraagt else Regieaanleiding.VERZOEK
