"""De rollen en groepen die de soorten aantekening delen."""

from casusregie.logboek.bevoegd import AANBIEDER, IEDEREEN, TEAM
from organisaties.rollen import Rol

CONTACT, VEILIGHEID, HULP, VERBLIJF, REGIE = (
    "Contact en consultatie",
    "Signalen en veiligheid",
    "Hulp en effect",
    "Verblijf en onderwijs",
    "Regie en besluiten",
)
GROEPEN = (CONTACT, VEILIGHEID, HULP, VERBLIJF, REGIE)
PROCES, CASUS = str(Rol.PROCESREGISSEUR), str(Rol.CASUSREGISSEUR)
BACKOFFICE = str(Rol.BACKOFFICE)
ALLEN = tuple(str(rol) for rol in IEDEREEN)
VAN_TEAM = tuple(str(rol) for rol in TEAM)
VAN_AANBIEDER = tuple(str(rol) for rol in AANBIEDER)
TEAM_EN_AANBIEDER = (*VAN_TEAM, *VAN_AANBIEDER)
