"""Datums, bedragen en namen zoals ze op het scherm staan (Nederlands, B1)."""

from datetime import date, datetime

from django.utils import timezone

MAANDEN = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
DAGEN = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]


def lange_datum(dag: date | None) -> str:
    """'donderdag 19 maart 2026'; empty for no date."""
    if dag is None:
        return ""
    dag = _day(dag)
    return f"{DAGEN[dag.weekday()]} {dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def gewone_datum(dag: date | None) -> str:
    """'19 maart 2026'."""
    return lange_datum(dag).partition(" ")[2]


def korte_datum(dag: date | None) -> str:
    """'do 19 maart', for tables."""
    if dag is None:
        return ""
    dag = _day(dag)
    return f"{DAGEN[dag.weekday()][:2]} {dag.day} {MAANDEN[dag.month - 1]}"


def dag_maand(dag: date | None) -> str:
    """'19 mrt'."""
    if dag is None:
        return ""
    dag = _day(dag)
    kort = {"maart": "mrt", "juni": "juni", "juli": "juli", "mei": "mei"}
    maand = MAANDEN[dag.month - 1]
    return f"{dag.day} {kort.get(maand, maand[:3])}"


def datumtijd(moment: datetime | None) -> str:
    """'dinsdag 17 maart, 09.12 uur' in local time."""
    if moment is None:
        return ""
    lokaal = timezone.localtime(moment)
    dag = f"{DAGEN[lokaal.weekday()]} {lokaal.day} {MAANDEN[lokaal.month - 1]}"
    return f"{dag}, {lokaal:%H.%M} uur"


def euro(cent: int | None) -> str:
    """Eurocents as '€ 27.048,00'."""
    if cent is None:
        return ""
    heel, rest = divmod(abs(int(cent)), 100)
    teken = "-" if cent < 0 else ""
    return f"€ {teken}{heel:,}".replace(",", ".") + f",{rest:02d}"


def getal(waarde: object) -> str:
    """A number with decimal comma and without a needless fraction: 16, 3,7."""
    tekst = f"{waarde:.1f}" if isinstance(waarde, float) else str(waarde)
    if "." in tekst:
        tekst = tekst.rstrip("0").rstrip(".")
    return tekst.replace(".", ",")


def initialen(naam: str) -> str:
    """'S. Bakhuis' becomes 'SB'; at most two letters."""
    delen = [deel for deel in naam.replace(".", " ").split() if deel[:1].isalpha()]
    if not delen:
        return "?"
    return (delen[0][0] + (delen[-1][0] if len(delen) > 1 else "")).upper()


def _day(dag: date) -> date:
    return timezone.localdate(dag) if isinstance(dag, datetime) else dag
