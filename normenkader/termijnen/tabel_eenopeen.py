"""The rows of the table of termijnregels about decisions: the 1-op-1 past its last day, and
the second person above an amount."""

from normenkader.termijnen.regel import Eenheid, Ladder, Termijnregel

BESLUITEN = (
    # domein.md §0 a: only the RER decides after the last day, with a ground and a day
    Termijnregel(
        code="eenopeen.rer_besluit",
        titel="1-op-1: besluit van het expertteam uitvoeren",
        lengte=1,
        eenheid=Eenheid.DATUM,
        kan_stilstaan=False,
        grondslag="Eigen keuze van dit product bij het Afwegingskader 1-op-1 (bijlage 1 ontbreekt)",
        aan_zet="behandelregisseur",
        ladder=Ladder.TERMIJN,
        eisen=("OO-01", "OO-07"),
    ),
    # the day is that of the aanvraag itself: without a decision there is no help on day 1
    Termijnregel(
        code="eenopeen.aanvraag",
        titel="1-op-1: aanvraag rond voor de eerste dag",
        lengte=1,
        eenheid=Eenheid.DATUM,
        kan_stilstaan=False,
        grondslag="Eigen keuze van dit product bij het Afwegingskader 1-op-1 (bijlage 1 ontbreekt)",
        aan_zet="behandelregisseur",
        eisen=("OO-07",),
    ),
    # above the amount of the gemeente two people decide; a verzoek has a clock of its own
    Termijnregel(
        code="besluit.tweede",
        titel="Besluiten als tweede beslisser",
        lengte=2,
        eenheid=Eenheid.WERKDAGEN,
        grondslag="Eigen keuze van dit product; de bronnen noemen geen termijn",
        aan_zet="backoffice",
        eisen=("CR-A1-32",),
    ),
)
