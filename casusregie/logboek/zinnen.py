"""De zinnen op de tijdlijn bij aantekeningen en evaluaties; nooit met inhoud."""

from verloop.zinsneden import add_sentences

from .soorten.tabel import SOORTEN

AANTEKENING = "casusregie.aantekening"


def _sentences() -> dict[str, str]:
    """Per kind: written down, and a later version."""
    zinnen = {}
    for soort in SOORTEN.values():
        naam = soort.naam[:1].lower() + soort.naam[1:]
        zinnen[f"{AANTEKENING}.{soort.code}"] = f"Vastgelegd: {naam}"
        zinnen[f"{AANTEKENING}.{soort.code}_nieuwe_versie"] = f"Verbeterd of aangevuld: {naam}"
    return zinnen


add_sentences(_sentences())
add_sentences(
    {
        f"{AANTEKENING}.intern": "Interne aantekening vastgelegd",
        f"{AANTEKENING}.intern_nieuwe_versie": "Interne aantekening verbeterd of aangevuld",
        "casusregie.evaluatieafspraak.register": "Afgesproken hoe vaak wij evalueren",
        "casusregie.evaluatieafspraak.amend": "Afspraak over evalueren gewijzigd",
        "casusregie.evaluatiemoment.register": "Evaluatiemoment gepland",
        "casusregie.waakvlam.register": "Waakvlam begonnen",
        "casusregie.waakvlam.amend": "Waakvlam gewijzigd",
    }
)
