"""De gesloten lijst van rollen en de soorten organisaties (domein.md §0 j)."""

from django.db.models import TextChoices


class Soort(TextChoices):
    """What kind of organisation."""

    GEMEENTE = "gemeente", "Gemeente"
    LOKAAL_TEAM = "lokaal_team", "Lokaal team"
    AANBIEDER = "aanbieder", "Aanbieder"
    GI = "gi", "Gecertificeerde instelling"
    RER = "rer", "Regionaal expertteam (RER)"
    CIT = "cit", "Crisis Interventie Team"
    UITVOERINGSORGANISATIE = "uitvoeringsorganisatie", "Uitvoeringsorganisatie"
    HUISARTSENPRAKTIJK = "huisartsenpraktijk", "Huisartsenpraktijk"


class Rol(TextChoices):
    """Role codes, held per organisation with begin and end."""

    CASUSREGISSEUR = "casusregisseur", "Casusregisseur"
    PROCESREGISSEUR = "procesregisseur", "Procesregisseur"
    TEAMLEIDER = "teamleider", "Teamleider"
    GEDRAGSWETENSCHAPPER = "gedragswetenschapper", "Gedragswetenschapper"
    BACKOFFICE = "backoffice", "Backoffice"
    JEUGDBESCHERMER = "jeugdbeschermer", "Jeugdbeschermer"
    BEHANDELREGISSEUR = "behandelregisseur", "Behandelregisseur"
    ZORGADMINISTRATIE = "zorgadministratie", "Zorgadministratie"
    TEAMMANAGER = "teammanager", "Teammanager"
    ZORGBEMIDDELAAR = "zorgbemiddelaar", "Zorgbemiddelaar"
    CRISISMEDEWERKER = "crisismedewerker", "Crisismedewerker"
    CONTRACTMANAGER = "contractmanager", "Contractmanager"
    SECRETARIS = "secretaris", "Secretaris"
    NORMBEHEERDER = "normbeheerder", "Normbeheerder"
    TOEZICHTHOUDER = "toezichthouder", "Toezichthouder"
    BEHEERDER = "beheerder", "Beheerder"
    SYSTEEM = "systeem", "De klok"


#: Which roles each kind of organisation may hand out.
ROLLEN_PER_SOORT: dict[str, frozenset[str]] = {
    Soort.LOKAAL_TEAM: frozenset(
        {Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR, Rol.TEAMLEIDER, Rol.GEDRAGSWETENSCHAPPER}
    ),
    Soort.GEMEENTE: frozenset(
        {
            Rol.BACKOFFICE,
            Rol.PROCESREGISSEUR,
            Rol.GEDRAGSWETENSCHAPPER,
            Rol.CONTRACTMANAGER,
        }
    ),
    Soort.AANBIEDER: frozenset({Rol.BEHANDELREGISSEUR, Rol.ZORGADMINISTRATIE, Rol.TEAMMANAGER}),
    Soort.GI: frozenset({Rol.JEUGDBESCHERMER, Rol.GEDRAGSWETENSCHAPPER}),
    Soort.RER: frozenset({Rol.ZORGBEMIDDELAAR}),
    Soort.CIT: frozenset({Rol.CRISISMEDEWERKER}),
    Soort.UITVOERINGSORGANISATIE: frozenset(
        {
            Rol.CONTRACTMANAGER,
            Rol.SECRETARIS,
            Rol.NORMBEHEERDER,
            Rol.TOEZICHTHOUDER,
            Rol.BEHEERDER,
            Rol.SYSTEEM,
        }
    ),
    Soort.HUISARTSENPRAKTIJK: frozenset(),
}

#: Roles that never open a dossier, whatever else is granted.
ZONDER_DOSSIER = frozenset(
    {
        Rol.CONTRACTMANAGER,
        Rol.SECRETARIS,
        Rol.NORMBEHEERDER,
        Rol.TOEZICHTHOUDER,
        Rol.BEHEERDER,
    }
)
