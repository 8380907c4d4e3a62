"""De bouwstenen van de schermen: opmaak, veilige tekst en toegankelijke merktekens."""

import re
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.template.loader import get_template
from lxml import html

from verloop.schermen.iconen import VORMEN, draw
from verloop.schermen.lijsten import order_actions
from verloop.schermen.opmaak import due

from .stijlgids import example

VIJANDIG = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>"


def render(naam: str, gegevens: dict) -> str:
    return get_template(naam).template.render(Context(gegevens))


def inline(sjabloon: str, **gegevens) -> str:
    return Template(sjabloon).render(Context(gegevens))


def _tight(gevonden: re.Match) -> str:
    return gevonden[0].strip()


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


@pytest.mark.parametrize("naam", list(VORMEN))
def test_een_icoon_is_versiering(naam):
    boom = html.fromstring(draw(naam, "extra"))
    assert boom.get("aria-hidden") == "true"
    assert boom.get("class") == "cr-icon extra"


def test_een_onbekend_icoon_valt_op():
    with pytest.raises(ValueError, match="geen icoon"):
        draw("bestaat-niet")
    assert draw("") == ""


@pytest.mark.parametrize(
    ("stand", "klasse", "woord"),
    [
        ({"soort": "danger", "woorden": "5 dagen te laat"}, "is-danger", "Te laat: "),
        ({"soort": "warning", "woorden": "Vandaag"}, "is-warning", "Bijna: "),
        (
            {"klasse": "is-success", "tekst": "Nog 9 dagen", "kop": "Op tijd"},
            "is-success",
            "Op tij",
        ),
        ({"klasse": "is-hold", "tekst": "Staat stil sinds 3 maart"}, "is-hold", None),
    ],
    ids=["te laat", "bijna", "op tijd", "staat stil"],
)
def test_een_termijn_heeft_een_icoon_en_woorden(stand, klasse, woord):
    boom = html.fromstring(due(stand, "do 12 maart"))
    assert klasse in boom.get("class")
    assert boom.xpath(".//svg[contains(@class,'cr-due__icon')]")
    verborgen = boom.findtext(".//span[@class='cr-sr']")
    assert verborgen.startswith(woord) if woord else not verborgen
    assert boom.xpath("string(.//*[@class='cr-due__date'])") == "do 12 maart"


def test_zonder_termijn_is_er_niets():
    assert due(None) == ""


def test_acties_staan_op_volgorde_met_hooguit_een_primaire():
    acties = [
        {"label": "rol", "toegestaan": False, "soort": "rol", "reden": "Alleen de teamleider."},
        {"label": "mag", "toegestaan": True, "url": "/a/", "primair": True},
        {"label": "stand", "toegestaan": False, "soort": "stand", "reden": "Kan later."},
        {"label": "mag ook", "toegestaan": True, "url": "/b/", "primair": True},
        {"label": "straks", "toegestaan": False, "soort": "later", "reden": "Later."},
    ]
    gevolg = order_actions(acties)
    assert [actie.label for actie in gevolg["nu"]] == ["mag", "mag ook", "stand", "rol"]
    assert [actie.label for actie in gevolg["later"]] == ["straks"]
    assert [a.soort_knop for a in gevolg["nu"]].count("primair") == 1
    assert [a.waarom for a in gevolg["nu"]] == ["", "", "Nog niet mogelijk", "Niet uw rol"]


def test_een_geblokkeerde_actie_heeft_een_reden_en_geen_knop(boom):
    geblokkeerd = boom.xpath("//ul[@class='cr-actions']/li[@class='is-blocked']")
    assert len(geblokkeerd) == 3
    for regel in geblokkeerd:
        assert regel.xpath("string(.//p)")
        assert not regel.xpath(".//a[contains(@class,'utrecht-button')] | .//button")
    assert not boom.xpath("//button[@disabled]")
    assert len(boom.xpath("//ul[@class='cr-actions']//a[contains(@class,'primary-action')]")) == 1


def test_zonder_acties_staat_er_een_zin():
    assert "U hoeft hier nu niets te doen." in inline("{% acties lijst %}", lijst=[])


def test_de_route_zegt_welke_stand_nu_is(boom):
    nu = boom.xpath("//li[contains(@class,'cr-route__step')][@aria-current='step']")
    assert [stap.xpath("string(.//*[@class='cr-route__name'])") for stap in nu] == [
        "Hulp toewijzen, nu bezig"
    ]
    assert len(boom.xpath("//ol[@class='cr-route']/li")) == 3


def test_sorteren_houdt_de_andere_keuzes_vast(boom):
    koppen = boom.xpath("//section[@id='tabel']//th[@scope='col']")
    assert koppen[1].get("aria-sort") == "descending"
    assert koppen[0].get("aria-sort") is None
    assert koppen[0].find("a").get("href") == "?sorteer=termijn&f=a%26b"
    assert koppen[1].find("a").get("href") == "?sorteer=hulp&f=a%26b"
    assert koppen[0].find("a").get("id") == "sorteer-termijn"
    assert koppen[3].find("a") is None


def test_bladeren_houdt_de_keuzes_vast(boom):
    adressen = boom.xpath("//*[@rel='prev' or @rel='next']/@href")
    assert adressen == ["?sorteer=-hulp&f=a%26b&pagina=1", "?sorteer=-hulp&f=a%26b&pagina=3"]


def test_het_normpaneel_noemt_elke_uitkomst_in_woorden(boom):
    regels = boom.xpath("//aside[@id='normpaneel']//ul/li//b/text()")
    assert regels == [
        "Contract: past niet",
        "Volume: uitleg nodig",
        "Hardheidsclausule: nog open",
        "Duur: past",
        "Stapeling: past",
        "Gemiddelde per week",
    ]
    telling = boom.xpath("//aside[@id='normpaneel']//*[@role='status']/span")
    assert [badge.text_content() for badge in telling] == [
        "1 past niet",
        "1 uitleg nodig",
        "1 nog open",
        "2 passen",
    ]


def test_een_grafiek_heeft_dezelfde_cijfers_als_tabel(boom):
    tabel = boom.xpath("//details[@id='tabel-g1']//tbody/tr[1]/*/text()")
    assert tabel == ["De Vlierhof", "9", "4", "1", "14"]
    assert boom.xpath("//*[@aria-labelledby='g1-t g1-d']/@role") == ["img"]
    assert len(boom.xpath("//details[@id='tabel-g2']//tbody/tr")) == 12


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


@pytest.mark.parametrize(
    ("sjabloon", "uitkomst"),
    [
        ("{{ leeg|lange_datum }}{{ leeg|korte_datum }}{{ leeg|tijd }}{{ leeg|leeftijd }}", ""),
        ("{{ leeg|euro }}{{ leeg|getal }}{{ leeg|datumtijd }}{{ leeg|mini_datum }}", ""),
        ("{{ naam|hoofdletter }}", "&lt;b&gt; B"),
        ("{% badge naam %}", '<span class="cr-badge ">&lt;b&gt; B</span>'),
        ("{% knop naam waarde=naam naam='x' %}", "&lt;b&gt; B</button>"),
        ("{% knoplink naam naam %}", 'href="&lt;b&gt; B">&lt;b&gt; B</a>'),
        ("{% paneel naam %}{{ naam }}{% endpaneel %}", "&lt;b&gt; B</div></section>"),
        ("{% tabel naam %}<tbody></tbody>{% endtabel %}", "<tbody></tbody></table></div>"),
    ],
    ids=[
        "lege datums",
        "lege getallen",
        "hoofdletter",
        "badge",
        "knop",
        "knoplink",
        "paneel",
        "tabel",
    ],
)
def test_tags_en_filters_verdragen_niets_en_maken_tekst_veilig(sjabloon, uitkomst):
    bron = re.sub(r">\s+|\s+<", _tight, inline(sjabloon, leeg=None, naam="<b> B").strip())
    assert bron.endswith(uitkomst)
    assert "<b>" not in bron
    if not uitkomst:
        assert bron == ""
