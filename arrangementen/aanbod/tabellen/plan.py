"""Legt rijen naast wat er staat: wat is nieuw, wat wijzigt, wat eindigt, en wat kan niet."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from .tabel import Rij, Tabel

NIEUW, GEWIJZIGD, BEEINDIGD, GELIJK = "nieuw", "gewijzigd", "beeindigd", "gelijk"
WOORD = {
    NIEUW: "Nieuw",
    GEWIJZIGD: "Nieuwe versie",
    BEEINDIGD: "Krijgt een laatste dag",
    GELIJK: "Blijft gelijk",
}
DAG = timedelta(days=1)
Melden = Any
#: key and first day of every row of the file
Begin = set[tuple[Any, ...]]


@dataclass
class Versie:
    """A version of one thing: its values, its stored row (None: still to be made), its line."""

    rij: Rij
    obj: Any = None
    regel: int = 0
    #: the row as it was asked; `rij` may get a last day from a later line
    gevraagd: Rij = field(default_factory=dict)
    #: until when something held before these rows: nothing may end sooner without a follower
    moet_tot: date = date.min

    @property
    def van(self) -> date:
        return self.rij["geldig_van"]  # type: ignore[no-any-return]

    @property
    def tot(self) -> date | None:
        return self.rij["geldig_tot"]  # type: ignore[no-any-return]

    def holds_on(self, dag: date) -> bool:
        return self.van <= dag and (self.tot is None or self.tot >= dag)


@dataclass(frozen=True)
class Verandering:
    """What one line does: kind, what it is about, from which day, and per column old and new."""

    regel: int
    soort: str
    label: str
    versie: Versie
    verschil: list[tuple[str, str, str]] = field(default_factory=list)
    #: the version that gets a last day by this
    sluit: Versie | None = None

    @property
    def woord(self) -> str:
        """The kind in words."""
        return WOORD[self.soort]

    @property
    def van(self) -> date:
        """From which day."""
        return self.versie.van

    @property
    def gevraagd(self) -> Rij:
        """The row as it was asked."""
        return self.versie.gevraagd


@dataclass
class Plan:
    """What a set of rows would do."""

    veranderingen: list[Verandering] = field(default_factory=list)
    goed: bool = True

    def count(self, soort: str) -> int:
        """How many of one kind."""
        return sum(v.soort == soort for v in self.veranderingen)

    @property
    def wijzigt(self) -> list[Verandering]:
        """What does something."""
        return [v for v in self.veranderingen if v.soort != GELIJK]

    def past(self, on: date) -> int:
        """How many begin before today."""
        return sum(v.van < on for v in self.wijzigt if v.soort != BEEINDIGD)


def make_plan(tabel: Tabel, rijen: Iterable[tuple[int, Rij]], melden: Melden) -> Plan:
    """Compare rows (line, values) with the table; `melden(regel, kolom, tekst)` gets each fault."""
    versies = _stored(tabel)
    kennis = tabel.kennis()
    plan = Plan()
    rijen = list(rijen)
    begin = {(*tabel.key(rij), rij["geldig_van"]) for _, rij in rijen}
    gezien: dict[tuple[Any, ...], int] = {}
    for regel, rij in sorted(rijen, key=lambda paar: (paar[1]["geldig_van"], paar[0])):
        fouten = list(_faults(tabel, rij, kennis))
        sleutel = (*tabel.key(rij), rij["geldig_van"])
        if sleutel in gezien:
            fouten.append(("", f"Deze rij staat er al, op regel {gezien[sleutel]}."))
        gezien.setdefault(sleutel, regel)
        uitkomst = (
            None
            if fouten
            else _judge(tabel, versies, Versie(rij, regel=regel, gevraagd=rij), kennis, begin)
        )
        if isinstance(uitkomst, Verandering):
            plan.veranderingen.append(uitkomst)
        else:
            fouten.extend([uitkomst] if uitkomst else [])
        for kolom, tekst in fouten:
            plan.goed = False
            melden(regel, kolom, tekst)
    plan.veranderingen.sort(key=lambda v: v.regel)
    return plan


def _stored(tabel: Tabel) -> dict[tuple[str, ...], list[Versie]]:
    versies: dict[tuple[str, ...], list[Versie]] = {}
    for obj in tabel.rows().order_by("geldig_van"):
        rij = tabel.to_row(obj)
        versies.setdefault(tabel.key(rij), []).append(Versie(rij, obj))
    return versies


def _faults(tabel: Tabel, rij: Rij, kennis: Any) -> Iterable[tuple[str, str]]:
    van, tot = rij["geldig_van"], rij["geldig_tot"]
    if tot and tot < van:
        yield "geldig_tot", "Kies een laatste dag op of na de eerste dag."
    yield from tabel.controle(rij, kennis)


def _judge(
    tabel: Tabel,
    versies: dict[tuple[str, ...], list[Versie]],
    nieuw: Versie,
    kennis: Any,
    begin: Begin,
) -> Verandering | tuple[str, str]:
    reeks = versies.setdefault(tabel.key(nieuw.rij), [])
    label = tabel.label(nieuw.rij, kennis)
    zelfde = next((v for v in reeks if v.van == nieuw.van), None)
    if zelfde is not None:
        return _same_start(tabel, reeks, zelfde, nieuw, label)
    return _gap(tabel, reeks, nieuw, begin) or _new_version(tabel, reeks, nieuw, label)


def _gap(tabel: Tabel, reeks: list[Versie], nieuw: Versie, begin: Begin) -> tuple[str, str] | None:
    """A version that ends inside a longer one, without a row that goes on from there."""
    ervoor = [v for v in reeks if v.holds_on(nieuw.van) or v.tot == nieuw.van - DAG]
    doorlopend = [v.tot or date.max for v in ervoor if v.holds_on(nieuw.van)]
    nieuw.moet_tot = max([*doorlopend, *(v.moet_tot for v in ervoor)], default=date.min)
    if nieuw.tot is None or nieuw.tot >= nieuw.moet_tot:
        return None
    daarna = nieuw.tot + DAG
    if (*tabel.key(nieuw.rij), daarna) in begin:
        return None
    return "geldig_tot", (
        f"Nu loopt dit door na {nieuw.tot:%d-%m-%Y}. Met deze laatste dag geldt daarna niets meer. "
        f"Voeg ook een regel vanaf {daarna:%d-%m-%Y} toe, of laat de laatste dag leeg."
    )


def _same_start(
    tabel: Tabel, reeks: list[Versie], oud: Versie, nieuw: Versie, label: str
) -> Verandering | tuple[str, str]:
    verschil = tabel.differences(oud.rij, nieuw.rij)
    if verschil:
        namen = ", ".join(naam.lower() for naam, _, _ in verschil)
        tekst = (
            f"Vanaf {oud.van:%d-%m-%Y} staat hier al een versie met andere gegevens ({namen}). "
            "Geef de wijziging een latere eerste dag."
        )
        return "geldig_van", tekst
    if oud.tot == nieuw.tot or _was_followed(reeks, oud, nieuw):
        return Verandering(nieuw.regel, GELIJK, label, nieuw)
    if oud.tot is not None:
        return "geldig_tot", f"De laatste dag is al {oud.tot:%d-%m-%Y}. Die ligt vast."
    dagen = [("Laatste dag", "leeg", f"{nieuw.tot:%d-%m-%Y}")]
    oud.rij = {**oud.rij, "geldig_tot": nieuw.tot}
    return Verandering(nieuw.regel, BEEINDIGD, label, nieuw, dagen, oud)


def _was_followed(reeks: list[Versie], oud: Versie, nieuw: Versie) -> bool:
    """An older version got its last day from its successor; the file does not know that."""
    opvolger = any(oud.tot is not None and v.van == oud.tot + DAG for v in reeks)
    return opvolger and (nieuw.tot is None or (oud.tot is not None and nieuw.tot > oud.tot))


def _new_version(
    tabel: Tabel, reeks: list[Versie], nieuw: Versie, label: str
) -> Verandering | tuple[str, str]:
    later = min((v.van for v in reeks if v.van > nieuw.van), default=None)
    if later is not None and (nieuw.tot is None or nieuw.tot >= later):
        return "geldig_tot", (
            f"Vanaf {later:%d-%m-%Y} staat er al een versie. Vul een laatste dag in van "
            f"uiterlijk {later - DAG:%d-%m-%Y}."
        )
    vorige = next((v for v in reeks if v.holds_on(nieuw.van)), None)
    reeks.append(nieuw)
    if vorige is None:
        return Verandering(nieuw.regel, NIEUW, label, nieuw)
    verschil = tabel.differences(vorige.rij, nieuw.rij)
    vorige.rij = {**vorige.rij, "geldig_tot": nieuw.van - DAG}
    return Verandering(nieuw.regel, GEWIJZIGD, label, nieuw, verschil, vorige)
