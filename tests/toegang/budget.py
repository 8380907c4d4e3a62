"""Hoeveel vragen een bladzijde en een stap mogen stellen, en welke er meer krijgen en waarom."""

BLADZIJDE, STAP = 15, 20
#: who asks differs: a role that sees one panel more asks a little more
SPELING = 5
#: savepoints ask nothing; settings are remembered for seconds, so the clock decides
BUITEN = ("SAVEPOINT", 'FROM "normenkader_instelling"')
#: address -> (how many for a page, how many for a step); every other one keeps to the two above
MEER: dict[str, tuple[int, int]] = {
    # one step that makes a jeugdige, a gezin, a casus, a route, two messages and a verzoek
    "arrangementen:verzoek_versturen": (BLADZIJDE, 71),
    # the hand-over gathers the whole dossier in its package
    "casusregie:overdracht_step": (BLADZIJDE, 49),
    # the procesregie moves: regierollen end and begin, sight is given, the escalatie is answered
    "casusregie:procesregie_step": (BLADZIJDE, 39),
    # the norm is judged over all help of the jeugdige, under the lock of the jeugdige
    "arrangementen:arrangement_opdracht": (BLADZIJDE, 26),
    "arrangementen:arrangement_vervallen": (BLADZIJDE, 22),
    "casusregie:casus_bsn": (BLADZIJDE, 22),  # the page of the casus, drawn again with the number
    # a page with the dossier of the casus around it: banner, tabs, and what was read elsewhere
    "casusregie:casus_detail": (17, STAP),
    "casusregie:hulp": (18, STAP),
    "casusregie:regie_overview": (18, STAP),
    "casusregie:afspraak_detail": (18, STAP),
    "casusregie:tafel_stap": (19, STAP),
    "casusregie:tafel_aanmelding": (23, STAP),
    "casusregie:dreiging_detail": (17, STAP),
    "casusregie:maatregel_tab": (16, STAP),
    "casusregie:toestemming_detail": (16, STAP),
    "casusregie:regie": (16, STAP),
    "casusregie:plan_adopt": (16, 31),
    # a form whose choices come from four tables
    "casusregie:onderdeel_edit": (17, STAP),
    "afwegingskader:aanvraag_nieuw": (17, STAP),
    "arrangementen:verzoek_verwijderen": (16, STAP),
    # the live verdict on the norm stands on the page
    "arrangementen:onderdeel_wijzigen": (16, STAP),
    "arrangementen:onderdeel_norm": (16, STAP),
    "arrangementen:wijziging_detail": (18, STAP),
    "arrangementen:wijziging_bewijs": (17, STAP),
    "arrangementen:wijziging_toekennen": (18, STAP),
    "arrangementen:aanbod_beheer": (19, STAP),  # how many there are of each of ten tables
}


def counts(sql: str) -> bool:
    """Is this a question to the database that the product asks?"""
    return not any(woord in sql for woord in BUITEN)


def too_many(naam: str, methode: str, vragen: int) -> str:
    """What is wrong with this many queries; "" when nothing is."""
    bladzijde, stap = MEER.get(naam, (BLADZIJDE, STAP))
    grens = SPELING + (stap if methode == "POST" else bladzijde)
    return f"{vragen} vragen in plaats van hooguit {grens}" if vragen > grens else ""
