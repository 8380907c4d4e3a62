"""De zinnen bij gebeurtenissen van de regie die geen overgang zijn."""

from verloop.zinsneden import add_sentences

add_sentences(
    {
        "casusregie.casus.regie_overgenomen": "Een regierol is overgenomen",
        "casusregie.casus.regie_toegewezen": "Een regierol is toegewezen",
        "casusregie.casus.regie_neergelegd": "Een regierol is neergelegd",
        "casusregie.casus.behandelregisseur_genoemd": "De behandelregisseur is genoemd",
        "casusregie.casus.contactpersoon": "De vaste contactpersoon is gekozen",
        "casusregie.casus.regietijd": "Uren aan casusregie vastgelegd",
        "casusregie.casus.team_gewisseld": "Een ander lokaal team heeft de casus",
        "casusregie.casus.eigen_stap": "Een eigen stap van het team is gedaan",
        "casusregie.ivh.register": "Intensieve Vrijwillige Hulp (IVH) begonnen",
        "casusregie.overdracht.register": "Overdracht voorbereid",
        "casusregie.teamverzoek.register": "Verzoek aan het lokale team gedaan",
        "casusregie.tijdelijkeprocesregie.register": "Procesregie gevraagd aan het RER",
        "casusregie.regievraag.register": "Vraag gesteld aan de procesregisseur",
        "casusregie.regieoordeel.register": "Oordeel van de regie vastgelegd",
        "casusregie.verzamelopdracht.register": "Verzamelopdracht gegeven",
    }
)
