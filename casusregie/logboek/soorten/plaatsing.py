"""Wat bij elke plaatsing hoort: hulp voor het gezin, vervolg, contact en wat eerst is bekeken."""

from collections.abc import Mapping
from typing import Any

from casusregie.logboek.velden import Als, Omstandigheid, Veld, ja_nee, keuze, kort, tekst

WEG = Als("vorm", ("netwerk", "pleegzorg", "gezinshuis", "residentieel"))
VERBLIJF, KLINISCH = "verblijf", "klinisch"

#: For some a short stay is not the best: such cases can be explained or left out (GV-V-06).
DOELGROEPEN = (
    ("geen", "Geen van deze: kort verblijf past"),
    ("autisme", "Ernstige vorm van autisme"),
    ("beperking", "Ernstige beperking"),
    ("wees", "Kan blijvend niet thuis wonen"),
    ("anders", "Een andere reden waarom kort niet past"),
)
IAG = (
    ("ingezet", "Ja, en het was niet genoeg"),
    ("past_niet", "Overwogen, maar past hier niet"),
    ("niet_gewild", "Aangeboden, maar het gezin wil dit nu niet"),
    ("geen_plek", "Overwogen, maar niet op tijd beschikbaar"),
)


def guided(inhoud: Mapping[str, Any], _: Omstandigheid) -> dict[str, str]:
    """Living elsewhere always comes with guidance of the gezin and its netwerk (GV-V-03)."""
    if inhoud.get("gezinsbegeleiding") == "nee":
        return {"gezinsbegeleiding": "Regel eerst begeleiding van het gezin en het netwerk"}
    return {}


def explained(inhoud: Mapping[str, Any], _: Omstandigheid) -> dict[str, str]:
    """Another reason why short does not fit is written down (GV-V-06)."""
    if inhoud.get("doelgroep") == "anders" and not inhoud.get("doelgroep_waarom"):
        return {"doelgroep_waarom": "Schrijf op waarom kort verblijf hier niet past"}
    return {}


VOORAF: tuple[Veld, ...] = (
    keuze(
        "iag",
        "Is intensieve hulp thuis overwogen?",
        *IAG,
        als=WEG,
        hulp="Een hulpverlener die direct in huis komt (IAG), in plaats van verblijf",
    ),
    tekst(
        "alternatieven",
        "Welke minder ingrijpende hulp is bekeken, en waarom past die niet?",
        als=WEG,
    ),
    kort("alternatieven_met", "Met welke aanbieders bekeek u dat?", als=WEG),
)
ERBIJ: tuple[Veld, ...] = (
    keuze(
        "categorie",
        "Is het verblijf of een opname?",
        (VERBLIJF, "Verblijf"),
        (KLINISCH, "Klinische ggz-opname"),
        als=WEG,
        hulp="Een opname om ziekte te behandelen telt apart",
    ),
    ja_nee(
        "gezinsbegeleiding",
        "Is er begeleiding van het gezin en het netwerk?",
        als=WEG,
        leeg="Kies of er begeleiding is van het gezin en het netwerk",
    ),
    kort(
        "gezinsbegeleiding_door", "Wie begeleidt het gezin?", als=Als("gezinsbegeleiding", ("ja",))
    ),
    tekst("vervolg", "Wat is het vervolg of het perspectief na dit verblijf?", als=WEG),
    tekst(
        "contact_ouders",
        "Hoe houdt de jeugdige contact met de ouders?",
        als=WEG,
        hulp="Hoe vaak, waar, en wie helpt daarbij. Of waarom dit nu niet kan",
    ),
    keuze(
        "doelgroep",
        "Past kort verblijf bij deze jeugdige?",
        *DOELGROEPEN,
        als=WEG,
        hulp="Voor sommige jeugdigen is kort verblijf niet het beste",
    ),
    tekst("doelgroep_waarom", "Waarom past kort verblijf niet?", verplicht=False, soms=True),
)
REGELS = (guided, explained)
EISEN = ("GV-V-03", "GV-V-05", "GV-V-06", "GV-M2-06", "GV-M3-03", "GV-M3-05", "RV-B10-02")
