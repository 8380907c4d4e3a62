"""The rows of the table of termijnregels of route C: measure, gezinsplan and first help."""

from normenkader.termijnen.regel import Eenheid, Ladder, Richting, Termijnregel

HANDREIKING = "Handreiking Casusregie"

ROUTE_C = (
    # CR-C1-08, domein.md §0 g: aanmelding = the opdracht received
    Termijnregel(
        code="routec.startbericht",
        titel="Startbericht sturen (route C)",
        lengte=5,
        eenheid=Eenheid.WERKDAGEN,
        grondslag=f"{HANDREIKING}, route C stap 1",
        aan_zet="zorgadministratie",
        ladder=Ladder.TERMIJN,
        eisen=("CR-C1-08",),
    ),
    # CR-C1-09
    Termijnregel(
        code="routec.hulp_bieden",
        titel="Hulp bieden en veiligheid borgen (route C)",
        lengte=5,
        eenheid=Eenheid.WERKDAGEN,
        grondslag=f"{HANDREIKING}, route C stap 1",
        aan_zet="behandelregisseur",
        ladder=Ladder.TERMIJN,
        eisen=("CR-C1-09",),
    ),
    # CR-C2-06: from the opdracht of the court
    Termijnregel(
        code="routec.gezinsplan",
        titel="Eerste gezinsplan",
        lengte=6,
        eenheid=Eenheid.WEKEN,
        grondslag=f"{HANDREIKING}, route C stap 2",
        aan_zet="jeugdbeschermer",
        ladder=Ladder.TERMIJN,
        eisen=("CR-C2-06",),
    ),
    # CR-C2-09: at least yearly, from the previous evaluation
    Termijnregel(
        code="routec.evaluatie_ots",
        titel="Gezinsplan evalueren (OTS of voogdij)",
        lengte=12,
        eenheid=Eenheid.MAANDEN,
        grondslag=f"{HANDREIKING}, route C stap 2",
        aan_zet="jeugdbeschermer",
        eisen=("CR-C2-09",),
    ),
    # CR-C2-10: at least every six months
    Termijnregel(
        code="routec.evaluatie_jr",
        titel="Gezinsplan evalueren (jeugdreclassering)",
        lengte=6,
        eenheid=Eenheid.MAANDEN,
        grondslag=f"{HANDREIKING}, route C stap 2",
        aan_zet="jeugdbeschermer",
        eisen=("CR-C2-10",),
    ),
    # CR-C3-04, domein.md §0 k: einddatum - 70 dagen, that day still in time
    Termijnregel(
        code="routec.rvdk",
        titel="Afsluiting laten toetsen door de RvdK",
        lengte=10,
        eenheid=Eenheid.WEKEN,
        grondslag=f"{HANDREIKING}, route C stap 3",
        aan_zet="jeugdbeschermer",
        richting=Richting.VOOR,
        eisen=("CR-C3-04",),
    ),
    # CR-C3-12: timely; the source gives no number
    Termijnregel(
        code="maatregel.overdracht",
        titel="Overdracht voorbereiden voor het einde van de maatregel",
        lengte=3,
        eenheid=Eenheid.MAANDEN,
        grondslag=f"{HANDREIKING}, route C stap 3; 3 maanden is een eigen keuze",
        aan_zet="jeugdbeschermer",
        richting=Richting.VOOR,
        eisen=("CR-C3-12",),
    ),
    # CR-C3-11: timely, before 18; the source gives no number
    Termijnregel(
        code="maatregel.volwassen",
        titel="Afstemmen met het lokale team voor 18 jaar",
        lengte=210,
        eenheid=Eenheid.LEEFTIJD,
        grondslag=f"{HANDREIKING}, route C stap 3; 17,5 jaar is een eigen keuze",
        aan_zet="jeugdbeschermer",
        eisen=("CR-C3-11",),
    ),
)
