"""Speelt de declaraties: maanden die voorbij zijn, met een tikfout en een verkeerd tarief."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from arrangementen.berichten.ontvangst import receive
from arrangementen.declaraties.berekenen import Regel, declaration_body, line_of
from arrangementen.declaraties.indienen import submit
from arrangementen.declaraties.openstaand import Openstaand, open_months
from arrangementen.declaraties.voorstel import Voorstel, propose
from arrangementen.ijw.bericht import Bericht as IjwBericht
from arrangementen.ijw.bouwen import make_header, write
from organisaties.models import Medewerker, Organisatie

from .aanbieder import settle
from .lokaal import moment
from .wereld import Wereld

#: These send their own files; De Vlierhof works on the pages here.
BESTANDEN = ("stapsteen", "meerzicht", "linde", "ankerplaats")
TIKFOUT, VEEL = Decimal(80), Decimal(54)


def play_declarations(wereld: Wereld, eind: date) -> None:
    """All closed months; of De Vlierhof the last one is left to be declared."""
    for code in BESTANDEN:
        aanbieder = wereld.organisaties[code]
        maanden = open_months(aanbieder, eind)
        for nummer, keus in enumerate(maanden, 1):
            laatste = keus is maanden[-1]
            regels = _amounts(aanbieder, keus, VEEL if laatste and code == "meerzicht" else None)
            if laatste and code == "stapsteen":
                regels = _old_tariff(regels)
            _send_file(aanbieder, keus, nummer, eind, regels)
    vlierhof = wereld.organisaties["vlierhof"]
    maanden = open_months(vlierhof, eind)[:-1]
    for keus in maanden:
        tikfout = keus is maanden[-1]
        _on_screen(vlierhof, keus, wereld.mensen["reins"], _moment_of(keus, eind), tikfout)


def _moment_of(keus: Openstaand, eind: date) -> datetime:
    """The third day after the month, not after the end of the story."""
    return moment(min(keus.maand[1] + timedelta(days=3), eind), 9, 20)


def _lines(
    aanbieder: Organisatie, keus: Openstaand, aantal: Decimal | None = None
) -> list[tuple[Voorstel, Regel]]:
    """As proposed, or with this amount on each line."""
    voorstellen = propose(keus.gemeente, aanbieder, keus.maand)
    return [
        (v, line_of(v.toewijzing, v.begin, v.eind, aantal or v.aantal, v.tarief, v.eenheid))
        for v in voorstellen
        if v.aantal and v.tarief
    ]


def _amounts(aanbieder: Organisatie, keus: Openstaand, aantal: Decimal | None) -> list[Regel]:
    return [regel for _, regel in _lines(aanbieder, keus, aantal)]


def _on_screen(
    aanbieder: Organisatie, keus: Openstaand, by: Any, op: datetime, tikfout: bool
) -> None:
    """Once somebody typed 80 where 8 was meant: that line comes back, the rest is paid."""
    paren = _lines(aanbieder, keus)
    regels = [regel for _, regel in paren]
    if not regels:
        return
    if tikfout and len(paren) > 1:
        v = paren[-1][0]
        regels[-1] = line_of(v.toewijzing, v.begin, v.eind, TIKFOUT, v.tarief, v.eenheid)
    submit(keus.gemeente, aanbieder, keus.maand, regels, by=by, op=op)


def _old_tariff(regels: list[Regel]) -> list[Regel]:
    """The last of two lines or more has the tariff of last year: only that one is rejected."""
    *goed, laatste = regels
    if not goed or not laatste.tarief_cent:
        return regels
    tarief = laatste.tarief_cent - 240
    return [*goed, replace(laatste, tarief_cent=tarief, bedrag_cent=tarief * laatste.volume)]


def _send_file(
    aanbieder: Organisatie, keus: Openstaand, nummer: int, eind: date, regels: list[Regel]
) -> None:
    """Its own JW323, as its administration makes it."""
    if not regels:
        return
    op = _moment_of(keus, eind)
    eigen = f"{keus.maand[0]:%y%m}{nummer:02d}"
    romp, _ = declaration_body(f"DC{eigen}", keus.maand, op.date(), regels)
    wie = (aanbieder.agb_code, keus.gemeente.cbs_code, f"DB{eigen}", op.date())
    data = write(IjwBericht("323", {"Header": make_header("323", *wie)} | romp))
    bestand = f"JW323-{aanbieder.agb_code}-{eigen}.xml"
    ontvangst = receive(data, by=Medewerker.objects.systeem(), op=op, bestand=bestand)
    if not ontvangst.goed:
        raise RuntimeError(f"{bestand} is afgekeurd: {ontvangst.bevindingen}")
    settle(op)
