"""De e-mail van de dag: voor wie, hooguit één keer, en zonder enige inhoud."""

import smtplib
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail

from casusregie.meldingen.dagbericht import plan_mails, start_day
from casusregie.meldingen.models import Meldingskeuze
from casusregie.models import Betrokkenheid, Jeugdige, Signaal
from casusregie.tasks import daily_digest
from casusregie.termijnen.melden import notify
from organisaties.models import Aanstelling
from organisaties.rollen import Rol
from tests.casusregie.termijnen import bouw
from verloop import outbox
from verloop.models import Outbox

pytestmark = pytest.mark.django_db
MAANDAG = date(2026, 3, 2)


def om(uur, dag=MAANDAG):
    """That hour in Dutch winter time."""
    return datetime(dag.year, dag.month, dag.day, uur - 1, 5, tzinfo=UTC)


@pytest.fixture
def w(db):
    return bouw.wereld()


@pytest.fixture
def casus(w):
    return bouw.casussen(w, 1)[0]


def meld(casus, medewerker):
    return notify(casus, "proef", "Proef", casus, on=MAANDAG, aan=(), medewerker=medewerker)


def ronde(nu=None):
    """The day as the clock plays it."""
    gestart = start_day(nu or om(8))
    outbox.process_all()
    return gestart


def ontvangers():
    return sorted(adres for bericht in mail.outbox for adres in bericht.to)


def test_wie_een_ongelezen_signaal_heeft_krijgt_een_mail(w, casus):
    meld(casus, w.procesregisseur)
    assert ronde()
    assert ontvangers() == [w.procesregisseur.email]


def test_wie_een_termijn_heeft_die_afloopt_krijgt_een_mail(w, casus):
    bouw.regie(casus, Rol.CASUSREGISSEUR, w.casusregisseur)
    feit = bouw.inzet(w, MAANDAG - timedelta(days=27), aan_zet=(Rol.CASUSREGISSEUR,))
    bouw.Proefonderwerp(casus).project(feit)
    ronde()
    assert ontvangers() == [w.casusregisseur.email]


def test_wie_niets_heeft_krijgt_niets(w, casus):
    (signaal,) = meld(casus, w.procesregisseur)
    Signaal.objects.filter(pk=signaal.pk).mark_read(om(7))
    ronde()
    assert ontvangers() == []


def test_hooguit_een_keer_per_dag(w, casus):
    meld(casus, w.procesregisseur)
    for uur in (7, 8, 9, 16):
        ronde(om(uur))
    plan_mails(MAANDAG, om(17))
    outbox.process_all()
    assert len(mail.outbox) == 1
    ronde(om(8, MAANDAG + timedelta(days=1)))
    assert len(mail.outbox) == 2


@pytest.mark.parametrize(
    ("nu", "gestart"),
    [
        pytest.param(om(6), False, id="voor-zeven-uur"),
        pytest.param(om(7), True, id="vanaf-zeven-uur"),
        pytest.param(om(23), True, id="later-op-de-dag"),
        pytest.param(om(9, date(2026, 2, 28)), False, id="zaterdag"),
        pytest.param(om(9, date(2026, 4, 6)), False, id="tweede-paasdag"),
        pytest.param(datetime(2026, 3, 30, 5, 5, tzinfo=UTC), True, id="zeven-uur-in-zomertijd"),
    ],
)
def test_alleen_op_werkdagen_vanaf_zeven_uur(nu, gestart):
    assert start_day(nu) is gestart
    assert Outbox.objects.exists() is gestart


def test_wie_nee_zei_krijgt_niets(w, casus):
    meld(casus, w.procesregisseur)
    Meldingskeuze.objects.create(medewerker=w.procesregisseur, dagbericht=False)
    ronde()
    assert ontvangers() == []


@pytest.mark.parametrize("reden", ["uit dienst", "geen zicht", "niet actief"])
def test_wie_er_niet_meer_bij_hoort_krijgt_niets(reden, w, casus):
    meld(casus, w.behandelregisseur)
    if reden == "uit dienst":
        Aanstelling.objects.filter(medewerker=w.behandelregisseur).update(
            einddatum=MAANDAG - timedelta(days=1)
        )
    elif reden == "geen zicht":
        Betrokkenheid.objects.filter(organisatie=w.aanbieder).update(
            einddatum=MAANDAG - timedelta(days=1)
        )
    else:
        w.behandelregisseur.is_active = False
        w.behandelregisseur.save()
    ronde()
    assert ontvangers() == []


def test_in_de_mail_staat_niets_over_wie_of_wanneer(w, casus):
    Jeugdige.objects.update(voornamen="Zilvermeeuw", achternaam="Kanarie", bsn_einde="281")
    meld(casus, w.procesregisseur)
    ronde()
    (bericht,) = mail.outbox
    heel = f"{bericht.subject}\n{bericht.body}\n{bericht.message()}"
    verboden = ("Zilvermeeuw", "Kanarie", casus.nummer, str(casus.kenmerk), "Proef")
    assert [woord for woord in verboden if woord in heel] == []
    assert w.procesregisseur.naam not in heel
    assert w.team.naam not in heel
    assert not any(teken.isdigit() for teken in bericht.subject + bericht.body)
    assert bericht.subject == "Er staat iets voor u klaar"
    assert bericht.alternatives == []
    assert bericht.attachments == []


def test_een_mislukte_verzending_wordt_opnieuw_geprobeerd(w, casus, monkeypatch):
    meld(casus, w.procesregisseur)
    start_day(om(8))
    (dag,) = Outbox.objects.all()
    outbox.process(dag.pk, om(8))

    def weg(*args, **kwargs):
        raise smtplib.SMTPServerDisconnected("weg")

    werk = Outbox.objects.get(sleutel__endswith=f":{w.procesregisseur.pk}")
    with monkeypatch.context() as even:
        even.setattr("casusregie.meldingen.dagbericht.send_mail", weg)
        with pytest.raises(smtplib.SMTPServerDisconnected):
            outbox.process(werk.pk, om(8))
    assert Outbox.objects.get(pk=werk.pk).verwerkt_op is None
    assert outbox.process(werk.pk, om(8))
    assert ontvangers() == [w.procesregisseur.email]


def test_de_taak_van_het_rooster_bestaat():
    assert daily_digest() in (True, False)
    assert Outbox.objects.count() <= 1
