"""Accounts en rollen: wie mag het, niemand voor zichzelf, bevoorrecht door twee, en direct uit."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.tokens import default_token_generator
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from organisaties.accounts.daden import appoint, create_account, end_appointment, switch_account
from organisaties.models import Aanstelling, Medewerker
from organisaties.rollen import BEVOORRECHT, Rol
from organisaties.rolverzoek import Rolverzoek
from tests.factories.organisaties import (
    AanbiederFactory,
    LokaalTeamFactory,
    MedewerkerFactory,
    UitvoeringsorganisatieFactory,
    medewerker,
)
from verloop.fouten import Conflict
from verloop.models import Gebeurtenis
from verloop.overgangen import perform

pytestmark = pytest.mark.django_db


@pytest.fixture
def vandaag():
    return timezone.localdate()


@pytest.fixture
def beheerder():
    return medewerker(Rol.BEHEERDER, naam="B. Eerder")


@pytest.fixture
def tweede(beheerder):
    return medewerker(Rol.BEHEERDER, naam="T. Weede")


@pytest.fixture
def persoon():
    return MedewerkerFactory(naam="N. Ieuw")


def vraag(beheerder, persoon, vandaag, rol=Rol.NORMBEHEERDER, **anders):
    velden = {"begindatum": vandaag, "reden": "Vervangt een collega.", **anders}
    plek = velden.pop("organisatie", None) or UitvoeringsorganisatieFactory()
    return appoint(persoon, plek, rol, by=beheerder, **velden)


# --- wie, en niet voor zichzelf
@pytest.mark.parametrize("rol", [r for r in Rol if r not in (Rol.BEHEERDER, Rol.SYSTEEM)])
def test_alleen_een_beheerder_geeft_rollen_en_maakt_accounts(rol, persoon, vandaag):
    wie = medewerker(rol)
    with pytest.raises(PermissionDenied, match="Alleen een beheerder"):
        appoint(persoon, LokaalTeamFactory(), Rol.TEAMLEIDER, begindatum=vandaag, by=wie)
    with pytest.raises(PermissionDenied):
        create_account(email="x@voorbeeld.example", naam="X", by=wie)
    with pytest.raises(PermissionDenied):
        switch_account(persoon, aan=False, by=wie)


def test_een_beheerder_van_gisteren_geeft_niets_meer(persoon, vandaag, beheerder):
    beheerder.aanstellingen.update(einddatum=vandaag - timedelta(days=1))
    with pytest.raises(PermissionDenied):
        appoint(persoon, LokaalTeamFactory(), Rol.TEAMLEIDER, begindatum=vandaag, by=beheerder)


@pytest.mark.parametrize("rol", [Rol.CASUSREGISSEUR, Rol.NORMBEHEERDER])
def test_niemand_verhoogt_zijn_eigen_rechten(beheerder, vandaag, rol):
    plek = LokaalTeamFactory() if rol == Rol.CASUSREGISSEUR else UitvoeringsorganisatieFactory()
    with pytest.raises(PermissionDenied, match="U geeft uzelf geen rol"):
        appoint(beheerder, plek, rol, begindatum=vandaag, reden="Handig.", by=beheerder)
    assert beheerder.aanstellingen.count() == 1
    assert not Rolverzoek.objects.exists()


def test_een_gewone_rol_geldt_meteen_en_staat_vast(beheerder, persoon, vandaag):
    team = LokaalTeamFactory()
    rij = appoint(persoon, team, Rol.CASUSREGISSEUR, begindatum=vandaag, by=beheerder)
    assert isinstance(rij, Aanstelling)
    assert Medewerker.objects.get(pk=persoon.pk).has_role(Rol.CASUSREGISSEUR, on=vandaag)
    feit = Gebeurtenis.objects.get(code="organisaties.medewerker.rol_gegeven")
    assert (feit.door, feit.gegevens["soort"]) == (beheerder, "casusregisseur")


@pytest.mark.parametrize(
    ("velden", "veld", "zin"),
    [
        pytest.param({"rol": Rol.SYSTEEM}, "rol", "alleen de klok", id="klok"),
        pytest.param({"rol": Rol.BEHANDELREGISSEUR}, "rol", "bestaat niet bij", id="plek"),
        pytest.param({"einddatum": -1}, "einddatum", "op of na de eerste dag", id="einde"),
    ],
)
def test_wat_niet_kan_staat_bij_het_veld(beheerder, persoon, vandaag, velden, veld, zin):
    einde = velden.get("einddatum")
    with pytest.raises(ValidationError) as fout:
        appoint(
            persoon,
            LokaalTeamFactory(),
            velden.get("rol", Rol.TEAMLEIDER),
            begindatum=vandaag,
            einddatum=vandaag + timedelta(days=einde) if einde else None,
            by=beheerder,
        )
    assert zin in fout.value.message_dict[veld][0]


def test_dezelfde_rol_twee_keer_in_een_periode_kan_niet(beheerder, persoon, vandaag):
    team = LokaalTeamFactory()
    appoint(persoon, team, Rol.TEAMLEIDER, begindatum=vandaag, by=beheerder)
    with pytest.raises(ValidationError) as fout:
        appoint(persoon, team, Rol.TEAMLEIDER, begindatum=vandaag, by=beheerder)
    assert "heeft deze medewerker hier al" in fout.value.message_dict["rol"][0]


# --- bevoorrecht: twee personen
@pytest.mark.parametrize("rol", sorted(BEVOORRECHT))
def test_een_bevoorrechte_rol_geven_twee_beheerders(beheerder, tweede, persoon, vandaag, rol):
    verzoek = vraag(beheerder, persoon, vandaag, rol=rol)
    assert isinstance(verzoek, Rolverzoek)
    assert not persoon.aanstellingen.exists()
    with pytest.raises(PermissionDenied, match="vroeg deze rol zelf"):
        perform(verzoek, "approve", by=beheerder)
    perform(verzoek, "approve", by=tweede)
    assert Medewerker.objects.get(pk=persoon.pk).has_role(rol, on=vandaag)
    with pytest.raises(Conflict):
        perform(verzoek, "approve", by=tweede)
    assert persoon.aanstellingen.count() == 1


def test_de_tweede_beslist_niet_over_de_eigen_rol(beheerder, tweede, vandaag):
    verzoek = vraag(beheerder, tweede, vandaag)
    with pytest.raises(PermissionDenied, match="U geeft uzelf geen rol"):
        perform(verzoek, "approve", by=tweede)
    assert perform(verzoek, "withdraw", by=beheerder).status == "ingetrokken"


def test_een_afgewezen_verzoek_geeft_niets(beheerder, tweede, persoon, vandaag):
    verzoek = perform(vraag(beheerder, persoon, vandaag), "reject", by=tweede)
    assert (verzoek.status, verzoek.besloten_door) == ("afgewezen", tweede)
    assert not persoon.aanstellingen.exists()
    with pytest.raises(PermissionDenied):
        perform(vraag(beheerder, persoon, vandaag), "withdraw", by=tweede)


def test_zonder_reden_vraagt_niemand_een_bevoorrechte_rol(beheerder, persoon, vandaag):
    with pytest.raises(ValidationError) as fout:
        vraag(beheerder, persoon, vandaag, reden=" ")
    assert "waarom deze rol nodig is" in fout.value.message_dict["reden"][0]


# --- beeindigen: direct uit
def test_een_beeindigde_rol_is_weg_bij_de_volgende_klik(client, beheerder, vandaag):
    wie = medewerker(Rol.CASUSREGISSEUR)
    client.force_login(wie)
    werk = reverse("casusregie:werkvoorraad")
    assert client.get(werk).status_code == 200
    end_appointment(wie.aanstellingen.get(), laatste_dag=None, by=beheerder)
    assert client.get(werk).status_code != 200


def test_een_uitgezet_account_is_uitgelogd_bij_de_volgende_klik(client, beheerder):
    wie = medewerker(Rol.CASUSREGISSEUR)
    client.force_login(wie)
    switch_account(wie, aan=False, by=beheerder)
    antwoord = client.get(reverse("casusregie:werkvoorraad"))
    assert antwoord.status_code == 302
    assert antwoord.url.startswith("/inloggen/")
    switch_account(wie, aan=True, by=beheerder)
    assert Medewerker.objects.get(pk=wie.pk).is_active


def test_een_rol_kan_vandaag_of_later_eindigen_niet_eerder(beheerder, vandaag):
    rij = medewerker(Rol.TEAMLEIDER).aanstellingen.get()
    with pytest.raises(ValidationError, match="vandaag of een latere dag"):
        end_appointment(rij, laatste_dag=vandaag - timedelta(days=1), by=beheerder)
    rij = end_appointment(rij, laatste_dag=vandaag, by=beheerder)
    assert rij.loopt_op(vandaag)
    rij = end_appointment(rij, laatste_dag=None, by=beheerder)
    assert not rij.loopt_op(vandaag)
    with pytest.raises(ValidationError, match="al beëindigd"):
        end_appointment(rij, laatste_dag=None, by=beheerder)


def test_de_laatste_beheerder_blijft(beheerder, vandaag):
    rij = beheerder.aanstellingen.get()
    with pytest.raises(ValidationError, match="moet een beheerder blijven"):
        end_appointment(rij, laatste_dag=None, by=beheerder)
    with pytest.raises(PermissionDenied, match="eigen account niet uit"):
        switch_account(beheerder, aan=False, by=beheerder)


# --- account en wachtwoord
def test_een_nieuw_account_stelt_zelf_een_wachtwoord_in(client, beheerder):
    client.force_login(beheerder)
    velden = {"naam": "N. Ieuw", "email": "Nieuw@Voorbeeld.example", "telefoon": ""}
    assert client.post(reverse("account_new"), velden).status_code == 302
    persoon = Medewerker.objects.get(email="nieuw@voorbeeld.example")
    assert not persoon.has_usable_password()
    (bericht,) = mail.outbox
    link = re.search(r"/wachtwoord/\S+", bericht.body).group()
    client.logout()
    assert client.get(link).status_code == 200
    kort = client.post(link, {"nieuw": "kort", "nogmaals": "kort"})
    assert "ten minste 12 tekens" in kort.content.decode()
    anders = client.post(link, {"nieuw": "een-goede-lange-zin", "nogmaals": "een-andere-zin"})
    assert "niet gelijk" in anders.content.decode()
    goed = client.post(link, {"nieuw": "een-goede-lange-zin", "nogmaals": "een-goede-lange-zin"})
    assert goed.url == reverse("account_login")
    persoon.refresh_from_db()
    assert persoon.check_password("een-goede-lange-zin")
    assert client.get(link).status_code == 404, "de link werkt een keer"


def test_een_verkeerde_of_oude_link_zegt_wat_te_doen(client, persoon):
    for naam in ("x", "AAAA", "zzzzzzzzzzzzzzzzzzzzzz"):
        pad = reverse("wachtwoord_instellen", args=[naam, "abc-123"])
        antwoord = client.get(pad)
        assert antwoord.status_code == 404
        assert "Vraag de beheerder om een nieuwe link" in antwoord.content.decode()
    assert default_token_generator.make_token(persoon)


def test_hetzelfde_adres_twee_keer_kan_niet(client, beheerder, persoon):
    client.force_login(beheerder)
    velden = {"naam": "N. Og een", "email": persoon.email.upper()}
    antwoord = client.post(reverse("account_new"), velden)
    assert antwoord.status_code == 422
    assert "al een account met dit e-mailadres" in antwoord.content.decode()


# --- schermen
def test_de_lijst_zoekt_en_kost_een_vast_aantal_vragen(client, beheerder, tel_queries):
    client.force_login(beheerder)
    team = LokaalTeamFactory(naam="Team Zoekplek")
    medewerker(Rol.TEAMLEIDER, naam="Z. Elders")
    aantallen = []
    for ronde in (3, 30):
        for n in range(ronde):
            medewerker(Rol.CASUSREGISSEUR, organisatie=team, naam=f"V. Indbaar {ronde}.{n}")
        client.get(reverse("account_list"))
        with tel_queries() as vragen:
            antwoord = client.get(reverse("account_list"), {"zoek": "zoekplek"})
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1] <= 9
    pagina = antwoord.content.decode()
    assert "V. Indbaar 3.1" in pagina
    assert "Z. Elders" not in pagina
    leeg = client.get(reverse("account_list"), {"zoek": "bestaatniet"}).content.decode()
    assert "Niemand gevonden" in leeg


def test_op_het_scherm_vraagt_de_een_en_beslist_de_ander(
    client, beheerder, tweede, persoon, vandaag
):
    client.force_login(beheerder)
    plek = UitvoeringsorganisatieFactory()
    adres = reverse("role_new", args=[persoon.kenmerk])
    assert "Kies een organisatie" in client.post(adres, {}).content.decode()
    velden = {
        "organisatie": plek.pk,
        "rol": "toezichthouder",
        "begindatum": f"{vandaag:%d-%m-%Y}",
        "reden": "De FG gaat controleren.",
    }
    assert client.post(adres, velden).status_code == 302
    verzoek = Rolverzoek.objects.get()
    eigen = client.get(reverse("role_requests")).content.decode()
    assert "Een andere beheerder beslist." in eigen
    beslis = reverse("role_decide", args=[verzoek.kenmerk, "approve"])
    assert client.post(beslis).status_code == 403
    client.force_login(tweede)
    assert "De FG gaat controleren." in client.get(reverse("role_requests")).content.decode()
    assert client.post(beslis).status_code == 302
    assert client.post(beslis).status_code == 409
    detail = client.get(reverse("account_detail", args=[persoon.kenmerk])).content.decode()
    assert "Toezichthouder" in detail
    assert client.post(reverse("role_decide", args=[verzoek.kenmerk, "delete"])).status_code == 404


def test_een_rol_eindigt_op_het_scherm(client, beheerder, vandaag):
    client.force_login(beheerder)
    wie = medewerker(Rol.ZORGADMINISTRATIE, organisatie=AanbiederFactory())
    rij = wie.aanstellingen.get()
    adres = reverse("role_end", args=[wie.kenmerk, rij.pk])
    assert client.post(adres, {"laatste_dag": "1-1-2020"}).status_code == 422
    assert client.post(adres, {"laatste_dag": ""}).status_code == 302
    detail = client.get(reverse("account_detail", args=[wie.kenmerk])).content.decode()
    assert "Rol beëindigd: zorgadministratie" in detail
    ander = medewerker(Rol.TEAMLEIDER)
    vreemd = reverse("role_end", args=[ander.kenmerk, rij.pk])
    assert client.get(vreemd).status_code == 404


def test_het_eigen_account_toont_geen_knoppen(client, beheerder):
    client.force_login(beheerder)
    pagina = client.get(reverse("account_detail", args=[beheerder.kenmerk])).content.decode()
    assert "Dit is uw eigen account" in pagina
    assert "Account uitzetten" not in pagina
    uit = client.post(reverse("account_switch", args=[beheerder.kenmerk]), {"aan": "nee"})
    assert uit.status_code == 403
