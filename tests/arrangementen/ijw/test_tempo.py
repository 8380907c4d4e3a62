"""How fast and in how much memory: JW301 per second, and a JW323 of almost 25 MB."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import count, islice
from pathlib import Path

import pytest

from arrangementen.ijw.bericht import Bericht
from arrangementen.ijw.bouwen import write
from arrangementen.ijw.lezen import MAX_BYTES, Geweigerd, parse_stream, read
from arrangementen.ijw.poort import check_bytes
from arrangementen.ijw.regels import check_within
from arrangementen.ijw.regels_client import is_bsn
from arrangementen.ijw.schema import validate
from tests.arrangementen.ijw.voorbeelden import voorbeeld
from tests.arrangementen.ijw.voorbeelden_declaratie import DEBET
from tests.metingen import meting

OPDRACHT = "make proef (tests/arrangementen/ijw/test_tempo.py)"
VOL = os.environ.get("PROEF") == "1"
AANTAL, KEREN = (400, 8) if VOL else (60, 3)
PRESTATIES = 27_000 if VOL else 1_500
METING = """
import sys
from pathlib import Path
from arrangementen.ijw.lezen import read
from arrangementen.ijw.regels import check_within
bericht = read(Path(sys.argv[1]).read_bytes())
clienten = bericht.inhoud["Declaratie"]["Clienten"]["Client"]
fouten = check_within(bericht)
regels = Path("/proc/self/status").read_text().splitlines()
hoogste = next(regel for regel in regels if regel.startswith("VmHWM")).split()[1]
aantal = sum(len(client["Prestaties"]["Prestatie"]) for client in clienten)
print(aantal, len(fouten), int(hoogste) // 1024)
"""


def toewijzing() -> bytes:
    """A JW301 of about 5 KB: one client with two products."""
    bericht = voorbeeld("301")
    client = bericht.inhoud["Client"]
    client.pop("Relaties", None)
    producten = client["ToegewezenProducten"]
    producten["ToegewezenProduct"] = producten["ToegewezenProduct"][:2]
    return write(bericht)


def declaratie(aantal: int) -> bytes:
    """A JW323 with this many prestaties, ten per client."""
    bericht = voorbeeld("323")
    romp, nummer = bericht.inhoud["Declaratie"], count(1)
    romp["Clienten"]["Client"] = [
        {"Bsn": bsn, "Prestaties": {"Prestatie": [_debit(next(nummer)) for _ in range(10)]}}
        for bsn in islice(bsns(), aantal // 10)
    ]
    romp["TotaalIngediendBedrag"]["TotaalBedrag"] = str(aantal * 90_000)
    return write(Bericht("323", bericht.inhoud))


def _debit(nummer: int) -> dict:
    eigen = {"ProductReferentie": {"ReferentieNummer": f"P{nummer}"}}
    return DEBET | eigen | {"ToewijzingNummer": str(100_000_000 + nummer)}


def test_jw301_per_second() -> None:
    """Each message is another client, so no value is remembered from the one before."""
    alle = [_of_client(data, bsn) for data in (toewijzing(),) for bsn in islice(bsns(), AANTAL)]
    assert 4_500 <= len(alle[0]) <= 5_500
    assert not any(check_within(read(data)) for data in alle[:5])
    beide = [(_per_second(alle, read), _per_second(alle, _as_stream)) for _ in range(KEREN)]
    tempo, stroom = map(max, zip(*beide, strict=True))
    naam = "JW301 van 5 KB lezen en toetsen, niveau 1 en 2, een kern"
    meting(naam, tempo, "per seconde", OPDRACHT)
    meting(
        f"{naam}: maal zo snel als de weg voor grote bestanden", tempo / stroom, "keer", OPDRACHT
    )
    assert tempo >= (2_500 if VOL else 1_000)
    assert tempo >= 1.1 * stroom


def _of_client(data: bytes, bsn: str) -> bytes:
    assert b">999900006<" in data
    nieuw = data.replace(b">999900006<", f">{bsn}<".encode())
    return nieuw.replace(b">10000000", f">{bsn[2:]}".encode())


def bsns() -> Iterator[str]:
    """Test numbers that pass the eleven-test."""
    return (str(nummer) for nummer in count(999900006) if is_bsn(str(nummer)))


def _per_second(alle: list[bytes], lees: Callable[[bytes], Bericht]) -> float:
    begin = time.process_time()
    for data in alle:
        check_within(lees(data))
    return len(alle) / (time.process_time() - begin)


def _as_stream(data: bytes) -> Bericht:
    """As a large file is read, and as every file was before."""
    check_bytes(data)
    opbouw = parse_stream(data)
    bericht = Bericht(opbouw.schema.soort, opbouw.inhoud)
    assert validate(bericht) == []
    return bericht


def test_large_declaration_in_little_memory(tmp_path: Path) -> None:
    """In a process of its own: 27,000 prestaties are almost 25 MB."""
    data = declaratie(PRESTATIES)
    assert len(data) <= MAX_BYTES
    bestand = tmp_path / "jw323.xml"
    bestand.write_bytes(data)
    uit = subprocess.run(
        [sys.executable, "-c", METING, str(bestand)],
        capture_output=True, text=True, check=True, cwd=Path(__file__).parents[3],
    ).stdout  # fmt: skip
    aantal, fouten, megabytes = map(int, uit.split())
    naam = f"geheugen bij een JW323 van {len(data) / 2**20:.1f} MB ({aantal} prestaties)"
    meting(naam, megabytes, "MB", OPDRACHT)
    assert (aantal, fouten) == (PRESTATIES, 0)
    assert megabytes <= 300


def test_above_25_mb_is_refused() -> None:
    with pytest.raises(Geweigerd, match="25 MB") as weigering:
        read(b" " * (MAX_BYTES + 1))
    assert weigering.value.code == "IJW-101"
