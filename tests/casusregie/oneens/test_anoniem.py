"""Het overzicht is anoniem: wat naar iemand wijst wordt geweigerd, en bij het tonen ingehouden."""

from datetime import date

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django_fsm import FSMField

from casusregie.documenten.pdf import render
from casusregie.models import (
    Afspraak,
    Betrokkenpartij,
    Casus,
    Escalatie,
    Ladderoverzicht,
    Meningsverschil,
)
from casusregie.oneens.anoniem import Bekend, findings, initials, known_in
from casusregie.oneens.blad import INGEHOUDEN, as_pdf, sheet_of
from casusregie.oneens.overzicht import TEKSTEN
from casusregie.oneens.overzichtform import OverzichtForm
from casusregie.oneens.regioforms import REGIO
from casusregie.oneens.vastleggen import save_overview
from casusregie.toestemming.anoniem import Termen
from organisaties.models import Medewerker
from tests.casusregie.afronding.bouw import casus_van
from tests.factories.casusregie import JeugdigeFactory
from verloop.fouten import Geblokkeerd
from verloop.overgangen import perform

from . import bouw
from .bouw import BEGIN, NU, ladderwereld, tot, vers, zet
from .pdftekst import text_of

ON = date(2026, 3, 19)
BSN = "999991772"
REGIOTEKSTEN = ("acties", "bericht", "besluit")
BEKEND = Bekend(
    Termen(
        namen=frozenset({"noor", "veldwijk", "fatima", "bakhuis", "li"}),
        straat="voorbeeldstraat",
        postcode="3011aa",
        geboortedata=frozenset({date(2011, 5, 9)}),
        nummers=frozenset({BSN, "2026-000001"}),
    ),
    initialen=frozenset({"NV", "NMV", "SB"}),
    letters=frozenset({"N", "V"}),
)

#: everything that points at somebody, in all the ways in which people write it
SPOREN = {
    "voornaam": "Noor wil niet meer.",
    "achternaam": "Het gezin Veldwijk wacht.",
    "bezitsvorm": "Noors moeder belde.",
    "kleine letters": "noor wil niet meer.",
    "hoofdletters": "NOOR wil niet.",
    "met accent": "Nóór wil niet.",
    "met onderstreping": "zie noor_veldwijk",
    "met onzichtbaar teken": "No\u200bor wil niet.",
    "gespatieerd": "N o o r wil niet.",
    "in twee stukken": "Het gezin Veld wijk wacht.",
    "in een langer woord": "De veldwijkfamilie wacht.",
    "korte naam": "Zij heet Li.",
    "naam van een medewerker": "Bakhuis belde de aanbieder.",
    "moeder": "Fatima was erbij.",
    "initialen met punten": "N.V. wil niet meer.",
    "initialen met spaties": "N. V. wil niet.",
    "initialen zonder punten": "NV wil niet meer.",
    "initialen los": "N V wil niet.",
    "initialen van een onbekende": "J.P. was erbij.",
    "voorletter en naam": "Mevrouw K. Jansen zei nee.",
    "voorletter met tussenvoegsel": "De heer K. van den Berg zei nee.",
    "een voorletter": "N. wil niet.",
    "een letter": "Wij spraken met N over school.",
    "BSN": f"Het nummer is {BSN}.",
    "BSN met punten": "Het nummer is 9999.91.772.",
    "BSN met spaties": "999 991 772",
    "een ander nummer van 9 cijfers": "Toewijzing 100000123.",
    "casusnummer": "Zie casus 2026-000001.",
    "geboortedatum": "Geboortedag 9 mei 2011.",
    "geboortedatum in cijfers": "09-05-2011",
    "geboortedatum van een onbekende": "12-11-1984",
    "geboren": "Zij is geboren in 2011.",
    "verjaardag": "Op haar verjaardag ging het mis.",
    "straat": "Zij woont aan de Voorbeeldstraat.",
    "adres": "Zij woont op Kerklaan 4.",
    "postcode": "1234 AB",
    "postcode aan elkaar": "3011aa",
    "telefoon": "Bel 06-12345678.",
    "vaste telefoon": "Bel 010 555 01 00.",
    "e-mail": "mail naar iemand@voorbeeld.example",
}
GEWOON = [
    "De jeugdige gaat elke dag naar school, in route A.",
    "De aanbieder vroeg 72 uur, dat is 18 uur meer dan stap B. In het plan staat 54 uur.",
    "Sinds 2 maart 2026 ligt het stil. De aanbieder wil 10 weken, i.v.m. o.a. de wachttijd.",
    "Wij volgen de Handreiking. De GI, het RER en de JW301 zijn besproken (45C09).",
    "Het team blijft erbij: groep A past, groep B niet.",
]


@pytest.mark.eis("CR-Z-12")
@pytest.mark.parametrize("tekst", SPOREN.values(), ids=SPOREN)
def test_wat_naar_iemand_wijst_wordt_gevonden(tekst):
    assert findings(tekst, BEKEND, ON)


@pytest.mark.eis("CR-Z-12")
@pytest.mark.parametrize("tekst", GEWOON)
def test_gewone_tekst_mag(tekst):
    assert findings(tekst, BEKEND, ON) == []


@pytest.mark.parametrize(
    ("naam", "letters"),
    [
        ("Noor Maria van Veldwijk", "NMV"),
        ("S. Bakhuis", "SB"),
        ("Noor", ""),
        ("", ""),
        ("N. el Amrani", "NA"),
    ],
)
def test_initialen(naam, letters):
    assert initials(naam) == letters


# --- in het product -----------------------------------------------------------------------------


@pytest.fixture
def w(db):
    jeugdige = JeugdigeFactory(voornamen="Wilhelmina Roos", roepnaam="Mina", achternaam="Zwartkop")
    wereld = ladderwereld(jeugdige=jeugdige)
    Medewerker.objects.filter(pk=wereld.casusregisseur.pk).update(naam="Q. Hagedoorn")
    Betrokkenpartij.objects.create(
        casus=casus_van(wereld),
        rol="school",
        naam="De Regenboog",
        contactpersoon="Truus Oosterling",
        begindatum=BEGIN,
    )
    return wereld


def planten(w):
    """One sentence per trace of the real people in this dossier."""
    casus = casus_van(w)
    kind = casus.jeugdige
    ouder = casus.gezin.leden.exclude(naam="").first().naam
    return [
        f"{kind.roepnaam} wil niet.",
        f"Het gezin {kind.achternaam} wacht.",
        "M.Z. wil niet.",
        "W.R. Zwartkop wil niet.",
        "MZ wil niet.",
        f"{ouder} belde.",
        "Hagedoorn belde.",
        "Q. Hagedoorn belde.",
        "Oosterling van school belde.",
        f"{kind.geboortedatum:%d-%m-%Y}",
        f"{kind.bsn}",
        f"{kind.straatnaam} {kind.huisnummer}",
        f"{kind.postcode}",
        casus.nummer,
        "06-12345678",
        "mina@voorbeeld.example",
    ]


def kanaries(w):
    kind = casus_van(w).jeugdige
    return [
        *("Mina", "Zwartkop", "Wilhelmina", "M.Z.", "W.R.", "Hagedoorn", "Oosterling"),
        *(kind.bsn, kind.postcode, kind.straatnaam, f"{kind.geboortedatum:%d-%m-%Y}"),
        *(casus_van(w).nummer, "06-12345678", "mina@voorbeeld.example", "Ouder 1"),
    ]


@pytest.mark.eis("CR-Z-12")
def test_delen_wordt_bij_elk_veld_geweigerd(w):
    verschil = tot(w, "share_overview")
    Ladderoverzicht.objects.all().delete()
    gegevens = {**bouw.TEKSTEN, "gevraagd": "bemiddelen", "bevestigd": bouw.BEVESTIGD}
    for plant in planten(w):
        overal = gegevens | dict.fromkeys(TEKSTEN, f"Goed. {plant}")
        with pytest.raises(ValidationError) as fout:
            save_overview(vers(verschil), by=w.teamleider, op=NU, **overal)
        assert list(fout.value.message_dict) == list(TEKSTEN), plant
        for zinnen in fout.value.message_dict.values():
            assert "Haal dit weg, want het wijst naar iemand" in zinnen[0]
    for veld in TEKSTEN:
        een = gegevens | {veld: planten(w)[0]}
        with pytest.raises(ValidationError) as fout:
            save_overview(vers(verschil), by=w.teamleider, op=NU, **een)
        assert list(fout.value.message_dict) == [veld]
    assert not Ladderoverzicht.objects.exists()
    save_overview(vers(verschil), by=w.teamleider, op=NU, **gegevens)
    with pytest.raises(ValidationError):
        save_overview(vers(verschil), by=w.teamleider, op=NU, **gegevens | {veld: planten(w)[0]})


@pytest.mark.eis("CR-Z-12")
def test_een_ingesmokkelde_tekst_kan_niet_worden_gedeeld(w):
    verschil = tot(w, "share_overview")
    bouw.overzicht(w, verschil)
    Ladderoverzicht.objects.update(geprobeerd="Mina wil niet.")
    with pytest.raises(Geblokkeerd, match="Niet anoniem: Wat is er al geprobeerd"):
        zet(w, verschil, "share_overview")
    assert vers(verschil).gedeeld_op is None


@pytest.mark.eis("CR-Z-12")
@pytest.mark.parametrize("veld", REGIOTEKSTEN)
def test_ook_de_regio_schrijft_geen_namen(w, veld):
    stap = {"acties": "agree_actions", "bericht": "engage_secretaris", "besluit": "conclude"}[veld]
    verschil = tot(w, stap)
    for plant in planten(w):
        with pytest.raises(ValidationError) as fout:
            zet(w, verschil, stap, **{veld: plant})
        assert list(fout.value.message_dict) == [veld]


@pytest.mark.eis("CR-Z-12", "CR-Z-16")
def test_in_html_en_pdf_staat_niemand_wat_er_ook_in_het_dossier_staat(w, client):
    """Every free text of the dossier holds every trace; none comes out, not even by a back door."""
    verschil = tot(w, "conclude")
    alles = " ".join(planten(w))
    plant_everywhere(w, alles)
    overzicht = Ladderoverzicht.objects.get()
    client.force_login(w.contractmanager)
    for naam in ("gevraagd_detail", "gevraagd_step"):
        meer = ["engage_secretaris"] if naam == "gevraagd_step" else []
        adres = reverse(f"casusregie:{naam}", args=[overzicht.kenmerk, *meer])
        antwoord = client.get(adres)
        assert [k for k in kanaries(w) if k in antwoord.content.decode()] == []
    pagina = client.get(reverse("casusregie:gevraagd_detail", args=[overzicht.kenmerk]))
    assert INGEHOUDEN in pagina.content.decode()
    lijst = client.get(reverse("casusregie:gevraagd_list")).content.decode()
    assert [k for k in kanaries(w) if k in lijst] == []
    pdf = client.get(reverse("casusregie:gevraagd_pdf", args=[overzicht.kenmerk])).content
    tekst = text_of(pdf)
    for bekend in (overzicht.code, INGEHOUDEN[:20], str(verschil.casus.gemeente)):
        assert bekend in tekst
    assert [k for k in kanaries(w) if k in tekst] == []


#: Not written by anybody: numbers, codes and addresses of rows that the product makes itself.
EIGEN_WERK = {
    "casusregie.Casus": {"nummer"},
    "casusregie.Escalatie": {"model", "code", "aanleiding"},
}


def free_texts(model):
    """Every field of this model in which somebody can write words."""
    eigen = EIGEN_WERK.get(model._meta.label, set())
    return {
        veld.name: veld.max_length
        for veld in model._meta.concrete_fields
        if isinstance(veld, models.CharField | models.TextField)
        and not isinstance(veld, FSMField)
        and not veld.choices
        and veld.name not in eigen
    }


def plant_everywhere(w, tekst):
    """Straight into the database, past every check; a new field of these models comes by itself."""
    casus = casus_van(w)
    verschil = Meningsverschil.objects.get(casus=casus)
    rijen = (
        Casus.objects.filter(pk=casus.pk),
        Escalatie.objects.filter(casus=casus),
        Meningsverschil.objects.filter(pk=verschil.pk),
        Ladderoverzicht.objects.filter(verschil=verschil),
        Afspraak.objects.filter(casus=casus),
    )
    for vraag in rijen:
        velden = free_texts(vraag.model)
        vraag.update(**{naam: tekst[: lengte or 4000] for naam, lengte in velden.items()})
    Meningsverschil.objects.update(feiten=[{"op": "2026-03-02", "zin": tekst}])


@pytest.mark.eis("CR-Z-12", "CR-Z-16")
def test_elk_vrij_veld_van_het_overzicht_wordt_nagelezen_en_gecontroleerd():
    """A new text in the model or the form must join the format, or this fails."""
    assert set(free_texts(Ladderoverzicht)) == set(TEKSTEN)
    velden = OverzichtForm().fields
    teksten = {naam for naam, veld in velden.items() if type(veld) is forms.CharField}
    assert teksten == set(TEKSTEN)
    assert {naam for naam in velden if "gelezen" in naam} == {f"{n}_gelezen" for n in TEKSTEN}


@pytest.mark.eis("CR-Z-12")
def test_elk_vrij_veld_waarin_de_regio_schrijft_wordt_gecontroleerd():
    """Contractmanager and secretaris: what `refuse_traces` looks at is all that they can write."""
    teksten = {
        naam
        for form in REGIO.values()
        for naam, veld in form.base_fields.items()
        if type(veld) is forms.CharField
    }
    assert teksten == set(REGIOTEKSTEN)


@pytest.mark.eis("CR-Z-12")
def test_een_naam_die_later_in_het_dossier_komt_blijft_ook_weg(w):
    verschil = tot(w, "share_overview")
    stuk = bouw.overzicht(w, verschil, geprobeerd="De heer Pannenkoek is gevraagd.")
    zet(w, verschil, "share_overview")
    stuk = Ladderoverzicht.objects.get(pk=stuk.pk)
    assert sheet_of(stuk, ON).ingehouden == []
    casus_van(w).gezin.leden.create(naam="Joop Pannenkoek", rol="ander", begindatum=BEGIN)
    blad = sheet_of(Ladderoverzicht.objects.get(pk=stuk.pk), ON)
    assert blad.ingehouden == ["Wat is er al geprobeerd"]
    assert "Pannenkoek" not in str(blad)
    beter = {**bouw.TEKSTEN, "gevraagd": "bemiddelen", "bevestigd": bouw.BEVESTIGD}
    save_overview(vers(verschil), by=w.teamleider, op=NU, **beter)
    assert sheet_of(Ladderoverzicht.objects.get(pk=stuk.pk), ON).ingehouden == []


def test_het_vaste_format(w):
    verschil = tot(w, "conclude")
    blad = sheet_of(Ladderoverzicht.objects.get(), ON)
    assert [naam for naam, _ in blad.feiten] == [
        "Kenmerk",
        "Gemeente",
        "Aanbieder",
        "Route",
        "Waarover",
        "Reden",
        "Gemeld op",
        "Gevraagd",
        "Afgestemd met de jeugdige",
    ]
    assert [naam for naam, _ in blad.teksten] == list(TEKSTEN.values())
    assert [rij[0][:1] for rij in blad.stappen] == ["1", "2", "3", "4", "5", "6"]
    assert blad.gebeurd and blad.regio[0] == ("Afgesproken acties", verschil.acties)
    pdf = render(as_pdf(blad, ON))
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf


def test_wie_bekend_is_in_het_dossier(w):
    bekend = known_in(casus_van(w))
    assert {"mina", "zwartkop", "hagedoorn", "oosterling"} <= bekend.termen.namen
    assert {"MZ", "WRZ", "QH", "TO"} <= bekend.initialen


def test_een_gesloten_verschil_verandert_niet_meer(w):
    verschil = tot(w, "conclude")
    perform(vers(verschil), "settle", by=w.secretaris, op=NU, besluit="Zij zijn het eens.")
    beter = {**bouw.TEKSTEN, "gevraagd": "bemiddelen", "bevestigd": bouw.BEVESTIGD}
    with pytest.raises(Exception, match="hoort bij stap 5 en 6"):
        save_overview(vers(verschil), by=w.teamleider, op=NU, **beter)
