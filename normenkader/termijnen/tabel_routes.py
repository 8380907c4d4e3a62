"""The rows of the table of termijnregels that belong to the three routes and to working a casus."""

from normenkader.termijnen.regel import Eenheid, Ladder, Richting, Termijnregel

HANDREIKING = "Handreiking Casusregie"
REGIOVISIE = "Regiovisie Nabij en Passend"
EIGEN = "Eigen keuze van dit product"

CASUS = (
    # CR-M-03: an afspraak has an owner and a day
    Termijnregel(
        code="afspraak",
        titel="Afspraak nakomen",
        lengte=1,
        eenheid=Eenheid.DATUM,
        grondslag=f"{HANDREIKING}, Procesregie",
        aan_zet="casusregisseur",
        eisen=("CR-M-03",),
    ),
    # CR-A2-09, -16: the report is shared before the meeting
    Termijnregel(
        code="evaluatie.plan",
        titel="Voortgangsverslag delen voor het evaluatiemoment",
        lengte=1,
        eenheid=Eenheid.DATUM,
        grondslag=f"{HANDREIKING}, route A stap 2, Voortgang",
        aan_zet="behandelregisseur",
        eisen=(
            "CR-A2-09",
            "CR-A2-16",
        ),
    ),
    # CR-B3-01: before the arrangement expires; the source gives no number
    Termijnregel(
        code="evaluatie.einde_arrangement",
        titel="Evalueren voor het arrangement afloopt",
        lengte=4,
        eenheid=Eenheid.WEKEN,
        grondslag=f"{HANDREIKING}, route B stap 3; 4 weken is een eigen keuze",
        aan_zet="casusregisseur",
        richting=Richting.VOOR,
        eisen=("CR-B3-01",),
    ),
    # warme overdracht: the receiver accepts or returns
    Termijnregel(
        code="overdracht.antwoord",
        titel="Overdracht aannemen of teruggeven",
        lengte=5,
        eenheid=Eenheid.WERKDAGEN,
        grondslag=f"{EIGEN} bij de warme overdracht",
        aan_zet="casusregisseur",
        ladder=Ladder.TERMIJN,
        eisen=(
            "CR-A1-13",
            "CR-C3-07",
        ),
    ),
    # CR-B1-15, -16: the source gives no number
    Termijnregel(
        code="casusregisseur.verzoek",
        titel="Beslissen op een verzoek om een casusregisseur",
        lengte=5,
        eenheid=Eenheid.WERKDAGEN,
        grondslag=f"{EIGEN} bij {HANDREIKING}, route B stap 1",
        aan_zet="procesregisseur",
        ladder=Ladder.TERMIJN,
        eisen=(
            "CR-B1-15",
            "CR-B1-16",
        ),
    ),
    # CR-M-16: the casusregisseur calls the procesregisseur
    Termijnregel(
        code="procesregisseur.verzoek",
        titel="Reageren op de vraag van de casusregisseur",
        lengte=3,
        eenheid=Eenheid.WERKDAGEN,
        grondslag=f"{EIGEN} bij {HANDREIKING}, Schema 1",
        aan_zet="procesregisseur",
        ladder=Ladder.TERMIJN,
        eisen=("CR-M-16",),
    ),
    # domein.md: an answer to a consultation; the sources give no number
    Termijnregel(
        code="consultatie.antwoord",
        titel="Consultatievraag beantwoorden",
        lengte=5,
        eenheid=Eenheid.WERKDAGEN,
        grondslag=EIGEN,
        aan_zet="casusregisseur",
        eisen=(
            "CR-B1-14",
            "RV-B04-02",
        ),
    ),
    # RV-B01-03: a signal has a follow-up; the source gives no number
    Termijnregel(
        code="signaal.opvolging",
        titel="Signaal opvolgen",
        lengte=5,
        eenheid=Eenheid.WERKDAGEN,
        grondslag=f"{EIGEN} bij {REGIOVISIE}, §2.1",
        aan_zet="casusregisseur",
        eisen=("RV-B01-03",),
    ),
    # RV-B03-06: interval per casus
    Termijnregel(
        code="waakvlam.contact",
        titel="Contact houden (waakvlam)",
        lengte=1,
        eenheid=Eenheid.DATUM,
        grondslag=f"{REGIOVISIE}, §2.3",
        aan_zet="casusregisseur",
        eisen=("RV-B03-06",),
    ),
    # RV-B13-02: as soon as possible; the source gives no number
    Termijnregel(
        code="perspectief.bepalen",
        titel="Perspectief bepalen na de start van verblijf",
        lengte=6,
        eenheid=Eenheid.WEKEN,
        grondslag=f"{REGIOVISIE}, §3.4; 6 weken is een eigen keuze",
        aan_zet="casusregisseur",
        eisen=("RV-B13-02",),
    ),
    # domein.md §6: consent is asked again at 12 and at 16 years
    Termijnregel(
        code="toestemming.herbevestigen",
        titel="Toestemming opnieuw vragen",
        lengte=144,
        eenheid=Eenheid.LEEFTIJD,
        grondslag="Jeugdwet, artikel 7.3.4",
        aan_zet="casusregisseur",
        eisen=("CR-A1-23",),
    ),
)

AFRONDING = (
    # CR-A3-11: the source gives no number
    Termijnregel(
        code="beeindiging.besluit",
        titel="Besluiten over stoppen door de aanbieder",
        lengte=5,
        eenheid=Eenheid.WERKDAGEN,
        grondslag=f"{EIGEN} bij {HANDREIKING}, route A stap 3",
        aan_zet="casusregisseur",
        ladder=Ladder.TERMIJN,
        eisen=(
            "CR-A3-06",
            "CR-A3-11",
        ),
    ),
    # CR-X-05: 'direct'
    Termijnregel(
        code="crisis.casusregisseur",
        titel="Direct een casusregisseur aanwijzen",
        lengte=1,
        eenheid=Eenheid.DATUM,
        grondslag=f"{HANDREIKING}, Crisis",
        aan_zet="procesregisseur",
        ladder=Ladder.TERMIJN,
        eisen=("CR-X-05",),
    ),
    # CR-X-07: outside office hours, the next day
    Termijnregel(
        code="crisis.volgende_dag",
        titel="Contact met de jeugdbeschermer na een crisis",
        lengte=1,
        eenheid=Eenheid.DAGEN,
        grondslag=f"{HANDREIKING}, route C stap 2, Crisis",
        aan_zet="behandelregisseur",
        ladder=Ladder.TERMIJN,
        eisen=("CR-X-07",),
    ),
    # CR-A2-14: 'direct'
    Termijnregel(
        code="calamiteit.melden",
        titel="Calamiteit melden bij het lokale team",
        lengte=1,
        eenheid=Eenheid.DATUM,
        grondslag=f"{HANDREIKING}, route A stap 2, Voortgang",
        aan_zet="behandelregisseur",
        eisen=("CR-A2-14",),
    ),
)

WACHTEN = (
    # CR-B1-10, domein.md §0 h and §5: a guideline, not a law
    Termijnregel(
        code="treeknorm.intake",
        titel="Intake binnen de Treeknorm",
        lengte=4,
        eenheid=Eenheid.WEKEN,
        grondslag="Treeknorm ggz (richtlijn, geen wet)",
        aan_zet="behandelregisseur",
        eisen=("CR-B1-10",),
    ),
    # CR-B1-10
    Termijnregel(
        code="treeknorm.behandeling",
        titel="Hulp beginnen binnen de Treeknorm",
        lengte=10,
        eenheid=Eenheid.WEKEN,
        grondslag="Treeknorm ggz (richtlijn, geen wet)",
        aan_zet="behandelregisseur",
        eisen=("CR-B1-10",),
    ),
)
