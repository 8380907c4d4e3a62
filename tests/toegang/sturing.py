"""De regels van de matrix voor de cijfers: wie stuurt ziet ze, wie een team leidt ziet dat team."""

from .verwachting import STURING, roles

LEIDERS = ("procesregisseur", "teamleider")
STURINGTABEL = {
    "sturing:dashboard": roles(STURING),
    "sturing:lijst": roles(STURING),
    "sturing:bestand": roles(STURING),
    "sturing:aanbieder_list": roles(STURING),
    "sturing:aanbieders_bestand": roles(STURING),
    "sturing:aanbieder": roles(STURING),
    "sturing:trends": roles(STURING),
    "sturing:trends_bestand": roles(STURING),
    "sturing:regiovisie": roles(STURING),
    "sturing:regiovisie_bestand": roles(STURING),
    "sturing:elders_bestand": roles(STURING),
    "sturing:team": roles(LEIDERS),
    "sturing:team_bestand": roles(LEIDERS),
}
