"""The rows of the table of termijnregels about decisions on a 1-op-1 past its last day."""

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
)
