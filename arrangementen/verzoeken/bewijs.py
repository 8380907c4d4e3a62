"""Het ontvangstbewijs van een verzoek: wat is verstuurd, wanneer, de toets en de termijnen."""

from typing import Any

from casusregie.documenten.pdf import Blad, Deel
from casusregie.models import Termijn
from normenkader.termijnen.woorden import lange_datum

from .norm import verdict_of
from .toon import sections

NIET_IN_BEWIJS = ("BSN",)


def request_receipt(verzoek: Any) -> Blad:
    """The sheet of a verzoek om toewijzing that was sent."""
    delen = [_answers(sectie) for sectie in sections(verzoek)]
    toetsing = verdict_of(verzoek)
    if toetsing:
        delen.append(verdict_part("Toets aan de norm", toetsing))
    return receipt(verzoek, "Verzoek om toewijzing", verzoek.naam, "JW315", delen)


def receipt(verzoek: Any, soort: str, naam: str, code: str, delen: list[Deel]) -> Blad:
    """The sheet: who sent what to whom and when, what is in it, and what happens by when."""
    return Blad(
        titel=f"Ontvangstbewijs {verzoek.nummer}",
        ondertitel=f"{soort} van {verzoek.aanbieder} aan gemeente {verzoek.gemeente}",
        voet=f"Verzoek {verzoek.nummer}, ontvangen op {lange_datum(verzoek.ingediend_op)}",
        organisatie=str(verzoek.aanbieder),
        casus=verzoek.nummer,
        feiten=list(_facts(verzoek, naam, code)),
        delen=[*delen, _terms(verzoek)],
    )


def _facts(verzoek: Any, naam: str, code: str) -> list[tuple[str, str]]:
    bericht = verzoek.bericht
    kanaal = "" if bericht is None else f" ({bericht.get_kanaal_display().lower()})"
    return [
        ("Jeugdige", naam),
        ("Verstuurd op", lange_datum(verzoek.dagtekening)),
        ("Ontvangen op", lange_datum(verzoek.ingediend_op)),
        ("Bericht", f"{code} {bericht.identificatie}{kanaal}" if bericht else code),
        ("Referentie van de aanbieder", verzoek.referentie_aanbieder),
        ("Verstuurd door", str(verzoek.ingediend_door or verzoek.aanbieder)),
        ("Stand nu", verzoek.get_status_display()),
    ]


def _answers(sectie: dict[str, Any]) -> Deel:
    rijen = [
        [naam, str(waarde)]
        for naam, waarde, _ in sectie["rijen"]
        if waarde not in ("", None) and naam not in NIET_IN_BEWIJS
    ]
    if not rijen:
        return Deel(sectie["naam"], alineas=[["Niet ingevuld."]])
    return Deel(sectie["naam"], koppen=["Vraag", "Antwoord"], rijen=rijen)


def verdict_part(titel: str, toetsing: Any) -> Deel:
    """Per part what the norm check found, with the version it was judged by."""
    punten = [f"{b.uitkomst.value.replace('_', ' ')}: {b.tekst}" for b in toetsing.bevindingen]
    versie = f"Normenkader versie {toetsing.norm.versie}" if toetsing.norm else "Geen norm"
    return Deel(titel, punten=[f"{versie}. {toetsing.samenvatting}.", *punten])


def _terms(verzoek: Any) -> Deel:
    termijnen = Termijn.objects.of_onderwerp(verzoek).order_by("uiterlijk")
    rijen = [
        [
            termijn.titel,
            lange_datum(termijn.uiterlijk),
            f"Gedaan op {lange_datum(termijn.voldaan_op)}" if termijn.voldaan_op else "Loopt",
        ]
        for termijn in termijnen
        if not termijn.vervallen
    ]
    if not rijen:
        return Deel("Termijnen", alineas=[["Er loopt geen termijn meer."]])
    return Deel("Termijnen", koppen=["Wat", "Uiterlijk", "Stand"], rijen=rijen)
