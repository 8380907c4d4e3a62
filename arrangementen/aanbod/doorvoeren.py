"""Een wijziging opstellen, beoordelen naast de tabel van nu, en doorvoeren: alles of niets."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection

from verloop.fouten import Geblokkeerd
from verloop.redenen import Nee, Oordeel
from verloop.tabelbestand import Celfout, Rijfout, Tabelbestand

from .tabellen import Tabel, tabel_of
from .tabellen.plan import BEEINDIGD, GELIJK, GEWIJZIGD, NIEUW, Plan, make_plan
from .tabellen.tabel import Rij

MAX_RIJEN = 5_000
PER_KEER = 500
MAX_BYTES = 5 * 1024 * 1024


@dataclass
class Beoordeling:
    """What rows would do, or what is wrong with them (at most 200 faults are kept)."""

    tabel: Tabel
    plan: Plan = field(default_factory=Plan)
    rijen: list[tuple[int, Rij]] = field(default_factory=list)
    fouten: Sequence[Rijfout] = ()
    aantal_fouten: int = 0

    @property
    def goed(self) -> bool:
        """Nothing wrong."""
        return not self.aantal_fouten

    @property
    def leeg(self) -> bool:
        """Right, but nothing would change."""
        return self.goed and not self.plan.wijzigt

    def counts(self) -> dict[str, int]:
        """The numbers as an Aanbodwijziging keeps them."""
        return {soort: self.plan.count(soort) for soort in (NIEUW, GEWIJZIGD, BEEINDIGD, GELIJK)}

    def to_json(self) -> list[dict[str, Any]]:
        """The rows that do something: line, cells, and what they do in words."""
        return [
            {
                "regel": v.regel,
                "cellen": self.tabel.to_cells(v.gevraagd),
                "soort": v.soort,
                "label": v.label,
                "verschil": v.verschil,
            }
            for v in self.plan.wijzigt
        ]


def judge_file(tabel: Tabel, inhoud: bytes) -> Beoordeling:
    """Read a CSV and lay it beside the table; stores nothing."""
    lezer = Tabelbestand([veld.kolom for veld in tabel.velden], MAX_RIJEN)
    rijen = [
        (regel, _with_empties(tabel, cellen))
        for regel, cellen in lezer.rows(inhoud.splitlines(keepends=True))
    ]
    if not rijen and not lezer.aantal_fouten:
        lezer.report(1, "", "Het bestand heeft geen rijen.")
    return _judge(tabel, rijen, lezer)


def judge_cells(tabel: Tabel, cellen: Iterable[tuple[int, dict[str, str]]]) -> Beoordeling:
    """The same for cells from a form or from a stored change."""
    lezer = Tabelbestand((), MAX_RIJEN)
    rijen = []
    for regel, rij in cellen:
        gelezen = {}
        for veld in tabel.velden:
            try:
                gelezen[veld.naam] = veld.read(rij.get(veld.naam, ""))
            except Celfout as fout:
                lezer.report(regel, veld.naam, str(fout))
        if len(gelezen) == len(tabel.velden):
            rijen.append((regel, gelezen))
    return _judge(tabel, rijen, lezer)


def judge_change(wijziging: Any) -> Beoordeling:
    """A stored change beside the table as it is now."""
    rijen = ((rij["regel"], rij["cellen"]) for rij in wijziging.rijen)
    return judge_cells(tabel_of(wijziging.tabel), rijen)


def still_fits(wijziging: Any) -> Oordeel:
    """Are the rows still right beside the tables as they are now?"""
    nee = _refusal(judge_change(wijziging))
    return True if nee is None else nee


def _refusal(beoordeling: Beoordeling) -> Nee | None:
    """Why these rows cannot be written; None when they can."""
    if beoordeling.goed:
        return None
    fout = beoordeling.fouten[0]
    return Nee(
        f"Deze wijziging past niet meer. {fout.tekst}",
        "Trek haar in en stel een nieuwe op.",
    )


def apply_after(wijziging: Any, *, by: Any, op: datetime) -> None:
    """Write the rows, in the transaction of the adoption; one change of the offer at a time.

    Judged again under the lock: another change may have come first. Raises Geblokkeerd then.
    """
    _lock()
    beoordeling = judge_change(wijziging)
    if (nee := _refusal(beoordeling)) is not None:
        raise Geblokkeerd(nee.reden, nee.weg)
    write(beoordeling)


def write(beoordeling: Beoordeling) -> None:
    """End what ends, then make what is new, then what follows from it."""
    tabel, plan = beoordeling.tabel, beoordeling.plan
    rijen: Any = tabel.model._default_manager
    eindigen = []
    for verandering in plan.wijzigt:
        oud = verandering.sluit
        if oud is not None and oud.obj is not None:
            oud.obj.geldig_tot = oud.tot
            eindigen.append(oud.obj)
    rijen.bulk_update(eindigen, ["geldig_tot"], batch_size=PER_KEER)
    kennis = tabel.kennis()
    versies = (v.versie for v in plan.wijzigt if v.soort != BEEINDIGD)
    nieuw = [tabel.model(**tabel.velden_van(versie.rij, kennis)) for versie in versies]
    for rij in nieuw:
        rij.clean_fields(exclude=tabel.bij)
    rijen.bulk_create(nieuw, batch_size=PER_KEER)
    tabel.daarna()


def fingerprint(inhoud: bytes) -> str:
    """SHA-256 of a file, in hexadecimals."""
    return hashlib.sha256(inhoud).hexdigest()


def _with_empties(tabel: Tabel, rij: Rij) -> Rij:
    return {
        veld.naam: veld.leeg if rij[veld.naam] is None else rij[veld.naam] for veld in tabel.velden
    }


def _judge(tabel: Tabel, rijen: list[tuple[int, Rij]], lezer: Tabelbestand) -> Beoordeling:
    plan = make_plan(tabel, rijen, lezer.report)
    fouten = sorted(lezer.fouten, key=lambda fout: fout.regel)
    return Beoordeling(tabel, plan, rijen, fouten, lezer.aantal_fouten)


def _lock() -> None:
    """Adoptions wait for each other until the transaction ends: tables rest on each other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", ["aanbod"])
