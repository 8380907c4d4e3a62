"""De zinnen bij gebeurtenissen van casus, routes en plannen die geen overgang zijn."""

from verloop.zinsneden import add_sentences

add_sentences(
    {
        "casusregie.lokaleroute.register": "Aangemeld bij het lokale team",
        "casusregie.medischeroute.register": "Aangemeld na verwijzing door een arts",
        "casusregie.beschermingsroute.register": "Aangemeld door de gecertificeerde instelling",
        "casusregie.casus.team_betrokken": "Lokaal team betrokken",
        "casusregie.vraaganalyse.register": "Vraaganalyse begonnen",
        "casusregie.vraaganalyse.amend": "Vraaganalyse bijgewerkt",
        "casusregie.risicotaxatie.register": "Risicotaxatie begonnen",
        "casusregie.risicotaxatie.amend": "Risicotaxatie bijgewerkt",
        "casusregie.regiebesluit.register": "Besloten waar de casusregie ligt",
        "casusregie.ondersteuningsplan.register": "Plan begonnen",
        "casusregie.ondersteuningsplan.nieuwe_versie": "Nieuwe versie van het plan begonnen",
        "casusregie.ondersteuningsplan.amend": "Plan bijgewerkt",
        "casusregie.ondersteuningsplan.hulp": "Hulp en doelen in het plan bijgewerkt",
        "casusregie.handtekening.register": "Handtekening onder het plan vastgelegd",
    }
)
