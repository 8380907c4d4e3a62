"""Vaste, verzonnen teksten voor de demonstratie."""

from typing import Any

ANALYSE: dict[str, Any] = {
    "psychisch": "Piekert veel en slaapt slecht. Geen diagnose.",
    "sociaal": "Heeft twee goede vrienden. In groepen trekt hij of zij zich terug.",
    "zelfredzaamheid": "Staat zelf op als er iemand aanmoedigt.",
    "leerbaarheid": "Leert snel als de klas rustig is.",
    "lichamelijk": "Gezond. Sport niet meer sinds de zomer.",
    "opvoedingscapaciteiten": "Ouder is betrokken en zoekt houvast bij grenzen stellen.",
    "gezin_en_omgeving": "Tante en buurvrouw helpen mee. Er zijn zorgen over geld.",
    "leefgebieden": ["opvoeding", "onderwijs"],
    "leefgebieden_toelichting": "De vraag speelt thuis en op school.",
    "eigen_woorden": "Ik wil weer gewoon naar school zonder buikpijn.",
    "wat_is_nodig": "Een vaste begeleider die thuis en op school meekijkt.",
    "voorliggend_geprobeerd": "Gesprekken met de mentor en schoolmaatschappelijk werk.",
    "geraadpleegde_expertise": "Intern begeleider en jeugdarts.",
    "soort_hulp": "specialistisch",
    "soort_hulp_motivering": "Lokale hulp gaf te weinig verandering.",
    "draagvlak_ouders": "ja",
    "draagvlak_jeugdige": "ja",
    "gesprek_regie": "Het gezin vraagt iemand die het overzicht houdt.",
    "eigen_kracht": "Tante vangt op woensdag op. Meer lukt nu niet.",
    "beoogd_resultaat": "Weer elke dag naar school en rust in huis.",
    "afstemming": "School en aanbieder werken met één plan.",
    "terugkeer": "Als school vier weken lukt, bouwen we af en stoppen we.",
}
PLAN: dict[str, Any] = {
    "samen_gemaakt": "De jeugdige koos de doelen zelf, de ouder vulde aan.",
    "afstemming_onderwijs": "Eén plan voor thuis en school. De mentor is er elke maand bij.",
    "samenwerking": "Elke maand een gesprek met gezin, school en aanbieder.",
    "rolverdeling": "Ouder: ochtendritueel. School: rustige start. Aanbieder: begeleiding.",
    "monitoring": "Elke drie maanden kijken we samen of de doelen dichterbij komen.",
}
EENOPEEN = {
    "gewijzigde_hulpvraag": "Twee onveilige situaties op de groep in één week.",
    "hulp_schiet_tekort": "De groepsbegeleiding kan de spanning niet op tijd opvangen.",
    "eerder_geprobeerd": "Rustplek, extra dienst in de avond, aangepast dagprogramma.",
    "doel": "Op dag 21 vraagt de jeugdige zelf om hulp, op ten minste 5 van de 7 dagen.",
    "doel_soort": "vaardigheid",
    "doel_meting": "De groep turft elke dag. Op dag 14 en op dag 21 kijken we samen.",
    "afbouw": "Dag 1 tot en met 21: 16 uur per dag. Vanaf dag 22: 8 uur per dag.",
    "vervolg": "Daarna individuele begeleiding thuis.",
    "verblijfsvorm": "open_groep",
    "vrijheidsbeperking": "nee",
    "uren_per_dag": "16",
    "uurtarief_cent": 6900,
    "afbouw_vanaf_dag": 22,
    "afbouw_uren_per_dag": "8",
}
VERKLARENDE_ANALYSE = {
    "aanleiding": "Spanning op de groep loopt sinds drie weken op.",
    "feiten": "Twee meldingen van de groep en een risicotaxatie.",
    "ontstaan": "Na de wisseling van mentor en een afgezegd bezoek thuis.",
    "in_stand": "Drukke avonden en weinig voorspelbaarheid.",
    "beschermend": "Goede band met tante. Sport helpt.",
    "eerdere_hulp": "Drie trajecten. Vaste gezichten hielpen het meest.",
    "samenhang": "Verlies van vaste mensen maakt dat spanning snel oploopt.",
    "mening_jeugdige": "Ik wil iemand die blijft als het misgaat.",
    "mening_ouders": "Ouder wil rust en duidelijkheid, en snel terug naar gewoon.",
    "advies_tekst": "Kortdurend, met afbouw vanaf dag 22 en vaste begeleiders.",
    "advies": "positief",
    "gesproken_met": ["jeugdige", "ouders", "aanbieder"],
}

GEZINSPLAN: dict[str, Any] = {
    "bronnen": ["client", "rvdk", "beschikking"],
    "bronnen_niet": "Er was geen ondersteuningsplan: het gezin was niet bekend bij het team.",
    "actueel_beeld": "Jesse blijft weg van school en is soms een nacht weg. Hij voetbalt graag.",
    "risicotaxatie": "Aandacht nodig: onduidelijk waar hij 's nachts is.",
    "opvoedsituatie": "De ouders willen hetzelfde, maar spreken elkaar tegen waar Jesse bij is.",
    "aanleiding": "De rechtbank legde een OTS op, omdat vrijwillige hulp niet van de grond kwam.",
    "doelen": [
        {
            "resultaatgebied": "Opgroeien",
            "doel": "Jesse slaapt elke nacht thuis",
            "meetbaar": "Vier weken achter elkaar",
            "wie": "Jesse en zijn ouders",
            "haalbaar": "Deze zomer lukte het drie weken",
            "uiterlijk": "2027-03-01",
        }
    ],
    "wie_doet_wat": [
        {"wie": "Ouders", "wat": "Houden zich aan dezelfde regels"},
        {"wie": "Jeugdbeschermer", "wat": "Komt elke week langs"},
    ],
    "mening": "Jesse vindt dat er te veel wordt gepraat. De ouders willen rust.",
}

VEILIGHEIDSPLAN: dict[str, Any] = {
    "risicotaxatie": "Aandacht nodig: ruzies lopen soms uit de hand.",
    "onveilig": "Ruzie aan het eind van de dag, soms wordt er geduwd.",
    "krachten": "Oma woont dichtbij en Noor gaat daar graag heen.",
    "afspraken": [
        {"afspraak": "Noor gaat naar oma als het te druk wordt", "wie": "Noor en oma"},
        {"afspraak": "Wij bellen de casusregisseur na elke ruzie", "wie": "Moeder"},
    ],
    "signalen": "Noor zegt niets meer of blijft op haar kamer.",
    "bij_nood": "Bel 112. Daarna oma en de casusregisseur.",
    "meldcode": "0",
    "gestopt": "ja",
    "gestopt_blijkt": "Noor en haar moeder vertellen het apart van elkaar.",
}
AFWEGING = {
    "normaliseren": "Nee. De klachten duren lang en gaan verder dan wat bij deze leeftijd hoort.",
    "ouders": "De ouders volgen de tips van de behandelaar en oefenen thuis mee.",
    "algemeen": "De schoolmaatschappelijk werker hielp een half jaar. Dat was niet genoeg.",
    "instroom": "Zonder hulp valt de jeugdige uit op school.",
    "uitstroom": "De hulp stopt als de doelen zijn gehaald. De school neemt het dan over.",
}
