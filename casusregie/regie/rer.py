"""Het expertteam (RER): hoe het heet, en hoe het de procesregie krijgt en teruggeeft."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from casusregie.casus.models import Casus, Regieaanleiding
from casusregie.termijnen.melden import notify
from casusregie.termijnen.plekken import place
from organisaties.models import Organisatie
from organisaties.rollen import Rol, Soort

from .betrekken import stop_involvement
from .houders import current_of, set_holder

#: From this day the team is called RER; before it was Zorgbemiddeling, ZBT (CR-D-18).
RER_SINDS = date(2023, 1, 1)
#: Team Zorgbemiddeling as a group of users (CR-D-24).
ZORGBEMIDDELING = (Rol.ZORGBEMIDDELAAR, Rol.SECRETARIS, Rol.TEAMMANAGER)


def rer_name(on: date) -> str:
    """How the expertteam is called on that day, with its former name (CR-D-18)."""
    if on < RER_SINDS:
        return "Zorgbemiddeling (ZBT)"
    return "Regionaal expertteam (RER), vroeger Zorgbemiddeling (ZBT)"


def rer_on(on: date) -> Organisatie | None:
    """The RER that exists on that day."""
    return Organisatie.objects.of_soort(Soort.RER).valid_on(on).order_by("pk").first()


def zorgbemiddeling(rer: Organisatie, on: date) -> list[tuple[str, list[str]]]:
    """Who is in team Zorgbemiddeling on that day, per role (CR-D-24)."""
    rijen = rer.aanstellingen.current(on).select_related("medewerker").order_by("medewerker__naam")
    groepen: dict[str, list[str]] = {str(rol): [] for rol in ZORGBEMIDDELING}
    for rij in rijen:
        groepen.setdefault(rij.rol, []).append(rij.medewerker.naam)
    return [(str(Rol(rol).label), namen) for rol, namen in groepen.items() if namen]


def tell_rer(stuk: Any, on: date) -> None:
    """The zorgbemiddelaars hear that something waits for them."""
    plek = place(Rol.ZORGBEMIDDELAAR, stuk.rer_id)
    notify(
        stuk.casus,
        "procesregie-rer",
        "Procesregie gevraagd: de hulp stagneert",
        stuk,
        on=on,
        aan=[plek],
    )


def take_procesregie(stuk: Any, *, by: Any, op: datetime) -> None:
    """The procesregie moves to the zorgbemiddelaar, who it was before is kept."""
    huidig = current_of(stuk.casus, Rol.PROCESREGISSEUR)
    stuk.vorige = huidig.medewerker if huidig else None
    stuk.save(update_fields=["vorige"])
    set_holder(
        stuk.casus,
        Rol.PROCESREGISSEUR,
        by,
        stuk.rer,
        op=op,
        aanleiding=Regieaanleiding.STAGNATIE,
    )


def give_back_procesregie(stuk: Any, *, by: Any, op: datetime) -> None:
    """Back to who it was, or to another procesregisseur of the team when that one left."""
    dag = timezone.localdate(op)
    opvolger = successor(stuk.casus, stuk.vorige, dag)
    set_holder(
        stuk.casus,
        Rol.PROCESREGISSEUR,
        opvolger,
        stuk.casus.team,
        op=op,
        aanleiding=Regieaanleiding.TERUGGEGEVEN,
    )
    notify(
        stuk.casus,
        "procesregie-terug",
        "De procesregie is terug bij u: het expertteam (RER) gaf haar terug",
        stuk,
        on=dag,
        medewerker=opvolger,
    )
    stop_involvement(stuk.betrokkenheden, dag)


def successor(casus: Casus, vorige: Any, on: date) -> Any:
    """The former procesregisseur when still there, else another one of the team.

    Raises ValidationError when the team has none.
    """
    rol = Rol.JEUGDBESCHERMER if casus.route == "C" else Rol.PROCESREGISSEUR
    if vorige and vorige.has_role(rol, on=on, organisatie_id=casus.team_id):
        return vorige
    plek = casus.team.aanstellingen.current(on).filter(rol=rol).order_by("pk").first()  # type: ignore[union-attr]
    if plek is None:
        raise ValidationError(f"{casus.team} heeft geen {rol.label.lower()} aan wie u teruggeeft.")
    return plek.medewerker


def let_go_of_rer(stuk: Any, *, by: Any, op: datetime) -> None:
    """The RER does not take it: its sight ends."""
    stop_involvement(stuk.betrokkenheden, timezone.localdate(op))
