"""The rows of the table of termijnregels: numbers, grounds and requirement ids."""

from datetime import date

from normenkader.termijnen.regel import Eenheid, Ladder, Termijnregel

KADER_INGANGSDATUM = date(2025, 2, 1)
BRIEF = "Brief GRJR 4 november 2024, Afwegingskader 1-op-1, Doel"
EIGEN_DAG = "Eigen keuze van dit product bij het Afwegingskader 1-op-1 (bijlage 1 ontbreekt)"
HANDREIKING = "Handreiking Casusregie"

EENOPEEN = (
    # OO-06, domein.md §0 m: late from day 15
    Termijnregel(
        code="eenopeen.tussenevaluatie",
        titel="1-op-1: tussenevaluatie",
        lengte=14,
        eenheid=Eenheid.DAGEN,
        eerste_dag_telt=True,
        kan_stilstaan=False,
        grondslag=EIGEN_DAG,
        aan_zet="casusregisseur",
        signalen=(14,),
        eisen=("OO-06", "OO-07"),
        geldig_van=KADER_INGANGSDATUM,
    ),
    # OO-06, domein.md §0 m: late from day 22
    Termijnregel(
        code="eenopeen.afbouw_vervolg",
        titel="1-op-1: afbouw en vervolg vastleggen",
        lengte=21,
        eenheid=Eenheid.DAGEN,
        eerste_dag_telt=True,
        kan_stilstaan=False,
        grondslag=EIGEN_DAG,
        aan_zet="casusregisseur",
        signalen=(21,),
        eisen=("OO-06", "OO-07"),
        geldig_van=KADER_INGANGSDATUM,
    ),
    # OO-01, domein.md §0 a: start day is day 1, last day is start + 27
    Termijnregel(
        code="eenopeen.laatste_dag",
        titel="1-op-1: laatste dag",
        lengte=28,
        eenheid=Eenheid.DAGEN,
        eerste_dag_telt=True,
        kan_stilstaan=False,
        grondslag=BRIEF,
        aan_zet="behandelregisseur",
        signalen=(14, 21, 26),
        ladder=Ladder.TERMIJN,
        eisen=("OO-01",),
        geldig_van=KADER_INGANGSDATUM,
    ),
)

ZORG = (
    # iJw OP271: real start, or receipt of a retroactive toewijzing
    Termijnregel(
        code="zorg.start_melden",
        titel="Start hulp melden (JW305)",
        lengte=5,
        eenheid=Eenheid.WERKDAGEN,
        grondslag="iJw 3.2, regel OP271",
        aan_zet="zorgadministratie",
        ladder=Ladder.TERMIJN,
        eisen=("CR-A2-05",),
    ),
    # iJw OP272: real stop, or the day a temporary stop became definite
    Termijnregel(
        code="zorg.stop_melden",
        titel="Einde hulp melden (JW307)",
        lengte=5,
        eenheid=Eenheid.WERKDAGEN,
        grondslag="iJw 3.2, regel OP272",
        aan_zet="zorgadministratie",
        ladder=Ladder.TERMIJN,
        eisen=("CR-A2-05",),
    ),
    # CR-A3-05, CR-B3-04: after it the claim lapses
    Termijnregel(
        code="zorg.opschorting",
        titel="Hulp hervatten na opschorting",
        lengte=8,
        eenheid=Eenheid.WEKEN,
        grondslag=f"{HANDREIKING}, tijdelijke opschorting",
        aan_zet="behandelregisseur",
        eisen=("CR-A3-05", "CR-B3-04"),
    ),
    # CR-Z-07, domein.md §0 f: from the JW301 received
    Termijnregel(
        code="arrangement.oneens",
        titel="Contact met de verwijzer als de aanbieder het oneens is",
        lengte=10,
        eenheid=Eenheid.WERKDAGEN,
        grondslag=f"{HANDREIKING}, Zorgbemiddeling en escalatie",
        aan_zet="behandelregisseur",
        eisen=("CR-Z-07", "CR-A1-14"),
    ),
    # CR-D-19: made when the youth is 16,5 years
    Termijnregel(
        code="toekomstplan",
        titel="Toekomstplan maken",
        lengte=198,
        eenheid=Eenheid.LEEFTIJD,
        grondslag=f"{HANDREIKING}, Toekomstplan",
        aan_zet="casusregisseur",
        eisen=("CR-D-19", "RV-B01-04"),
    ),
    # domein.md §0 l: unanswered for 3 werkdagen the ladder goes on to the RER
    Termijnregel(
        code="escalatie.antwoord",
        titel="Escalatie beantwoorden",
        lengte=3,
        eenheid=Eenheid.WERKDAGEN,
        grondslag="Eigen keuze van dit product, ladder termijn",
        aan_zet="procesregisseur",
        ladder=Ladder.TERMIJN,
        eisen=("OO-07",),
    ),
)

BERICHTEN = (
    # iJw OP090: any return message
    Termijnregel(
        code="ijw.retour",
        titel="Retourbericht sturen",
        lengte=3,
        eenheid=Eenheid.WERKDAGEN,
        grondslag="iJw 3.2, regel OP090",
        aan_zet="backoffice",
        eisen=("CR-A2-05", "CR-D-02"),
    ),
    # iJw OP274, OP346: JW301 or JW319 after a verzoek
    Termijnregel(
        code="verzoek.antwoord",
        titel="Verzoek om toewijzing beantwoorden",
        lengte=5,
        eenheid=Eenheid.WERKDAGEN,
        grondslag="iJw 3.2, regels OP274 en OP346",
        aan_zet="procesregisseur",
        ladder=Ladder.TERMIJN,
        eisen=("CR-A2-05", "CR-D-02"),
    ),
    # iJw OP274: from the Dagtekening of the verzoek. By law: Awb 4:13, so it shifts.
    Termijnregel(
        code="verzoek.onderzoek",
        titel="Besluiten op een verzoek in onderzoek",
        lengte=8,
        eenheid=Eenheid.WEKEN,
        grondslag="iJw 3.2, regel OP274; Awb 4:13 (wettelijke termijn)",
        aan_zet="procesregisseur",
        verschuift_naar_werkdag=True,
        ladder=Ladder.TERMIJN,
        eisen=("CR-D-02",),
    ),
    # iJw OP359: reject naming the right gemeente
    Termijnregel(
        code="verzoek.woonplaats",
        titel="Afwijzen op woonplaats, met de juiste gemeente",
        lengte=2,
        eenheid=Eenheid.WEKEN,
        grondslag="iJw 3.2, regel OP359",
        aan_zet="backoffice",
        eisen=("CR-D-02",),
    ),
)
