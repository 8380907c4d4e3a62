"""De onderdelen van de schermen: iconen, termijnen, acties, lijsten, norm en cijfers."""

from datetime import date

import pytest
from lxml import html

from verloop.schermen.iconen import VORMEN, draw
from verloop.schermen.lijsten import order_actions
from verloop.schermen.opmaak import button, due

from .schermhulp import inline, render
from .stijlgids import example


@pytest.fixture(scope="module")
def boom():
    return html.fromstring(render("stijlgids.html", example()))


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


def test_een_knop_stuurt_zijn_naam_en_waarde_mee():
    knop = html.fromstring(button("Bewaar", naam="bewaar", waarde='"1"', id="k"))
    assert (knop.get("name"), knop.get("value"), knop.get("id")) == ("bewaar", '"1"', "k")
    assert html.fromstring(button("Verder")).get("name") is None


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
    bron = inline(sjabloon, leeg=None, naam="<b> B")
    assert bron.endswith(uitkomst)
    assert "<b>" not in bron
    if not uitkomst:
        assert bron == ""


@pytest.mark.parametrize(
    ("filter_", "deze", "andere"),
    [
        ("korte_datum", "di 24 maart", "za 30 januari 2027"),
        ("dag_maand", "24 maart", "30 januari 2027"),
        ("datumtijd", "dinsdag 24 maart", "zaterdag 30 januari 2027"),
        ("korte_datumtijd", "di 24 maart", "za 30 januari 2027"),
    ],
)
def test_een_dag_van_een_ander_jaar_noemt_het_jaar(time_machine, filter_, deze, andere):
    time_machine.move_to("2026-11-22T12:00:00+01:00")
    dagen = (date(2026, 3, 24), date(2027, 1, 30))
    assert [inline(f"{{{{ dag|{filter_} }}}}", dag=dag) for dag in dagen] == [deze, andere]
