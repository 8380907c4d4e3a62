"""The termijnregels of the five moments of monitoring when uithuisplaatsing threatens."""

from normenkader.termijnen.regel import Eenheid, Ladder, Termijnregel

BRON = "Maatregelen verblijf Gooi en Vechtstreek 2022, maatregel 2 b"

#: The source names the moments and gives no numbers: the lengths are our own choice.
UITHUIS = (
    Termijnregel(
        code="uithuis.analyse",
        titel="Monitoringmoment 1: analyse van de vraag",
        lengte=2,
        eenheid=Eenheid.WEKEN,
        grondslag=f"{BRON}; 2 weken is een eigen keuze",
        aan_zet="casusregisseur",
        eisen=("GV-M2-02",),
    ),
    Termijnregel(
        code="uithuis.plan",
        titel="Monitoringmoment 2: plan van aanpak vaststellen",
        lengte=6,
        eenheid=Eenheid.WEKEN,
        grondslag=f"{BRON}; 6 weken is een eigen keuze, als bij het gezinsplan",
        aan_zet="casusregisseur",
        ladder=Ladder.TERMIJN,
        eisen=("GV-M2-02",),
    ),
    Termijnregel(
        code="uithuis.afwijking",
        titel="Monitoringmoment 2a: afwijking van de afspraken bespreken",
        lengte=5,
        eenheid=Eenheid.WERKDAGEN,
        grondslag=f"{BRON}; 5 werkdagen is een eigen keuze",
        aan_zet="casusregisseur",
        ladder=Ladder.TERMIJN,
        eisen=("GV-M2-02", "GV-M2-09"),
    ),
    Termijnregel(
        code="uithuis.evaluatie",
        titel="Monitoringmoment 3: plan van aanpak evalueren",
        lengte=1,
        eenheid=Eenheid.DATUM,
        grondslag=BRON,
        aan_zet="casusregisseur",
        eisen=("GV-M2-02",),
    ),
    Termijnregel(
        code="uithuis.afsluiten",
        titel="Monitoringmoment 4: afsluiten en nazorg afspreken",
        lengte=1,
        eenheid=Eenheid.DATUM,
        grondslag=BRON,
        aan_zet="casusregisseur",
        eisen=("GV-M2-02",),
    ),
)
