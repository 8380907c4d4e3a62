"""Organisaties en medewerkers voor tests: vaste waarden, één regel per soort en per rol."""

from datetime import date

import factory

from organisaties.models import Aanstelling, Medewerker, Organisatie
from organisaties.rollen import Rol, Soort

from .inkoop import koopt

BEGIN = date(2015, 1, 1)
WACHTWOORD = "een-lang-wachtwoord-2026"


class OrganisatieFactory(factory.django.DjangoModelFactory):
    """Any organisation; use a class below for a kind."""

    class Meta:
        model = Organisatie

    soort = Soort.LOKAAL_TEAM
    naam = factory.Sequence(lambda n: f"Organisatie {n}")
    geldig_van = BEGIN
    bron = "test"
    fictief = True


class GemeenteFactory(OrganisatieFactory):
    """Rotterdam, unless told otherwise; the same row every time.

    A new one gets a row for how it buys: `inkoop` is grjr, mvs, or empty for none.
    """

    class Meta:
        django_get_or_create = ("cbs_code",)

    soort = Soort.GEMEENTE
    naam = "Rotterdam"
    cbs_code = "0599"
    inkoop = "grjr"

    @classmethod
    def _get_or_create(cls, model_class, *args, **kwargs):
        inkoper, code = kwargs.pop("inkoop"), kwargs.pop("cbs_code")
        gemeente, nieuw = model_class.objects.get_or_create(cbs_code=code, defaults=kwargs)
        if nieuw and inkoper:
            koopt(gemeente, inkoper)
        return gemeente


class LokaalTeamFactory(OrganisatieFactory):
    """A lokaal team of Rotterdam."""

    naam = factory.Sequence(lambda n: f"Lokaal team {n}")
    valt_onder = factory.SubFactory(GemeenteFactory)


class AanbiederFactory(OrganisatieFactory):
    """An aanbieder with an AGB code of its own."""

    soort = Soort.AANBIEDER
    naam = factory.Sequence(lambda n: f"Aanbieder {n}")
    agb_code = factory.Sequence(lambda n: f"{94_000_000 + n}")


class GIFactory(OrganisatieFactory):
    """A gecertificeerde instelling."""

    soort = Soort.GI
    naam = factory.Sequence(lambda n: f"Instelling {n}")


class RERFactory(OrganisatieFactory):
    """The regionaal expertteam."""

    class Meta:
        django_get_or_create = ("naam",)

    soort = Soort.RER
    naam = "Regionaal Expertiseteam Rijnmond"


class UitvoeringsorganisatieFactory(OrganisatieFactory):
    """The contracting organisation."""

    class Meta:
        django_get_or_create = ("naam",)

    soort = Soort.UITVOERINGSORGANISATIE
    naam = "Uitvoeringsorganisatie Rijnmond"


class HuisartsenpraktijkFactory(OrganisatieFactory):
    """A huisartsenpraktijk; nobody works there in the product."""

    soort = Soort.HUISARTSENPRAKTIJK
    naam = factory.Sequence(lambda n: f"Huisartsenpraktijk {n}")


class MedewerkerFactory(factory.django.DjangoModelFactory):
    """A person without appointments; `medewerker(rol, organisatie)` gives one with."""

    class Meta:
        model = Medewerker

    naam = factory.Sequence(lambda n: f"M. Werker {n}")
    email = factory.Sequence(lambda n: f"medewerker{n}@voorbeeld.example")
    password = factory.django.Password(WACHTWOORD)


class AanstellingFactory(factory.django.DjangoModelFactory):
    """A role at an organisation, running since 2015."""

    class Meta:
        model = Aanstelling

    medewerker = factory.SubFactory(MedewerkerFactory)
    organisatie = factory.SubFactory(LokaalTeamFactory)
    rol = Rol.CASUSREGISSEUR
    begindatum = BEGIN


#: A fitting kind of organisation for a role, when none is given.
_PLEK = {
    Rol.BACKOFFICE: GemeenteFactory,
    Rol.JEUGDBESCHERMER: GIFactory,
    Rol.BEHANDELREGISSEUR: AanbiederFactory,
    Rol.ZORGADMINISTRATIE: AanbiederFactory,
    Rol.TEAMMANAGER: AanbiederFactory,
    Rol.ZORGBEMIDDELAAR: RERFactory,
    Rol.CONTRACTMANAGER: UitvoeringsorganisatieFactory,
    Rol.SECRETARIS: UitvoeringsorganisatieFactory,
    Rol.NORMBEHEERDER: UitvoeringsorganisatieFactory,
    Rol.TOEZICHTHOUDER: UitvoeringsorganisatieFactory,
    Rol.BEHEERDER: UitvoeringsorganisatieFactory,
}


def medewerker(*rollen: str, organisatie: Organisatie | None = None, **velden) -> Medewerker:
    """A person who holds these roles at one organisation (made when none is given)."""
    persoon = MedewerkerFactory(**velden)
    if organisatie is None:
        organisatie = _PLEK.get(rollen[0], LokaalTeamFactory)()
    for rol in rollen:
        AanstellingFactory(medewerker=persoon, organisatie=organisatie, rol=rol)
    return persoon
