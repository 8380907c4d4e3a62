"""Dutch wording of dates, spans and numbers, the same on every screen (ui.md §9)."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MAANDEN = (
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
)
ENKELVOUD = {
    "dagen": "dag",
    "werkdagen": "werkdag",
    "weken": "week",
    "maanden": "maand",
    "dagdelen": "dagdeel",
    "minuten": "minuut",
    "etmalen": "etmaal",
    "stuks": "stuk",
}


def weekdag(dag: date) -> str:
    """The name of the day: "donderdag"."""
    return DAGEN[dag.weekday()]


def dag_maand(dag: date) -> str:
    """Day and month without year: "19 maart"."""
    return f"{dag.day} {MAANDEN[dag.month - 1]}"


def dag_maand_jaar(dag: date) -> str:
    """Day, month and year: "19 maart 2026"."""
    return f"{dag_maand(dag)} {dag.year}"


def lange_datum(dag: date) -> str:
    """In sentences: "donderdag 19 maart 2026"."""
    return f"{weekdag(dag)} {dag_maand_jaar(dag)}"


def middellange_datum(dag: date) -> str:
    """In sentences about this year: "donderdag 19 maart"."""
    return f"{weekdag(dag)} {dag_maand(dag)}"


def korte_datum(dag: date) -> str:
    """In tables: "do 19 maart"."""
    return f"{weekdag(dag)[:2]} {dag_maand(dag)}"


def cijferdatum(dag: date) -> str:
    """In figures, as people type it: "19-3-2026"."""
    return f"{dag.day}-{dag.month}-{dag.year}"


def tijd(moment: datetime) -> str:
    """Time of day as given (convert to local time first): "15.40 uur"."""
    return f"{moment.hour:02d}.{moment.minute:02d} uur"


def periode(begin: date, einde: date) -> str:
    """A span, end inclusive: "27 februari tot en met 26 maart 2026"."""
    van = dag_maand(begin) if begin.year == einde.year else dag_maand_jaar(begin)
    return f"{van} tot en met {dag_maand_jaar(einde)}"


def getal(waarde: Decimal | int, decimalen: int | None = None) -> str:
    """A number with Dutch comma and thousands point: "3,7", "78", "1.604,50".

    Without `decimalen` at most two are shown, and no trailing zeros.
    """
    waarde = Decimal(waarde)
    stap = Decimal(1).scaleb(-(2 if decimalen is None else decimalen))
    tekst = f"{waarde.quantize(stap, ROUND_HALF_UP):,f}"
    if decimalen is None and "." in tekst:
        tekst = tekst.rstrip("0").rstrip(".")
    return tekst.replace(",", " ").replace(".", ",").replace(" ", ".")


def bedrag(waarde: Decimal) -> str:
    """An amount in euro: "€ 27.048,00"."""
    return f"€ {getal(waarde, 2)}"


def aantal(n: Decimal | int, meervoud: str) -> str:
    """A number with its noun in the right form: "1 dag", "2 dagen", "78 uur"."""
    woord = ENKELVOUD.get(meervoud, meervoud) if n == 1 else meervoud
    return f"{getal(n)} {woord}"


def aantal_dagen(n: int) -> str:
    """ "1 dag", "28 dagen"."""
    return aantal(n, "dagen")


def in_weken(dagen: int) -> str:
    """A number of days as weeks and days: "26 weken", "26 weken en 1 dag", "5 dagen"."""
    weken, rest = divmod(dagen, 7)
    delen = [aantal(weken, "weken")] if weken else []
    if rest or not weken:
        delen.append(aantal_dagen(rest))
    return opsomming(delen)


def in_leeftijd(maanden: int) -> str:
    """An age in months: 198 is "16,5 jaar", 192 is "16 jaar", 193 is "16 jaar en 1 maand"."""
    jaren, rest = divmod(maanden, 12)
    if rest in (0, 6):
        return f"{getal(Decimal(maanden) / 12, None)} jaar"
    return f"{jaren} jaar en {aantal(rest, 'maanden')}"


def opsomming(delen: Sequence[str]) -> str:
    """Joins words: "dag 14, dag 21 en dag 26"."""
    if len(delen) < 2:
        return "".join(delen)
    return f"{', '.join(delen[:-1])} en {delen[-1]}"


def zin(tekst: str) -> str:
    """First letter as capital, the rest untouched: for dates that open a sentence."""
    return tekst[:1].upper() + tekst[1:]
