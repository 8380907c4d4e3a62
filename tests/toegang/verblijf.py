"""De regels van de matrix over de verblijfsmonitor."""

from .verwachting import STURING, roles

VERBLIJF = {
    "sturing:verblijf": roles(STURING),
    "sturing:verblijf_langste": roles(STURING),
    "sturing:verblijf_jaren": roles(STURING),
    "sturing:verblijf_bestand": roles(STURING),
    "sturing:verblijf_bestanden": roles(STURING),
    "sturing:verblijf_voorbeeld": roles(STURING),
    "sturing:verblijf_inlezen": roles(("contractmanager",), "GET", "POST"),
}
