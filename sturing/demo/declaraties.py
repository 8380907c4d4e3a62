"""Speelt de declaraties: maanden die voorbij zijn, met een tikfout en een verkeerd tarief."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from arrangementen.berichten.ontvangst import receive
from arrangementen.declaraties.berekenen import Regel, declaration_body, line_of
from arrangementen.declaraties.indienen import submit
from arrangementen.declaraties.voorstel import Openstaand, Voorstel, open_months, propose
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
            veel = code == "meerzicht" and keus is maanden[-1]
            _send_file(aanbieder, keus, nummer, eind, VEEL if veel else None)
    vlierhof = wereld.organisaties["vlierhof"]
    for keus in open_months(vlierhof, eind)[:-1]:
        _on_screen(vlierhof, keus, wereld.mensen["reins"], eind)


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


def _on_screen(aanbieder: Organisatie, keus: Openstaand, by: Any, eind: date) -> None:
    """Somebody typed 80 where 8 was meant: that line comes back, the rest is paid."""
    regels = [regel for _, regel in _lines(aanbieder, keus)]
    *_, (laatste, _) = _lines(aanbieder, keus)
    if len(regels) > 1 and laatste.tarief is not None:
        periode = laatste.begin, laatste.eind
        regels[-1] = line_of(laatste.toewijzing, *periode, TIKFOUT, laatste.tarief, laatste.eenheid)
    submit(keus.gemeente, aanbieder, keus.maand, regels, by=by, op=_moment_of(keus, eind))


def _send_file(
    aanbieder: Organisatie, keus: Openstaand, nummer: int, eind: date, aantal: Decimal | None
) -> None:
    """Its own JW323; with two lines or more the last has the tariff of last year."""
    regels: Sequence[Regel] = [regel for _, regel in _lines(aanbieder, keus, aantal)]
    if not regels:
        return
    *goed, laatste = regels
    if goed and laatste.tarief_cent:
        tarief = laatste.tarief_cent - 240
        bedrag = tarief * laatste.volume
        regels = [*goed, replace(laatste, tarief_cent=tarief, bedrag_cent=bedrag)]
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
