"""Op- en afschalen: voorstel, met wie afgestemd, het besluit en wie het hoort (CR-Z-17)."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from casusregie.models import Betrokkenheid, Casus, Schaalvoorstel, Signaal, Termijn
from casusregie.schalen.keuzes import Stand
from casusregie.schalen.voorstellen import propose_scaling
from organisaties.rollen import Rol
from tests.casusregie.afronding.bouw import casus_van, dag, op, wereld
from tests.factories.organisaties import medewerker
from verloop import outbox
from verloop.fouten import Conflict
from verloop.overgangen import perform

pytestmark = pytest.mark.django_db
BEGIN = dag(10)
NU = op(BEGIN)
ALLEN = ["gezin", "team", "aanbieder", "backoffice"]
WAT = {
    "richting": "af",
    "aanleiding": "periodiek",
    "voorstel": "Van 72 naar 40 uur: het gaat beter op school.",
    "betrokkenen": ALLEN,
    "afstemming": "Iedereen is het ermee eens.",
}


@pytest.fixture
def w():
    w = wereld(stap="feit")
    w.backoffice = medewerker(Rol.BACKOFFICE, organisatie=casus_van(w).gemeente)
    return w


@pytest.fixture
def als(client):
    def inloggen(persoon):
        client.force_login(persoon)
        return client

    return inloggen


def stel_voor(w, by=None, **anders):
    return propose_scaling(casus_van(w), by=by or w.casusregisseur, op=NU, **(WAT | anders))


@pytest.mark.eis("CR-Z-17")
def test_voorstel_besluit_en_wie_het_hoort(w):
    stuk = stel_voor(w)
    termijn = Termijn.objects.get(code="schalen.besluit")
    assert (termijn.uiterlijk, termijn.aan_zet) == (date(2026, 3, 26), ["procesregisseur"])
    outbox.process_all()
    assert set(_plekken()) == {f"procesregisseur@{w.team.pk}"}
    stuk = perform(
        stuk, "accept", by=w.procesregisseur, op=NU, besluit="Past bij het doel.", ingang=dag(20)
    )
    outbox.process_all()
    termijn.refresh_from_db()
    assert (stuk.status, termijn.voldaan_op) == (Stand.AKKOORD, BEGIN)
    assert set(_plekken("schalen-akkoord")) == {
        f"casusregisseur@{w.team.pk}",
        f"procesregisseur@{w.team.pk}",
        f"behandelregisseur@{w.aanbieder.pk}",
        f"backoffice@{casus_van(w).gemeente_id}",
    }
    zicht = Betrokkenheid.objects.get(rol=Rol.BACKOFFICE)
    assert (zicht.einddatum - zicht.begindatum).days == 28
    assert Casus.objects.visible_to(w.backoffice, BEGIN).exists()
    assert not Casus.objects.visible_to(w.backoffice, dag(40)).exists()


def _plekken(soort="schalen-voorgesteld"):
    return Signaal.objects.filter(soort=soort).values_list("plek", flat=True)


@pytest.mark.eis("CR-Z-17")
@pytest.mark.parametrize(
    ("veld", "waarde", "zin"),
    [
        ("voorstel", " ", "wat er verandert en waarom"),
        ("afstemming", "", "wat zij ervan vinden"),
        ("betrokkenen", ["team"], "Stem ook af met: de jeugdige en het gezin, de aanbieder"),
        ("betrokkenen", ["gezin"], "Stem ook af met: de aanbieder"),
        ("richting", "zijwaarts", ""),
    ],
)
def test_een_half_voorstel(w, veld, waarde, zin):
    with pytest.raises(ValidationError) as fout:
        stel_voor(w, **{veld: waarde})
    assert zin in str(fout.value.message_dict[veld])
    assert not Schaalvoorstel.objects.exists()


@pytest.mark.eis("CR-Z-17")
def test_onder_een_maatregel_hoort_de_jeugdbescherming_erbij(w):
    Casus.objects.filter(pk=w.casus_id).update(route="C")
    jb = medewerker(Rol.JEUGDBESCHERMER, organisatie=w.team)
    with pytest.raises(ValidationError, match="de jeugdbescherming"):
        stel_voor(w, by=jb)
    stuk = stel_voor(w, by=jb, betrokkenen=[*ALLEN, "jeugdbescherming"])
    klaar = perform(stuk, "refuse", by=jb, op=NU, besluit="Het is te vroeg.")
    assert klaar.status == Stand.AFGEWEZEN


@pytest.mark.parametrize("wie", ["behandelregisseur", "zorgadministratie", "elders", "backoffice"])
def test_alleen_wie_de_regie_heeft_stelt_voor(w, wie):
    with pytest.raises(PermissionDenied):
        stel_voor(w, by=getattr(w, wie))


def test_wie_besluit_en_wanneer(w):
    stuk = stel_voor(w)
    for wie in (w.casusregisseur, w.behandelregisseur, w.teamleider):
        with pytest.raises(PermissionDenied):
            perform(stuk, "accept", by=wie, op=NU, besluit="Ja.", ingang=BEGIN)
    for gegevens, veld in (
        ({"besluit": " ", "ingang": BEGIN}, "besluit"),
        ({"besluit": "Ja.", "ingang": dag(9)}, "ingang"),
    ):
        with pytest.raises(ValidationError) as fout:
            perform(stuk, "accept", by=w.procesregisseur, op=NU, **gegevens)
        assert list(fout.value.message_dict) == [veld]
    with pytest.raises((ValidationError, Conflict)):
        stel_voor(w)
    perform(stuk, "withdraw", by=w.casusregisseur, op=NU)
    assert stel_voor(w).status == Stand.VOORGESTELD
    with pytest.raises(Conflict):
        perform(stuk, "accept", by=w.procesregisseur, op=NU, besluit="Ja.", ingang=BEGIN)


def test_met_opt_out_besluit_de_backoffice(w):
    Casus.objects.filter(pk=w.casus_id).update(opt_out=True, opt_out_getekend_op=BEGIN)
    stuk = stel_voor(w, by=w.backoffice)
    assert Termijn.objects.get(code="schalen.besluit").aan_zet == ["backoffice"]
    with pytest.raises(PermissionDenied):
        perform(stuk, "accept", by=w.procesregisseur, op=NU, besluit="Ja.", ingang=BEGIN)
    klaar = perform(stuk, "accept", by=w.backoffice, op=NU, besluit="Ja.", ingang=BEGIN)
    assert klaar.besloten_door == w.backoffice


def test_de_database_weigert_een_besluit_zonder_woorden(w):
    stuk = stel_voor(w)
    with pytest.raises(IntegrityError), transaction.atomic():
        Schaalvoorstel.objects.filter(pk=stuk.pk).update(status="akkoord")


@pytest.mark.eis("CR-Z-17")
def test_de_schermen(w, als):
    casus = casus_van(w).kenmerk
    nieuw = reverse("casusregie:schaal_new", args=[casus])
    client = als(w.casusregisseur)
    lijst = reverse("casusregie:schaal_list", args=[casus])
    assert "Nog geen voorstel" in client.get(lijst).content.decode()
    leeg = client.post(nieuw, {})
    assert leeg.status_code == 422
    assert "Kies met wie u afstemde" in leeg.content.decode()
    assert client.post(nieuw, WAT).status_code == 302
    dubbel = client.post(nieuw, WAT)
    assert dubbel.status_code in (409, 422)
    stuk = Schaalvoorstel.objects.get()
    adres = reverse("casusregie:schaalvoorstel_detail", args=[stuk.kenmerk])
    assert WAT["voorstel"] in client.get(adres).content.decode()
    assert "Afschalen: er kan hulp af" in client.get(lijst).content.decode()
    besluit = reverse("casusregie:schaal_step", args=[stuk.kenmerk, "accept"])
    assert client.post(besluit, {"besluit": "Ja.", "ingang": "01-01-2030"}).status_code == 403
    client = als(w.procesregisseur)
    assert "Vul in vanaf welke dag dit geldt" in client.post(besluit, {}).content.decode()
    assert client.post(besluit, {"besluit": "Ja.", "ingang": "01-01-2030"}).status_code == 302
    assert client.post(besluit, {"besluit": "Ja.", "ingang": "01-01-2030"}).status_code == 409
    assert "Geldt vanaf" in client.get(adres).content.decode()
    assert als(w.elders).get(adres).status_code == 404
    assert als(w.elders).get(nieuw).status_code == 404
