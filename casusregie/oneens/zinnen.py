"""De zinnen van gebeurtenissen bij een verschil van mening die geen overgang zijn."""

from verloop.zinsneden import add_sentences

add_sentences(
    {
        "casusregie.meningsverschil.register": "Verschil van mening gemeld",
        **{
            f"casusregie.escalatie.stap_{nummer}": f"Verschil van mening: stap {nummer} begonnen"
            for nummer in range(1, 8)
        },
        "casusregie.ladderoverzicht.register": "Overzicht voor de contractmanager begonnen",
        "casusregie.ladderoverzicht.amend": "Overzicht voor de contractmanager bijgewerkt",
        "casusregie.ladderoverzicht.delen": "Anoniem overzicht gedeeld met de contractmanager",
        "casusregie.ladderoverzicht.secretaris": "Anoniem overzicht gedeeld met de secretaris",
        "casusregie.schaalvoorstel.register": "Voorstel om op of af te schalen",
    }
)
