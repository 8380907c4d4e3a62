"""De organisaties en mensen van de regio: eigen teams, aanbieders en instellingen, verzonnen."""

import uuid
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import make_password

from arrangementen.models import Contract, Product
from casusregie.models import Resultaatgebied, Trede
from normenkader.models import KaderVersie, Normversie
from normenkader.toetsing import Norm
from organisaties.demo import WACHTWOORD
from organisaties.models import Aanstelling, Medewerker, Organisatie
from organisaties.rollen import Rol, Soort

NAAMRUIMTE = uuid.UUID("6f0d7c1e-5d0a-4f8e-9a55-000000000002")
DOMEIN = "@regio.casusregie.example"
VANAF = date(2023, 1, 1)
CONTRACT_VAN = date(2025, 1, 1)
BRON = "Verzonnen regio"
TEAMS_PER_GEMEENTE, AANBIEDERS = 2, 60
EERSTE_AGB = 98_100_000
#: Product → unit, tariff in eurocents, usual volume, usual weeks; all invented.
AANBOD = {
    "45C09": ("04", 9660, 72, 26),
    "41C01": ("16", 5200, 48, 52),
    "54002": ("04", 12480, 40, 51),
    "45F10": ("04", 8940, 60, 30),
    "41F02": ("16", 11300, 90, 26),
}
BEZETTING: dict[str, tuple[tuple[str, int], ...]] = {
    Soort.LOKAAL_TEAM: (
        (Rol.CASUSREGISSEUR, 8),
        (Rol.PROCESREGISSEUR, 2),
        (Rol.TEAMLEIDER, 1),
        (Rol.GEDRAGSWETENSCHAPPER, 1),
    ),
    Soort.GEMEENTE: ((Rol.BACKOFFICE, 1), (Rol.PROCESREGISSEUR, 1)),
    Soort.AANBIEDER: ((Rol.BEHANDELREGISSEUR, 2), (Rol.ZORGADMINISTRATIE, 1)),
    Soort.GI: ((Rol.JEUGDBESCHERMER, 12), (Rol.GEDRAGSWETENSCHAPPER, 1)),
    Soort.RER: ((Rol.ZORGBEMIDDELAAR, 3),),
    Soort.UITVOERINGSORGANISATIE: ((Rol.CONTRACTMANAGER, 1),),
}
DELEN = ("Noord", "Zuid")
BEELDEN = ("Esdoorn", "Wilgenhof", "Zilverlinde", "Kastanje", "Berkenhof", "Populier")
INSTELLINGEN = (
    "Jeugdbescherming Rivierenland",
    "Jeugdbescherming Deltakust",
    "Stichting Kompas Jeugdreclassering",
    "Landelijke Bescherming Jeugd",
)
SOORTEN = ("Jeugdhulp", "Begeleiding", "Zorg", "Behandelhuis", "Gezinshulp")
ACHTERNAMEN = ("Aalders", "Boersma", "Cornelis", "Demir", "Evers", "Faber", "Groen", "Haddad")
VOORLETTERS = "ABCDEFGHJKLMNPRSTVW"


@dataclass
class Wereld:
    """What the casussen refer to, by its role in the story. `mensen`: (organisatie, rol) → ids."""

    systeem: int = 0
    gemeenten: list[Organisatie] = field(default_factory=list)
    teams: list[Organisatie] = field(default_factory=list)
    aanbieders: list[Organisatie] = field(default_factory=list)
    gis: list[Organisatie] = field(default_factory=list)
    rer: Organisatie | None = None
    mensen: dict[tuple[int, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    producten: dict[str, Product] = field(default_factory=dict)
    gebieden: list[Resultaatgebied] = field(default_factory=list)
    treden: list[Trede] = field(default_factory=list)
    kader: Any = None  # de KaderVersie die nu geldt
    normgrenzen: list[date] = field(default_factory=list)
    _normen: dict[tuple[str, int], Norm | None] = field(default_factory=dict)

    def norm_of(self, code: str, begin: date) -> Norm | None:
        """The norm of a product on a day; asked once between two days on which a norm changes."""
        sleutel = (code, bisect_right(self.normgrenzen, begin))
        if sleutel not in self._normen:
            self._normen[sleutel] = Normversie.objects.norm_for(code, begin)
        return self._normen[sleutel]


def load_wereld() -> Wereld:
    """All organisations, people and contracts; what is there already stays as it is."""
    wereld = Wereld(systeem=Medewerker.objects.systeem().pk)
    gemeenten = Organisatie.objects.of_soort(Soort.GEMEENTE).filter(geldig_tot=None)
    wereld.gemeenten = list(gemeenten.order_by("cbs_code"))
    wereld.teams = _organisations(_teams(wereld.gemeenten))
    wereld.aanbieders = _organisations(_aanbieders())
    wereld.gis = _organisations([_new(Soort.GI, naam) for naam in INSTELLINGEN])
    wereld.rer = _rer()
    uitvoering = _new(Soort.UITVOERINGSORGANISATIE, "Contractbeheer Regio")
    _people(
        wereld,
        [
            *wereld.teams,
            *wereld.gemeenten,
            *wereld.aanbieders,
            *wereld.gis,
            wereld.rer,
            *_organisations([uitvoering]),
        ],
    )
    load_references(wereld)
    _contracts(wereld)
    return wereld


def _new(soort: str, naam: str, **velden: Any) -> Organisatie:
    return Organisatie(
        kenmerk=uuid.uuid5(NAAMRUIMTE, naam),
        soort=soort,
        naam=naam,
        geldig_van=VANAF,
        bron=BRON,
        fictief=True,
        **velden,
    )


def _teams(gemeenten: Iterable[Organisatie]) -> list[Organisatie]:
    return [
        _new(Soort.LOKAAL_TEAM, f"Wijkteam {gemeente.naam} {deel}", valt_onder=gemeente)
        for gemeente in gemeenten
        for deel in DELEN[:TEAMS_PER_GEMEENTE]
    ]


def _aanbieders() -> list[Organisatie]:
    namen = [f"{beeld} {soort}" for beeld in BEELDEN for soort in SOORTEN]
    namen = [f"{naam} {deel}" for naam in namen for deel in DELEN]
    return [
        _new(Soort.AANBIEDER, naam, agb_code=str(EERSTE_AGB + nummer), telefoon="0105550100")
        for nummer, naam in enumerate(namen[:AANBIEDERS])
    ]


def _organisations(nieuw: list[Organisatie]) -> list[Organisatie]:
    """The stored rows, in the same order."""
    Organisatie.objects.bulk_create(nieuw, ignore_conflicts=True)
    rijen = Organisatie.objects.filter(kenmerk__in=[rij.kenmerk for rij in nieuw])
    per_kenmerk = {rij.kenmerk: rij for rij in rijen}
    return [per_kenmerk[rij.kenmerk] for rij in nieuw]


def _rer() -> Organisatie:
    """There is one RER in the region: the one that is there, else a new one."""
    bestaand = Organisatie.objects.of_soort(Soort.RER).order_by("pk").first()
    return bestaand or _organisations([_new(Soort.RER, "Regionaal expertteam Regio")])[0]


def _people(wereld: Wereld, organisaties: list[Organisatie]) -> None:
    """People with one role each. Outside the demonstration nobody of them can log in."""
    wachtwoord = make_password(WACHTWOORD if settings.DEMO else None)
    plekken = {
        f"{rol}{nummer}.{plaats}{DOMEIN}": (organisatie, rol)
        for plaats, organisatie in enumerate(organisaties, start=1)
        for rol, aantal in BEZETTING[organisatie.soort]
        for nummer in range(1, aantal + 1)
    }
    Medewerker.objects.bulk_create(
        (
            Medewerker(
                kenmerk=uuid.uuid5(NAAMRUIMTE, email),
                email=email,
                naam=_name(nummer),
                password=wachtwoord,
                training_verklarende_analyse_op=VANAF
                if plek[1] == Rol.GEDRAGSWETENSCHAPPER
                else None,
            )
            for nummer, (email, plek) in enumerate(plekken.items())
        ),
        ignore_conflicts=True,
    )
    nummers = dict(Medewerker.objects.filter(email__in=plekken).values_list("email", "pk"))
    for email, (organisatie, rol) in plekken.items():
        wereld.mensen[organisatie.pk, str(rol)].append(nummers[email])
    _appoint(wereld.mensen)


def _appoint(mensen: dict[tuple[int, str], list[int]]) -> None:
    alle = {(nummer, *plek) for plek, nummers in mensen.items() for nummer in nummers}
    bestaand = Aanstelling.objects.values_list("medewerker_id", "organisatie_id", "rol")
    Aanstelling.objects.bulk_create(
        Aanstelling(medewerker_id=wie, organisatie_id=waar, rol=rol, begindatum=VANAF)
        for wie, waar, rol in sorted(alle - set(bestaand))
    )


def _name(nummer: int) -> str:
    letter = VOORLETTERS[nummer % len(VOORLETTERS)]
    tweede = VOORLETTERS[nummer // len(VOORLETTERS) % len(VOORLETTERS)]
    return f"{letter}.{tweede}. {ACHTERNAMEN[nummer % len(ACHTERNAMEN)]}"


def load_references(wereld: Wereld) -> None:
    """The products, resultaatgebieden, treden, norms and kader that the casussen refer to."""
    producten = Product.objects.filter(code__in=AANBOD).order_by("geldig_van")
    wereld.producten = {product.code: product for product in producten}
    wereld.gebieden = list(Resultaatgebied.objects.order_by("code"))
    wereld.treden = list(Trede.objects.order_by("zwaarte"))
    wereld.normgrenzen = _boundaries()
    wereld.kader = KaderVersie.objects.adopted().latest("geldig_van")


def _boundaries() -> list[date]:
    """The days on which some norm begins, or no longer holds."""
    dagen = Normversie.objects.values_list("geldig_van", "geldig_tot")
    einden = (tot + timedelta(days=1) for _, tot in dagen if tot)
    return sorted({*(van for van, _ in dagen), *einden})


def _contracts(wereld: Wereld) -> None:
    """Every aanbieder of the region may give the products of the list."""
    eigen = Contract.objects.filter(aanbieder__in=wereld.aanbieders)
    bestaand = set(eigen.values_list("aanbieder_id", "product_id"))
    Contract.objects.bulk_create(
        Contract(
            aanbieder=aanbieder,
            product=wereld.producten[code],
            contractsoort="inspanning",
            eenheid=eenheid,
            tarief_cent=tarief,
            geldig_van=CONTRACT_VAN,
            bron=BRON,
            fictief=True,
        )
        for aanbieder in wereld.aanbieders
        for code, (eenheid, tarief, _, _) in AANBOD.items()
        if (aanbieder.pk, wereld.producten[code].pk) not in bestaand
    )
