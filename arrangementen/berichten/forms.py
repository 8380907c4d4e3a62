"""Een bestand met een iJw-bericht aanleveren."""

from typing import Any

from django import forms

from arrangementen.ijw.bericht import Bericht as IjwBericht
from arrangementen.ijw.lezen import MAX_BYTES, read_findings
from verloop.schermen.formulier import Formulier

from .kanaal import real_receiver, real_sender, unpack

AGB, CBS = 8, 4


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
        zending = unpack(data)
        if zending.weigering is not None:
            raise forms.ValidationError(zending.weigering.tekst.rstrip("."))
        bericht, _ = read_findings(zending.data, per_client=True)
        if bericht is not None and not self._is_own(bericht):
            raise forms.ValidationError(
                "Dit bericht is niet van of voor uw organisatie. Kies een ander bestand"
            )
        return data

    def _is_own(self, bericht: IjwBericht) -> bool:
        """An aanbieder hands in what it sends itself, a gemeente what is meant for it."""
        van, aan = real_sender(bericht), real_receiver(bericht)
        return (len(van) == AGB and van in self.codes) or (len(aan) == CBS and aan in self.codes)
