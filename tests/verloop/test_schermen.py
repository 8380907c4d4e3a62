"""De pagina als geheel: vaste delen, veilige tekst, foutpagina's en bevestiging."""

import re
from types import SimpleNamespace

import pytest
from lxml import html

from .schermhulp import VIJANDIG, render
from .stijlgids import example


@pytest.fixture(scope="module")
def gids():
    return render("stijlgids.html", example())


@pytest.fixture(scope="module")
def boom(gids):
    return html.fromstring(gids)


def test_geen_stijl_of_script_in_de_pagina(gids, boom):
    assert "style=" not in gids
    assert not boom.xpath("//style")
    assert all(script.get("src") and not script.text for script in boom.xpath("//script"))
    assert not re.search(r"\son[a-z]+=", gids)
    assert "{{" not in gids and "{%" not in gids


def test_vijandige_tekst_blijft_tekst():
    bron = render("stijlgids.html", example(VIJANDIG))
    assert "<script>alert" not in bron
    assert "<img src=x" not in bron
    assert bron.count("&lt;script&gt;alert(1)") > 60
    boom = html.fromstring(bron)
    assert not boom.xpath("//img | //*[@onerror]")
    assert all(script.get("src") for script in boom.xpath("//script"))


def test_elk_id_komt_een_keer_voor(boom):
    ids = boom.xpath("//@id")
    assert sorted(ids) == sorted(set(ids))


def test_elke_verwijzing_in_de_pagina_klopt(boom):
    ids = set(boom.xpath("//@id"))
    for kenmerk in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
        for waarde in boom.xpath(f"//@{kenmerk}"):
            assert set(waarde.split()) <= ids, f"{kenmerk}={waarde}"
    sprongen = [doel for doel in boom.xpath("//a/@href") if doel.startswith("#") and doel != "#"]
    assert {doel[1:] for doel in sprongen} <= ids


def test_de_volgorde_van_de_stijlbladen(boom):
    bladen = boom.xpath("//link[@rel='stylesheet']/@href")
    namen = [blad.rsplit("/", 1)[1] for blad in bladen]
    assert namen == ["vendor.css", "theme.css", "casework.css", "schermen.css"]
    assert all("defer" in script.attrib for script in boom.xpath("//script"))


def test_vaste_delen_van_elke_pagina(boom):
    assert boom.xpath("//a[contains(@class,'utrecht-skip-link')]/@href") == ["#inhoud"]
    assert boom.xpath("//main[@id='inhoud']/@tabindex") == ["-1"]
    assert boom.xpath("//*[@id='melding']/@role") == ["status"]
    assert boom.xpath("//nav[@aria-label='Hoofdmenu']//a[@aria-current='page']")
    assert len(boom.xpath("//h1")) == 2  # de naam in de banner en de kop van de gids
    assert boom.xpath("//meta[@name='csrf-token']/@content") == ["sleutel"]
    assert '"includeIndicatorCSS": false' in boom.xpath("//meta[@name='htmx-config']/@content")[0]


@pytest.mark.parametrize("demo", [True, False], ids=["demonstratie", "echt gebruik"])
def test_de_regel_over_verzonnen_personen_staat_er_alleen_bij_de_demonstratie(demo):
    bron = render("stijlgids.html", example() | {"demo": demo})
    assert ("zijn verzonnen." in bron) is demo


@pytest.mark.parametrize(
    ("formulier", "begin"),
    [(SimpleNamespace(errors={"a": ["b"]}), "Fout: Stijlgids"), (None, "Stijlgids")],
    ids=["met fouten", "zonder formulier"],
)
def test_de_titel_begint_met_fout_als_er_fouten_zijn(formulier, begin):
    boom = html.fromstring(render("stijlgids.html", example() | {"form": formulier}))
    assert boom.findtext(".//title").startswith(begin)


@pytest.mark.parametrize("thema", ["", "donker", "auto"])
def test_het_thema_staat_op_de_pagina(thema):
    boom = html.fromstring(render("stijlgids.html", example() | {"thema": thema}))
    assert boom.get("data-thema", "") == thema
    gekozen = boom.xpath("//button[@name='thema'][@aria-pressed='true']/@value")
    assert gekozen == [thema]


def test_wie_niet_is_ingelogd_heeft_geen_menu_en_geen_sessievenster():
    niemand = {"user": SimpleNamespace(is_authenticated=False), "hoofdmenu": None}
    boom = html.fromstring(render("stijlgids.html", example() | niemand))
    assert not boom.xpath("//details[@data-menu] | //dialog | //nav[@aria-label='Hoofdmenu']")
    assert "data-sessie-minuten" not in boom.find("body").attrib


@pytest.mark.parametrize("pagina", ["400", "403", "404", "409", "500", "503"])
def test_foutpaginas_bestaan_en_geven_een_weg_verder(pagina):
    gegevens = {"reden": VIJANDIG, "weg": VIJANDIG, "verzoek_kenmerk": "abc", "form": None}
    boom = html.fromstring(render(f"errors/{pagina}.html", gegevens))
    assert boom.xpath("//h1")
    assert boom.xpath("//main//a[@href='/']")
    assert not boom.xpath("//script[not(@src)]")


@pytest.mark.parametrize("pagina", ["500", "503"])
def test_een_storing_vraagt_niets_van_de_gebruiker(pagina):
    """These pages render while the database is away: they never look at the user."""

    class Ontploft:
        def __getattr__(self, naam):
            raise AssertionError(naam)

    assert "<h1" in render(f"errors/{pagina}.html", {"user": Ontploft()})


def test_de_overgangspagina_laat_zien_wat_er_gebeurt():
    gegevens = example() | {
        "kop": "Opdracht geven",
        "knop": "Opdracht geven",
        "gevolgen": ["De toewijzing gaat naar De Vlierhof."],
        "mogelijkheid": SimpleNamespace(toegestaan=True),
        "form": example()["formulier"],
        "terug": "/c/1/",
    }
    boom = html.fromstring(render("overgang.html", gegevens))
    assert boom.xpath("//form[@method='post']//li/text()")[-1].startswith("De toewijzing")
    assert boom.xpath("//form//input[@name='csrfmiddlewaretoken']")
    assert boom.findtext(".//title").startswith("Fout: Opdracht geven")


def test_een_geblokkeerde_overgang_toont_de_reden_en_geen_formulier():
    gegevens = example() | {
        "kop": "Opdracht geven",
        "mogelijkheid": SimpleNamespace(
            toegestaan=False, reden="Alleen T. Koster mag dit." + VIJANDIG, weg="", weg_url=""
        ),
        "terug": "/c/1/",
    }
    boom = html.fromstring(render("overgang.html", gegevens))
    assert "Alleen T. Koster mag dit." in boom.xpath("string(//main)")
    assert not boom.xpath("//main//form")


def test_de_bevestiging_noemt_nummer_vervolg_en_datum():
    gegevens = example() | {
        "kop": "Verzoek verstuurd",
        "nummer": "V-2026-1",
        "volgende": "T. Koster beoordeelt uw verzoek.",
        "uiterlijk": example()["dag28"],
        "url": "/w/",
    }
    tekst = html.fromstring(render("components/bevestiging.html", gegevens)).text_content()
    assert "V-2026-1" in tekst
    assert "donderdag 26 maart 2026" in tekst
