"""De woorden bij stoppen door de aanbieder: de zes stappen, uitleg, gevolgen en gegevens."""

from typing import Any

from verloop.schermen.woorden import day_month

from .beeindiging import Beeindiging
from .besluit import WEGING
from .keuzes import Beslisser
from .partijen import decider_of

UITLEG = {
    "close_talks": "U sprak met de jeugdige en met de ouders of voogd.",
    "file_reports": "Elk gesprek heeft een verslag en afspraken.",
    "announce": "Als stoppen onvermijdelijk is. De verslagen van de gesprekken gaan mee.",
    "consent": "Beantwoord de vier vragen. De hulp gaat daarna nog door tot er een oplossing is.",
    "refuse": "Beantwoord de vier vragen. De aanbieder gaat door met de hulp.",
    "judge_unreasonable": "Alleen als u dit in redelijkheid niet van de aanbieder kunt vragen.",
    "solve": "Leg vast wie de hulp overneemt. Vanaf dan mag de aanbieder stoppen.",
    "complete": "De hulp is overgedragen in een gesprek.",
    "withdraw": "De hulp gaat gewoon door.",
}
GEVOLGEN = {
    "announce": [
        "Wie de casusregie heeft, besluit binnen 5 werkdagen.",
        "De contractmanager krijgt een kopie zonder namen.",
        "De hulp gaat door.",
    ],
    "consent": ["De hulp gaat door tot er een definitieve oplossing is."],
    "refuse": ["De hulp gaat door. De aanbieder krijgt een signaal."],
    "solve": ["De aanbieder mag vanaf vandaag de stop melden (JW307, reden 33)."],
    "judge_unreasonable": ["De aanbieder mag vanaf vandaag de stop melden (JW307, reden 33)."],
}
GELUKT = {
    "announce": "Melding gedaan. Wie de casusregie heeft, neemt een besluit.",
    "consent": "Toestemming vastgelegd. De hulp gaat door tot er een oplossing is.",
    "refuse": "Besluit vastgelegd. De hulp gaat door.",
}


def steps(stuk: Beeindiging) -> list[dict[str, Any]]:
    """The six steps of the Handreiking, each with its day or what is awaited."""
    doorgaan = stuk.afgerond_op or stuk.oplossing_op or stuk.onredelijk_op
    rijen = (
        ("Voornemen melden", stuk.voornemen_op),
        ("Praten met de jeugdige en de ouders of voogd", stuk.gesproken_op),
        ("Verslagen en afspraken in het dossier", stuk.vastgelegd_op),
        ("Melden dat stoppen onvermijdelijk is", stuk.gemeld_op),
        ("Besluit over toestemming", stuk.besloten_op),
        ("Hulp gaat door tot een oplossing, warme overdracht", doorgaan),
    )
    return [
        _step(f"{nr}. {naam}", op, nr == 6 and not stuk.afgerond_op)
        for nr, (naam, op) in enumerate(rijen, start=1)
    ]


def _step(naam: str, op: Any, bezig: bool) -> dict[str, Any]:
    if op is None:
        return {"naam": naam, "stand": "niet_begonnen"}
    return {
        "naam": naam,
        "meta": day_month(op, jaar=True),
        "stand": "beoordeling" if bezig else "compleet",
    }


def facts(stuk: Beeindiging) -> list[tuple[str, str]]:
    """What was written down, in the order of the steps; empty answers are left out."""
    rijen = [
        ("Reden", stuk.get_reden_display()),
        ("Wat speelt er", stuk.aanleiding),
        ("Waarom stoppen onvermijdelijk is", stuk.redenen),
        ("Voorstel voor het vervolg", stuk.voorstel_vervolg),
        ("Afspraken", stuk.overzicht_afspraken),
        ("Kopie naar de contractmanager van", str(stuk.kopie_aan or "")),
        ("Wie beslist", whose_consent(stuk)),
        *((_question(naam), getattr(stuk, f"get_{naam}_display")()) for naam in WEGING),
        ("Waarom dit besluit", stuk.motivering),
        ("Doorgaan hoeft niet, omdat", stuk.onredelijk_grond),
        ("Oplossing", stuk.oplossing),
        ("Overgenomen door", stuk.overname_door),
        ("Warme overdracht", stuk.overdracht),
    ]
    return [(naam, waarde) for naam, waarde in rijen if waarde]


def whose_consent(stuk: Beeindiging) -> str:
    """ "Het gezin, dat zelf de casusregie heeft: Ouder 1, vastgelegd door T. Koster"."""
    wie = Beslisser(stuk.beslisser or decider_of(stuk.casus, stuk.aanbieder_id)).label
    if stuk.besloten_door is None:
        return wie
    if stuk.gezinslid is not None:
        return f"{wie}: {stuk.gezinslid}, vastgelegd door {stuk.besloten_door}"
    return f"{wie}: {stuk.besloten_door}"


def _question(naam: str) -> str:
    vraag = str(Beeindiging._meta.get_field(naam).verbose_name)  # type: ignore[union-attr]
    return vraag[:1].upper() + vraag[1:]
