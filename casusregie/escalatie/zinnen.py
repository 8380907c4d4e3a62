"""De zinnen bij gebeurtenissen van termijnen en escalaties die geen overgang zijn."""

from verloop.zinsneden import add_sentences

add_sentences(
    {
        "casusregie.casus.termijnen_herrekend": "Termijnen opnieuw berekend uit de feiten",
        "casusregie.escalatie.trede_1": "Termijn gemist: escalatie geopend (trede 1)",
        "casusregie.escalatie.trede_2": "Geen antwoord: escalatie naar het expertteam (trede 2)",
    }
)
