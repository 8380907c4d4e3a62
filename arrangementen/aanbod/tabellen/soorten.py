"""De soorten kolommen: hoe een cel gelezen en geschreven wordt, en hoe een formulier vraagt."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django import forms

from verloop import tabelbestand
from verloop.schermen.velden import Bedragveld, Datumveld, Getalveld, JaNeeveld
from verloop.tabelbestand import Celfout, Kolom
from verloop.tabellen import GEVAARLIJK

from .vorm import Vorm, padded

SMAL = {"class": "cr-w-s"}
JA_NEE = {True: "ja", False: "nee"}
Maak = Callable[..., forms.Field]
Keuzes = Callable[[], list[tuple[str, str]]] | None


@dataclass(frozen=True)
class Veld:
    """One column of a table and one field of its form; `pad` is where the model keeps it."""

    naam: str
    label: str
    lees: tabelbestand.Lezer
    maak: Maak
    schrijf: Callable[[Any], str] = str
    uitleg: str = ""
    verplicht: bool = True
    pad: str = ""
    leeg: Any = None
    #: choices of the form, asked when the form is made; the file takes the same codes
    keuzes: Keuzes = field(default=None, compare=False)
    #: the words of a fixed list, known without asking
    namen: dict[str, str] = field(default_factory=dict, compare=False)
    naar_form: Callable[[Any], Any] = field(default=lambda waarde: waarde, compare=False)

    @property
    def kolom(self) -> Kolom:
        """As the file reader wants it."""
        return Kolom(self.naam, self.lees, self.uitleg, self.verplicht)

    def read(self, tekst: str) -> Any:
        """The value of a cell; raises Celfout with what to do."""
        waarde = tabelbestand.read_cell(self.kolom, tekst)
        return self.leeg if waarde is None else waarde

    def cell(self, waarde: Any) -> str:
        """The value as it stands in the file; "" for an empty one."""
        return "" if waarde is None or waarde == "" else self.schrijf(waarde)

    def value_of(self, rij: Any) -> Any:
        """The value in a row of the model."""
        waarde: Any = rij
        for stap in (self.pad or self.naam).split("__"):
            waarde = getattr(waarde, stap) if waarde is not None else None
        return self.leeg if waarde is None else self.netjes(waarde)

    def netjes(self, waarde: Any) -> Any:
        """Text on one line, so that file, form and table compare; other values as they are."""
        return " ".join(waarde.split()) if isinstance(waarde, str) else waarde

    def form_field(self) -> forms.Field:
        """A field for the screen; the choices are those of this moment."""
        opties: dict[str, Any] = {"label": self.label, "required": self.verplicht}
        if self.keuzes is not None:
            opties["choices"] = self.keuzes()
        elif self.uitleg:
            opties["help_text"] = self.uitleg
        return self.maak(**opties)

    def in_words(self, waarde: Any) -> str:
        """The value for a reader: the label of a choice, else the cell."""
        if waarde is None or waarde == "" or waarde == []:
            return "leeg"
        if self.namen:
            delen = waarde if isinstance(waarde, list) else [waarde]
            return ", ".join(self.namen.get(str(deel), str(deel)) for deel in delen)
        return self.cell(waarde)


def text(naam: str, label: str, maximum: int = 120, **meer: Any) -> Veld:
    """A line of text."""
    maak: Maak = lambda **o: forms.CharField(max_length=maximum, **o)  # noqa: E731
    return Veld(naam, label, _line(maximum), maak, leeg="", **meer)


def long_text(naam: str, label: str, **meer: Any) -> Veld:
    """Several sentences; in a file on one line."""

    def maak(**opties: Any) -> forms.Field:
        return forms.CharField(max_length=2000, widget=forms.Textarea(attrs={"rows": 3}), **opties)

    return Veld(naam, label, _line(2000), maak, leeg="", **meer)


def _line(maximum: int) -> tabelbestand.Lezer:
    """Text on one line; takes away the sign that keeps a spreadsheet from reading a formula."""
    kort = tabelbestand.short_text(maximum)

    def lees(tekst: str) -> str:
        beschermd = tekst[:1] == "'" and tekst[1:].lstrip(" ").startswith(GEVAARLIJK)
        return str(kort(" ".join(tekst[beschermd:].split())))

    return lees


def code(naam: str, label: str, vorm: Vorm, **meer: Any) -> Veld:
    """A code of one form, typed."""

    def maak(**opties: Any) -> forms.Field:
        return forms.CharField(max_length=20, widget=forms.TextInput(attrs=SMAL), **opties)

    return Veld(naam, label, vorm.reader(), maak, leeg="", **meer)


def whole(naam: str, label: str, minimum: int, maximum: int, **meer: Any) -> Veld:
    """A whole number within bounds."""

    def maak(**opties: Any) -> forms.Field:
        return Getalveld(decimalen=0, min_value=minimum, max_value=maximum, **opties)

    return Veld(naam, label, tabelbestand.whole_number(minimum, maximum), maak, **meer)


def cents(naam: str, label: str, **meer: Any) -> Veld:
    """An amount: euro's with a comma in file and form, whole eurocents in the model."""
    lees_euro = tabelbestand.decimal_number("0", "99999")

    def lees(tekst: str) -> int:
        return int(lees_euro(tekst.replace("€", "").strip()) * 100)

    def schrijf(waarde: int) -> str:
        return f"{Decimal(waarde) / 100:.2f}".replace(".", ",")

    def maak(**opties: Any) -> forms.Field:
        return Bedragveld(max_value=99999, **opties)

    return Veld(
        naam,
        label,
        lees,
        maak,
        schrijf=schrijf,
        naar_form=lambda waarde: None if waarde is None else Decimal(waarde) / 100,
        **meer,
    )


def day(naam: str, label: str, **meer: Any) -> Veld:
    """A calendar day."""
    return Veld(
        naam,
        label,
        tabelbestand.calendar_date,
        lambda **o: Datumveld(**{"help_text": "Bijvoorbeeld 1-1-2027"} | o),
        schrijf=lambda dag: f"{dag:%d-%m-%Y}",
        **meer,
    )


def yes_no(naam: str, label: str, **meer: Any) -> Veld:
    """ja or nee; empty means nee."""
    lees = tabelbestand.one_of(ja=True, nee=False)

    def maak(**opties: Any) -> forms.Field:
        return JaNeeveld(label=opties["label"], initial="nee")

    vast: dict[str, Any] = {"schrijf": JA_NEE.__getitem__, "leeg": False, "verplicht": False}
    return Veld(naam, label, lees, maak, **({"uitleg": "ja of nee"} | vast | meer))


def choice(
    naam: str, label: str, keuzes: Iterable[tuple[str, str]], breedte: int = 0, **meer: Any
) -> Veld:
    """One of a fixed list; the file holds the code."""
    paren = [(str(c), str(n)) for c, n in keuzes]
    namen = {c: c for c, _ in paren}
    uitleg = meer.pop("uitleg", "") or ", ".join(namen)
    lees = padded(tabelbestand.one_of(**namen), breedte)
    return Veld(
        naam,
        label,
        lees,
        _select,
        leeg="",
        uitleg=uitleg,
        keuzes=lambda: _with_empty(paren, meer.get("verplicht", True)),
        namen=dict(paren),
        **meer,
    )


def reference(
    naam: str, label: str, vorm: Vorm, keuzes: Callable[[], list[tuple[str, str]]], **m: Any
) -> Veld:
    """A row of another table, by its code; the form offers what exists."""
    verplicht = m.get("verplicht", True)
    return Veld(
        naam,
        label,
        vorm.reader(),
        _select,
        leeg="",
        keuzes=lambda: _with_empty(keuzes(), verplicht),
        **m,
    )


def codes(
    naam: str, label: str, vorm: Vorm, keuzes: Callable[[], list[tuple[str, str]]], **m: Any
) -> Veld:
    """Several codes of another table; in a file with a space between them."""
    lees_code = vorm.reader()

    def lees(tekst: str) -> list[str]:
        delen = tekst.replace(",", " ").split()
        if len(set(delen)) != len(delen):
            raise Celfout("Noem elke code één keer.")
        return [lees_code(deel) for deel in delen]

    def maak(**opties: Any) -> forms.Field:
        return forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, **opties)

    return Veld(naam, label, lees, maak, schrijf=" ".join, leeg=[], keuzes=keuzes, **m)


def _select(**opties: Any) -> forms.Field:
    return forms.ChoiceField(**opties)


def _with_empty(paren: list[tuple[str, str]], verplicht: bool) -> list[tuple[str, str]]:
    return [("", "Kies een antwoord" if verplicht else "Geen"), *paren]
