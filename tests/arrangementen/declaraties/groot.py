"""Maakt een grote declaratie, en ontvangt haar in een eigen proces dat zijn geheugen meldt.

`python -m tests.arrangementen.declaraties.groot BESTAND` prints the highest memory (MB) of the
process, the seconds, the status and the number of prestaties.
"""

import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from arrangementen.ijw.bericht import Bericht as IjwBericht
from arrangementen.ijw.bouwen import make_header, write

PER_CLIENT = 12


def bsns(aantal):
    """So many invented numbers that pass the eleven-test."""
    nummer = 999_900_005
    while aantal:
        nummer += 1
        tekst = str(nummer)
        som = sum((9 - i) * int(cijfer) for i, cijfer in enumerate(tekst[:8])) - int(tekst[8])
        if som % 11 == 0:
            aantal -= 1
            yield tekst


def make_large(clienten, aanbieder, gemeente, dag):
    """A JW323 of about 11.4 kB per client; nobody in it is known here."""
    rijen = [
        {"Bsn": bsn, "Prestaties": {"Prestatie": [_line(nr, m) for m in range(1, PER_CLIENT + 1)]}}
        for nr, bsn in enumerate(bsns(clienten), 1)
    ]
    totaal = clienten * PER_CLIENT * 9660
    maand = {"Begindatum": "2025-12-01", "Einddatum": "2025-12-31"}
    romp = {
        "DeclaratieNummer": "GROOT",
        "DeclaratiePeriode": maand,
        "DeclaratieDagtekening": dag.isoformat(),
        "TotaalIngediendBedrag": {"TotaalBedrag": str(totaal), "DebetCredit": "D"},
        "Clienten": {"Client": rijen},
    }
    kop = make_header("323", aanbieder, gemeente, "GROOT", dag)
    return write(IjwBericht("323", {"Header": kop, "Declaratie": romp}))


def _line(nummer, maand):
    laatste = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[maand - 1]
    periode = {"Begindatum": f"2025-{maand:02d}-01", "Einddatum": f"2025-{maand:02d}-{laatste}"}
    return {
        "ProductReferentie": {"ReferentieNummer": f"G{nummer:06d}-{maand:02d}"},
        "ToewijzingNummer": str(700_000_000 + nummer),
        "ProductCategorie": "45",
        "ProductCode": "45C09",
        "ProductPeriode": periode,
        "GeleverdVolume": "1",
        "Eenheid": "04",
        "ProductTarief": "9660",
        "IngediendBedrag": {"Bedrag": "9660", "DebetCredit": "D"},
    }


def highest_memory():
    """MB at most in this program; unlike getrusage without what its parent held."""
    regels = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(regel.split()[1]) // 1024 for regel in regels if regel.startswith("VmHWM"))


def main(bestand):
    """Receive the file through the door and tell what it took."""
    import django

    django.setup()
    from arrangementen.berichten.ontvangst import receive
    from arrangementen.models import Declaratie
    from organisaties.models import Medewerker

    begin = time.perf_counter()
    uitkomst = receive(
        Path(bestand).read_bytes(),
        by=Medewerker.objects.systeem(),
        op=datetime.now(tz=UTC),
        bestand="groot.xml",
    )
    duur = time.perf_counter() - begin
    declaratie = Declaratie.objects.get(bericht=uitkomst.rij)
    print(highest_memory(), round(duur, 1), declaratie.status, declaratie.prestaties.count())


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.testing")
    main(sys.argv[1])
