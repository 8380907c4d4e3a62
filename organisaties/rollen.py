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
    MEDISCH_SPECIALIST = "medisch_specialist", "Medisch specialist of ziekenhuis"
    CJG = "cjg", "Centrum voor Jeugd en Gezin (CJG)"
    VEILIG_THUIS = "veilig_thuis", "Veilig Thuis"
    RVDK = "rvdk", "Raad voor de Kinderbescherming"
    JB_PLEIN = "jb_plein", "Jeugdbeschermingsplein"
    ROUTERINGSPUNT = "routeringspunt", "Routeringspunt"
    INCIDENTENLOKET = "incidentenloket", "Regionaal Incidentenloket"
    OVERIGE_VERWIJZER = "overige_verwijzer", "Overige verwijzer"


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
    Soort.RER: frozenset({Rol.ZORGBEMIDDELAAR, Rol.SECRETARIS, Rol.TEAMMANAGER}),
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
    **{
        soort: frozenset()  # betrokken of verwijzer, zonder eigen toegang
        for soort in (
            *(Soort.HUISARTSENPRAKTIJK, Soort.MEDISCH_SPECIALIST, Soort.CJG, Soort.VEILIG_THUIS),
            *(Soort.RVDK, Soort.JB_PLEIN, Soort.ROUTERINGSPUNT, Soort.INCIDENTENLOKET),
            Soort.OVERIGE_VERWIJZER,
        )
    },
}

#: Roles that two beheerders give together (domein.md §0 j; which ones is the product's choice).
BEVOORRECHT = frozenset(
    {
        Rol.BEHEERDER,
        Rol.NORMBEHEERDER,
        Rol.TOEZICHTHOUDER,
        Rol.CONTRACTMANAGER,
        Rol.SECRETARIS,
    }
)

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
