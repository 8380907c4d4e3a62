"""De formulieren van het aanbod: één versie van een rij, en een bestand met rijen."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core import signing

from arrangementen.aanbod.doorvoeren import (
    MAX_BYTES,
    Beoordeling,
    fingerprint,
    judge_cells,
    judge_file,
)
from arrangementen.aanbod.tabellen import Tabel
from verloop.schermen.formulier import Formulier

ZOUT = "aanbod.bestand"
BEWAARD = 3600  # seconden dat een gecontroleerd bestand op de pagina blijft staan
MAX_OP_PAGINA = 1_000_000
WAAROM = "Wie dit vaststelt leest het, en later iedereen die wil weten waarom het veranderde."


class VersieForm(Formulier):
    """One version of one row of a table; judged exactly as a line of a file."""

    verplicht = {"toelichting": "Schrijf op waarom dit verandert"}

    toelichting = forms.CharField(label="Waarom deze wijziging?", help_text=WAAROM, max_length=500)

    def __init__(self, *args: Any, tabel: Tabel, **kwargs: Any) -> None:
        self.tabel = tabel
        self.beoordeling: Beoordeling | None = None
        velden = {veld.naam: veld.form_field() for veld in tabel.velden}
        self.base_fields = {**velden, **type(self).base_fields}  # type: ignore[misc]
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """What the table says of it comes back at the field."""
        gegevens: dict[str, Any] = self.cleaned_data
        if self.errors:
            return gegevens
        cellen = {veld.naam: as_cell(gegevens.get(veld.naam)) for veld in self.tabel.velden}
        beoordeling = judge_cells(self.tabel, [(1, cellen)])
        for fout in beoordeling.fouten:
            self.add_error(fout.kolom if fout.kolom in self.fields else None, fout.tekst)
        if beoordeling.leeg:
            self.add_error(None, "Er verandert niets. Pas een antwoord aan.")
        self.beoordeling = beoordeling
        return gegevens


class BestandForm(Formulier):
    """A CSV file; what was looked at once stays on the page, so it is chosen only once."""

    verplicht = {
        "toelichting": "Schrijf op waarom dit verandert",
        "bestand": "Kies een CSV-bestand",
    }

    bestand = forms.FileField(
        label="CSV-bestand",
        help_text="Hooguit 5 MB en 5.000 regels. Er wordt nog niets gewijzigd.",
    )
    toelichting = forms.CharField(label="Waarom deze wijziging?", help_text=WAAROM, max_length=500)
    gelezen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, tabel: Tabel, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tabel = tabel
        self.naam, self.inhoud = "", b""
        self.fields["bestand"].required = not self.data.get("gelezen")

    def clean(self) -> dict[str, Any]:
        """The file that was chosen, else the one that was looked at before."""
        gegevens: dict[str, Any] = self.cleaned_data
        bestand = gegevens.get("bestand")
        if bestand is not None:
            self._take(bestand)
        elif gegevens.get("gelezen"):
            self._take_back(gegevens["gelezen"])
        return gegevens

    def _take(self, bestand: Any) -> None:
        if bestand.size > MAX_BYTES:
            self.add_error("bestand", "Dit bestand is groter dan 5 MB. Splits het")
            return
        self.naam, self.inhoud = bestand.name, bestand.read()

    def _take_back(self, gelezen: str) -> None:
        try:
            stand = signing.loads(gelezen, salt=ZOUT, max_age=BEWAARD)
        except signing.BadSignature:
            self.add_error("bestand", "Kies het bestand opnieuw")
            return
        if stand["tabel"] != self.tabel.code:
            self.add_error("bestand", "Kies een bestand voor deze tabel")
            return
        self.naam, self.inhoud = stand["naam"], stand["inhoud"].encode()

    def judge(self) -> Beoordeling:
        """What the file would do."""
        return judge_file(self.tabel, self.inhoud)

    @property
    def sha256(self) -> str:
        """The fingerprint of the file."""
        return fingerprint(self.inhoud)

    def keep(self) -> str:
        """The file as a signed text for the page; "" when it is too large for that."""
        if len(self.inhoud) > MAX_OP_PAGINA:
            return ""
        stand = {"tabel": self.tabel.code, "naam": self.naam, "inhoud": self.inhoud.decode()}
        return signing.dumps(stand, salt=ZOUT, compress=True)


def as_cell(waarde: Any) -> str:
    """A value of a form as the cell of a file."""
    match waarde:
        case None:
            return ""
        case bool():
            return "ja" if waarde else "nee"
        case date():
            return f"{waarde:%d-%m-%Y}"
        case Decimal():
            return f"{waarde:f}"
        case list():
            return " ".join(waarde)
    return str(waarde)
