"""De momenten van een lopende inzet: de balk en de lijst eronder, met hun stand."""

from datetime import date, timedelta
from typing import Any

from afwegingskader.inzet.feiten import TUSSENEVALUATIE, milestones
from normenkader.termijnen.woorden import aantal_dagen, middellange_datum, zin

NAMEN = {TUSSENEVALUATIE: ("Tussenevaluatie", "tussenevaluatie")}
AFBOUWNAAM = ("Afbouw en vervolg", "afbouw en vervolg vastgelegd")


def marks(inzet: Any, on: date) -> list[dict[str, Any]]:
    """Milestones on the bar; the last day has its own mark."""
    dag = inzet.day_on(on)
    eigen = [
        {"dag": nummer, "naam": NAMEN.get(code, AFBOUWNAAM)[0], "gemist": _missed(nummer, dag, op)}
        for code, nummer, op in milestones(inzet)
        if nummer < inzet.dagen
    ]
    signalen = [{"dag": nummer, "naam": "Signaal"} for nummer in _signals(inzet)]
    return sorted(eigen + signalen, key=lambda merk: merk["dag"])


def moments(inzet: Any, on: date) -> list[dict[str, Any]]:
    """The same as a list for components/_taken.html, each with its last day and status."""
    dag = inzet.day_on(on)
    regels = [
        (nummer, _milestone(inzet, code, nummer, op, on))
        for code, nummer, op in milestones(inzet)
        if nummer < inzet.dagen
    ]
    regels += [(nummer, _signal(inzet, nummer, dag)) for nummer in _signals(inzet)]
    regels.append((inzet.dagen, _last_day(inzet, on)))
    return [regel for _, regel in sorted(regels, key=lambda paar: paar[0])]


def _signals(inzet: Any) -> list[int]:
    momenten = {nummer for _, nummer, _ in milestones(inzet)}
    return [n for n in inzet.kaderversie.signaaldagen if n < inzet.dagen and n not in momenten]


def _missed(nummer: int, dag: int, op: date | None) -> bool:
    return op is None and dag > nummer


def _day(inzet: Any, nummer: int) -> date:
    eerste: date = inzet.begindatum
    return eerste + timedelta(days=nummer - 1)


def _milestone(inzet: Any, code: str, nummer: int, op: date | None, on: date) -> dict[str, Any]:
    uiterlijk = _day(inzet, nummer)
    te_laat = uiterlijk + timedelta(days=1)
    regel = {"id": f"m-{nummer}", "titel": f"Dag {nummer}: {NAMEN.get(code, AFBOUWNAAM)[1]}"}
    if op is not None:
        return regel | {"meta": f"Vastgelegd op {middellange_datum(op)}", "stand": "Compleet"}
    if inzet.status == "beeindigd":
        meta = "Niet vastgelegd. De inzet was al klaar."
        return regel | {"meta": meta, "stand": "Vervallen", "soort": "plain"}
    if on > uiterlijk:
        meta = (
            f"Termijn: {middellange_datum(uiterlijk)}, te laat sinds {middellange_datum(te_laat)}"
        )
        return regel | {"meta": meta, "stand": "Ontbreekt"}
    nog = aantal_dagen((uiterlijk - on).days)
    over = f"nog {nog}" if on < uiterlijk else "vandaag"
    meta = f"Termijn: {middellange_datum(uiterlijk)}, {over}. "
    meta += f"Te laat vanaf {middellange_datum(te_laat)}."
    return regel | {"meta": meta, "stand": "Niet begonnen"}


def _signal(inzet: Any, nummer: int, dag: int) -> dict[str, Any]:
    dagnaam = zin(middellange_datum(_day(inzet, nummer)))
    laatste = nummer == max(inzet.kaderversie.signaaldagen)
    extra = " Ook aan de procesregisseur." if laatste else ""
    return {
        "id": f"m-{nummer}",
        "titel": f"Dag {nummer}: signaal laatste dagen" if laatste else f"Dag {nummer}: signaal",
        "meta": f"{dagnaam}. Alleen een bericht, geen termijn.{extra}",
        "stand": "Geweest" if dag >= nummer else "Gepland",
        "soort": "plain",
    }


def _last_day(inzet: Any, on: date) -> dict[str, Any]:
    dagnaam = zin(middellange_datum(inzet.einddatum))
    regel = {"id": "m-laatste", "titel": f"Dag {inzet.dagen}: laatste dag", "soort": "plain"}
    if inzet.beeindigd_op:
        meta = f"Beëindigd op {middellange_datum(inzet.beeindigd_op)}, met een evaluatie."
        return regel | {"meta": meta, "stand": "Compleet"}
    if on > inzet.einddatum:
        meta = f"{dagnaam}. De inzet is nog niet beëindigd."
        return regel | {"meta": meta, "stand": "Ontbreekt"}
    return regel | {"meta": f"{dagnaam}. De inzet eindigt met een evaluatie.", "stand": "Gepland"}
