"""De keuzelijsten van de regie: aanleidingen, gronden, soorten overdracht en hun woorden."""

from django.db import models

from organisaties.rollen import Rol


class Overdrachtsoort(models.TextChoices):
    """From whom to whom a casus, or the regie in it, is handed over."""

    COLLEGA = "collega", "Aan een collega in hetzelfde team"
    TEAM = "team", "Aan een ander lokaal team"
    B_NAAR_A = "b_naar_a", "Van route B naar het lokale team (route A)"
    A_NAAR_C = "a_naar_c", "Aan een gecertificeerde instelling (maatregel)"
    C_NAAR_A = "c_naar_a", "Terug naar het lokale team (einde maatregel)"
    AANBIEDER = "aanbieder", "Aan een aanbieder die hulp gaat geven"


class Verzoeksoort(models.TextChoices):
    """What the lokaal team is asked for."""

    CASUSREGISSEUR = "casusregisseur", "Een casusregisseur van het lokale team"
    INFORMATIE = "informatie", "Informatie of meedenken"


class Verzoekreden(models.TextChoices):
    """Why casusregie outside the gezin is asked (CR-B1-15, -17; CR-A1-02)."""

    GEZIN_VRAAGT = "gezin_vraagt", "Het gezin vraagt erom"
    GEZIN_KAN_NIET = "gezin_kan_niet", "Het gezin kan de regie nu niet zelf voeren"
    MEERVOUDIG = "meervoudig", "De vraag is meervoudig en het gezin kan de regie niet voeren"
    COMPLEX = "complex", "De vraag is complex: de regie kan niet bij het gezin liggen"
    VRAAG = "vraag", "Wij hebben een vraag"


class Verzoekactie(models.TextChoices):
    """What the lokaal team did, other than naming a casusregisseur (CR-B1-03)."""

    INFORMATIE = "informatie", "Informatie gegeven of meegedacht"
    RER = "rer", "Expertteam (RER) erbij gehaald: de hulp is er niet op tijd"
    VERWIJZER = "verwijzer", "Terug naar de verwijzer: een lokaal ingekochte partij levert de hulp"


class Ivhaanleiding(models.TextChoices):
    """Why Intensieve Vrijwillige Hulp began (CR-D-15, -17)."""

    LOKAAL_TEAM = "lokaal_team", "Het lokale team ziet dat meer nodig is"
    JB_PLEIN = "jb_plein", "Na bespreking op het Jeugdbeschermingsplein, zonder maatregel"


class Oordeelsoort(models.TextChoices):
    """What the procesregisseur or casusregisseur puts on record."""

    TUSSENRESULTAAT = "tussenresultaat", "Oordeel over het tussenresultaat"
    FACTUUR = "factuur", "Akkoord met de factuur van de aanbieder"
    TEGEN_WENS = "tegen_wens", "Besluit tegen de wens van de jeugdige of het gezin"


class Oordeel(models.TextChoices):
    """What the judgement is."""

    AKKOORD = "akkoord", "Akkoord"
    NIET_AKKOORD = "niet_akkoord", "Niet akkoord"


class Grond(models.TextChoices):
    """The only grounds on which help may go against the wish (CR-M-15)."""

    VEILIGHEID = "veiligheid", "De veiligheid is in het geding"
    ONTWIKKELING = "ontwikkeling", "De ontwikkeling is in het geding"


class Aanwezig(models.TextChoices):
    """Who was at the conversation of a warme overdracht (CR-A1-13, CR-C3-07)."""

    JEUGDIGE = "jeugdige", "De jeugdige"
    OUDERS = "ouders", "De ouders of verzorgers"
    CASUSREGISSEUR = "casusregisseur", "De casusregisseur"
    PROCESREGISSEUR = "procesregisseur", "De procesregisseur"
    BEHANDELREGISSEUR = "behandelregisseur", "De behandelregisseur"
    JEUGDBESCHERMER = "jeugdbeschermer", "De jeugdbeschermer"
    KETENPARTNERS = "ketenpartners", "Ketenpartners"


class Wet(models.TextChoices):
    """Laws a casusregisseur may meet (RV-B03-07)."""

    JEUGDWET = "jeugdwet", "Jeugdwet"
    WMO = "wmo", "Wmo"
    PARTICIPATIEWET = "participatiewet", "Participatiewet"
    ZVW = "zvw", "Zorgverzekeringswet"
    WLZ = "wlz", "Wet langdurige zorg"
    LTA = "lta", "Landelijke afspraken (LTA)"


class Massasoort(models.TextChoices):
    """What is done to many casussen at once."""

    OVERNEMEN = "overnemen", "Zelf overnemen"
    TOEWIJZEN = "toewijzen", "Toewijzen aan een collega"
    OVERDRAGEN = "overdragen", "Overdragen aan een ander lokaal team"


class Rolkeuze(models.TextChoices):
    """The regierollen that can be taken over, assigned and handed over."""

    CASUSREGISSEUR = Rol.CASUSREGISSEUR.value, "Casusregisseur"
    PROCESREGISSEUR = Rol.PROCESREGISSEUR.value, "Procesregisseur"


#: Who answers an overdracht: the role at the receiving organisation.
ONTVANGER: dict[str, Rol] = {
    Overdrachtsoort.TEAM: Rol.PROCESREGISSEUR,
    Overdrachtsoort.B_NAAR_A: Rol.PROCESREGISSEUR,
    Overdrachtsoort.A_NAAR_C: Rol.JEUGDBESCHERMER,
    Overdrachtsoort.C_NAAR_A: Rol.PROCESREGISSEUR,
    Overdrachtsoort.AANBIEDER: Rol.BEHANDELREGISSEUR,
}
