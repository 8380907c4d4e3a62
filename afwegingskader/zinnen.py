"""De zinnen van gebeurtenissen die geen overgang zijn."""

from verloop.zinsneden import add_sentences

add_sentences(
    {
        "afwegingskader.eenopeenaanvraag.register": "Concept van een 1-op-1-aanvraag gemaakt",
        "afwegingskader.eenopeenaanvraag.amend": "Concept van de 1-op-1-aanvraag bijgewerkt",
        "afwegingskader.verklarendeanalyse.register": "Verklarende analyse begonnen",
        "afwegingskader.verklarendeanalyse.amend": "Verklarende analyse bijgewerkt",
        "afwegingskader.eenopeeninzet.register": "1-op-1 gepland",
        "afwegingskader.eenopeeninzet.amend": "1-op-1 bijgewerkt",
        "afwegingskader.rerbesluit.register": "Expertteam (RER) besloot over de 1-op-1",
        "afwegingskader.trainingsdeelname.register": "Training vastgelegd",
        "afwegingskader.kaderontvangst.register": "Ontvangst van het kader vastgelegd",
        "afwegingskader.kaderontvangst.amend": "Ontvangst van het kader bijgewerkt",
        "afwegingskader.kaderlezing.register": "Kader gelezen",
        "afwegingskader.kadervraag.register": "Vraag over het kader gesteld",
        "afwegingskader.onderzoek.register": "Onderzoek naar het kader opgezet",
        "afwegingskader.onderzoekscasus.register": "Casus gekozen voor onderzoek",
        "afwegingskader.eenopeeninzet.reden_later": "Reden vastgelegd waarom de 1-op-1 doorloopt",
    }
)
