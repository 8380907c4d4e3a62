"""De regels van de matrix over 1-op-1."""

from .verwachting import (
    AANBIEDER,
    IEDER,
    TEAM,
    Wie,
    account,
    page,
    passed,
    roles,
    step,
    without,
)

ZIET_AANVRAAG: Wie = (*TEAM, "gedragswetenschapper", *AANBIEDER)
BEHANDELAAR: Wie = ("behandelregisseur",)
PARTIJEN: Wie = ("casusregisseur", "behandelregisseur")
GEBRUIKERS: Wie = (
    *without(IEDER, ("teamleider", "zorgadministratie")),
    "gedragswetenschapper",
)

EENOPEEN = {
    "afwegingskader:overzicht": roles(GEBRUIKERS),
    "afwegingskader:kader": account("GET"),
    "afwegingskader:casus": page("casus", {"ok": IEDER}),
    "afwegingskader:aanvraag_nieuw": step("arrangement", IEDER, PARTIJEN),
    "afwegingskader:aanvraag_detail": page("aanvraag", {"ok": IEDER}),
    "afwegingskader:aanvraag_wijzigen": page("aanvraag", {"403": IEDER}, {"409": IEDER}),
    "afwegingskader:aanvraag_indienen": passed("aanvraag_vraagt", ZIET_AANVRAAG),
    "afwegingskader:aanvraag_akkoord_aanbieder": step(
        "aanvraag_vraagt", ZIET_AANVRAAG, BEHANDELAAR
    ),
    "afwegingskader:aanvraag_akkoord_regie": step(
        "aanvraag_vraagt", ZIET_AANVRAAG, ("casusregisseur",)
    ),
    "afwegingskader:aanvraag_toekennen": step(
        "aanvraag_besluit", ZIET_AANVRAAG, ("procesregisseur",)
    ),
    "afwegingskader:aanvraag_afwijzen": step(
        "aanvraag_besluit", ZIET_AANVRAAG, ("procesregisseur",)
    ),
    "afwegingskader:aanvraag_intrekken": step("aanvraag_vraagt", ZIET_AANVRAAG, PARTIJEN),
    "afwegingskader:aanvraag_analyse": page("aanvraag_besluit", {"ok": ZIET_AANVRAAG}),
    "afwegingskader:analyse_schrijven": page(
        "aanvraag_akkoord",
        {"ok": ("gedragswetenschapper",), "403": (*TEAM, *AANBIEDER)},
        {"ok": ("gedragswetenschapper",), "403": (*TEAM, *AANBIEDER)},
    ),
    "afwegingskader:analyse_detail": page("analyse", {"ok": IEDER}),
    "afwegingskader:inzet_detail": page("inzet", {"ok": IEDER}),
    "afwegingskader:inzet_start": passed("inzet", IEDER),
    "afwegingskader:inzet_verzetten": passed("inzet", IEDER),
    "afwegingskader:inzet_niet_door": passed("inzet", IEDER),
    "afwegingskader:inzet_tussenevaluatie": step("inzet", IEDER, PARTIJEN),
    "afwegingskader:inzet_afbouw": step("inzet", IEDER, PARTIJEN),
    "afwegingskader:inzet_beeindigen": step("inzet", IEDER, BEHANDELAAR),
    "afwegingskader:inzet_reden": page(
        "inzet",
        {"ok": PARTIJEN, "403": without(IEDER, PARTIJEN)},
        {"ok": PARTIJEN, "403": without(IEDER, PARTIJEN)},
    ),
}
