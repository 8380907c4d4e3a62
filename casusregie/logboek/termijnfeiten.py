"""Welke termijnen uit een aantekening volgen, en wie op een nieuwe aantekening wachtte."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils import timezone

from casusregie.termijnen.feiten import Termijnfeit
from organisaties.rollen import Rol, Soort

from .controle import day_of
from .soorten.contact import CONTACTMOMENT
from .soorten.verblijf import PERSPECTIEF, VERBLIJFSAFWEGING
from .velden import Volgtermijn

Volger = Callable[[Any], None]
_volgers: list[Volger] = []


def follow_entries(volger: Volger) -> None:
    """Register who must know of a new entry in the same transaction: volger(aantekening)."""
    if volger not in _volgers:
        _volgers.append(volger)


def touch_followers(aantekening: Any) -> None:
    """Tell them."""
    for volger in _volgers:
        volger(aantekening)


def facts_of(aantekening: Any) -> list[Termijnfeit]:
    """The termijnen that its kind declares, plus those of a stay."""
    feiten = [
        feit
        for regel in aantekening.kind.termijnen
        if (feit := _fact(aantekening, regel)) is not None
    ]
    if aantekening.soort == VERBLIJFSAFWEGING:
        feiten += _stay(aantekening)
    return feiten


def waiting_for(aantekening: Any) -> list[Any]:
    """Current entries whose termijnen depend on this new one.

    A stay waits for a perspectief and for contact (RV-B13-02, -06); a termijn without an answer
    of its own for the next entry of the same kind.
    """
    rijen = type(aantekening).objects.current().select_related("casus")
    rijen = rijen.filter(casus=aantekening.casus_id).exclude(pk=aantekening.pk)
    if aantekening.soort in (PERSPECTIEF, CONTACTMOMENT):
        return list(rijen.of_kind(VERBLIJFSAFWEGING))
    if any(not regel.voldaan for regel in aantekening.kind.termijnen):
        return list(rijen.of_kind(aantekening.soort))
    return []


def _fact(aantekening: Any, regel: Volgtermijn) -> Termijnfeit | None:
    inhoud = aantekening.inhoud
    if regel.als is not None and not regel.als.holds(inhoud):
        return None
    start = day_of(inhoud, regel.start) if regel.start else day(aantekening)
    if start is None:
        return None
    return Termijnfeit(
        regel.code,
        start,
        voldaan_op=day_of(inhoud, regel.voldaan) if regel.voldaan else _superseding(aantekening),
        aan_zet=_turn(aantekening, regel),
        organisatie_id=aantekening.organisatie_id,
        titel=regel.titel,
        escaleert=False,
    )


def _superseding(aantekening: Any) -> date | None:
    """A termijn without its own answer is met by the next entry of the same kind."""
    volgende = (
        type(aantekening)
        .objects.current()
        .filter(casus=aantekening.casus_id, soort=aantekening.soort)
        .filter(moment__gt=aantekening.moment)
        .order_by("moment")
        .first()
    )
    return day(volgende) if volgende else None


def _turn(aantekening: Any, regel: Volgtermijn) -> tuple[str, ...]:
    if regel.aan_zet:
        return (regel.aan_zet,)
    if regel.code == "calamiteit.melden":
        return (_at(aantekening.organisatie),)
    return (regie_role(aantekening.casus),)


_ROL = {
    Soort.AANBIEDER: Rol.BEHANDELREGISSEUR,
    Soort.GI: Rol.JEUGDBESCHERMER,
    Soort.CIT: Rol.CRISISMEDEWERKER,
    Soort.RER: Rol.ZORGBEMIDDELAAR,
}


def _at(organisatie: Any) -> str:
    return f"{_ROL.get(organisatie.soort, Rol.CASUSREGISSEUR)}@{organisatie.pk}"


def regie_role(casus: Any) -> str:
    """In route C the jeugdbeschermer, else the casusregisseur."""
    return str(Rol.JEUGDBESCHERMER if casus.route == "C" else Rol.CASUSREGISSEUR)


def _stay(verblijf: Any) -> list[Termijnfeit]:
    """Perspectief as soon as possible (RV-B13-02) and contact as agreed (RV-B13-06)."""
    begin = day_of(verblijf.inhoud, "begint_op")
    if begin is None:
        return []
    gestopt = day_of(verblijf.inhoud, "gestopt_op")
    rol = (regie_role(verblijf.casus),)
    beheer = type(verblijf).objects
    perspectief = beheer.latest_of(verblijf.casus_id, PERSPECTIEF)
    bepaald = day(perspectief) if perspectief and day(perspectief) >= begin else None
    feiten = [Termijnfeit("perspectief.bepalen", begin, voldaan_op=bepaald or gestopt, aan_zet=rol)]
    dagen = verblijf.inhoud.get("contact_dagen")
    if dagen and gestopt is None:
        uiterlijk = contact_due(beheer.last_contact(verblijf.casus_id), begin, dagen)
        feiten.append(
            Termijnfeit(
                "waakvlam.contact",
                uiterlijk,
                sleutel="verblijf",
                aan_zet=rol,
                titel="Contact houden tijdens verblijf",
                escaleert=False,
            )
        )
    return feiten


def contact_due(laatste: Any, begin: date, dagen: int) -> date:
    """The day by which there must be contact again: last contact (or begin) plus the interval."""
    vanaf = max(timezone.localdate(laatste), begin) if laatste else begin
    return date.fromordinal(vanaf.toordinal() + dagen)


def day(aantekening: Any) -> date:
    """The day the entry is about."""
    return timezone.localdate(aantekening.moment)
