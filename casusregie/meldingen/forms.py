"""Het formulier waarmee iemand kiest of er een e-mail per werkdag komt."""

from django import forms

from verloop.schermen.formulier import Formulier


class MailkeuzeForm(Formulier):
    """One box: a mail on werkdagen when something waits."""

    dagbericht = forms.BooleanField(
        label="Stuur mij op werkdagen een e-mail als er iets voor mij klaarstaat",
        help_text="In de e-mail staat geen naam, geen casusnummer en geen datum.",
        required=False,
    )
