"""De woorden bij een escalatie: hoe het staat en waar het antwoord op neerkomt."""

from django.db import models


class Status(models.TextChoices):
    """Where an escalatie stands."""

    OPEN = "open", "Wacht op antwoord"
    BEANTWOORD = "beantwoord", "Beantwoord"
    DOORGEZET = "doorgezet", "Doorgezet"
    VERVALLEN = "vervallen", "Vervallen"


class Uitkomst(models.TextChoices):
    """What the answer comes down to; the last three belong to the ladder of agreement."""

    AFSPRAAK = "afspraak", "Er is een afspraak met een datum"
    STOPT = "stopt", "De hulp of inzet stopt"
    LANGER_NODIG = "langer_nodig", "Het is langer nodig, met reden"
    REGISTRATIE = "registratie", "De registratie klopte niet"
    ANDERS = "anders", "Anders"
    GEDAAN = "gedaan", "Deze stap is gedaan"
    OVEREENSTEMMING = "overeenstemming", "Er is overeenstemming"
    VERDER = "verder", "Nog geen overeenstemming"


#: The answers to a missed termijn.
OP_TERMIJN = (
    *(Uitkomst.AFSPRAAK, Uitkomst.STOPT, Uitkomst.LANGER_NODIG),
    *(Uitkomst.REGISTRATIE, Uitkomst.ANDERS),
)
