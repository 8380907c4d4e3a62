"""Hoeveel vragen een bladzijde en een stap mogen stellen, en welke er meer krijgen en waarom."""

BLADZIJDE, STAP = 15, 20
#: savepoints ask nothing; settings are remembered for seconds, so the clock decides
BUITEN = ("SAVEPOINT", 'FROM "normenkader_instelling"')
#: address -> (how many for a page, how many for a step); every other one keeps to the two above.
#: The steps are those of the fullest form that any test fills in (tests/postbudget.py).
MEER: dict[str, tuple[int, int]] = {
    # one step that makes a jeugdige, a gezin, a casus, a route, two messages and a verzoek
    "arrangementen:verzoek_versturen": (BLADZIJDE, 38),
    # the answer to a verzoek: toewijzing, message, arrangement, route and the other verzoeken
    "arrangementen:verzoek_toekennen": (BLADZIJDE, 46),
    "arrangementen:wijziging_nieuw": (BLADZIJDE, 33),
    "arrangementen:wijziging_toekennen": (BLADZIJDE, 42),
    # the norm is judged under the lock of the jeugdige; toewijzingen and messages follow
    "arrangementen:arrangement_opdracht": (BLADZIJDE, 31),
    "arrangementen:arrangement_wijzigen": (BLADZIJDE, 40),
    "arrangementen:voorstel_bevestigen": (BLADZIJDE, 38),
    # start and stop of help: message, arrangement, route and evaluations move with it
    "arrangementen:toewijzing_start": (BLADZIJDE, 38),
    "arrangementen:toewijzing_stop": (BLADZIJDE, 48),
    # a month as its message would be judged stands on the page, and leaves in one message
    "arrangementen:declaratie_nieuw": (20, 64),
    "arrangementen:prestatie_corrigeren": (BLADZIJDE, 52),
    # a message is read and applied again, with all that follows from it
    "arrangementen:bericht_opnieuw_proberen": (BLADZIJDE, 50),
    "arrangementen:bericht_opnieuw": (BLADZIJDE, 26),
    "arrangementen:verschil_oplossen": (BLADZIJDE, 22),
    # a difference begins the ladder: the difference and its first trede
    "arrangementen:arrangement_oneens": (BLADZIJDE, 26),
    # the live verdict on the norm goes with the form
    "arrangementen:onderdeel_wijzigen": (BLADZIJDE, 21),
    "arrangementen:verzoek_stap": (BLADZIJDE, 22),
    "arrangementen:aanbod_vaststellen": (BLADZIJDE, 22),
    # an inzet, its aanvraag, the sight of who decides and the signals about it
    "afwegingskader:inzet_rer": (BLADZIJDE, 35),
    "afwegingskader:inzet_start": (BLADZIJDE, 21),
    "afwegingskader:aanvraag_indienen": (BLADZIJDE, 24),
    "afwegingskader:aanvraag_toekennen": (BLADZIJDE, 27),
    "afwegingskader:aanvraag_afwijzen": (BLADZIJDE, 21),
    "afwegingskader:analyse_schrijven": (BLADZIJDE, 24),
    "afwegingskader:onderzoekscasus": (BLADZIJDE, 21),
    # the hand-over gathers the help of the whole dossier, or moves roles, sight and termijnen
    "casusregie:overdracht_step": (BLADZIJDE, 33),
    # a BSN that is known already joins two jeugdigen: all that hangs under one moves
    "casusregie:jeugdige_edit": (BLADZIJDE, 37),
    # three machines in one step: the difference, the trede that is dated and the one that opens
    "casusregie:meningsverschil_step": (BLADZIJDE, 28),
    "casusregie:gevraagd_step": (BLADZIJDE, 28),
    "casusregie:meningsverschil_new": (BLADZIJDE, 22),
    # the measure, its ruling with the file, and the route that follows it
    "casusregie:maatregel_new": (BLADZIJDE, 28),
    # consent of everybody and the pieces are judged; sight and signals follow
    "casusregie:tafel_stap": (BLADZIJDE, 23),
    "casusregie:tafel_aanmelden": (BLADZIJDE, 22),
    # who may improve it is asked for the form and under the lock; termijnen of both versions
    "casusregie:aantekening_improve": (BLADZIJDE, 22),
    # the moment is held and the next one is planned
    "casusregie:monitormoment_hold": (BLADZIJDE, 21),
}


def counts(sql: str) -> bool:
    """Is this a question to the database that the product asks?"""
    return not any(woord in sql for woord in BUITEN)


def too_many(naam: str, methode: str, vragen: int) -> str:
    """What is wrong with this many queries; "" when nothing is."""
    bladzijde, stap = MEER.get(naam, (BLADZIJDE, STAP))
    grens = stap if methode == "POST" else bladzijde
    return f"{vragen} vragen in plaats van hooguit {grens}" if vragen > grens else ""
