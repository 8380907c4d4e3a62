"""Vult de onderdelen van een nieuw document voor uit wat er al is vastgelegd."""

from collections.abc import Callable
from typing import Any

from .bron import Bron, dutch_day
from .inhoud import is_empty
from .onderdeel import Documentsoort

Vuller = Callable[[Bron], Any]
_vullers: dict[str, tuple[str, Vuller]] = {}


def add_prefill(naam: str, herkomst: str, vuller: Vuller) -> None:
    """Register (or replace) a source for parts with `vooraf=naam`; upper apps may add theirs."""
    _vullers[naam] = (herkomst, vuller)


def prefill(soort: Documentsoort, bron: Bron) -> tuple[dict[str, Any], dict[str, str]]:
    """The answers that are known already, and per part where they come from."""
    inhoud: dict[str, Any] = {}
    herkomst: dict[str, str] = {}
    for deel in soort.onderdelen:
        if deel.vooraf in _vullers:
            woorden, vuller = _vullers[deel.vooraf]
            waarde = vuller(bron)
            if not is_empty(waarde):
                inhoud[deel.code], herkomst[deel.code] = waarde, woorden
    return inhoud, herkomst


def paragraphs(*delen: tuple[str, str]) -> str:
    """Named texts under each other; empty ones are left out."""
    return "\n\n".join(f"{naam}: {tekst}" if naam else tekst for naam, tekst in delen if tekst)


def _analysis(*velden: str) -> Vuller:
    """Fields of the vraaganalyse; with more than one each gets its name in front."""

    def vul(bron: Bron) -> str:
        analyse = bron.vraaganalyse
        if analyse is None:
            return ""
        namen = [str(analyse._meta.get_field(v).verbose_name).capitalize() for v in velden]
        koppen = namen if len(velden) > 1 else [""]
        return paragraphs(
            *((kop, getattr(analyse, veld)) for kop, veld in zip(koppen, velden, strict=True))
        )

    return vul


def _summary(bron: Bron) -> str:
    """What is going on, what is needed and which help, in the words of the vraaganalyse."""
    analyse = bron.vraaganalyse
    if analyse is None:
        return ""
    return paragraphs(
        ("Vraaganalyse van", dutch_day(analyse.vastgelegd_op)),
        ("Leefgebieden", ", ".join(analyse.leefgebiednamen)),
        ("Wat is nodig", analyse.wat_is_nodig),
        ("Welke hulp", analyse.get_soort_hulp_display()),
        ("Waarom", analyse.soort_hulp_motivering),
    )


def _domains(bron: Bron) -> str:
    analyse = bron.vraaganalyse
    if analyse is None:
        return ""
    return paragraphs(
        ("Leefgebieden", ", ".join(analyse.leefgebiednamen)),
        ("", analyse.leefgebieden_toelichting),
    )


def _single_or_multiple(bron: Bron) -> str:
    """One leefgebied is enkelvoudig, more is meervoudig."""
    if bron.vraaganalyse is None or not bron.vraaganalyse.leefgebieden:
        return ""
    return "meervoudig" if len(bron.vraaganalyse.leefgebieden) > 1 else "enkelvoudig"


def _risk(bron: Bron) -> str:
    taxatie = bron.risicotaxatie
    if taxatie is None:
        return ""
    return paragraphs(
        ("Getaxeerd op", dutch_day(taxatie.getaxeerd_op)),
        ("Instrument", taxatie.get_instrument_display()),
        ("Uitkomst", taxatie.get_uitkomst_display()),
        ("Aandachtspunten", taxatie.aandachtspunten),
    )


def _findings(bron: Bron) -> str:
    return paragraphs(("", _summary(bron)), ("", _risk(bron)))


def _triage(bron: Bron) -> str:
    if bron.triage is None:
        return ""
    inhoud = bron.triage.inhoud
    return paragraphs(
        ("Triage van", dutch_day(bron.triage.vastgesteld_op)),
        ("Conclusie", inhoud.get("conclusie", "")),
        ("Waarom", inhoud.get("conclusie_waarom", "")),
    )


def _measure(bron: Bron) -> str:
    route = bron.maatregel
    if route is None:
        return ""
    return paragraphs(
        ("Maatregel", route.get_maatregel_display()),
        ("Opdracht van de rechtbank", dutch_day(route.opdracht_rechtbank_op)),
    )


def _risk_field(naam: str, als_dag: bool = False) -> Vuller:
    def vul(bron: Bron) -> str:
        waarde = getattr(bron.risicotaxatie, naam, None)
        if waarde is None:
            return ""
        return str(waarde.isoformat() if als_dag else waarde)

    return vul


ANALYSE, TAXATIE = "de vraaganalyse", "de risicotaxatie"
_FUNCTIONEREN = ("psychisch", "sociaal", "zelfredzaamheid", "leerbaarheid", "lichamelijk")

for _naam, _velden in {
    "functioneren": _FUNCTIONEREN,
    "opvoeding": ("opvoedingscapaciteiten",),
    "gezin_en_omgeving": ("gezin_en_omgeving",),
    "eigen_kracht": ("gezin_en_omgeving", "eigen_kracht"),
    "beoogd_resultaat": ("beoogd_resultaat",),
    "afstemming": ("afstemming",),
    "terugkeer": ("terugkeer",),
    "voorliggend": ("voorliggend_geprobeerd",),
    "expertise": ("geraadpleegde_expertise",),
    "eigen_woorden": ("eigen_woorden",),
}.items():
    add_prefill(_naam, ANALYSE, _analysis(*_velden))

add_prefill("vraaganalyse", ANALYSE, _summary)
add_prefill("leefgebieden", ANALYSE, _domains)
add_prefill("enkel_of_meervoudig", ANALYSE, _single_or_multiple)
add_prefill(
    "uitvoerder", ANALYSE, lambda b: str(b.vraaganalyse.uitvoerder) if b.vraaganalyse else ""
)
add_prefill("risicotaxatie", TAXATIE, _risk)
add_prefill("uitkomsten", "de vraaganalyse en de risicotaxatie", _findings)
add_prefill("is_getaxeerd", TAXATIE, lambda b: "ja" if b.risicotaxatie else "")
add_prefill("taxatiedatum", TAXATIE, _risk_field("getaxeerd_op", als_dag=True))
add_prefill("meldcode", TAXATIE, _risk_field("meldcode"))
add_prefill("triage", "de triage", _triage)
add_prefill("maatregel", "de route", _measure)
