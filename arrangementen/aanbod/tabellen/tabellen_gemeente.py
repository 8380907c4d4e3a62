"""De tabellen per gemeente: hoe zij inkoopt, en wat er zonder toewijzing is."""

from arrangementen.aanbod.inkoop import Inkoopmodel, Voorziening
from arrangementen.aanbod.keuzes import (
    Bekostiging,
    Contractsoort,
    Inkoopdomein,
    Inkoper,
    Model,
    Voorzieningsoort,
)

from . import keuzelijsten, omzetten, regels
from .kennis import Kennis
from .soorten import choice, code, long_text, reference, text
from .tabel import Tabel
from .velden import CBS
from .vorm import Vorm

GEMEENTE = reference(
    "gemeente",
    "Gemeente",
    CBS,
    keuzelijsten.gemeenten,
    pad="gemeente__cbs_code",
    uitleg="CBS-code, bijvoorbeeld 0599",
)

INKOOP = Tabel(
    code="inkoopmodellen",
    naam="Inkoop per gemeente",
    enkelvoud="inkoopmodel",
    uitleg="Hoe elke gemeente inkoopt, per deel van de jeugdhulp.",
    model=Inkoopmodel,
    eigen=(
        GEMEENTE,
        choice("domein", "Deel van de hulp", Inkoopdomein.choices),
        choice("model", "Hoe de hulp bij de jeugdige komt", Model.choices),
        choice("inkoper", "Wie koopt in", Inkoper.choices),
        choice("bekostiging", "Bekostiging", Bekostiging.choices),
        choice("uitvoeringsvariant", "Uitvoeringsvariant", Contractsoort.choices),
    ),
    sleutel=("gemeente", "domein"),
    kolommen=("gemeente", "domein", "model", "inkoper", "bekostiging"),
    kennis=Kennis,
    controle=regels.gemeente,
    velden_van=omzetten.met_gemeente,
    bij=("gemeente",),
)

VOORZIENINGEN = Tabel(
    code="voorzieningen",
    naam="Voorliggende voorzieningen",
    enkelvoud="voorziening",
    uitleg="Wat in een gemeente helpt zonder toewijzing, zoals sport, advies of schuldhulp.",
    model=Voorziening,
    eigen=(
        GEMEENTE,
        code("code", "Code", Vorm(r"[0-9A-Za-z-]{1,20}", "een code zonder spaties")),
        text("naam", "Naam"),
        choice("soort", "Soort", Voorzieningsoort.choices),
        text("doelgroep", "Voor wie", 200),
        text("contact", "Contact", 200, uitleg="Telefoon, e-mail of adres van de organisatie"),
        long_text("omschrijving", "Omschrijving", verplicht=False),
    ),
    sleutel=("gemeente", "code"),
    kolommen=("gemeente", "naam", "soort", "doelgroep", "contact"),
    kennis=Kennis,
    controle=regels.gemeente,
    velden_van=omzetten.met_gemeente,
    bij=("gemeente",),
)
