"""De standen van een declaratie en haar regels, en wie ermee werkt."""

from django.db import models

from organisaties.rollen import Rol

AANBIEDERROL = Rol.ZORGADMINISTRATIE
GEMEENTEROL = Rol.BACKOFFICE
ROLLEN = (AANBIEDERROL, GEMEENTEROL)
#: who reads the figures without names
LEZERS = (Rol.CONTRACTMANAGER, Rol.SECRETARIS)

UUR, MINUUT, ETMAAL, EUROS = "04", "01", "14", "83"
DEBET, CREDIT = "D", "C"


class Declaratiestand(models.TextChoices):
    """What the answer (JW325) said about a declaration; it is given at once."""

    TOEGEKEND = "toegekend", "Toegekend"
    DEELS = "deels", "Deels afgewezen"
    AFGEWEZEN = "afgewezen", "Afgewezen"
    GEWEIGERD = "geweigerd", "Geweigerd"


class Uitkomst(models.TextChoices):
    """What the answer said about one prestatie."""

    TOEGEKEND = "toegekend", "Toegekend"
    AFGEWEZEN = "afgewezen", "Afgewezen"


SOORT_VAN_STAND = {
    Declaratiestand.TOEGEKEND: "success",
    Declaratiestand.DEELS: "warning",
    Declaratiestand.AFGEWEZEN: "danger",
    Declaratiestand.GEWEIGERD: "danger",
}
ICOON_VAN_STAND = {
    Declaratiestand.TOEGEKEND: "vink",
    Declaratiestand.DEELS: "bijna",
    Declaratiestand.AFGEWEZEN: "kruis",
    Declaratiestand.GEWEIGERD: "kruis",
}
