"""Het ontvangstbewijs van een verzoek om wijziging: voor en na per regel, de toets en termijnen."""

from typing import Any

from arrangementen.verzoeken.bewijs import receipt, verdict_part
from casusregie.documenten.pdf import Blad, Deel

from .weergave import lines_of, verdicts_of


def change_receipt(verzoek: Any) -> Blad:
    """The sheet of one verzoek om wijziging; see `verzoeken.bewijs.receipt`.

    Whoever prints it: it says no more than its aanbieder may see.
    """
    rijen = [
        [
            f"{regel.hulp} {regel.nummer}".strip(),
            _one_line(regel.nu) or "Nog niet",
            _one_line(regel.straks),
            regel.soort,
        ]
        for regel in lines_of(verzoek)
    ]
    delen = [
        Deel("Gewenste situatie", koppen=["Hulp", "Nu", "Gewenst", "Wat"], rijen=rijen),
        Deel("Waarom", alineas=[[str(verzoek.get_reden_verzoek_display())]]),
    ]
    if verzoek.toelichting:
        delen.append(Deel("Toelichting", alineas=[[verzoek.toelichting]]))
    delen += [
        verdict_part(f"Toets aan de norm: {oordeel.hulp}", oordeel.toetsing)
        for oordeel in verdicts_of(verzoek, aanbieder=True)
    ]
    return receipt(verzoek, "Verzoek om wijziging", verzoek.jeugdige.naam, "JW317", delen)


def _one_line(tekst: str) -> str:
    return tekst.replace("\n", ", ")
