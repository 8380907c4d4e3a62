"""Wat iemand nu met een arrangement kan doen, ook vanaf de casuspagina."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from django.urls import reverse

from organisaties.rollen import Rol
from verloop.mogelijkheden import Mogelijkheid, moves
from verloop.redenen import Nee

from .models import ACTIEF, Arrangement
from .oneens import deadline_in_words
from .wijziging import may_carry_out

ADRES = {"give_opdracht": "arrangement_opdracht", "drop": "arrangement_vervallen"}
WACHT = "Uw opdracht wacht als voorstel op een tweede beslisser."
UITLEG = {
    "give_opdracht": "De toewijzing (JW301) gaat daarna vanzelf naar de aanbieder.",
    "drop": "Als deze hulp toch niet nodig is.",
}


def actions_on(arrangement: Any, medewerker: Any, on: date) -> list[Mogelijkheid]:
    """The moves of the machine, and changing the choice or the disagreement."""
    acties = [
        _with_page(actie, arrangement)
        for actie in moves(arrangement, medewerker, on)
        if actie.naam in ADRES
    ]
    if arrangement.is_concept:
        acties.append(_amend(arrangement, medewerker, "Aanbieder kiezen", "arrangement_keuze"))
    elif _is_from_aanbieder(arrangement, medewerker, on) and arrangement.oneens_op is None:
        oneens = "Niet eens met het arrangement"
        actie = _amend(arrangement, medewerker, oneens, "arrangement_oneens")
        acties.append(replace(actie, uitleg=deadline_in_words(arrangement, on)))
    elif _is_backoffice(arrangement, medewerker, on) and arrangement.status in ACTIEF:
        acties.append(_change(arrangement, medewerker, on))
    return acties


def _with_page(actie: Mogelijkheid, arrangement: Any) -> Mogelijkheid:
    """While a voorstel waits, the opdracht goes through it."""
    if actie.naam == "give_opdracht" and actie.toegestaan and arrangement.wacht_tweede:
        return replace(actie, toegestaan=False, soort="stand", reden=WACHT, weg="", weg_url="")
    return replace(
        actie,
        uitleg=UITLEG[actie.naam],
        url=_url(ADRES[actie.naam], arrangement),
        primair=actie.naam == "give_opdracht",
    )


def _is_backoffice(arrangement: Any, medewerker: Any, on: date) -> bool:
    gemeente_id = arrangement.casus.gemeente_id
    return bool(medewerker.has_role(Rol.BACKOFFICE, on=on, organisatie_id=gemeente_id))


def _change(arrangement: Any, medewerker: Any, on: date) -> Mogelijkheid:
    """Carry out what the regie asked; without a request the reason is shown (CR-A2-06)."""
    oordeel = may_carry_out(arrangement, medewerker, on)
    naam, label = "arrangement_wijzigen", "Toewijzing wijzigen"
    if isinstance(oordeel, Nee):
        return Mogelijkheid(naam, label, False, oordeel.reden, oordeel.weg, soort="stand")
    uitleg = "De gewijzigde toewijzing (JW301) gaat daarna vanzelf naar de aanbieder."
    url = _url(naam, arrangement)
    return Mogelijkheid(naam, label, True, uitleg=uitleg, url=url, primair=True)


def page_arrangementen(casus: Any) -> list[Arrangement]:
    """All help of a casus, read once per look at its page."""
    if "_arrangementen" not in casus.__dict__:
        rijen = list(Arrangement.objects.filter(casus=casus).for_list().with_second())
        for arrangement in rijen:
            arrangement.casus = casus
        casus.__dict__["_arrangementen"] = rijen
    gevonden: list[Arrangement] = casus.__dict__["_arrangementen"]
    return gevonden


def case_actions(casus: Any, medewerker: Any, on: date) -> Iterable[Mogelijkheid]:
    """On the casus page: the opdracht of each concept, allowed or blocked with its reason."""
    for arrangement in page_arrangementen(casus):
        if not arrangement.is_concept:
            continue
        for actie in actions_on(arrangement, medewerker, on):
            if actie.naam == "give_opdracht":
                bij = f" aan {arrangement.aanbieder}" if arrangement.aanbieder else ""
                yield replace(
                    actie, label=f"Opdracht geven{bij}", weg_url=_page(actie, arrangement)
                )


def _page(actie: Mogelijkheid, arrangement: Any) -> str:
    """A blocked opdracht leads to the arrangement, where what is missing can be filled in."""
    if actie.weg_url or actie.toegestaan or actie.soort == "rol":
        return actie.weg_url
    return _url("arrangement_detail", arrangement)


def _amend(arrangement: Any, medewerker: Any, label: str, adres: str) -> Mogelijkheid:
    oordeel = arrangement.may_amend(medewerker)
    if oordeel:
        return Mogelijkheid(adres, label, True, url=_url(adres, arrangement))
    nee = oordeel if isinstance(oordeel, Nee) else Nee("Dit kan nu niet.")
    return Mogelijkheid(adres, label, False, nee.reden, nee.weg, nee.weg_url, "rol")


def _is_from_aanbieder(arrangement: Any, medewerker: Any, on: date) -> bool:
    rollen = (Rol.BEHANDELREGISSEUR, Rol.ZORGADMINISTRATIE)
    eigen: bool = medewerker.has_role(*rollen, on=on, organisatie_id=arrangement.aanbieder_id)
    return eigen


def _url(naam: str, arrangement: Any) -> str:
    return reverse(f"arrangementen:{naam}", kwargs={"kenmerk": arrangement.kenmerk})
