"""De vaste, verzonnen teksten van de regio: kort, want er zijn er veel."""

from afwegingskader.models import EenOpEenAanvraag, VerklarendeAnalyse
from arrangementen.models import Arrangement, Arrangementonderdeel, Verzoek
from casusregie.models import Doel, Ondersteuningsplan, Planonderdeel, Risicotaxatie, Vraaganalyse

from .schrijven import Schrijver

HULPVRAGEN = (
    "Gaat niet meer naar school en slaapt slecht.",
    "Thuis lopen ruzies vaak uit de hand.",
    "Vindt moeilijk aansluiting bij leeftijdgenoten.",
    "Is somber sinds de scheiding van de ouders.",
    "Heeft hulp nodig bij de dagelijkse structuur.",
)
MOTIVERING = "Besproken met het gezin."
MEER_NODIG = "De eerste weken is meer begeleiding nodig om school weer op te bouwen."
WAAROM_GEEN_GROEP = "Een groep geeft nu te veel prikkels."
ANALYSE = {
    "psychisch": "Piekert veel.",
    "sociaal": "Heeft enkele goede vrienden.",
    "zelfredzaamheid": "Redt zich met aanmoediging.",
    "leerbaarheid": "Leert goed in een rustige omgeving.",
    "lichamelijk": "Gezond.",
    "opvoedingscapaciteiten": "Ouders zijn betrokken en zoeken houvast.",
    "gezin_en_omgeving": "Familie helpt mee.",
    "leefgebieden_toelichting": "Besproken met gezin en school.",
    "eigen_woorden": "Ik wil dat het weer rustig is.",
    "wat_is_nodig": "Een vaste begeleider.",
    "voorliggend_geprobeerd": "Gesprekken met de mentor.",
    "geraadpleegde_expertise": "Jeugdarts.",
    "soort_hulp_motivering": "Lokale hulp gaf te weinig verandering.",
    "draagvlak_ouders": "ja",
    "draagvlak_jeugdige": "ja",
    "gesprek_regie": "Besproken wie het overzicht houdt.",
    "eigen_kracht": "Familie vangt een middag op.",
    "beoogd_resultaat": "Rust in huis en weer naar school.",
    "afstemming": "School en aanbieder werken samen.",
    "terugkeer": "Als het lukt, bouwen we af.",
}
PLAN = {
    "samen_gemaakt": "De jeugdige koos de doelen mee.",
    "afstemming_onderwijs": "Eén plan voor thuis en school.",
    "samenwerking": "Elke maand een gesprek.",
    "rolverdeling": "Ouders thuis, begeleider op school.",
    "monitoring": "Elke drie maanden samen terugkijken.",
}
DOEL = {
    "specifiek": "Gaat weer elke dag naar school",
    "meetbaar": "Vijf dagen per week, vier weken lang",
    "acceptabel": "Jeugdige en ouders willen dit",
    "realistisch": "Het lukte eerder ook",
}
VERZOEK = {
    "triage": "Verwezen door de huisarts.",
    "vraaganalyse": "De klachten nemen toe, thuis en op school.",
    "motivatie_keuze": "Deze hulp sluit aan bij de vraag.",
    "doelen": "Minder klachten en weer naar school.",
    "verwijzer_soort": "02",
    "verwijzer_naam": "Huisarts Voorbeeld",
    "soort_vraag": "enkelvoudig",
    "zonder_taxatie_reden": "De huisarts ziet geen risico.",
}
EENOPEEN = {
    "gewijzigde_hulpvraag": "Onveilige situaties op de groep.",
    "hulp_schiet_tekort": "De groep vangt de spanning niet op tijd op.",
    "eerder_geprobeerd": "Rustplek en extra dienst.",
    "doel": "Vraagt op dag 21 zelf om hulp.",
    "doel_soort": "vaardigheid",
    "doel_meting": "De groep telt elke dag.",
    "verblijfsvorm": "open_groep",
    "vrijheidsbeperking": "nee",
    "uren_per_dag": 12,
    "uurtarief_cent": 6900,
    "afbouw": "Vanaf dag 22 minder uren per dag.",
    "afbouw_vanaf_dag": 22,
    "afbouw_uren_per_dag": 6,
    "vervolg": "Daarna individuele begeleiding.",
}
DEEL_VAN_ANALYSE = (
    *("aanleiding", "feiten", "ontstaan", "in_stand", "beschermend", "eerdere_hulp"),
    *("samenhang", "mening_jeugdige", "mening_ouders", "advies_tekst"),
)
VERKLAREND = dict.fromkeys(DEEL_VAN_ANALYSE, "Besproken en opgeschreven.") | {"advies": "positief"}


def preset_texts(schrijver: Schrijver) -> None:
    """Every row of a kind gets the same texts; encoding them once saves most of the time."""
    schrijver[Vraaganalyse].preset(**ANALYSE)
    schrijver[Risicotaxatie].preset(instrument="lirik")
    schrijver[Ondersteuningsplan].preset(**PLAN)
    schrijver[Doel].preset(**DOEL)
    schrijver[Planonderdeel].preset(
        duur_motivering=MOTIVERING, aanbieder_motivering="Dichtbij en snel beschikbaar."
    )
    schrijver[Arrangement].preset(keuze_motivering="Dichtbij en snel beschikbaar.")
    schrijver[Arrangementonderdeel].preset(waarom_geen_groep=WAAROM_GEEN_GROEP)
    schrijver[Verzoek].preset(**VERZOEK)
    schrijver[EenOpEenAanvraag].preset(**EENOPEEN)
    schrijver[VerklarendeAnalyse].preset(**VERKLAREND)
