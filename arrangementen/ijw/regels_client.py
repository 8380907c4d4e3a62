"""Level-2 rules on persons in an iJw message: BSN, date of birth, name and language."""

from datetime import date

from arrangementen.ijw.regels_basis import DECLARATIES, Binnenregel, Geval, at, each, within
from verloop.leeftijd import birthday

MAX_LEEFTIJD = 120
PERSOON_ONBEKEND = date(1900, 1, 1)
_MET_GEBOORTEDATUM = ("305", "307", "315")


def is_bsn(tekst: str) -> bool:
    """Say whether nine digits pass the eleven-test (CS002): sum of 9·d1 … 2·d8 minus d9."""
    if len(tekst) != 9 or not (tekst.isascii() and tekst.isdigit()):
        return False
    cijfers = [int(teken) for teken in tekst]
    som = sum(gewicht * cijfer for gewicht, cijfer in zip(range(9, 1, -1), cijfers, strict=False))
    return any(cijfers) and (som - cijfers[8]) % 11 == 0


def birthday_after(geboren: date, jaren: int) -> date:
    """Return the day on which somebody becomes ``jaren`` (`verloop.leeftijd`).

    Outside the calendar: its last day, or with ``jaren`` below 0 its first.
    """
    jaar = geboren.year + jaren
    if not date.min.year <= jaar <= date.max.year:
        return date.max if jaren > 0 else date.min
    return birthday(geboren, jaren)


def _has_bad_bsn(geval: Geval) -> bool:
    return not is_bsn(geval.tekst())


def _shows_hidden_part(geval: Geval) -> bool:
    geboren, gebruik = geval.dag("Geboortedatum.Datum"), geval.tekst()
    if geboren is None:
        return False
    verwacht = {
        "1": geboren.replace(day=1),
        "2": geboren.replace(month=1, day=1),
        "3": PERSOON_ONBEKEND,
    }
    return verwacht.get(gebruik, geboren) != geboren


def _is_too_old(geval: Geval) -> bool:
    geboren = geval.dag()
    if geboren is None or geval.tekst("Geboortedatum.DatumGebruik") == "3":
        return False
    return birthday_after(geboren, MAX_LEEFTIJD) < geval.dagtekening


def lies_after_dagtekening(geval: Geval) -> bool:
    """Say whether the judged date lies after the Dagtekening of the message (TR134)."""
    dag = geval.dag()
    return dag is not None and dag > geval.dagtekening


def _uses_wrong_name(geval: Geval) -> bool:
    toegestaan = ("1", "2", "3", "4") if geval.heeft("Naam.Partnernaam") else ("1", "6")
    return geval.tekst() not in toegestaan


def _is_organisation(geval: Geval) -> bool:
    return geval.tekst("Naam.NaamGebruik") == "6"


def _taal_does_not_fit(geval: Geval) -> bool:
    if not geval.heeft("Communicatie"):
        return False
    return geval.heeft() != (geval.tekst("Communicatie.Vorm") == "1")


def _persons(element: str) -> dict[str, tuple[str, ...]]:
    plaatsen = at(f"Client.{element}", *_MET_GEBOORTEDATUM)
    return {"301": (f"Client.{element}", f"Relatie.{element}"), **plaatsen}


REGELS: tuple[Binnenregel, ...] = (
    within(
        "CS002",
        at("Client.Bsn", "301", "305", "307", "315", "317", *DECLARATIES),
        each(_has_bad_bsn),
        "Het burgerservicenummer klopt niet: het doorstaat de elfproef niet. "
        "Vraag het juiste nummer op en vul dat in.",
    ),
    within(
        "CS139",
        _persons("Geboortedatum.DatumGebruik"),
        each(_shows_hidden_part),
        "De geboortedatum past niet bij wat ervan bekend is. Vul 01 in voor een onbekende dag, "
        "01-01 voor een onbekende dag en maand, en 1900-01-01 als niets bekend is.",
    ),
    within(
        "TR002",
        _persons("Geboortedatum.Datum"),
        each(_is_too_old),
        "De geboortedatum ligt meer dan 120 jaar voor de dagtekening. "
        "Vul de juiste geboortedatum in, of geef aan dat de datum onbekend is.",
    ),
    within(
        "TR134",
        {
            "301": (
                "Client.Geboortedatum.Datum",
                "Relatie.Geboortedatum.Datum",
                "ToegewezenProduct.Toewijzingsdatum",
            ),
            "305": ("Client.Geboortedatum.Datum", "StartProduct.Begindatum"),
            "307": ("Client.Geboortedatum.Datum", "StopProduct.Einddatum"),
            "315": ("Client.Geboortedatum.Datum",),
            "323": (
                "Declaratie.DeclaratiePeriode.Begindatum",
                "Prestatie.ProductPeriode.Begindatum",
            ),
            "325": ("Prestatie.ProductPeriode.Begindatum",),
        },
        each(lies_after_dagtekening),
        "Deze datum ligt na de dagtekening van het bericht. "
        "Vul een datum in tot en met de dagtekening, of meld het als het zover is.",
    ),
    within(
        "CS050",
        {"301": ("Client.Naam.NaamGebruik", "Relatie.Naam.NaamGebruik")},
        each(_uses_wrong_name),
        "Het naamgebruik past niet bij de naam. Kies 1, 2, 3 of 4 als de naam van een partner is "
        "ingevuld. Kies anders 1 (persoon) of 6 (organisatie).",
    ),
    within(
        "CS318",
        {"301": ("Client.Naam",)},
        each(_is_organisation),
        "De jeugdige heeft het naamgebruik van een organisatie (6). "
        "Kies het naamgebruik van een persoon.",
    ),
    within(
        "CD007",
        {"301": ("Client.Communicatie.Taal",)},
        each(_taal_does_not_fit),
        "De taal hoort alleen bij een tolk voor een taal (1). Vul dan de taal in. "
        "Laat de taal bij een doventolk of doofblindentolk leeg.",
    ),
)
