"""Jeugdigen, gezinnen en casussen voor tests; een casus komt altijd door open_casus.

`casus_a()` geeft een casus op route A; met de functies daaronder is hij verder te brengen:
`met_vraaganalyse`, `met_risicotaxatie`, `met_regie`, `met_plan`, `vastgesteld`, `ondertekend`.
Alles speelt op `OP` (maandag 2 maart 2026) tenzij anders gezegd.
"""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import factory

from casusregie.casus.openen import Deelnemer, open_casus
from casusregie.jeugdige.models import Gezin, Gezinslid, Gezinsrol, Jeugdige
from organisaties.rollen import Rol

from .organisaties import (
    AanbiederFactory,
    GemeenteFactory,
    GIFactory,
    LokaalTeamFactory,
    medewerker,
)

OP = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DAG = OP.date()


def passes_eleven_test(nummer: str) -> bool:
    """The eleven-test of a BSN of nine digits."""
    gewichten = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(int(c) * g for c, g in zip(nummer, gewichten, strict=True)) % 11 == 0


BSNS = [str(n) for n in range(999_900_006, 999_999_991) if passes_eleven_test(str(n))]


def test_bsn(n: int) -> str:
    """The n-th number of the range for tests that passes the eleven-test."""
    return BSNS[n % len(BSNS)]


test_bsn.__test__ = False


class JeugdigeFactory(factory.django.DjangoModelFactory):
    """A jeugdige of 14 with a valid test BSN; `bsn=""` for one without."""

    class Meta:
        model = Jeugdige
        skip_postgeneration_save = True

    class Params:
        jong = factory.Trait(geboortedatum=date(2018, 5, 9))  # 7 op OP
        oud = factory.Trait(geboortedatum=date(2009, 5, 9))  # 16 op OP

    bsn = factory.Sequence(test_bsn)
    voornamen = "Noor Maria"
    roepnaam = "Noor"
    achternaam = factory.Sequence(lambda n: f"Veldwijk{n}")
    geboortedatum = date(2011, 5, 9)
    straatnaam = "Voorbeeldstraat"
    huisnummer = 12
    postcode = "3011AA"
    plaats = "Rotterdam"
    gemeente = factory.SubFactory(GemeenteFactory)

    @classmethod
    def _create(cls, model_class, *args, bsn="", **velden):
        jeugdige = model_class(*args, **velden)
        if bsn:
            jeugdige.set_bsn(bsn)
        jeugdige.save()
        return jeugdige


class GezinFactory(factory.django.DjangoModelFactory):
    """An empty gezin."""

    class Meta:
        model = Gezin


class GezinslidFactory(factory.django.DjangoModelFactory):
    """A member without gezag."""

    class Meta:
        model = Gezinslid

    gezin = factory.SubFactory(GezinFactory)
    naam = factory.Sequence(lambda n: f"Gezinslid {n}")
    rol = Gezinsrol.MOEDER
    begindatum = date(2011, 1, 1)


def gezin_van(jeugdige, ouders=1):
    """A gezin with this jeugdige and as many parents with gezag as asked."""
    gezin = GezinFactory()
    GezinslidFactory(gezin=gezin, jeugdige=jeugdige, naam="", rol=Gezinsrol.JEUGDIGE)
    for n in range(ouders):
        rol = (Gezinsrol.MOEDER, Gezinsrol.VADER)[n % 2]
        GezinslidFactory(gezin=gezin, naam=f"Ouder {n + 1} Veldwijk", rol=rol, gezag=True)
    return gezin


def team_met_mensen(**velden):
    """A lokaal team with one person per role: .team .casusregisseur .procesregisseur .teamleider"""
    team = LokaalTeamFactory(**velden)
    mensen = {
        rol: medewerker(rol, organisatie=team)
        for rol in (Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR, Rol.TEAMLEIDER)
    }
    return SimpleNamespace(
        team=team, **{str(rol.value): persoon for rol, persoon in mensen.items()}
    )


def casus_a(team=None, jeugdige=None, gezin=None, op=OP, ouders=1, **velden):
    """A casus on route A, just opened; `team` is the result of team_met_mensen()."""
    team = team or team_met_mensen()
    jeugdige = jeugdige or JeugdigeFactory()
    return open_casus(
        jeugdige,
        gezin or gezin_van(jeugdige, ouders),
        "A",
        team.procesregisseur,
        op,
        team=team.team,
        gemeente=velden.pop("gemeente", None) or team.team.valt_onder,
        procesregisseur=team.procesregisseur,
        hulpvraag=velden.pop("hulpvraag", "Noor gaat niet meer naar school."),
        **velden,
    )


def casus_b(aanbieder=None, jeugdige=None, op=OP, team=None, **velden):
    """A casus on route B, opened by a behandelregisseur; returns the casus."""
    aanbieder = aanbieder or AanbiederFactory()
    jeugdige = jeugdige or JeugdigeFactory()
    by = velden.pop("by", None) or medewerker(Rol.BEHANDELREGISSEUR, organisatie=aanbieder)
    route = {
        "aanbieder": aanbieder,
        "verwijzer_soort": "02",
        "verwijzer_naam": "Huisarts Voorbeeld",
        "verwezen_op": op.date() - timedelta(days=7),
    }
    return open_casus(
        jeugdige,
        velden.pop("gezin", None) or gezin_van(jeugdige),
        "B",
        by,
        op,
        team=team,
        gemeente=jeugdige.gemeente,
        extra_betrokkenheden=[
            Deelnemer(aanbieder, Rol.BEHANDELREGISSEUR),
            Deelnemer(aanbieder, Rol.ZORGADMINISTRATIE),
        ],
        **{**route, **velden},
    )


def casus_c(gi=None, jeugdige=None, op=OP, **velden):
    """A casus on route C, opened by a jeugdbeschermer."""
    gi = gi or GIFactory()
    jeugdige = jeugdige or JeugdigeFactory()
    by = velden.pop("by", None) or medewerker(Rol.JEUGDBESCHERMER, organisatie=gi)
    return open_casus(
        jeugdige,
        velden.pop("gezin", None) or gezin_van(jeugdige),
        "C",
        by,
        op,
        team=gi,
        gemeente=jeugdige.gemeente,
        procesregisseur=by,
        **{"maatregel": "ots", "opdracht_rechtbank_op": op.date(), **velden},
    )
