"""Een bestand met een iJw-bericht aanleveren."""

from typing import Any

from django import forms

from arrangementen.ijw.lezen import MAX_BYTES, read_findings
from verloop.schermen.formulier import Formulier


class BestandForm(Formulier):
    """One file of at most 25 MB, sent by or meant for the own organisation."""

    verplicht = {"bestand": "Kies een bestand"}

    bestand = forms.FileField(
        label="Bestand met een iJw-bericht",
        help_text=f"Een XML-bestand van hooguit {MAX_BYTES // 2**20} MB.",
        max_length=200,
    )

    def __init__(self, *args: Any, codes: frozenset[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codes = codes

    def clean_bestand(self) -> bytes:
        """The bytes. What cannot be read goes on: it is kept and rejected with its code."""
        bestand = self.cleaned_data["bestand"]
        if bestand.size > MAX_BYTES:
            grens = MAX_BYTES // 2**20
            raise forms.ValidationError(f"Kies een bestand van hooguit {grens} MB")
        data: bytes = bestand.read()
        bericht, _ = read_findings(data)
        if bericht is not None:
            kop = bericht.inhoud["Header"]
            if not self.codes & {kop["Afzender"], kop["Ontvanger"]}:
                raise forms.ValidationError(
                    "Dit bericht is niet van of voor uw organisatie. Kies een ander bestand"
                )
        return data
