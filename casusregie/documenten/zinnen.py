"""De zinnen bij gebeurtenissen van documenten die geen overgang zijn."""

from verloop.zinsneden import add_sentences

add_sentences(
    {
        "casusregie.document.register": "Document begonnen",
        "casusregie.document.nieuwe_versie": "Nieuwe versie van een document begonnen",
        "casusregie.document.amend": "Document bijgewerkt",
        "casusregie.documenthandtekening.register": "Handtekening onder een document vastgelegd",
        "casusregie.deling.register": "Document gedeeld",
        "casusregie.bijlage.register": "Bijlage toegevoegd",
        "casusregie.toekomsttaak.register": "Taak gemaakt: toekomstplan",
    }
)
