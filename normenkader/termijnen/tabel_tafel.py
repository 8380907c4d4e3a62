"""The rows of the table of termijnregels of the tafels of zorgbemiddeling."""

from normenkader.termijnen.regel import Eenheid, Ladder, Termijnregel

GROND = "Eigen keuze van dit product bij Handreiking Casusregie, Zorgbemiddeling"
EISEN = ("CR-Z-01", "CR-Z-03")


def _row(
    code: str,
    titel: str,
    lengte: int,
    aan_zet: str = "zorgbemiddelaar",
    *,
    eisen: tuple[str, ...] = EISEN,
    ladder: Ladder = Ladder.GEEN,
) -> Termijnregel:
    """Werkdagen, by own choice; a gemeente may set another number."""
    return Termijnregel(
        code=f"tafel.{code}",
        titel=titel,
        lengte=lengte,
        eenheid=Eenheid.WERKDAGEN,
        grondslag=GROND,
        aan_zet=aan_zet,
        ladder=ladder,
        eisen=eisen,
    )


OPPAKKEN, BESPREKEN = "Aanmelding bij de tafel oppakken", "Casus bespreken of matchen"

TAFEL = (
    # CR-Z-01, CR-Z-02: as fast as the urgentie asks
    _row("oppakken", OPPAKKEN, 5),
    _row("oppakken.spoed", OPPAKKEN, 2),
    _row("oppakken.crisis", OPPAKKEN, 1),
    _row("bespreken", BESPREKEN, 10),
    _row("bespreken.spoed", BESPREKEN, 5),
    _row("bespreken.crisis", BESPREKEN, 1),
    # CR-Z-04: who brought it in completes it
    _row(
        "aanvullen",
        "Aanmelding bij de tafel aanvullen",
        3,
        "casusregisseur",
        eisen=("CR-Z-04",),
        ladder=Ladder.TERMIJN,
    ),
    # CR-Z-06: what was found and agreed comes back
    _row("terugkoppelen", "Uitkomst van de tafel terugkoppelen", 2, eisen=("CR-Z-06",)),
    _row(
        "bevestigen",
        "Terugkoppeling van de tafel bevestigen",
        5,
        "casusregisseur",
        eisen=("CR-Z-06",),
        ladder=Ladder.TERMIJN,
    ),
    # CR-Z-05
    _row(
        "contractmanager",
        "Opschaling van de tafel beantwoorden",
        5,
        "contractmanager",
        eisen=("CR-Z-05",),
    ),
)
