"""Vaste, verzonnen teksten bij een dreigende uithuisplaatsing in de demonstratie."""

from typing import Any

VEILIGHEID: dict[str, Any] = {
    "risicotaxatie": "Aandacht nodig: ruzies tussen de ouders, de kinderen zijn erbij.",
    "onveilig": "Vader en moeder schreeuwen en duwen. De kinderen gaan dan naar boven.",
    "krachten": "Opa haalt de kinderen op als dat nodig is. School ziet de kinderen elke dag.",
    "afspraken": [
        {"afspraak": "Bij ruzie gaat vader een uur naar buiten", "wie": "Vader"},
        {"afspraak": "De kinderen mogen altijd opa bellen", "wie": "Moeder en opa"},
    ],
    "signalen": "De kinderen slapen slecht of willen niet naar huis.",
    "bij_nood": "Bel 112. Daarna opa en de casusregisseur.",
    "meldcode": "5",
    "gestopt": "onbekend",
    "gestopt_blijkt": "De laatste twee weken waren rustig, dat is nog kort.",
}
PLAN: dict[str, Any] = {
    "sleutelmoment": "De zondagavond voor de schoolweek. Wij zijn er dan vanaf nu bij.",
    "analyse": "Schulden en verlies van werk geven spanning. De ouders reageren op elkaar, het "
    "kind houdt zich stil en komt op school tot niets. Rust en voorspelbaarheid helpen meteen.",
    "analyse_door": "M. Wierda",
    "analyse_met": ["jeugdige", "ouders", "verwijzer", "aanbieder", "onderwijs"],
    "veilig_genoeg": "Drie weken niet schreeuwen in huis, en de kinderen elke dag naar school.",
    "perspectief": "Samen thuis blijven. Het gezin ziet dat het eerder ook lukte, bij opa in huis.",
    "alternatieven": [
        {
            "alternatief": "Weekenden bij opa",
            "met": "Opa en Stapsteen Jeugd",
            "uitkomst": "Doen wij, om de week",
        },
        {
            "alternatief": "Hulpverlener in huis (IAG)",
            "met": "Stapsteen Jeugd",
            "uitkomst": "Start deze week",
        },
    ],
    "iag": "start",
    "triage_met": ["jeugdhulp", "sociaal", "veiligheid", "onderwijs"],
    "koers": "Thuis blijven met elke dag hulp in huis, en eerst rust in de schulden.",
    "scenarios": [
        {
            "scenario": "Er is weer geweld",
            "trigger": "De kinderen bellen opa, of school ziet blauwe plekken",
            "actie": "Opa haalt de kinderen op. De casusregisseur belt dezelfde dag Veilig Thuis.",
        },
        {
            "scenario": "Een ouder stopt met de hulp",
            "trigger": "Twee afspraken achter elkaar gemist",
            "actie": "De procesregisseur roept iedereen binnen een week aan tafel.",
        },
    ],
    "hulp_voor": [
        {"wie": "Vader", "hulp": "Schuldhulp en gesprekken over woede"},
        {"wie": "Moeder", "hulp": "Steun van een ervaringsdeskundige"},
        {"wie": "De kinderen", "hulp": "Elke dag iemand die meekijkt in huis"},
    ],
    "rol_ouders": "De ouders weten wat rust geeft: samen koken en op tijd naar bed.",
    "ervaringsdeskundige": "Een moeder uit de buurt die dit zelf meemaakte, gaat elke week langs.",
    "onderwijs": "De mentor is er bij elke evaluatie en belt bij afwezigheid voor negen uur.",
    "clientondersteuning": "gebruikt",
    "clientondersteuning_door": "MEE, mevrouw Doornbos",
    "mening_jeugdige": "Ik wil thuis blijven, maar niet als ze schreeuwen.",
    "mening_gezin": "Wij willen dit samen goed krijgen en schamen ons dat het zo liep.",
}
ANTWOORDEN = (
    "Dit betekent: hulp komt naar huis.",
    "Beide ouders en het kind hebben nu hulp.",
    "Opa en de buurvrouw doen mee.",
    "De hulp is thuis en op de eigen school.",
    "Elke dag hulp, daarna afbouwen.",
    "Ook vader en moeder krijgen hulp.",
    "Schuldhulp begint deze week.",
    "De hulp komt uit de wijk.",
)
PLAATSING: dict[str, Any] = {
    "vorm": "gezinshuis",
    "overwogen": ["thuis", "netwerk", "pleegzorg"],
    "afwijking": "Thuis is het nu niet veilig. Opa is te ziek, en er is geen pleeggezin op tijd.",
    "iag": "ingezet",
    "alternatieven": "Elke dag hulp in huis en weekenden bij opa. Het geweld hield niet op.",
    "alternatieven_met": "Stapsteen Jeugd en Zorghuis Linde",
    "categorie": "verblijf",
    "gezinsbegeleiding": "ja",
    "gezinsbegeleiding_door": "Stapsteen Jeugd, elke week bij de ouders thuis",
    "vervolg": "Na een half jaar terug naar huis, als het drie maanden rustig is.",
    "contact_ouders": "Zaterdag bij opa met allebei de ouders, woensdag bellen.",
    "doelgroep": "geen",
    "identiteit": "Blijft op de eigen school en bij de voetbalclub.",
    "afstand_km": 4,
    "afstand_gewenst": "nee",
    "contact_dagen": 14,
}
#: what, from and to in quarters from now, by whom, and how it stands
ACTIES: tuple[tuple[int, str, str, int, int, str, str], ...] = (
    (1, "Training", "Verklarende analyse leren maken", -2, -1, "Uitvoeringsorganisatie", "gereed"),
    (1, "Tafel", "Werkafspraken maken met aanbieders", -2, -1, "Zorgbemiddeling", "bezig"),
    (1, "Format plan van aanpak", "Format in alle teams gebruiken", -1, 1, "Teamleiders", "bezig"),
    (2, "Werkproces", "Momenten in de agenda van elk team", 0, 1, "Procesregisseurs", "open"),
    (3, "Intensieve hulp thuis", "Plekken uitbreiden", -1, 2, "Inkoop", "bezig"),
    (5, "Verblijfsmonitor", "Jaarcijfers vergelijken", 1, 1, "Contractmanager", "open"),
)
