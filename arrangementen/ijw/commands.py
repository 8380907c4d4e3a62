"""The library as a program, without the application: check, read, write, rules.

Exit code: 0 when all is good, 1 when a message is not, 2 when the command cannot be carried out.
"""

import json
import sys
from argparse import ArgumentParser, Namespace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from arrangementen.ijw.bericht import Bericht
from arrangementen.ijw.bouwen import OngeldigBericht, write
from arrangementen.ijw.controle import (
    GeenBestand,
    check_files,
    find_files,
    find_folders,
    read_bytes,
)
from arrangementen.ijw.lezen import Geweigerd, read
from arrangementen.ijw.regellijst import as_json, as_table, put_into
from arrangementen.ijw.verslag import as_text

GEEN_JSON = "{} is geen JSON met een soort en een inhoud, zoals de opdracht read die geeft."


def main(woorden: list[str]) -> int:
    """Carry out one command; see ``--help``."""
    opties = _parser().parse_args(woorden)
    try:
        return int(opties.doe(opties))
    except GeenBestand as fout:
        sys.stderr.write(f"{fout}\n")
        return 2


def _parser() -> ArgumentParser:
    parser = ArgumentParser("python -m arrangementen.ijw", description="iJw 3.2 zonder toepassing.")
    delen = parser.add_subparsers(required=True, metavar="OPDRACHT")
    check = delen.add_parser("check", help="controleer bestanden of mappen")
    check.add_argument("paden", nargs="+", type=Path, metavar="PAD")
    check.add_argument("--json", action="store_true", help="een JSON-lijst")
    check.add_argument("--dag", type=date.fromisoformat, help="JJJJ-MM-DD in plaats van vandaag")
    check.set_defaults(doe=_check)
    lees = delen.add_parser("read", help="toon een bericht als JSON")
    lees.add_argument("bestand", type=Path)
    lees.set_defaults(doe=_read)
    schrijf = delen.add_parser("write", help="maak van die JSON weer een bericht")
    schrijf.add_argument("bestand", type=Path)
    schrijf.set_defaults(doe=_write)
    regels = delen.add_parser("rules", help="toon de tabel van alle regels")
    regels.add_argument("--json", action="store_true")
    regels.add_argument("--into", type=Path, metavar="BESTAND", help="zet de tabel in een .md")
    regels.set_defaults(doe=_rules)
    return parser


def _check(opties: Namespace) -> bool:
    vandaag = opties.dag or datetime.now(tz=ZoneInfo("Europe/Amsterdam")).date()
    rapporten = list(check_files(find_files(opties.paden), vandaag))
    if opties.json:
        _say(json.dumps([r.to_dict() for r in rapporten], ensure_ascii=False, indent=2))
    else:
        _say(as_text(rapporten, find_folders(opties.paden)))
    return not all(rapport.goed for rapport in rapporten)


def _read(opties: Namespace) -> bool:
    try:
        bericht = read(read_bytes(opties.bestand))
    except Geweigerd as fout:
        sys.stderr.write(f"{fout.code}: {fout.tekst}\n")
        return True
    als_json = {"soort": bericht.soort, "inhoud": bericht.inhoud}
    _say(json.dumps(als_json, ensure_ascii=False, indent=2))
    return False


def _write(opties: Namespace) -> bool:
    try:
        gegevens = json.loads(read_bytes(opties.bestand))
        data = write(Bericht(str(gegevens["soort"]), gegevens["inhoud"]))
    except OngeldigBericht as fout:
        for bevinding in fout.bevindingen:
            sys.stderr.write(f"{bevinding.plaats}: {bevinding.tekst}\n")
        return True
    except (ValueError, KeyError, TypeError, RecursionError):
        raise GeenBestand(GEEN_JSON.format(opties.bestand)) from None
    sys.stdout.buffer.write(data)
    return False


def _rules(opties: Namespace) -> bool:
    if opties.into:
        put_into(opties.into)
    else:
        _say(as_json() if opties.json else as_table())
    return False


def _say(tekst: str) -> None:
    sys.stdout.write(f"{tekst}\n")
