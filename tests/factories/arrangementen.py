"""Vaste, verzonnen gegevens voor arrangementen: van product tot toewijzing."""

from datetime import UTC, date, datetime

import factory

from arrangementen.models import (
    Arrangement,
    Arrangementonderdeel,
    Bericht,
    Contract,
    Product,
    Toewijzing,
)
from casusregie.models import Betrokkenheid, Casus, Gezin, Gezinslid, Jeugdige
from organisaties.models import Aanstelling, Medewerker, Organisatie
from organisaties.rollen import Rol, Soort

BEGIN = date(2025, 1, 1)
DAG = date(2026, 3, 2)
MOMENT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
BSN = ("999900006", "999900018", "999900031", "999900043", "999900055", "999900067")


class GemeenteFactory(factory.django.DjangoModelFactory):
    """Rotterdam, one row however often it is asked for."""

    class Meta:
        model = Organisatie
        django_get_or_create = ("cbs_code",)

    soort = Soort.GEMEENTE
    naam = "Rotterdam"
    cbs_code = "0599"
    telefoon = "010 1234567"
    geldig_van = BEGIN
    bron = "CBS"


class TeamFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organisatie
        django_get_or_create = ("naam",)

    soort = Soort.LOKAAL_TEAM
    naam = "Wijkteam Delfshaven"
    valt_onder = factory.SubFactory(GemeenteFactory)
    geldig_van = BEGIN
    bron = "Fictief"


class AanbiederFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organisatie
        django_get_or_create = ("agb_code",)

    soort = Soort.AANBIEDER
    naam = "De Vlierhof"
    agb_code = "98000001"
    geldig_van = BEGIN
    bron = "Fictief"
    fictief = True


class MedewerkerFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Medewerker

    email = factory.Sequence(lambda n: f"medewerker{n}@voorbeeld.example")
    naam = factory.Sequence(lambda n: f"M. Proef {n}")


def make_medewerker(rol: str, organisatie: Organisatie) -> Medewerker:
    """A medewerker with one role at one organisation."""
    medewerker = MedewerkerFactory()
    Aanstelling.objects.create(
        medewerker=medewerker, organisatie=organisatie, rol=rol, begindatum=BEGIN
    )
    return medewerker


class JeugdigeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Jeugdige
        skip_postgeneration_save = True

    voornamen = "Noor"
    voorvoegsel = "van"
    achternaam = "Dalen"
    geboortedatum = date(2012, 6, 3)
    geslacht = "2"
    straatnaam = "Mathenesserdijk"
    huisnummer = 12
    postcode = "3026GC"
    plaats = "Rotterdam"
    gemeente = factory.SubFactory(GemeenteFactory)

    @classmethod
    def _create(cls, model_class, *args, bsn=BSN[0], **kwargs):
        jeugdige = model_class(*args, **kwargs)
        jeugdige.set_bsn(bsn)
        jeugdige.save()
        return jeugdige


class CasusFactory(factory.django.DjangoModelFactory):
    """A casus of route A at the team, with a parent with gezag and the team involved."""

    class Meta:
        model = Casus
        skip_postgeneration_save = True

    nummer = factory.Sequence(lambda n: f"2026-{n + 1:06d}")
    jeugdige = factory.SubFactory(JeugdigeFactory)
    gezin = factory.LazyFunction(Gezin.objects.create)
    gemeente = factory.SelfAttribute("jeugdige.gemeente")
    team = factory.SubFactory(TeamFactory)
    route = "A"
    aangemeld_op = date(2026, 1, 5)

    @factory.post_generation
    def betrokken(obj, create, waarde, **_):  # noqa: N805
        Gezinslid.objects.create(
            gezin=obj.gezin,
            naam="S. van Dalen",
            rol="moeder",
            gezag=True,
            telefoon="0612345678",
            begindatum=BEGIN,
        )
        for rol in (Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR):
            involve(obj, obj.team, rol)


def involve(casus: Casus, organisatie: Organisatie, rol: str) -> Betrokkenheid:
    """Gives every holder of the role at the organisation sight of this casus."""
    return Betrokkenheid.objects.create(
        jeugdige=casus.jeugdige,
        casus=casus,
        organisatie=organisatie,
        rol=rol,
        grond="proef",
        begindatum=BEGIN,
    )


class ProductFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Product
        django_get_or_create = ("code", "geldig_van")

    code = "41C01"
    naam = "Begeleiding groep licht"
    categorie = factory.LazyAttribute(lambda p: p.code[:2])
    soort = "groep"
    eenheden = factory.LazyFunction(lambda: ["16"])
    bron = "Proef"
    geldig_van = BEGIN

    class Params:
        individueel = factory.Trait(
            code="45C09",
            naam="Individuele begeleiding zwaar",
            soort="individueel",
            eenheden=["04", "01"],
        )
        ggz = factory.Trait(
            code="54002", naam="Specialistische GGZ", soort="ggz", eenheden=["04", "01"]
        )


class ContractFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Contract
        django_get_or_create = ("aanbieder", "product", "geldig_van")

    aanbieder = factory.SubFactory(AanbiederFactory)
    product = factory.SubFactory(ProductFactory)
    contractsoort = "inspanning"
    eenheid = factory.LazyAttribute(lambda c: c.product.eenheden[0])
    tarief_cent = 5200
    bron = "Proef"
    geldig_van = BEGIN


class ArrangementFactory(factory.django.DjangoModelFactory):
    """A concept with one part (52 dagdelen in 52 weken, within the norm) and a contract."""

    class Meta:
        model = Arrangement
        skip_postgeneration_save = True

    casus = factory.SubFactory(CasusFactory)
    aanbieder = factory.SubFactory(AanbiederFactory)
    keuze_motivering = "De Vlierhof heeft een groep dichtbij school."

    @factory.post_generation
    def onderdeel(obj, create, waarde, **velden):  # noqa: N805
        if waarde is not False:
            OnderdeelFactory(arrangement=obj, **velden)


class OnderdeelFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Arrangementonderdeel

    product = factory.SubFactory(ProductFactory)
    resultaatgebied = "RG1"
    trede = "2"
    volume = 52
    eenheid = factory.LazyAttribute(lambda o: o.product.eenheden[0])
    frequentie = "6"
    begindatum = date(2026, 3, 9)
    einddatum = date(2027, 3, 7)

    @factory.post_generation
    def contract(obj, create, waarde, **_):  # noqa: N805
        if waarde is not False and obj.arrangement.aanbieder:
            ContractFactory(aanbieder=obj.arrangement.aanbieder, product=obj.product)


class ToewijzingFactory(factory.django.DjangoModelFactory):
    """A toewijzing as a fact, without the decision that led to it; for rules on messages."""

    class Meta:
        model = Toewijzing

    class Params:
        arrangement = factory.SubFactory(
            ArrangementFactory, status="opdracht_gegeven", opdracht_op=DAG
        )

    nummer = factory.Sequence(lambda n: 100_000_001 + n)
    onderdeel = factory.LazyAttribute(lambda t: t.arrangement.onderdelen.get())
    casus = factory.LazyAttribute(lambda t: t.onderdeel.arrangement.casus)
    gemeente = factory.LazyAttribute(lambda t: t.casus.gemeente)
    aanbieder = factory.LazyAttribute(lambda t: t.onderdeel.arrangement.aanbieder)
    product = factory.LazyAttribute(lambda t: t.onderdeel.product)
    ingangsdatum = factory.LazyAttribute(lambda t: t.onderdeel.begindatum)
    einddatum = factory.LazyAttribute(lambda t: t.onderdeel.einddatum)
    volume = factory.LazyAttribute(lambda t: t.onderdeel.volume)
    eenheid = factory.LazyAttribute(lambda t: t.onderdeel.eenheid)
    frequentie = factory.LazyAttribute(lambda t: t.onderdeel.frequentie)
    toegewezen_op = MOMENT


class BerichtFactory(factory.django.DjangoModelFactory):
    """An outgoing JW301 row with invented bytes; for lists and boxes."""

    class Meta:
        model = Bericht

    richting = "uit"
    soort = "301"
    afzender = "0599"
    ontvanger = "98000001"
    identificatie = factory.Sequence(lambda n: f"301{n + 900_000_000:09d}")
    dagtekening = DAG
    op = MOMENT
    status = "klaar"
    gemeente = factory.SubFactory(GemeenteFactory)
    aanbieder = factory.SubFactory(AanbiederFactory)

    @classmethod
    def _create(cls, model_class, *args, data=None, **kwargs):
        bericht = model_class(*args, **kwargs)
        bericht.set_data(data or f"proef {bericht.kenmerk}".encode())
        bericht.save()
        return bericht
