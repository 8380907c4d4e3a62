"""De verzonnen jeugdigen, hun gezin met gezag en hun inschrijving."""

import uuid
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from stdnum.nl import bsn as bsn_regels

from casusregie.jeugdige import versleuteling
from casusregie.jeugdige.namen import full_name, search_key
from casusregie.models import (
    Casus,
    Gezin,
    Gezinslid,
    Gezinsrol,
    Jeugdige,
    Registratie,
    Routesoort,
)

from .dossier import Dossier, Stuk
from .teksten import HULPVRAGEN

ZONDER_BSN = ("niet_in_brp", "onbekend", "asiel")
BEGIN_TESTREEKS, EIND_TESTREEKS, EERSTE_VAN_REGIO = 999900006, 999999990, 100
MEISJES = (
    "Noor",
    "Lotte",
    "Yara",
    "Saar",
    "Femke",
    "Hanna",
    "Jula",
    "Roos",
    "Nina",
    "Amira",
    "Elif",
)
JONGENS = (
    "Milan",
    "Sem",
    "Thijs",
    "Jayden",
    "Bram",
    "Kyan",
    "Ravi",
    "Daan",
    "Finn",
    "Noud",
    "Adam",
)
OUDERS = ("Mirjam", "Ruben", "Saskia", "Hakan", "Petra", "Joost", "Fatima", "Erik")
BEGIN_NAAM = (
    *("Veld", "Berg", "Duin", "Ooster", "Wester", "Hoge", "Kranen", "Ever", "Brand", "Water"),
    *("Roos", "Haze", "Middel", "Poel", "Stroo", "Wal", "Rui", "Mole", "Linde", "Zand"),
)
EIND_NAAM = (
    *("wijk", "kamp", "hoven", "veen", "burg", "grog", "stra", "sma", "laar", "meer"),
    *("brink", "dijk", "zicht", "horst", "stein", "rade", "poort", "land", "broek", "huis"),
)


def free_test_bsns() -> list[str]:
    """The BSNs of the test range that nobody here has; the first ones stay for other use."""
    bezet = {
        bytes(index or b"")
        for index in Jeugdige.objects.exclude(bsn_index=None).values_list("bsn_index", flat=True)
    }
    reeks = list(_test_range())[EERSTE_VAN_REGIO:]
    return [bsn for bsn in reeks if versleuteling.blind_index(bsn) not in bezet]


def _test_range() -> Iterator[str]:
    """Every eleventh or so passes the eleven-test (iJw CS002)."""
    for kandidaat in range(BEGIN_TESTREEKS, EIND_TESTREEKS + 1):
        if bsn_regels.is_valid(str(kandidaat)):
            yield str(kandidaat)


def make_person(
    d: Dossier, gemeente: Any, bsn: str, leeftijd: int, naam: tuple[str, str] = ("", "")
) -> None:
    """The jeugdige with address and gezin; without a `naam` one from the lists."""
    jongen = d.chance(50)
    voornaam = naam[0] or d.pick(JONGENS if jongen else MEISJES)
    achternaam = naam[1] or d.pick(BEGIN_NAAM) + d.pick(EIND_NAAM)
    geboren = d.begin - timedelta(days=leeftijd * 365 + leeftijd // 4 + d.rng.randrange(1, 365))
    d.jeugdige = d.new(
        Jeugdige,
        voornamen=voornaam,
        roepnaam=voornaam,
        achternaam=achternaam,
        geboortedatum=geboren,
        geslacht="1" if jongen else "2",
        straatnaam="Verzonnenlaan",
        huisnummer=1 + d.rng.randrange(400),
        postcode="3000ZZ",
        plaats=gemeente.naam,
        gemeente_id=gemeente.pk,
        sorteernaam=search_key(f"{achternaam} {voornaam}"),
        zoeknaam=search_key(f"{voornaam} {voornaam} {achternaam}"),
    )
    if bsn:
        d.jeugdige.set(**_bsn_columns(bsn, d.jeugdige.kenmerk))
    _make_gezin(d, achternaam, geboren)


def _bsn_columns(bsn: str, kenmerk: uuid.UUID) -> dict[str, Any]:
    return {
        "bsn_geheim": versleuteling.encrypt(bsn, kenmerk),
        "bsn_index": versleuteling.blind_index(bsn),
        "bsn_einde": bsn[-3:],
    }


def _make_gezin(d: Dossier, achternaam: str, geboren: date) -> None:
    """One or two parents with gezag."""
    gezin = d.new(Gezin)
    zelf = {"jeugdige_id": d.jeugdige.id, "rol": Gezinsrol.JEUGDIGE.value}
    leden: list[dict[str, Any]] = [zelf]
    for rol in (Gezinsrol.MOEDER, Gezinsrol.VADER)[: 1 if d.chance(40) else 2]:
        naam = f"{d.pick(OUDERS)} {achternaam}"
        leden.append({"naam": naam, "rol": rol.value, "gezag": True, "telefoon": "0612345678"})
    for lid in leden:
        d.new(Gezinslid, gezin_id=gezin.id, begindatum=geboren, **lid)


def open_casus(
    d: Dossier, kenmerk: uuid.UUID, route: Routesoort, *, gemeente: Any, team: Any
) -> Stuk:
    """The casus itself; who takes part follows with its route."""
    d.casus = d.new(
        Casus,
        kenmerk=kenmerk,
        nummer=d.tellers.casus(d.begin),
        jeugdige_id=d.jeugdige.id,
        gezin_id=d.of(Gezin)[0].id,
        gemeente_id=gemeente.pk,
        team_id=team.pk if team else None,
        route=route.value,
        aangemeld_op=d.begin,
        hulpvraag=d.pick(HULPVRAGEN),
        opt_out=False,
        gesloten_op=None,
    )
    return d.casus


def enrol(d: Dossier, by: int, organisatie_id: int) -> None:
    """Who registered the jeugdige, and why there is no BSN when there is none."""
    j = d.jeugdige
    naam = full_name(j.voornamen, "", j.achternaam)
    d.new(
        Registratie,
        jeugdige_id=j.id,
        gezin_id=d.casus.gezin_id,
        medewerker_id=by,
        organisatie_id=organisatie_id,
        op=d.now(),
        naam=naam,
        zoeknaam=search_key(f"{j.voornamen} {naam}"),
        geboortedatum=j.geboortedatum,
        gemeente_id=j.gemeente_id,
        casus_id=d.casus.id,
        zonder_bsn_reden="" if j.gegevens.get("bsn_index") else d.pick(ZONDER_BSN),
    )
