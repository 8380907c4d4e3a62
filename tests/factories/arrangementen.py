"""Vaste, verzonnen gegevens voor arrangementen: van product tot gestarte hulp.

`ArrangementFactory()` is een concept op een casus van route A. Verder door de deur: `met_opdracht`,
`verstuurd`, `bevestigd`, `gestart`, `gestopt`. Alles speelt op `OP` (maandag 2 maart 2026).
"""

from datetime import date, timedelta

import factory
from django.utils import timezone

from arrangementen.berichten import aanbiederzijde
from arrangementen.berichten.ontvangst import receive
from arrangementen.berichten.versturen import send
from arrangementen.models import (
    Arrangement,
    Arrangementonderdeel,
    Bericht,
    Contract,
    Product,
    Toewijzing,
)
from arrangementen.verzoeken.afweging import VOOR, questions_on
from organisaties.models import Medewerker
from organisaties.rollen import Soort
from tests.factories.casusregie import DAG, OP, casus_a, procesregisseur_van
from tests.factories.organisaties import AanbiederFactory, GemeenteFactory
from verloop import outbox
from verloop.overgangen import perform

BEGIN = date(2025, 1, 1)
MOMENT = OP
ANTWOORD = "Besproken met het gezin."


class VlierhofFactory(AanbiederFactory):
    """De Vlierhof, the same row every time."""

    class Meta:
        django_get_or_create = ("agb_code",)

    soort = Soort.AANBIEDER
    naam = "De Vlierhof"
    agb_code = "98000001"


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

    aanbieder = factory.SubFactory(VlierhofFactory)
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

    casus = factory.LazyFunction(casus_a)
    aanbieder = factory.SubFactory(VlierhofFactory)
    keuze_motivering = "De Vlierhof heeft een groep dichtbij school."

    @factory.post_generation
    def onderdeel(obj, create, waarde, **velden):  # noqa: N805
        if waarde is not False:
            OnderdeelFactory(arrangement=obj, **velden)


class OnderdeelFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Arrangementonderdeel
        skip_postgeneration_save = True

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
    aanbieder = factory.SubFactory(VlierhofFactory)

    @classmethod
    def _create(cls, model_class, *args, data=None, **kwargs):
        bericht = model_class(*args, **kwargs)
        bericht.set_data(data or f"proef {bericht.kenmerk}".encode())
        bericht.save()
        return bericht


def afweging(dag=DAG):
    """An answer to every fixed question that holds on that day (NK-23)."""
    return {vraag.code: ANTWOORD for vraag in questions_on(dag)}


def afwegingsvelden(dag=DAG):
    """The same as the fields of the form."""
    return {f"{VOOR}{code}": tekst for code, tekst in afweging(dag).items()}


# --- verder door de deur: elke functie doet één stap ---------------------------------------------
def met_opdracht(arrangement=None, op=OP, **velden):
    """The arrangement with its opdracht given and the JW301 made."""
    arrangement = arrangement or ArrangementFactory(**velden)
    by = procesregisseur_van(arrangement.casus)
    velden = {"by": by, "op": op, "afweging": afweging(timezone.localdate(op))}
    arrangement = perform(arrangement, "give_opdracht", **velden)
    outbox.process_all()
    arrangement.refresh_from_db()
    return arrangement


def toewijzing_van(arrangement):
    """The one toewijzing of an arrangement with one part."""
    return Toewijzing.objects.select_related(
        "aanbieder", "gemeente", "product", "casus__jeugdige"
    ).get(onderdeel__arrangement=arrangement)


def bericht_van(arrangement, soort="301"):
    """The last message of this kind of the casus."""
    return Bericht.objects.filter(casus=arrangement.casus, soort=soort).latest("pk")


def verstuurd(arrangement=None, op=OP, **velden):
    """The JW301 left."""
    arrangement = met_opdracht(arrangement, op, **velden)
    send(bericht_van(arrangement), op=op)
    outbox.process_all()
    arrangement.refresh_from_db()
    return arrangement


def lees(data, op=OP, bestand="proef.xml"):
    """Receive a file as the node would deliver it, and do what follows."""
    uitkomst = receive(data, by=Medewerker.objects.systeem(), op=op, bestand=bestand)
    outbox.process_all()
    return uitkomst


def bevestigd(arrangement=None, op=OP, **velden):
    """The JW302 came back and says that all is well."""
    arrangement = verstuurd(arrangement, op, **velden)
    lees(aanbiederzijde.answer_of(bericht_van(arrangement), op=op), op)
    return arrangement


def gestart(arrangement=None, op=None, begindatum=date(2026, 3, 9), nummer="ST1", **velden):
    """The JW305 came in: help runs since `begindatum`."""
    arrangement = arrangement or bevestigd(**velden)
    op = op or OP + timedelta(days=7)
    data = aanbiederzijde.start_of(toewijzing_van(arrangement), begindatum, op=op, nummer=nummer)
    assert lees(data, op).goed
    arrangement.refresh_from_db()
    return arrangement


def gestopt(arrangement=None, op=None, reden="31", nummer="SP1", **velden):
    """The JW307 came in, with this reason, two weeks after the start."""
    arrangement = arrangement or gestart(**velden)
    toewijzing = toewijzing_van(arrangement)
    start = toewijzing.counting_starts()[-1]
    op = op or OP + timedelta(days=21)
    data = aanbiederzijde.stop_of(
        toewijzing, start.begindatum, op.date(), reden, op=op, nummer=nummer
    )
    assert lees(data, op).goed
    arrangement.refresh_from_db()
    return arrangement
