"""De verzonnen jeugdigen en gezinnen van de demonstratie."""

import uuid
from dataclasses import dataclass
from datetime import date

from casusregie.models import Geslacht, Gezin, Gezinslid, Gezinsrol, Jeugdige
from organisaties.models import Organisatie

from .wereld import NAAMRUIMTE


@dataclass(frozen=True)
class Kind:
    """An invented jeugdige; `bsn` lies in the test range and passes the eleven-test."""

    voornaam: str
    achternaam: str
    geboren: tuple[int, int, int]
    geslacht: str
    nummer: int
    ouders: int = 1
    voorvoegsel: str = ""

    @property
    def bsn(self) -> str:
        """The n-th number of the test range that passes the eleven-test."""
        return test_bsn(self.nummer)


def test_bsn(nummer: int) -> str:
    """The BSN with this rank in 999900006 … 999999990 (iJw CS002)."""
    gevonden = -1
    for kandidaat in range(999900006, 999999991):
        if _passes(str(kandidaat)):
            gevonden += 1
            if gevonden == nummer:
                return str(kandidaat)
    raise ValueError("Zo veel test-BSN's zijn er niet.")


def _passes(bsn: str) -> bool:
    gewichten = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(int(c) * g for c, g in zip(bsn, gewichten, strict=True)) % 11 == 0


def make_family(kind: Kind, gemeente: Organisatie) -> tuple[Jeugdige, Gezin]:
    """The jeugdige with address and BSN, and the gezin with gezag; for a casus that is new."""
    geboren = date(*kind.geboren)
    jeugdige = Jeugdige(
        kenmerk=uuid.uuid5(NAAMRUIMTE, f"jeugdige-{kind.nummer}"),
        voornamen=kind.voornaam,
        roepnaam=kind.voornaam,
        voorvoegsel=kind.voorvoegsel,
        achternaam=kind.achternaam,
        geboortedatum=geboren,
        geslacht=kind.geslacht,
        straatnaam="Verzonnenlaan",
        huisnummer=kind.nummer + 1,
        postcode="3000ZZ",
        plaats=gemeente.naam,
        gemeente=gemeente,
    )
    jeugdige.set_bsn(kind.bsn)
    jeugdige.save()
    gezin = Gezin.objects.create(kenmerk=uuid.uuid5(NAAMRUIMTE, f"gezin-{kind.nummer}"))
    Gezinslid.objects.create(
        gezin=gezin, jeugdige=jeugdige, rol=Gezinsrol.JEUGDIGE, begindatum=geboren
    )
    for rol, voornaam in ((Gezinsrol.MOEDER, "Mirjam"), (Gezinsrol.VADER, "Ruben"))[: kind.ouders]:
        naam = " ".join(d for d in (voornaam, kind.voorvoegsel, kind.achternaam) if d)
        Gezinslid.objects.create(gezin=gezin, naam=naam, rol=rol, gezag=True, begindatum=geboren)
    return jeugdige, gezin


MAN, VROUW = Geslacht.MAN, Geslacht.VROUW
