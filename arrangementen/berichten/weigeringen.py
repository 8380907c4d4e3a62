"""Waarom een goed leesbaar bericht hier toch niet verwerkt wordt."""

from arrangementen.ijw.bericht import Bevinding

ONBEKENDE_GEMEENTE = Bevinding(
    1,
    "ROUTERING",
    "IJW-701",
    "Header",
    "Dit bericht is voor een andere gemeente. Stuur het naar de gemeente die in het bericht staat.",
)
ONBEKENDE_AANBIEDER = Bevinding(
    1,
    "ROUTERING",
    "IJW-702",
    "Header",
    "De aanbieder in dit bericht is hier niet bekend. Controleer de AGB-code.",
)
VAN_GEMEENTE = Bevinding(
    1,
    "ROUTERING",
    "IJW-710",
    "Header/Afzender",
    "Dit is een bericht van een gemeente. Zo'n bericht wordt hier gemaakt en niet ingelezen.",
)
GEEN_ANTWOORD = Bevinding(
    1,
    "SOORT",
    "IJW-706",
    "Header/BerichtCode",
    "Deze berichtsoort wordt hier nog niet verwerkt. Het bericht is wel bewaard.",
)
ZONDER_VERWERKING = frozenset({"317", "318", "323"})
