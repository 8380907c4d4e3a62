"""Very many hostile files: damaged bytes and trees, foreign markup, encodings, depth and bombs.

As a program it reads them all and prints what happened, in a process of its own, so that its peak
of memory is that of the reader: ``python -m tests.arrangementen.ijw.vijandig_veel 50000``.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from random import Random

from arrangementen.ijw.bouwen import write
from arrangementen.ijw.controle import check_file
from arrangementen.ijw.poort import check_bytes
from arrangementen.ijw.schema import SOORTEN
from arrangementen.ijw.stroom import read_by_client
from arrangementen.ijw.weigering import Geweigerd
from tests.arrangementen.ijw.ingrepen import INGREPEN, damage
from tests.arrangementen.ijw.maken import make
from tests.arrangementen.ijw.vijandig import GEVALLEN, XSI

VANDAAG = date(2026, 2, 2)
KOP = b'<?xml version="1.0" encoding="UTF-8"?>'
STUKKEN = [
    b"<!DOCTYPE x>", b"<!ENTITY x 'y'>", b"<!doctype x [<!ENTITY % p SYSTEM 'file:///etc/x'>%p;]>",
    b"&x;", b"&#0;", b"&#xD800;", b"&#1114112;", b"&lt;!DOCTYPE", b"<![CDATA[", b"]]>", b"<!--",
    b"-->", b"<?php ?>", b"<?xml version='1.0'?>", b"\0", b"\xff\xfe", b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    b"\xc0\xaf", b"\xf4\x90\x80\x80", b"\x0b", b"\x1f\x8b", b"<a>", b"</a>", b"<a/>", b"<", b">",
    b"&", b'"', b" xmlns=''", b" xmlns:p=''", b" xmlns='urn:x'", b" xsi:nil='true'", b" " + XSI,
    b'<i:include xmlns:i="http://www.w3.org/2001/XInclude" href="file:///etc/x"/>', b"{}", b"%s",
    b"$(id)", b"../../x", b"' OR 1=1 --", b"=1+1", b"\xe2\x80\xae", b"9" * 400, b"-" * 60,
    b" " * 999,
]  # fmt: skip
TEKENSETS = (
    *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7", "latin-1"),
    *("cp500", "cp1252", "shift_jis", "gb18030", "koi8-r", "iso2022_jp", "big5"),
)


def _message(kans: Random) -> bytes:
    return write(make(kans.choice(SOORTEN), kans))


def _bytes(kans: Random) -> bytes:
    """A few bytes lost, doubled, turned or put in."""
    data = bytearray(_message(kans))
    for _ in range(kans.randint(1, 5)):
        begin = kans.randrange(len(data) + 1)
        einde = min(len(data), begin + kans.choice((0, 1, 1, 2, 8, 200)))
        nieuw = kans.choice((b"", bytes(data[begin:einde]) * 2, kans.randbytes(einde - begin + 1)))
        data[begin:einde] = nieuw
    return bytes(data)


def _cut(kans: Random) -> bytes:
    data = _message(kans)
    return data[: kans.randrange(len(data))]


def _put_in(kans: Random) -> bytes:
    """Foreign markup on a random place, often at a border of an element."""
    data = _message(kans)
    for _ in range(kans.randint(1, 3)):
        plek = kans.randrange(len(data))
        if kans.random() < 0.7:
            plek = max(0, data.find(kans.choice((b"<", b">")), plek))
        data = data[:plek] + kans.choice(STUKKEN) * kans.choice((1, 1, 1, 40)) + data[plek:]
    return data


def _trees(kans: Random) -> bytes:
    """Good XML, but no good message."""
    data = _message(kans)
    for _ in range(kans.randint(2, 6)):
        data = damage(data, kans.choice(list(INGREPEN)), kans)
    return data


def _encoded(kans: Random) -> bytes:
    tekst = _message(kans).decode().replace("UTF-8", kans.choice(TEKENSETS).upper(), 1)
    return tekst.encode(kans.choice(TEKENSETS), errors="replace")


def _deep(kans: Random) -> bytes:
    """Elements in each other, or beside each other, or long names, values and attributes."""
    aantal = kans.choice((63, 64, 65, 66, 250, 260, 3000))
    midden = kans.choice((b"", b"x", b"&x;"))
    vorm = kans.choice((
        b"<a>" * aantal + midden + b"</a>" * aantal,
        b"<a>" + b"<b/>" * aantal * 5 + b"</a>",
        b"<a " + b" ".join(b'b%d="x"' % n for n in range(aantal)) + b"/>",
        b"<" + b"a" * aantal * 9 + b"/>",
        b"<a>" + b"\t" * aantal * 99 + b"</a>",
        b'<a xmlns="urn:x' + b"x" * aantal + b'"/>',
    ))  # fmt: skip
    data = _message(kans)
    return KOP + vorm if kans.random() < 0.5 else data.replace(b"</ijw:", vorm + b"</ijw:", 1)


def _bomb(kans: Random) -> bytes:
    """Entities in entities, wide and deep."""
    diep, breed = kans.randint(1, 30), kans.randint(2, 60)
    regels = [b'<!ENTITY l0 "lol">']
    regels += [b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * breed) for n in range(1, diep)]
    dtd = b"<!DOCTYPE Bericht [" + b"".join(regels) + b"]>"
    romp = _message(kans).replace(b"</jw", b"&l%d;</jw" % (diep - 1), 1)
    return kans.choice((KOP, b"")) + dtd + romp.removeprefix(KOP)


def _noise(kans: Random) -> bytes:
    return kans.choice((b"", KOP, b"<", b"PK\x03\x04")) + kans.randbytes(kans.randrange(400))


SOORTEN_VIJAND: tuple[Callable[[Random], bytes], ...] = (
    *(_bytes, _bytes, _cut, _put_in, _put_in, _put_in, _trees, _trees),
    *(_encoded, _deep, _bomb, _noise),
)


def hostile(aantal: int, zaad: str = "vijand") -> Iterator[bytes]:
    """This many hostile files, the same for the same seed."""
    kans = Random(zaad)
    for _ in range(aantal):
        yield kans.choice(SOORTEN_VIJAND)(kans)


def judge(bestanden: Iterator[bytes]) -> dict[str, float]:
    """Check every file; count by level and by refusal, and take the slowest."""
    geteld: Counter[str] = Counter()
    langzaamst = 0.0
    for data in bestanden:
        begin = time.process_time()
        rapport = check_file("vijand.xml", data, VANDAAG)
        per_client = _by_client(data)
        langzaamst = max(langzaamst, time.process_time() - begin)
        geteld[f"niveau {rapport.niveau}"] += 1
        assert not (per_client and rapport.niveau == 1), "die weg leest niet meer dan de gewone"
        geteld.update(b.code for b in rapport.bevindingen[:1])
        assert all(
            b.tekst.endswith(".") and (b.code or b.regel == "IV028") for b in rapport.bevindingen
        )
    return {"langzaamst": langzaamst, **geteld}


def _by_client(data: bytes) -> bool:
    """Whether the road of a large declaration reads it, whatever its size."""
    try:
        check_bytes(data)
    except Geweigerd:
        return False
    return read_by_client(data, vanaf=0) is not None


def _peak() -> int:
    """The highest use of memory of this process so far, in MB."""
    regels = Path("/proc/self/status").read_text().splitlines()
    return int(next(regel for regel in regels if regel.startswith("VmHWM")).split()[1]) // 1024


def main(aantal: int, groot: bool) -> None:
    """Print one JSON object: counts, the slowest file in seconds and the peak in MB."""
    uitkomst = judge(hostile(aantal))
    if groot:
        alle = judge(data for _, _, data in GEVALLEN.values())
        uitkomst["langzaamst"] = max(uitkomst["langzaamst"], alle["langzaamst"])
    print(json.dumps({"aantal": aantal, "piek": _peak(), **uitkomst}))


if __name__ == "__main__":
    main(int(sys.argv[1]), groot="--groot" in sys.argv)
