"""Boven een bedrag besluiten twee mensen: de een stelt voor, de ander bevestigt of geeft terug."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from arrangementen.models import Arrangement, Besluitvoorstel, Toewijzing
from arrangementen.verzoeken.vierogen import price_on
from arrangementen.vierogen.bedrag import Hulpdeel, Tarief, limit_of, needs_second, part_price
from arrangementen.vierogen.grens import TweedeNodig
from arrangementen.vierogen.voorleggen import grant_or_propose
from casusregie.termijnen.models import Signaal
from normenkader.instellingen import change_instelling
from organisaties.rollen import Rol
from tests.factories.organisaties import medewerker
from tests.factories.verzoeken import (
    DAG,
    OP,
    STAP3,
    afweging,
    afwegingsvelden,
    opt_out,
    toegekend,
    verstuurd,
)
from verloop import outbox
from verloop.fouten import Conflict
from verloop.overgangen import perform

HALF_JAAR = (date(2026, 3, 30), date(2026, 9, 27))
UUR = Tarief(5200, "04")


@pytest.mark.parametrize(
    ("volume", "eenheid", "frequentie", "budget", "tarief", "verwacht"),
    [
        pytest.param(78, "04", "6", None, UUR, 405_600, id="78-uur-in-totaal"),
        pytest.param(3, "04", "2", None, UUR, 405_600, id="3-uur-per-week-26-weken"),
        pytest.param(180, "01", "2", None, UUR, 405_600, id="minuten-bij-een-uurtarief"),
        pytest.param(1, "14", "1", None, Tarief(21_000, "14"), 3_822_000, id="elk-etmaal"),
        pytest.param(250_000, "83", "6", None, None, 250_000, id="euro-is-al-een-bedrag"),
        pytest.param(None, "", "6", 99_000, None, 99_000, id="budget"),
        pytest.param(78, "04", "6", None, None, None, id="zonder-tarief"),
        pytest.param(78, "82", "6", None, UUR, None, id="stuks-en-uren"),
        pytest.param(None, "04", "6", None, UUR, None, id="zonder-omvang"),
    ],
)
def test_volume_maal_tarief_over_de_periode(volume, eenheid, frequentie, budget, tarief, verwacht):
    deel = Hulpdeel("45C09", *HALF_JAAR, volume, eenheid, frequentie, budget)
    assert part_price(deel, tarief) == verwacht


@pytest.mark.parametrize(
    ("bedrag", "twee"), [(100, False), (101, True), (None, True)], ids=["op", "boven", "onbekend"]
)
def test_pas_boven_de_grens(bedrag, twee):
    assert needs_second(bedrag, 100) is twee


@pytest.fixture
def grens(db):
    """In Rotterdam two people decide above € 4.000; the request costs € 4.056."""
    waarde = {"standaard": 2_500_000, "0599": 400_000}
    change_instelling("verzoek.vier_ogen", waarde, geldig_van=DAG, bron="Proef")


@pytest.fixture
def voorstel(w, grens):
    """The procesregisseur wanted to grant it."""
    return grant_or_propose(verstuurd(w), by=w.procesregisseur, op=OP, afweging=afweging())


@pytest.mark.django_db
def test_een_gemeente_stelt_haar_eigen_grens(grens):
    assert limit_of("0599", DAG) == 400_000
    assert limit_of("0502", DAG) == limit_of("0599", DAG - timedelta(days=1)) == 2_500_000


@pytest.mark.django_db
def test_onder_de_grens_besluit_een_mens(w):
    verzoek = verstuurd(w)
    assert price_on(verzoek, DAG).cent == 405_600
    assert grant_or_propose(verzoek, by=w.procesregisseur, op=OP, afweging=afweging()) is None
    assert not Besluitvoorstel.objects.exists()


@pytest.mark.django_db
def test_de_deur_kent_boven_de_grens_niet_toe_door_een_mens(w, grens):
    verzoek = verstuurd(w)
    with pytest.raises(TweedeNodig, match=r"kost € 4\.056,00"):
        perform(verzoek, "grant", by=w.procesregisseur, op=OP, afweging=afweging())
    verzoek.refresh_from_db()
    assert verzoek.status == "ingediend"
    assert not Arrangement.objects.exists()


@pytest.mark.django_db
def test_de_tweede_bevestigt_en_dan_gaat_de_toewijzing(w, voorstel):
    assert (voorstel.status, voorstel.bedrag_cent, voorstel.grens_cent) == ("open", 405600, 400000)
    bevestigd = perform(voorstel, "confirm", by=w.backoffice, op=OP)
    verzoek = bevestigd.over
    verzoek.refresh_from_db()
    assert (verzoek.status, verzoek.besloten_door) == ("toegekend", w.backoffice)
    assert bevestigd.voorgesteld_door == w.procesregisseur
    outbox.process_all()
    assert Toewijzing.objects.get().volume == 78


@pytest.mark.django_db
@pytest.mark.parametrize("zet", ["confirm", "send_back"])
def test_wie_het_voorstelde_is_nooit_de_tweede(w, voorstel, zet):
    velden = {"terug_reden": "Nee."} if zet == "send_back" else {}
    with pytest.raises(PermissionDenied, match="U deed dit voorstel zelf"):
        perform(voorstel, zet, by=w.procesregisseur, op=OP, **velden)


@pytest.mark.django_db
def test_ook_de_database_eist_twee_mensen(w, voorstel):
    rijen = Besluitvoorstel.objects.filter(pk=voorstel.pk)
    with pytest.raises(IntegrityError, match="voorstel_twee_personen"), transaction.atomic():
        rijen.update(status="bevestigd", beoordeeld_door=w.procesregisseur)


@pytest.mark.django_db
def test_een_buitenstaander_bevestigt_niet(w, voorstel, vreemde_balie):
    with pytest.raises(PermissionDenied):
        perform(voorstel, "confirm", by=vreemde_balie, op=OP)
    with pytest.raises(PermissionDenied):
        perform(voorstel, "confirm", by=w.behandelregisseur, op=OP)


@pytest.mark.django_db
def test_bij_opt_out_bevestigt_alleen_de_backoffice(w, grens):
    verzoek = verstuurd(w, stap1=opt_out())
    voorstel = grant_or_propose(verzoek, by=w.backoffice, op=OP, afweging=afweging())
    with pytest.raises(PermissionDenied):
        perform(voorstel, "confirm", by=w.procesregisseur, op=OP)
    tweede = medewerker(Rol.BACKOFFICE, organisatie=w.gemeente)
    assert perform(voorstel, "confirm", by=tweede, op=OP).status == "bevestigd"


@pytest.mark.django_db
def test_teruggeven_vraagt_een_reden_en_vertelt_het_de_eerste(w, voorstel):
    with pytest.raises(ValidationError):
        perform(voorstel, "send_back", by=w.backoffice, op=OP, terug_reden=" ")
    perform(voorstel, "send_back", by=w.backoffice, op=OP, terug_reden="Kan het met minder?")
    voorstel.over.refresh_from_db()
    assert voorstel.over.status == "ingediend"
    assert Signaal.objects.get(soort="verzoek.voorstel_terug").medewerker == w.procesregisseur
    assert (
        grant_or_propose(voorstel.over, by=w.procesregisseur, op=OP, afweging=afweging(), volume=60)
        is None
    )  # 60 uur kost € 3.120


@pytest.mark.django_db
def test_een_voorstel_tegelijk_en_een_ander_besluit_laat_het_vervallen(w, voorstel):
    with pytest.raises(Conflict):
        grant_or_propose(voorstel.over, by=w.backoffice, op=OP, afweging=afweging())
    perform(
        voorstel.over,
        "reject",
        by=w.backoffice,
        op=OP,
        reden_afwijzing="7",
        besluit_motivering="De school kan dit zelf.",
    )
    voorstel.refresh_from_db()
    assert voorstel.status == "vervallen"
    with pytest.raises(Conflict):
        perform(voorstel, "confirm", by=w.backoffice, op=OP)


@pytest.mark.django_db
def test_minder_toekennen_onder_de_grens_laat_het_voorstel_vervallen(w, voorstel):
    velden = {"by": w.backoffice, "op": OP, "afweging": afweging(), "volume": 60}
    assert grant_or_propose(voorstel.over, **velden) is None
    voorstel.refresh_from_db()
    assert voorstel.status == "vervallen"


@pytest.mark.django_db
def test_wat_niet_kan_wordt_ook_geen_voorstel(w, grens):
    with pytest.raises(ValidationError):
        grant_or_propose(verstuurd(w), by=w.procesregisseur, op=OP, afweging={})
    assert not Besluitvoorstel.objects.exists()


@pytest.mark.django_db
def test_op_de_schermen_van_voorstel_tot_toekenning(w, als, grens):
    verzoek = verstuurd(w)
    naar = [verzoek.kenmerk]
    detail = reverse("arrangementen:verzoek_detail", args=naar)
    toekennen = reverse("arrangementen:verzoek_toekennen", args=naar)
    velden = {**afwegingsvelden(), **{n: STAP3[n] for n in ("begindatum", "einddatum")}}
    velden |= {"product_code": "45C09", "volume": "78", "waarom_geen_groep": "Te druk."}
    eerste = als(w.procesregisseur)
    assert "Over dit bedrag besluiten twee mensen" in eerste.get(toekennen).content.decode()
    antwoord = eerste.post(toekennen, velden, follow=True)
    pagina = antwoord.content.decode()
    assert antwoord.redirect_chain == [(detail, 302)]
    assert "Wacht op een tweede beslisser" in pagina
    assert "U deed dit voorstel zelf" in pagina
    assert "Aan zet: een tweede beslisser" in pagina
    assert "Er wacht een voorstel op een tweede beslisser." in pagina
    voorstel = Besluitvoorstel.objects.get()
    bevestigen = reverse("arrangementen:voorstel_bevestigen", args=[voorstel.kenmerk])
    assert eerste.post(bevestigen).status_code == 403
    assert als(w.behandelregisseur).get(bevestigen).status_code == 404
    assert "tweede beslisser" not in als(w.behandelregisseur).get(detail).content.decode()
    tweede = als(w.backoffice)
    lijst = tweede.get(reverse("arrangementen:verzoek_lijst") + "?weergave=tweede")
    assert "Bevestig het voorstel" in lijst.content.decode()
    assert "78 uur in totaal" in tweede.get(bevestigen).content.decode()
    assert tweede.post(bevestigen).status_code == 302
    verzoek.refresh_from_db()
    assert verzoek.status == "toegekend"
    assert "Twee mensen besloten" in tweede.get(detail).content.decode()


@pytest.mark.django_db
def test_toekennen_zonder_grens_kost_geen_voorstel_extra(w):
    assert toegekend(w).voorstellen.count() == 0
