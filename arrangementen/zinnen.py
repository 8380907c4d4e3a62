"""De zinnen van gebeurtenissen die geen overgang zijn."""

from arrangementen.ijw import codelijsten
from verloop.zinsneden import add_sentences

_REDENEN = codelijsten.codes("RedenWijziging")

add_sentences(
    {
        "arrangementen.arrangement.register": "Arrangement afgeleid uit het plan",
        "arrangementen.arrangement.amend": "Arrangement bijgewerkt",
        "arrangementen.arrangement.opdracht_ontvangen": "Opdracht naar de aanbieder verstuurd",
        "arrangementen.arrangement.oneens": "Aanbieder is het niet eens met het arrangement",
        "arrangementen.arrangementonderdeel.register": "Onderdeel van het arrangement toegevoegd",
        "arrangementen.arrangementonderdeel.amend": "Onderdeel van het arrangement bijgewerkt",
        "arrangementen.arrangement.uit_verzoek": "Arrangement gemaakt uit een verzoek",
        "arrangementen.verzoek.register": "Concept van een verzoek begonnen",
        "arrangementen.verzoek.concept_bewaard": "Concept bewaard",
        "arrangementen.verzoek.ontvangen": "Verzoek ontvangen (JW315)",
        "arrangementen.wijzigingsverzoek.ontvangen": "Verzoek om wijziging ontvangen (JW317)",
        "arrangementen.wijzigingsverzoek.toegelicht": "Verzoek om wijziging toegelicht",
        "arrangementen.arrangementonderdeel.uit_wijziging": "Onderdeel toegevoegd na een wijziging",
        "arrangementen.arrangementonderdeel.gewijzigd_op_verzoek": "Onderdeel gewijzigd op verzoek",
        "arrangementen.besluitvoorstel.voorgesteld": "Besluit voorgesteld aan een tweede beslisser",
        "arrangementen.informatievraag.vraag_gesteld": "Meer informatie gevraagd",
        "arrangementen.informatievraag.vraag_beantwoord": "Vraag beantwoord",
        "arrangementen.toewijzing.register": "Toewijzing gemaakt",
        "arrangementen.toewijzing.start_gemeld": "Start van de hulp gemeld",
        "arrangementen.toewijzing.start_verwijderd": "Melding van de start verwijderd",
        "arrangementen.toewijzing.stop_gemeld": "Einde van de hulp gemeld",
        "arrangementen.toewijzing.stop_verwijderd": "Melding van het einde verwijderd",
        "arrangementen.bericht.ontvangen": "Bericht ontvangen",
        "arrangementen.bericht.gemeld": "Gemeld door de aanbieder",
        "arrangementen.bericht.beantwoord": "Retourbericht verstuurd",
        "arrangementen.bericht.JW301": "Toewijzing (JW301) gemaakt",
        "arrangementen.bericht.JW305": "Startmelding (JW305) gemaakt",
        "arrangementen.bericht.JW307": "Stopmelding (JW307) gemaakt",
        "arrangementen.bericht.JW315": "Verzoek om toewijzing (JW315) gemaakt",
        "arrangementen.bericht.JW317": "Verzoek om wijziging (JW317) gemaakt",
        "arrangementen.bericht.JW319": "Antwoord op een verzoek (JW319) gemaakt",
        **{
            f"arrangementen.bericht.JW{soort}": f"Retourbericht (JW{soort}) gemaakt"
            for soort in ("302", "306", "308", "316", "318", "320")
        },
        **{
            f"arrangementen.toewijzing.wijziging_{code}": f"Toewijzing gewijzigd: {reden.lower()}"
            for code, reden in _REDENEN.items()
        },
    }
)
