"""Wie er aanbellen: elke rol aan beide kanten, en wie er niet meer hoort te zijn."""

from dataclasses import dataclass
from datetime import timedelta

from django.test import Client

from casusregie.models import Betrokkenheid
from organisaties.rollen import Rol
from tests.factories.organisaties import medewerker

from .wereld import EIND


@dataclass(frozen=True)
class Speler:
    """One actor: who in the world, where, in which role; `als` is the name in the table."""

    code: str
    mens: str = ""
    plek: str = ""
    rol: str = ""
    als: str = ""

    def label_for(self, dossier) -> str:
        """The role this actor has towards a dossier, or 'vreemd'."""
        mag = self.rol in dossier.partijen.get(self.plek, ())
        return (self.als or self.rol) if mag else "vreemd"

    @property
    def label(self) -> str:
        """The role on pages that belong to no dossier."""
        return self.als or self.rol or self.code


_RIJEN = """
anoniem
eigen_casusregisseur        bakhuis             noord        casusregisseur
eigen_collega               collega             noord        casusregisseur        collega
eigen_procesregisseur       koster              noord        procesregisseur
eigen_teamleider            lindeboom           noord        teamleider
eigen_gedragswetenschapper  wierda              noord        gedragswetenschapper
eigen_behandelregisseur     dorrestein          vlierhof     behandelregisseur
eigen_zorgadministratie     reins               vlierhof     zorgadministratie
eigen_teammanager           manager_vlierhof    vlierhof     teammanager
eigen_backoffice            duijn               0599         backoffice
ander_casusregisseur        verhage             capelle      casusregisseur
ander_procesregisseur       osman               capelle      procesregisseur
ander_teamleider            teamleider_capelle  capelle      teamleider
ander_gedragswetenschapper  gedrag_capelle      capelle      gedragswetenschapper
ander_behandelregisseur     yilmaz              ankerplaats  behandelregisseur
ander_zorgadministratie     admin_ankerplaats   ankerplaats  zorgadministratie
ander_backoffice            backoffice_capelle  0502         backoffice
betrokkenheid_voorbij       vermeulen           linde        behandelregisseur
jeugdbeschermer             tolhuis             gi           jeugdbeschermer
zorgbemiddelaar             oord                rer          zorgbemiddelaar
crisismedewerker            kroon               cit          crisismedewerker
contractmanager             hoekman             regio        contractmanager
secretaris                  jonker              regio        secretaris
normbeheerder               norma               regio        normbeheerder
toezichthouder              toezicht            regio        toezichthouder
beheerder                   beheer              regio        beheerder
uitgezet                    uitgezet
aanstelling_voorbij         aanstelling_voorbij
"""
SPELERS = {regel.split()[0]: Speler(*regel.split()) for regel in _RIJEN.strip().splitlines()}
#: these have no business here any more: they are sent to the log-in page
BUITEN = ("anoniem", "uitgezet", "aanstelling_voorbij")


def log_in_all(wereld) -> dict[str, Client]:
    """A client per actor, each with a session that ran before somebody lost access."""
    for code in ("uitgezet", "aanstelling_voorbij"):
        wereld.mensen[code] = medewerker(
            Rol.PROCESREGISSEUR,
            organisatie=wereld.organisaties["noord"],
            email=f"{code}@voorbeeld.example",
            naam=code,
        )
    klanten = {code: _client(wereld, speler) for code, speler in SPELERS.items()}
    _take_away(wereld)
    return klanten


def _client(wereld, speler):
    client = Client(raise_request_exception=False)
    if speler.mens:
        client.force_login(wereld.mensen[speler.mens])
        client.get("/inloggen/tweede-factor/")  # zet het begin van de sessie
    return client


def _take_away(wereld):
    """Yesterday one was the last day of an appointment and of an involvement."""
    gisteren = EIND - timedelta(days=1)
    uit = wereld.mensen["uitgezet"]
    uit.is_active = False
    uit.save()
    wereld.mensen["aanstelling_voorbij"].aanstellingen.update(einddatum=gisteren)
    casus = wereld.casussen["loopt"]
    Betrokkenheid.objects.create(
        jeugdige=casus.jeugdige,
        casus=casus,
        organisatie=wereld.organisaties["linde"],
        rol=Rol.BEHANDELREGISSEUR,
        grond="toewijzing van hulp",
        begindatum=EIND - timedelta(days=60),
        einddatum=gisteren,
    )
