"""Vertelt casusregie welke hulp er is en hoe die eindigt, en bewaakt wanneer zij mag stoppen."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse

from arrangementen.arrangement.acties import page_arrangementen
from arrangementen.arrangement.bewakers import lapse_day
from arrangementen.arrangement.models import ACTIEF, Arrangement, Arrangementstand
from arrangementen.schermen import arrangement_row
from casusregie.afronding.acten import note_stopped
from casusregie.afronding.hulp import Hulp, add_help_source
from casusregie.afronding.partijen import regie_places
from casusregie.afronding.poort import may_stop, may_stop_many
from casusregie.routes.bewaking import add_close_guard
from casusregie.termijnen.melden import notify
from casusregie.termijnen.plekken import place
from organisaties.rollen import Rol
from verloop.redenen import Nee, Oordeel
from verloop.schermen.woorden import day_month

from .models import TIJDELIJK, Toewijzing, Zorgstop

#: the help is over, one way or the other
KLAAR = (Arrangementstand.BEEINDIGD, Arrangementstand.VERVALLEN)


def help_of_casus(casus: Any) -> list[Hulp]:
    """The ordered help of a casus; one query more when some of it has ended."""
    besteld = [a for a in page_arrangementen(casus) if a.opdracht_op and a.aanbieder_id]
    redenen = _reasons([a.pk for a in besteld if a.status in KLAAR])
    return [_help(arrangement, redenen.get(arrangement.pk, "")) for arrangement in besteld]


def check_stop(toewijzing: Toewijzing, reden: str, einddatum: date) -> None:
    """Raises ValidationError with the way forward when this help may not stop so (CR-A3-06)."""
    oordeel = may_stop(toewijzing.onderdeel.arrangement.kenmerk, reden, einddatum)
    if isinstance(oordeel, Nee):
        raise ValidationError(f"{oordeel.reden} {oordeel.weg}")


def check_start(toewijzing: Toewijzing, begindatum: date) -> None:
    """Help starts after the toekenning, not before its ingangsdatum (CR-B2-05).

    Raises ValidationError, also when suspended help is resumed too late.
    """
    if toewijzing.onderdeel.arrangement.status != Arrangementstand.VERVALLEN and (
        begindatum < toewijzing.ingangsdatum
    ):
        dag = day_month(toewijzing.ingangsdatum, jaar=True)
        raise ValidationError(f"De hulp is toegekend vanaf {dag}. Kies een dag op of na die dag.")
    check_resume(toewijzing, begindatum)


def check_resume(toewijzing: Toewijzing, begindatum: date) -> None:
    """Suspended help is resumed within 8 weken; later the claim has lapsed (CR-A3-05, CR-B3-04).

    Raises ValidationError that names the day on which it lapsed.
    """
    arrangement = toewijzing.onderdeel.arrangement
    if arrangement.opgeschort_op is None or arrangement.status not in (
        Arrangementstand.OPGESCHORT,
        Arrangementstand.VERVALLEN,
    ):
        return
    vervalt = lapse_day(arrangement)
    if arrangement.status == Arrangementstand.VERVALLEN or begindatum >= vervalt:
        sinds, dag = day_month(arrangement.opgeschort_op), day_month(vervalt, jaar=True)
        raise ValidationError(
            f"De hulp stond stil sinds {sinds}. Na 8 weken, op {dag}, is het recht op deze hulp "
            "vervallen. Vraag een nieuwe opdracht aan de procesregisseur."
        )


def tell_stopped(arrangementen: Iterable[Arrangement], op: datetime) -> None:
    """The definite stop was reported: whoever waits for it knows."""
    note_stopped([arrangement.kenmerk for arrangement in arrangementen], op=op)


def tell_without_consent(stops: Sequence[tuple[Arrangement, str, date]], on: date) -> None:
    """Stops came in by message that the aanbieder might not give yet: the regie hears it.

    `stops`: arrangement, reden and day. iJw has no code to reject them with, so the facts stand
    (codelijst WJ759 is for requests).
    """
    oordelen = may_stop_many([(rij.kenmerk, reden, dag) for rij, reden, dag in stops])
    for (arrangement, _, _), oordeel in zip(stops, oordelen, strict=True):
        if oordeel:
            continue
        plekken = regie_and_backoffice(arrangement.casus, on)
        titel = f"{arrangement.aanbieder} stopte zonder dat dit mocht"[:160]
        wat = (arrangement.casus, "stop-zonder-toestemming", titel, arrangement)
        notify(*wat, on=on, aan=plekken)


def last_days(stops: Sequence[tuple[Arrangement, str, date]]) -> dict[tuple[int, int], date]:
    """Per casus and aanbieder the last day of its help; not where other help of it still runs.

    Help of that aanbieder that ended later, in the same casus, counts as well.
    """
    einden: dict[tuple[int, int], date] = {}
    for rij, _, dag in stops:
        plek: Any = (rij.casus_id, rij.aanbieder_id)
        einden[plek] = max(dag, einden.get(plek, dag))
    if not einden:
        return einden
    rijen = Arrangement.objects.filter(
        casus__in={casus for casus, _ in einden}, aanbieder__in={wie for _, wie in einden}
    ).exclude(status=Arrangementstand.CONCEPT)
    velden = ("casus_id", "aanbieder_id", "status", "beeindigd_op")
    for casus, wie, status, beeindigd_op in rijen.order_by().values_list(*velden):
        if status in ACTIEF:
            einden.pop((casus, wie), None)
        elif beeindigd_op is not None and (casus, wie) in einden:
            einden[casus, wie] = max(beeindigd_op, einden[casus, wie])
    return einden


def no_help_left(casus: Any, on: date) -> Oordeel:
    """A casus does not close while help is ordered or runs."""
    lopend = Arrangement.objects.active().filter(casus=casus).select_related("aanbieder").first()
    if lopend is None:
        return True
    return Nee(
        f"De hulp van {lopend.aanbieder} loopt nog.",
        "Wacht tot de aanbieder de stop heeft gemeld (JW307).",
        reverse("arrangementen:arrangement_detail", args=[lopend.kenmerk]),
    )


def register() -> None:
    """Called once from AppConfig.ready."""
    add_help_source(bestelling=help_of_casus)
    add_close_guard(no_help_left)


def _reasons(arrangement_ids: list[int]) -> dict[int, str]:
    """Per ended arrangement the reason of its last definite stop."""
    if not arrangement_ids:
        return {}
    stops = (
        Zorgstop.objects.filter(
            start__toewijzing__onderdeel__arrangement__in=arrangement_ids,
            verwijderd_op=None,
            start__verwijderd_op=None,
        )
        .exclude(reden=TIJDELIJK)
        .order_by("einddatum", "pk")
    )
    return dict(stops.values_list("start__toewijzing__onderdeel__arrangement", "reden"))


def _help(arrangement: Arrangement, reden: str) -> Hulp:
    rij = arrangement_row(arrangement)
    stil = arrangement.status == Arrangementstand.OPGESCHORT
    return Hulp(
        kenmerk=arrangement.kenmerk,
        aanbieder_id=arrangement.aanbieder_id,  # type: ignore[arg-type]
        aanbieder=str(arrangement.aanbieder),
        naam=rij["naam"] or "Hulp",
        stand=arrangement.status,
        stand_tekst=rij["stand"],
        url=rij["url"],
        gevraagd_op=arrangement.opdracht_op,
        gestart_op=arrangement.start_op,
        opgeschort_op=arrangement.opgeschort_op if stil else None,
        vervalt_op=lapse_day(arrangement) if stil else None,
        einde_op=arrangement.beeindigd_op or arrangement.vervallen_op,
        reden=reden,
    )


def regie_and_backoffice(casus: Any, on: date) -> tuple[str, ...]:
    """Who has the regie, and the backoffice of the gemeente; each once."""
    plekken = (*regie_places(casus, on), place(Rol.BACKOFFICE, casus.gemeente_id))
    return tuple(dict.fromkeys(plekken))


def tell_lapse(arrangement: Arrangement, on: date) -> None:
    """The claim has lapsed: regie, backoffice and aanbieder hear it (CR-A3-05, CR-B3-04)."""
    eigen = [
        place(rol, arrangement.aanbieder_id)  # type: ignore[arg-type]
        for rol in (Rol.BEHANDELREGISSEUR, Rol.ZORGADMINISTRATIE)
    ]
    titel = f"Na 8 weken stilstand is de hulp van {arrangement.aanbieder} vervallen"
    aan = (*regie_and_backoffice(arrangement.casus, on), *eigen)
    notify(arrangement.casus, "hulp-vervallen", titel[:160], arrangement, on=on, aan=aan)
