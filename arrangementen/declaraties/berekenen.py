"""Rekent een regel van een declaratie uit: eenheid, tarief en bedrag als in het bericht."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from arrangementen.ijw.bericht import Inhoud
from arrangementen.ijw.declaratiefeiten import Tarief, half_up

from .keuzes import CREDIT, DEBET, EUROS, MINUUT, UUR


@dataclass(frozen=True)
class Regel:
    """One prestatie as it will be declared; amounts in eurocents, `vorige` only for a credit."""

    toewijzing: Any
    begin: date
    eind: date
    volume: int
    eenheid: str
    tarief_cent: int | None
    bedrag_cent: int
    vorige: str = ""


def line_of(
    toewijzing: Any, begin: date, eind: date, hoeveel: Decimal, tarief: Tarief | None, eenheid: str
) -> Regel:
    """What is declared for an amount of help in the unit of the toewijzing (iJw §5e).

    Whole hours stay hours; a part of an hour is declared in minutes, the amount by the hour
    tariff. Euros are declared as cents, without a tariff. Any other unit is rounded half up.
    """
    if eenheid == EUROS:
        cent = half_up(int(hoeveel * 10_000), 100)
        return Regel(toewijzing, begin, eind, cent, EUROS, None, cent)
    heel = hoeveel == hoeveel.to_integral_value()
    if eenheid == UUR and (not heel or (tarief is not None and tarief.per(UUR) is None)):
        eenheid, hoeveel = MINUUT, hoeveel * 60
    volume = half_up(int(hoeveel * 100), 100)
    bedrag = tarief.amount(eenheid, volume) if tarief else None
    stuk = tarief.per(eenheid) if tarief else None
    return Regel(toewijzing, begin, eind, volume, eenheid, stuk or 0, bedrag or 0)


def credit_of(prestatie: Any) -> Regel:
    """The same prestatie, taken back."""
    return Regel(
        prestatie.toewijzing,
        prestatie.begin,
        prestatie.eind,
        prestatie.volume,
        prestatie.eenheid,
        prestatie.tarief_cent,
        abs(prestatie.bedrag_cent),
        prestatie.referentie,
    )


def declaration_body(
    nummer: str, maand: tuple[date, date], dagtekening: date, regels: Iterable[Regel]
) -> tuple[Inhoud, list[str]]:
    """The body of the JW323 and, in the order of `regels`, where each line stands in it."""
    clienten: dict[str, list[Inhoud]] = {}
    plaatsen, totaal = [], 0
    for volg, regel in enumerate(regels, 1):
        bsn = regel.toewijzing.casus.jeugdige.bsn
        eigen = clienten.setdefault(bsn, [])
        eigen.append(_prestatie(regel, f"{nummer}-{volg:04d}"))
        plek = f"Declaratie/Clienten/Client[{list(clienten).index(bsn) + 1}]"
        plaatsen.append(f"{plek}/Prestaties/Prestatie[{len(eigen)}]")
        totaal += -regel.bedrag_cent if regel.vorige else regel.bedrag_cent
    klant = [{"Bsn": bsn, "Prestaties": {"Prestatie": rij}} for bsn, rij in clienten.items()]
    inhoud: Inhoud = {
        "DeclaratieNummer": nummer,
        "DeclaratiePeriode": _periode(*maand),
        "DeclaratieDagtekening": dagtekening.isoformat(),
        "TotaalIngediendBedrag": {
            "TotaalBedrag": str(abs(totaal)),
            "DebetCredit": CREDIT if totaal < 0 else DEBET,
        },
        "Clienten": {"Client": klant},
    }
    return {"Declaratie": inhoud}, plaatsen


def _prestatie(regel: Regel, referentie: str) -> Inhoud:
    kenmerk = {"ReferentieNummer": referentie}
    if regel.vorige:
        kenmerk["VorigReferentieNummer"] = regel.vorige
    product = regel.toewijzing.product
    inhoud: Inhoud = {
        "ProductReferentie": kenmerk,
        "ToewijzingNummer": str(regel.toewijzing.nummer),
        "ProductCategorie": product.categorie,
        "ProductCode": product.code,
        "ProductPeriode": _periode(regel.begin, regel.eind),
        "GeleverdVolume": str(regel.volume),
        "Eenheid": regel.eenheid,
    }
    if regel.tarief_cent is not None:
        inhoud["ProductTarief"] = str(regel.tarief_cent)
    teken = CREDIT if regel.vorige else DEBET
    bedrag = {"Bedrag": str(regel.bedrag_cent), "DebetCredit": teken}
    return inhoud | {"IngediendBedrag": bedrag}


def _periode(begin: date, einde: date) -> Inhoud:
    return {"Begindatum": begin.isoformat(), "Einddatum": einde.isoformat()}
