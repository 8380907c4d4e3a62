"""Datums, bedragen, getallen en namen in gewone Nederlandse woorden, voor alle schermen."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from django.utils import timezone

from verloop.leeftijd import age_on

DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli",
    "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
MAANDEN_KORT = (
    "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec",
)  # fmt: skip
Moment = date | datetime


def local_day(moment: Moment) -> date:
    """The calendar day in Amsterdam of a date or a datetime."""
    if isinstance(moment, datetime):
        return timezone.localtime(moment).date() if timezone.is_aware(moment) else moment.date()
    return moment


def day_month(moment: Moment, jaar: bool = False) -> str:
    """ "19 maart", or "19 maart 2026"."""
    dag = local_day(moment)
    tekst = f"{dag.day} {MAANDEN[dag.month - 1]}"
    return f"{tekst} {dag.year}" if jaar else tekst


def tiny_date(moment: Moment) -> str:
    """ "19 mrt", for places without room, such as the route bar."""
    dag = local_day(moment)
    return f"{dag.day} {MAANDEN_KORT[dag.month - 1]}"


def long_date(moment: Moment) -> str:
    """ "donderdag 19 maart 2026"."""
    return f"{DAGEN[local_day(moment).weekday()]} {day_month(moment, jaar=True)}"


def short_date(moment: Moment, jaar: bool = False) -> str:
    """ "do 19 maart", for tables; with `jaar` "do 19 maart 2026"."""
    return f"{DAGEN[local_day(moment).weekday()][:2]} {day_month(moment, jaar)}"


def numeric_date(moment: Moment) -> str:
    """ "19-03-2026", as people type it in a form."""
    return local_day(moment).strftime("%d-%m-%Y")


def clock(moment: datetime) -> str:
    """ "09.12 uur", in Amsterdam."""
    lokaal = timezone.localtime(moment) if timezone.is_aware(moment) else moment
    return f"{lokaal:%H.%M} uur"


def moment(waarde: Moment, vandaag: date | None = None, kort: bool = False) -> str:
    """ "dinsdag 17 maart, 09.12 uur", `kort` for tables: "di 17 maart, 09.12 uur".

    The year is added when it is not the year of `vandaag`; a date without a time gives only the
    day.
    """
    jaar = vandaag is not None and local_day(waarde).year != vandaag.year
    naam = DAGEN[local_day(waarde).weekday()]
    dag = f"{naam[:2] if kort else naam} {day_month(waarde, jaar)}"
    return f"{dag}, {clock(waarde)}" if isinstance(waarde, datetime) else dag


def number(waarde: object, decimalen: int | None = None) -> str:
    """ "1.234,5": dots between thousands, comma before decimals; trailing zeros go away.

    `decimalen` gives a fixed number of decimals. Anything that is no number comes back as text.
    """
    getal = _decimal(waarde)
    if getal is None:
        return "" if waarde is None else str(waarde)
    if decimalen is not None:
        getal = getal.quantize(Decimal(1).scaleb(-decimalen), ROUND_HALF_UP)
    tekst = f"{getal:,f}"
    if decimalen is None and "." in tekst:
        tekst = tekst.rstrip("0").rstrip(".")
    return tekst.replace(",", " ").replace(".", ",").replace(" ", ".")


def euro(waarde: object) -> str:
    """ "€ 27.048,00" (with a space that does not break); text that is no amount stays text."""
    getal = _decimal(waarde)
    if getal is None:
        return "" if waarde is None else str(waarde)
    teken = "-" if getal < 0 else ""
    return f"€\u00a0{teken}{number(abs(getal), 2)}"


def age(geboren: date, on: date) -> int:
    """Whole years on a day (`verloop.leeftijd`)."""
    return age_on(geboren, on)


def masked_bsn(bsn: str) -> str:
    """ "••••• 281": only the last three digits."""
    cijfers = "".join(teken for teken in str(bsn) if teken.isdigit())
    return f"•••••\u2009{cijfers[-3:]}" if len(cijfers) >= 8 else "•••••"


def initials(naam: str) -> str:
    """ "SB" of "S. Bakhuis", "DV" of "De Vlierhof": the first letter of the first two words."""
    woorden = [woord for woord in str(naam).replace("-", " ").split() if woord[0].isalnum()]
    return "".join(woord[0] for woord in woorden[:2]).upper()


def capitalise(tekst: str) -> str:
    """The text with a capital at the start; the rest stays as it is."""
    tekst = str(tekst)
    return tekst[:1].upper() + tekst[1:]


def _decimal(waarde: object) -> Decimal | None:
    if waarde is None or isinstance(waarde, bool):
        return None
    try:
        getal = Decimal(str(waarde))
    except InvalidOperation:
        return None
    return getal if getal.is_finite() else None
