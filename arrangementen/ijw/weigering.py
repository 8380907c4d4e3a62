"""The refusal of a file that is no good iJw message: its phase, code and Dutch text."""

from arrangementen.ijw.bericht import Bevinding

OMVANG, TEKENSET, VERBODEN, ONTLEDEN, VERSIE, SCHEMA = (
    "omvang",
    "tekenset",
    "verboden",
    "ontleden",
    "versie",
    "schema",
)
FASEN = (OMVANG, TEKENSET, VERBODEN, ONTLEDEN, VERSIE, SCHEMA)

TEKSTEN: dict[str, tuple[str, str]] = {
    "IJW-101": (OMVANG, "Het bestand is te groot. Hooguit {grens} is toegestaan."),
    "IJW-102": (OMVANG, "Het bestand is leeg."),
    "IJW-201": (TEKENSET, "Het bestand begint met een BOM. Sla het op als UTF-8 zonder BOM."),
    "IJW-202": (TEKENSET, "Het bestand is ingepakt. Pak het uit en lever de XML aan."),
    "IJW-203": (TEKENSET, "Het bestand is geen UTF-8. Sla het op als UTF-8."),
    "IJW-204": (TEKENSET, "Het bestand noemt een andere tekenset dan UTF-8. Alleen UTF-8 mag."),
    "IJW-205": (TEKENSET, 'De eerste regel klopt niet. Begin met <?xml version="1.0"'
                ' encoding="UTF-8"?>.'),
    "IJW-301": (VERBODEN, "Het bestand bevat een documenttype (DOCTYPE of ENTITY). Dat mag niet."),
    "IJW-401": (ONTLEDEN, "Het bestand is geen goede XML{waar}."),
    "IJW-402": (ONTLEDEN, "Het bestand heeft te veel lagen in elkaar. Hooguit 64 zijn toegestaan."),
    "IJW-403": (ONTLEDEN, "Het bestand heeft te veel onderdelen. Hooguit 1.000.000 mag."),
    "IJW-404": (ONTLEDEN, "Het bestand bevat een verwerkingsopdracht (<?…?>). Dat mag niet."),
    "IJW-405": (ONTLEDEN, "Het bestand bevat een xsi-attribuut. Dat mag niet."),
    "IJW-406": (ONTLEDEN, "Het bestand bevat een attribuut. Een iJw-bericht heeft geen"
                " attributen."),
    "IJW-407": (ONTLEDEN, "Het bestand verwijst met XInclude naar een ander bestand. Dat mag"
                " niet."),
    "IJW-501": (VERSIE, "Het bestand is geen iJw-bericht."),
    "IJW-502": (VERSIE, "Het bericht is van iJw {versie}. Dat is een oudere versie. Vraag de"
                " afzender om iJw 3.2."),
    "IJW-503": (VERSIE, "Het bericht is van iJw {versie}. Dat is een nieuwere versie, die nog niet"
                " gelezen kan worden. Vraag de afzender om iJw 3.2."),
    "IJW-504": (VERSIE, "Het bericht is van een andere standaard ({standaard}). Alleen iJw 3.2 kan"
                " gelezen worden."),
    "IJW-505": (VERSIE, "Deze berichtsoort bestaat niet in iJw 3.2."),
}  # fmt: skip


class Geweigerd(Exception):  # noqa: N818  (Dutch noun of the domain)
    """The file is refused. ``code`` is stable, ``tekst`` is Dutch for the user, ``fase`` one of
    FASEN. In the phase ``schema`` ``bevindingen`` holds every fault found (at most 200).
    """

    def __init__(
        self, code: str, tekst: str, fase: str, bevindingen: tuple[Bevinding, ...] = ()
    ) -> None:
        super().__init__(tekst)
        self.code, self.tekst, self.fase, self.bevindingen = code, tekst, fase, bevindingen


def refusal(code: str, **waarden: str) -> Geweigerd:
    """The refusal with this code, its text filled in."""
    fase, tekst = TEKSTEN[code]
    return Geweigerd(code, tekst.format(**waarden), fase)
