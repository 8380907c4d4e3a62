"""The rows of the table of termijnregels of the ladder of agreement and of op- en afschalen."""

from normenkader.termijnen.regel import Eenheid, Termijnregel

BRON = "Handreiking Casusregie, Onvoldoende overeenstemming; het aantal dagen is een eigen keuze"
SCHALEN = "Handreiking Casusregie, Op- en afschalen; het aantal dagen is een eigen keuze"


def _stap(code: str, titel: str, werkdagen: int, aan_zet: str, eis: str) -> Termijnregel:
    """One answer term of the ladder; the source gives no numbers (setting `termijn.<code>`)."""
    return Termijnregel(
        code=f"ladder.{code}",
        titel=titel,
        lengte=werkdagen,
        eenheid=Eenheid.WERKDAGEN,
        grondslag=BRON,
        aan_zet=aan_zet,
        eisen=(eis,),
    )


OVEREENSTEMMING: tuple[Termijnregel, ...] = (
    _stap("feiten", "Overzicht van feiten en stappen maken", 5, "casusregisseur", "CR-Z-08"),
    _stap("afstemming", "Intern afstemmen over het verschil", 5, "casusregisseur", "CR-Z-09"),
    _stap("advies", "Advies geven over een verschil van mening", 5, "zorgbemiddelaar", "CR-Z-09"),
    _stap("terugkoppeling", "Terugkoppelen aan de aanbieder", 5, "casusregisseur", "CR-Z-10"),
    _stap("reactie", "Reageren op de terugkoppeling", 5, "behandelregisseur", "CR-Z-10"),
    _stap("managers", "Contact met de teammanager", 5, "teamleider", "CR-Z-11"),
    _stap("overzicht", "Overzicht voor de contractmanager maken", 5, "teamleider", "CR-Z-12"),
    _stap("contractmanager", "Acties en termijn afspreken", 5, "contractmanager", "CR-Z-12"),
    Termijnregel(
        code="ladder.bericht",
        titel="Terugkoppeling van de contractmanager",
        lengte=1,
        eenheid=Eenheid.DATUM,
        grondslag=BRON.split(";")[0],
        aan_zet="contractmanager",
        eisen=("CR-Z-12", "CR-Z-13"),
    ),
    _stap("secretaris", "Besluiten over een verschil van mening", 10, "secretaris", "CR-Z-13"),
    _stap("jeugdige", "Jeugdige informeren en overbruggen", 3, "casusregisseur", "CR-Z-14"),
    Termijnregel(
        code="schalen.besluit",
        titel="Besluiten over op- of afschalen",
        lengte=5,
        eenheid=Eenheid.WERKDAGEN,
        grondslag=SCHALEN,
        aan_zet="procesregisseur",
        eisen=("CR-Z-17",),
    ),
)
