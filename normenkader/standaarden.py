"""The default of every setting, with its source; a row in Instelling goes before it."""

from dataclasses import dataclass
from typing import Any

EIGEN = "Eigen besluit van dit product"


@dataclass(frozen=True)
class Standaard:
    """A default value; `fictief` when no source gives it."""

    waarde: Any
    bron: str
    omschrijving: str
    fictief: bool = False


STANDAARDEN: dict[str, Standaard] = {
    "kalender.vijf_mei_vrij": Standaard(
        True, "Algemene termijnenwet, artikel 3", "5 mei is elk jaar geen werkdag"
    ),
    "kalender.goede_vrijdag_vrij": Standaard(False, EIGEN, "Goede Vrijdag is een gewone werkdag"),
    "stand.drempel_werkdagen": Standaard(
        5, EIGEN, "Een termijn heet 'bijna' vanaf dit aantal werkdagen vooraf"
    ),
    "norm.streefaandeel": Standaard(
        80,
        "Ontwikkeltafel Haaglanden, 21-11-2024, Normenkader",
        "Percentage van de casussen dat binnen de norm hoort te vallen",
    ),
    "norm.signaal_vanaf": Standaard(
        5, EIGEN, "Vanaf zoveel toewijzingen krijgt de contractmanager een signaal over de norm"
    ),
    "norm.grond_factor": Standaard(
        2, EIGEN, "Een grond valt op als een aanbieder hem zoveel keer vaker gebruikt dan anderen"
    ),
    "cijfers.kleine_aantallen": Standaard(
        5, EIGEN, "Aantallen onder deze drempel blijven verborgen buiten de eigen contracten"
    ),
    "aanbod.volume_signaal": Standaard(
        [90, 100],
        EIGEN,
        "Percentages van het afgesproken volume waarbij een contract een signaal geeft",
    ),
    "aanbod.einde_signaal_dagen": Standaard(
        [90, 30], EIGEN, "Dagen voor het einde van een contract of tarief waarop er een signaal is"
    ),
    "bericht.pogingen": Standaard(
        60,
        EIGEN,
        "Zo vaak wordt een bericht dat mislukt of afbreekt opnieuw geprobeerd, elke minuut",
    ),
    "declaratie.bijna_op_procent": Standaard(
        90, EIGEN, "Vanaf dit deel van het toegewezen volume of budget heet een toewijzing bijna op"
    ),
    "stagnatie.dagen": Standaard(
        30, EIGEN, "Zoveel dagen zonder iets vast te leggen heet een casus stilgevallen"
    ),
    "caseload.weging": Standaard(
        {"casus": 1, "veiligheid": 1, "eenopeen": 1, "aanbieders": 1},
        EIGEN,
        "Punten van een casus, en erbij voor veiligheid, 1-op-1 en meer dan een aanbieder",
        fictief=True,
    ),
    "arrangement.zicht_na_einde_dagen": Standaard(
        42, EIGEN, "Zo lang ziet een aanbieder de casus na de hulp, voor de afsluitrapportage"
    ),
    "arrangement.evaluatie_telt_weken": Standaard(
        8, EIGEN, "Een gesprek in deze weken voor het einde telt als de evaluatie voor het einde"
    ),
    "regiovisie.in_een_keer_goed_maanden": Standaard(
        6,
        f"{EIGEN} bij de Regiovisie Nabij en Passend, §2.2",
        "Zo lang mag hulp na de start niet wijzigen om in een keer goed te heten",
    ),
    "uithuisplaatsing.format": Standaard(
        "2022-1",
        "Maatregelen verblijf Gooi en Vechtstreek 2022, maatregel 1 c tot en met e; richtlijnen "
        "Uithuisplaatsing en Samen beslissen. De indeling zelf is een eigen keuze",
        "Versie van het format van het plan van aanpak, gelijk voor alle gemeenten",
        fictief=True,
    ),
    "regiovisie.groei_gezinsgericht": Standaard(
        30,
        "Regiovisie Nabij en Passend, §3.6",
        "Zoveel procent meer pleegzorg en gezinshuizen tegenover instellingen",
    ),
    "regiovisie.nulmeting_verblijf": Standaard(
        {"op": "2023-01-01", "gezinsgericht": 60, "residentieel": 100},
        EIGEN,
        "Nulmeting: gezinsgericht verblijf tegenover verblijf in een instelling",
        fictief=True,
    ),
    "zoeken.bsn_per_uur": Standaard(
        30, EIGEN, "Zo vaak mag één medewerker per uur op een BSN zoeken"
    ),
    "eenopeen.rer_langer_dagen": Standaard(
        28, EIGEN, "Zoveel dagen na het besluit kan het expertteam een 1-op-1 hooguit laten duren"
    ),
    "eenopeen.vraag_adressen": Standaard(
        ["een-op-een@uitvoeringsorganisatie.example"],
        "Brief GRJR 4 november 2024, Actiepunten 3 (adres verzonnen)",
        "E-mailadressen die bericht krijgen van een vraag over het kader 1-op-1",
        fictief=True,
    ),
    "eenopeen.onderzoek_k": Standaard(
        3, EIGEN, "Zoveel casussen delen in een onderzoek minstens dezelfde kenmerken"
    ),
    "eenopeen.fte_uren_per_week": Standaard(
        36, "Cao Jeugdzorg (voltijd 36 uur)", "Uren per week die samen 1 fte zijn"
    ),
    "verzoek.concept_dagen": Standaard(
        30, EIGEN, "Dagen dat een concept van een verzoek bewaard blijft na de laatste wijziging"
    ),
    "verzoek.vier_ogen": Standaard(
        {"standaard": 2_500_000},
        EIGEN,
        "Boven dit bedrag in eurocenten besluiten twee mensen; per gemeente onder haar CBS-code",
        fictief=True,
    ),
    "treeknorm.intake_weken": Standaard(
        4, "Treeknorm ggz (richtlijn, geen wet)", "Weken van aanmelding tot intake", fictief=True
    ),
    "treeknorm.behandeling_weken": Standaard(
        10, "Treeknorm ggz (richtlijn, geen wet)", "Weken van intake tot hulp", fictief=True
    ),
    "kpi.uitval_redenen": Standaard(
        ["32"],
        "Landelijke outcomecriteria (JZ588, reden 32); of 33 meetelt is een lokale keuze",
        "Redenen van beëindiging die tellen als uitval",
    ),
    "crisis.kantoor_begin": Standaard("08:30", EIGEN, "Begin van de kantoortijd", fictief=True),
    "crisis.kantoor_einde": Standaard("17:00", EIGEN, "Einde van de kantoortijd", fictief=True),
    "capaciteit.oud_dagen": Standaard(
        7, EIGEN, "Na zoveel dagen zonder bijwerken heet de capaciteit van een aanbieder verouderd"
    ),
    "capaciteit.nulmeting": Standaard(
        "2023-01-01",
        f"{EIGEN} bij de Regiovisie Nabij en Passend, §3.6",
        "De dag van de nulmeting voor pleegzorg en gezinshuizen naast groepen",
        fictief=True,
    ),
    "capaciteit.groei_procent": Standaard(
        30,
        "Regiovisie Nabij en Passend, §3.6",
        "Zoveel procent moet pleegzorg en gezinshuizen groeien ten opzichte van groepen",
    ),
    "tafel.stagnatie_dagen": Standaard(
        14, EIGEN, "Na zoveel dagen zonder match of terugkoppeling heet een aanmelding vastgelopen"
    ),
    "evaluatie.eerste_weken": Standaard(
        13, EIGEN, "Weken na het plan tot de eerste evaluatie, als het plan geen dag noemt"
    ),
    "schalen.zicht_dagen": Standaard(
        28, EIGEN, "Dagen dat de backoffice de casus ziet om na op- of afschalen aan te passen"
    ),
    "regie.ontbreekt_werkdagen": Standaard(
        3, EIGEN, "Na zoveel werkdagen zonder casusregisseur hoort ook de teamleider ervan"
    ),
    "routec.gezinsplan_na_teamtafel": Standaard(
        True,
        "Handreiking Casusregie, route C: samenwerking onder a",
        "Of het gezinsplan pas klaar kan zijn na de eerste teamtafel of een gedeeld plan",
    ),
    "verblijf.tussenruimte_dagen": Standaard(
        0, EIGEN, "Zoveel nachten elders breken een verblijf niet af; 0 of 1"
    ),
    "verblijf.doelen": Standaard(
        {"clienten": 150, "verblijft": 35, "jong": 30, "duur": 400},
        f"{EIGEN}: de nulmeting verblijf noemt geen getallen",
        "Waar de regio met verblijf naartoe wil, per maat van de verblijfsmonitor",
        fictief=True,
    ),
}
