"""Level-3 rules on toewijzing, verzoek and antwoord: JW301, JW315, JW317 and JW319."""

from arrangementen.ijw.regels_basis import (
    GEHEEL,
    Geval,
    Overregel,
    across,
    each_known,
    nummer_van,
)
from arrangementen.ijw.regels_toestand import BekendVerzoek, Toestand
from arrangementen.ijw.regels_verzoek import AFGEWEZEN, IN_ONDERZOEK

VERWIJDERD = "13"


def _nummer_of_another(geval: Geval, toestand: Toestand) -> bool:
    nummer = nummer_van(geval.klasse, "ToewijzingNummer")
    bekend = toestand.find_toewijzing(geval.kop("Afzender"), nummer)
    if bekend is None:
        return False
    product = (geval.tekst("Product.Categorie"), geval.tekst("Product.Code"))
    nieuw = (geval.kop("Ontvanger"), geval.bsn, *product)
    return nieuw != (bekend.aanbieder, bekend.bsn, bekend.categorie, bekend.code)


def _answers_nothing(geval: Geval, toestand: Toestand) -> bool:
    if not geval.heeft():
        return False
    verzoek = toestand.find_verzoek(geval.kop("Ontvanger"), geval.tekst())
    return verzoek is None or (verzoek.gemeente, verzoek.bsn) != (geval.kop("Afzender"), geval.bsn)


def _referentie_used(geval: Geval, toestand: Toestand) -> bool:
    return toestand.find_verzoek(geval.kop("Afzender"), geval.tekst()) is not None


def _has_open_verzoek(geval: Geval, toestand: Toestand) -> bool:
    partijen = (geval.kop("Ontvanger"), geval.kop("Afzender"), geval.bsn)
    return any(
        verzoek.open and (verzoek.gemeente, verzoek.aanbieder, verzoek.bsn) == partijen
        for verzoek in toestand.verzoeken
    )


def _verzoek_of(geval: Geval, toestand: Toestand) -> BekendVerzoek | None:
    referentie = geval.tekst("ReferentieAanbieder")
    verzoek = toestand.find_verzoek(geval.kop("Ontvanger"), referentie)
    return verzoek if verzoek and verzoek.gemeente == geval.kop("Afzender") else None


def _verzoek_unknown(geval: Geval, toestand: Toestand) -> bool:
    return _verzoek_of(geval, toestand) is None


def _already_granted(geval: Geval, toestand: Toestand) -> bool:
    verzoek = _verzoek_of(geval, toestand)
    return verzoek is not None and verzoek.toegewezen


def _second_onderzoek(geval: Geval, toestand: Toestand) -> bool:
    verzoek = _verzoek_of(geval, toestand)
    nogmaals = geval.tekst("VerzoekAntwoord") == IN_ONDERZOEK
    return nogmaals and verzoek is not None and IN_ONDERZOEK in verzoek.antwoorden


def _already_rejected(geval: Geval, toestand: Toestand) -> bool:
    verzoek = _verzoek_of(geval, toestand)
    return verzoek is not None and AFGEWEZEN in verzoek.antwoorden


def _removes_what_was_paid(geval: Geval, toestand: Toestand) -> bool:
    """A removal (13) while an approved debit stands on the toewijzing."""
    if geval.tekst("RedenWijziging") != VERWIJDERD:
        return False
    wie = (geval.kop("Afzender"), geval.kop("Ontvanger"))
    nummer = nummer_van(geval.klasse, "ToewijzingNummer")
    eigen = [p for p in toestand.prestaties if (p.gemeente, p.aanbieder) == wie]
    weg = {p.vorige for p in eigen}
    return any(
        p.toewijzing == nummer and not p.is_credit and p.referentie not in weg for p in eigen
    )


REGELS: tuple[Overregel, ...] = (
    across(
        "TR332",
        "9332",
        {"301": ("ToegewezenProduct.ToewijzingNummer",)},
        each_known(_nummer_of_another),
        "Dit toewijzingsnummer is al van een andere toewijzing. "
        "Geef de nieuwe toewijzing een eigen nummer.",
    ),
    across(
        "TR379",
        "9379",
        {"301": ("ToegewezenProduct.ReferentieAanbieder",)},
        each_known(_answers_nothing),
        "Dit kenmerk hoort niet bij een verzoek van de aanbieder voor deze jeugdige. "
        "Haal het weg, of neem het kenmerk uit het verzoek over.",
    ),
    across(
        "TR385",
        "9385",
        {"301": ("ToegewezenProduct",)},
        each_known(_removes_what_was_paid),
        "Deze toewijzing heeft goedgekeurde declaraties. Laat haar staan en kies een einddatum.",
    ),
    across(
        "TR347",
        "9347",
        {
            "315": ("AangevraagdProduct.ReferentieAanbieder",),
            "317": ("Verzoek.ReferentieAanbieder",),
        },
        each_known(_referentie_used),
        "De aanbieder heeft dit kenmerk al gebruikt. Geef het verzoek een nieuw kenmerk.",
    ),
    across(
        "TR374",
        "9374",
        {"315": (GEHEEL,), "317": (GEHEEL,)},
        each_known(_has_open_verzoek),
        "Er loopt al een verzoek van deze aanbieder voor deze jeugdige. Wacht op het antwoord en "
        "stuur daarna een nieuw verzoek.",
    ),
    across(
        "TR355",
        "9355",
        {"319": ("Antwoord.ReferentieAanbieder",)},
        each_known(_verzoek_unknown),
        "Er is geen verzoek met dit kenmerk aan deze gemeente gestuurd. "
        "Neem het kenmerk uit het verzoek precies over.",
    ),
    across(
        "TR359",
        "9359",
        {"319": ("Antwoord",)},
        each_known(_already_granted),
        "Op dit verzoek is al een toewijzing gestuurd. Wijzig die toewijzing met een JW301.",
    ),
    across(
        "TR360",
        "9360",
        {"319": ("Antwoord",)},
        each_known(_second_onderzoek),
        "Dit verzoek is al in onderzoek. Stuur een toewijzing of een afwijzing.",
    ),
    across(
        "TR365",
        "9365",
        {"319": ("Antwoord",)},
        each_known(_already_rejected),
        "Dit verzoek is al afgewezen. Vraag de aanbieder om een nieuw verzoek.",
    ),
)
