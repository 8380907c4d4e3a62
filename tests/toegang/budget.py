"""Hoeveel vragen een bladzijde en een stap mogen stellen, en welke er meer krijgen en waarom."""

BLADZIJDE, STAP = 15, 20
#: savepoints ask nothing; settings are remembered for seconds, so the clock decides
BUITEN = ("SAVEPOINT", 'FROM "normenkader_instelling"')
#: address -> (how many for a page, how many for a step); every other one keeps to the two above
MEER: dict[str, tuple[int, int]] = {
    # one step that makes a jeugdige, a gezin, a casus, a route, two messages and a verzoek
    "arrangementen:verzoek_versturen": (BLADZIJDE, 38),
    # the hand-over gathers the whole dossier in its package, or moves roles, sight and termijnen
    "casusregie:overdracht_step": (BLADZIJDE, 46),
    # the procesregie moves: regierollen end and begin, every planned moment follows
    "casusregie:procesregie_step": (BLADZIJDE, 24),
}


def counts(sql: str) -> bool:
    """Is this a question to the database that the product asks?"""
    return not any(woord in sql for woord in BUITEN)


def too_many(naam: str, methode: str, vragen: int) -> str:
    """What is wrong with this many queries; "" when nothing is."""
    bladzijde, stap = MEER.get(naam, (BLADZIJDE, STAP))
    grens = stap if methode == "POST" else bladzijde
    return f"{vragen} vragen in plaats van hooguit {grens}" if vragen > grens else ""
