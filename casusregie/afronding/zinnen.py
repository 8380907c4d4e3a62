"""De zinnen van gebeurtenissen bij het einde van hulp die geen overgang zijn."""

from verloop.zinsneden import add_sentences

add_sentences(
    {
        "casusregie.beeindiging.register": "Aanbieder meldt dat stoppen misschien nodig is",
        "casusregie.stopgesprek.register": "Gesprek over stoppen vastgelegd",
        "casusregie.stopgesprek.amend": "Verslag van een gesprek over stoppen aangevuld",
        "casusregie.stopmelding.register": "De jeugdige stopt met de hulp",
        "casusregie.stopmelding.stop_gemeld": "Stop gemeld door de aanbieder (JW307)",
        "casusregie.overname.register": "Aanbieder zoekt andere hulp die beter past",
        "casusregie.eindbeoordeling.register": "Eindbeoordeling begonnen",
        "casusregie.eindbeoordeling.amend": "Eindbeoordeling aangevuld",
        "casusregie.eindbeoordeling.doel_toegevoegd": "Doel bij de eindbeoordeling gezet",
        "casusregie.regieheroverweging.register": "Opnieuw bekeken waar de casusregie ligt",
        "casusregie.resultaatoordeel.register": "Tussentijdse resultaten beoordeeld",
        "casusregie.crisis.register": "Crisis gemeld",
        "casusregie.crisiscontact.register": "Contact tijdens de crisis vastgelegd",
    }
)
