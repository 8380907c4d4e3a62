"""Hoeveel vragen de bladzijde van een arrangement kost, leeg en vol, voor elke lezer."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from time_machine import travel

from arrangementen.arrangement.bewakers import verdict_of
from arrangementen.models import Prestatie
from casusregie.models import Betrokkenheid
from organisaties.rollen import Rol
from tests.factories.arrangementen import OnderdeelFactory, ToewijzingFactory
from tests.factories.casusregie import casus_a, procesregisseur_van
from tests.factories.declaraties import MAART, gedeclareerd, klaar, prestatie, start
from tests.factories.organisaties import medewerker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("normen")]
DAG = datetime(2026, 5, 4, 9, tzinfo=UTC)
AFBOUW = [{"weken": 4, "per_week": "4"}, {"weken": 4, "per_week": "2"}]
MAXIMUM = 15


@pytest.fixture
def arrangement():
    """Help that was ordered, with one part, its toewijzing, a start and nothing declared."""
    arrangement = klaar(casus=casus_a()).onderdeel.arrangement
    arrangement.onderdelen.update(eenheid="04", afbouw=AFBOUW)
    return arrangement


def decided(arrangement):
    """Keep the verdict, as the opdracht does."""
    arrangement = type(arrangement).objects.get(pk=arrangement.pk)
    arrangement.toetsing = verdict_of(arrangement).to_json()
    arrangement.save()


def declared(arrangement):
    """One line on the first toewijzing, received as a JW323."""
    toewijzing = arrangement.onderdelen.first().toewijzingen.get()
    gedeclareerd((toewijzing, [prestatie(toewijzing, MAART, volume=15)]), nummer="D1")


def twenty_times(arrangement):
    """Twenty parts, each with a toewijzing, a start, and as many lines as the first one."""
    deel = arrangement.onderdelen.get()
    voorbeeld = list(Prestatie.objects.all())
    for n in range(1, 20):
        dag = date(2026, 3, 2) + timedelta(n)
        ander = OnderdeelFactory(
            arrangement=arrangement, product=deel.product, begindatum=dag, afbouw=AFBOUW
        )
        toewijzing = ToewijzingFactory(onderdeel=ander)
        start(toewijzing, dag)
        for regel in voorbeeld:
            regel.pk, regel.kenmerk, regel.volgnummer = None, toewijzing.kenmerk, n + 1
            regel.referentie, regel.toewijzing = f"R{n}", toewijzing
            regel.save(force_insert=True)


def reader(wie, arrangement):
    """Who opens the page, with the right to."""
    casus = arrangement.casus
    if wie == "procesregisseur":
        return procesregisseur_van(casus)
    rol, bij = {
        "backoffice": (Rol.BACKOFFICE, casus.gemeente),
        "behandelregisseur": (Rol.BEHANDELREGISSEUR, arrangement.aanbieder),
        "zorgadministratie": (Rol.ZORGADMINISTRATIE, arrangement.aanbieder),
    }[wie]
    velden = {"grond": "hulp", "begindatum": date(2026, 3, 2)}
    Betrokkenheid.objects.create(
        jeugdige=casus.jeugdige, casus=casus, organisatie=bij, rol=rol, **velden
    )
    return medewerker(rol, organisatie=bij)


def ask(client, arrangement, tel_queries):
    """The page and the number of its queries, session and log-in included."""
    url = reverse("arrangementen:arrangement_detail", args=[arrangement.kenmerk])
    with travel(DAG, tick=False):
        assert client.get(url).status_code == 200
        with tel_queries() as vragen:
            tekst = client.get(url).content.decode()
    return tekst, [vraag["sql"] for vraag in vragen]


LEZERS = ["procesregisseur", "backoffice", "behandelregisseur", "zorgadministratie"]


@pytest.mark.parametrize(
    "gedeclareerd_op", [False, True], ids=["niets-gedeclareerd", "gedeclareerd"]
)
@pytest.mark.parametrize("wie", LEZERS)
def test_evenveel_vragen_bij_een_en_twintig(client, arrangement, tel_queries, wie, gedeclareerd_op):
    if gedeclareerd_op:
        declared(arrangement)
    decided(arrangement)
    client.force_login(reader(wie, arrangement))
    een, weinig = ask(client, arrangement, tel_queries)
    twenty_times(arrangement)
    decided(arrangement)
    twintig, veel = ask(client, arrangement, tel_queries)
    assert (een.count("Toets aan de norm"), twintig.count("Toets aan de norm")) == (1, 20)
    assert ("15 uur" in een) is ("15 uur" in twintig) is gedeclareerd_op
    assert len(veel) == len(weinig), "\n".join(veel)
    assert len(veel) <= MAXIMUM, "\n".join(f"{len(veel)} {v[:150]}" for v in veel)


@pytest.mark.parametrize("aantal", [1, 20])
def test_concept_van_wie_18_wordt(client, arrangement, tel_queries, aantal):
    """A concept is judged now; from 18 the ground is looked up once for all parts."""
    jeugdige = arrangement.casus.jeugdige
    type(jeugdige).objects.filter(pk=jeugdige.pk).update(geboortedatum=date(2008, 3, 20))
    deel = arrangement.onderdelen.get()
    deel.toewijzingen.get().starts.all().delete()
    deel.toewijzingen.all().delete()
    for n in range(1, aantal):
        OnderdeelFactory(
            arrangement=arrangement, product=deel.product, begindatum=date(2026, 3, 2 + n)
        )
    type(arrangement).objects.filter(pk=arrangement.pk).update(status="concept", opdracht_op=None)
    client.force_login(reader("procesregisseur", arrangement))
    tekst, vragen = ask(client, arrangement, tel_queries)
    assert tekst.count("De hulp begint voor 18 jaar") >= 1
    assert len(vragen) <= MAXIMUM, "\n".join(vragen)
