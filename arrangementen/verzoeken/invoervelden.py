"""De tekstvakken van de formulieren van een verzoek, in de breedte van het antwoord."""

from django import forms

KIES = ("", "Kies een antwoord")


def text(rijen: int = 4) -> forms.Textarea:
    """A box of so many lines."""
    return forms.Textarea(attrs={"rows": rijen, "class": "cr-w-l"})


def line(breedte: str = "cr-w-l", **attrs: str) -> forms.TextInput:
    """A box of one line; `breedte` is a class for the expected answer."""
    return forms.TextInput(attrs={"class": breedte, **attrs})


def mark_sometimes(form: forms.BaseForm, *namen: str) -> None:
    """These fields are asked in some cases; the label does not call them optional."""
    for naam in namen:
        if naam in form.fields:
            form.fields[naam].soms = True  # type: ignore[attr-defined]
